"""A document with everything that events are made of: dates, countries, amounts, predicates, each at its words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from aseanhr.reading.annotators.dates import find_whens
from aseanhr.reading.annotators.finders import Found, by_sentence, found_at
from aseanhr.reading.annotators.groups import Group, find_groups
from aseanhr.reading.annotators.ordinals import Ordinal, find_ordinals
from aseanhr.reading.annotators.predicates import Predicate, find_predicates
from aseanhr.reading.annotators.recognition import recognize
from aseanhr.reading.annotators.whens import When
from aseanhr.reading.background import Anchor, Published, find_anchor, find_datelines, find_issue
from aseanhr.reading.statements import part_statements
from aseanhr.values.amounts import Amount, find_amounts
from aseanhr.values.countries import Country, find_countries
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aseanhr.reading.annotators.people import Person
    from aseanhr.reading.document import Document, Sentence
    from aseanhr.reading.features import Placed

__all__ = ["Annotations", "Found", "When", "annotate"]

_OPENING = 1  # words that may open a sentence before those that take back the one before: "But that is wrong"

P = TypeVar("P", bound="Placed")


class Annotations:
    """A document with its values, sorted by place.

    Attributes:
        document: the text with its words and phrases.
        published: what is known of its publication.
        anchor: the day that its relative dates are counted from, if it is known.
        now: the day of writing, or the longer time that is known to hold it.
        datelines: where the dates begin that head one of the first lines.
        dates: every date.
        countries: every name of a state, demonyms included.
        amounts: every sum of money and percentage.
        kept: features that many pairs of an event and a value share, by their name and words.
    """

    def __init__(self, document: Document, published: Published) -> None:
        self.document = document
        self.published = published
        self.anchor: Anchor | None = find_anchor(document, published)
        if self.anchor is None and published.span is None:
            self.published = published = Published(None, find_issue(document))
        self.datelines = find_datelines(document, published)
        self.now: DateSpan | None = _now(self.anchor, published)
        self._ordinals = {
            sentence.index: found
            for sentence in document.sentences
            if (found := find_ordinals(document, sentence))
        }
        self.dates = find_whens(document, self.anchor, published, self._ordinals)
        text, language = document.text, document.language
        self.amounts: list[Found[Amount]] = [
            found_at(document, m) for m in by_sentence(document, lambda t: find_amounts(t, lang=language))
        ]
        self.countries: list[Found[Country]] = [
            found_at(document, mention) for mention in find_countries(text, lang=language)
        ]
        self._dates_in = _by_sentence(document, self.dates)
        self._countries_in = _by_sentence(document, self.countries)
        self._amounts_in = _by_sentence(document, self.amounts)
        self._predicates: dict[int, list[Predicate]] = {}
        self.kept: dict[tuple[str, int, int], list[str]] = {}
        self._groups: dict[int, list[Group]] = {}

    @cached_property
    def people(self) -> list[list[Person]]:
        """Return the persons of each sentence; who was named in full once is known by a part of the name."""
        return recognize(self)

    @cached_property
    def leads(self) -> dict[int, list[str]]:
        """Return what the small words right before a word lead to, by the index of that word."""
        found: dict[int, list[str]] = {}
        for mark in self.document.marks("link"):
            found.setdefault(mark.last, []).append(mark.value)
        return found

    def year_beside(self, first: int, last: int) -> When | None:
        """Return the year that words such as "last year's" give a noun: before it, or behind it where nouns have no articles."""
        behind = not self.document.lexicon.articles
        sentence = self.document.sentence_of(first)
        years = [w for w in self.dates_in(sentence) if w.unit == "year" and w.relative] if sentence else []
        return next((w for w in years if w.last == first or (behind and w.first == last)), None)

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
            found = find_predicates(self.document, sentence)
            end = self._retracted(sentence)
            found = [p._replace(standing="none") if p.last <= end else p for p in found]
            self._predicates[sentence.index] = found
        return found

    def _retracted(self, sentence: Sentence) -> int:
        """Return the word up to which a sentence tells what it, or the opening of the next one, says is not so: "That is wrong"."""
        behind = self.document.sentences[sentence.index + 1 : sentence.index + 2]
        if any(
            mark.first - following.first <= _OPENING
            for following in behind
            for mark in self.document.within("reference", following, "RETRACTION")
        ):
            return sentence.last
        own = self.document.within("reference", sentence, "RETRACTION")
        return next((m.first for m in own if m.first - sentence.first > _OPENING), sentence.first)

    def groups(self, sentence: Sentence) -> list[Group]:
        """Return the noun groups of a sentence that name a gathering, in order."""
        found = self._groups.get(sentence.index)
        if found is None:
            found = self._groups[sentence.index] = find_groups(self, sentence)
        return found

    def ordinals(self, sentence: Sentence) -> Sequence[Ordinal]:
        """Return the ordinal numbers of a sentence, in order."""
        return self._ordinals.get(sentence.index, ())

    def dates_in(self, sentence: Sentence) -> list[When]:
        """Return the dates of a sentence, in order."""
        return self._dates_in.get(sentence.index, [])

    def countries_in(self, sentence: Sentence) -> list[Found[Country]]:
        """Return the states named in a sentence, in order."""
        return self._countries_in.get(sentence.index, [])

    def amounts_in(self, sentence: Sentence) -> list[Found[Amount]]:
        """Return the amounts of a sentence, in order."""
        return self._amounts_in.get(sentence.index, [])


def _now(anchor: Anchor | None, published: Published) -> DateSpan | None:
    return DateSpan.from_dates(anchor.day, anchor.day) if anchor else published.span


def _by_sentence(document: Document, values: Iterable[P]) -> dict[int, list[P]]:
    """Return values by the number of the sentence in which they begin."""
    found: dict[int, list[P]] = {}
    for value in values:
        sentence = document.sentence_of(value.first)
        if sentence is not None:
            found.setdefault(sentence.index, []).append(value)
    return found


def annotate(document: Document, published: Published) -> Annotations:
    """Return the document with all its values, each statement as a sentence of its own; time is linear in its length."""
    part_statements(document)
    return Annotations(document, published)
