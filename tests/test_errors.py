"""The tree of errors: one root, each also a builtin kind, carrying what it is about, across processes too."""

from __future__ import annotations

import inspect
import pickle

import pytest

from aseanhr import errors

MADE: list[tuple[errors.AseanhrError, type[Exception], str, dict[str, object]]] = [
    (
        errors.InputTypeError("text", "str", b"x"),
        TypeError,
        "text must be str, not bytes",
        {"argument": "text", "expected": "str", "got": "bytes"},
    ),
    (
        errors.UnknownLanguageError("tlh", ("en", "vi")),
        LookupError,
        "unknown language 'tlh'; known: en, vi",
        {"lang": "tlh", "known": ("en", "vi")},
    ),
    (errors.UnknownLanguageError("tlh"), LookupError, "unknown language 'tlh'", {"known": ()}),
    (
        errors.UnknownCountryError("Narnia", lang="sv", reason="it is a tale"),
        LookupError,
        "no country is called 'Narnia' in 'sv': it is a tale",
        {"name": "Narnia", "lang": "sv", "reason": "it is a tale"},
    ),
    (
        errors.UnknownCountryError("x" * 100),
        LookupError,
        f"no country is called '{'x' * 77}...'",
        {"name": "x" * 100},
    ),
    (
        errors.AmbiguousCountryError("Korea", ("KP", "KR")),
        LookupError,
        "'Korea' may be any of KP, KR; say which, or give lang=",
        {"name": "Korea", "candidates": ("KP", "KR"), "lang": None},
    ),
    (
        errors.ParseError("soon", "it is not said"),
        ValueError,
        "cannot read 'soon' as a value: it is not said",
        {"text": "soon", "reason": "it is not said", "unread": "", "start": None, "end": None},
    ),
    (
        errors.DateParseError("soon", "no date in it"),
        ValueError,
        "cannot read 'soon' as a date: no date in it",
        {"text": "soon", "reason": "no date in it"},
    ),
    (
        errors.DateParseError("8 July Zorp", "'zorp' is odd", "zorp"),
        ValueError,
        "cannot read '8 July Zorp' as a date: 'zorp' is odd",
        {"unread": "zorp", "start": 7, "end": 11},
    ),
    (
        errors.DateParseError("x" * 81, "no date in it"),
        ValueError,
        f"cannot read '{'x' * 77}...' as a date: no date in it",
        {"text": "x" * 81},
    ),
    (
        errors.AmbiguousDateError("8/7", ("2025-07-08", "2025-08-07")),
        ValueError,
        "cannot read '8/7' as a date: it may be 2025-07-08 or 2025-08-07; give lang= or day_first=",
        {"text": "8/7", "candidates": ("2025-07-08", "2025-08-07")},
    ),
    (
        errors.AmountParseError("much", "no number in it"),
        ValueError,
        "cannot read 'much' as an amount: no number in it",
        {"text": "much", "reason": "no number in it"},
    ),
    (
        errors.AmountParseError("9" * 81, "too long"),
        ValueError,
        f"cannot read '{'9' * 77}...' as an amount: too long",
        {"text": "9" * 81},
    ),
    (
        errors.RecordNotFoundError("meetings", "amm-5", ("amm-58",)),
        KeyError,
        "no record 'amm-5' in meetings; nearest: amm-58",
        {"collection": "meetings", "id": "amm-5", "nearest": ("amm-58",)},
    ),
    (errors.RecordNotFoundError("meetings", "x"), KeyError, "no record 'x' in meetings", {"nearest": ()}),
    (
        errors.QueryError("color", "no such condition", ("year",)),
        ValueError,
        "color: no such condition; known: year",
        {"condition": "color", "reason": "no such condition", "known": ("year",)},
    ),
    (errors.QueryError("year", "not a year"), ValueError, "year: not a year", {"known": ()}),
    (errors.UnknownSourceError("s9"), LookupError, "unknown source 's9'", {"source": "s9"}),
    (
        errors.DocumentError("a.txt", "not UTF-8"),
        ValueError,
        "a.txt: not UTF-8",
        {"path": "a.txt", "reason": "not UTF-8"},
    ),
    (errors.DataError(("a: b",)), ValueError, "1 fault in the data:\n  a: b", {"faults": ("a: b",)}),
    (errors.DataError(("a", "b")), ValueError, "2 faults in the data:\n  a\n  b", {"faults": ("a", "b")}),
    (
        errors.MissingExtraError("polars", "polars"),
        ImportError,
        "polars is needed for this: pip install 'aseanhr[polars]'",
        {"package": "polars", "extra": "polars"},
    ),
]


@pytest.mark.parametrize(
    ("error", "kind", "message", "data"),
    MADE,
    ids=[f"{n}-{type(case[0]).__name__}" for n, case in enumerate(MADE)],
)
def test_an_error_is_of_a_builtin_kind_and_carries_what_it_is_about(
    error: errors.AseanhrError, kind: type[Exception], message: str, data: dict[str, object]
) -> None:
    assert isinstance(error, kind)
    assert message == str(error)
    assert data.items() <= vars(error).items()


@pytest.mark.parametrize("error", [case[0] for case in MADE])
def test_an_error_crosses_processes_whole(error: errors.AseanhrError) -> None:
    copy = pickle.loads(pickle.dumps(error))

    assert (type(error), str(error), vars(error)) == (type(copy), str(copy), vars(copy))


def test_every_error_is_in_one_tree_and_none_is_left_untested() -> None:
    public = {getattr(errors, name) for name in errors.__all__}
    defined = {
        cls for _, cls in inspect.getmembers(errors, inspect.isclass) if cls.__module__ == errors.__name__
    }

    assert public == defined
    assert all(issubclass(cls, errors.AseanhrError | errors.AseanhrWarning) for cls in public)
    assert {cls for cls in public if issubclass(cls, Exception) and not issubclass(cls, Warning)} == {
        errors.AseanhrError,
        *(type(case[0]) for case in MADE),
    }
    assert sorted(errors.__all__) == list(errors.__all__)


def test_every_warning_is_one_that_users_see() -> None:
    assert issubclass(errors.AseanhrWarning, UserWarning)
    assert issubclass(errors.WeekdayConflictWarning, errors.AseanhrWarning)
