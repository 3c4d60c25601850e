"""Read plans for a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from aseanhr.reading.drafts import PlanDraft
from aseanhr.reading.events.plan_adoptions import Adoptions, dates_for
from aseanhr.reading.events.plan_mentions import (
    COMPOUND,
    GENERIC,
    Owner,
    PlanMention,
    has_determiner,
    owner_of,
    plans_of,
)
from aseanhr.reading.events.plan_status import RANKS, Told, is_done, is_passed_over, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.drafts import MeetingDraft
    from aseanhr.reading.links import Links
    from aseanhr.records.work_plan import PlanStatus

__all__ = ["adoptions_of", "read_plans"]

_READ = frozenset({"title", "heading", "body", "item", "caption"})
_TOLD = frozenset({"status", "adopted_on", "adopted_at"})
_OWNERS = ("body", "official", "office")
_MEANT = frozenset(
    {"BODY", "INSTITUTION", "BOTH_STATES", "OURS"}
)  # words that stand for an owner told of before
_OF_ANYBODY = frozenset(
    {"Chair", "Vice Chair", "Secretary", "Director", "Spokesperson"}
)  # clubs have them, too
_BEFORE, _NEARBY = 6, 2  # sentences before a plan that may tell whose it is
_SUCCEEDED = 2  # sentences behind a plan in which "its successor" means it
# Kinds of plans that any club has; others are those of states and their bodies.
_COMMON = GENERIC | {"Work Plan"}
# Agreements that are spoken of before they have years.
_PACTS = frozenset({"Cooperation Agreement", "Cooperation Plan", "Cooperation Programme", "Action Programme"})
# Agreements that do not exist before somebody signs them.
_SIGNED = frozenset({"Memorandum of Understanding"})
# Nouns that name one plan without years.
_TITLES = frozenset({"Comprehensive Recovery Framework"})
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
        self.at = -9  # the sentence that last named a plan that is known
        self.head = "Plan"  # the kind that was named last
        self.named = -9  # the sentence that did so

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        plans = plans_of(self.notes, sentence) or self._meant(sentence)
        for plan in plans:
            self._plan(sentence, plan, plans)
        self.adoptions.mind(sentence)

    def _meant(self, sentence: Sentence) -> list[PlanMention]:
        """Return the plan that "it" stands for right behind the sentence that named it: what is adopted, or the first word."""
        if sentence.index - self.at > 1:
            return []
        document = self.notes.document
        done = {p.last for p in self.notes.predicates(sentence) if is_done(p)}
        found = [
            PlanMention(mark.first, mark.last, mark.start, mark.end, None, None, None, None)
            for mark in document.within("reference", sentence, "PRONOUN")
            if mark.first in done or mark.first == sentence.first
        ]
        return found[-1:]

    def _plan(self, sentence: Sentence, plan: PlanMention, plans: list[PlanMention]) -> None:
        told = status_of(self.notes, sentence, plan, plans)
        known = self._recall(plan)
        if known is None and self._begins(sentence, plan, told):
            known = self._new(sentence, plan)
        if plan.head:
            self.head, self.named = plan.head, sentence.index
        if known is None:
            return
        if plan.head is not None:
            self.at = sentence.index
        if told is not None and told.status is not None:
            self._tell(sentence, known, told.status, told.predicate, plans)

    def _begins(self, sentence: Sentence, plan: PlanMention, told: Told | None) -> bool:
        """Tell whether words name a plan that was not named before."""
        # A denial or a wish does not make a plan.
        idle = self._is_idle(sentence, plan) if told is None else told.status is None
        if idle or (plan.head == "" and sentence.index - self.named > _SUCCEEDED):
            return False
        named = self._names(plan, told) if plan.period else self._is_titled(plan, told)
        return named and ((plan.head or self.head) not in _COMMON or self._is_of_somebody(sentence, plan))

    def _is_idle(self, sentence: Sentence, plan: PlanMention) -> bool:
        """Tell whether words without a verb of their own do not name a plan: an agreement, a keyword, a programme without an owner."""
        if plan.head == COMPOUND and owner_of(self.notes, sentence, plan) is None:
            return True
        if is_passed_over(self.notes.document, plan):
            return True
        return plan.head in _SIGNED or (plan.head in GENERIC and self._is_keyword(sentence))

    def _is_keyword(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is a list of keywords: without a verb and without a stop."""
        stopped = (
            self.notes.document.text[sentence.start : sentence.end]
            .rstrip()
            .endswith((".", "!", "?", "”", '"'))
        )
        return not stopped and not self.notes.predicates(sentence)

    def _names(self, plan: PlanMention, told: Told | None) -> bool:
        """Tell whether words with years name a plan of their own; a common noun needs more than a single year, or a maker."""
        period = plan.period
        several = bool(period and period.start and period.end and period.start.year < period.end.year)
        if several or plan.head is None:
            return several
        made = told is not None and told.status not in (None, "being_implemented", "ended")
        own = plan.head not in GENERIC and plan.head != ""
        return own or made or plan.head in ("Vision", "Community Vision")

    def _is_titled(self, plan: PlanMention, told: Told | None) -> bool:
        """Tell whether words without years name a plan: by its title, its own noun, or as an agreement that is still to be written."""
        if plan.head in _TITLES or (plan.title and plan.title[:1].isupper()):
            return True
        if plan.head not in _PACTS or told is None or told.status != "planned":
            return False
        states = {country.value for country in self.notes.countries}
        return (
            told.predicate.last <= plan.first
            and len(states) > 1
            and has_determiner(self.notes.document, plan, "INDEFINITE")
        )

    def _is_of_somebody(self, sentence: Sentence, plan: PlanMention) -> bool:
        """Tell whether a body, a state or officials are told of before a plan, who may own it.

        What is somebody's ("its plan") has its owner in its own sentence.
        """
        document = self.notes.document
        low = sentence.first
        if not has_determiner(document, plan, "POSSESSIVE"):
            back = _BEFORE if plan.period and (plan.head or self.head) not in GENERIC else _NEARBY
            block = document.words.at(document.blocks[sentence.block].start)
            low = min(document.sentences[max(sentence.index - back, 0)].first, block)
        marks = [mark for family in _OWNERS for mark in document.marks(family, low, sentence.last)]
        marks += [m for m in document.marks("reference", low, sentence.last) if m.value in _MEANT]
        states = any(low <= country.first < sentence.last for country in self.notes.countries)
        return states or any(mark.value not in _OF_ANYBODY for mark in marks)

    def _recall(self, plan: PlanMention) -> _Known | None:
        """Return the plan that words name again or point back to."""
        for known in reversed(self.known[-_RECALLED:]):
            same = plan.head in (known.head, None) or plan.head in GENERIC or known.head in GENERIC
            if plan.period is not None and known.draft.period == plan.period and (same or plan.head == ""):
                return known
            if (
                plan.period is None
                and plan.head in (known.head, None)
                and not has_determiner(self.notes.document, plan, "INDEFINITE")
            ):
                return known
        return None

    def _new(self, sentence: Sentence, plan: PlanMention) -> _Known:
        states = {country.value for country in self.notes.countries_in(sentence)}
        # Where two states are named, a plan without an owner is not that of the body spoken of before.
        owner = owner_of(self.notes, sentence, plan) or (self.owner if len(states) < 2 else None)
        if owner:
            self.owner = owner
        head = plan.head or self.head
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

    def _tell(
        self,
        sentence: Sentence,
        known: _Known,
        status: PlanStatus,
        predicate: Predicate,
        plans: list[PlanMention],
    ) -> None:
        """Note how far a plan has come, unless the text told more of it before."""
        draft, rank = known.draft, RANKS[status]
        if rank < known.rank or (rank == known.rank and draft.adopted_on is not None):
            return
        draft.status, known.rank = status, rank
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


def _sentences(notes: Annotations) -> list[Sentence]:
    """Return the sentences of a document that may tell of plans."""
    return [sentence for sentence in notes.document.sentences if sentence.role in _READ]


def adoptions_of(notes: Annotations) -> Iterator[tuple[Sentence, Predicate, list[When]]]:
    """Yield each adoption of a plan with the days of its sentence."""
    for sentence in _sentences(notes):
        plans = plans_of(notes, sentence)
        for plan in plans:
            told = status_of(notes, sentence, plan, plans)
            if told is not None and told.status in ("adopted", "endorsed"):
                yield sentence, told.predicate, dates_for(notes, sentence, plans)


def read_plans(notes: Annotations, links: Links, meetings: Sequence[MeetingDraft] = ()) -> list[PlanDraft]:
    """Return the plans for a period that a document tells, in the order of their words.

    Args:
        notes: the document.
        links: the model of links.
        meetings: those that it tells of, which may have adopted a plan.
    """
    reader = _Reader(notes, links, meetings)
    for sentence in _sentences(notes):
        reader.read(sentence)
    return [known.draft for known in reader.known]
