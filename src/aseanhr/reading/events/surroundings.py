"""How a value stands to a place where a gathering is spoken of, with the predicates around both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.features import nearness, relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.features import Placed

__all__ = ["IDLE", "around", "beside"]

# Verbs that say nothing of a meeting.
IDLE = frozenset({"AMOUNT_TO", "RISE", "FALL", "EXPORT", "IMPORT", "TRADE", "AIM", "FORECAST"})


def _nearest(
    notes: Annotations, sentence: Sentence, place: Placed
) -> tuple[Predicate | None, Predicate | None]:
    """Return the last predicate before some words in their sentence and the first behind them."""
    before = None
    for predicate in notes.predicates(sentence):
        if predicate.cue in IDLE:
            continue
        if predicate.first >= place.last:
            return before, predicate
        if predicate.last <= place.first:
            before = predicate
    return before, None


def beside(notes: Annotations, place: Placed, name: str) -> list[str]:
    """Return the nearest predicates before and behind some words in their sentence, and whether they share their clause."""
    key = name, place.first, place.last
    if key not in notes.kept:
        notes.kept[key] = list(_beside(notes, place, name))
    return notes.kept[key]


def _beside(notes: Annotations, place: Placed, name: str) -> Iterator[str]:
    document = notes.document
    sentence = document.sentence_of(place.first)
    assert sentence is not None
    for side, predicate in zip(("pre", "post"), _nearest(notes, sentence, place), strict=True):
        if predicate is None:
            yield f"{name}.{side}=none"
            continue
        near = document.clauses[predicate.first] == document.clauses[place.first]
        voice = "passive" if predicate.passive else "active"
        yield f"{name}.{side}={predicate.cue}"
        yield f"{name}.{side}={predicate.cue}&{voice}&{'near' if near else 'far'}"


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
