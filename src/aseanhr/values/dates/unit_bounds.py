"""First and last day of what is no calendar date: quarters, weeks, the first Monday of a month, last month."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.values.dates.anchoring import (
    NO_DAY,
    nearest_year,
    need_anchor,
    resolve_weekday,
    settle,
    year_and_month,
)
from aseanhr.values.dates.edtf import (
    century_atom,
    day_atom,
    decade_atom,
    monday,
    month_atom,
    season_atom,
    year_atom,
)
from aseanhr.values.dates.node import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from aseanhr.values.dates.edtf import Atom
    from aseanhr.values.dates.node import Node

__all__ = ["relative_bounds", "unit_bounds"]

_YEAR = 12  # months
_LAST = -1


def unit_bounds(node: Node, anchor: date | None) -> tuple[Atom, Atom]:
    """Return the first and the last part of the time that a unit and its number tell."""
    unit = node.unit
    if unit == "relative":
        return relative_bounds(node.of, node.n, need_anchor(anchor))
    if unit == "same":
        return _same(node, anchor)
    if unit == "years":
        return year_atom(node.y or 0), year_atom(node.n)
    settle(node, anchor)
    if unit in _OF_NEAREST_YEAR:
        year = node.y if node.y is not None else nearest_year(node, need_anchor(anchor))
        return _OF_NEAREST_YEAR[unit](node, year)
    if unit in _PLACED:
        return _both(_PLACED[unit](node))
    if node.y is None and unit == "final":
        raise Refused("it says no year")
    return _OF_YEAR[unit](node, node.y if node.y is not None else need_anchor(anchor).year)


def _both(atom: Atom) -> tuple[Atom, Atom]:
    return atom, atom


def _days(first: date, last: date) -> tuple[Atom, Atom]:
    low = day_atom(first.year, first.month, first.day)
    return low, low if first == last else day_atom(last.year, last.month, last.day)


def _months(year: int, first: int, last: int) -> tuple[Atom, Atom]:
    low = month_atom(year, first)
    return low, low if first == last else month_atom(year, last)


def _first(node: Node, year: int) -> tuple[Atom, Atom]:
    months = _count_of_months(node)
    return _both(year_atom(year)) if months == _YEAR else _months(year, 1, months)


def _final(node: Node, year: int) -> tuple[Atom, Atom]:
    months = _count_of_months(node)
    return _both(year_atom(year)) if months == _YEAR else _months(year, _YEAR + 1 - months, _YEAR)


def _count_of_months(node: Node) -> int:
    return node.n * (3 if node.of == "quarter" else 1)


def _week(node: Node, year: int) -> tuple[Atom, Atom]:
    return _days(date.fromisocalendar(year, node.n, 1), date.fromisocalendar(year, node.n, 7))


def _week_of(node: Node, year: int) -> tuple[Atom, Atom]:
    """Return the seven days that hold a day, begin or end with it."""
    day = date(year, node.m or 1, node.d or 1)
    first = {"of": monday(day), "from": day, "ending": day - timedelta(days=6)}[node.of]
    last = first + timedelta(days=6)
    return _days(first, last)


def _nth_bounds(node: Node, year: int) -> tuple[Atom, Atom]:
    """Return the day, days or month that is told by its number within a month or year; -1 counts from its end."""
    if node.of == "month":
        return _both(month_atom(year, _YEAR if node.n == _LAST else node.n))
    _, first, last, _ = month_atom(year, node.m or 1)
    low, high = _NTH[node.of](node, first, last)
    if not first <= low <= high <= last:
        raise Refused(NO_DAY)
    return _days(low, high)


def _nth_day(node: Node, first: date, last: date) -> tuple[date, date]:
    day = last if node.n == _LAST else first + timedelta(days=node.n - 1)
    return day, day


def _nth_days(node: Node, first: date, last: date) -> tuple[date, date]:
    if node.n > 0:
        return first, first + timedelta(days=node.n - 1)
    return last + timedelta(days=node.n + 1), last


def _nth_weekday(node: Node, first: date, last: date) -> tuple[date, date]:
    weekday = node.weekday or 0
    if node.n == _LAST:
        day = resolve_weekday(weekday, last)
    else:
        day = resolve_weekday(weekday, first, forward=True) + timedelta(days=7 * (node.n - 1))
    return day, day


def _running_bounds(node: Node, year: int) -> tuple[Atom, Atom]:
    """Return the first and last month or day of so many months up to a day or month."""
    month = node.m or 1
    months = year * 12 + month - 1 - node.n  # counted from year 0, before the first
    first = month_atom(*year_and_month(months + 1))
    if node.d is None:
        return first, month_atom(year, month)
    last = day_atom(year, month, node.d)
    if last[1] == month_atom(year, month)[2]:  # the last day of its month: whole months
        start = first[1]
    else:
        start = date(*year_and_month(months), node.d) + timedelta(days=1)
    return day_atom(start.year, start.month, start.day), last


def _same(node: Node, anchor: date | None) -> tuple[Atom, Atom]:
    if node.of != "period":
        return relative_bounds(node.of, 0, need_anchor(anchor))
    if node.y is None and node.shift_y is None:
        raise Refused("the same period as what?")
    settle(node, anchor)
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


_NTH: dict[str, Callable[[Node, date, date], tuple[date, date]]] = {
    "day": _nth_day,
    "days": _nth_days,
    "weekday": _nth_weekday,
}
_PLACED: dict[str, Callable[[Node], Atom]] = {
    "century": lambda node: century_atom(node.n * 100 - 1),
    "decade": lambda node: decade_atom(node.y or 0),
}
_OF_NEAREST_YEAR: dict[str, Callable[[Node, int], tuple[Atom, Atom]]] = {
    "running": _running_bounds,
    "week_of": _week_of,
    "nth": _nth_bounds,
}
_OF_YEAR: dict[str, Callable[[Node, int], tuple[Atom, Atom]]] = {
    "season": lambda node, year: _both(season_atom(year, node.n)),
    "quarter": lambda node, year: _months(year, 3 * node.n - 2, 3 * node.n),
    "half": lambda node, year: _months(year, 6 * node.n - 5, 6 * node.n),
    "week": _week,
    "first": _first,
    "final": _final,
}
