"""When a meeting was: the dates that may tell it, alone or together, and what speaks for each."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from aseanhr.reading.annotators.predicates import PAST, has_happened
from aseanhr.reading.annotators.whens import When
from aseanhr.reading.events.meeting_dates import anniversary, days_of, is_head, may_date
from aseanhr.reading.events.meeting_edges import (
    Time,
    edge_of,
    governor,
    is_dateline,
    is_day,
    joined,
    length_of,
    weekday_behind,
)
from aseanhr.reading.events.surroundings import around
from aseanhr.reading.features import links_before
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.annotators.predicates import Predicate
    from aseanhr.reading.document import Sentence
    from aseanhr.reading.events.gatherings import Gathering, Naming
    from aseanhr.reading.events.scopes import Scopes

__all__ = ["Times", "day_of_writing", "in_order", "time_features", "year_of_name"]

_MONTH = 31  # days of the longest time of writing from which another year can be told
_MONTHS = 28
_SAT = frozenset(
    {"HOLD", "TAKE_PLACE", "MEET", "OPEN", "CLOSE", "HOST", "CHAIR", "ATTEND", "RECEIVE", "TALK", "SPEAK"}
)
_MOVED = frozenset({"POSTPONE", "CANCEL", "CONFIRM"})
_PRESENT = frozenset({"pres", "pass_pres"})
_MARKED = frozenset({"part", "bare"})  # forms that tell the past behind a word that says so
_REPEATED = frozenset({"weekday", "day", "range", "set", "month"})  # what comes again every week or year
_ENTRIES = 2  # lines of dates alone that make a calendar
_AUXILIARY = 3  # words from that word to the verb
_DASHES = ("-", "–", "—")
_HOW = {"start": "opening", "end": "closing", "": "date"}


def _clause_verbs(notes: Annotations, sentence: Sentence, when: When) -> list[Predicate]:
    clauses = notes.document.clauses
    return [p for p in notes.predicates(sentence) if clauses[p.first] == clauses[when.first]]


def _has_word(notes: Annotations, sentence: Sentence, when: When, value: str) -> bool:
    """Tell whether the clause of a date has a word of some circumstance."""
    clauses = notes.document.clauses
    marks = notes.document.within("circumstance", sentence, value)
    return any(clauses[mark.first] == clauses[when.first] for mark in marks)


def _tense(notes: Annotations, sentence: Sentence, when: When) -> str:
    """Tell whether the verb of a date tells of the ``past`` or what lies ``ahead``, by its form or a small word before it.

    What was moved may lie on either side, as may what once was to sit.
    """
    verb = governor(notes, when)
    if verb is None or verb.cue in _MOVED:
        return ""
    words = notes.document.within("circumstance", sentence, "PAST")
    marked = any(verb.first - _AUXILIARY <= m.first < verb.first for m in words)
    if verb.standing == "planned":
        return "" if marked or _is_moved(notes, sentence) else "ahead"
    if verb.standing != "asserted" or not _sits(notes, sentence, verb):
        return ""
    if verb.form in PAST or (verb.form in _MARKED and marked):
        return "past"
    return "ahead" if verb.form in _PRESENT and when.unit == "weekday" and sentence.role == "body" else ""


def _is_moved(notes: Annotations, sentence: Sentence) -> bool:
    """Return whether a sentence says that something was moved or called off."""
    return any(p.cue in _MOVED and has_happened(notes.document, p) for p in notes.predicates(sentence))


def _sits(notes: Annotations, sentence: Sentence, verb: Predicate) -> bool:
    """Tell whether one sense of a verb is to sit or to meet: "received" has others."""
    return any(p.first == verb.first and p.cue in _SAT for p in notes.predicates(sentence))


def _how(notes: Annotations, sentence: Sentence, when: When, verbs: Sequence[Predicate]) -> str:
    """Tell what a date is of a meeting: its day or days, one of its edges, or the day that it was moved to."""
    moved = [p for p in verbs if p.cue == "POSTPONE" and p.first < when.first and p.standing != "negated"]
    behind = when.bound == "end" or {"TO", "UNTIL"} & set(links_before(notes, when.first))
    if moved and (behind or _has_old_day(notes, when)):
        return "moved"
    if _has_word(notes, sentence, when, "INSTEAD") and any(p.cue in _SAT for p in verbs):
        return "moved"
    return _HOW[edge_of(notes, when)]


def _has_old_day(notes: Annotations, when: When) -> bool:
    """Tell whether a range goes from the old day of what is moved to the new one: "moved from 6 September to 18 October"."""
    document = notes.document
    led = document.marks("link", when.first - 1, when.first + 1)
    return when.kind == "range" and any(m.value == "FROM" and when.first - 1 <= m.first for m in led)


def _dated(notes: Annotations, sentence: Sentence, when: When) -> Iterator[Time]:
    """Yield the day that a date tells, and the other day of the same name; what has happened does not lie ahead."""
    assert when.span is not None
    verbs = _clause_verbs(notes, sentence, when)
    how = _how(notes, sentence, when, verbs)
    span = when.span
    old = span.start is None or _has_old_day(notes, when)
    if how == "moved" and old and span.end is not None:
        span = DateSpan.from_dates(span.end, span.end)  # "put off until 6 December"
    own = Time(when.first, when.last, span, (when,), how)
    other = _other(notes, when, how)
    if other is None:
        yield own
        return
    wrong = {"past": "future", "ahead": "past"}.get(_tense(notes, sentence, when))
    if when.kind == "counted":
        yield other if notes.side(own.span) == wrong else own
        return
    yield from [time for time in (own, other) if notes.side(time.span) != wrong] or [own]


def _other(notes: Annotations, when: When, how: str) -> Time | None:
    """Return the other time of the same name: the weekday still to come, the day or month of the year before or after."""
    now, span = _written(notes), when.span
    if now is None or span is None or span.start is None or span.end is None or not when.relative:
        return None
    if when.unit == "weekday":
        day = _other_week(when, span, now)
        return Time(when.first, when.last, day, (when,), how) if day else None
    if when.unit not in ("day", "month") or when.kind not in _REPEATED:
        return None
    year = span.start.year + (-1 if span.start > now else 1)
    if when.kind == "month":
        moved = DateSpan(f"{year}-{span.start.month:02d}")
    else:
        try:
            moved = DateSpan.from_dates(
                span.start.replace(year=year), span.end.replace(year=year + span.end.year - span.start.year)
            )
        except ValueError:  # 29 February
            return None
    return Time(when.first, when.last, moved, (when,), how)


def _written(notes: Annotations) -> date | None:
    """Return the day of writing, or the first of the few weeks that hold it."""
    return notes.now.start if notes.now is not None and days_of(notes.now) <= _MONTH else None


def _other_week(when: When, span: DateSpan, now: date) -> DateSpan | None:
    """Return the weekday of the week before or behind: what its words count as to come may lie behind, and the reverse."""
    assert span.start is not None
    assert span.end is not None
    week = timedelta(days=7)
    if when.kind == "counted" and span.start > now:
        return DateSpan.from_dates(span.start - week, span.end - week)
    counted = when.kind == "counted" and span.start != span.end  # "from Thursday to Saturday"
    ahead = (when.kind in _REPEATED or counted) and span.start <= now
    return DateSpan.from_dates(span.start + week, span.end + week) if ahead else None


def _lasting(notes: Annotations, sentence: Sentence, dates: Sequence[When]) -> Iterator[Time]:
    """Yield the days that a stated length tells: from a day on, or up to one ("the three-day meeting ended on Friday")."""
    days = length_of(notes, [sentence.index])
    more = timedelta(days=days - 1)
    for when in dates if days else ():
        day = when.span.start if when.span is not None and is_day(when.span) else None
        if day is None or when.unit not in ("day", "weekday"):
            continue
        edge = edge_of(notes, when)
        if edge != "end":
            yield Time(when.first, when.last, DateSpan.from_dates(day, day + more), (when,), "length")
        if edge != "start":
            yield Time(when.first, when.last, DateSpan.from_dates(day - more, day), (when,), "length back")


def _paired(notes: Annotations, sentence: Sentence, first: When, last: When) -> Time | None:
    """Return the days from one date of a sentence to the next, or two days that follow each other ("on Monday and Tuesday")."""
    last = _following(first, last)
    span = joined(first.span, last.span)
    if span is None or edge_of(notes, first) == "end":
        return None
    if _tense(notes, sentence, first) == "ahead" and first.kind == "weekday" and notes.side(span) == "past":
        span = _later(span, 7)
    dashed = notes.document.text[first.end : last.start].strip() in _DASHES
    if dashed or edge_of(notes, last) == "end" or "TO" in links_before(notes, last.first):
        how = "edges" if dashed or edge_of(notes, first) == "start" else "loose edges"
    elif _are_joined(notes, first, last) and days_of(span) == 1:
        how = "date"
    else:
        return None
    return Time(first.first, last.last, span, (first, last), how)


def _are_joined(notes: Annotations, first: When, last: When) -> bool:
    """Tell whether "and" joins two days."""
    days = is_day(first.span) and is_day(last.span)
    return days and notes.document.has("link", first.last, first.last + 1, "AND")


def _later(span: DateSpan, days: int) -> DateSpan:
    """Return a time some days later."""
    more = timedelta(days=days)
    return DateSpan.from_dates(*(edge + more for edge in (span.start, span.end) if edge))


def _following(first: When, last: When) -> When:
    """Return a weekday behind another as the one that follows it: "from Tuesday to Thursday"."""
    weekdays = first.unit == last.unit == "weekday" and last.kind == "weekday"
    if not weekdays or last.span is None:
        return last
    return last._replace(span=weekday_behind(first.span, last.span))


def _dates_of(notes: Annotations, sentence: Sentence) -> list[When]:
    """Return the dates of a sentence; beside the day that heads an entry, its weekday says no more."""
    dates = [when for when in notes.dates_in(sentence) if when.kind != "period"]
    days = [when for when in dates if when.unit == "day"]
    return days if days and is_head(notes, sentence) else dates


def _of_sentence(notes: Annotations, sentence: Sentence) -> Iterator[Time]:
    dates = _dates_of(notes, sentence)
    pairs = [pair for first, last in pairwise(dates) if (pair := _paired(notes, sentence, first, last))]
    parts = {part.first for pair in pairs if pair.how == "date" for part in pair.parts}
    for when in map(anniversary, dates):
        if when.span is not None and when.first not in parts and may_date(notes, when):
            yield from _dated(notes, sentence, when)
    yield from pairs
    yield from _lasting(notes, sentence, dates)


def _without_dateline(notes: Annotations, times: Sequence[Time]) -> Iterator[Time]:
    """Yield the times of a sentence; its dateline only where its verbs tell no other day of a meeting, or but the close of one."""
    for time in times:
        if not is_dateline(notes, time.parts[0]) or not any(
            _is_said(notes, other) for other in times if other.first > time.first
        ):
            yield time


def _is_said(notes: Annotations, time: Time) -> bool:
    """Tell whether a meeting is said to have been on a day: it goes with a verb that says that one sat."""
    verb = governor(notes, time.parts[0])
    done = verb is not None and verb.cue in _SAT and has_happened(notes.document, verb)
    return bool(done) and time.how in ("date", "edges") and is_day(time.span)


class Times:
    """The times that a document tells, by sentence.

    Args:
        notes: the document.
        scopes: where the values of a gathering may stand.
    """

    def __init__(self, notes: Annotations, scopes: Scopes) -> None:
        self.notes = notes
        self.scopes = scopes
        self.told: dict[int, list[Time]] = {}
        self.before: list[int | None] = []
        self.heads = _heads(notes)
        last: int | None = None
        for sentence in notes.document.sentences:
            self.before.append(last)
            if sentence.role in ("title", "heading"):
                last = None
            if any(is_day(when.span) and not when.bound for when in notes.dates_in(sentence)):
                last = sentence.index

    def of(self, sentence: Sentence) -> list[Time]:
        """Return the times of a sentence."""
        found = self.told.get(sentence.index)
        if found is None:
            found = list(_without_dateline(self.notes, list(_of_sentence(self.notes, sentence))))
            self.told[sentence.index] = found
        return found

    def near(self, naming: Naming) -> list[tuple[Time, str]]:
        """Return the times that may be those of a gathering that is spoken of in a place, with their scope."""
        near = self.scopes.around(naming.sentence)
        head = self.heads.get(self.notes.document.sentences[naming.sentence].block)
        if head is not None:
            near = self._in_entry(near, naming.sentence, head)
            return [(time, scope) for sentence, scope in near for time in self.of(sentence)]
        here = self.notes.document.sentences[naming.sentence]
        counted = any(when.kind == "offset" for when in self.notes.dates_in(here))
        near = self._outside_entries(near, here, counted=counted)
        last = None if counted else self.before[naming.sentence]
        if last is not None and all(sentence.index != last for sentence, _ in near):
            near = [(self.notes.document.sentences[last], "carried"), *near]
        return [(time, scope) for sentence, scope in near for time in self.of(sentence)]

    def _outside_entries(
        self, near: Sequence[tuple[Sentence, str]], here: Sentence, *, counted: bool
    ) -> list[tuple[Sentence, str]]:
        """Return sentences without the lines that head entries of others; what is counted from another day was not on that day."""
        lines = {line.index for line in self.heads.values()}
        apart = [pair for pair in near if pair[0].index not in lines]
        return [pair for pair in apart if pair[0].index >= here.index] if counted else apart

    def _in_entry(
        self, near: Sequence[tuple[Sentence, str]], index: int, head: Sentence
    ) -> list[tuple[Sentence, str]]:
        """Return the sentences of the entry of a calendar alone: those under its heading, and the heading itself."""
        sentences = self.notes.document.sentences
        own = [
            (sentence, scope)
            for sentence, scope in near
            if self.heads.get(sentence.block) is head and sentence is not head
        ]
        told = [pair for pair in own if pair[0].index == index and self.of(sentences[index])]
        return told or [*own, (head, "entry")]


def _heads(notes: Annotations) -> dict[int, Sentence]:
    """Return the line of dates alone that heads each block of a calendar, by the number of the block; one such line makes none."""
    found: dict[int, Sentence] = {}
    head: Sentence | None = None
    blocks = notes.document.sentences
    lines = [sentence for sentence in blocks if is_head(notes, sentence)]
    opens = {sentence.block for sentence in lines if not _is_written(notes, sentence)}
    if len(opens) < _ENTRIES:
        return {}
    for sentence in blocks:
        if sentence.block in opens:
            head = sentence
        elif sentence.role in ("title", "heading"):
            head = None
        if head is not None:
            found[sentence.block] = head
    return found


def _is_written(notes: Annotations, sentence: Sentence) -> bool:
    """Tell whether a line of dates is the dateline of the text."""
    first, *more = notes.dates_in(sentence)
    now = notes.now
    return not more and not first.relative and (now is None or first.span == now)


def in_order(times: Sequence[Time], rank: int, count: int) -> list[Time]:
    """Return the time of one of several gatherings whose times are listed in their order ("on the 5th and 6th"); none if these are more or fewer.

    Args:
        times: the times of the sentence.
        rank: which of the gatherings of the sentence it is.
        count: how many these are.
    """
    days = [time for time in times if is_day(time.span)]
    spread = [day for time in times if not is_day(time.span) for day in _each(time)]
    for found in (days, spread, times):
        if len(found) == count:
            return [found[rank]]
    return []


def _each(time: Time) -> Iterator[Time]:
    """Yield each day of a set of days ("3 and 5 May", "the 5th and 6th")."""
    if time.how != "date" or not (time.parts[0].kind == "set" or len(time.parts) > 1) or not time.span.start:
        return
    if time.span.edtf.startswith("{"):
        for part in time.span.edtf.strip("{}").split(","):
            yield time._replace(span=DateSpan(part))
        return
    for n in range(days_of(time.span) + 1):
        day = time.span.start + timedelta(days=n)
        yield time._replace(span=DateSpan.from_dates(day, day))


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


def year_of_name(notes: Annotations, gathering: Gathering) -> Time | None:
    """Return the year that is part of the name of a gathering or said beside it, the least that is known of its time."""
    words = notes.document.words
    for naming in gathering.namings:
        for n in range(naming.first, min(naming.last + 1, len(words.forms))):
            if gathering.year is not None and words.forms[n] == gathering.year:
                span = DateSpan(gathering.year)
                place = n, n + 1, words.starts[n], words.ends[n]
                when = When(*place, span, "year", "", "year", False, "stated", "")
                return Time(n, n + 1, span, (when,), "name")
        year = notes.year_beside(naming.first, naming.last)
        if year is not None and year.span is not None:
            return Time(year.first, year.last, year.span, (year,), "name")
    return None


def _gap(notes: Annotations, time: Time) -> str:
    """Tell whether a day without its year or week is the nearer of the two that it may be, where no verb tells which."""
    now, when = notes.now.start if notes.now else None, time.parts[0]
    sentence = notes.document.sentence_of(when.first)
    open_ = sentence is not None and when.relative and when.kind in _REPEATED and len(time.parts) == 1
    if (
        now is None
        or time.span.start is None
        or sentence is None
        or not open_
        or _tense(notes, sentence, when)
    ):
        return "none"
    reach = 7 if when.unit == "weekday" else 365
    return str(abs((time.span.start - now).days) * 2 <= reach)


def _told(notes: Annotations, time: Time) -> str:
    """Tell what the verbs around a time make of it: the one that it goes with, or else any of its sentence."""
    sentence = notes.document.sentence_of(time.first)
    verb = governor(notes, time.parts[0])
    standings = {p.standing for p in notes.predicates(sentence)} if sentence else set()
    if verb is not None:
        standings = {verb.standing}
    return "planned" if "planned" in standings else "asserted" if "asserted" in standings else "none"


def _shape(notes: Annotations, gathering: Gathering, time: Time) -> list[str]:
    """Return what a time is by itself."""
    part, span = time.parts[0], time.span
    days = days_of(span)
    length = "open" if days < 0 else "day" if days == 0 else "days" if days < _MONTHS else "long"
    year = gathering.year or (gathering.ordinal or "").partition("/")[2]
    agrees = "none" if not year or span.start is None else str(str(span.start.year) == year)
    told, side = _told(notes, time), notes.side(span)
    sentence = notes.document.sentence_of(time.first)
    return [
        f"told={told}&kind={part.kind}&made={time.how}",
        f"told={told}&side={side}",
        f"told={told}&gap={_gap(notes, time)}",
        f"told={told}&gap={_gap(notes, time)}&side={side}",
        f"gap={_gap(notes, time)}",
        f"unit={part.unit}",
        f"kind={part.kind}",
        f"bound={part.bound}",
        f"relative={part.relative}",
        f"length={length}",
        f"made={time.how}",
        f"year={agrees}",
        f"side={side}",
        f"role={sentence.role if sentence else 'none'}",
        f"dateline={part.start in notes.datelines}",
        f"head={gathering.head}&length={length}",
    ]


def time_features(
    notes: Annotations,
    gathering: Gathering,
    naming: Naming,
    time: Time,
    scope: str,
    whose: str,
    real: str | None,
    rivals: Sequence[int],
    others: Sequence[int],
) -> list[str]:
    """Return what speaks for a time being that of a gathering."""
    talk = gathering.series == "bilateral"
    shape = [
        *_shape(notes, gathering, time),
        f"scope={scope}",
        f"scope={scope}&series={gathering.series}",
        f"whose={whose}",
        f"whose={whose}&scope={scope}",
        f"whose={whose}&talk={talk}",
        f"whose={whose}&scope={scope}&talk={talk}",
        f"how={naming.how}",
        f"real={real}&side={notes.side(time.span)}",
        f"real={real}&side={notes.side(time.span)}&whose={whose}",
    ]
    close = around(notes, naming, time, rivals, others)
    order = close[0]
    return [*shape, *close, *(f"{feature}&{order}" for feature in shape)]
