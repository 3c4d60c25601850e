"""Find where a sentence may continue with another statement, and the verbs, nouns and dates that decide whether it does."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from aseanhr.reading.annotators.operator_marks import operators_in
from aseanhr.reading.annotators.split_verbs import split_verbs
from aseanhr.reading.annotators.verb_marks import true_verbs
from aseanhr.reading.document import is_inside
from aseanhr.values.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.document import Document, Sentence

__all__ = ["Joint", "Outline", "has"]

Kind = Literal["AND", "CONTRAST", "SUBORDINATE", "SAID", "THAT", "VERB", "COMMA", "SEMICOLON", "BREAK"]

_STATING = frozenset({"pres", "past", "pass_pres", "pass_past", "bare"})  # forms that state something
_HELPING = frozenset({"ASSERTED", "PASSIVE", "PERFECT", "PLANNED", "NEGATED"})
_LINKS: dict[str, Kind] = {"AND": "AND", "CONTRAST": "CONTRAST", "SUBORDINATE": "SUBORDINATE"}
_NOUNS = ("body", "gathering", "office", "treaty")
_NAMES = ("gathering", "trade_word", "body", "treaty", "reference")  # what holds nouns that look like verbs
_ANCHOR = date(2000, 1, 1)  # any day will do: only the places of dates count
_YEAR = re.compile(r"(?:19|20)\d\d")
_BREAK = re.compile(r"[,;:)–—][\"”’»']*\s|\s[(–—-]")


class Joint(NamedTuple):
    """A place where a statement may begin, or where one is interrupted.

    Attributes:
        first: the first word behind the place.
        behind: the word behind what joins the statements, if words do.
        kind: what joins them: words of that kind; what is said behind a word for saying (``SAID``, ``THAT``); a verb behind a clause
            that depends on it; a comma or a semicolon; or another mark, behind which none begins (``BREAK``).
    """

    first: int
    behind: int
    kind: Kind


def has(places: Sequence[int], first: int, last: int) -> bool:
    """Return whether any of the sorted places lies in the range.

    >>> has([3, 8], 4, 8), has([3, 8], 4, 9)
    (False, True)
    """
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


class Outline:
    """What a sentence is made of, as far as it takes to part its statements.

    Args:
        document: the text.
        sentence: the sentence.
    """

    def __init__(self, document: Document, sentence: Sentence) -> None:
        self.document, self.sentence = document, sentence
        self.links = document.within("link", sentence)
        self.sayings = document.within("saying", sentence)

    @cached_property
    def operators(self) -> list[tuple[int, str, str]]:
        """Return where words stand that change the standing of a verb, with their kind and reach."""
        document = self.document
        rules = ((mark, document.rule(mark)) for mark in operators_in(document, self.sentence))
        return [(mark.first, rule.kind, rule.reach) for mark, rule in rules]

    @cached_property
    def verbs(self) -> list[int]:
        """Return the words that may make a statement: finite verbs and their helpers."""
        document, sentence = self.document, self.sentence
        within = [mark for family in _NAMES for mark in document.within(family, sentence)]
        # Where nouns have no articles, a word that is both is a verb unless it is part of a longer noun ("cuộc họp", not "đã họp").
        own, helped = not document.lexicon.articles, {at for at, _, _ in self.operators}
        names = {n for m in within if m.first not in helped for n in range(m.first + own, m.last)}
        marks = [*true_verbs(document, sentence), *split_verbs(document, sentence)]
        names.update(m.first for m in marks if m.form == "noun")
        full = {m.first for m in marks if m.form in _STATING} - names
        full.update(m.first for m in self.sayings if m.value == "SAID")
        return sorted(full.union(at for at, kind, _ in self.operators if kind in _HELPING))

    @cached_property
    def present(self) -> set[int]:
        """Return the verbs in the present tense."""
        marks = self.document.within("verb", self.sentence)
        return {mark.first for mark in marks if mark.form in ("pres", "pass_pres")}

    @cached_property
    def relatives(self) -> set[int]:
        """Return the words that may open a relative clause."""
        return {mark.first for mark in self.links if mark.value == "RELATIVE"}

    @cached_property
    def dated(self) -> dict[int, int]:
        """Return the words of dates, each with a number of its date; two dates that a joint parts are two."""
        document, words = self.document, self.document.words
        joints = [words.starts[mark.first] for mark in self.links if mark.value in _LINKS]
        led = {mark.first for mark in self.links if mark.value == "IN"}
        found: dict[int, int] = {}
        for start, end in pairwise([self.sentence.start, *joints, self.sentence.end]):
            for mention in find_dates(document.text[start:end], lang=document.language, anchor=_ANCHOR):
                number = words.at(start + mention.start)
                for n in range(number, words.at(start + mention.end)):
                    number = n if n in led and mention.kind == "set" else number  # "on 3 May, on 4 June"
                    found[n] = number
        if document.lexicon.bare_years:
            years = range(self.sentence.first, self.sentence.last)
            found.update({n: n for n in years if _YEAR.fullmatch(words.written(n)) and n not in found})
        return found

    @cached_property
    def dates(self) -> list[int]:
        """Return the words of dates, in order."""
        return sorted(self.dated)

    @cached_property
    def names(self) -> list[int]:
        """Return where names begin, and nouns that the lexicon knows."""
        document, written = self.document, self.document.words.written
        found = {mark.first for family in _NOUNS for mark in document.within(family, self.sentence)}
        own = range(self.sentence.first, self.sentence.last)
        found.update(n for n in own if written(n)[0].isupper() and n not in self.dated)
        return sorted(found)

    @cached_property
    def nouns(self) -> list[int]:
        """Return where noun phrases begin: names, nouns for what is done, and in languages with articles what one opens."""
        document, sentence = self.document, self.sentence
        found = {mark.first for mark in document.within("verb", sentence) if mark.form == "noun"}
        if document.lexicon.articles:
            found.update(mark.first for mark in document.within("determiner", sentence))
        return sorted(found.union(self.names))

    @cached_property
    def joints(self) -> list[Joint]:
        """Return where a statement may begin, and where one is interrupted, in order."""
        found = {joint.first: joint for joint in self._words_that_join()}
        for n in range(self.sentence.first + 1, self.sentence.last):
            gap = self.gap(n)
            if not _BREAK.search(gap) or self._is_in_date(n):
                continue
            kind = self._mark(n, gap)
            if kind != "COMMA" or n not in found:
                found[n] = Joint(n, n, kind)
        return [found[n] for n in sorted(found) if self.sentence.first < n < self.sentence.last - 1]

    def _is_in_date(self, word: int) -> bool:
        """Return whether a word and the one before it belong to one date: "May 5, 2027"."""
        return word in self.dated and self.dated[word] == self.dated.get(word - 1)

    def _mark(self, word: int, gap: str) -> Kind:
        if ";" in gap:
            return "SEMICOLON"
        return "COMMA" if "," in gap and word not in self.relatives else "BREAK"

    def _words_that_join(self) -> Iterator[Joint]:
        for mark in self.sayings:
            if mark.value == "SAID":
                yield Joint(mark.last, mark.last, "SAID")
        for mark in self.links:
            if mark.value in _LINKS and not is_inside(self.links, mark):
                yield Joint(mark.first, mark.last, _LINKS[mark.value])
        inside = {n for mark in self.links for n in range(mark.first + 1, mark.last)}
        for mark in self.sayings:
            if mark.value == "THAT" and mark.first not in inside:
                yield Joint(mark.first, mark.last, "THAT")
        if self.document.lexicon.verb_second and self.is_subordinate(self.sentence.first):
            yield from (Joint(n, n, "VERB") for n in self.verbs if n - 1 in self.dated)

    def gap(self, word: int) -> str:
        """Return what stands between a word and the one before it."""
        words = self.document.words
        return self.document.text[words.ends[word - 1] : words.starts[word]]

    def is_subordinate(self, first: int) -> bool:
        """Return whether a clause that depends on another begins at a word."""
        return any(mark.first == first and mark.value == "SUBORDINATE" for mark in self.links)

    def states(self, first: int, last: int) -> bool:
        """Return whether a verb that may make a statement stands in a range of words."""
        return has(self.verbs, first, last)
