"""Dates at their words: counted from the day of writing, from a day told before, or left without a value.

No date is invented: what hangs on a day that is not known has no value, and a year is only taken from a date of the text or from the month of
publication, with a note that says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.day_counts import day_counts, is_overruled, resolve_counts
from aseanhr.reading.annotators.entry_days import entry_days
from aseanhr.reading.annotators.finders import by_sentence, found_at, moved
from aseanhr.reading.annotators.lent_years import with_lent_years, with_years_beside
from aseanhr.reading.annotators.whens import When
from aseanhr.values.dates import DateSpan, find_dates, read_date
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aseanhr.reading.annotators.ordinals import Ordinal
    from aseanhr.reading.background import Anchor, Published
    from aseanhr.reading.document import Document
    from aseanhr.records.evidence import Basis

    Ordinals = Mapping[int, Sequence[Ordinal]]  # by the number of the sentence

__all__ = ["find_whens"]

# A year that no text is dated by stands in here; every value that hangs on it is resolved again or dropped.
_NO_DAY = date(2001, 7, 1)
_YEAR = re.compile(r"(?<![\d./-])(19[5-9]\d|20\d\d)(?![\d/])(?![-–]\d)")
_FIGURE = re.compile(r"[.,:]\d|\s?%|\s\d{3}\b")
_DAYS = r"(?P<day>\d{1,2}(?:[/.]\d{1,2})?(?:\s?[-–—]\s?\d{1,2}[/.]\d{1,2}|(?<=[/.]\d)|(?<=[/.]\d\d)))"
_CALENDAR = re.compile(r"(?:[-–—•*·▪►]\s)?" + _DAYS + r"(?=\s?[|:–—-]|\s\D)")
_TWO_DAYS = r"(?:[-–—•*·▪►]\s)?(?P<day>\d{{1,2}}\s(?:{joins})\s\d{{1,2}}[/.]\d{{1,2}})(?=\s?[|:–—-]|\s\D)"
_PARTED = re.compile(r"(?<=\d{4}),\s(?=\D{2,20}\d)")
_BRACKET = re.compile(r"\([^()\n]{1,80}\)")
_IN_BRACKET = re.compile(r"(?<=[(,;])\s?" + _DAYS + r"(?=[,;)])")
# A day and its month in figures, none of a longer date or of days before a month in words.
_DAY_MONTH = re.compile(
    r"\s(?P<day>\d{1,2})(?P<mark>[-.])(?P<month>\d{1,2})(?![\d/]|[-.]\d|\s?[-–]\s?\d|\s+tháng)"
)
_TO = ("UNTIL", "TO", "FROM", "AND")
# A time of day behind a date, read as part of it: "24 Aug, 14" in "24 Aug, 14.00", "3 SEP, 1000" in "3 SEP, 1000H".
_HOUR = re.compile(r"[,\s]+(?:\d{1,2}|[01]\d[0-5]\d|2[0-3][0-5]\d)$")
_MINUTES = re.compile(r"[.:][0-5]\d(?!\d)|\s?[hH]\b")
_FIRST_YEAR, _LAST_YEAR = 1900, 2150


def find_whens(
    document: Document, anchor: Anchor | None, published: Published, ordinals: Ordinals
) -> list[When]:
    """Return every date; one without a year takes it from the day of writing, else from a date told before it."""
    day = anchor.day if anchor and _FIRST_YEAR < anchor.day.year < _LAST_YEAR else None
    language, text = document.language, _slashed(document)
    found = [
        _when(document, _cut(document, part, day), day, anchor)
        for mention in by_sentence(
            document, lambda t: find_dates(t, lang=language, anchor=day or _NO_DAY), text
        )
        for part in _parted(document, mention, day)
    ]
    found = [
        when
        for when in found
        if not _is_number(document, when, ordinals) and not is_overruled(document, when)
    ]
    found = sorted([*found, *_calendar(document, found, day, anchor)])
    found = sorted([*found, *entry_days(document, found, day or _titled_day(document, found))])
    if document.lexicon.bare_years:
        found = sorted([*found, *_bare_years(document, found)])
    found = [_plausible(when) for when in found]
    found = (
        with_years_beside(document, found, text, day)
        if day
        else with_lent_years(document, found, published, ordinals, text)
    )
    found = [_joined(when) for when in found]
    return resolve_counts(document, sorted([*found, *day_counts(document, found, ordinals)]), day)


def _titled_day(document: Document, found: list[When]) -> date | None:
    """Return the day with which the title of a calendar begins its time, where the day of writing is not known: "Week of 11-17 November 2030"."""
    for when in found:
        sentence = document.sentence_of(when.first)
        heads = sentence is not None and (sentence.role in ("title", "heading") or sentence.index == 0)
        if heads and not when.relative and when.span is not None and when.unit in ("day", "month"):
            return when.span.start
    return None


def _slashed(document: Document) -> str:
    """Return the text with a slash between the figures of each day and its month ("ngày 20-3"), as dates are found by it."""
    marks = document.lexicon.day_marks
    if not marks:
        return document.text
    places = [mark.end for mark in document.marks("day_word")]
    places += [link.end for link in document.marks("link") if link.value in _TO]
    chars = list(document.text)
    for place in places:
        match = _DAY_MONTH.match(document.text, place)
        if match and match["mark"] in marks and _is_day_month(match["day"], match["month"]):
            chars[match.start("mark")] = "/"
    return "".join(chars)


def _is_day_month(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _parted(document: Document, mention: Mention[DateSpan], day: date | None) -> list[Mention[DateSpan]]:
    """Return the two dates of a set that a comma parts, each with its year: "signed on 7 November 2013, and on 5 February 2015 it …"."""
    gap = _PARTED.search(document.text, mention.start, mention.end) if mention.kind == "set" else None
    if gap is None:
        return [mention]
    parts = [
        (at, find_dates(document.text[at:end], lang=document.language, anchor=day or _NO_DAY))
        for at, end in ((mention.start, gap.start()), (gap.start(), mention.end))
    ]
    whole = all(len(found) == 1 for _, found in parts)
    return [moved(found[0], at) for at, found in parts] if whole else [mention]


def _cut(document: Document, mention: Mention[DateSpan], day: date | None) -> Mention[DateSpan]:
    """Return a date without what was taken for a part of it: the hour behind it, or the first word of a length ("sau ba ngày")."""
    end = mention.end
    hour = _HOUR.search(document.text, mention.start, mention.end)
    if hour is not None and _MINUTES.match(document.text, mention.end):
        end = hour.start()
    last = document.words.at(mention.end)
    end = min([end, *(m.start for m in document.marks("duration", last - 1, last) if m.end > mention.end)])
    rest = document.text[mention.start : end] if end < mention.end else ""
    found = find_dates(rest, lang=document.language, anchor=day or _NO_DAY)
    if len(found) != 1:
        return mention
    part = found[0]
    start, end = mention.start + part.start, mention.start + part.end
    return Mention(
        start, end, part.value, part.kind, unit=part.unit, bound=part.bound, relative=part.relative
    )


def _is_number(document: Document, when: When, ordinals: Ordinals) -> bool:
    """Return whether a weekday is really the ordinal of the meeting before it: "cuộc gặp thứ tư" is the fourth meeting, not a Wednesday."""
    sentence = document.sentence_of(when.first)
    if when.kind != "weekday" or sentence is None or document.words.written(when.last - 1)[0].isupper():
        return False
    counted = any(ordinal.first == when.first for ordinal in ordinals.get(sentence.index, ()))
    behind = document.text[when.end : sentence.end].lstrip().lower()
    if behind.startswith(tuple(document.lexicon.ordinal_frames.get("ranked", ()))):
        return True
    nouns = document.marks("gathering", max(when.first - 8, sentence.first), when.first)
    return counted and any(noun.last == when.first for noun in nouns)


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


def _calendar(
    document: Document, known: list[When], day: date | None, anchor: Anchor | None
) -> Iterator[When]:
    """Yield days in figures that open a line or a cell of a calendar ("24-27/5 | Jakarta | ...") or a bracket ("(24-27/5, Jakarta)")."""
    starts = [when.start for when in known]
    two = re.compile(_TWO_DAYS.format(joins=document.lexicon.joins))
    found = [
        _CALENDAR.match(document.text, block.start, block.end)
        or two.match(document.text, block.start, block.end)
        for block in document.blocks
    ]
    for bracket in _BRACKET.finditer(document.text):
        found += _IN_BRACKET.finditer(document.text, *bracket.span())
    for match in found:
        if match is None:
            continue
        n = bisect_left(starts, match.end("day"))
        if n and known[n - 1].end > match.start("day"):
            continue
        span = read_date(match["day"], lang=document.language, anchor=day or _NO_DAY)
        if span is None:
            continue
        kind = "day" if span.start == span.end else "range"
        mention = Mention(*match.span("day"), span, kind, unit="day", relative=True)
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
