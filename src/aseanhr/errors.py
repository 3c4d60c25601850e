"""Everything that aseanhr raises or warns.

Each error derives from `AseanhrError` and from the builtin kind that fits it, so ``except ValueError`` and
``except LookupError`` work as anyone would expect, and carries what it is about as attributes.
Warnings derive from `AseanhrWarning`.
"""

from __future__ import annotations

__all__ = [
    "AmbiguousCountryError",
    "AmbiguousDateError",
    "AmountParseError",
    "AseanhrError",
    "AseanhrWarning",
    "DataError",
    "DateParseError",
    "DocumentError",
    "InputTypeError",
    "MissingExtraError",
    "ParseError",
    "QueryError",
    "RecordNotFoundError",
    "UnknownCountryError",
    "UnknownLanguageError",
    "UnknownLanguageWarning",
    "UnknownSourceError",
    "WeekdayConflictWarning",
]


class AseanhrError(Exception):
    """The root of every error that aseanhr raises on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions pickle by calling their class with `args`, which hold the message only.
        return _restore, (type(self), self.args, vars(self))


def _restore(kind: type[AseanhrError], args: tuple[object, ...], data: dict[str, object]) -> AseanhrError:
    error = kind.__new__(kind)
    error.args = args
    vars(error).update(data)
    return error


class InputTypeError(AseanhrError, TypeError):
    """An argument has the wrong type, such as bytes or None where text is asked for."""

    def __init__(self, argument: str, expected: str, got: object) -> None:
        self.argument = argument
        self.expected = expected
        self.got: str = type(got).__name__
        super().__init__(f"{argument} must be {expected}, not {self.got}")


class UnknownLanguageError(AseanhrError, LookupError):
    """A language tag names no language that is known here."""

    def __init__(self, lang: str, known: tuple[str, ...] = ()) -> None:
        self.lang = lang
        self.known = known
        hint = f"; known: {', '.join(known)}" if known else ""
        shown = lang if len(lang) <= 80 else lang[:77] + "..."
        super().__init__(f"unknown language {shown!r}{hint}")


class UnknownCountryError(AseanhrError, LookupError):
    """No country has this name, code or flag."""

    def __init__(self, name: str, *, lang: str | None = None, reason: str = "") -> None:
        self.name = name
        self.lang = lang
        self.reason = reason
        shown = name if len(name) <= 80 else name[:77] + "..."
        where = f" in {lang!r}" if lang else ""
        super().__init__(f"no country is called {shown!r}{where}" + (f": {reason}" if reason else ""))


class AmbiguousCountryError(AseanhrError, LookupError):
    """A name stands for more than one country; `candidates` holds their codes."""

    def __init__(self, name: str, candidates: tuple[str, ...], *, lang: str | None = None) -> None:
        self.name = name
        self.candidates = candidates
        self.lang = lang
        super().__init__(f"{name!r} may be any of {', '.join(candidates)}; say which, or give lang=")


class ParseError(AseanhrError, ValueError):
    """A text cannot be read without guessing.

    Attributes:
        text: the text.
        reason: why.
        unread: the words that were not understood, in lower case; empty where the words are not the trouble.
        start: offset of their first character in the text; None where they do not stand in it as they are.
        end: offset behind their last character.
    """

    _WHAT = "a value"

    def __init__(self, text: str, reason: str, unread: str = "") -> None:
        self.text = text
        self.reason = reason
        self.unread = unread
        at = text.lower().find(unread) if unread and len(text.lower()) == len(text) else -1
        self.start: int | None = at if at >= 0 else None
        self.end: int | None = at + len(unread) if at >= 0 else None
        shown = text if len(text) <= 80 else text[:77] + "..."
        super().__init__(f"cannot read {shown!r} as {self._WHAT}: {reason}")


class DateParseError(ParseError):
    """A text is not a date or period that can be read without guessing; `start` and `end` tell where the words are that were not understood."""

    _WHAT = "a date"


class AmbiguousDateError(DateParseError):
    """A date has more than one reading; `candidates` holds their EDTF texts."""

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        super().__init__(text, f"it may be {' or '.join(candidates)}; give lang= or day_first=")


class AmountParseError(ParseError):
    """A text is not an amount of money or a percentage that can be read without guessing; see `DateParseError`."""

    _WHAT = "an amount"


class RecordNotFoundError(AseanhrError, KeyError):
    """A collection has no record of that id; `nearest` holds the ids most like it."""

    def __init__(self, collection: str, id: str, nearest: tuple[str, ...] = ()) -> None:
        self.collection = collection
        self.id = id
        self.nearest = nearest
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        shown = id if len(id) <= 80 else id[:77] + "..."
        super().__init__(f"no record {shown!r} in {collection}{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


class QueryError(AseanhrError, ValueError):
    """A condition asked of a collection is unknown or has no such value; `known` holds what there is."""

    def __init__(self, condition: str, reason: str, known: tuple[str, ...] = ()) -> None:
        self.condition = condition
        self.reason = reason
        self.known = known
        hint = f"; known: {', '.join(known)}" if known else ""
        super().__init__(f"{condition}: {reason}{hint}")


class UnknownSourceError(AseanhrError, LookupError):
    """Evidence names a source that is not listed."""

    def __init__(self, source: str) -> None:
        self.source = source
        super().__init__(f"unknown source {source!r}")


class DocumentError(AseanhrError, ValueError):
    """A document cannot be read: missing, not UTF-8, or too large."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class DataError(AseanhrError, ValueError):
    """Data breaks the rules of its records; `faults` lists every fault, not the first only."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        head = f"{len(faults)} fault{'s' if len(faults) != 1 else ''} in the data"
        super().__init__("\n  ".join((head + ":", *faults)))


class MissingExtraError(AseanhrError, ImportError):
    """A function needs an optional package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package = package
        self.extra = extra
        super().__init__(f"{package} is needed for this: pip install 'aseanhr[{extra}]'", name=package)


class AseanhrWarning(UserWarning):
    """The root of every warning that aseanhr gives."""


class WeekdayConflictWarning(AseanhrWarning):
    """A weekday contradicts the date that it stands with; the date was taken."""


class UnknownLanguageWarning(AseanhrWarning):
    """The language of a text could not be told, or the reader does not have it; nothing was read."""
