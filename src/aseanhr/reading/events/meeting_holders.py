"""Which meeting a place belongs to where a sentence names several: the one whose name stands last before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.document import Document
    from aseanhr.reading.events.gatherings import Gathering
    from aseanhr.reading.events.meeting_places import Spot
    from aseanhr.reading.links import Option

__all__ = ["Holder", "holders_of", "without_anothers"]


class Holder(NamedTuple):
    """A name of gatherings in a sentence.

    Attributes:
        first: index of its first word.
        sentence: the number of its sentence.
        numbers: the gatherings that it stands for.
    """

    first: int
    sentence: int
    numbers: frozenset[int]


def holders_of(gatherings: Sequence[Gathering]) -> dict[int, list[Holder]]:
    """Return the names of gatherings by the number of their sentence, in order."""
    numbers: dict[tuple[int, int], set[int]] = {}
    for n, gathering in enumerate(gatherings):
        for naming in gathering.namings:
            numbers.setdefault((naming.sentence, naming.first), set()).add(n)
    found: dict[int, list[Holder]] = {}
    for (sentence, first), own in sorted(numbers.items()):
        found.setdefault(sentence, []).append(Holder(first, sentence, frozenset(own)))
    return found


def without_anothers(
    document: Document,
    holders: dict[int, list[Holder]],
    number: int,
    options: Sequence[Option[tuple[Gathering, Spot]]],
) -> list[Option[tuple[Gathering, Spot]]]:
    """Return the places that may be those of a gathering, without those behind the name of another where a city stands behind its own.

    Args:
        document: the text.
        holders: the names of gatherings by sentence.
        number: the gathering.
        options: its places.
    """
    held = [(option, _holder(document, holders, option.value[1])) for option in options]
    own = {
        holder.sentence
        for option, holder in held
        if holder is not None and option.value[1].city and number in holder.numbers
    }
    return [
        option
        for option, holder in held
        if holder is None or holder.sentence not in own or number in holder.numbers
    ]


def _holder(document: Document, holders: dict[int, list[Holder]], spot: Spot) -> Holder | None:
    """Return the name that stands last before a place in its sentence."""
    sentence = document.sentence_of(spot.first)
    before = [h for h in holders.get(sentence.index, ()) if h.first < spot.first] if sentence else []
    return before[-1] if before else None
