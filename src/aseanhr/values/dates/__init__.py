"""Dates and periods as news writes them: `DateSpan`, `normalize_date`, `find_dates`."""

from aseanhr.values.dates.find import find_dates
from aseanhr.values.dates.normalize import normalize_date
from aseanhr.values.dates.resolve import resolve_weekday
from aseanhr.values.dates.span import DateSpan

__all__ = ["DateSpan", "find_dates", "normalize_date", "resolve_weekday"]
