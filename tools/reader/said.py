"""What an extraction says, a line for each record: short enough for a table, whole enough to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading import Extraction
    from aseanhr.records import Meeting, TradeFigure, WorkPlan

__all__ = ["said"]


def _of_meeting(meeting: Meeting) -> Iterator[str]:
    yield meeting.id
    if meeting.when:
        yield f"on {meeting.when.edtf}"
    yield str(meeting.status)
    if meeting.place:
        yield f"in {meeting.place.city or (meeting.place.country and meeting.place.country.alpha_2)}"
    if meeting.mode not in (None, "in_person"):
        yield str(meeting.mode)
    states = sorted({party.country.alpha_2 for party in meeting.participants if party.country})
    if states and meeting.series in ("bilateral", "joint_cabinet"):
        yield f"of {'+'.join(states)}"
    if meeting.chair and (meeting.chair.name or meeting.chair.country):
        yield f"chair {meeting.chair.name or (meeting.chair.country and meeting.chair.country.alpha_2)}"


def _of_plan(plan: WorkPlan) -> Iterator[str]:
    yield plan.id
    yield str(plan.status)
    if plan.adopted_on:
        yield f"on {plan.adopted_on.edtf}"


def _of_figure(figure: TradeFigure) -> Iterator[str]:
    yield figure.id
    yield str(figure.amount)
    if figure.growth_percent is not None:
        yield f"{figure.growth_percent:+}%"
    if figure.kind != "actual":
        yield figure.kind


def said(found: Extraction) -> set[str]:
    """Return what an extraction says, a line for each record."""
    lines = [" ".join(_of_meeting(meeting)) for meeting in found.meetings]
    lines += [act.id for act in found.treaty_events]
    lines += [" ".join(_of_plan(plan)) for plan in found.work_plans]
    lines += [" ".join(_of_figure(figure)) for figure in found.trade_figures]
    return set(lines)
