"""Which meeting a place belongs to where a sentence names several: the one named last before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aseanhr.reading.document import Document
    from aseanhr.reading.events.gatherings import Gathering
    from aseanhr.reading.events.meeting_places import Spot
    from aseanhr.reading.links import Option

    Namings = Mapping[int, Sequence[tuple[int, int]]]  # as `namings_in` gives them

__all__ = ["without_anothers"]


def without_anothers(
    document: Document, namings: Namings, number: int, options: Sequence[Option[tuple[Gathering, Spot]]]
) -> list[Option[tuple[Gathering, Spot]]]:
    """Return the places that may be those of a gathering.

    Where a city stands behind its own name, places behind the name of another gathering in that sentence are left out.

    Args:
        document: the text.
        namings: by sentence, the first word and the number of each gathering that it names.
        number: the gathering.
        options: its places.
    """
    held = [(option, _holders(document, namings, option.value[1])) for option in options]
    own = {index for option, (index, numbers) in held if option.value[1].city and number in numbers}
    return [
        option for option, (index, numbers) in held if index not in own or number in numbers or not numbers
    ]


def _holders(document: Document, namings: Namings, spot: Spot) -> tuple[int, set[int]]:
    """Return the sentence of a place, and the gatherings named last before it there."""
    sentence = document.sentence_of(spot.first)
    index = sentence.index if sentence else -1
    told = namings.get(index, ())
    last = max((first for first, _ in told if first < spot.first), default=-1)
    return index, {n for first, n in told if first == last}
