"""Talks of two states as gatherings, and what makes words speak of a gathering that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.gathering_types import Gathering, Naming
from aseanhr.reading.events.talks import find_talks

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document
    from aseanhr.reading.events.talks import Talk

__all__ = ["PAIRED", "gather_talks", "is_definite"]

# Series whose meetings have two states or sides of their own.
PAIRED = frozenset({"joint_cabinet", "human_rights_dialogue", "bilateral"})


def is_definite(document: Document, first: int, last: int, floor: int) -> bool:
    """Tell whether an article, an owner or an ending makes some words speak of what is known."""
    before = document.marks("determiner", max(first - 3, floor), first)
    if before and before[-1].last == first:
        return before[-1].value in ("DEFINITE", "POSSESSIVE")
    if any(mark.value == "DEFINITE" for mark in document.marks("determiner", last, last + 1)):
        return True
    endings = document.lexicon.definite_endings
    return bool(endings) and document.words.forms[last - 1].endswith(endings)


def _gathering(notes: Annotations, talk: Talk) -> Gathering:
    """Return the talks of two states as a gathering."""
    words = notes.document.words
    namings = []
    for first, last in talk.mentions:
        sentence = notes.document.sentence_of(first)
        assert sentence is not None
        start, end = words.starts[first], words.ends[last - 1]
        namings.append(Naming(first, last, start, end, sentence.index, "talks", None))
    return Gathering("bilateral", "talks", states=talk.pair, namings=namings, talk=talk)


def _is_told(found: list[Gathering], talk: Gathering) -> bool:
    """Tell whether talks are a meeting with a name of its own, such as that of a joint commission of the two states."""
    pair = set(talk.states)
    places = {naming.sentence for naming in talk.namings}
    return any(
        set(g.states) == pair and g.series in PAIRED and any(n.sentence in places for n in g.namings)
        for g in found
    )


def gather_talks(notes: Annotations, found: list[Gathering]) -> list[Gathering]:
    """Return the talks of a document that are none of the gatherings found by name."""
    talks: list[Gathering] = []
    for talk in (_gathering(notes, talk) for talk in find_talks(notes)):
        if not talk.namings or _is_told(found, talk):
            continue
        known = [other for other in talks if set(other.states) == set(talk.states)]
        first = talk.first
        floor = notes.document.sentences[first.sentence].first
        if known and is_definite(notes.document, first.first, first.last, floor):
            known[-1].namings += talk.namings
        else:
            talks.append(talk)
    return talks
