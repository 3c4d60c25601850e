"""`extract`: a text in, records with evidence out."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import attrs

from aseanhr.errors import InputTypeError
from aseanhr.linking.texts import UNNAMED
from aseanhr.reading import second
from aseanhr.reading.results import Extraction, least_confidence, surest
from aseanhr.reading.rules.document import Document, open_document
from aseanhr.reading.rules.facts import Facts, gather
from aseanhr.reading.rules.meetings import read_meetings
from aseanhr.reading.rules.plans import PlanDraft, date_adoptions, read_plans
from aseanhr.records import (
    Evidence,
    Meeting,
    Participant,
    Place,
    WorkPlan,
    hash_words,
)
from aseanhr.records.ids import distinct, meeting_id, work_plan_id
from aseanhr.values.dates import DateSpan
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aseanhr.reading.rules.clues import Clue, MeetingDraft, Party
    from aseanhr.records import TradeFigure, TreatyEvent

__all__ = ["Extraction", "extract"]


def _published(value: object) -> date | None:
    if value is None or (isinstance(value, date) and not hasattr(value, "hour")):
        return value
    if isinstance(value, str):
        value = DateSpan(value)
    if isinstance(value, DateSpan):
        return value.end if value.end is not None else value.start
    day = getattr(value, "date", None)
    if callable(day):
        result = day()
        if isinstance(result, date):
            return result
    raise InputTypeError("published", "a date, a DateSpan or EDTF text", value)


def extract(
    text: str,
    *,
    lang: str | None = None,
    published: date | DateSpan | str | None = None,
    source: str | None = None,
    min_confidence: float | None = None,
) -> Extraction:
    """Read a text and return the meetings, treaty events, plans and trade figures that it states.

    Args:
        text: the document, in any Unicode form; offsets in the result are code points of this very text.
        lang: BCP 47 tag of its language (English, Swedish or Vietnamese); told from the text if not given.
        published: the day on which it was published, from which relative dates count; if not given, a dateline
            or a time stamp in the page's own address is used.
        source: id that the evidence is to carry; ``text`` if not given.
        min_confidence: leave out records of which the reader is less sure, from 0 (give all) to 1. If it is not given, those
            whose level is ``weak`` are left out.

    Returns:
        An `Extraction`; empty where the text states nothing of these kinds or its language is not known.

    Raises:
        InputTypeError: ``text`` is not a `str`, ``published`` is not a date, or
            ``min_confidence`` is not a number.
        QueryError: ``min_confidence`` is not from 0 to 1.
        DateParseError: ``published`` is text that is not an EDTF date.
        UnknownLanguageError: ``lang`` names a language that the reader does not have.

    >>> found = extract("The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur on 9 July 2025.", lang="en")
    >>> [(m.id, str(m.when), str(m.place)) for m in found.meetings]
    [('amm-58', '2025-07-09', 'Kuala Lumpur, Malaysia')]
    """
    document = open_document(text, lang)
    day = _published(published)
    least = least_confidence(min_confidence)
    if document is None:
        return Extraction(text=text)
    facts = gather(document, day)
    plans, of_plans = read_plans(facts)
    found: dict[str, Any] = second.read_kinds(
        text, document.lang, published, source or UNNAMED, sorted(second.SWITCHED)
    )
    used = of_plans | _dates_of(facts, [*found.get("treaty_events", ()), *found.get("trade_figures", ())])
    meetings, in_focus = read_meetings(facts, used)
    date_adoptions(plans, facts, used, in_focus)
    extraction = _Assembly(facts, source or UNNAMED).build(meetings, plans)
    return surest(attrs.evolve(extraction, **found), least)


def _dates_of(facts: Facts, records: Iterable[TreatyEvent | TradeFigure]) -> set[tuple[int, int]]:
    """Return the spans of the dates that belong to acts and figures of trade, and so to nothing else."""
    spans = sorted(
        (e.start, e.end)
        for record in records
        for e in record.evidence
        if e.field in _TIMES and e.start is not None and e.end is not None
    )
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))
    used = set()
    for mention in facts.dates:
        start, end = facts.document.form.span(mention.start, mention.end)
        # Of all the spans that begin before the end of a date one reaches into it.
        n = bisect_left(starts, end)
        if n and ends[n - 1] > start:
            used.add((mention.start, mention.end))
    return used


class _Assembly:
    """Turns drafts into records with evidence in the offsets of the text as given."""

    def __init__(self, facts: Facts, source: str) -> None:
        self.facts = facts
        self.document: Document = facts.document
        self.source = source

    def build(self, meetings: list[MeetingDraft], plans: list[PlanDraft]) -> Extraction:
        ids = distinct(self._meeting_id(draft) for draft in meetings)
        of_draft = {id(draft): key for draft, key in zip(meetings, ids, strict=True)}
        return Extraction(
            language=self.document.lang,
            text=self.document.form.original,
            meetings=tuple(self._meeting(draft, of_draft) for draft in meetings),
            work_plans=self._work_plans(plans, meetings, of_draft),
            mentions=self._mentions(),
        )

    def _evidence(self, clues: Iterable[Clue]) -> tuple[Evidence, ...]:
        evidence = []
        for clue in clues:
            start, end = self.document.form.span(clue.start, clue.end)
            words = self.document.form.original[start:end]
            evidence.append(
                Evidence(
                    source=self.source,
                    field=clue.field,
                    start=start,
                    end=end,
                    sha256=hash_words(words),
                    basis=clue.basis,
                    note=clue.note,
                )
            )
        return tuple(evidence)

    # -- meetings ------------------------------------------------------------------------------------------------

    def _meeting_id(self, draft: MeetingDraft) -> str:
        return meeting_id(
            draft.series,
            ordinal=draft.ordinal,
            when=draft.when,
            states=sorted(draft.states, key=str),
            name=draft.name,
        )

    def _participant(self, party: Party) -> Participant:
        person = party.person
        if person:
            return Participant(name=person.name, role=person.office, country=person.country)
        if party.country:
            return Participant(country=party.country)
        return Participant(organization=_BODY_NAMES.get(party.body or "", (party.body or "").upper()))

    def _meeting(self, draft: MeetingDraft, ids: dict[int, str]) -> Meeting:
        place = None
        if draft.city or draft.country or draft.venue:
            place = Place(city=draft.city, country=draft.country, venue=draft.venue)
        states = tuple(Participant(country=state) for state in sorted(draft.states, key=str))
        people = tuple(self._participant(party) for party in draft.participants)
        shift = len(states)
        clues = [
            clue._replace(field=f"participants[{int(clue.field[13:-1]) + shift}]")
            if clue.field.startswith("participants[")
            else clue
            for clue in draft.clues
        ]
        return Meeting(
            id=ids[id(draft)],
            name=draft.name,
            series=draft.series,
            ordinal=draft.ordinal,
            when=draft.when,
            place=place,
            mode=draft.mode,
            status=draft.status or "held",
            hosts=tuple(self._participant(party) for party in draft.hosts),
            chairs=(self._participant(draft.chair),) if draft.chair else (),
            participants=states + people,
            part_of=ids.get(id(draft.part_of)) if draft.part_of else None,
            evidence=self._evidence(clues),
        )

    # -- the rest ------------------------------------------------------------------------------------------------

    def _work_plans(
        self, drafts: list[PlanDraft], meetings: list[MeetingDraft], of_draft: dict[int, str]
    ) -> tuple[WorkPlan, ...]:
        ids = distinct(work_plan_id(draft.name, body=draft.body, period=draft.period) for draft in drafts)
        return tuple(
            WorkPlan(
                id=key,
                name=draft.name,
                body=draft.body,
                period=draft.period,
                status=draft.status,
                adopted_on=draft.adopted_on,
                adopted_at=of_draft.get(id(draft.adopted_at)) if draft.adopted_at else None,
                evidence=self._evidence(draft.clues),
            )
            for key, draft in zip(ids, drafts, strict=True)
        )

    def _mentions(self) -> tuple[Mention[Any], ...]:
        facts, form = self.facts, self.document.form
        found: list[Mention[Any]] = [
            mention.moved(*form.span(mention.start, mention.end))
            for mention in (*facts.dates, *facts.countries, *facts.amounts)
        ]
        for person in facts.people:
            if person.name:
                value = Participant(name=person.name, role=person.office, country=person.country)
                found.append(Mention(*form.span(person.start, person.end), value, "person"))
        return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))


_TIMES = frozenset({"when", "period", "compared_with", "target_by"})
_BODY_NAMES = {
    "aichr": "AICHR",
    "asean": "ASEAN",
    "asean_secretariat": "ASEAN Secretariat",
    "acwc": "ACWC",
    "un": "United Nations",
    "un_hrc": "UN Human Rights Council",
    "eu": "European Union",
    "icrc": "International Committee of the Red Cross",
    "ilo": "International Labour Organization",
    "iaea": "International Atomic Energy Agency",
    "seanwfz": "SEANWFZ Commission",
}
