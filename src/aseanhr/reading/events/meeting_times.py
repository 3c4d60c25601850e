"""When a meeting was: the dates that may tell it, alone or as its two edges, and what speaks for each."""

from __future__ import annotations

from datetime import timedelta
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
    from aseanhr.reading.events.scopes import Scopes

__all__ = ["Time", "day_of_writing", "time_features", "times_near"]

_LONGEST = 120  # days from the opening of a meeting to its close
_MONTHS = 28
_SAT = frozenset({"HOLD", "TAKE_PLACE", "MEET", "OPEN", "CLOSE", "HOST", "CHAIR", "ATTEND"})
_MOVED = frozenset({"POSTPONE", "CANCEL", "CONFIRM"})
_PAST = frozenset({"past", "pass_past", "sup", "pass_sup"})
_MARKED = frozenset({"part", "bare"})  # forms that tell the past behind a word that says so
_AUXILIARY = 3  # words from that word to the verb
_LENGTHS = 2  # stated lengths of a sentence that are tried


class Time(NamedTuple):
    """A stretch of time that the words of a document tell.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last.
        span: the time.
        parts: the dates that it is made of.
        how: how they make it: a ``date``, an ``edge`` alone, two ``edges``, a day with a ``length``.
    """

    first: int
    last: int
    span: DateSpan
    parts: tuple[When, ...]
    how: str


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


def _is_long(when: When) -> bool:
    """Tell whether a date spans more days than any meeting, as the years of an anniversary do."""
    span = when.span
    edges = span is not None and span.start is not None and span.end is not None
    named = when.unit in ("month", "quarter", "half", "season", "year")
    return bool(
        edges and not named and span and span.start and span.end and (span.end - span.start).days > _LONGEST
    )


def _lasting(notes: Annotations, sentence: Sentence, dates: list[When]) -> Iterator[Time]:
    """Yield the days that a stated length tells: from a day on, or up to one ("the three-day meeting ended on Friday")."""
    lengths = notes.document.within("duration", sentence)
    for mark in lengths[:_LENGTHS]:
        more = timedelta(days=int(mark.value) - 1)
        for when in dates:
            day = when.span.start if when.span is not None and when.unit in ("day", "weekday") else None
            if day is None or when.span is None or when.span.end != day:
                continue
            opens, closes = _edge(notes, when, "start"), _edge(notes, when, "end")
            if not closes:
                yield Time(when.first, when.last, DateSpan.from_dates(day, day + more), (when,), "length")
            if not opens:
                yield Time(
                    when.first, when.last, DateSpan.from_dates(day - more, day), (when,), "length back"
                )


def _is_past(notes: Annotations, sentence: Sentence, when: When) -> bool:
    """Tell whether the clause of a date tells of a meeting that has sat, by the form of its verb or a small word before it.

    One that was moved may lie ahead.
    """
    document = notes.document
    clause = document.clauses[when.first]
    verbs = [p for p in notes.predicates(sentence) if document.clauses[p.first] == clause]
    if any(p.cue in _MOVED for p in verbs):
        return False
    words = [
        m for m in document.within("circumstance", sentence, "PAST") if document.clauses[m.first] == clause
    ]
    return any(
        p.form in _PAST
        or (p.form in _MARKED and any(p.first - _AUXILIARY <= m.first < p.first for m in words))
        for p in verbs
        if p.standing == "asserted" and p.cue in _SAT
    )


def _dated(notes: Annotations, sentence: Sentence, when: When) -> Iterator[Time]:
    """Yield the day that a date tells, and the other day of the same name; what has happened does not lie ahead."""
    if when.span is None:
        return
    others = list(_other(notes, when))
    how = "edge" if when.bound else "date"
    if when.relative and _is_past(notes, sentence, when):
        others = [time._replace(how=how) for time in others if notes.side(time.span) != "future"]
        if notes.side(when.span) == "future" and others:
            yield others[0]
        else:
            yield Time(when.first, when.last, when.span, (when,), how)
        return
    yield Time(when.first, when.last, when.span, (when,), how)
    yield from others


def _other(notes: Annotations, when: When) -> Iterator[Time]:
    """Yield the other day of the same name: the weekday still to come, the day of the year before or after."""
    anchor, span = notes.anchor, when.span
    if anchor is None or span is None or span.start is None or span.end is None or not when.relative:
        return
    if when.kind == "weekday" and span.start <= anchor.day and span.start == span.end:
        day = span.start + timedelta(days=7)
        yield Time(when.first, when.last, DateSpan.from_dates(day, day), (when,), "ahead")
    elif when.unit == "day" and when.kind in ("day", "range", "set"):
        ahead = span.start > anchor.day
        years = -1 if ahead else 1
        try:
            start, end = (edge.replace(year=edge.year + years) for edge in (span.start, span.end))
        except ValueError:  # 29 February
            return
        yield Time(
            when.first,
            when.last,
            DateSpan.from_dates(start, end),
            (when,),
            "year back" if ahead else "year on",
        )


def _of_sentence(notes: Annotations, sentence: Sentence) -> Iterator[Time]:
    dates = [when for when in notes.dates_in(sentence) if when.kind != "period"]
    for when in dates:
        if when.span is not None and not _is_long(when):
            yield from _dated(notes, sentence, when)
    for first, last in pairwise(dates):
        if _edge(notes, last, "end") and not _edge(notes, first, "end"):
            span = _joined(first, last)
            if span is not None:
                how = "edges" if _edge(notes, first, "start") else "loose edges"
                yield Time(first.first, last.last, span, (first, last), how)
    yield from _lasting(notes, sentence, dates)


def _across(notes: Annotations, first: Sentence, last: Sentence) -> Iterator[Time]:
    """Yield the time from a day on which something opens to one on which it ends in the next sentence."""
    starts = [when for when in notes.dates_in(first) if _edge(notes, when, "start")]
    ends = [when for when in notes.dates_in(last) if _edge(notes, when, "end")]
    if starts and ends:
        span = _joined(starts[-1], ends[0])
        if span is not None:
            yield Time(starts[-1].first, starts[-1].last, span, (starts[-1], ends[0]), "across")


def times_near(notes: Annotations, scopes: Scopes, naming: Naming) -> list[tuple[Time, str]]:
    """Return the times that may be those of a gathering that is spoken of in a place, with their scope."""
    near = scopes.around(naming.sentence)
    times = [(time, scope) for sentence, scope in near for time in _of_sentence(notes, sentence)]
    beside = [sentence for sentence, scope in near if scope == "near"]
    joined = (time for first, last in pairwise(beside) for time in _across(notes, first, last))
    return [*times, *((time, "near") for time in joined)]


def day_of_writing(notes: Annotations, gathering: Gathering) -> Time | None:
    """Return the day of writing where a text takes it for that of what it has told: "on the same day", before it names any day.

    What it told before those words was on that day.
    """
    told = [when for when in notes.dates if when.span is not None and when.unit in ("day", "weekday")]
    when = next((when for when in told if not when.bound), None)
    if when is None or when.kind != "same" or when.first < gathering.first.last or when.span is None:
        return None
    same = when._replace(basis="inferred", note="the day of writing, which the text calls the same")
    return Time(when.first, when.last, when.span, (same,), "same day")


def time_features(
    notes: Annotations,
    gathering: Gathering,
    naming: Naming,
    time: Time,
    scope: str,
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
    sentence = notes.document.sentence_of(time.first)
    standings = {p.standing for p in notes.predicates(sentence)} if sentence else set()
    told = "planned" if "planned" in standings else "asserted" if "asserted" in standings else "none"
    shape = [
        f"told={told}&kind={part.kind}&made={time.how}",
        f"told={told}&side={notes.side(span)}",
        f"scope={scope}",
        f"scope={scope}&series={gathering.series}",
        f"unit={part.unit}",
        f"kind={part.kind}",
        f"bound={part.bound}",
        f"relative={part.relative}",
        f"length={length}",
        f"made={time.how}",
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
