"""Dates at their words: counted from the day of writing, from a day told before, or left without a value.

No date is invented: what hangs on a day that is not known has no value, and a year is only taken from a date of the text or from the month of
publication, with a note that says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.errors import AseanhrError
from aseanhr.reading.annotators.finders import by_sentence, found_at
from aseanhr.values.dates import DateSpan, find_dates, normalize_date
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.background import Anchor, Published
    from aseanhr.reading.document import Document
    from aseanhr.records.evidence import Basis

    Ordinals = Mapping[int, Sequence[Ordinal]]  # by the number of the sentence

__all__ = ["When", "find_whens"]

# A year that no text is dated by stands in here; every value that hangs on it is resolved again or dropped.
_NO_DAY = date(2001, 7, 1)
_YEAR = re.compile(r"(?<![\d./-])(19[5-9]\d|20\d\d)(?![\d/])(?![-–]\d)")
_FIGURE = re.compile(r"[.,:]\d|\s?%|\s\d{3}\b")
_CALENDAR = re.compile(
    r"(?:[-–—•*·▪►]\s)?(?P<day>\d{1,2}(?:[/.]\d{1,2})?(?:\s?[-–—]\s?\d{1,2}[/.]\d{1,2}|(?<=[/.]\d)|(?<=[/.]\d\d)))(?=\s?[|:–—-]|\s\D)"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2150
_LAST_DAY = 31
# Dates that hang on a day, not on a year alone.
_COUNTED = frozenset({"counted", "same", "offset", "number", "weekday", "week", "weekend"})


class When(NamedTuple):
    """A date at its words.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        span: the date; None where it hangs on a day that is not known.
        unit: the unit that its words name.
        bound: ``start``, ``end`` or ``open`` where the words name one edge only.
        kind: how it is worded.
        relative: whether it hangs on the day of writing.
        basis: ``inferred`` where the year or day was taken from elsewhere.
        note: from where.
    """

    first: int
    last: int
    start: int
    end: int
    span: DateSpan | None
    unit: str
    bound: str
    kind: str
    relative: bool
    basis: Basis
    note: str


def find_whens(
    document: Document, anchor: Anchor | None, published: Published, ordinals: Ordinals
) -> list[When]:
    """Return every date; one without a year takes it from the day of writing, else from a date told before it."""
    day = anchor.day if anchor and _FIRST_YEAR < anchor.day.year < _LAST_YEAR else None
    language = document.language
    found = [
        _when(document, mention, day, anchor)
        for mention in by_sentence(document, lambda t: find_dates(t, lang=language, anchor=day or _NO_DAY))
    ]
    found = sorted([*found, *_calendar(document, found, day, anchor)])
    if document.lexicon.bare_years:
        found = sorted([*found, *_bare_years(document, found)])
    found = [_joined(_plausible(when)) for when in found]
    found = found if day else _with_years(document, found, published, ordinals)
    return _same(sorted([*found, *_offsets(document, found), *_days(document, found, ordinals)]), day)


def _joined(when: When) -> When:
    """Return "17 and 18 November" as one stretch of time; a set with gaps, or of years, stays a set."""
    if when.span is None or not when.span.edtf.startswith("{") or ".." in when.span.edtf:
        return when
    parts = [DateSpan(part) for part in when.span.edtf.strip("{}").split(",")]
    ends = [part.end + timedelta(days=1) if part.end else None for part in parts]
    gaps = any(end != part.start for end, part in zip(ends, parts[1:], strict=False))
    if gaps or any(part.precision == "year" for part in parts):
        return when
    return when._replace(span=DateSpan(f"{parts[0].edtf}/{parts[-1].edtf}"))


def _plausible(when: When) -> When:
    """Leave out a year that nobody reports on, which is a number of something else."""
    years = [edge.year for edge in (when.span.start, when.span.end) if edge] if when.span else []
    return when if all(_FIRST_YEAR <= year < _LAST_YEAR for year in years) else when._replace(span=None)


def _offsets(document: Document, known: list[When]) -> Iterator[When]:
    """Yield the days that are counted from another ("two days later"), still without a date."""
    taken = {n for when in known for n in range(when.first, when.last)}
    for mark in document.marks("offset"):
        if taken.isdisjoint(range(mark.first, mark.last)):
            place = mark.first, mark.last, mark.start, mark.end
            yield When(*place, None, "day", mark.value, "offset", True, "inferred", "")


def _days(document: Document, known: list[When], ordinals: Ordinals) -> Iterator[When]:
    """Yield the days of a month that are told by their number alone ("on the 25th"), still without a date."""
    taken = {n for when in known for n in range(when.first, when.last)}
    words = document.words
    for sentence in document.sentences:
        for ordinal in ordinals.get(sentence.index, ()):
            behind = document.marks("gathering", ordinal.last, ordinal.last + 1)
            number = int(ordinal.value) if ordinal.value.isdigit() else 0
            if (
                not 1 <= number <= _LAST_DAY
                or behind
                or ordinal.serial
                or not taken.isdisjoint(range(ordinal.first, ordinal.last))
            ):
                continue
            place = ordinal.first, ordinal.last, words.starts[ordinal.first], words.ends[ordinal.last - 1]
            yield When(*place, None, "day", str(number), "number", True, "inferred", "")


def _counted(when: When, last: When | None) -> When:
    """Return a day that hangs on the last day told before it; without one it has no date."""
    span = last.span if last is not None else None
    if span is None or span.start is None or span.end is None:
        return when._replace(span=None, bound="")
    if when.kind == "same":
        return when._replace(span=span, basis="inferred", note="the day told before")
    try:
        if when.kind == "offset":
            base = span.end if int(when.bound) > 0 else span.start
            day = base + timedelta(days=int(when.bound))
        else:
            day = span.start.replace(day=int(when.bound))
    except (ValueError, OverflowError):
        return when._replace(span=None, bound="")
    return when._replace(
        span=DateSpan.from_dates(day, day), bound="", note="counted from the day told before"
    )


def _same(dates: list[When], day: date | None) -> list[When]:
    """Date the days that hang on the last day told before them ("the same day", "a day later", "the 25th").

    Before any is told, "the same day" is that of writing.
    """
    found: list[When] = []
    last: When | None = None
    today = DateSpan.from_dates(day, day) if day else None
    for when in dates:
        if when.kind in ("offset", "number") or (when.kind == "same" and when.unit == "day"):
            first = last is None and when.kind == "same"
            when = when._replace(span=today) if first else _counted(when, last)
        elif when.span is not None and when.span.start is not None and when.unit in ("day", "weekday"):
            last = when
        found.append(when)
    return found


def _calendar(
    document: Document, known: list[When], day: date | None, anchor: Anchor | None
) -> Iterator[When]:
    """Yield days in figures that open a line or a cell of a calendar ("24-27/5 | Jakarta | ...")."""
    starts = [when.start for when in known]
    for block in document.blocks:
        match = _CALENDAR.match(document.text, block.start, block.end)
        if match is None:
            continue
        n = bisect_left(starts, match.start("day"))
        if n < len(known) and known[n].start < match.end("day"):
            continue
        try:
            span = normalize_date(match["day"], lang=document.language, anchor=day or _NO_DAY)
        except AseanhrError:
            continue
        mention = Mention(*match.span("day"), span, "day", unit="day", relative=True)
        yield _when(document, mention, day, anchor)


def _when(document: Document, mention: Mention[DateSpan], day: date | None, anchor: Anchor | None) -> When:
    place = found_at(document, mention)
    basis: Basis = "inferred" if mention.relative else "stated"
    note = f"counted from the {anchor.how}" if mention.relative and anchor else ""
    span = mention.value if day or not mention.relative else None
    return When(
        place.first,
        place.last,
        mention.start,
        mention.end,
        span,
        mention.unit,
        mention.bound,
        mention.kind,
        mention.relative,
        basis,
        note,
    )


def _bare_years(document: Document, known: list[When]) -> list[When]:
    """Return the years that stand alone between words, outside the dates already found."""
    taken = {offset for date in known for offset in range(date.start, date.end)}
    found = []
    for match in _YEAR.finditer(document.text):
        if match.start() in taken or _FIGURE.match(document.text, match.end()):
            continue
        first = document.words.at(match.start())
        found.append(
            When(first, first + 1, *match.span(), DateSpan(match[0]), "year", "", "year", False, "stated", "")
        )
    return found


def _with_years(
    document: Document, dates: list[When], published: Published, ordinals: Ordinals
) -> list[When]:
    """Give days and months without a year that of the nearest date before them that tells its own, else of one behind them in their sentence.

    Where none does, the month of publication serves: a day without a year is the one nearest to it.
    """
    told = [d for d in dates if d.span and d.span.start and d.unit in ("day", "month") and not d.bound]
    month = published.span.start if published.span and published.span.start else None
    header = _header_year(document, dates, ordinals)
    resolved, last = [], 0
    for when in dates:
        if (
            when.span is not None
            or when.unit not in ("day", "month")
            or when.kind not in ("day", "month", "range")
        ):
            resolved.append(when)
            continue
        while last < len(told) and told[last].first < when.first:
            last += 1
        giver = told[last - 1] if last else _beside(document, when, told)
        day = giver.span.start if giver and giver.span else None
        span = _near(document, when, month) if month else None
        note = "nearest to the month of publication" if span else ""
        if span is None and day is not None:
            span = _near(document, when, date(day.year, 7, 1))
            note = "year of a date told in the text" if span else ""
        if span is None and header is not None:
            span = _near(document, when, date(header, 7, 1))
            note = "year of the title" if span else ""
        resolved.append(_joined(when._replace(span=span, note=note)))
    return resolved


def _header_year(document: Document, dates: list[When], ordinals: Ordinals) -> int | None:
    """Return the year that a title or heading gives, or the number of a meeting within its year; none of a plan's period."""
    for when in dates:
        sentence = document.sentence_of(when.first)
        heads = sentence is not None and sentence.role in ("title", "heading")
        if heads and when.span and when.span.start and not when.bound and when.kind != "period":
            return when.span.start.year
    for sentence in document.sentences:
        for ordinal in ordinals.get(sentence.index, ()):
            if "/" in ordinal.value:
                return int(ordinal.value.partition("/")[2])
    return None


def _beside(document: Document, when: When, told: list[When]) -> When | None:
    """Return the first date with a year behind one without, if it stands in the same sentence."""
    sentence = document.sentence_of(when.first)
    later = told[0] if told else None
    return later if later and sentence and later.first < sentence.last else None


def _near(document: Document, when: When, day: date) -> DateSpan | None:
    """Return a date without a year as the one nearest to a day."""
    if not _FIRST_YEAR < day.year < _LAST_YEAR:
        return None
    try:
        return normalize_date(document.text[when.start : when.end], lang=document.language, anchor=day)
    except AseanhrError:
        return None
