"""A document with everything that events are made of: dates, countries, amounts, predicates, each at its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from aseanhr.errors import AseanhrError
from aseanhr.reading.annotators.predicates import Predicate, find_predicates
from aseanhr.reading.background import Anchor, Published, find_anchor
from aseanhr.values.amounts import Amount, find_amounts
from aseanhr.values.countries import Country, find_countries
from aseanhr.values.dates import DateSpan, find_dates, normalize_date
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aseanhr.reading.document import Document, Sentence
    from aseanhr.records.evidence import Basis

__all__ = ["Annotations", "Found", "When", "annotate"]

T = TypeVar("T")

# A year that no text is dated by stands in here; every value that hangs on it is resolved again or dropped.
_NO_DAY = date(2001, 7, 1)
_YEAR = re.compile(r"(?<![\d./-])(19[5-9]\d|20\d\d)(?![\d/])(?![-–]\d)")
_FIGURE = re.compile(r"[.,:]\d|\s?%|\s\d{3}\b")
_CALENDAR = re.compile(
    r"(?:[-–—•*·▪►]\s)?(?P<day>\d{1,2}(?:[/.]\d{1,2})?(?:\s?[-–—]\s?\d{1,2}[/.]\d{1,2}|(?<=[/.]\d)|(?<=[/.]\d\d)))(?=\s?[|:–—-]|\s\D)"
)
_FIRST_YEAR, _LAST_YEAR = 1000, 9000


class Found(NamedTuple, Generic[T]):
    """A value at its words.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        value: the value.
        kind: how it is worded, as its finder says.
        carried: whether its unit stands elsewhere.
    """

    first: int
    last: int
    start: int
    end: int
    value: T
    kind: str
    carried: bool = False


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


P = TypeVar("P", When, Predicate)


class Annotations:
    """A document with its values, sorted by place.

    Attributes:
        document: the text with its words and phrases.
        published: what is known of its publication.
        anchor: the day that its relative dates are counted from, if it is known.
        now: the day of writing, or the longer time that is known to hold it.
        dates: every date.
        countries: every name of a state, demonyms included.
        amounts: every sum of money and percentage.
    """

    def __init__(self, document: Document, published: Published) -> None:
        self.document = document
        self.published = published
        self.anchor: Anchor | None = find_anchor(document, published)
        self.now: DateSpan | None = _now(self.anchor, published)
        self.dates = _dates(document, self.anchor, published)
        text, language = document.text, document.language
        self.amounts: list[Found[Amount]] = [
            _found(document, m) for m in _by_sentence(document, lambda t: find_amounts(t, lang=language))
        ]
        # "U.S. dollars" names a currency, not a state.
        self.countries: list[Found[Country]] = _outside(
            [_found(document, mention) for mention in find_countries(text, lang=language)], self.amounts
        )
        self._predicates: dict[int, list[Predicate]] = {}

    def side(self, span: DateSpan | None) -> str:
        """Tell where a time lies from the day of writing: ``past``, ``now``, ``future``; ``unknown`` where either is."""
        now = self.now
        if now is None or span is None or span.start is None or span.end is None:
            return "unknown"
        if now.start is not None and span.end < now.start:
            return "past"
        return "future" if now.end is not None and span.start > now.end else "now"

    def predicates(self, sentence: Sentence) -> list[Predicate]:
        """Return what is said to be done in a sentence, in order."""
        found = self._predicates.get(sentence.index)
        if found is None:
            found = self._predicates[sentence.index] = find_predicates(self.document, sentence)
        return found

    def dates_in(self, sentence: Sentence) -> list[When]:
        """Return the dates of a sentence, in order."""
        return _slice(self.dates, sentence.first, sentence.last)

    def countries_in(self, sentence: Sentence) -> list[Found[Country]]:
        """Return the states named in a sentence, in order."""
        return _slice(self.countries, sentence.first, sentence.last)

    def amounts_in(self, sentence: Sentence) -> list[Found[Amount]]:
        """Return the amounts of a sentence, in order."""
        return _slice(self.amounts, sentence.first, sentence.last)


def _now(anchor: Anchor | None, published: Published) -> DateSpan | None:
    return DateSpan.from_dates(anchor.day, anchor.day) if anchor else published.span


def _first(value: When | Found[T]) -> int:
    return value.first


def _slice(values: Sequence[T], first: int, last: int) -> list[T]:
    low = bisect_left(values, first, key=_first)  # type: ignore[arg-type]
    high = bisect_left(values, last, lo=low, key=_first)  # type: ignore[arg-type]
    return list(values[low:high])


def _found(document: Document, mention: Mention[T]) -> Found[T]:
    words = document.words
    first = words.at(mention.start)
    if first and words.ends[first - 1] > mention.start:
        first -= 1
    last = max(words.at(mention.end), first + 1)
    return Found(first, last, mention.start, mention.end, mention.value, mention.kind, mention.carried)


def _by_sentence(document: Document, find: Callable[[str], list[Mention[T]]]) -> Iterable[Mention[T]]:
    """Yield what a finder finds in the whole text; what crosses the end of a sentence is sought again in each."""
    edges = sorted({edge for sentence in document.sentences for edge in (sentence.start, sentence.end)})
    for mention in find(document.text):
        n = bisect_left(edges, mention.start + 1)
        if n == len(edges) or edges[n] >= mention.end:
            yield mention
            continue
        at = mention.start
        for edge in (*(edge for edge in edges[n:] if edge < mention.end), mention.end):
            for part in find(document.text[at:edge]):
                yield _moved(part, at)
            at = edge


def _moved(mention: Mention[T], by: int) -> Mention[T]:
    return Mention(
        mention.start + by,
        mention.end + by,
        mention.value,
        mention.kind,
        unit=mention.unit,
        bound=mention.bound,
        relative=mention.relative,
        carried=mention.carried,
    )


def _outside(values: list[Found[Country]], others: list[Found[Amount]]) -> list[Found[Country]]:
    """Return those of ``values`` that overlap none of ``others``; both are in order."""
    kept, n = [], 0
    for value in values:
        while n < len(others) and others[n].end <= value.start:
            n += 1
        if n == len(others) or others[n].start >= value.end:
            kept.append(value)
    return kept


def _dates(document: Document, anchor: Anchor | None, published: Published) -> list[When]:
    """Return every date; one without a year takes it from the day of writing, else from a date told before it."""
    day = anchor.day if anchor and _FIRST_YEAR < anchor.day.year < _LAST_YEAR else None
    language = document.language
    found = [
        _when(document, mention, day, anchor)
        for mention in _by_sentence(document, lambda t: find_dates(t, lang=language, anchor=day or _NO_DAY))
    ]
    found = sorted([*found, *_calendar(document, found, day, anchor)])
    if document.lexicon.bare_years:
        found = sorted([*found, *_bare_years(document, found)])
    return found if day else _with_years(document, found, published)


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
    place = _found(document, mention)
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


def _with_years(document: Document, dates: list[When], published: Published) -> list[When]:
    """Give days and months without a year that of the nearest date before them that tells its own, else behind them.

    Where none does, the month of publication serves: a day without a year is the one nearest to it.
    """
    told = [d for d in dates if d.span and d.span.start and d.unit in ("day", "month") and not d.bound]
    month = published.span.start if published.span and published.span.start else None
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
        giver = told[last - 1] if last else next(iter(told), None)
        day = giver.span.start if giver and giver.span else None
        span = _near(document, when, month) if month else None
        note = "nearest to the month of publication" if span else ""
        if span is None and day is not None:
            span = _near(document, when, date(day.year, 7, 1))
            note = "year of a date told in the text" if span else ""
        resolved.append(when._replace(span=span, note=note))
    return resolved


def _near(document: Document, when: When, day: date) -> DateSpan | None:
    """Return a date without a year as the one nearest to a day."""
    if not _FIRST_YEAR < day.year < _LAST_YEAR:
        return None
    try:
        return normalize_date(document.text[when.start : when.end], lang=document.language, anchor=day)
    except AseanhrError:
        return None


def annotate(document: Document, published: Published) -> Annotations:
    """Return the document with all its values; time is linear in its length."""
    return Annotations(document, published)
