"""Dates without a year in a text whose day is not known: what the time of publication, another date or a title lends them."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.whens import is_near
from aseanhr.reading.background import lead_lines
from aseanhr.values.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.annotators.whens import When
    from aseanhr.reading.background import Published
    from aseanhr.reading.document import Document
    from aseanhr.values.dates import DateSpan

    Ordinals = Mapping[int, Sequence[Ordinal]]  # by the number of the sentence

__all__ = ["with_lent_years", "with_years_beside"]

_LEAD = 2  # paragraphs that may tell when a text was written
_WEEKS = 9  # between two days that are told together
_SHORT = 120  # characters of a line of a masthead
_YEAR = re.compile(r"(?<![\d.,–-])(20\d\d)(?![\d–%-])")
_FIRST_YEAR, _LAST_YEAR = 1900, 2150
_YEARLESS = frozenset({"day", "month", "range", "set"})


class _Lenders:
    """What can lend a date its year.

    Args:
        document: the text.
        dates: its dates.
        published: what is known of its publication.
        ordinals: its numbers, by sentence.
        text: the text as its dates are found.
    """

    def __init__(
        self, document: Document, dates: list[When], published: Published, ordinals: Ordinals, text: str
    ) -> None:
        self.document = document
        self.text = text
        self.told = [
            d for d in dates if d.span and d.span.start and d.unit in ("day", "month") and not d.bound
        ]
        self.now = published.span
        self.header = _header_year(document, dates, ordinals)

    def date(self, when: When) -> When:
        """Return a date with what it lacks, or as it is."""
        for span, note in (
            (self.settled(when), "counted from the time of publication"),
            (self.near_publication(when), "nearest to the month of publication"),
            (self.near_told(when, close=True), "year of a date told in the text"),
            (self.near_header(when), "year of the title"),
            (self.near_lead(when), "year of the first date told in the text"),
            (self.near_told(when, close=False), "year of a date told in the text"),
        ):
            if span is not None:
                return when._replace(span=span, note=note)
        return when

    def settled(self, when: When) -> DateSpan | None:
        """Return what a date is on every day on which the text may have been published, if that is one thing."""
        if self.now is None or self.now.start is None or self.now.end is None or when.kind == "same":
            return None
        first = _counted(self.text, self.document, when, self.now.start)
        return first if first == _counted(self.text, self.document, when, self.now.end) else None

    def near_publication(self, when: When) -> DateSpan | None:
        """Return a date without a year as the one nearest to the time of publication."""
        day = self.now.start if self.now is not None else None
        return (
            _counted(self.text, self.document, when, day) if day is not None and _is_yearless(when) else None
        )

    def near_told(self, when: When, *, close: bool) -> DateSpan | None:
        """Return a date in the year of the last date before it that tells its own, or of one behind it in its sentence.

        A ``close`` one stands in the same paragraph.
        """
        if not _is_yearless(when):
            return None
        before = bisect_left(self.told, when.first, key=lambda told: told.first)
        giver = self.told[before - 1] if before else self.beside(when)
        if close and giver is not None and not is_near(self.document, giver, when):
            return None
        year = giver.span.start.year if giver and giver.span and giver.span.start else None
        return _counted(self.text, self.document, when, date(year, 7, 1)) if year else None

    def near_header(self, when: When) -> DateSpan | None:
        """Return a date in the year of the title."""
        if self.header is None or not _is_yearless(when):
            return None
        return _counted(self.text, self.document, when, date(self.header, 7, 1))

    def near_lead(self, when: When) -> DateSpan | None:
        """Return a date in the year of the first date of the text, if that stands in one of its first lines: the year in which it was written."""
        first = next(iter(self.told), None)
        sentence = self.document.sentence_of(first.first) if first else None
        if first is None or sentence is None or not _is_yearless(when):
            return None
        before = {s.block for s in self.document.sentences[: sentence.index] if s.block != sentence.block}
        if len(before) > _LEAD:
            return None
        year = first.span.start.year if first.span and first.span.start else None
        return _counted(self.text, self.document, when, date(year, 7, 1)) if year else None

    def beside(self, when: When) -> When | None:
        """Return the first date with a year behind one without, if it stands in the same sentence."""
        sentence = self.document.sentence_of(when.first)
        later = next(iter(self.told), None)
        return later if later and sentence and later.first < sentence.last else None


def with_lent_years(
    document: Document, dates: list[When], published: Published, ordinals: Ordinals, text: str
) -> list[When]:
    """Return dates with what the time of publication, other dates of the text or its title lend them."""
    lenders = _Lenders(document, dates, published, ordinals, text)
    return [lenders.date(when) if when.span is None else when for when in dates]


def with_years_beside(document: Document, dates: list[When], text: str, now: date) -> list[When]:
    """Return dates; those without a year take it from the nearest date before them in the same sentence: "planned for 5 May 2027, it was moved to 9 May".

    A date months away lends no year. Neither does the day of writing, from which dates are counted anyway.
    """
    found: list[When] = []
    giver: When | None = None
    for when in dates:
        sentence = document.sentence_of(when.first)
        follows = giver and sentence and sentence.first <= giver.first
        if giver and follows and when.relative and _is_yearless(when):
            found.append(_beside(document, when, giver, text))
            continue
        found.append(when)
        told = when.span.start if when.span is not None and not when.bound else None
        if told != now and not when.relative and when.unit in ("day", "month"):
            giver = when
    return found


def _beside(document: Document, when: When, giver: When, text: str) -> When:
    """Return a date without a year as the one nearest to another, if it lies no more than some weeks from that."""
    day = giver.span.start if giver.span is not None else None
    span = _counted(text, document, when, day) if day is not None else None
    if day is None or span is None or span.start is None or abs((span.start - day).days) > _WEEKS * 7:
        return when
    return when._replace(span=span, relative=False, basis="inferred", note="nearest to the date before it")


def _is_yearless(when: When) -> bool:
    return when.unit in ("day", "month") and when.kind in _YEARLESS


def _header_year(document: Document, dates: list[When], ordinals: Ordinals) -> int | None:
    """Return the year that a title or heading gives, a masthead, or the number of a meeting within its year; none of a plan's period."""
    for when in dates:
        sentence = document.sentence_of(when.first)
        heads = sentence is not None and sentence.role in ("title", "heading")
        if heads and when.span and when.span.start and not when.bound and when.kind != "period":
            return when.span.start.year
    numbered = (
        int(ordinal.value.partition("/")[2])
        for sentence in document.sentences
        for ordinal in ordinals.get(sentence.index, ())
        if "/" in ordinal.value
    )
    return _issue_year(document) or next(numbered, None)


def _issue_year(document: Document) -> int | None:
    """Return the year that stands alone in the short lines above a text ("Issue 2 of 2027"), if these tell exactly one; lines that name a plan or treaty do not count."""
    found = set()
    for place, line in lead_lines(document):
        if line.rstrip().endswith((".", "!", "?")) or len(line) > _SHORT:
            continue
        first, last = document.words.at(place), document.words.at(place + len(line))
        if not any(document.marks(family, first, last) for family in ("plan", "treaty", "pact")):
            found |= {int(year) for year in _YEAR.findall(line)}
    return found.pop() if len(found) == 1 else None


def _counted(text: str, document: Document, when: When, day: date) -> DateSpan | None:
    """Return a date as it is counted from a day; without a year it is the one nearest to that day."""
    if not _FIRST_YEAR < day.year < _LAST_YEAR:
        return None
    return read_date(text[when.start : when.end], lang=document.language, anchor=day, strict=True)
