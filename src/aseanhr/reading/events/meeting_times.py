"""When a meeting was: the dates that may tell it, alone or as its two edges, and what speaks for each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.surroundings import around
from aseanhr.reading.features import link_before
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.gatherings import Gathering, Naming

__all__ = ["Time", "time_features", "times_near"]

_LONGEST = 120  # days from the opening of a meeting to its close
_BEFORE, _BEHIND = 2, 1  # sentences around a naming in which its date may stand
_MONTHS = 28


class Time(NamedTuple):
    """A stretch of time that the words of a document tell.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last.
        span: the time.
        parts: the dates that it is made of.
    """

    first: int
    last: int
    span: DateSpan
    parts: tuple[When, ...]


def _edge(notes: Annotations, when: When, side: str) -> bool:
    """Tell whether the words around a date make it the start or the end of something."""
    if when.bound == side:
        return True
    links = {"start": ("FROM",), "end": ("UNTIL", "TO")}[side]
    if link_before(notes, when.first) in links:
        return True
    sentence = notes.document.sentence_of(when.first)
    cue = {"start": "OPEN", "end": "CLOSE"}[side]
    clauses = notes.document.clauses
    return sentence is not None and any(
        p.cue == cue and clauses[p.first] == clauses[when.first] for p in notes.predicates(sentence)
    )


def _joined(first: When, last: When) -> DateSpan | None:
    """Return the time from one date to another, if it is one that a meeting can last."""
    if first.span is None or last.span is None or first.span.start is None or last.span.end is None:
        return None
    days = (last.span.end - first.span.start).days
    return DateSpan.from_dates(first.span.start, last.span.end) if 0 < days <= _LONGEST else None


def _of_sentence(notes: Annotations, sentence: Sentence) -> Iterator[Time]:
    dates = [when for when in notes.dates_in(sentence) if when.kind != "period"]
    for when in dates:
        if when.span is not None:
            yield Time(when.first, when.last, when.span, (when,))
    for first, last in pairwise(dates):
        if _edge(notes, first, "start") and _edge(notes, last, "end"):
            span = _joined(first, last)
            if span is not None:
                yield Time(first.first, last.last, span, (first, last))


def times_near(notes: Annotations, naming: Naming) -> list[Time]:
    """Return the times told around a place where a gathering is spoken of."""
    sentences = notes.document.sentences
    low, high = max(naming.sentence - _BEFORE, 0), naming.sentence + _BEHIND + 1
    return [time for sentence in sentences[low:high] for time in _of_sentence(notes, sentence)]


def time_features(
    notes: Annotations,
    gathering: Gathering,
    naming: Naming,
    time: Time,
    rivals: Sequence[int],
    others: Sequence[int],
) -> list[str]:
    """Return what speaks for a time being that of a gathering."""
    part = time.parts[0]
    span = time.span
    days = (span.end - span.start).days if span.start and span.end else -1
    length = "open" if days < 0 else "day" if days == 0 else "days" if days < _MONTHS else "long"
    year = gathering.year or (gathering.ordinal or "").partition("/")[2]
    agrees = "none" if not year or span.start is None else str(str(span.start.year) == year)
    shape = [
        f"unit={part.unit}",
        f"kind={part.kind}",
        f"bound={part.bound}",
        f"relative={part.relative}",
        f"length={length}",
        f"parts={len(time.parts)}",
        f"year={agrees}",
        f"side={notes.side(span)}",
        f"how={naming.how}",
    ]
    close = around(notes, naming, time, rivals, others)
    order = close[0]
    return [
        *shape,
        *close,
        *(f"{feature}&{order}" for feature in shape),
        f"head={gathering.head}&length={length}",
    ]
