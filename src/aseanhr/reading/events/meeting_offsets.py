"""Days that are counted from another meeting of the text: "the day before the dialogue opened, they met"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.day_counts import is_preposition
from aseanhr.reading.annotators.whens import When
from aseanhr.reading.events.gathering_types import namings_in
from aseanhr.reading.events.meeting_edges import Time
from aseanhr.reading.links import Choice
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.gatherings import Gathering

__all__ = ["count_from_meetings", "parting"]

_NEAR = 5  # words between "the day before" and the meeting from which it counts


def count_from_meetings(
    notes: Annotations, gatherings: Sequence[Gathering], times: Sequence[Choice[Time] | None]
) -> list[Choice[Time] | None]:
    """Return the times of gatherings, with those that are counted from the days of another one of their sentence."""
    partings = [parting(notes, gathering) for gathering in gatherings]
    found = [_parted(notes, marks, time) for marks, time in zip(partings, times, strict=True)]
    parted = {id(mark) for marks in partings for mark in marks.values()}
    named = namings_in(gatherings)
    for mark in notes.document.marks("offset"):
        sentence = notes.document.sentence_of(mark.first)
        if id(mark) in parted or sentence is None or not is_preposition(notes.document, mark):
            continue
        _count(notes, gatherings, named.get(sentence.index, []), mark, found)
    return found


def _count(
    notes: Annotations,
    gatherings: Sequence[Gathering],
    named: Sequence[tuple[int, int]],
    mark: Mark,
    found: list[Choice[Time] | None],
) -> None:
    """Give the first of the meetings of a sentence the day that an offset counts from another one of them."""
    behind = [
        n for first, n in named if mark.last <= first <= mark.last + _NEAR and gatherings[n].talk is None
    ]
    others = [n for _, n in named if n not in behind]
    meant = behind or _spoken_of(notes, gatherings, mark)
    base = found[meant[0]] if meant and others else None
    if base is not None:
        found[others[0]] = _moved(mark, base, found[others[0]])


def parting(notes: Annotations, gathering: Gathering) -> dict[int, Mark]:
    """Return by the number of its sentence what parts a gathering from the day and place before it: "on 5 May, two days after they had met".

    What it parts lies at another time; a gathering that is named before it, too, is not parted from anything.
    """
    document = notes.document
    found: dict[int, Mark] = {}
    for naming in gathering.namings:
        begin = document.clause_start(naming.first, document.sentences[naming.sentence].first)
        if begin == document.sentences[naming.sentence].first:
            return {}
        apart = (m for m in document.marks("circumstance", begin, begin + 1) if m.value == "APART")
        offsets = [*document.marks("offset", begin, begin + 1), *apart]
        if not offsets or offsets[0].last > naming.first:
            return {}
        found[naming.sentence] = offsets[0]
    return found


def _parted(notes: Annotations, marks: dict[int, Mark], time: Choice[Time] | None) -> Choice[Time] | None:
    """Return the time of a gathering; where it follows no mark that sets it apart, the day counted from the one before that mark."""
    sentence = notes.document.sentence_of(time.value.first) if time is not None else None
    mark = marks.get(sentence.index) if sentence is not None else None
    if time is not None and (mark is None or time.value.first > mark.first):
        return time
    for index, parted in marks.items():
        here = notes.document.sentences[index]
        days = [
            Time(when.first, when.last, when.span, (when,), "date")
            for when in notes.dates_in(here)
            if when.last <= parted.first and when.span is not None and when.unit == "day"
        ]
        if days and parted.value != "APART":
            base = days[-1]
            back = _counted(parted, base, back=True)
            return Choice(back, time.score if time else 0) if back else None
    return None


def _moved(mark: Mark, base: Choice[Time], own: Choice[Time] | None) -> Choice[Time] | None:
    """Return the time counted from another one; where that tells no day, that is not the time either."""
    time = _counted(mark, base.value)
    if time is not None:
        return Choice(time, base.score)
    return None if own is not None and own.value.first == base.value.first else own


def _spoken_of(notes: Annotations, gatherings: Sequence[Gathering], mark: Mark) -> list[int]:
    """Return the number of the meeting named last before a mark, if a plain noun for one stands behind it: "the day before the meeting"."""
    nouns = notes.document.marks("gathering", mark.last, mark.last + _NEAR)
    before = [
        (naming.first, n)
        for n, gathering in enumerate(gatherings)
        for naming in gathering.namings
        if naming.first < mark.first and any(noun.value == gathering.head for noun in nouns)
    ]
    return [max(before)[1]] if before else []


def _counted(mark: Mark, base: Time, *, back: bool = False) -> Time | None:
    """Return the day before the first or behind the last day of a meeting, if that is known; ``back`` from the day that was counted."""
    days = -int(mark.value) if back else int(mark.value)
    edge = base.span.start if days < 0 else base.span.end
    if edge is None or any(part.unit not in ("day", "weekday") for part in base.parts):
        return None
    day = edge + timedelta(days=days)
    told = DateSpan.from_dates(day, day)
    note = f"counted from the {'day before' if back else 'meeting named behind'} it"
    when = When(
        mark.first, mark.last, mark.start, mark.end, told, "day", "", "offset", True, "inferred", note
    )
    return Time(mark.first, mark.last, told, (when,), "date")
