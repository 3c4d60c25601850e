"""Days that hang on another day that the text tells: by their number ("the 25th"), by their distance ("two days later"), or as the same."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.whens import When, is_near
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.document import Document, Mark

    Ordinals = Mapping[int, Sequence[Ordinal]]  # by the number of the sentence

__all__ = ["day_counts", "is_overruled", "is_preposition", "resolve_counts"]

_COUNTED = frozenset({"offset", "number"})
_LAST_DAY = 31
_NEAR = 3  # words up to the meeting from which some words count
_WORDS_BEHIND = ("link", "operator", "verb", "reference", "circumstance", "offset")
_STOP = re.compile(r"\s*(?:$|[\n.,;!?)\]\"'”’–—-])")
_GOES_ON = re.compile(r"[.:/,%-]\d|[:%]|\w")


def _offsets(document: Document, taken: set[int]) -> Iterator[When]:
    """Yield the days that are counted from another ("two days later"), still without a date."""
    for mark in document.marks("offset"):
        if taken.isdisjoint(range(mark.first, mark.last)) and not is_preposition(document, mark):
            place = mark.first, mark.last, mark.start, mark.end
            yield When(*place, None, "day", mark.value, "offset", True, "inferred", "")


def is_preposition(document: Document, mark: Mark) -> bool:
    """Return whether the words count from what comes after them, as in "the day before the summit"."""
    if mark.form != "prep" or _STOP.match(document.text, mark.end):
        return False
    return all(verb.form == "noun" for verb in document.marks("verb", mark.last, mark.last + 1))


def is_overruled(document: Document, when: When) -> bool:
    """Return whether a date is part of a longer count from an earlier day: "một ngày trước" in "một ngày trước đó"."""
    marks = document.marks("offset", max(when.first - 2, 0), when.first + 1)
    return any(
        mark.last > when.last or (mark.first < when.first < mark.last) or _counts_from(document, mark)
        for mark in marks
    )


def _counts_from(document: Document, mark: Mark) -> bool:
    """Return whether the words count from the meeting named right after them: "một ngày trước khi cuộc họp khai mạc"."""
    return is_preposition(document, mark) and bool(document.marks("gathering", mark.last, mark.last + _NEAR))


class _Numbers:
    """Finds the days of a month that are told by their number alone."""

    def __init__(self, document: Document, taken: set[int], ordinals: Ordinals) -> None:
        self.document = document
        self.words = document.words
        self.taken = taken
        self.ordinals = {
            ordinal.first: ordinal
            for found in ordinals.values()
            for ordinal in found
            if ordinal.value.isdigit() and not ordinal.serial and 1 <= int(ordinal.value) <= _LAST_DAY
        }

    def find(self) -> Iterator[When]:
        """Yield every such day, and those that are joined to one ("the 28th and 29th"), still without a date."""
        for mark in self.document.marks("day_word"):
            at = mark.last
            found = self.at(at, mark.value)
            while found is not None:
                yield found
                joined = [
                    m for m in self.document.marks("link", found.last, found.last + 1) if m.value == "AND"
                ]
                at = joined[0].last if joined else -1
                found = self.at(at, mark.value) if joined else None

    def at(self, first: int, value: str) -> When | None:
        """Return the day that a word tells, if it is the number of one."""
        ordinal = self.ordinals.get(first) if value != "FIGURE" else None
        last, number = (ordinal.last, ordinal.value) if ordinal else (first + 1, "")
        if not ordinal and value != "ORDINAL":
            number = self.figure(first)
        if not number or not self.taken.isdisjoint(range(first, last)) or not self.ends(last):
            return None
        place = first, last, self.words.starts[first], self.words.ends[last - 1]
        return When(*place, None, "day", number, "number", True, "inferred", "")

    def figure(self, at: int) -> str:
        """Return the day that a bare figure tells, or an empty text."""
        if at >= len(self.words.forms) or not self.words.forms[at].isdigit():
            return ""
        goes_on = _GOES_ON.match(self.document.text, self.words.ends[at])
        number = int(self.words.forms[at])
        return str(number) if goes_on is None and 1 <= number <= _LAST_DAY else ""

    def ends(self, last: int) -> bool:
        """Return whether the number counts nothing: a clause end, a function word or a verb comes next."""
        if last >= len(self.words.forms) or _STOP.match(self.document.text, self.words.ends[last - 1]):
            return True
        families = (self.document.marks(family, last, last + 1) for family in _WORDS_BEHIND)
        return any(map(bool, families)) or self.words.forms[last] in self.document.lexicon.common


def day_counts(document: Document, known: Sequence[When], ordinals: Ordinals) -> list[When]:
    """Return the days that hang on another one, still without a date, outside the dates that are known."""
    taken = {n for when in known for n in range(when.first, when.last)}
    return [*_offsets(document, taken), *_Numbers(document, taken, ordinals).find()]


def _day_in(span: DateSpan, number: int) -> date | None:
    """Return the day of a number in the month of a date; where the date spans two months, the one that puts it within the date."""
    assert span.start is not None
    found = [edge.replace(day=number) for edge in (span.start, span.end) if edge and number <= _length(edge)]
    inside = [day for day in found if span.start <= day <= (span.end or day)]
    return next(iter([*inside, *found]), None)


def _length(day: date) -> int:
    """Return the number of days of the month of a day."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - timedelta(days=1)).day


def _nearest(today: date, number: int) -> date:
    """Return the day of a number that lies nearest to the day of writing."""
    months = (today.replace(day=1) + timedelta(days=shift) for shift in (-15, 15, 45))
    days = [month.replace(day=number) for month in months if number <= _length(month)]
    return min(days, key=lambda day: abs((day - today).days))


class _Told:
    """The days that a text has told so far, while its dates are read in order."""

    def __init__(self, document: Document, today: date | None) -> None:
        self.document = document
        self.today = today
        self.days: list[When] = []
        self.month: When | None = None
        self.section: When | None = None  # the month that heads a part of a calendar

    def keep(self, when: When) -> None:
        """Keep a date that others may hang on."""
        if when.span is None or when.span.start is None or when.kind == "period":
            return
        if when.unit in ("day", "weekday"):
            self.days.append(when)
        if when.unit in ("day", "weekday", "month"):
            self.month = when
        sentence = self.document.sentence_of(when.first)
        if when.kind == "month" and sentence and (sentence.first, sentence.last) == (when.first, when.last):
            self.section = when

    def dated(self, when: When) -> When:
        """Return a day that hangs on another one; where that is not known it has no date."""
        if when.kind == "same":
            return self.same(when)
        day = self.number(when) if when.kind == "number" else self.offset(when)
        if day is None:
            return when._replace(span=None, bound="")
        note = "counted from the day told before"
        return when._replace(span=DateSpan.from_dates(day, day), bound="", note=note)

    def same(self, when: When) -> When:
        """Return "the same day": the one told last, or that of writing before any is told."""
        if self.days:
            return when._replace(span=self.days[-1].span, basis="inferred", note="the day told before")
        return when._replace(span=DateSpan.from_dates(self.today, self.today) if self.today else None)

    def number(self, when: When) -> date | None:
        """Return the day of a month: of the date told just before, else the one nearest to the day of writing."""
        base = self.month
        if (
            base is not None
            and base.span is not None
            and (self.today is None or is_near(self.document, base, when, 1))
        ):
            return _day_in(base.span, int(when.bound))
        if self.section is not None and self.section.span is not None:
            return _day_in(self.section.span, int(when.bound))
        return _nearest(self.today, int(when.bound)) if self.today else None

    def offset(self, when: When) -> date | None:
        """Return the day at a distance from the one told last; what was before was before a day that is past."""
        days = int(when.bound)
        known = [told.span for told in self.days if told.span is not None]
        if days < 0 and self.today is not None:
            known = [span for span in known if span.start is not None and span.start <= self.today]
        base = (known[-1].start if days < 0 else known[-1].end) if known else None
        return base + timedelta(days=days) if base else None


def resolve_counts(document: Document, dates: list[When], day: date | None) -> list[When]:
    """Date the days that hang on the last day told before them ("the same day", "a day later", "the 25th")."""
    found: list[When] = []
    told = _Told(document, day)
    for when in dates:
        same = when.kind == "same" and when.unit == "day"
        resolved = told.dated(when) if same or when.kind in _COUNTED else when
        if not same:
            told.keep(resolved)
        found.append(resolved)
    return found
