"""Who hosts, who chairs, who takes part in a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.rules.attach import nearest
from aseanhr.reading.rules.clues import MeetingDraft, Party, Target
from aseanhr.reading.rules.people import Person, name_beside

if TYPE_CHECKING:
    from aseanhr.reading.rules.document import Mark, Sentence
    from aseanhr.reading.rules.facts import Facts

__all__ = ["attach_roles", "parties"]

_REACH = 150
_COMPANY = 70  # characters after "together with" in which the helper stands
_HOST_BODIES = frozenset({"aichr", "asean_secretariat", "acwc", "un", "eu", "icrc", "ilo", "iaea", "un_hrc"})


def parties(sentence: Sentence, facts: Facts) -> list[Party]:
    """Return the persons, states and bodies of a sentence, in order; a state inside a person's office is not apart."""
    people = facts.people_in(sentence)
    found = [Party(p.start, p.end, person=p, country=p.country) for p in people]
    found += [
        Party(c.start, c.end, country=c.value)
        for c in facts.countries_in(sentence)
        if c.kind != "demonym" and not any(p.start <= c.start < p.end for p in people)
    ]
    found += [
        Party(m.start, m.end, body=m.value("body"))
        for m in sentence.names
        if m.has("body") and not any(p.start <= m.start < p.end for p in people)
    ]
    return sorted(found, key=lambda party: (party.start, party.end))


def _agent(
    text: str,
    options: list[Party],
    mark: Mark,
    helpers: list[Mark],
    *,
    after: bool,
    floor: int,
    ceiling: int,
    people: bool = False,
) -> Party | None:
    """Return who acts by a cue: the party after it ("hosted by X") or before it ("X hosted")."""
    if after:
        near = [p for p in options if mark.end <= p.start < min(ceiling, mark.end + _REACH)]
        found = near[0] if near else None
    else:
        near = [p for p in options if max(floor, mark.start - _REACH) <= p.start and p.end <= mark.start]
        # "A, in cooperation with B, hosted": A is the host.
        alone = [p for p in near if not any(0 <= p.start - c.start <= _COMPANY for c in helpers)]
        named = [p for p in alone if p.person and p.person.name] if people else []
        found = (named or alone or near)[-1] if near else None
    if found is None:
        return None
    low, high = sorted((mark.start if not after else mark.end, found.end if not after else found.start))
    return None if any(char in text[low:high] for char in ".;:") else found


def attach_roles(sentence: Sentence, facts: Facts, targets: list[Target]) -> None:
    """Note hosts, chair and participants of the meetings that a sentence speaks of."""
    text = facts.document.text
    options = parties(sentence, facts)
    named = [p for p in options if not any(t.start <= p.start < t.end and not p.person for t in targets)]
    helpers = sentence.cue("TOGETHER")
    for cue, after in (("HOST_BY", True), ("HOSTS", False)):
        for mark in sentence.cue(cue):
            target = nearest(text, mark, targets, backwards=1.2, limit=160)
            if target is None or target.draft.series in ("bilateral", "amm", "asean_summit"):
                continue
            party = _agent(
                text, named, mark, helpers, after=after, floor=sentence.start, ceiling=sentence.end
            )
            if party and _may_host(party):
                _host(target.draft, party)
    for cue, after in (("CHAIR_BY", True), ("CHAIRS", False)):
        for mark in sentence.cue(cue):
            target = nearest(text, mark, targets, backwards=1.2, limit=200)
            if target is None:
                continue
            party = _agent(
                text,
                named,
                mark,
                helpers,
                after=after,
                floor=sentence.start,
                ceiling=sentence.end,
                people=True,
            )
            bare = name_beside(facts, sentence, mark, after=after)
            if bare and not any(p.person and p.start < bare[1] and bare[0] < p.end for p in named):
                party = Party(*bare, person=Person(*bare, text[slice(*bare)], None, None, *bare))
            if party and (party.country or party.person) and target.draft.chair is None:
                target.draft.chair = party
                target.draft.note("chair", party.start, party.end)
    _participants(sentence, options, targets)


def _may_host(party: Party) -> bool:
    if party.person:
        return party.country is not None
    return party.country is not None or party.body in _HOST_BODIES


def _host(draft: MeetingDraft, party: Party) -> None:
    if any((host.country, host.body) == (party.country, party.body) for host in draft.hosts):
        return
    if draft.hosts and draft.clues and any(clue.field == "hosts[0]" for clue in draft.clues):
        return
    draft.note(f"hosts[{len(draft.hosts)}]", party.start, party.end)
    draft.hosts.append(party)


def _participants(sentence: Sentence, options: list[Party], targets: list[Target]) -> None:
    """Take the named persons of the sentence as taking part in the meeting that it speaks of first."""
    draft = targets[0].draft
    for party in options:
        person = party.person
        if person is None or person.name is None:
            continue
        if any(p.person and p.person.name == person.name for p in draft.participants):
            continue
        draft.note(f"participants[{len(draft.participants)}]", party.start, party.end)
        draft.participants.append(party)
