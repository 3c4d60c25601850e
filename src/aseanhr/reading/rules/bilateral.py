"""Meetings of the representatives of two states, told by who met whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.events.series import english_name
from aseanhr.reading.rules.clues import MeetingDraft, Party, Target
from aseanhr.reading.rules.roles import parties

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts
    from aseanhr.values.countries import Country

__all__ = ["bilateral_targets"]

_REACH = 220
_NEXT = 5
_APART = 50  # characters between "talks" and "with"
_SUBJECT = 90  # characters between who meets and the verb


def _counterparts(facts: Facts, sentence: Sentence, mark: Mark) -> list[Party]:
    """Return the sides named after a cue, up to the end of its clause."""
    text = facts.document.text
    stop = min(sentence.end, mark.end + _REACH)
    for char in ";:":
        at = text.find(char, mark.end, stop)
        stop = at if at >= 0 else stop
    other = [
        cue.start
        for cue in sentence.cue("HELD", "PLANNED", "HOSTS", "ADOPTED", "SIGNED", "TARGET")
        if mark.end + 12 < cue.start < stop
    ]
    stop = min([stop, *other])
    found = [party for party in parties(sentence, facts) if mark.end <= party.start < stop]
    counterpart = [cue for cue in sentence.cue("COUNTERPART") if mark.start <= cue.start < stop]
    if counterpart:
        found += [
            Party(c.start, c.end, country=c.value)
            for c in facts.countries_in(sentence)
            if mark.start <= c.start < stop and not any(p.start <= c.start < p.end for p in found)
        ]
    return sorted(found, key=lambda party: party.start)


def _sides(facts: Facts, sentence: Sentence, mark: Mark) -> tuple[Country | None, list[Party]]:
    after = [party for party in _counterparts(facts, sentence, mark) if party.country]
    others = [cue for cue in sentence.cue("MET_WITH", "BILATERAL") if cue.end <= mark.start]
    before = [
        party
        for party in parties(sentence, facts)
        if party.end <= mark.start
        and party.country
        and party.person
        and not any(c.end <= party.start for c in others)
    ]
    subject = before[-1].country if before and mark.start - before[-1].end < _SUBJECT else None
    if subject is None:
        plain = [
            c
            for c in facts.countries_in(sentence)
            if c.kind != "demonym" and 0 <= mark.start - c.end < _SUBJECT // 2
        ]
        subject = plain[-1].value if plain and mark.has("cue", "BILATERAL") else None
    return subject, after


def bilateral_targets(
    sentence: Sentence, facts: Facts, drafts: list[MeetingDraft], taken: list[Target]
) -> list[Target]:
    """Return the bilateral meetings of a sentence; new ones are added to ``drafts``."""
    marks = sentence.cue("MET_WITH", "BILATERAL")
    people = [
        person for person in facts.people_in(sentence) if person.country not in (None, facts.side(sentence))
    ]
    marks += [
        mark
        for mark in sentence.cue("WITH")
        if any(0 <= person.start - mark.end <= _NEXT for person in people)
        and (mark.first == 0 or any(0 < mark.start - verb.end <= _APART for verb in sentence.cue("SPOKE")))
    ]
    if not marks:
        return []
    targets: list[Target] = []
    home = facts.side(sentence)
    for mark in marks:
        if any(t.start < mark.end and mark.start < t.end and t.new for t in taken):
            continue
        subject, after = _sides(facts, sentence, mark)
        bodies = [
            m
            for m in sentence.names
            if m.has("body", "aichr") and m.end <= mark.start and mark.start - m.end < 60
        ]
        if bodies:
            continue
        states = list(dict.fromkeys(party.country for party in after if party.country))
        official = any(party.person for party in after) or mark.has("cue", "BILATERAL")
        between = [c for c in sentence.cue("BETWEEN") if mark.start - 40 <= c.start <= mark.end + 12]
        if between and len(states) >= 2:
            pairs = [(states[0], states[1])]
        else:
            # Who meets "his counterparts from Japan and Australia" is of neither.
            sides = [state for state in (subject, home, facts.home) if state]
            side = next((state for state in sides if state not in states), sides[0] if sides else None)
            pairs = [(side, state) for state in states if side and state != side]
        if not official and not sentence.cue("COUNTERPART"):
            continue
        joint = {target.draft.states for target in taken if target.draft.states}
        for one, other in pairs:
            if frozenset((one, other)) in joint:
                continue
            draft = _draft(drafts, one, other)
            party = next((p for p in after if p.country == other), None)
            end = party.end if party else mark.end
            if not any(clue.field == "name" for clue in draft.clues):
                draft.note("name", mark.start, end)
                draft.note("series", mark.start, mark.end)
            for p in after:
                if (
                    p.country == other
                    and p.person
                    and not any(q.start == p.start for q in draft.participants)
                ):
                    draft.note(f"participants[{len(draft.participants)}]", p.start, p.end)
                    draft.participants.append(p)
            start = party.start if party and len(pairs) > 1 else mark.start
            targets.append(Target(start, end, draft, new=True))
    return targets


def _draft(drafts: list[MeetingDraft], one: Country, other: Country) -> MeetingDraft:
    states = frozenset((one, other))
    for draft in drafts:
        if draft.series == "bilateral" and draft.states == states:
            return draft
    names = sorted(state.name for state in states)
    draft = MeetingDraft(
        series="bilateral",
        name=english_name("bilateral", None, None, names, ""),
        head="meeting",
        states=states,
    )
    drafts.append(draft)
    return draft
