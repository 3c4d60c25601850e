"""Plans, visions and programmes of a body for a period."""

from __future__ import annotations

from typing import Literal, get_args

import attrs
from attrs import validators as v

from aseanhr.records.base import OPTIONAL_ID, OPTIONAL_SPAN, OPTIONAL_TEXT, TEXT, Record, tuple_of
from aseanhr.values.dates import DateSpan

__all__ = ["PLAN_STATUSES", "PlanStatus", "WorkPlan"]

PlanStatus = Literal["adopted", "endorsed", "drafted", "being_implemented", "planned", "ended"]
PLAN_STATUSES: tuple[PlanStatus, ...] = get_args(PlanStatus)


@attrs.frozen(kw_only=True)
class WorkPlan(Record):
    """A plan, vision, programme of action or agreement for a period.

    Attributes:
        name: its title in English.
        body: whose plan it is.
        period: the years that it covers; a yearly programme has ``2027/2027``.
        status: how far it has come; ``ended`` where it was in force and its period is over.
        adopted_on: when it was adopted or endorsed.
        adopted_at: id of the meeting that did so.
        succeeds: id of the plan that it follows.
        successors: ids of the plans that follow it; filled when the dataset is loaded.

    >>> WorkPlan(id="aichr-work-plan-2026-2030", name="AICHR Work Plan 2026-2030", body="AICHR",
    ...          period=DateSpan("2026/2030"), status="adopted").period.edtf
    '2026/2030'
    """

    name: str = attrs.field(validator=TEXT)
    body: str | None = attrs.field(default=None, validator=OPTIONAL_TEXT)
    period: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    status: PlanStatus = attrs.field(validator=v.in_(PLAN_STATUSES))
    adopted_on: DateSpan | None = attrs.field(default=None, validator=OPTIONAL_SPAN)
    adopted_at: str | None = attrs.field(default=None, validator=OPTIONAL_ID)
    succeeds: str | None = attrs.field(default=None, validator=OPTIONAL_ID)
    successors: tuple[str, ...] = attrs.field(
        default=(), validator=tuple_of(str), repr=False, eq=False, metadata={"derived": True}
    )
