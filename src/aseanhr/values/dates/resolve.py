"""From what the words say to the calendar: inherited parts, years near the anchor, days that exist."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.values.dates.anchoring import (
    NO_DAY,
    nearest_year,
    need_anchor,
    need_year,
    resolve_weekday,
    settle,
)
from aseanhr.values.dates.edtf import (
    day_atom,
    monday,
    month_atom,
    pieces_text,
    qualified,
    year_atom,
)
from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.unit_bounds import unit_bounds

if TYPE_CHECKING:
    from aseanhr.values.dates.edtf import Atom, Piece
    from aseanhr.values.dates.node import Node
    from aseanhr.values.dates.sequence import Sequence

__all__ = ["Ambiguous", "resolve_sequence"]


class Ambiguous(Exception):  # noqa: N818 - it never leaves this package; the public error is AmbiguousDateError
    """The words have more than one reading: `candidates` are their EDTF texts."""

    def __init__(self, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        super().__init__(candidates)


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
        _inherit(nodes, ranges, anchor, opened=sequence.opened)
        return tuple(_join(nodes, ranges, anchor))
    except (ValueError, OverflowError):
        raise Refused(NO_DAY) from None


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
                raise Refused(NO_DAY)
        elif node.unit == "tail":
            before = nodes[k - 1].y or 0
            node.unit, node.y = "", before - before % 100 + node.n
            if node.y <= before:
                raise Refused("the second year lies before the first")


def _inherit(nodes: list[Node], ranges: list[bool], anchor: date | None, *, opened: bool) -> None:
    for k in range(len(nodes) - 2, -1, -1):
        node, after = nodes[k], nodes[k + 1]
        if ranges[k] and _is_weekday(node) and node.shift is None and after.weekday is not None:
            node.shift_w = after.shift_w  # "Monday to Friday next week"
        if node.is_bare() and not node.figures:
            _inherit_from_right(node, after, opened=opened)
    for node, before in zip(nodes[1:], nodes, strict=False):
        if node.is_bare():
            _inherit_from_left(node, before)
    _inherit_years(nodes, ranges, anchor)


def _inherit_from_right(node: Node, after: Node, *, opened: bool) -> None:
    """Give a day its month: "15–16 maj 2025", "from 2 to April 7"."""
    if after.d is not None:
        if after.m is not None and (after.lead in ("d", "w") or opened):
            node.m, node.shift_m = after.m, after.shift_m
        elif after.shift_m is not None:
            node.shift_m = after.shift_m
    elif after.m is not None and (node.d or 13) <= 12 and after.lead == "m" and not node.d_marked:
        node.m, node.d, node.lead = node.d, None, "m"  # "1-5月"


def _inherit_from_left(node: Node, before: Node) -> None:
    """Give a day its month and year: "July 8–12"."""
    if before.m is None and before.shift_m is None:
        return
    node.m, node.shift_m = before.m, before.shift_m
    if node.y is None and node.shift_y is None and before.m is not None:
        node.y, node.shift_y, node.short = before.y, before.shift_y, before.short


def _inherit_years(nodes: list[Node], ranges: list[bool], anchor: date | None) -> None:
    for node in nodes:
        settle(node, anchor)
    target = nodes[-1]
    if all(map(_lacks_year, nodes)) and target.m is not None:
        target.y = nearest_year(target, need_year(anchor))
    for k in range(len(nodes) - 2, -1, -1):
        node, after = nodes[k], nodes[k + 1]
        if _lacks_year(node) and after.y is not None:
            node.y = after.y - (ranges[k] and _comes_later(node, after))
    for is_range, before, node in zip(ranges, nodes, nodes[1:], strict=False):
        if _lacks_year(node) and before.y is not None:
            node.y = before.y + (is_range and _comes_later(before, node))


def _lacks_year(node: Node) -> bool:
    return node.y is None and (
        node.m is not None
        or node.unit in ("quarter", "half", "season", "first", "final", "week", "nth", "week_of")
    )


def _comes_later(one: Node, two: Node) -> bool:
    if one.unit or two.unit:
        return one.unit == two.unit and one.unit == "quarter" and one.n > two.n
    return (one.m or 0) > (two.m or 0)


def _join(nodes: list[Node], ranges: list[bool], anchor: date | None) -> list[Piece]:
    pieces: list[Piece] = []
    for k, node in enumerate(nodes):
        piece = (
            _piece_after(pieces[-1], node)
            if k and ranges[k - 1] and _is_weekday(node)
            else _piece(node, anchor)
        )
        if k and ranges[k - 1]:
            low, high = pieces[-1][0], piece[1]
            if low is None or high is None or high[2] < low[1] or low == high:
                raise Refused("it ends before it starts")
            pieces[-1] = (low, high)
        else:
            pieces.append(piece)
    return pieces


def _is_weekday(node: Node) -> bool:
    """Whether it is a weekday and nothing else."""
    return (
        node.weekday is not None
        and node.d is None
        and node.m is None
        and not node.unit
        and node.shift_w is None
    )


def _piece_after(before: Piece, node: Node) -> Piece:
    """Return the first such weekday after the start of a range: "nächsten Donnerstag bis Samstag"."""
    start = before[0][1] if before[0] else date.max
    when = resolve_weekday(node.weekday or 0, start + timedelta(days=1), forward=True)
    atom = day_atom(when.year, when.month, when.day)
    return atom, atom


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
        return unit_bounds(node, anchor)
    if node.short or node.shift_y is not None or node.shift_m is not None:
        settle(node, anchor)
    if node.y is None:
        if node.m is not None:
            day = need_year(anchor)
            node.y = _shifted_year(node, day) if node.shift is not None else nearest_year(node, day)
        elif node.weekday is not None and node.d is None:
            atom = _weekday_atom(node, need_anchor(anchor))
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
