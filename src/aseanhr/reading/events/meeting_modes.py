"""How a meeting was held: face to face, by video, or both, where the text says so."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.people import Person
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.records.meeting import Mode

__all__ = ["Manner", "manner_of"]

_WORDS = ("HYBRID", "VIDEO", "IN_PERSON")
# Verbs that say of a meeting itself what they say.
_OWN = frozenset({"HOLD", "TAKE_PLACE", "MEET", "OPEN", "CLOSE", "HOST", "CHAIR", "AMOUNT_TO"})
_BEHIND = 2  # sentences behind a naming that may still say how the meeting was held


class Manner(NamedTuple):
    """How a meeting was held, and the words that say so.

    Attributes:
        mode: how.
        start: offset of the words.
        end: offset behind them.
    """

    mode: Mode
    start: int
    end: int


class _Finder:
    def __init__(self, notes: Annotations, people: list[list[Person]], others: Sequence[int]) -> None:
        self.notes, self.people, self.others = notes, people, others
        self.document = notes.document

    def read(self, gathering: Gathering, *, placed: bool) -> Manner | None:
        """Return how a gathering was held: what is said of itself, and else what is said of those who took part."""
        whole = list(self._of_itself(gathering, placed=placed))
        parts = [mark for mark in self._of_parts(gathering) if mark not in whole]
        said = {mark.value: mark for mark in reversed(whole)}
        if "HYBRID" in said or len(said) > 1:
            mark = said.get("HYBRID") or said["VIDEO"]
            return Manner("hybrid", mark.start, mark.end)
        if parts and (placed or "IN_PERSON" in said):
            return Manner("hybrid", parts[0].start, parts[0].end)
        if whole:
            return Manner("video" if "VIDEO" in said else "in_person", whole[0].start, whole[0].end)
        return None

    def _of_itself(self, gathering: Gathering, *, placed: bool) -> Iterator[Mark]:
        """Yield the words that say how a gathering was held, in its name, its clause, or a sentence about it alone.

        What was in a place was by video alone only if its own clause says so, and not its name: "the workshop on online harm in Hanoi".
        """
        clauses = self.document.clauses
        for naming in gathering.namings:
            sentence = self.document.sentences[naming.sentence]
            for mark in self._words(sentence):
                named = naming.first <= mark.first < naming.last
                apart = named or clauses[mark.first] != clauses[naming.first]
                if placed and mark.value == "VIDEO" and apart:
                    continue
                if named or (self._is_beside(naming, mark) and not self._is_part(sentence, mark)):
                    yield mark
            for behind in self._behind(naming):
                for mark in self._words(behind):
                    if not self._has_actor(behind, mark) and not (placed and mark.value == "VIDEO"):
                        yield mark

    def _of_parts(self, gathering: Gathering) -> Iterator[Mark]:
        """Yield the words that say that some of those who took part were elsewhere."""
        for naming in gathering.namings:
            sentence = self.document.sentences[naming.sentence]
            for mark in self._words(sentence):
                if (
                    mark.value == "VIDEO"
                    and mark.first >= naming.last
                    and self._is_beside(naming, mark, parts=True)
                ):
                    yield mark
            for behind in self._behind(naming):
                for mark in self._words(behind):
                    if mark.value != "IN_PERSON":
                        yield mark

    def _words(self, sentence: Sentence) -> list[Mark]:
        """Return the words of a sentence that say how something was held, those left out that are denied."""
        found = self.document.within("circumstance", sentence, *_WORDS)
        denied = [
            m.last
            for m in self.document.within("operator", sentence)
            if self.document.rule(m).kind == "NEGATED"
        ]
        return [mark for mark in found if mark.first not in denied]

    def _behind(self, naming: Naming) -> Iterator[Sentence]:
        """Yield the sentences behind a naming, in its paragraph, up to one that speaks of a gathering."""
        sentences = self.document.sentences
        here = sentences[naming.sentence]
        for sentence in sentences[naming.sentence + 1 : naming.sentence + 1 + _BEHIND]:
            if sentence.block != here.block or self._gatherings(sentence.first, sentence.last):
                return
            yield sentence

    def _gatherings(self, first: int, last: int) -> int:
        return bisect_left(self.others, last) - bisect_left(self.others, first)

    def _is_beside(self, naming: Naming, mark: Mark, *, parts: bool = False) -> bool:
        """Tell whether some words speak of a gathering: in its clause, or behind it with no other gathering between.

        Those who took part may do so between.
        """
        clauses = self.document.clauses
        if clauses[mark.first] == clauses[naming.first]:
            return True
        if mark.first < naming.last or self._gatherings(naming.last, mark.first):
            return False
        own = _OWN | {"ATTEND"} if parts else _OWN
        verbs = self.notes.predicates(self.document.sentences[naming.sentence])
        return not any(naming.last <= p.first < mark.first and p.cue not in own for p in verbs)

    def _is_part(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether some words say how somebody took part: their clause has a person or state of its own that does."""
        clauses = self.document.clauses
        clause = clauses[mark.first]
        verbs = [p for p in self.notes.predicates(sentence) if clauses[p.first] == clause]
        return not any(p.cue in _OWN for p in verbs) and any(
            clauses[actor] == clause and actor < mark.first for actor in self._actors(sentence)
        )

    def _has_actor(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether a sentence names somebody before some words."""
        return any(actor < mark.first for actor in self._actors(sentence))

    def _actors(self, sentence: Sentence) -> list[int]:
        """Return the first words of the persons, states and officials of a sentence."""
        found = [person.first for person in self.people[sentence.index]]
        found += [state.first for state in self.notes.countries_in(sentence)]
        return found + [mark.first for mark in self.document.within("official", sentence)]


def manner_of(
    notes: Annotations,
    people: list[list[Person]],
    gathering: Gathering,
    others: Sequence[int],
    *,
    placed: bool,
) -> Manner | None:
    """Return how a gathering was or is to be held, where the text says so.

    Args:
        notes: the document.
        people: the persons of each sentence.
        gathering: what is asked about.
        others: sorted first words of all namings.
        placed: whether a place is known where it sat.
    """
    return _Finder(notes, people, others).read(gathering, placed=placed)
