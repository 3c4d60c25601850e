"""What is counted from the anchor: years near it, months and years before and after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aseanhr.values.dates.edtf import day_atom, month_atom
from aseanhr.values.dates.node import Refused

if TYPE_CHECKING:
    from aseanhr.values.dates.node import Node

__all__ = [
    "NO_DAY",
    "nearest_year",
    "need_anchor",
    "need_year",
    "resolve_weekday",
    "settle",
    "year_and_month",
]

NO_DAY = "the calendar has no such day"


def settle(node: Node, anchor: date | None) -> None:
    """Turn years and months that are counted from the anchor, and short years, into plain ones."""
    if node.short and node.y is not None and node.y < 100:
        node.y, node.short = _full_year(node.y, anchor), False
    if node.shift_y is not None:
        node.y, node.shift_y = need_anchor(anchor).year + node.shift_y, None
    if node.shift_m is not None:
        months = need_anchor(anchor).year * 12 + need_anchor(anchor).month - 1 + node.shift_m
        (node.y, node.m), node.shift_m = year_and_month(months), None


def need_anchor(anchor: date | None) -> date:
    """Return the anchor; refuse if there is none."""
    if anchor is None:
        raise Refused("it counts from another day; give anchor=")
    return anchor


def need_year(anchor: date | None) -> date:
    """Return the anchor by which a year is found; refuse if there is none."""
    if anchor is None:
        raise Refused("it has no year; give anchor=")
    return anchor


def _full_year(short: int, anchor: date | None) -> int:
    """Return the year of two figures: from 79 years before the anchor to 20 after (as CLDR has it), without one 1950 to 2049 (RFC 5280)."""
    last = anchor.year + 20 if anchor is not None else 2049
    return last - (last - short) % 100


def nearest_year(node: Node, anchor: date) -> int:
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
    raise Refused(NO_DAY)


def _calendar_bounds(node: Node, year: int) -> tuple[date, date]:
    atom = day_atom(year, node.m or 1, node.d) if node.d else month_atom(year, node.m or 1)
    return atom[1], atom[2]


def year_and_month(months: int) -> tuple[int, int]:
    """Return the year and month of months counted from year 0."""
    return months // 12, months % 12 + 1


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
