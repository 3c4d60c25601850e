"""Talks as they are read: two sides, what is said of them, and the places that tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aseanhr.reading.annotators.predicates import Standing
    from aseanhr.reading.cues import Predicate as Cue
    from aseanhr.reading.events.talk_parties import Party
    from aseanhr.values.countries import Country

__all__ = ["Side", "Talk", "are_others", "merged"]


class Side(NamedTuple):
    """One of the two sides of talks.

    Attributes:
        country: the state.
        parties: who stands for it, in the order of their words.
        stated: whether the words of the talks name it; otherwise it is inferred.
        how: from what it is inferred.
    """

    country: Country
    parties: tuple[Party, ...]
    stated: bool
    how: str = ""


class Talk(NamedTuple):
    """One meeting of the representatives of two states.

    Attributes:
        first: index of the first word that tells of it.
        last: index of the word behind.
        sentence: index of the sentence.
        sides: the two sides, who meets first.
        standing: whether the text asserts it, plans it, denies it, or says nothing firm.
        cue: what is done.
        host: the state that receives the other, if that is said.
        cancelled: whether it was called off.
        postponed: whether it was moved.
        mentions: first and last word of each place that tells of it.
    """

    first: int
    last: int
    sentence: int
    sides: tuple[Side, Side]
    standing: Standing
    cue: Cue
    host: Country | None
    cancelled: bool
    postponed: bool
    mentions: tuple[tuple[int, int], ...]

    @property
    def pair(self) -> tuple[Country, Country]:
        """Return the two states."""
        return self.sides[0].country, self.sides[1].country

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return who takes part, of both sides."""
        return (*self.sides[0].parties, *self.sides[1].parties)


def _holders(talk: Talk, country: Country) -> tuple[set[str], set[str]]:
    """Return the names and the offices of those who stand for a state."""
    side = talk.sides[0] if talk.sides[0].country == country else talk.sides[1]
    people = [p.person for p in side.parties if p.person]
    names = {person.full or person.name for person in people if person.name}
    offices = {person.office for person in people if person.office}
    return {name for name in names if name}, offices | {p.office for p in side.parties if p.office}


def are_others(one: Talk, other: Talk) -> bool:
    """Tell whether one side of two talks is of different persons."""
    for country in one.pair:
        names, offices = _holders(one, country)
        more, held = _holders(other, country)
        if names and more:
            if not names & more:
                return True
        elif offices and held and not any(a in b or b in a for a in offices for b in held):
            return True
    return False


def merged(known: Talk, talk: Talk) -> Talk:
    """Return talks with what a later mention adds to them."""
    sides = []
    for side in known.sides:
        more = next(s for s in talk.sides if s.country == side.country)
        sides.append(
            side._replace(
                parties=(*side.parties, *(p for p in more.parties if p not in side.parties)),
                stated=side.stated or more.stated,
                how="" if more.stated else side.how,
            )
        )
    return known._replace(
        sides=(sides[0], sides[1]),
        standing="asserted" if "asserted" in (known.standing, talk.standing) else known.standing,
        host=known.host or talk.host,
        cancelled=known.cancelled or talk.cancelled,
        postponed=known.postponed or talk.postponed,
        mentions=(*known.mentions, *talk.mentions),
    )
