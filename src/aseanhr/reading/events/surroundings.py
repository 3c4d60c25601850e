"""How a value stands to a place where a gathering is spoken of, with the predicates around both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.features import nearness, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.features import Placed

__all__ = ["IDLE", "around", "beside"]

# Verbs that say nothing of a meeting.
IDLE = frozenset({"AMOUNT_TO", "RISE", "FALL", "EXPORT", "IMPORT", "TRADE", "AIM", "FORECAST"})


def _predicates(notes: Annotations, sentence: Sentence) -> list[Predicate]:
    return [p for p in notes.predicates(sentence) if p.cue not in IDLE]


def beside(notes: Annotations, place: Placed, name: str) -> list[str]:
    """Return the nearest predicates before and behind some words in their sentence, and whether they share their clause."""
    document = notes.document
    sentence = document.sentence_of(place.first)
    found = []
    predicates = _predicates(notes, sentence) if sentence else []
    before = [p for p in predicates if p.last <= place.first]
    behind = [p for p in predicates if p.first >= place.last]
    for side, predicate in (("pre", before[-1] if before else None), ("post", behind[0] if behind else None)):
        if predicate is None:
            found.append(f"{name}.{side}=none")
            continue
        near = document.clauses[predicate.first] == document.clauses[place.first]
        voice = "passive" if predicate.passive else "active"
        found.append(f"{name}.{side}={predicate.cue}")
        found.append(f"{name}.{side}={predicate.cue}&{voice}&{'near' if near else 'far'}")
    return found


def around(
    notes: Annotations, anchor: Placed, target: Placed, rivals: Sequence[int], others: Sequence[int]
) -> list[str]:
    """Return how a value stands to a gathering: their relation, and the predicates beside each."""
    return [
        *relation(notes, anchor, target, rivals, others),
        *nearness(anchor, target, rivals, others),
        *beside(notes, target, "t"),
        *beside(notes, anchor, "a"),
    ]
