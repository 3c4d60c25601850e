"""The id of a record, made of its own facts: what was joined may know more of them than its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.records.ids import meeting_id, term_id, trade_figure_id, treaty_event_id, work_plan_id
from aseanhr.records.meeting import Meeting
from aseanhr.records.series import SERIES_KINDS
from aseanhr.records.term import Term
from aseanhr.records.trade import TradeFigure
from aseanhr.records.treaty import TreatyEvent
from aseanhr.records.work_plan import WorkPlan

if TYPE_CHECKING:
    from aseanhr.records.base import Record

__all__ = ["id_of"]


def id_of(record: Record) -> str:
    """Return the id that is made of a record's facts; of a record whose id is no matter of facts, the id that it has.

    >>> from aseanhr.values.dates import DateSpan
    >>> id_of(Meeting(id="some-name", name="AMM", series="amm", ordinal="58", when=DateSpan("2025-07")))
    'amm-58'
    """
    match record:
        case Meeting():
            sides = [party for party in record.participants if not party.name]
            of_states = SERIES_KINDS[record.series].states != "none"
            return meeting_id(
                record.series,
                ordinal=record.ordinal,
                when=record.when,
                states=[party.country for party in sides if party.country and of_states],
                bodies=[party.organization for party in sides if party.organization],
                name=record.name,
            )
        case TreatyEvent():
            return treaty_event_id(
                record.treaty,
                record.event,
                state=record.state,
                when=record.when,
                value=record.value,
                negated=record.negated,
            )
        case WorkPlan():
            return work_plan_id(record.name, body=record.body, period=record.period)
        case TradeFigure():
            return trade_figure_id(
                record.reporter,
                record.partner,
                flow=record.flow,
                period=record.period,
                kind=record.kind,
                amount=record.amount,
                target_by=record.target_by,
            )
        case Term():
            return term_id(
                record.organization,
                record.role,
                country=record.country,
                name=record.name,
                period=record.period,
            )
        case _:
            return record.id
