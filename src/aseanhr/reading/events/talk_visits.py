"""Which state somebody visits: people met there without a state belong to it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.names import states_in
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Sentence

__all__ = ["Visits"]

_RECALLED = 8  # visits back that one may still be on
_THERE = frozenset({"TO", "IN", "FOR"})


class Visits:
    """The visits that a document tells of.

    Args:
        notes: the document with its values.
    """

    def __init__(self, notes: Annotations) -> None:
        self.notes, self.document = notes, notes.document
        found = [visit for sentence in self.document.sentences for visit in self._visits(sentence)]
        found.sort()
        self._firsts = [first for first, _ in found]
        self._states = [Country(code) for _, code in found]

    def before(self, word: int, own: Country | None) -> Country | None:
        """Return the state visited last before a word that is not the visitor's own."""
        last = bisect_left(self._firsts, word)
        recalled = reversed(self._states[max(last - _RECALLED, 0) : last])
        return next((state for state in recalled if state != own), None)

    def _visits(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        """Yield the first word of each visit of a sentence with the code of the state visited."""
        verbs = [
            (p.first, p.last)
            for p in self.notes.predicates(sentence)
            if p.cue == "VISIT" and p.standing in ("asserted", "planned")
        ]
        nouns = [(m.first, m.last) for m in self.document.within("gathering", sentence, "visit")]
        places = [(s.first, s.value.alpha_2) for s in states_in(self.notes, sentence) if s.kind == "name"]
        places += [(m.first, m.value) for m in self.document.within("capital", sentence)]
        places.sort()
        for first, last in (*verbs, *nouns):
            at = next((place for place in places if place[0] >= last), None)
            if at and self._leads(last, at[0]):
                yield first, at[1]

    def _leads(self, first: int, last: int) -> bool:
        """Tell whether nothing but where one goes stands between the words of a visit and a state, in one clause."""
        clauses = self.document.clauses
        if clauses[first - 1] != clauses[last]:
            return False
        links = self.document.marks("link", first, last)
        values = {mark.value for mark in links if mark.last == links[-1].last}
        return bool(values & _THERE) if links else last - first <= 1
