"""Expressions in figures that EDTF or ISO 8601 defines, where the language does not read them otherwise."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from aseanhr.errors import AmbiguousDateError, DateParseError
from aseanhr.values.dates.span import DateSpan

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table

__all__ = ["looks_plain", "read_edtf"]

_STARTS = frozenset("0123456789{.eml")  # "early", "mid" and "late" stand before EDTF text in `str(span)`
_YEAR_ENDS = frozenset("0123456789X")
_EDTF = re.compile(r"(?:(?:early|mid|late) )?(?:\.\./|\{?(?:\.\.)?)[0-9X]{4}[-0-9X?~%/.,{}]*", re.ASCII)
_YEAR = re.compile(r"(?<![-0-9X])[0-9X]{4}", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", re.ASCII)
_BASIC = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_UNCLEAR = re.compile(r"(\d\d)(\d\d)-(\d\d)", re.ASCII)  # "2010-12": a month, or years to 2012


def looks_plain(text: str) -> bool:
    """Whether it is worth a try: a cheap look at a few characters."""
    first = text[:1]
    return first in _STARTS and (first in "{." or text[3:4] in _YEAR_ENDS or text[-1] in _YEAR_ENDS)


def read_edtf(text: str, table: Table | None) -> DateSpan | None:
    """Return the value of a text in figures that EDTF defines, unless the language reads them otherwise."""
    week = _WEEK.fullmatch(text)
    if week is not None:
        return _iso_week(int(week[1]), int(week[2]), int(week[3] or 0))
    text = _BASIC.sub(r"\1-\2-\3", text) if len(text) == 8 else text  # "20250708"
    if _EDTF.fullmatch(text) is None:
        return None
    if (table is None or table.buddhist) and any("24" <= year < "27" for year in _YEAR.findall(text)):
        if table is None:
            raise AmbiguousDateError(text, (text, _from_buddhist(text)))
        return None
    unclear = _UNCLEAR.fullmatch(text)
    if unclear is not None and unclear[2] < unclear[3]:
        years = _as_years(text, unclear, table)
        if years is not None:
            return years
    try:
        return DateSpan(text)
    except DateParseError:
        return None


def _as_years(text: str, parts: re.Match[str], table: Table | None) -> DateSpan | None:
    """Return the years that "2023-24" is, or None where the language takes such a text for a month or a season."""
    years, end = f"{parts[1]}{parts[2]}/{parts[1]}{parts[3]}", int(parts[3])
    if end > 12 and end == int(parts[2]) + 1:  # "2023-24" is no winter
        return DateSpan(years)
    year_first = table is not None and (table.order == "YMD" or table.year_first)
    if not year_first and (end <= 12 or 21 <= end <= 24):
        raise AmbiguousDateError(text, (text, years))
    return None


def _from_buddhist(text: str) -> str:
    """Return a text with its years taken for Buddhist ones; of a decade or century the first and the last year."""
    years = _YEAR.findall(text)
    if "X" not in text:
        return _YEAR.sub(lambda year: f"{int(year[0]) - 543:04d}" if year[0] >= "24" else year[0], text)
    first, last = years[0].replace("X", "0"), years[-1].replace("X", "9")
    return f"{int(first) - 543:04d}/{int(last) - 543:04d}"


def _iso_week(year: int, week: int, day: int) -> DateSpan | None:
    try:
        first = date.fromisocalendar(year, week, day or 1)
        return DateSpan.from_dates(first, first if day else date.fromisocalendar(year, week, 7))
    except ValueError:
        return None
