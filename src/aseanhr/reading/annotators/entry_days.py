"""The lines that head the entries of a calendar: a month alone ("APRIL"), or a weekday with the number of its day ("MON 12", "TUE 20 – FRI 23").

Such a number counts within the month of the heading above it, or else within the nearest month in which it falls on that weekday. Where the
weekday says otherwise, the line has no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.errors import AseanhrError
from aseanhr.reading.annotators.whens import When
from aseanhr.values.dates import DateSpan, normalize_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.blocks import Block
    from aseanhr.reading.document import Document

__all__ = ["entry_days"]

_LINE = 40  # characters of a line that heads entries
_EDGES = " \t:.,*#–—-|"
_ENTRY = (
    r"(?P<a>[^\d\n:|()–—-]{{0,24}}?)\s?(?P<first>\d{{1,2}})"
    r"(?:(?:\s?[-–—]\s?|\s(?:{joins})\s)(?P<b>[^\d\n:|()–—-]{{0,24}}?)\s?(?P<last>\d{{1,2}}))?"
    r"(?=\s?(?:$|[:|–—])|\s\D|\s\d{{1,3}}:?[^\W\d])"
)
_REACH = (0, 1, -1, 2, -2, 3, -3)  # months around that of writing, the nearest first


class _Calendar:
    """Reads the heading lines of a document in order.

    Args:
        document: the document.
        day: the day of writing.
    """

    def __init__(self, document: Document, day: date) -> None:
        self.document = document
        self.day = day
        self.month: date | None = None
        self.entry = re.compile(_ENTRY.format(joins=document.lexicon.joins), re.MULTILINE)

    def read(self, block: Block) -> When | None:
        """Return the date of a line that heads entries, and keep its month for those below."""
        line = self.document.text[block.start : block.end]
        span = self._normal(line.strip(_EDGES)) if len(line) <= _LINE else None
        if span is not None and span.precision == "month" and span.start is not None:
            self.month = span.start
            return self._when(block.start, block.end, span, "month")
        match = self.entry.match(self.document.text, block.start, block.end)
        days = self._days(match) if match else None
        if match is None or days is None:
            return None
        place = match.start("a" if match["a"] else "first"), match.end()
        return self._when(*place, DateSpan.from_dates(*days), "day" if days[0] == days[1] else "range")

    def _days(self, match: re.Match[str]) -> tuple[date, date] | None:
        """Return the first and the last day that a line tells, each on the weekday that it names."""
        named = self._weekday(match["a"])
        if named is None and (self.month is None or not self._is_number(match)):
            return None
        first = self._day(int(match["first"]), named)
        if first is None or not match["last"]:
            return (first, first) if first else None
        last = _in_month(first, int(match["last"]))
        later = self._weekday(match["b"])
        fits = last is not None and last > first and later in (None, last.weekday())
        return (first, last) if last and fits else None

    def _is_number(self, match: re.Match[str]) -> bool:
        """Return whether a line consists of a day number, or opens with "day" and a number ("Ngày 28: ...")."""
        words = self.document.words
        first = words.at(match.start())
        marks = self.document.marks("day_word", first, first + 1)
        if match["a"].strip(_EDGES):
            return any(words.ends[mark.last - 1] == match.end("a") for mark in marks)
        behind = self.document.text[match.end() : match.end() + 2]
        # "17 SEANWFZ Commission, Bangkok": what is held on that day of the month of the heading.
        return behind[:1] in ("", "\n") or behind.strip()[:1].isupper() or behind.strip()[:1].isdigit()

    def _day(self, number: int, weekday: int | None) -> date | None:
        """Return the day of a number in the month of the heading, or in the nearest one where the weekday fits."""
        months = [self.month] if self.month else [_shifted(self.day, n) for n in _REACH]
        days = [found for month in months if (found := _in_month(month, number))]
        fitting = [found for found in days if weekday in (None, found.weekday())]
        return min(fitting, key=lambda found: abs(found - self.day), default=None)

    def _weekday(self, words: str | None) -> int | None:
        """Return the weekday that some words name."""
        span = self._normal((words or "").strip(_EDGES))
        return span.start.weekday() if span and span.start and span.start == span.end else None

    def _normal(self, words: str) -> DateSpan | None:
        try:
            return normalize_date(words, lang=self.document.language, anchor=self.day) if words else None
        except AseanhrError:
            return None

    def _when(self, start: int, end: int, span: DateSpan, kind: str) -> When:
        words = self.document.words
        first, last = words.at(start), words.at(end)
        unit = "month" if kind == "month" else "day"
        return When(first, last, start, words.ends[last - 1], span, unit, "", kind, True, "inferred", "")


def _shifted(day: date, months: int) -> date:
    """Return the first day of a month so many months on."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _in_month(month: date, number: int) -> date | None:
    """Return the day of a number in a month, if it has one."""
    found = month.replace(day=1) + timedelta(days=number - 1)
    return found if number and found.month == month.month else None


def entry_days(document: Document, known: Sequence[When], day: date | None) -> Iterator[When]:
    """Yield the dates of lines that head the entries of a calendar, apart from those that are known."""
    if day is None:
        return
    taken = {n for when in known for n in range(when.first, when.last)}
    calendar = _Calendar(document, day)
    for block in document.blocks:
        when = calendar.read(block)
        if when is not None and taken.isdisjoint(range(when.first, when.last)):
            yield when
