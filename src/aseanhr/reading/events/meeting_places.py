"""Where a meeting was: the cities and states that may be its place, and what speaks for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.surroundings import around
from aseanhr.values.countries import Country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Standing
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.gatherings import Naming
    from aseanhr.reading.events.scopes import Scopes

__all__ = ["Spot", "place_features", "spots_near", "whose_features"]


class Spot(NamedTuple):
    """A city or a state that a document names.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        city: the English name of the city, if it is one.
        country: the state, or that of the city.
    """

    first: int
    last: int
    start: int
    end: int
    city: str | None
    country: Country | None


def spots_of(notes: Annotations, sentence: Sentence) -> Iterator[Spot]:
    """Yield the cities and states of a sentence; a city that is called like its state counts as both."""
    document = notes.document
    cities = document.within("city", sentence)
    taken: set[int] = set()
    for mark in cities:
        if mark.first in taken:
            continue
        taken.update(range(mark.first, mark.last))
        code = document.lexicon.cities.get(mark.value)
        yield Spot(
            mark.first, mark.last, mark.start, mark.end, mark.value, Country.of(code) if code else None
        )
    for found in notes.countries_in(sentence):
        if found.first not in taken and found.kind not in ("demonym", "genitive"):
            yield Spot(found.first, found.last, found.start, found.end, None, found.value)


def spots_near(notes: Annotations, scopes: Scopes, naming: Naming) -> list[tuple[Spot, str]]:
    """Return the places that may be that of a gathering that is spoken of somewhere, with their scope."""
    return [
        (spot, scope)
        for sentence, scope in scopes.around(naming.sentence)
        for spot in spots_of(notes, sentence)
    ]


def place_features(
    notes: Annotations, naming: Naming, spot: Spot, scope: str, rivals: Sequence[int], others: Sequence[int]
) -> list[str]:
    """Return what speaks for a place being that of a gathering."""
    kind = "city" if spot.city else "state"
    close = around(notes, naming, spot, rivals, others)
    sentence = notes.document.sentence_of(spot.first)
    lead = sentence is not None and spot.first == sentence.first
    shape = [f"kind={kind}", f"lead={lead}", f"how={naming.how}", f"scope={scope}", f"scope={scope}&{kind}"]
    return [*shape, *close, *(f"{feature}&{kind}" for feature in close[:4])]


def whose_features(whose: str, standing: Standing | None) -> list[str]:
    """Return what it says that a place stands with a gathering or with others: what is yet to be seldom sits where the text was written.

    Args:
        whose: whether the sentence of the place speaks of the gathering (``own``), of others alone (``other``), or of none (``none``).
        standing: whether the text asserts or plans the gathering.
    """
    return [f"whose={whose}", f"standing={standing}", f"whose={whose}&standing={standing}"]
