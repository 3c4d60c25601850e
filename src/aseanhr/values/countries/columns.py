"""Whole columns of names of countries: normalized, and what of them could not be."""

from __future__ import annotations

from collections import Counter

from aseanhr.errors import AmbiguousCountryError, QueryError, UnknownCountryError
from aseanhr.values.columns import normalize_column, require_column, texts
from aseanhr.values.countries.normalize import normalize_country

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Unmatched", "normalize_countries", "unmatched"]

_ERRORS = (UnknownCountryError, AmbiguousCountryError)
_FORMS = ("code", "alpha_2", "alpha_3", "numeric", "alpha_4", "name", "official_name", "flag")


def normalize_countries(
    column: Any,
    *,
    on_error: str = "raise",
    lang: str | None = None,
    kind: str | None = None,
    fuzzy: bool = False,
    to: str | None = None,
) -> Any:
    """Normalize a column of names, each distinct value looked up once.

    Args:
        column: any iterable of names, a pandas Series, Index or array (a categorical one, too), a polars Series, or an Arrow
            array. Missing values (None, NaN, NA) stay missing.
        on_error: what becomes of a name that does not stand for one country: ``raise`` its error, ``null`` (also of what is not text), or
            ``keep`` the name.
        lang: the language of the names; see `normalize_country`.
        kind: the kind of wording to accept; see there.
        fuzzy: whether to accept misspellings; see there.
        to: what to give of each country, as text: ``code`` (alpha-2, or alpha-4 of withdrawn entities), ``alpha_2``, ``alpha_3``, ``numeric``,
            ``alpha_4``, ``name``, ``official_name`` or ``flag``; missing where a country has none.

    Returns:
        For an iterable a list of `Country` (or of what ``to`` names, None, or the kept name). For a Series, an Index or an array the same
        kind with codes or what ``to`` names as text, index and name kept; for a categorical array an array of objects.

    Raises:
        InputTypeError: the column is not an iterable of text.
        QueryError: ``on_error`` or ``to`` is none of those.
        UnknownCountryError: a name is unknown and ``on_error`` is ``raise``; likewise AmbiguousCountryError.

    >>> normalize_countries(["Laos", None, "ASEAN"], on_error="null")
    [Country('LA'), None, None]
    >>> normalize_countries(["Laos", "Việt Nam"], to="alpha_3")
    ['LAO', 'VNM']
    """
    if to is not None and to not in _FORMS:
        raise QueryError("to", f"a country has no {to!r}", _FORMS)
    form = to or "code"

    def read(name: str) -> Any:
        found = normalize_country(name, lang=lang, kind=kind, fuzzy=fuzzy)
        return found if to is None else getattr(found, to)

    return normalize_column(
        column, read, lambda country: getattr(country, form), on_error=on_error, errors=_ERRORS
    )


class Unmatched:
    """A value of a column that does not stand for one country.

    Attributes:
        value: the value; of what is not text, how Python shows it.
        count: how often it stands in the column.
        reason: why it was not taken.
        nearest: names that are written nearly alike, the nearest first; empty without the extra ``fuzzy``.
    """

    __slots__ = ("count", "nearest", "reason", "value")

    value: str
    count: int
    reason: str
    nearest: tuple[str, ...]

    def __init__(self, value: str, count: int, reason: str, nearest: tuple[str, ...]) -> None:
        self.value = value
        self.count = count
        self.reason = reason
        self.nearest = nearest

    def __repr__(self) -> str:
        near = f"; near {', '.join(self.nearest)}" if self.nearest else ""
        return f"{self.value!r} ×{self.count}: {self.reason}{near}"


def unmatched(column: Any, *, lang: str | None = None, kind: str | None = None) -> list[Unmatched]:
    """Return what of a column of names does not stand for one country, the most frequent first.

    Args:
        column: any iterable of names, or a Series or array; see `normalize_countries`. Missing values are left out.
        lang: the language of the names; see `normalize_country`.
        kind: the kind of wording to accept; see there.

    Raises:
        InputTypeError: the column is not an iterable.

    >>> unmatched(["Laos", "Vietnem", "ASEAN", "Vietnem", None])[0]
    'Vietnem' ×2: no country is called 'Vietnem': if it is misspelled, fuzzy=True finds the nearest name; near Vietnam
    """
    require_column(column)
    values = list(texts(column))
    found = [
        Unmatched(value, count, reason, _near(value))
        for value, count in Counter(value for value in values if isinstance(value, str)).items()
        if (reason := _why(value, lang, kind))
    ]
    odd = Counter(repr(value) for value in values if not isinstance(value, str))
    found += [Unmatched(value, count, "it is not text", ()) for value, count in odd.items()]
    return sorted(found, key=lambda one: (-one.count, one.value))


def _why(name: str, lang: str | None, kind: str | None) -> str:
    """Return why a name does not stand for one country; nothing if it does."""
    try:
        normalize_country(name, lang=lang, kind=kind)
    except _ERRORS as error:
        return str(error)
    return ""


def _near(value: str) -> tuple[str, ...]:
    from aseanhr.values.countries.fuzzy import near_names

    return near_names(value)
