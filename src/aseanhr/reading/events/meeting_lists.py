"""Meetings that a sentence lists before their days and places: "the 48th and 49th meetings were held in A in May and in B in July"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.gathering_types import Gathering, Naming

__all__ = ["place_in_list"]

_SMALL = ("link", "determiner", "body", "gathering", "ordinal")


def place_in_list(
    notes: Annotations, gatherings: Sequence[Gathering], named: Mapping[int, set[int]], n: int, index: int
) -> tuple[int, int] | None:
    """Return which of how many listed meetings one is in a sentence; None where that lists none.

    Args:
        notes: the document.
        gatherings: what it speaks of as a meeting.
        named: by the number of each sentence which of them it names.
        n: the number of the meeting.
        index: that of the sentence.
    """
    told = sorted(named.get(index, ()))
    if len(told) < 2 or n not in told:
        return None
    sentence = notes.document.sentences[index]
    namings = [_naming(gatherings[k], index) for k in told]
    if notes.document.within("link", sentence, "RESPECTIVELY") or _is_list(notes, namings):
        return told.index(n), len(told)
    return None


def _naming(gathering: Gathering, index: int) -> Naming:
    return next(naming for naming in gathering.namings if naming.sentence == index)


def _is_list(notes: Annotations, namings: Sequence[Naming]) -> bool:
    """Tell whether nothing but small words stands between the names of meetings."""
    document = notes.document
    for one, other in pairwise(namings):
        if other.first < one.last:
            continue
        marks = [mark for family in _SMALL for mark in document.marks(family, one.last, other.first)]
        small = {k for mark in marks for k in range(mark.first, mark.last)}
        joined = document.has("link", one.last, other.first, "AND")
        if not joined or any(k not in small for k in range(one.last, other.first)):
            return False
    return True
