"""Whether a meeting is real, and whether it was held, is planned, moved or called off."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from aseanhr.reading.events.surroundings import beside
from aseanhr.reading.features import bucket
from aseanhr.reading.links import UNIT, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.meeting_times import Time
    from aseanhr.reading.links import Choice, Links
    from aseanhr.records.meeting import MeetingStatus

__all__ = ["existence_features", "status_of"]

_STATUSES: tuple[MeetingStatus, ...] = ("held", "planned", "postponed", "cancelled")
_TOLD = frozenset(
    {
        "HOLD",
        "TAKE_PLACE",
        "MEET",
        "OPEN",
        "CLOSE",
        "POSTPONE",
        "CANCEL",
        "CONFIRM",
        "HOST",
        "CHAIR",
        "ATTEND",
    }
)


def _verbs(notes: Annotations, naming: Naming, others: Sequence[int]) -> list[str]:
    """Return the verbs of meetings around a naming, up to the next one, with their standing and their clause."""
    document = notes.document
    clause = document.clauses[naming.first]
    found = []
    for p in notes.predicates(document.sentences[naming.sentence]):
        if p.cue not in _TOLD or p.form == "noun":
            continue
        low, high = (naming.last, p.first) if p.first >= naming.last else (p.last, naming.first)
        if bisect_left(others, low) < bisect_left(others, high):
            continue
        near = "near" if document.clauses[p.first] == clause else "far"
        order = "post" if p.first >= naming.last else "pre"
        found += [f"verb={p.cue}&{p.standing}&{near}", f"standing={p.standing}&{near}&{order}"]
    return found


def _side(notes: Annotations, time: Time | None) -> str:
    return "none" if time is None else notes.side(time.span)


def _talks(gathering: Gathering) -> list[str]:
    """Return what was read of talks that are told by who met whom."""
    talk = gathering.talk
    if talk is None:
        return ["talk=none"]
    stated = sum(side.stated for side in talk.sides)
    return [
        f"talk={talk.standing}",
        f"talk.cue={talk.cue}",
        f"talk.off={'cancelled' if talk.cancelled else 'postponed' if talk.postponed else 'no'}",
        f"talk.stated={stated}",
        f"talk.cue={talk.cue}&stated={stated}",
        f"talk={talk.standing}&stated={stated}",
    ]


def status_features(
    notes: Annotations, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> list[str]:
    """Return what tells how far a meeting has come."""
    found = [f"side={_side(notes, time)}", f"fresh={gathering.fresh}", f"head={gathering.head}"]
    found += _talks(gathering)
    for naming in gathering.namings:
        found += _verbs(notes, naming, others)
        found += beside(notes, naming, "a")
        sentence = notes.document.sentences[naming.sentence]
        operators = notes.document.marks("operator", max(naming.first - 2, sentence.first), naming.first)
        rules = notes.document.lexicon.operators
        found += [f"operator={rules[int(mark.value)].kind}" for mark in operators]
    return list(dict.fromkeys(found))


def status_of(
    notes: Annotations, links: Links, gathering: Gathering, time: Time | None, others: Sequence[int]
) -> Choice[tuple[Gathering, MeetingStatus]]:
    """Return how far a meeting has come, as its words and its time tell."""
    features = status_features(notes, gathering, time, others)
    options = [
        Option((gathering, status), tuple(f"{feature}>{status}" for feature in ("", *features)))
        for status in _STATUSES
    ]
    best = links.best("status", options, least=-1000 * UNIT)
    assert best is not None
    return best


def existence_features(
    notes: Annotations,
    gathering: Gathering,
    time: Choice[Time] | None,
    placed: bool,
    status: MeetingStatus,
    others: Sequence[int],
) -> list[str]:
    """Return what speaks for a gathering being a meeting of its own that the text tells of."""
    document = notes.document
    first = gathering.first
    roles = {document.sentences[naming.sentence].role for naming in gathering.namings}
    hows = {naming.how for naming in gathering.namings}
    found = [
        f"series={gathering.series}",
        f"typed={gathering.typed}",
        f"head={gathering.head}",
        f"head={gathering.head}&typed={gathering.typed}&time={time is not None}",
        f"how={first.how}",
        f"how={first.how}&time={time is not None}",
        f"ordinal={gathering.ordinal is not None}",
        f"numbered={'ellipsis' if first.how == 'ellipsis' and (gathering.ordinal or '') in '123' else 'other'}",
        f"fresh={gathering.fresh}",
        f"namings={bucket(len(gathering.namings))}",
        f"time={time is not None}&place={placed}",
        f"sure={min(max(time.score // UNIT, 0), 4) if time else 'none'}",
        f"side={_side(notes, time.value if time else None)}",
        f"status={status}",
        f"teaser={roles == {'teaser'}}",
        f"heading={bool(roles & {'title', 'heading'})}",
        f"states={len(gathering.states)}",
        f"bodies={bool(gathering.bodies)}",
        *(f"hows={how}" for how in sorted(hows)),
        *_talks(gathering),
    ]
    for naming in gathering.namings:
        found += [f"e.{verb}" for verb in _verbs(notes, naming, others)]
    for naming in gathering.namings[:1]:
        found += [f"e.{feature}" for feature in beside(notes, naming, "a")]
    return list(dict.fromkeys(found))
