"""Whole columns of dates."""

from __future__ import annotations

from aseanhr.errors import AmbiguousDateError, DateParseError
from aseanhr.values.columns import normalize_column
from aseanhr.values.dates.normalize import anchor_day, normalize_date

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from aseanhr.values.dates.span import DateSpan

__all__ = ["normalize_dates"]


def normalize_dates(
    column: Any,
    *,
    on_error: str = "raise",
    lang: str | None = None,
    anchor: DateSpan | date | str | None = None,
    day_first: bool | None = None,
) -> Any:
    """Normalize a column of dates and periods, each distinct value read once.

    Args:
        column: any iterable of texts, a pandas Series, Index or array, a polars Series, or an Arrow array. Missing values (None, NaN, NA)
            stay missing.
        on_error: what becomes of a text that is not one date: ``raise`` its error, ``null`` (also of what is not text), or ``keep`` the text.
        lang: the language of the texts; see `normalize_date`.
        anchor: the day that all of them count from; see there.
        day_first: whether the day stands before the month in figures; see there.

    Returns:
        For an iterable a list of `DateSpan` (or None, or the kept text). For a Series, an Index or an array the same kind with EDTF text.

    Raises:
        InputTypeError: the column is not an iterable of text, or another argument has the wrong type.
        QueryError: ``on_error`` is none of the three.
        DateParseError: a text is not a date and ``on_error`` is ``raise``; likewise AmbiguousDateError. Also for an anchor without a first day.

    >>> normalize_dates(["8 July 2025", None, "2025-10", "soon"], lang="en", on_error="null")
    [DateSpan('2025-07-08'), None, DateSpan('2025-10'), None]
    """
    day = anchor_day(anchor)

    def read(text: str) -> DateSpan:
        return normalize_date(text, lang=lang, anchor=day, day_first=day_first)

    return normalize_column(column, read, str, on_error=on_error, errors=(DateParseError, AmbiguousDateError))
