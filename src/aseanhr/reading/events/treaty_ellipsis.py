"""What a clause tells without a verb: "A ratified it in 2012, B in 2013 and C a year later"."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from aseanhr.reading.events.treaty_dates import Day, day_of, offset_day
from aseanhr.reading.features import links_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import When
    from aseanhr.reading.events.treaty_mentions import StateMention, TreatyMention
    from aseanhr.reading.events.treaty_roles import Scene

__all__ = ["BESIDE", "Pair", "pairs_of"]

Pair: TypeAlias = "tuple[StateMention | None, TreatyMention | None, Day | None]"
"""A state or a treaty with a date of its own, or the last of such states without one."""

_OPENING = frozenset({"AND", "CONTRAST", "BY"})  # what may begin an item of a list
BESIDE = 2  # words between a state or treaty and a date of its own


def _inside(scene: Scene, n: int, when: When) -> bool:
    """Tell whether a date stands behind an act, in its stretch, and does not open the clause of the next one."""
    high = scene.acts[n + 1].first if n + 1 < len(scene.acts) else scene.sentence.last
    if not scene.acts[n].last <= when.first < high:
        return False
    clauses = scene.document.clauses
    return high == scene.sentence.last or clauses[when.first] != clauses[high]


def _states_before(scene: Scene, n: int, at: int) -> list[StateMention]:
    """Return the states behind an act that stand right before a word."""
    last = scene.acts[n].last
    states = scene.listed(last, at)
    beside = bool(states) and at - states[-1].last <= BESIDE and states[0].first > last
    if beside and states[-1].kind == "reference":
        beside = _are_small(scene, states[-1].last, at)
    return states if beside and _opens(scene, states[0].first) else []


def _are_small(scene: Scene, first: int, last: int) -> bool:
    """Tell whether the words of a range only lead on: "the government announced on Friday" gives no state a day."""
    document = scene.document
    small = {
        n
        for family in ("link", "determiner", "circumstance", "operator", "counted")
        for m in document.marks(family, first, last)
        for n in range(m.first, m.last)
    }
    forms, connectors = document.words.forms, document.lexicon.connectors
    return all(n in small or forms[n] in connectors for n in range(first, last))


def _opens(scene: Scene, first: int) -> bool:
    """Tell whether a state begins an item of a list: behind a comma, a bracket or "and", or as the agent."""
    document = scene.document
    at = first
    while at > 0 and document.words.forms[at - 1] in document.lexicon.connectors:
        at -= 1
    gap = document.text[document.words.ends[at - 1] : document.words.starts[at]] if at else ","
    return bool(gap.strip()) or not _OPENING.isdisjoint(links_before(scene.notes, first))


def _treaty_before(scene: Scene, n: int, at: int, objects: Sequence[TreatyMention]) -> TreatyMention | None:
    """Return the treaty behind an act, other than its objects, that stands right before a word."""
    treaty = next((t for t in reversed(scene.treaties) if t.last <= at), None)
    if treaty is None or treaty.first < scene.acts[n].last or treaty in objects:
        return None
    return treaty if at - treaty.last <= BESIDE + 1 else None


def _later(scene: Scene, n: int) -> Iterator[Pair]:
    """Yield the states that did the same some days or years after the one before."""
    for mark in scene.document.marks("act_offset", scene.acts[n].last, scene.high(n)):
        states = _states_before(scene, n, mark.first)
        before = [w for w in scene.dates if w.last <= mark.first]
        base = day_of(before[-1]) if before else None
        day = offset_day(mark, base) if base and mark.value.endswith("later") else None
        if day is not None:
            yield from ((state, None, day) for state in states)


def pairs_of(scene: Scene, n: int, objects: Sequence[TreatyMention]) -> list[Pair]:
    """Return the states and treaties behind an act that have a date of their own and no verb.

    Args:
        scene: the sentence.
        n: number of the act.
        objects: the treaties of the act itself.
    """
    found: list[Pair] = []
    for when in scene.dates:
        day = day_of(when) if _inside(scene, n, when) else None
        if day is None:
            continue
        states = _states_before(scene, n, when.first)
        found += [(state, None, day) for state in states]
        treaty = None if states else _treaty_before(scene, n, when.first, objects)
        if treaty is not None:
            found.append((None, treaty, day))
    found += _later(scene, n)
    return [*found, *_rest(scene, n, found)]


def _rest(scene: Scene, n: int, found: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the state that ends a list whose other states have dates: "by A in 2019, B in 2020 and C"."""
    ends = [day.end for state, _, day in found if state and day]
    if not ends:
        return
    document = scene.document
    at = document.words.at(max(ends))
    rest = [s for s in scene.states if at <= s.first < scene.high(n)]
    ands = [m for m in document.marks("link", at, at + 1) if m.value == "AND"]
    if len(rest) == 1 and rest[0].last == scene.high(n) and any(m.last == rest[0].first for m in ands):
        yield rest[0], None, None
