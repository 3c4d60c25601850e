"""What the articles teach about acts under treaties: which date belongs to which act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from aseanhr.reading.events.treaties import scenes_of
from aseanhr.reading.events.treaty_dates import SLOT, day_of, features_of
from aseanhr.reading.links import Links
from reader.corpus import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.treaty_acts import Act
    from aseanhr.reading.events.treaty_roles import Scene

_PLACE = re.compile(r"events\[(\d+)\]\.date")


class _Told(NamedTuple):
    """An act of the gold: what, who, and where the words of its date stand."""

    event: str
    state: str
    dated: bool
    start: int
    end: int


def _told(gold: dict[str, Any]) -> list[_Told]:
    """Return the acts of the gold with the places of their dates, as far as it gives them."""
    found = []
    for treaty in gold.get("treaties", ()):
        places = {}
        for proof in treaty.get("evidence", ()):
            place = _PLACE.fullmatch(proof["field"])
            if place:
                places[int(place[1])] = proof["start"], proof["end"]
        for n, event in enumerate(treaty.get("events", ())):
            if not event.get("negated"):
                start, end = places.get(n, (-1, -1))
                found.append(
                    _Told(event["event"], event.get("state") or "", bool(event.get("date")), start, end)
                )
    return found


def _fits(told: _Told, act: Act, states: set[str]) -> bool:
    """Tell whether an act of the gold may be one of the text."""
    same = act.cue == "FOLLOW_SUIT" or told.event in (act.event, "accession_expected")
    return same and (not states or told.state in states)


def _right(scene: Scene, fitting: list[_Told]) -> set[int]:
    """Return the first words of the dates of a sentence that the gold gives to some acts."""
    right = set()
    for when in scene.dates:
        start, end = scene.document.span(when.start, when.end)
        if any(t.start >= 0 and t.start < end and start < t.end for t in fitting):
            right.add(when.first)
    return right


def examples(notes: Annotations, gold: dict[str, Any], links: Links) -> Iterator[Question]:
    """Yield each pair of an act and a date of its sentence, and whether the gold joins them: the acts compete for the dates.

    An act whose date stands elsewhere, or that the gold does not know, teaches nothing.
    """
    told = _told(gold)
    for scene in scenes_of(notes, Links({})):
        for n, act in enumerate(scene.acts):
            if act.standing in ("none", "negated"):
                continue
            states = {(s.country.alpha_2 or "") for s in scene.actors(n)}
            fitting = [t for t in told if _fits(t, act, states)]
            right = _right(scene, fitting)
            if not fitting or (not right and any(t.dated for t in fitting)):
                continue
            for when in scene.dates:
                if day_of(when) is not None:
                    yield Question(SLOT, ((tuple(features_of(scene, n, when)), when.first in right),))
