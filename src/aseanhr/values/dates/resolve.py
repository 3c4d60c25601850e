"""From what the words say to the calendar: inherited parts, years near the anchor, days that exist."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.values.dates.edtf import (
    century_atom,
    day_atom,
    decade_atom,
    monday,
    month_atom,
    pieces_text,
    qualified,
    season_atom,
    year_atom,
)
from aseanhr.values.dates.node import Refused

if TYPE_CHECKING:
    from aseanhr.values.dates.edtf import Atom, Piece
    from aseanhr.values.dates.grammar import Sequence
    from aseanhr.values.dates.node import Node

__all__ = ["Ambiguous", "resolve_sequence", "resolve_weekday"]

_NEEDS_ANCHOR = "it counts from another day; give anchor="
_NEEDS_YEAR = "it has no year; give anchor="
_NO_DAY = "the calendar has no such day"


class Ambiguous(Exception):  # noqa: N818 - it never leaves this package; the public error is AmbiguousDateError
    """The words have more than one reading: `candidates` are their EDTF texts."""

    def __init__(self, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        super().__init__(candidates)


def resolve_weekday(weekday: int, anchor: date, *, forward: bool = False) -> date:
    """Return the last such weekday up to the anchor, or with ``forward`` the first one from it on.

    Args:
        weekday: 0 for Monday to 6 for Sunday.
        anchor: the day to count from; it is itself a match.
        forward: whether the words speak of what is to come.

    >>> resolve_weekday(2, date(2025, 7, 8)), resolve_weekday(2, date(2025, 7, 8), forward=True)
    (datetime.date(2025, 7, 2), datetime.date(2025, 7, 9))
    """
    back = (anchor.weekday() - weekday) % 7
    return anchor + timedelta(days=(7 - back) % 7) if forward else anchor - timedelta(days=back)


def resolve_sequence(sequence: Sequence, count: int, anchor: date | None) -> tuple[Piece, ...]:
    """Return the pieces of the first ``count`` dates of a sequence, whose nodes are filled in on the way.

    Raises:
        Refused: they are no dates, or cannot be placed without an anchor.
        Ambiguous: they have more than one reading.
    """
    nodes = sequence.nodes[:count]
    ranges = sequence.ranges[: count - 1]
    try:
        if count == 1:
            return (_open(_piece(nodes[0], anchor), nodes[0], since=sequence.since),)
        _choose(nodes, ranges)
        _inherit(nodes, ranges, anchor)
        return tuple(_join(nodes, ranges, anchor))
    except (ValueError, OverflowError):
        raise Refused(_NO_DAY) from None


def _open(piece: Piece, node: Node, *, since: bool) -> Piece:
    low, high = piece
    bound = node.bound or ("since" if since else "")
    if not bound:
        return piece
    return (low, None) if bound in ("since", "after") else (None, high)


def _choose(nodes: list[Node], ranges: list[bool]) -> None:
    """Settle figures of open order where the neighbor leaves one reading only."""
    for k, node in enumerate(nodes):
        if node.alts and node.d is not None and ranges == [True] and nodes[0].is_bare():
            node.alts = None  # "23-25/11": the day stands first
            if (nodes[0].d or 0) > node.d:
                raise Refused(_NO_DAY)
        elif node.unit == "tail":
            before = nodes[k - 1].y or 0
            node.unit, node.y = "", before - before % 100 + node.n
            if node.y <= before:
                raise Refused("the second year lies before the first")


def _inherit(nodes: list[Node], ranges: list[bool], anchor: date | None) -> None:
    last = len(nodes) - 1
    for k in range(last - 1, -1, -1):  # "15–16 maj 2025": from the right
        node, after = nodes[k], nodes[k + 1]
        if node.is_bare() and not node.figures:
            if after.m is not None and after.d is not None and after.lead in ("d", "w"):
                node.m, node.shift_m = after.m, after.shift_m
            elif after.shift_m is not None and after.d is not None:
                node.shift_m = after.shift_m
            elif (
                after.m is not None
                and after.d is None
                and (node.d or 13) <= 12
                and after.lead == "m"
                and not node.d_marked
            ):
                node.m, node.d, node.lead = node.d, None, "m"  # "1-5月"
    for k in range(1, last + 1):  # "July 8–12": from the left
        node, before = nodes[k], nodes[k - 1]
        if node.is_bare() and (before.m is not None or before.shift_m is not None):
            node.m, node.shift_m = before.m, before.shift_m
            if node.y is None and node.shift_y is None and before.m is not None:
                node.y, node.shift_y, node.short = before.y, before.shift_y, before.short
    _inherit_years(nodes, ranges, anchor)


def _inherit_years(nodes: list[Node], ranges: list[bool], anchor: date | None) -> None:
    for node in nodes:
        _settle(node, anchor)
    if all(_lacks_year(node) for node in nodes):
        target = nodes[-1]
        if _lacks_year(target) and target.m is not None:
            if anchor is None:
                raise Refused(_NEEDS_YEAR)
            target.y = _nearest_year(target, anchor)
    for k in range(len(nodes) - 2, -1, -1):
        node, after = nodes[k], nodes[k + 1]
        if _lacks_year(node) and after.y is not None:
            node.y = after.y - (1 if ranges[k] and _comes_later(node, after) else 0)
    for k in range(1, len(nodes)):
        node, before = nodes[k], nodes[k - 1]
        if _lacks_year(node) and before.y is not None:
            node.y = before.y + (1 if ranges[k - 1] and _comes_later(before, node) else 0)


def _lacks_year(node: Node) -> bool:
    return node.y is None and (
        node.m is not None or node.unit in ("quarter", "half", "season", "first", "final", "week", "nth")
    )


def _comes_later(one: Node, two: Node) -> bool:
    if one.unit or two.unit:
        return one.unit == two.unit and one.unit == "quarter" and one.n > two.n
    return (one.m or 0) > (two.m or 0)


def _settle(node: Node, anchor: date | None) -> None:
    """Turn years and months that are counted from the anchor, and short years, into plain ones."""
    if node.short and node.y is not None and node.y < 100:
        node.y, node.short = _full_year(node.y, anchor), False
    if node.shift_y is not None:
        node.y, node.shift_y = _need(anchor).year + node.shift_y, None
    if node.shift_m is not None:
        months = _need(anchor).year * 12 + _need(anchor).month - 1 + node.shift_m
        (node.y, node.m), node.shift_m = _year_and_month(months), None


def _need(anchor: date | None) -> date:
    if anchor is None:
        raise Refused(_NEEDS_ANCHOR)
    return anchor


def _full_year(short: int, anchor: date | None) -> int:
    """Return the year of two figures: from 79 years before the anchor to 20 after (as CLDR has it), without one 1969 to 2068 (POSIX)."""
    last = anchor.year + 20 if anchor is not None else 2068
    return last - (last - short) % 100


def _join(nodes: list[Node], ranges: list[bool], anchor: date | None) -> list[Piece]:
    pieces: list[Piece] = []
    for k, node in enumerate(nodes):
        piece = _piece(node, anchor)
        if k and ranges[k - 1]:
            low, high = pieces[-1][0], piece[1]
            if low is None or high is None or high[2] < low[1] or low == high:
                raise Refused("it ends before it starts")
            pieces[-1] = (low, high)
        else:
            pieces.append(piece)
    return pieces


def _nearest_year(node: Node, anchor: date) -> int:
    """Return the year that brings a month or day nearest to the anchor: one of three, but for 29 February."""
    for reach in (1, 4):
        years: list[tuple[int, int, int]] = []
        for year in range(anchor.year - reach, anchor.year + reach + 1):
            try:
                low, high = _calendar_bounds(node, year)
            except ValueError:  # 29 February
                continue
            away = max((low - anchor).days, (anchor - high).days, 0)
            years.append((away, abs(year - anchor.year), year))
        if years:
            return min(years)[2]
    raise Refused(_NO_DAY)


def _calendar_bounds(node: Node, year: int) -> tuple[date, date]:
    atom = day_atom(year, node.m or 1, node.d) if node.d else month_atom(year, node.m or 1)
    return atom[1], atom[2]


def _piece(node: Node, anchor: date | None) -> Piece:
    if node.alts:
        raise Ambiguous(_candidates(node, anchor))
    low, high = _bounds(node, anchor)
    if node.approx or node.maybe:
        mark = "%" if node.approx and node.maybe else "~" if node.approx else "?"
        same = low is high
        low = qualified(low, mark)
        high = low if same else qualified(high, mark)
    return low, high


def _candidates(node: Node, anchor: date | None) -> tuple[str, ...]:
    """Return the EDTF texts of the readings of figures whose order is open."""
    texts: list[str] = []
    for year, month, day in node.alts or ():
        if month < 0:  # a range of years
            texts.append(f"{year:04d}/{-month:04d}")
            continue
        one = node.copy()
        one.alts, one.y, one.m, one.d = None, year, month or None, day
        texts.append(pieces_text((_piece(one, anchor),)))
    return tuple(texts)


def _bounds(node: Node, anchor: date | None) -> tuple[Atom, Atom]:
    if node.unit:
        return _unit_bounds(node, anchor)
    if node.short or node.shift_y is not None or node.shift_m is not None:
        _settle(node, anchor)
    if node.y is None:
        if node.m is not None:
            if anchor is None:
                raise Refused(_NEEDS_YEAR)
            node.y = _shifted_year(node, anchor) if node.shift is not None else _nearest_year(node, anchor)
        elif node.weekday is not None and node.d is None:
            atom = _weekday_atom(node, _need(anchor))
            return atom, atom
        else:
            raise Refused("a day without its month")
    atom = _calendar_atom(node)
    return atom, atom


def _calendar_atom(node: Node) -> Atom:
    year = node.y or 0
    if node.d is not None:
        if node.m is None:
            raise Refused("a day without its month")
        return day_atom(year, node.m, node.d)
    if node.weekday is not None:
        raise Refused("a weekday without its day")
    return month_atom(year, node.m) if node.m is not None else year_atom(year)


def _shifted_year(node: Node, anchor: date) -> int:
    """Return the year of "last July" (before the anchor's month), "next July" (after it), "this July"."""
    month = node.m or 1
    if node.shift == 0:
        return anchor.year
    if (node.shift or 0) < 0:
        return anchor.year - (month >= anchor.month)
    return anchor.year + (month <= anchor.month)


def _weekday_atom(node: Node, anchor: date) -> Atom:
    weekday = node.weekday or 0
    if node.shift_w is not None:
        when = monday(anchor) + timedelta(days=7 * node.shift_w + weekday)
    elif node.shift == 0:
        when = monday(anchor) + timedelta(days=weekday)
    elif node.shift == -1:
        when = resolve_weekday(weekday, anchor - timedelta(days=1))
    elif node.shift == 1:
        when = resolve_weekday(weekday, anchor + timedelta(days=1), forward=True)
    else:
        when = resolve_weekday(weekday, anchor)
    return day_atom(when.year, when.month, when.day)


def _months(year: int, first: int, last: int) -> tuple[Atom, Atom]:
    low = month_atom(year, first)
    return low, low if first == last else month_atom(year, last)


def _unit_bounds(node: Node, anchor: date | None) -> tuple[Atom, Atom]:
    unit, n = node.unit, node.n
    if unit == "relative":
        return relative_bounds(node.of, n, _need(anchor))
    if unit == "same":
        return _same(node, anchor)
    if unit == "century":
        atom = century_atom(n * 100 - 1)
        return atom, atom
    if unit == "decade":
        atom = decade_atom(node.y or 0)
        return atom, atom
    if unit == "years":
        return year_atom(node.y or 0), year_atom(n)
    _settle(node, anchor)
    if unit == "running":
        return _running_bounds(node, anchor)
    if unit == "nth":
        return _nth_bounds(node, node.y if node.y is not None else _nearest_year(node, _need(anchor)))
    year = node.y if node.y is not None else _need(anchor).year
    if unit == "season":
        atom = season_atom(year, n)
        return atom, atom
    if unit == "quarter":
        return _months(year, 3 * n - 2, 3 * n)
    if unit == "half":
        return _months(year, 6 * n - 5, 6 * n)
    if unit == "week":
        first, last = date.fromisocalendar(year, n, 1), date.fromisocalendar(year, n, 7)
        return day_atom(first.year, first.month, first.day), day_atom(last.year, last.month, last.day)
    if node.y is None and unit == "final":
        raise Refused("it says no year")
    months = n * (3 if node.of == "quarter" else 1)
    if months == 12:
        atom = year_atom(year)
        return atom, atom
    return _months(year, 1, months) if unit == "first" else _months(year, 13 - months, 12)


def _nth_bounds(node: Node, year: int) -> tuple[Atom, Atom]:
    """Return the day, days or month that is told by its number within a month or year; -1 counts from its end."""
    n, last = node.n, -1
    if node.of == "month":
        atom = month_atom(year, 12 if n == last else n)
        return atom, atom
    _, first_day, last_day, _ = month_atom(year, node.m or 1)
    if node.of == "days":
        low, high = (first_day, first_day + timedelta(days=n - 1)) if n > 0 else (last_day + timedelta(days=n + 1), last_day)  # fmt: skip
    elif node.of == "weekday":
        weekday = node.weekday or 0
        low = (
            resolve_weekday(weekday, last_day)
            if n == last
            else resolve_weekday(weekday, first_day, forward=True) + timedelta(days=7 * (n - 1))
        )
        high = low
    else:
        low = high = last_day if n == last else first_day + timedelta(days=n - 1)
    if not first_day <= low <= high <= last_day:
        raise Refused(_NO_DAY)
    first = day_atom(low.year, low.month, low.day)
    return first, first if low == high else day_atom(high.year, high.month, high.day)


def _running_bounds(node: Node, anchor: date | None) -> tuple[Atom, Atom]:
    """Return the first and last month or day of so many months up to a day or month."""
    year, month = node.y if node.y is not None else _nearest_year(node, _need(anchor)), node.m or 1
    months = year * 12 + month - 1 - node.n  # counted from year 0, before the first
    first = month_atom(*_year_and_month(months + 1))
    if node.d is None:
        return first, month_atom(year, month)
    last = day_atom(year, month, node.d)
    if last[1] == month_atom(year, month)[2]:  # the last day of its month: whole months
        start = first[1]
    else:
        start = date(*_year_and_month(months), node.d) + timedelta(days=1)
    return day_atom(start.year, start.month, start.day), last


def _year_and_month(months: int) -> tuple[int, int]:
    return months // 12, months % 12 + 1


def _same(node: Node, anchor: date | None) -> tuple[Atom, Atom]:
    if node.of != "period":
        return relative_bounds(node.of, 0, _need(anchor))
    if node.y is None and node.shift_y is None:
        raise Refused("the same period as what?")
    _settle(node, anchor)
    atom = year_atom(node.y or 0)
    return atom, atom


def relative_bounds(unit: str, n: int, anchor: date) -> tuple[Atom, Atom]:
    """Return the unit that lies ``n`` units after the anchor's own."""
    if unit == "day":
        when = anchor + timedelta(days=n)
        atom = day_atom(when.year, when.month, when.day)
        return atom, atom
    if unit == "week":
        first = monday(anchor) + timedelta(days=7 * n)
        last = first + timedelta(days=6)
        return day_atom(first.year, first.month, first.day), day_atom(last.year, last.month, last.day)
    if unit == "weekend":
        first = monday(anchor) + timedelta(days=7 * n + 5)
        last = first + timedelta(days=1)
        return day_atom(first.year, first.month, first.day), day_atom(last.year, last.month, last.day)
    if unit == "year":
        atom = year_atom(anchor.year + n)
        return atom, atom
    if unit == "decade":
        atom = decade_atom(anchor.year + 10 * n)
        return atom, atom
    if unit == "century":
        atom = century_atom(anchor.year + 100 * n)
        return atom, atom
    size = {"month": 1, "quarter": 3, "half": 6}[unit]
    count = anchor.year * 12 + (anchor.month - 1) // size * size + n * size
    return _months(count // 12, count % 12 + 1, count % 12 + size)
