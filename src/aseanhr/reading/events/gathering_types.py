"""What a document speaks of as a meeting, and the places where it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from aseanhr.reading.annotators.groups import Group
    from aseanhr.reading.events.talks import Talk
    from aseanhr.records.meeting import Series
    from aseanhr.values.countries import Country

__all__ = ["Gathering", "Naming"]


class Naming(NamedTuple):
    """One place where a gathering is spoken of.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        sentence: number of its sentence.
        how: what tied it to the gathering: ``named``, ``numbered``, ``definite``, ``next``, ``ellipsis``, ``subject``.
        group: the noun group, if it is one.
    """

    first: int
    last: int
    start: int
    end: int
    sentence: int
    how: str
    group: Group | None


@attrs.define(eq=False)
class Gathering:
    """A meeting that a document may tell of.

    Attributes:
        series: its series.
        head: the noun that it is called by.
        ordinal: its number.
        counted: the words of the number.
        states: the states in its name.
        bodies: the bodies in its name.
        year: the year that is part of its name.
        typed: whether its own words say the series; otherwise what was named before does.
        fresh: ``next`` or ``previous`` where it is told by its place in the series.
        namings: where it is spoken of.
        talk: the talks of two states that it is, if it is told by who met whom.
    """

    series: Series
    head: str
    ordinal: str | None = None
    counted: tuple[int, int] | None = None
    states: tuple[Country, ...] = ()
    bodies: tuple[str, ...] = ()
    year: str | None = None
    typed: bool = True
    fresh: str = ""
    namings: list[Naming] = attrs.field(factory=list)
    talk: Talk | None = None

    @property
    def first(self) -> Naming:
        """Return the place where it is named first."""
        return self.namings[0]
