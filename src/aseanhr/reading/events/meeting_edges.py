"""From the day on which a meeting opened to that on which it closed: which dates are such edges, and what they make together."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from aseanhr.reading.features import links_before
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.events.gatherings import Gathering

__all__ = [
    "MEETING_VERBS",
    "Edge",
    "Time",
    "Told",
    "edge_of",
    "governor",
    "is_dateline",
    "is_day",
    "joined",
    "length_of",
    "weekday_behind",
    "whole",
]

Edge = Literal["start", "end", ""]

# Verbs that say of a meeting when and whether it sits.
MEETING_VERBS = frozenset(
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
_DASH = re.compile(r"\W{0,2}[-–—]")
_NOUN = 3  # words of a noun for a meeting before its last
_LONGEST = 120  # days from the opening of a meeting to its close
_VERBS: dict[str, Edge] = {"OPEN": "start", "CLOSE": "end"}
_LINKS: dict[str, Edge] = {"FROM": "start", "UNTIL": "end"}
_BOUNDS: dict[str, Edge] = {"start": "start", "open": "start", "end": "end"}


class Time(NamedTuple):
    """A stretch of time that the words of a document tell.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last.
        span: the time.
        parts: the dates that it is made of.
        how: how they make it: a ``date``, an ``opening`` or a ``closing`` alone, two ``edges``, a day with a ``length``.
    """

    first: int
    last: int
    span: DateSpan
    parts: tuple[When, ...]
    how: str


def is_day(span: DateSpan | None) -> bool:
    """Tell whether a time is one day."""
    return span is not None and span.start is not None and span.start == span.end


def joined(first: DateSpan | None, last: DateSpan | None) -> DateSpan | None:
    """Return the time from one date to another, if it is one that a meeting can last."""
    if first is None or last is None or first.start is None or last.end is None:
        return None
    days = (last.end - first.start).days
    return DateSpan.from_dates(first.start, last.end) if 0 < days <= _LONGEST else None


def is_dateline(notes: Annotations, when: When) -> bool:
    """Tell whether a date is the dateline of the text: the day of writing, told as such or followed by the dash of a dateline."""
    anchor = notes.anchor
    if anchor is None or when.span is None or when.span.start != anchor.day or when.relative:
        return False
    return anchor.start == when.start or _DASH.match(notes.document.text, when.end) is not None


def governor(notes: Annotations, when: When) -> Predicate | None:
    """Return the verb that a date goes with: the last before it in its clause, or else the first behind it.

    A date that opens the sentence goes with its first verb, also behind a comma. Of several senses that of meetings counts.
    """
    sentence = notes.document.sentence_of(when.first)
    assert sentence is not None
    document = notes.document
    verbs = [p for p in notes.predicates(sentence) if p.cue != "MEET" or not _is_noun(notes, p)]
    own = [p for p in verbs if document.same_clause(p.first, when.first)]
    if not own and document.same_clause(when.first, sentence.first):
        own = verbs
    nearest = _nearest(own, when)
    senses = [p for p in own if nearest is not None and p.first == nearest.first]
    return min(senses, key=lambda p: p.cue not in MEETING_VERBS, default=None)


def _nearest(verbs: Sequence[Predicate], when: When) -> Predicate | None:
    """Return the last verb before a date, or else the first behind it; a small word may belong to both ("ran from")."""
    before = [p for p in verbs if p.first < when.first]
    return before[-1] if before else next((p for p in verbs if p.first >= when.last), None)


def _is_noun(notes: Annotations, verb: Predicate) -> bool:
    """Tell whether a word for meeting is the noun for one, or a part of it ("họp" in "cuộc họp")."""
    nouns = notes.document.marks("gathering", max(verb.first - _NOUN, 0), verb.last)
    return verb.form in ("noun", "ger") or any(
        noun.first < verb.first and verb.last <= noun.last for noun in nouns
    )


def edge_of(notes: Annotations, when: When) -> Edge:
    """Tell whether a date is the first or the last day of something, by its own words, the small word before it or its verb."""
    if when.bound in _BOUNDS:
        return _BOUNDS[when.bound]
    for link in links_before(notes, when.first):
        if link in _LINKS:
            return _LINKS[link]
    verb = governor(notes, when)
    return _VERBS.get(verb.cue, "") if verb is not None and is_day(when.span) else ""


def length_of(notes: Annotations, sentences: Iterable[int]) -> int:
    """Return how many days some sentences say a meeting lasted, or 0; days counted from another day do not tell a length."""
    document = notes.document
    for index in sentences:
        sentence = document.sentences[index]
        taken = [(mark.first, mark.last) for mark in document.within("offset", sentence)]
        taken += [(when.first, when.last) for when in notes.dates_in(sentence)]
        for mark in document.within("duration", sentence):
            if all(mark.last <= first or mark.first >= last for first, last in taken):
                return int(mark.value)
    return 0


class Told:
    """Which of the times of a document tell of one gathering."""

    def __init__(self, notes: Annotations, gathering: Gathering, others: Sequence[int]) -> None:
        self.notes = notes
        self.others = others
        self.own = {naming.first for naming in gathering.namings}
        self.sentences = sorted({naming.sentence for naming in gathering.namings})

    def whose(self, time: Time) -> str:
        """Tell by the place of a time which gathering it belongs to.

        ``own`` behind its name with no other between, ``shared`` in its sentence, ``next`` in the one right behind where none is named,
        ``other`` in one in which others are named, ``dateline`` where it heads a report, else ``none``.
        """
        if time.parts[0].start in self.notes.datelines:
            return "dateline"
        sentence = self.notes.document.sentence_of(time.first)
        assert sentence is not None
        low, high = (bisect_left(self.others, edge) for edge in (sentence.first, sentence.last))
        named = self.others[low:high]
        if not named:
            return "next" if sentence.index - 1 in self.sentences else "none"
        before = [first for first in named if first <= time.first]
        if (before[-1] if before else named[0]) in self.own:
            return "own"
        return "shared" if self.own.intersection(named) else "other"

    def is_others(self, time: Time) -> bool:
        """Tell whether a time surely belongs to another gathering: in brackets behind its name, or to the main one beside which this one sits."""
        if self.whose(time) != "shared":
            return is_dateline(self.notes, time.parts[0]) and self.is_aside(time)
        document = self.notes.document
        start = document.words.starts[time.first]
        return document.text[max(start - 1, 0) : start] == "(" or self.is_aside(time)

    def is_aside(self, time: Time) -> bool:
        """Tell whether the sentence of a time names the gathering only as that beside which something else was."""
        document = self.notes.document
        sentence = document.sentence_of(time.first)
        marks = document.within("circumstance", sentence, "SIDELINES") if sentence else []
        connectors = document.lexicon.connectors
        return any(
            mark.last <= first and all(form in connectors for form in document.words.forms[mark.last : first])
            for mark in marks
            for first in self.own
        )

    def has(self, time: Time) -> bool:
        """Tell whether a time is told of the gathering and of no other."""
        return self.whose(time) in ("own", "next")


def _open_start(time: Time) -> Time:
    """Return the days up to a close, with an unknown first day."""
    return time._replace(span=DateSpan(f"../{time.span.edtf}"))


def _with_length(notes: Annotations, told: Told, time: Time) -> Time | None:
    """Return the days of a meeting from one edge and its length."""
    sentence = notes.document.sentence_of(time.first)
    days = length_of(notes, sorted({*told.sentences, *([sentence.index] if sentence else [])}))
    day = time.span.start
    if not days or day is None:
        return None
    more = timedelta(days=days - 1)
    span = (
        DateSpan.from_dates(day, day + more)
        if time.how == "opening"
        else DateSpan.from_dates(day - more, day)
    )
    return time._replace(span=span, how="length")


def weekday_behind(first: DateSpan | None, last: DateSpan) -> DateSpan:
    """Return a weekday as the next one of its name after another day, unless it is later than that day already."""
    a, b = first.start if first is not None else None, last.start
    if a is None or b is None or a < b:
        return last
    day = a + timedelta(days=(b - a).days % 7 or 7)
    return DateSpan.from_dates(day, day)


def _closing(first: Time, last: Time) -> DateSpan:
    """Return the day of a close: "opens on Thursday next week and closes on Wednesday"."""
    weekday = last.parts[0].unit == "weekday" and is_day(last.span)
    return weekday_behind(first.span, last.span) if weekday else last.span


def _pair(first: Time, last: Time) -> Time | None:
    span = joined(first.span, _closing(first, last))
    return Time(first.first, last.last, span, (*first.parts, *last.parts), "edges") if span else None


def whole(
    notes: Annotations, gathering: Gathering, time: Time, times: Sequence[Time], others: Sequence[int]
) -> Time:
    """Return all days of a gathering from the one day or edge that was chosen.

    A close without an opening leaves the beginning open; an opening without a close is a day.

    Args:
        notes: the document.
        gathering: the meeting.
        time: the day that was chosen.
        times: every time that may be that of the gathering.
        others: sorted first words of all gatherings.
    """
    told = Told(notes, gathering, others)
    near = [other for other in times if other is not time and told.has(other)]
    moved = next((other for other in (time, *near) if other.how == "moved"), None)
    if moved is not None or gathering.series == "bilateral":
        return moved or time
    time = _best_told(notes, time, near)
    if not is_day(time.span):
        return time
    return _up_to(notes, told, time, times) if time.how == "closing" else _from(notes, told, time, near)


def _best_told(notes: Annotations, time: Time, near: Sequence[Time]) -> Time:
    """Return the days that the text tells in one place: a day of the month that was chosen, or several around a day."""
    time = next((other for other in near if _is_finer(notes, other, time)), time)
    return next((other for other in near if _widens(other, time)), time)


def _from(notes: Annotations, told: Told, time: Time, near: Sequence[Time]) -> Time:
    """Return the days of a meeting from a day on: up to its close, or as long as is told."""
    pairs = (_pair(time, other) for other in near if other.how == "closing")
    found = next((pair for pair in pairs if pair), None)
    lasting = _with_length(notes, told, time) if time.how == "opening" else None
    return found or lasting or time


def _up_to(notes: Annotations, told: Told, time: Time, times: Sequence[Time]) -> Time:
    """Return the days of a meeting up to its close: that day alone if it sat or opened then, open where no first day is told."""
    starts = [
        other
        for other in times
        if other != time and ((told.has(other) and _sits(notes, other)) or _opens(notes, other, time))
    ]
    if any(other.span == time.span for other in starts):
        return time
    found = next((pair for other in starts if (pair := _pair(other, time))), None)
    return found or _with_length(notes, told, time) or _open_start(time)


def _sits(notes: Annotations, other: Time) -> bool:
    """Tell whether a time is that of an opening, or a day that goes with a verb of meetings."""
    verb = governor(notes, other.parts[0])
    day = other.how == "date" and is_day(other.span) and verb is not None and verb.cue in MEETING_VERBS
    return day or other.how == "opening"


def _opens(notes: Annotations, other: Time, time: Time) -> bool:
    """Tell whether a time is the dateline of a sentence that tells that a meeting opened."""
    sentence = notes.document.sentence_of(time.first)
    if sentence is None or notes.anchor is None or not sentence.first <= other.first < time.first:
        return False
    opened = any(p.cue == "OPEN" and p.standing == "asserted" for p in notes.predicates(sentence))
    return opened and is_day(other.span) and other.span.start == notes.anchor.day


def _is_finer(notes: Annotations, other: Time, time: Time) -> bool:
    """Tell whether a time is a day within the month or year that another tells, and goes with a verb of meetings."""
    a, b = time.span, other.span
    if is_day(a) or not is_day(b) or a.start is None or a.end is None or b.start is None:
        return False
    verb = governor(notes, other.parts[0])
    coarse = time.parts[0].unit in ("month", "year") and a.start <= b.start <= a.end
    return coarse and (verb is None or verb.cue in MEETING_VERBS)


def _widens(other: Time, time: Time) -> bool:
    """Tell whether a time spans several days that include another one."""
    a, b = other.span, time.span
    if other.how not in ("date", "edges") or a.start is None or a.end is None or b.start is None or is_day(a):
        return False
    days = other.parts[0].unit in ("day", "weekday") and (a.end - a.start).days <= _LONGEST
    return days and a.start <= b.start <= a.end
