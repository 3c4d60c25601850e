"""What tells of talks: verbs of meeting, and nouns for one meeting of two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.annotators.groups import find_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.annotators.predicates import Predicate, Standing
    from aseanhr.reading.cues import Predicate as Cue
    from aseanhr.reading.document import Sentence

__all__ = ["Anchor", "find_anchors"]

_MEETS = frozenset({"MEET", "RECEIVE", "TALK", "VISIT"})
_NOUNS = frozenset({"talks", "meeting"})
# What a noun group may say besides and still be one meeting of two sides.
_PLAIN = frozenset(
    {
        "talks",
        "meeting",
        "next",
        "previous",
        "annual",
        "online",
        "foreign_ministers",
        "ministers",
        "high_level",
    }
)
_ENDS = frozenset({"CONTRAST", "RELATIVE", "SUBORDINATE"})
_RANK: dict[Standing, int] = {"asserted": 0, "planned": 1, "none": 2, "negated": 3}


class Anchor(NamedTuple):
    """Words that tell of talks.

    Attributes:
        first: index of the first word.
        last: index of the word behind it.
        cue: what is done.
        noun: whether it is a noun.
        passive: whether the verb is passive.
        standing: whether the text asserts it.
        states: the states inside the noun group ("the Laos–Thailand talks").
        floor: index of the first word of its clause.
        ceiling: index of the word behind its part of the sentence: where the next anchor or clause begins.
        governed: whether a verb says of the noun that it is held.
        verb: index of the first word of the verb that governs the noun, of the verb itself.
        cancelled: whether it is said to be called off.
        postponed: whether it is said to be moved.
    """

    first: int
    last: int
    cue: Cue
    noun: bool
    passive: bool
    standing: Standing
    floor: int
    ceiling: int
    verb: int
    group: Group | None = None
    governed: bool = False
    cancelled: bool = False
    postponed: bool = False


class _Reader:
    def __init__(self, notes: Annotations, sentence: Sentence) -> None:
        self.document, self.sentence = notes.document, sentence
        self.predicates = notes.predicates(sentence)
        self.groups = find_groups(notes, sentence)
        links = self.document.within("link", sentence)
        self.ends = [mark.first for mark in links if mark.value in _ENDS]

    def others(self, first: int, last: int) -> bool:
        """Tell whether words are part of the name of another kind of gathering."""
        return any(
            group.first <= first and last <= group.last and not _is_plain(group) for group in self.groups
        )

    def verbs(self) -> Iterator[Predicate]:
        """Yield the verbs of meeting; of those at one place the first."""
        taken: set[int] = set()
        for predicate in self.predicates:
            place = range(predicate.first, predicate.last)
            if predicate.cue not in _MEETS or predicate.form == "noun" or not taken.isdisjoint(place):
                continue
            if not self.others(predicate.first, predicate.last):
                taken.update(place)
                yield predicate

    def nouns(self, taken: set[int]) -> Iterator[tuple[int, int, Group | None]]:
        """Yield the words of nouns for talks outside the verbs, with the noun group that they stand in."""
        places = {
            (mark.first, mark.last)
            for mark in self.document.within("gathering", self.sentence)
            if _NOUNS.intersection(mark.value.split())
        }
        places |= {(p.first, p.last) for p in self.predicates if p.cue == "MEET" and p.form == "noun"}
        used = set(taken)
        for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
            if not used.isdisjoint(range(first, last)) or self.others(first, last):
                continue
            used.update(range(first, last))
            group = next((g for g in self.groups if g.first <= first < g.last), None)
            yield first, last, group

    def floor(self, first: int) -> int:
        """Return where the clause of a word begins."""
        return max((end for end in self.ends if end < first), default=self.sentence.first)

    def governing(self, first: int, last: int) -> Predicate | None:
        """Return the verb that says what becomes of a noun: the last one before it in its clause, else the first behind it."""
        floor = self.floor(first)
        verbs = [p for p in self.predicates if p.form != "noun"]
        before = [p for p in verbs if floor <= p.first and p.last <= first]
        if before:
            return before[-1]
        return next((p for p in verbs if p.first >= last), None)

    def fate(self, last: int, ceiling: int) -> tuple[bool, bool]:
        """Tell whether what was named is said behind it to be called off, or moved."""
        cues = {
            p.cue
            for p in self.predicates
            if last <= p.first < ceiling and p.standing in ("asserted", "none") and p.form != "noun"
        }
        return "CANCEL" in cues, "POSTPONE" in cues


def _is_plain(group: Group) -> bool:
    return not group.bodies and group.ordinal is None and not group.treaties and group.features <= _PLAIN


def _stronger(one: Standing, other: Standing) -> Standing:
    return one if _RANK[one] >= _RANK[other] else other


def find_anchors(notes: Annotations, sentence: Sentence) -> list[Anchor]:
    """Return what tells of talks in a sentence, in order."""
    reader = _Reader(notes, sentence)
    found: list[Anchor] = []
    taken: set[int] = set()
    for verb in reader.verbs():
        taken.update(range(verb.first, verb.last))
        found.append(
            Anchor(
                verb.first, verb.last, verb.cue, False, verb.passive, verb.standing,
                reader.floor(verb.first), sentence.last, verb.first,
            )
        )  # fmt: skip
    for first, last, group in reader.nouns(taken):
        own = next((p for p in reader.predicates if p.first == first and p.cue == "MEET"), None)
        standing: Standing = own.standing if own else "asserted"
        governor = reader.governing(first, last)
        if governor is not None:
            standing = _stronger(standing, governor.standing)
        verb = governor.first if governor and governor.first < first else first
        found.append(
            Anchor(
                first, last, "MEET", True, False, standing, reader.floor(first), sentence.last, verb, group,
                governor is not None and governor.cue in ("HOLD", "TAKE_PLACE"),
            )
        )  # fmt: skip
    found.sort()
    return [_bounded(reader, found, n) for n in range(len(found))]


def _bounded(reader: _Reader, found: list[Anchor], n: int) -> Anchor:
    """Return an anchor with the end of its part of the sentence, and what becomes of it there."""
    anchor = found[n]
    ceiling = found[n + 1].first if n + 1 < len(found) else reader.sentence.last
    cancelled, postponed = reader.fate(anchor.last, ceiling)
    return anchor._replace(ceiling=ceiling, cancelled=cancelled, postponed=postponed)
