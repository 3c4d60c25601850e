"""Read plans for a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from aseanhr.reading.drafts import PlanDraft
from aseanhr.reading.events.plan_adoptions import Adoptions, dates_for
from aseanhr.reading.events.plan_mentions import COMPOUND, GENERIC, Owner, PlanMention, owner_of, plans_of
from aseanhr.reading.events.plan_status import RANKS, Told, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.drafts import MeetingDraft
    from aseanhr.reading.links import Links
    from aseanhr.values.dates import DateSpan

__all__ = ["adoptions_of", "read_plans"]

_READ = frozenset({"title", "heading", "body", "item", "caption"})
_TOLD = frozenset({"status", "adopted_on", "adopted_at"})
_RECALLED = 40  # plans that a reader still has in mind


@attrs.define(eq=False)
class _Known:
    """A plan of which the reader knows something already."""

    draft: PlanDraft
    head: str
    rank: int = 0


class _Reader:
    """What a reader has in mind while going through a document."""

    def __init__(self, notes: Annotations, links: Links, meetings: Sequence[MeetingDraft]) -> None:
        self.notes = notes
        self.adoptions = Adoptions(notes, links, meetings)
        self.known: list[_Known] = []
        self.owner: Owner | None = None
        self.at = -9  # the sentence that last named a plan

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        plans = plans_of(self.notes, sentence) or self._meant(sentence)
        for plan in plans:
            self._plan(sentence, plan, plans)
        self.adoptions.mind(sentence)

    def _meant(self, sentence: Sentence) -> list[PlanMention]:
        """Return the plan that "it" stands for at the start of a sentence right behind the one that named it."""
        if sentence.index - self.at > 1:
            return []
        first = self.notes.document.marks("reference", sentence.first, sentence.first + 1)
        return [
            PlanMention(mark.first, mark.last, mark.start, mark.end, None, None, None, None)
            for mark in first
            if mark.value == "PRONOUN"
        ][:1]

    def _plan(self, sentence: Sentence, plan: PlanMention, plans: list[PlanMention]) -> None:
        told = status_of(self.notes, sentence, plan, plans)
        known = self._recall(plan)
        if known is None:
            if plan.period is None or not self._names(plan, told):
                return
            if told is not None and told.status is None:
                return
            if plan.head == COMPOUND and told is None and owner_of(self.notes, sentence, plan) is None:
                return
            known = self._new(sentence, plan)
            if known is None:
                return
        if plan.head is not None:
            self.at = sentence.index
        if told is not None and told.status is not None:
            self._tell(sentence, known, told, plans)

    def _names(self, plan: PlanMention, told: Told | None) -> bool:
        """Tell whether words name a plan of their own; a common noun needs more than a single year, or a maker."""
        period = plan.period
        if period is None:
            return False
        several = bool(period.start and period.end and period.start.year < period.end.year)
        if several or plan.head is None:
            return several
        made = told is not None and told.status not in (None, "being_implemented", "ended")
        own = plan.head not in GENERIC and plan.head != ""
        return own or made or plan.head in ("Vision", "Community Vision")

    def _recall(self, plan: PlanMention) -> _Known | None:
        """Return the plan that words name again or point back to."""
        for known in reversed(self.known[-_RECALLED:]):
            same = plan.head in (known.head, None) or plan.head in GENERIC or known.head in GENERIC
            if plan.period is not None and known.draft.period == plan.period and (same or plan.head == ""):
                return known
            if plan.period is None and plan.head in (known.head, None):
                return known
        return None

    def _new(self, sentence: Sentence, plan: PlanMention) -> _Known | None:
        states = {country.value for country in self.notes.countries_in(sentence)}
        # Where two states are named, a plan without an owner is not that of the body spoken of before.
        owner = owner_of(self.notes, sentence, plan) or (self.owner if len(states) < 2 else None)
        if owner:
            self.owner = owner
        head = plan.head or (self.known[-1].head if self.known else "Plan")
        draft = PlanDraft(
            _name(owner, head, plan), owner.name if owner else None, plan.period, "being_implemented"
        )
        draft.note("name", plan.start, plan.end, by="plan", basis="stated" if plan.head else "inferred")
        if plan.years:
            draft.note("period", *plan.years, by="years")
        if owner:
            draft.note("body", owner.start, owner.end, by="owner")
        known = _Known(draft, head)
        self.known.append(known)
        return known

    def _tell(self, sentence: Sentence, known: _Known, told: Told, plans: list[PlanMention]) -> None:
        status = told.status
        if status is None or RANKS[status] < known.rank:
            return
        draft, predicate = known.draft, told.predicate
        if RANKS[status] == known.rank and draft.adopted_on is not None:
            return
        draft.status, known.rank = status, RANKS[status]
        draft.clues = [clue for clue in draft.clues if clue.field not in _TOLD]
        draft.note("status", predicate.start, predicate.end, by=predicate.cue)
        draft.adopted_on = draft.adopted_at = None
        if status in ("adopted", "endorsed"):
            self.adoptions.note(draft, sentence, predicate, plans)


def _name(owner: Owner | None, head: str, plan: PlanMention) -> str:
    """Return the name of a plan in English: whose it is, its kind, its own name, its years."""
    period = plan.period
    first = str(period.start.year) if period and period.start else ""
    last = str(period.end.year) if period and period.end else ""
    years = first if first == last else "-".join(year for year in (first, last) if year)
    kind = f"{head} “{plan.title}”" if plan.title else head
    return " ".join(part for part in (owner.name if owner else "", kind, years) if part)


def adoptions_of(notes: Annotations) -> Iterator[tuple[Sentence, Predicate, DateSpan | None, list[When]]]:
    """Yield each adoption of a plan with its period and the days of its sentence."""
    for sentence in notes.document.sentences:
        if sentence.role not in _READ:
            continue
        plans = plans_of(notes, sentence)
        for plan in plans:
            told = status_of(notes, sentence, plan, plans)
            if told is not None and told.status in ("adopted", "endorsed"):
                yield sentence, told.predicate, plan.period, dates_for(notes, sentence, plans)


def read_plans(notes: Annotations, links: Links, meetings: Sequence[MeetingDraft] = ()) -> list[PlanDraft]:
    """Return the plans for a period that a document tells, in the order of their words.

    Args:
        notes: the document.
        links: the model of links.
        meetings: those that it tells of, which may have adopted a plan.
    """
    reader = _Reader(notes, links, meetings)
    for sentence in notes.document.sentences:
        if sentence.role in _READ:
            reader.read(sentence)
    return [known.draft for known in reader.known]
