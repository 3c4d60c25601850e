"""On which day an act was done: the dates that may be meant, what speaks for each, and lists that give each its own."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, cast

from aseanhr.reading.features import crossed, relation
from aseanhr.reading.links import assign
from aseanhr.values.dates import DateSpan, read_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aseanhr.reading.annotations import Annotations, When
    from aseanhr.reading.document import Document, Mark, Sentence
    from aseanhr.reading.events.treaty_mentions import TreatyMention
    from aseanhr.reading.events.treaty_roles import Scene
    from aseanhr.reading.links import Links
    from aseanhr.records.evidence import Basis

__all__ = [
    "SLOT",
    "Day",
    "day_of",
    "days_of",
    "elements",
    "features_of",
    "linked",
    "offset_day",
    "sentence_dates",
]

SLOT = "treaty.when"
_REUSE = 1500  # what a date loses for each act that has it already
_DOUBT = -2500  # a score below which not even the only date of its stretch is that of an act
_YEAR = 366
_TO_BE_EXACT = re.compile(r"\s*[,(–:-]\s*(?:\w+\s+){0,3}")  # ", more precisely on"


class Day(NamedTuple):
    """When an act was done.

    Attributes:
        start: offset of its words.
        end: offset behind them.
        span: the time.
        basis: ``inferred`` where it is counted or carried over.
        note: from what.
    """

    start: int
    end: int
    span: DateSpan
    basis: Basis = "stated"
    note: str = ""


def day_of(when: When) -> Day | None:
    """Return a date of the text as the time of an act; None where it is not known or goes over years."""
    span = when.span
    if span is None or _spans_years(span):
        return None
    return Day(when.start, when.end, span, when.basis, when.note)


def _year_of(day: Day) -> int:
    """Return the year of a time, which begins or ends at least."""
    return cast("date", day.span.start or day.span.end).year


def _spans_years(span: DateSpan) -> bool:
    """Tell whether a time goes over more than one year, as that of a plan does; a list of years is several times."""
    if span.start is None or span.end is None or span.edtf.startswith("{"):
        return False
    return span.end.year > span.start.year and (span.end - span.start).days > _YEAR


def elements(day: Day) -> list[Day]:
    """Return the times that one expression lists: "in 2013 and 2014"."""
    edtf = day.span.edtf
    if not edtf.startswith("{"):
        return [day]
    return [day._replace(span=DateSpan(part)) for part in edtf.strip("{}").split(",")]


def sentence_dates(
    notes: Annotations, sentence: Sentence, treaties: list[TreatyMention], last: Day | None
) -> list[When]:
    """Return the dates of a sentence that may be those of acts.

    A year that is part of a treaty's name is left out; "the same day" is the last one told, and "12 November the same year" is of its year.
    """
    found: list[When] = []
    text = notes.document.text
    for when in notes.dates_in(sentence):
        spelled = when.kind == "number" and not any(c.isdigit() for c in text[when.start : when.end])
        if spelled or any(_in_name(notes.document, treaty, when) for treaty in treaties):
            continue  # "for the first time" does not tell a day
        if when.kind != "same":
            if found and _finer(text, found[-1], when):
                found.pop()
            found.append(_of_sentence(notes, when, found))
        elif not _compared(notes, when):
            _take_same(notes, found, when, last)
    return found


def _beside(document: Document, day: When, year: When) -> bool:
    """Tell whether nothing but small words stands between a day and the words for its year: "21 June of the same year"."""
    links = {m.first for m in document.marks("link", day.last, year.first) if m.value in ("OF", "IN")}
    return all(n in links for n in range(day.last, year.first))


def _take_same(notes: Annotations, found: list[When], when: When, last: Day | None) -> None:
    """Add what "the same day" stands for, or give the day before it the year of "the same year"."""
    known = [d for d in (day_of(w) for w in found) if d is not None]
    before = known[-1] if known else last
    if before is None:
        return
    if when.unit == "year" and found and _beside(notes.document, found[-1], when):
        earlier = known[-2] if len(known) > 1 else last
        found[-1] = _in_year(notes, found[-1], when, earlier or before)
    else:
        found.append(_same(when, before))


def _of_sentence(notes: Annotations, when: When, before: Sequence[When]) -> When:
    """Give a day without a year that of a year told before it in its sentence: "in 2003: A left on 10 January"."""
    years = [w for w in before if w.unit == "year" and w.span is not None and not w.bound]
    guessed = when.relative or when.span is None or when.note.startswith("year of")
    day = day_of(years[-1]) if years and guessed and when.unit == when.kind == "day" else None
    if day is None:
        return when
    return _in_year(notes, when, when, day)


def _compared(notes: Annotations, when: When) -> bool:
    """Tell whether a time is said to be that of another state's act: "the same year as A"."""
    document = notes.document
    links = document.marks("link", when.last, when.last + 1)
    at = links[0].last if links and links[0].value in ("RELATIVE", "SUBORDINATE", "AGAINST") else when.last
    sentence = document.sentence_of(when.first)
    return sentence is not None and any(c.first == at for c in notes.countries_in(sentence))


def _finer(text: str, coarse: When, fine: When) -> bool:
    """Tell whether a time only gives the day within one named right before it: "last week, 14 June"."""
    a, b = coarse.span, fine.span
    if a is None or b is None or a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    inside = a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)
    return inside and bool(_TO_BE_EXACT.fullmatch(text[coarse.end : fine.start]))


def _in_name(document: Document, treaty: TreatyMention, when: When) -> bool:
    """Tell whether a year belongs to a treaty's name: "the Convention, 2011 (No. 189)", "the 1951 Convention"."""
    text = document.text
    if when.unit != "year":
        return False
    if when.start < treaty.end and treaty.start < when.end:
        return True
    if when.end <= treaty.start:
        timed = any(m.last == when.first for m in document.marks("link", max(when.first - 3, 0), when.first))
        owned = any(
            m.value == "OWN" and m.last == treaty.first
            for m in document.marks("age", when.first, treaty.first)
        )
        return owned or (not timed and text[when.end : treaty.start] == " ")
    marks = document.marks("age", treaty.last, treaty.last + 1)
    if any(m.value == "NAMED" and m.last == when.first for m in marks):
        return True
    between = text[treaty.end : when.start]
    behind = text[when.end : when.end + 2].strip()
    return between in (", ", " (") and behind[:1] in ("(", ")")


def _in_year(notes: Annotations, when: When, same: When, given: Day) -> When:
    """Return a day in the year of another time; without a date if that year has no such day."""
    year, document = _year_of(given), notes.document
    span = when.span
    if span is None:
        words = document.text[when.start : when.end]
        span = read_date(words, lang=document.language, anchor=date(year, 7, 1))
    edge = (span.start or span.end) if span is not None else None
    try:
        day = edge.replace(year=year) if edge is not None else None
    except ValueError:  # 29 February
        day = None
    return when._replace(
        end=same.end,
        last=same.last,
        span=DateSpan.from_dates(day, day) if day is not None else None,
        relative=False,
        note="year of a date told before it",
    )


def _same(when: When, given: Day) -> When:
    span: DateSpan | None = given.span
    edge = cast("date", given.span.start or given.span.end)
    if when.unit == "year":
        span = DateSpan(f"{edge.year:04d}")
    elif when.unit == "month":
        span = DateSpan(f"{edge.year:04d}-{edge.month:02d}") if given.span.precision != "year" else None
    elif given.span.precision in ("year", "quarter", "half"):
        span = None
    return when._replace(span=span, relative=False, basis="inferred", note="the time told before it")


def offset_day(mark: Mark, base: Day) -> Day | None:
    """Return the time that lies some days, weeks, months or years behind another.

    >>> from aseanhr.reading.document import Mark
    >>> offset_day(Mark(0, 3, 0, 14, "2 year later", ""), Day(0, 4, DateSpan("1990"))).span.edtf
    '1992'
    """
    number, unit, _ = mark.value.split()
    count, edge = int(number), base.span.start
    if edge is None or base.span.precision not in ("day", "month", "year"):
        return None
    if unit == "year":
        span = DateSpan(f"{edge.year + count:04d}")
    elif unit == "month" and base.span.precision in ("day", "month"):
        months = edge.year * 12 + edge.month - 1 + count
        span = DateSpan(f"{months // 12:04d}-{months % 12 + 1:02d}")
    elif base.span.precision == "day" and unit in ("day", "week"):
        day = edge + timedelta(days=count * (7 if unit == "week" else 1))
        span = DateSpan.from_dates(day, day)
    else:
        return None
    return Day(mark.start, mark.end, span, "inferred", "counted from an act told before it")


def features_of(scene: Scene, n: int, when: When) -> list[str]:
    """Return what speaks for a date and the act with number ``n`` belonging together."""
    act = scene.acts[n]
    rivals = [w.first for w in scene.dates]
    others = [a.first for a in scene.acts]
    own = scene.low(n) <= when.first < scene.high(n)
    found = relation(scene.notes, act, when, rivals, others)
    found += [f"own={own}", f"unit={when.unit}", f"bound={when.bound}"]
    found.append(f"alone={len(scene.dates) == 1}&{len(scene.acts) == 1}")
    following = when.first >= act.last
    beside = any(s.last == when.first or s.last + 1 == when.first for s in scene.states)
    found.append(f"state-beside={beside}&{following}")
    return crossed(found, f"own={own}")


def linked(scene: Scene, links: Links, numbers: Sequence[int], free: Sequence[When]) -> dict[int, Day]:
    """Return for each of some acts the date that the model gives it."""
    decided = _own_clause(scene, numbers, free) | _when_clause(scene, numbers, free)
    taken = {day.start for day in decided.values()}
    free = [when for when in free if when.start not in taken]
    scored: list[tuple[int, int, int]] = []
    for n in (n for n in numbers if n not in decided):
        for k, when in enumerate(free):
            if day_of(when) is not None and _fits(scene, n, when, free):
                scored.append((links.score(SLOT, features_of(scene, n, when)), n, k))
    given: dict[int, Day] = {}
    for event, (value, _) in assign(scored, cost=_REUSE).items():
        n, k = cast("int", event), cast("int", value)
        given[n] = cast("Day", day_of(free[k]))
    return given | _only(scene, scored, given, free) | decided


def _fits(scene: Scene, n: int, when: When, free: Sequence[When]) -> bool:
    """Return whether a date may be that of an act: what is planned lies ahead, if any date does."""
    side = scene.notes.side
    standing, ahead = scene.acts[n].standing, [w for w in free if side(w.span) == "future"]
    return standing != "planned" or not ahead or side(when.span) == "future"


def _own_clause(scene: Scene, numbers: Sequence[int], free: Sequence[When]) -> dict[int, Day]:
    """Return for acts that stand alone in their clause the only day in it, where several acts or days compete."""
    if len(scene.acts) < 2 or len(free) < 2:
        return {}
    clauses = scene.document.clauses
    alone = Counter(clauses[act.first] for act in scene.acts)
    found: dict[int, Day] = {}
    for n in numbers:
        clause = clauses[scene.acts[n].first]
        own = [w for w in free if clauses[w.first] == clause and w.unit == "day" and not w.bound]
        day = day_of(own[0]) if len(own) == 1 and alone[clause] == 1 else None
        if day is not None:
            found[n] = day
    return found


def _when_clause(scene: Scene, numbers: Sequence[int], free: Sequence[When]) -> dict[int, Day]:
    """Return for acts in a clause that tells what was on a day that day: "on 3 May 2015, when it signed"."""
    document, ends = scene.document, {when.last: when for when in free if when.unit == "day"}
    found: dict[int, Day] = {}
    for n in numbers:
        begin = document.clause_start(scene.acts[n].first, scene.sentence.first)
        opened = document.has("link", begin, begin + 1, "SUBORDINATE") and begin in ends
        others = {document.clauses[act.first] for act in scene.acts}
        free_day = opened and document.clauses[ends[begin].first] not in others
        day = day_of(ends[begin]) if free_day else None
        if day is not None:
            found[n] = day
    return found


def _only(
    scene: Scene, scored: list[tuple[int, int, int]], given: dict[int, Day], free: Sequence[When]
) -> dict[int, Day]:
    """Return for acts without a date the only one in their stretch of the sentence, if nothing speaks against it."""
    taken = {(day.start, day.end) for day in given.values()}
    found: dict[int, Day] = {}
    for n in {n for _, n, _ in scored} - set(given):
        own = [
            (score, k) for score, m, k in scored if m == n and scene.low(n) <= free[k].first < scene.high(n)
        ]
        own = [(score, k) for score, k in own if (free[k].start, free[k].end) not in taken]
        day = day_of(free[own[0][1]]) if len(own) == 1 and own[0][0] > _DOUBT else None
        if day is not None:
            found[n] = day
    return found


def days_of(whens: Sequence[When]) -> list[Day]:
    """Return every time that some dates tell, those of a list one by one."""
    return [part for when in whens for day in [day_of(when)] if day is not None for part in elements(day)]
