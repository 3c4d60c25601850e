"""Days that are counted from another meeting of the text: "the day before the dialogue opened, they met"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.day_counts import is_preposition
from aseanhr.reading.annotators.whens import When
from aseanhr.reading.events.meeting_edges import Time
from aseanhr.reading.links import Choice
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Mark
    from aseanhr.reading.events.gatherings import Gathering

__all__ = ["count_from_meetings"]

_NEAR = 5  # words between "the day before" and the meeting from which it counts


def count_from_meetings(
    notes: Annotations, gatherings: Sequence[Gathering], times: Sequence[Choice[Time] | None]
) -> list[Choice[Time] | None]:
    """Return the times of gatherings, with those that are counted from the days of another one of their sentence."""
    found = list(times)
    for mark in notes.document.marks("offset"):
        named = sorted(_named(notes, gatherings, mark)) if is_preposition(notes.document, mark) else []
        behind = [
            n for first, n in named if mark.last <= first <= mark.last + _NEAR and gatherings[n].talk is None
        ]
        others = [n for _, n in named if n not in behind]
        meant = behind or _spoken_of(notes, gatherings, mark)
        base = times[meant[0]] if meant and others else None
        if base is not None:
            found[others[0]] = _moved(mark, base, found[others[0]])
    return found


def _moved(mark: Mark, base: Choice[Time], own: Choice[Time] | None) -> Choice[Time] | None:
    """Return the time counted from another one; where that tells no day, that is not the time either."""
    time = _counted(mark, base.value)
    if time is not None:
        return Choice(time, base.score)
    return None if own is not None and own.value.first == base.value.first else own


def _named(notes: Annotations, gatherings: Sequence[Gathering], mark: Mark) -> Iterator[tuple[int, int]]:
    """Yield the first word and the number of each gathering that the sentence of a mark names."""
    sentence = notes.document.sentence_of(mark.first)
    for n, gathering in enumerate(gatherings):
        for naming in gathering.namings:
            if sentence is not None and naming.sentence == sentence.index:
                yield naming.first, n


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


def _counted(mark: Mark, base: Time) -> Time | None:
    """Return the day before the first or behind the last day of a meeting, if that is known."""
    days = int(mark.value)
    edge = base.span.start if days < 0 else base.span.end
    if edge is None or any(part.unit not in ("day", "weekday") for part in base.parts):
        return None
    day = edge + timedelta(days=days)
    told = DateSpan.from_dates(day, day)
    note = "counted from the meeting named behind it"
    when = When(
        mark.first, mark.last, mark.start, mark.end, told, "day", "", "offset", True, "inferred", note
    )
    return Time(mark.first, mark.last, told, (when,), "date")
