"""Columns of dates and amounts: lists, and those of pandas, polars and Arrow."""

from __future__ import annotations

from typing import Any

import pytest

from aseanhr.errors import AmbiguousDateError, AmountParseError, DateParseError, InputTypeError, QueryError
from aseanhr.values import Amount, DateSpan, normalize_amounts, normalize_dates

DATES = ["8 July", None, "2025-10", "soon", "8 July"]
AMOUNTS = ["US$1.6bn", None, "5%", "much", "US$1.6bn"]
CASES = [
    (normalize_dates, DATES, ["2025-07-08", None, "2025-10", "soon", "2025-07-08"], {"lang": "en", "anchor": "2025-07-01"}),
    (normalize_amounts, AMOUNTS, ["1600000000 USD", None, "5%", "much", "1600000000 USD"], {"lang": "en"}),
]  # fmt: skip
everything = pytest.mark.parametrize(
    ("normalize", "column", "kept", "options"), CASES, ids=["dates", "amounts"]
)


def nulled(kept: list[Any], unread: str) -> list[Any]:
    return [None if value == unread else value for value in kept]


@everything
def test_lists_give_values(
    normalize: Any, column: list[Any], kept: list[Any], options: dict[str, Any]
) -> None:
    found = normalize(iter(column), on_error="keep", **options)

    assert [None if value is None else str(value) for value in found] == kept
    assert {type(value) for value in found} == {
        DateSpan if normalize is normalize_dates else Amount,
        str,
        type(None),
    }
    assert normalize(column, on_error="null", **options)[3] is None
    with pytest.raises((DateParseError, AmountParseError)):
        normalize(column, **options)


@everything
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_columns_give_text(
    library: str, normalize: Any, column: list[Any], kept: list[Any], options: dict[str, Any]
) -> None:
    made = pytest.importorskip(library)
    series = made.array(column) if library == "pyarrow" else made.Series(column)
    found = normalize(series, on_error="null", **options)

    assert type(found) is type(series)
    listed = found.to_pylist() if library == "pyarrow" else found.to_list()
    assert [value if isinstance(value, str) else None for value in listed] == nulled(kept, column[3])


@everything
@pytest.mark.parametrize("odd", ["8 July", b"x", 5, [5]])
def test_what_is_not_a_column_is_refused(
    odd: Any, normalize: Any, column: list[Any], kept: list[Any], options: dict[str, Any]
) -> None:
    with pytest.raises(InputTypeError):
        normalize(odd, **options)
    with pytest.raises(QueryError, match="on_error"):
        normalize(column, on_error="skip", **options)


def test_a_doubtful_date_is_treated_as_one_that_cannot_be_read() -> None:
    assert normalize_dates(["08/09/2023"], on_error="null") == [None]
    assert normalize_dates(["08/09/2023"], day_first=True) == [DateSpan("2023-09-08")]
    with pytest.raises(AmbiguousDateError):
        normalize_dates(["08/09/2023"])


@pytest.mark.parametrize(("anchor", "error"), [(5, InputTypeError), ("../2025", DateParseError)])
def test_a_wrong_anchor_is_an_error_whatever_becomes_of_dates(anchor: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        normalize_dates(["8 July"], anchor=anchor, on_error="null")
