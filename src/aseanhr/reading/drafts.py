"""Records taking shape: each value is noted together with the words that say it and what decided for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from decimal import Decimal

    from aseanhr.records.base import Participant
    from aseanhr.records.evidence import Basis
    from aseanhr.records.meeting import MeetingStatus, Mode, Series
    from aseanhr.records.trade import FigureKind, Flow
    from aseanhr.records.treaty import TreatyAct, TreatyKind
    from aseanhr.records.work_plan import PlanStatus
    from aseanhr.values.amounts import Amount
    from aseanhr.values.countries import Country
    from aseanhr.values.dates import DateSpan

__all__ = ["Clue", "Draft", "MeetingDraft", "PlanDraft", "TradeDraft", "TreatyDraft", "TreatyName"]


class Clue(NamedTuple):
    """Words of the laid-out text that support a field.

    Attributes:
        field: the field of the record.
        start: offset of the first character.
        end: offset behind the last character.
        basis: ``stated`` where the words say the value, ``inferred`` where it follows from them.
        note: how it follows.
        decider: the name of what decided.
        probability: how likely the field is right.
    """

    field: str
    start: int
    end: int
    basis: Basis = "stated"
    note: str = ""
    decider: str = ""
    probability: float = 1.0


@attrs.define(eq=False)
class Draft:
    """A record while its document is read.

    Attributes:
        clues: the words that support its fields.
        confidence: how likely the record is right.
    """

    clues: list[Clue] = attrs.field(factory=list, kw_only=True)
    confidence: float = attrs.field(default=1.0, kw_only=True)

    def note(
        self,
        field: str,
        start: int,
        end: int,
        *,
        by: str,
        basis: Basis = "stated",
        note: str = "",
        probability: float = 1.0,
    ) -> None:
        """Keep the words that support a field, and the name of what decided for it."""
        clue = Clue(field, start, end, basis, note, by, probability)
        if clue not in self.clues:
            self.clues.append(clue)


class TreatyName(NamedTuple):
    """How a text names a treaty that no list knows.

    Attributes:
        start: offset of the first character.
        end: offset behind the last character.
        words: the name.
        kind: what its head noun says it is.
    """

    start: int
    end: int
    words: str
    kind: TreatyKind


@attrs.define(eq=False)
class TreatyDraft(Draft):
    """An act under a treaty; `name` tells how the text names one that no list knows."""

    treaty: str
    event: TreatyAct
    state: Country | None = None
    when: DateSpan | None = None
    value: str | None = None
    negated: bool = False
    name: TreatyName | None = None


@attrs.define(eq=False)
class PlanDraft(Draft):
    """A plan for a period."""

    name: str
    body: str | None
    period: DateSpan | None
    status: PlanStatus
    adopted_on: DateSpan | None = None
    adopted_at: MeetingDraft | None = None


@attrs.define(eq=False)
class TradeDraft(Draft):
    """A figure of trade between two states."""

    reporter: Country
    partner: Country
    flow: Flow
    amount: Amount
    period: DateSpan | None = None
    growth: Decimal | None = None
    compared_with: DateSpan | None = None
    kind: FigureKind = "actual"
    target_by: DateSpan | None = None


@attrs.define(eq=False)
class MeetingDraft(Draft):
    """A meeting.

    Attributes:
        spoken: where the text speaks of it: the first word of each place, and the word behind the last one.
    """

    series: Series
    name: str
    ordinal: str | None = None
    states: tuple[Country, ...] = ()
    when: DateSpan | None = None
    city: str | None = None
    country: Country | None = None
    venue: str | None = None
    mode: Mode | None = None
    status: MeetingStatus = "held"
    hosts: tuple[Participant, ...] = ()
    chairs: tuple[Participant, ...] = ()
    participants: tuple[Participant, ...] = ()
    spoken: tuple[tuple[int, int], ...] = ()
    part_of: MeetingDraft | None = None
