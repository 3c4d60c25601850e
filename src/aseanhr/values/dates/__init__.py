"""Dates and periods as news writes them: `DateSpan`, `normalize_date`, `find_dates`."""

from __future__ import annotations

from aseanhr.values.lazy import lazy_names

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.dates.anchoring import resolve_weekday
    from aseanhr.values.dates.columns import normalize_dates
    from aseanhr.values.dates.find import find_dates
    from aseanhr.values.dates.normalize import normalize_date, read_date
    from aseanhr.values.dates.span import DateSpan

__all__ = ["DateSpan", "find_dates", "normalize_date", "normalize_dates", "read_date", "resolve_weekday"]

__getattr__ = lazy_names(
    globals(),
    {
        "DateSpan": "span",
        "find_dates": "find",
        "normalize_date": "normalize",
        "normalize_dates": "columns",
        "read_date": "normalize",
        "resolve_weekday": "anchoring",
    },
)
