"""The values that stand in a document, each with its place: dates, countries, amounts, persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from aseanhr.reading.rules.people import Person, find_people
from aseanhr.values.amounts import Amount, find_amounts
from aseanhr.values.countries import Country, find_countries
from aseanhr.values.dates import DateSpan, find_dates
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.rules.document import Document, Sentence

__all__ = ["Anchor", "Facts", "gather"]

P = TypeVar("P", Person, Mention[DateSpan], Mention[Country], Mention[Amount])

_YEAR = re.compile(r"(?<![\d./-])(19[5-9]\d|20\d\d)(?![\d/])(?![-–]\d)")
_FIGURE = re.compile(r"[.,:]\d|\s?%|\s\d{3}\b")
_NUMBERED_YEAR = re.compile(r"(?<!\d)\d{1,2}/(20\d\d)(?!\d)")
_LEAD = 4  # blocks in which a dateline may stand
_DATELINE = 160
_DATELINE_WORDS = 4  # before the date of a dateline: a city, a country
_LEADING = 3  # lines that tell whose side is taken: a title, a caption, a lead
_LEAD_WEIGHT = 1.5
_LANGUAGE_WEIGHT = 4.0
_COUNTERPART_WEIGHT = 1.5
_COUNTERPART_REACH = 80
_PARAGRAPHS = 60  # in which the first full date is looked for
_BEGINNING = 2000  # characters of each
_OPENING = 70  # characters of a paragraph in which its subject stands


def _start(value: Person | Mention[Any]) -> int:
    return value.start


class Anchor(NamedTuple):
    """The day from which relative dates are counted, and how it is known.

    ``exact`` is False where only the year is known; then it serves for days and months without a year alone.
    """

    day: date
    exact: bool
    how: str
    start: int | None = None
    end: int | None = None

    @property
    def told(self) -> bool:
        """Whether the day is known for itself, not taken from the event that the text reports."""
        return self.exact and self.how != "first full date"


class Facts:
    """A document with all its values, sorted by place."""

    def __init__(self, document: Document, anchor: Anchor | None) -> None:
        self.document = document
        self.anchor = anchor
        text, lang = document.text, document.lang
        day = anchor.day if anchor else None
        found = [_joined(date) for date in find_dates(text, lang=lang, anchor=day)]
        if document.lexicon.bare_years:
            found = sorted([*found, *_bare_years(text, found)], key=_start)
        self.dates: list[Mention[DateSpan]] = found
        # Lower case of the same length, as those who read numbers in words expect it.
        self.lower = text.lower() if len(text.lower()) == len(text) else text
        self.amounts: list[Mention[Amount]] = find_amounts(text, lang=lang)
        # "U.S. dollars" names a currency, not a country.
        self.countries: list[Mention[Country]] = find_countries(text, lang=lang)
        self.people: list[Person] = []
        for sentence in document.sentences:
            self.people += find_people(sentence, self)
        self.people = _recognized(self.people)
        self.home = _home(self)
        others = Counter(mention.value for mention in self.countries if mention.value != self.home)
        self.partner: Country | None = others.most_common(1)[0][0] if others else None
        self._sides: dict[int, Country | None] = {}
        self.treaties = frozenset(
            mark.value("treaty")
            for sentence in document.sentences
            for mark in sentence.names
            if mark.has("treaty")
        )
        self.bodies = frozenset(
            mark.value("body")
            for sentence in document.sentences
            for mark in sentence.names
            if mark.has("body")
        )

    @staticmethod
    def within(values: Sequence[P], start: int, end: int) -> list[P]:
        """Return those of ``values``, which are in order, that begin in ``start`` to ``end``."""
        low = bisect_left(values, start, key=_start)
        return list(values[low : bisect_left(values, end, lo=low, key=_start)])

    def side(self, sentence: Sentence) -> Country | None:
        """Return the state whose side a paragraph takes: of the person or state that it opens with, else the home state."""
        if sentence.block not in self._sides:
            self._sides[sentence.block] = self._opening(sentence.block) or self.home
        return self._sides[sentence.block]

    def subject(self, index: int) -> Country | None:
        """Return the first state of a line that is neither where something was nor whom someone met."""
        for sentence in self.document.sentences:
            if sentence.block != index:
                continue
            led = sentence.cue("LOCATIVE", "MET_WITH", "BILATERAL", "WITH", "SIDELINES")
            cities = [mark for mark in sentence.names if mark.has("city")]
            for country in self.countries_in(sentence):
                after = any(0 <= country.start - cue.end <= 12 for cue in led)
                beside = any(0 <= country.start - city.end <= 3 for city in cities)
                if not after and not beside:
                    return country.value
                if any(cue.end <= country.start and cue.has("cue", "MET_WITH", "BILATERAL") for cue in led):
                    return None
        return None

    def counterparts(self) -> list[Country]:
        """Return the states whom someone met, once for each sentence that says so."""
        found: list[Country] = []
        for sentence in self.document.sentences:
            if sentence.role not in ("body", "caption"):
                continue
            cues = sentence.cue("MET_WITH", "BILATERAL", "COUNTERPART", "WITH")
            met = [
                c.value
                for c in self.countries_in(sentence)
                if any(0 <= c.start - cue.end <= _COUNTERPART_REACH for cue in cues)
            ]
            found += dict.fromkeys(met)
        return found

    def _opening(self, index: int) -> Country | None:
        first = next(s for s in self.document.sentences if s.block == index)
        stop = min(first.end, first.start + _OPENING)
        people = [p for p in self.within(self.people, first.start, stop) if p.country]
        if not people or any(
            cue.start < people[0].start for cue in first.cue("MET_WITH", "BILATERAL", "WITH", "LOCATIVE")
        ):
            return None
        return people[0].country

    def dates_in(self, sentence: Sentence) -> list[Mention[DateSpan]]:
        """Return the dates in a sentence."""
        return self.within(self.dates, sentence.start, sentence.end)

    def countries_in(self, sentence: Sentence) -> list[Mention[Country]]:
        """Return the countries in a sentence, demonyms included."""
        return self.within(self.countries, sentence.start, sentence.end)

    def people_in(self, sentence: Sentence) -> list[Person]:
        """Return the persons in a sentence."""
        return self.within(self.people, sentence.start, sentence.end)


def _bare_years(text: str, known: list[Mention[DateSpan]]) -> list[Mention[DateSpan]]:
    """Return the years that stand alone between words, outside the dates already found."""
    taken = {offset for date in known for offset in range(date.start, date.end)}
    return [
        Mention(*match.span(), DateSpan(match[0]), "year", "year")
        for match in _YEAR.finditer(text)
        if match.start() not in taken and not _FIGURE.match(text, match.end())
    ]


def _joined(date: Mention[DateSpan]) -> Mention[DateSpan]:
    """Return "17 and 18 November" as one stretch of time; a set with gaps, or of years, stays a set."""
    if not date.value.edtf.startswith("{") or ".." in date.value.edtf:
        return date
    parts = [DateSpan(part) for part in date.value.edtf.strip("{}").split(",")]
    if any(part.precision == "year" for part in parts):
        return date
    ends = [part.end + timedelta(days=1) if part.end else None for part in parts]
    if any(end != part.start for end, part in zip(ends, parts[1:], strict=False)):
        return date
    return date.meaning(DateSpan(f"{parts[0].edtf}/{parts[-1].edtf}"))


def _recognized(people: list[Person]) -> list[Person]:
    """Give a person named again, in full or by the last name, the country of the first mention."""
    known: dict[str, Country] = {}
    for person in people:
        if person.name and person.country:
            known.setdefault(person.name, person.country)
            known.setdefault(person.name.split()[-1], person.country)
    return [
        person._replace(country=known.get(person.name) or known.get(person.name.split()[-1]))
        if person.name and person.country is None
        else person
        for person in people
    ]


def _home(facts: Facts) -> Country | None:
    """Return the state whose side the document takes: named first in title and lead, and in most paragraphs."""
    weight: dict[Country, float] = {}
    mentions: dict[Country, int] = {}
    bodies = [n for n, block in enumerate(facts.document.blocks) if block.role in ("body", "caption")]
    for rank, n in enumerate(bodies):
        block = facts.document.blocks[n]
        found = [mention.value for mention in facts.within(facts.countries, block.start, block.end)]
        for country in dict.fromkeys(found):
            weight[country] = weight.get(country, 0) + 1
            mentions[country] = mentions.get(country, 0) + found.count(country)
        subject = facts.subject(n) if rank < _LEADING else None
        if subject:
            weight[subject] = weight.get(subject, 0) + _LEAD_WEIGHT
    written = facts.document.lexicon.home
    if written and Country.of(written) in weight:
        weight[Country.of(written)] += _LANGUAGE_WEIGHT
    for country in facts.counterparts():
        weight[country] = weight.get(country, 0) - _COUNTERPART_WEIGHT
    # The first named wins a tie: dictionaries keep the order of the text.
    return max(weight, key=lambda country: (weight[country], mentions[country])) if weight else None


def _single_day(mention: Mention[DateSpan]) -> date | None:
    span = mention.value
    return span.start if span.precision == "day" and span.start == span.end else None


def _dateline(document: Document) -> Anchor | None:
    """Find the date of a dateline: a full date near the start of one of the first lines."""
    seen = 0
    for block in document.blocks:
        if block.role not in ("body", "teaser"):
            continue
        seen += 1
        if seen > _LEAD:
            break
        line = document.text[block.start : min(block.end, block.start + _DATELINE)]
        for mention in find_dates(line, lang=document.lang):
            day = _single_day(mention)
            if day and len(line[: mention.start].split()) <= _DATELINE_WORDS:
                start = block.start + mention.start
                return Anchor(day, True, "dateline", start, block.start + mention.end)
    return None


def _first_day(document: Document) -> Anchor | None:
    """Take the first full date of the article itself."""
    bodies = [block for block in document.blocks if block.role == "body"]
    for block in bodies[:_PARAGRAPHS]:
        line = document.text[block.start : min(block.end, block.start + _BEGINNING)]
        for mention in find_dates(line, lang=document.lang):
            span = mention.value
            if (
                span.end
                and span.start
                and (span.end - span.start).days < 28
                and span.precision in ("day", "period", "week")
            ):
                return Anchor(
                    span.end, True, "first full date", block.start + mention.start, block.start + mention.end
                )
    return None


def _year(document: Document) -> Anchor | None:
    """Take the year that the article names most; the number of a meeting in its year counts most."""
    counts: dict[int, int] = {}
    place: dict[int, tuple[int, int]] = {}
    for block in document.blocks:
        if block.role != "body":
            continue
        for pattern, weight in ((_YEAR, 1), (_NUMBERED_YEAR, 3)):
            for match in pattern.finditer(document.text, block.start, block.end):
                year = int(match[1])
                counts[year] = counts.get(year, 0) + weight
                place.setdefault(year, match.span(1))
    if not counts:
        return None
    year = max(counts, key=lambda year: (counts[year], year))
    # The middle of the year: what it is nearest to is that year's own day or month.
    return Anchor(date(year, 7, 1), False, "year most named in the article", *place[year])


def find_anchor(document: Document, published: date | None) -> Anchor | None:
    """Return the day that the document was written: as told, or as its own words say."""
    if published:
        return Anchor(published, True, "published")
    stamp = document.stamp()
    return (
        _dateline(document)
        or (Anchor(stamp[0], True, "time stamp in the page's address", stamp[1], stamp[2]) if stamp else None)
        or _first_day(document)
        or _year(document)
    )


def gather(document: Document, published: date | None) -> Facts:
    """Return the document with all its values; time is linear in its length."""
    return Facts(document, find_anchor(document, published))
