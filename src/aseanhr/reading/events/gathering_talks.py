"""Talks of two states as gatherings, and what makes words speak of a gathering that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.gathering_types import Gathering, Naming
from aseanhr.reading.events.series import PAIRED
from aseanhr.reading.events.talks import find_talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Document
    from aseanhr.reading.events.talks import Talk
    from aseanhr.values.countries import Country

__all__ = ["gather_talks", "is_definite"]

_NEAR = 4  # sentences behind talks in which "the joint commission" is that of the same two states
_OPEN = frozenset({"other", "consultation"})


def is_definite(document: Document, first: int, last: int, floor: int) -> bool:
    """Tell whether an article, an owner or an ending makes some words speak of what is known."""
    before = document.marks("determiner", max(first - 3, floor), first)
    if before and before[-1].last == first:
        return before[-1].value in ("DEFINITE", "POSSESSIVE")
    if document.has("determiner", last, last + 1, "DEFINITE"):
        return True
    endings = document.lexicon.definite_endings
    return bool(endings) and document.words.forms[last - 1].endswith(endings)


def _gathering(notes: Annotations, talk: Talk) -> Gathering:
    """Return the talks of two states as a gathering."""
    words = notes.document.words
    namings = [
        Naming(first, last, words.starts[first], words.ends[last - 1], sentence.index, "talks", None)
        for first, last in talk.mentions
        if (sentence := notes.document.sentence_of(first))
    ]
    return Gathering("bilateral", "talks", states=talk.pair, namings=namings, talk=talk)


def _retyped(found: list[Gathering], talk: Gathering) -> bool:
    """Take a gathering without a series of its own for the talks that its words tell of; tell whether there is one."""
    first = talk.first
    for known in found:
        same = any(n.first < first.last and first.first < n.last for n in known.namings)
        if same and known.series in _OPEN and set(known.states) <= set(talk.states):
            known.series, known.states, known.talk = "bilateral", talk.states, talk.talk
            return True
    return False


def gather_talks(notes: Annotations, found: list[Gathering]) -> list[Gathering]:
    """Return the talks of a document other than the gatherings found by name."""
    talks: list[Gathering] = []
    by_pair: dict[frozenset[Country], Gathering] = {}  # the talks told last of each
    named = [(g, n) for g in found if g.series in PAIRED for n in g.namings]
    for talk in (_gathering(notes, talk) for talk in find_talks(notes)):
        own = _unnamed(notes.document, talk, named)
        if not own or own[0] is not talk.first:
            continue
        talk.namings = own
        if _retyped(found, talk):
            continue
        pair, first = frozenset(talk.states), talk.first
        known = by_pair.get(pair)
        floor = notes.document.sentences[first.sentence].first
        if known is not None and is_definite(notes.document, first.first, first.last, floor):
            known.namings += talk.namings
        else:
            talks.append(talk)
            by_pair[pair] = talk
    _lend_states(found, talks)
    return talks


def _unnamed(document: Document, talk: Gathering, named: Sequence[tuple[Gathering, Naming]]) -> list[Naming]:
    """Return the namings of talks that are not a meeting with a name of its own, such as that of a joint commission of the two states."""
    if any(_are_within(talk, naming) for _, naming in named):
        return []
    pair, clauses = set(talk.states), document.clauses
    places = {(n.sentence, clauses[n.first]) for g, n in named if set(g.states) == pair}
    return [n for n in talk.namings if (n.sentence, clauses[n.first]) not in places]


def _are_within(talk: Gathering, naming: Naming) -> bool:
    """Tell whether those who talk are the states of a name: "the Laos-Thailand commission, which was to meet in May"."""
    sides = talk.talk.sides if talk.talk else ()
    parties = [party for side in sides for party in side.parties]
    return bool(parties) and all(naming.first <= p.first and p.last <= naming.last for p in parties)


def _lend_states(found: list[Gathering], talks: list[Gathering]) -> None:
    """Give a joint commission whose name does not tell both its states those of the talks told nearest before it."""
    for gathering in found:
        if gathering.series != "joint_cabinet" or len(gathering.states) > 1:
            continue
        at = gathering.first.sentence
        near = [t for t in talks if 0 <= at - t.first.sentence <= _NEAR]
        fitting = [t.states for t in near if set(gathering.states) <= set(t.states)]
        if fitting:
            gathering.states = fitting[-1]
