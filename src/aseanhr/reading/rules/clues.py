"""What the rules work with: a value's supporting words, and the records taking shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from aseanhr.reading.rules.people import Person
    from aseanhr.reading.rules.phrases import MeetingPhrase
    from aseanhr.reading.rules.places import Spot
    from aseanhr.records.evidence import Basis
    from aseanhr.records.meeting import MeetingStatus, Mode, Series
    from aseanhr.values.countries import Country
    from aseanhr.values.mention import Mention

__all__ = ["LONGEST", "ON_THE_DAY", "Clue", "MeetingDraft", "Party", "Target"]


# Series whose meetings last for hours, and are told on their day.
ON_THE_DAY = frozenset({"bilateral", "aichr_amm_dialogue", "seanwfz_commission"})
LONGEST = 100  # days from the opening of a meeting to its close


class Clue(NamedTuple):
    """Words of the canonical text that support a field."""

    field: str
    start: int
    end: int
    basis: Basis = "stated"
    note: str = ""


class Party(NamedTuple):
    """Who hosts, chairs or takes part: a person, a state or a body."""

    start: int
    end: int
    person: Person | None = None
    country: Country | None = None
    body: str | None = None


@attrs.define(eq=False)
class MeetingDraft:
    """A meeting while the document is read."""

    series: Series
    name: str
    head: str | None
    phrase: MeetingPhrase | None = None
    ordinal: str | None = None
    states: frozenset[Country] = frozenset()
    year: str | None = None
    when: DateSpan | None = None
    opened: Mention[DateSpan] | None = None  # the day on which it is said to open
    closed: Mention[DateSpan] | None = None  # and to close
    city: str | None = None
    firm: bool = False  # whether the text ties the date to the meeting itself
    country: Country | None = None
    venue: str | None = None
    mode: Mode | None = None
    status: MeetingStatus | None = None
    hosts: list[Party] = attrs.Factory(list)
    chair: Party | None = None
    participants: list[Party] = attrs.Factory(list)
    part_of: MeetingDraft | None = None
    spot: Spot | None = None  # the place that the report was at when it was first named
    block: int = 0  # the paragraph in which it was last spoken of
    here: bool = False  # whether something is told to have happened on its sidelines
    teaser: bool = False
    clues: list[Clue] = attrs.Factory(list)
    told: tuple[int, float, int, int] | None = (
        None  # rank of the tense or change told, how far off, and its span
    )

    def note(self, field: str, start: int, end: int, basis: Basis = "stated", note: str = "") -> None:
        """Keep the words that support a field."""
        clue = Clue(field, start, end, basis, note)
        if clue not in self.clues:
            self.clues.append(clue)

    def edges(self) -> tuple[DateSpan, *tuple[Mention[DateSpan], ...]] | None:
        """Return the days from its opening to its close with the words for them; None if no close fits."""
        last = self.closed.value.end if self.closed else None
        if self.closed is None or last is None:
            return None
        first = self.opened.value.start if self.opened else None
        if self.opened is None or first is None:
            return DateSpan(f"../{last}"), self.closed
        if not 0 < (last - first).days <= LONGEST:
            return None
        return DateSpan.from_dates(first, last), self.opened, self.closed


class Target(NamedTuple):
    """A place in a sentence where a meeting is spoken of."""

    start: int
    end: int
    draft: MeetingDraft
    new: bool
