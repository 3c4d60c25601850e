"""What the articles teach about acts under treaties: which date belongs to which act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aseanhr.reading.events.treaties import scenes_of
from aseanhr.reading.events.treaty_dates import SLOT, day_of, features_of
from aseanhr.reading.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations

_PLACE = re.compile(r"events\[(\d+)\]\.date")


def _told(gold: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """Return (act, state, start, end) of the words of each date in the gold."""
    found = []
    for treaty in gold.get("treaties", ()):
        for proof in treaty.get("evidence", ()):
            place = _PLACE.fullmatch(proof["field"])
            if place and int(place[1]) < len(treaty["events"]):
                event = treaty["events"][int(place[1])]
                found.append((event["event"], event.get("state") or "", proof["start"], proof["end"]))
    return found


def examples(notes: Annotations, gold: dict[str, Any]) -> Iterator[tuple[str, list[str], bool]]:
    """Yield each pair of an act and a date of its sentence with its features, and whether the gold joins them."""
    told = _told(gold)
    for scene in scenes_of(notes, Links({})):
        known = [
            (act, state, when.first)
            for when in scene.dates
            for act, state, start, end in told
            if start < notes.document.span(when.start, when.end)[1]
            and notes.document.span(when.start, when.end)[0] < end
        ]
        for n, act in enumerate(scene.acts):
            if act.standing in ("none", "negated") or not (scene.objects(n) or scene.is_bare(n)):
                continue
            states = {(s.country.alpha_2 or "") for s in scene.actors(n)}
            for when in scene.dates:
                if day_of(when) is None:
                    continue
                right = any(
                    first == when.first and event in (act.event, "accession_expected") and (not states or not state or state in states)
                    for event, state, first in known
                )
                if act.cue == "FOLLOW_SUIT":
                    right = any(first == when.first and (not states or state in states) for _, state, first in known)
                yield SLOT, features_of(scene, n, when), right
