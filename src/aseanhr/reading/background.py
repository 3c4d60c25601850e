"""The day from which a text counts its relative dates, and how that day is known.

Only a day that is told counts: the day of publication, a dateline, or a time stamp in the page's own address. A month of publication
gives no day, and no year that a text names for something else (a plan, a vision, a law) ever stands for the year of writing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.errors import InputTypeError
from aseanhr.values.dates import DateSpan, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.document import Document

__all__ = [
    "Anchor",
    "Published",
    "find_anchor",
    "find_datelines",
    "find_issue",
    "lead_lines",
    "read_published",
]

_ADDRESS = re.compile(r"https?://\S{1,500}")
# A camera's or a page's time stamp inside an address: 20250708215935 or /2025/07/08/.
_STAMP = re.compile(r"(?<!\d)(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=\d{4,11}\b|/)")
# What parts a date from the name of a paper before it; an hour may follow.
_DASH = re.compile(r"[-–—|·•]\s*$")
_END = re.compile(r"\W*(?:\d{1,2}[.:h]\d{2}\W*)?")
_APART = re.compile(r"(?:^|[-–—|·•,:.])\s*$")
_APART_BEHIND = re.compile(r"\s*(?:$|[-–—|·•,.])")
_HEADS = re.compile(
    r"\s*(?:\([^()\n]{1,30}\)\s*)?(?:[-–—:)]|$)"
)  # what parts a dateline from the report behind it
_NO_YEAR = date(2001, 7, 1)  # only dates that tell their own year count
_OWN_ADDRESS = 40  # characters beside an address in a line of its own
_LEAD = 8  # lines in which a dateline may stand, up to the first paragraph
_PARAGRAPH = 200
_DATELINE = 160  # characters of such a line
_FIRST, _LATE = 1, 400  # days by which a text may be published behind its dateline
_DATELINE_WORDS = 6  # words before the date of a dateline


class Anchor(NamedTuple):
    """The day from which relative dates are counted.

    Attributes:
        day: that day.
        how: how it is known.
        start: where the text says it, if it does.
        end: where these words end.
    """

    day: date
    how: str
    start: int | None = None
    end: int | None = None


class Published(NamedTuple):
    """What is known of the day of publication: the day itself, or a longer time that holds it."""

    day: date | None
    span: DateSpan | None


def read_published(value: object) -> Published:
    """Return what a caller says of the publication of a text.

    Args:
        value: a date or time, a `DateSpan`, EDTF text or an ISO time; None if nothing is known.

    Raises:
        InputTypeError: it has another type.
        DateParseError: it is text that cannot be read as a date.

    >>> read_published("2025-07-08").day
    datetime.date(2025, 7, 8)
    >>> read_published("2025-07").day is None
    True
    """
    if value is None:
        return Published(None, None)
    if isinstance(value, str):
        value = DateSpan(value)
    if isinstance(value, DateSpan):
        single = value.start is not None and value.start == value.end
        return Published(value.start if single else None, value)
    if isinstance(value, date):
        day = date(value.year, value.month, value.day)
        return Published(day, DateSpan.from_dates(day, day))
    day_of = getattr(value, "date", None)
    result = day_of() if callable(day_of) else None
    if isinstance(result, date):
        return Published(result, DateSpan.from_dates(result, result))
    raise InputTypeError("published", "a date, a DateSpan or EDTF text", value)


def lead_lines(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the first lines of a text up to its first paragraph, as far as a dateline may stand in them, with their places."""
    seen = 0
    for block in document.blocks:
        if block.role in ("clutter", "caption"):
            continue
        seen += 1
        yield block.start, document.text[block.start : min(block.end, block.start + _DATELINE)]
        if seen == _LEAD or block.end - block.start > _PARAGRAPH:
            return


def _dateline(document: Document, published: Published) -> Anchor | None:
    """Find a day near the start of one of the first lines, or behind a dash at its end; without a year it takes that of publication."""
    hint = published.span.start if published.span else None
    for place, line in lead_lines(document):
        for mention in find_dates(line, lang=document.language, anchor=hint):
            day = mention.value.start
            single = day is not None and day == mention.value.end and mention.unit == "day"
            if (
                not single
                or day is None
                or mention.bound
                or not _stands_apart(line, mention.start, mention.end)
            ):
                continue
            first, last = (document.words.at(place + n) for n in (0, mention.start))
            told = document.marks("verb", first, last) or document.marks("gathering", first, last)
            if not told and _is_within(day, published.span):
                return Anchor(day, "dateline", place + mention.start, place + mention.end)
    return None


def find_datelines(document: Document, published: Published) -> frozenset[int]:
    """Return where the dates begin that head one of the first lines, known or not from elsewhere: "Hanoi, 8 July – ..."."""
    hint = published.span.start if published.span else None
    found = set()
    for place, line in lead_lines(document):
        for mention in find_dates(line, lang=document.language, anchor=hint or _NO_YEAR):
            first, last = (document.words.at(place + n) for n in (0, mention.start))
            told = document.marks("verb", first, last) or document.marks("gathering", first, last)
            if last - first <= _DATELINE_WORDS and not told and _HEADS.match(line, mention.end):
                found.add(place + mention.start)
    return frozenset(found)


def _is_within(day: date, span: DateSpan | None) -> bool:
    """Tell whether a day may be that of a publication, as far as this is known."""
    before = span is not None and span.start is not None and day < span.start
    behind = span is not None and span.end is not None and day > span.end
    return not before and not behind


def find_issue(document: Document) -> DateSpan | None:
    """Return the month that a masthead tells ("Letter no. 7 · March 2028"): it stands alone, or behind a comma or dash at the end of a line."""
    for _, line in lead_lines(document):
        for mention in find_dates(line, lang=document.language, anchor=_NO_YEAR):
            apart = _APART.search(line[: mention.start]) and _APART_BEHIND.match(line, mention.end)
            if (
                apart
                and mention.unit == "month"
                and mention.kind == "month"
                and not (mention.relative or mention.bound)
            ):
                return mention.value
    return None


def _stands_apart(line: str, start: int, end: int) -> bool:
    """Tell whether a date stands apart from sentences: near the start of its line, or alone behind its last dash."""
    return len(line[:start].split()) <= _DATELINE_WORDS or bool(
        _DASH.search(line[:start]) and _END.fullmatch(line, end)
    )


def _stamp(document: Document) -> Anchor | None:
    """Find a time stamp in an address that stands alone in a line, which is the page's own."""
    for block in document.blocks:
        line = document.text[block.start : block.end]
        address = _ADDRESS.search(line)
        if address is None or len(line) - len(address[0]) >= _OWN_ADDRESS:
            continue
        found = _STAMP.search(document.text, block.start + address.start(), block.start + address.end())
        if found is None:
            continue
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
        return Anchor(day, "time stamp in the page's address", found.start(), found.end(3))
    return None


def find_anchor(document: Document, published: Published) -> Anchor | None:
    """Return the day on which the document was written, or None if neither caller nor text tells it."""
    if published.day is not None:
        return _earlier(document, published.day) or Anchor(published.day, "published")
    return _dateline(document, published) or _stamp(document)


def _earlier(document: Document, published: date) -> Anchor | None:
    """Return the day of a dateline that lies before that of publication: from it the text counts its days."""
    found = _dateline(document, Published(None, None))
    if found is None or found.start is None or not (published - found.day).days >= _FIRST:
        return None
    heads = found.start in find_datelines(document, Published(None, None))
    return found if heads and (published - found.day).days <= _LATE else None
