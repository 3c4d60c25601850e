"""Acts that no state is told to perform: of a parliament, of nobody, of somebody who stands for no state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.reading.features import link_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.treaty_mentions import StateMention
    from aseanhr.reading.events.treaty_roles import Scene

__all__ = ["denied_of_all", "of_chamber", "of_nobody", "of_parliament", "of_stranger"]

_AGENT = 3  # words behind "by" in which who acts is named
# Who may act for states without naming one.
_MANY = ("official", "office", "body", "counted")


def of_nobody(scene: Scene, n: int) -> bool:
    """Tell whether an act is denied of everybody: "nobody has ratified it"."""
    clauses, act = scene.document.clauses, scene.acts[n]
    marks = scene.document.marks("reference", scene.low(n), act.first)
    return any(m.value == "NOBODY" and clauses[m.first] == clauses[act.first] for m in marks)


def denied_of_all(scene: Scene, n: int, actors: Sequence[StateMention]) -> bool:
    """Tell whether an act is denied of all who are then named between dashes or commas: "none of the three – A, B and C – has"."""
    clauses, act = scene.document.clauses, scene.acts[n]
    if not actors or actors[-1].last > act.first:
        return False
    marks = scene.document.marks("reference", scene.low(n), actors[0].first)
    verbs = scene.document.marks("verb", scene.low(n), actors[0].first)
    nobody = [m for m in marks if m.value == "NOBODY" and clauses[m.first] < clauses[actors[0].first]]
    return bool(nobody) and not verbs and clauses[actors[-1].first] < clauses[act.first]


def _agent(scene: Scene, n: int) -> tuple[int, int]:
    """Return the words in which who performs an act may stand."""
    act = scene.acts[n]
    if not act.passive:
        return scene.low(n), act.first
    by = [m.last for m in scene.document.marks("link", act.last, act.last + 1) if m.value == "BY"]
    return (by[0], by[0] + _AGENT) if by else (act.last, act.last)


def _houses(scene: Scene, n: int, kind: str) -> list[Mark]:
    """Return the parliaments or governments of a kind that may perform an act, in its clause."""
    clauses = scene.document.clauses
    return [
        m
        for m in scene.document.marks("reference", *_agent(scene, n))
        if m.value == kind and clauses[m.first] == clauses[scene.acts[n].first]
    ]


def of_chamber(scene: Scene, n: int) -> bool:
    """Tell whether a parliament or government acts and no state is named: "was ratified by parliament"."""
    low, high = _agent(scene, n)
    chambers = _houses(scene, n, "CHAMBER")
    named = any(low <= s.first < high and s.kind != "reference" for s in scene.states)
    return bool(chambers) and not named


def of_parliament(scene: Scene, n: int) -> bool:
    """Tell whether a parliament votes for a treaty, though its state is named: "the National Assembly of Laos ratified it" binds no state."""
    houses, high = _houses(scene, n, "PARLIAMENT"), _agent(scene, n)[1]
    if not houses or scene.acts[n].noun:
        return False
    at, bare = houses[-1].last, not scene.document.lexicon.articles
    return all(
        s.first - at <= 1 and (link_before(scene.notes, s.first) == "OF" or (bare and s.first == at))
        for s in scene.states
        if at <= s.first < high
    )


def of_stranger(scene: Scene, n: int) -> bool:
    """Tell whether somebody acts who is known neither as officials, nor as a body, nor as one of many states."""
    act, document = scene.acts[n], scene.document
    first = document.clause_start(act.first, scene.low(n))
    named = any(document.marks(family, first, act.first) for family in _MANY)
    return not named and not of_nobody(scene, n) and scene.strangers(n) > 0
