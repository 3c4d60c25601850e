"""From an act with its parts to records: who did what under which treaty on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.drafts import TreatyDraft
from aseanhr.reading.events.treaty_acts import BINDING
from aseanhr.reading.events.treaty_dates import days_of
from aseanhr.reading.events.treaty_mentions import StateMention
from aseanhr.reading.features import links_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.events.treaty_acts import Act
    from aseanhr.reading.events.treaty_dates import Day
    from aseanhr.reading.events.treaty_ellipsis import Pair
    from aseanhr.reading.events.treaty_mentions import TreatyMention
    from aseanhr.reading.events.treaty_roles import Scene
    from aseanhr.records.treaty import TreatyAct

__all__ = ["STATELESS", "Part", "drafts_of", "is_negated", "tellings"]

# What happens to a treaty without a state that does it.
STATELESS: frozenset[TreatyAct] = frozenset({"entered_into_force", "adopted"})
_ACCEDES = frozenset({"SIGN", "RATIFY", "ACCEDE", "ACCEPT", "SUCCEED", "JOIN", "DEPOSIT"})
# What happens to a treaty that two states have concluded: nobody else accedes to it.
_OF_PAIRS: frozenset[TreatyAct | None] = frozenset(
    {"signed", "ratified", "entered_into_force", "withdrawn", "adopted"}
)
_NEVER = frozenset({"STAY_OUTSIDE", "DO_NEITHER"})
_BEFORE = "the treaty that the text spoke of before"
_MEANT = "the state that these words stand for"


class Part(NamedTuple):
    """An act with what belongs to it.

    Attributes:
        n: its number in the sentence.
        act: the act.
        actors: the states that perform it.
        objects: the treaties that it is under.
        pairs: states and treaties that have a date of their own.
    """

    n: int
    act: Act
    actors: list[StateMention]
    objects: list[TreatyMention]
    pairs: list[Pair]


def is_negated(act: Act) -> bool:
    """Tell whether an act has not been done."""
    return act.standing == "negated" or act.cue in _NEVER


def _states(scene: Scene, part: Part) -> Sequence[StateMention | None]:
    """Return who acts; the two parties of a treaty that they conclude together are not told apart."""
    first = part.objects[0]
    if _by_both(scene, part):
        return [None]
    if not first.states or len(part.actors) == 1:
        return part.actors or [None]
    exchanged = part.act.cue == "DEPOSIT" or part.act.passive or len(part.actors) > 1
    if part.act.event not in BINDING or part.act.standing != "asserted" or not exchanged:
        return [None]
    return [
        StateMention(first.first, first.last, first.start, first.end, country, "reference")
        for country in first.states
    ]


def _by_both(scene: Scene, part: Part) -> bool:
    """Tell whether the officials of both states sign their treaty: "the minister of A and that of B signed"."""
    both = set(part.objects[0].states)
    named = {s.country for s in scene.states if "WITH" not in links_before(scene.notes, s.first)}
    return bool(both) and part.act.event == "signed" and part.act.standing == "asserted" and both <= named


def _own_days(scene: Scene, part: Part) -> dict[int, Day]:
    """Return the time of each of several treaties or states by its number: "in 2007 and 2012 respectively"."""
    many = max(len(part.objects), 1) if len(part.objects) > 1 else len(part.actors)
    taken = {day.start for *_, day in part.pairs if day}
    low, high = scene.low(part.n), scene.high(part.n)
    days = days_of([w for w in scene.dates if low <= w.first < high and w.start not in taken])
    return dict(enumerate(days)) if many > 1 and len(days) == many else {}


def tellings(
    scene: Scene, part: Part, day: Day | None
) -> Iterator[tuple[TreatyMention, StateMention | None, Day | None]]:
    """Yield each treaty with each state and the time at which it acted.

    Args:
        scene: the sentence.
        part: the act with its parts.
        day: the time of the act as a whole.
    """
    own = _own_days(scene, part)
    states = _states(scene, part)
    several = len(part.objects) > 1
    paired = {state.country: other for state, _, other in part.pairs if state}
    for i, treaty in enumerate(part.objects):
        for j, state in enumerate(states):
            told = own.get(i if several else j, day) if own else day
            yield treaty, state, paired.get(state.country, told) if state else told
    known = {state.country for state in part.actors}
    for other_state, other_treaty, other in part.pairs:
        if other_treaty is not None:
            yield from ((other_treaty, state, other) for state in states)
        elif other_state is not None and other_state.country not in known:
            yield from ((treaty, other_state, other) for treaty in part.objects)


def _event(act: Act, state: StateMention | None) -> TreatyAct | None:
    """Return what is recorded of an act; None of a plan of nobody or of something else than joining."""
    if act.standing != "planned" or is_negated(act):
        return act.event
    return "accession_expected" if act.cue in _ACCEDES and state is not None else None


def _stands(
    act: Act, event: TreatyAct, treaty: TreatyMention, state: StateMention | None, day: Day | None
) -> bool:
    """Tell whether an act is one of its treaty, without a state or a day too; who has not left is where it was."""
    if (treaty.states and event not in _OF_PAIRS) or (event == "withdrawn" and is_negated(act)):
        return False
    if event == "adopted":
        return day is not None
    if state is not None or event in STATELESS:
        return True
    return event == "signed" and (day is not None or is_negated(act) or bool(treaty.states))


def drafts_of(
    act: Act, treaty: TreatyMention, state: StateMention | None, day: Day | None
) -> Iterator[TreatyDraft]:
    """Yield the records of one act of one state, with the words that support them."""
    event = _event(act, state)
    if event is None or not _stands(act, event, treaty, state, day):
        return
    negated = is_negated(act)
    events: tuple[TreatyAct, ...] = ("signed", "ratified") if act.cue == "DO_NEITHER" else (event,)
    for key in treaty.keys:
        for each in events:
            draft = TreatyDraft(
                key, each, state.country if state else None, negated=negated, name=treaty.name
            )
            note = "" if treaty.basis == "stated" else _BEFORE
            draft.note("treaty", treaty.start, treaty.end, by="treaty", basis=treaty.basis, note=note)
            draft.note("event", act.start, act.end, by=act.cue)
            if state:
                note = "" if state.basis == "stated" else _MEANT
                draft.note("state", state.start, state.end, by="actor", basis=state.basis, note=note)
            if day and not negated:
                draft.when = day.span
                draft.note("when", day.start, day.end, by="link", basis=day.basis, note=day.note)
            yield draft
