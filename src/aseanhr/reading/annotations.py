"""A document with everything that events are made of: dates, countries, amounts, predicates, each at its words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, TypeVar

from aseanhr.reading.annotators.dates import find_whens
from aseanhr.reading.annotators.finders import Found, by_sentence, found_at
from aseanhr.reading.annotators.ordinals import Ordinal, find_ordinals
from aseanhr.reading.annotators.predicates import Predicate, find_predicates
from aseanhr.reading.annotators.whens import When
from aseanhr.reading.background import Anchor, Published, find_anchor, find_issue
from aseanhr.values.amounts import Amount, find_amounts
from aseanhr.values.countries import Country, find_countries
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.document import Document, Sentence

__all__ = ["Annotations", "Found", "When", "annotate"]

T = TypeVar("T")


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
        if self.anchor is None and published.span is None:
            self.published = published = Published(None, find_issue(document))
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
        # "U.S. dollars" names a currency, not a state.
        self.countries: list[Found[Country]] = _outside(
            [found_at(document, mention) for mention in find_countries(text, lang=language)], self.amounts
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

    def ordinals(self, sentence: Sentence) -> Sequence[Ordinal]:
        """Return the ordinal numbers of a sentence, in order."""
        return self._ordinals.get(sentence.index, ())

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


def _outside(values: list[Found[Country]], others: list[Found[Amount]]) -> list[Found[Country]]:
    """Return those of ``values`` that overlap none of ``others``; both are in order."""
    kept, n = [], 0
    for value in values:
        while n < len(others) and others[n].end <= value.start:
            n += 1
        if n == len(others) or others[n].start >= value.end:
            kept.append(value)
    return kept


def annotate(document: Document, published: Published) -> Annotations:
    """Return the document with all its values; time is linear in its length."""
    return Annotations(document, published)
