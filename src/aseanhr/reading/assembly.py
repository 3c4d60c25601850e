"""From drafts to records: ids of their own facts, and evidence in the offsets of the text as it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from aseanhr.reading.calibration import Calibration, load_calibration, rounded
from aseanhr.reading.drafts import Clue
from aseanhr.records import (
    Evidence,
    Meeting,
    Participant,
    Place,
    TradeFigure,
    Treaty,
    TreatyEvent,
    WorkPlan,
    hash_words,
)
from aseanhr.records.ids import distinct, meeting_id, trade_figure_id, treaty_event_id, work_plan_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aseanhr.reading.document import Document
    from aseanhr.reading.drafts import (
        Draft,
        MeetingDraft,
        PlanDraft,
        TradeDraft,
        TreatyDraft,
        TreatyName,
    )
    from aseanhr.records.base import Level

__all__ = [
    "evidence_of",
    "meeting_ids",
    "meeting_records",
    "open_treaty_records",
    "plan_records",
    "trade_records",
    "treaty_records",
]


class _Sureness(TypedDict):
    confidence: float
    level: Level


def evidence_of(document: Document, source: str, clues: Iterable[Clue]) -> tuple[Evidence, ...]:
    """Return the evidence that some clues give, at their places in the text as it was given."""
    evidence = []
    for clue in clues:
        start, end = document.span(clue.start, clue.end)
        words = document.original[start:end]
        evidence.append(
            Evidence(
                source=source,
                field=clue.field,
                start=start,
                end=end,
                sha256=hash_words(words),
                basis=clue.basis,
                note=clue.note,
                decider=clue.decider,
                confidence=rounded(clue.probability),
            )
        )
    return tuple(evidence)


def _sureness(kind: str, draft: Draft, calibration: Calibration | None) -> _Sureness:
    calibration = calibration or load_calibration()
    confidence = calibration.probability(kind, draft.confidence)
    return {"confidence": confidence, "level": calibration.level(kind, confidence)}


def treaty_records(
    document: Document, source: str, drafts: list[TreatyDraft], calibration: Calibration | None = None
) -> tuple[TreatyEvent, ...]:
    """Return the acts that some drafts tell."""
    ids = distinct(
        treaty_event_id(d.treaty, d.event, state=d.state, when=d.when, value=d.value, negated=d.negated)
        for d in drafts
    )
    return tuple(
        TreatyEvent(
            id=key,
            treaty=draft.treaty,
            event=draft.event,
            state=draft.state,
            when=draft.when,
            value=draft.value,
            negated=draft.negated,
            evidence=evidence_of(document, source, draft.clues),
            **_sureness("treaty_events", draft, calibration),
        )
        for key, draft in zip(ids, drafts, strict=True)
    )


def _clues_of(name: TreatyName) -> list[Clue]:
    return [Clue(field, name.start, name.end, decider="treaty") for field in ("name", "kind")]


def open_treaty_records(
    document: Document, source: str, drafts: Sequence[TreatyDraft], acts: Sequence[TreatyEvent]
) -> tuple[Treaty, ...]:
    """Return the treaties of some acts that no list knows, each as sure as the surest act under it."""
    found: dict[str, tuple[TreatyName, TreatyEvent]] = {}
    for draft, act in zip(drafts, acts, strict=True):
        name, surest = found.get(act.treaty, (draft.name, act))
        if name is not None:
            found[act.treaty] = name, max(surest, act, key=lambda one: one.confidence or 0)
    return tuple(
        Treaty(
            id=key,
            name=name.words,
            kind=name.kind,
            evidence=evidence_of(document, source, _clues_of(name)),
            confidence=act.confidence,
            level=act.level,
        )
        for key, (name, act) in found.items()
    )


def plan_records(
    document: Document,
    source: str,
    drafts: list[PlanDraft],
    calibration: Calibration | None = None,
    meetings: Sequence[MeetingDraft] = (),
) -> tuple[WorkPlan, ...]:
    """Return the plans that some drafts tell, each with the id of the one of ``meetings`` that adopted it."""
    adopters = dict(zip(meetings, meeting_ids(meetings), strict=True))
    ids = distinct(work_plan_id(draft.name, body=draft.body, period=draft.period) for draft in drafts)
    return tuple(
        WorkPlan(
            id=key,
            name=draft.name,
            body=draft.body,
            period=draft.period,
            status=draft.status,
            adopted_on=draft.adopted_on,
            adopted_at=adopters[draft.adopted_at] if draft.adopted_at else None,
            evidence=evidence_of(document, source, draft.clues),
            **_sureness("work_plans", draft, calibration),
        )
        for key, draft in zip(ids, drafts, strict=True)
    )


def trade_records(
    document: Document, source: str, drafts: list[TradeDraft], calibration: Calibration | None = None
) -> tuple[TradeFigure, ...]:
    """Return the figures that some drafts tell."""
    ids = distinct(
        trade_figure_id(
            d.reporter,
            d.partner,
            flow=d.flow,
            period=d.period,
            kind=d.kind,
            amount=d.amount,
            target_by=d.target_by,
        )
        for d in drafts
    )
    return tuple(
        TradeFigure(
            id=key,
            reporter=draft.reporter,
            partner=draft.partner,
            flow=draft.flow,
            amount=draft.amount,
            period=draft.period,
            growth_percent=draft.growth,
            compared_with=draft.compared_with,
            kind=draft.kind,
            target_by=draft.target_by,
            evidence=evidence_of(document, source, draft.clues),
            **_sureness("trade_figures", draft, calibration),
        )
        for key, draft in zip(ids, drafts, strict=True)
    )


def meeting_ids(drafts: Iterable[MeetingDraft]) -> list[str]:
    """Return the ids of the meetings that some drafts tell, in their order."""
    return distinct(
        meeting_id(d.series, ordinal=d.ordinal, when=d.when, states=sorted(d.states, key=str), name=d.name)
        for d in drafts
    )


def _place_of(draft: MeetingDraft) -> Place | None:
    if draft.city is None and draft.country is None:
        return None
    return Place(city=draft.city, country=draft.country, venue=draft.venue)


def meeting_records(
    document: Document, source: str, drafts: list[MeetingDraft], calibration: Calibration | None = None
) -> tuple[Meeting, ...]:
    """Return the meetings that some drafts tell."""
    ids = meeting_ids(drafts)
    by_draft = {id(draft): key for key, draft in zip(ids, drafts, strict=True)}
    return tuple(
        Meeting(
            id=key,
            name=draft.name,
            series=draft.series,
            ordinal=draft.ordinal,
            when=draft.when,
            place=_place_of(draft),
            mode=draft.mode,
            status=draft.status,
            hosts=draft.hosts,
            chairs=draft.chairs,
            participants=(*(Participant(country=state) for state in draft.states), *draft.participants),
            part_of=by_draft[id(draft.part_of)] if draft.part_of else None,
            evidence=evidence_of(document, source, draft.clues),
            **_sureness("meetings", draft, calibration),
        )
        for key, draft in zip(ids, drafts, strict=True)
    )
