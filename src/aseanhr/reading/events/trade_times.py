"""The time that a sum is of, by when it is aimed at, how it grew and against what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.trade_sums import level_of
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from aseanhr.reading.annotations import Found, When
    from aseanhr.reading.events.trade_parts import Segment, View
    from aseanhr.values.amounts import Amount

__all__ = [
    "Growth",
    "deadline_of",
    "earlier",
    "growth_at",
    "growths_of",
    "is_earlier",
    "leads_to_time",
    "of_before",
    "period_of",
    "periods_in",
]

_YEAR = re.compile(r"(?:19|20)\d\d")
_AIMED = frozenset({"AIM", "FORECAST", "RAISE"})
_WEEKS = 27  # days of a stretch of time that trade may be told of
_PERIODS = frozenset({"year", "half", "quarter", "month"})


class Growth(NamedTuple):
    """How a flow changed, in percent, and what it is compared with.

    Attributes:
        percent: the percentage.
        value: it with its sign.
        year: the year that it is compared with, if the text names it.
        same: whether it is compared with the same time of the year before.
        start: offset of the words that say so.
        end: where they end.
    """

    percent: Found[Amount]
    value: Decimal
    year: int | None
    same: bool
    start: int
    end: int


def earlier(span: DateSpan, year: int | None = None) -> DateSpan | None:
    """Return the same months of the year before, or of ``year``.

    >>> earlier(DateSpan("2026-01/2026-09"))
    DateSpan('2025-01/2025-09')
    """
    shift = year - span.end.year if year is not None and span.end is not None else -1
    try:
        parts = [f"{int(part[:4]) + shift:04d}{part[4:]}" for part in span.edtf.replace("~", "").split("/")]
        return DateSpan("/".join(parts))
    except ValueError:
        return None


def _dates(view: View) -> list[When]:
    return [d for d in view.dates if d.unit in _PERIODS or _is_stretch(d)]


def _is_stretch(date: When) -> bool:
    """Tell whether a date goes from one day to another of at least some weeks later."""
    span = date.span
    if date.kind != "range" or span is None or span.start is None or span.end is None:
        return False
    return (span.end - span.start).days >= _WEEKS


def bases(view: View) -> list[When]:
    """Return the dates of a sentence that something is compared with."""
    found = [d for d in view.dates if d.kind == "same"]
    marks = view.words("SAME_PERIOD")
    for date in (d for d in _dates(view) if d.kind != "same"):
        links = _leading(view, date.first)
        inside = any(m.first <= date.first <= m.last and view.same_clause(m.first, date.first) for m in marks)
        after_more = any(m.last == date.first for m in view.words("MORE", "LESS"))
        if "AGAINST" in links or inside or after_more:
            found.append(date)
    return found


def _leading(view: View, at: int) -> set[str]:
    """Return the parts of the small words before a date, one behind another: "more than in 2024"."""
    found: set[str] = set()
    while here := view.links_before(at):
        found |= here
        ending = next(n for n in range(at, view.sentence.first, -1) if view.links_ending(n))
        at = min(mark.first for mark in view.links_ending(ending))
    return found


def periods_in(view: View) -> list[When]:
    """Return the dates of a sentence that a sum may be of, in order."""
    compared = bases(view)
    over = [d for d in _dates(view) if d not in compared and d.kind != "same"]
    # "By 2028 it had become": a year up to which something was reached, if it is over.
    reached = [
        d for d in over if d.bound != "end" or (d.kind != "before" and view.notes.side(d.span) == "past")
    ]
    return [_from_january(d) for d in reached]


def _from_january(date: When) -> When:
    """Return a month up to which something was reached as the months of its year: "by the end of November"."""
    end = date.span.end if date.span else None
    if date.bound != "end" or date.unit != "month" or end is None or end.month == 1:
        return date
    return date._replace(span=DateSpan(f"{end.year:04d}-01/{end.year:04d}-{end.month:02d}"), basis="inferred")


def period_of(view: View, segment: Segment) -> When | None:
    """Return the date that a sum is of, if its sentence names one."""
    amount = segment.amount
    dates = periods_in(view)
    clauses = view.document.clauses
    beside = [
        d
        for d in dates
        if amount.last <= d.first < segment.high and clauses[d.first] == clauses[amount.last - 1]
    ]
    inside = [d for d in dates if segment.low <= d.first < amount.first]
    behind = [d for d in dates if amount.last <= d.first < segment.high]
    found = beside[:1] or inside[-1:] or behind[:1]
    if (
        not found
        and len(dates) == 1
        and dates[0].first >= view.segments[-1].amount.last
        and not of_before(view, dates[0])
    ):
        found = dates
    return found[0] if found else None


def of_before(view: View, date: When, *, behind: bool = False) -> bool:
    """Tell whether a date is of a sum that another is compared with; with ``behind`` only one that stands behind it."""
    return any(
        (s.amount.last if behind else s.low) <= date.first < s.high and level_of(view, s) == "before"
        for s in view.segments
    )


def is_earlier(view: View, segment: Segment) -> bool:
    """Tell whether a sum is of the year before that spoken of: "the year before, the sum was"."""
    marks = view.words("SAME_PERIOD", low=segment.low, high=segment.high)
    return bool(marks) and not any(segment.low <= p.first < segment.high for p in view.percents)


def deadline_of(view: View, segment: Segment) -> When | None:
    """Return the date by which a sum is to be reached, if its sentence names one."""
    compared = bases(view)
    dates = [d for d in _dates(view) if d not in compared]
    near = [d for d in dates if segment.low <= d.first < segment.high]
    return _ended(near) or _beside(view, segment, near) or _ended(dates)


def _ended(dates: Sequence[When]) -> When | None:
    """Return the first date up to which something lasts."""
    return next((d for d in dates if d.bound == "end"), None)


def _beside(view: View, segment: Segment, dates: Sequence[When]) -> When | None:
    """Return the last date behind a sum, or else the last before it that is its own."""
    after = [d for d in dates if d.first >= segment.amount.last]
    before = [d for d in dates if d.last <= segment.amount.first and not _is_of_another(view, segment, d)]
    return next(reversed(after or before), None)


def _is_of_another(view: View, segment: Segment, date: When) -> bool:
    """Tell whether a date before a sum stands in a clause in which something else is done: "after signing in 2024, ...".

    Dates that stand alone before a comma, or with what is aimed at, are of the sum.
    """
    clauses = view.document.clauses
    clause = clauses[date.first]
    if clause == clauses[segment.amount.first]:
        return False
    inside = [p for p in view.predicates if clauses[p.first] == clause]
    return bool(inside) and not any(p.cue in _AIMED for p in inside)


def leads_to_time(view: View, at: int) -> bool:
    """Tell whether only small words stand between a word and the next date: "(only) in the year 2025"."""
    date = next((d for d in view.dates if d.first >= at), None)
    if date is None:
        return False
    document = view.document
    small = {w for m in document.marks("link", at, date.first) for w in range(m.first, m.last)}
    connectors = document.lexicon.connectors
    return all(w in small or document.words.forms[w] in connectors for w in range(at, date.first))


def growths_of(view: View, segment: Segment) -> list[Growth]:
    """Return the changes in percent that the words around a sum tell, in order."""
    found = []
    # "It rose from 19 to 21 billion, by 12 per cent": the word for the rise stands before the other sum.
    opening = next(
        (s for s in view.segments if s.high == segment.low and level_of(view, s) == "before"), segment
    )
    for percent in view.percents:
        if segment.low <= percent.first < segment.high:
            growth = growth_at(view, percent, opening.low, segment.high)
            if growth:
                found.append(growth)
    return found


def growth_at(view: View, percent: Found[Amount], low: int, high: int) -> Growth | None:
    """Return the change that a percentage tells, with its sign; None if it tells none."""
    sign = _sign(view, percent, low, high)
    if sign == 0 or percent.value.points:
        return None
    value = percent.value.value
    value = -value if sign < 0 < value else value
    marks = view.words("SAME_PERIOD", low=percent.last, high=high) or view.words(
        "SAME_PERIOD", low=low, high=high
    )
    year, spans = _base(view, percent, low, high)
    spans += [(m.start, m.end) for m in marks[:1]]
    start = min((start for start, _ in spans), default=percent.start)
    end = max((end for _, end in spans), default=percent.end)
    return Growth(percent, value, year, bool(marks), start, end)


def _base(
    view: View, percent: Found[Amount], low: int, high: int
) -> tuple[int | None, list[tuple[int, int]]]:
    """Return the year that a change is counted from, and its place: that of a date, or a bare one behind "than"."""
    for date in bases(view):
        # "The same period of last year" is a year before the time of the sum, whenever that was written.
        fixed = date.span is not None and not (date.kind == "same" and date.relative)
        named = date.span.end if fixed and date.span is not None else None
        if low <= date.first < high and named is not None:
            return named.year, [(date.start, date.end)]
    words = view.document.words
    for mark in view.document.marks("link", percent.last, high):
        if mark.value in ("AGAINST", "FROM") and mark.last < high:
            year = _YEAR.fullmatch(words.forms[mark.last])
            if year:
                return int(year[0]), [(mark.start, words.ends[mark.last])]
    return None, []


def _sign(view: View, percent: Found[Amount], low: int, high: int) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where neither is said."""
    text = view.document.text
    lead = text[max(percent.start - 1, 0) : percent.start + 1]
    if "+" in lead:
        return 1
    if percent.value.value < 0:
        return -1
    turns = [
        (p.first, p.last, 1 if p.cue == "RISE" else -1)
        for p in view.predicates
        if p.cue in ("RISE", "FALL") and low <= p.first < high
    ]
    turns += [
        (m.first, m.last, 1 if m.value == "MORE" else -1)
        for m in view.words("MORE", "LESS", low=low, high=high)
    ]
    if not turns:
        return 0
    clauses = view.document.clauses

    def cost(turn: tuple[int, int, int]) -> tuple[int, int]:
        first, last, _ = turn
        apart = abs(clauses[first] - clauses[percent.first])
        gap = percent.first - last if last <= percent.first else first - percent.last
        return apart, gap

    best = min(turns, key=cost)
    return best[2] if cost(best)[0] <= 1 else 0
