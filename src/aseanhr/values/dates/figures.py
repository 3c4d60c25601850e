"""Dates in figures: ``2025-07-08``, ``8/7/2025``, ``8.7.``, ``7/2025``, ``2023/24``, with the order that a language uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.node import Node

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token

__all__ = ["common_year", "read_figures"]

_MARKS = ("slash", "dot", "hyphen")
_FIGURE_MARKS = frozenset(_MARKS)


def common_year(number: int, width: int, table: Table) -> int | None:
    """Return the common-era year that a bare number of four figures stands for, or None."""
    if width != 4 or not 1000 <= number <= 2999:
        return None
    return number - 543 if table.buddhist and 2400 <= number < 2700 else number


def read_figures(t: list[Token], i: int, table: Table) -> Node | None:
    """Return the date in figures that begins at token ``i``, or None."""
    word = t[i + 1].word
    mark = next((kind for kind in _MARKS if kind in word), "")
    one, two = t[i], t[i + 2]
    if not mark or two.num < 0 or (mark == "hyphen" and (t[i + 1].gap or two.gap)):
        return None
    node = Node(i + 3)
    node.figures = True
    three = t[i + 4]
    if mark in t[i + 3].word and three.num >= 0 and not (mark == "hyphen" and (t[i + 3].gap or three.gap)):
        node.end = i + 5
        if _three(node, one, two, three, mark, table):
            return node
        node.end = i + 3
        if mark != "hyphen":
            return None
    if not _two(node, one, two, mark, t[i + 3], table):
        return None
    if node.d is not None and node.y is None and "hyphen" in t[node.end].word:
        _add_year(node, t, table)
    return node


def _add_year(node: Node, t: list[Token], table: Table) -> None:
    """Put the year of "24/12-2024", in some languages of "24/12-24", into a day and month in figures."""
    number, mark, after = t[node.end + 1 : node.end + 4]
    another = after.num >= 0 and not _FIGURE_MARKS.isdisjoint(mark.word)
    if t[node.end].gap or number.gap or another:
        return
    node.short = table.slash_year and number.width == 2
    year = number.num if node.short else common_year(number.num, number.width, table)
    if year is not None:
        node.y, node.end = year, node.end + 2
        node.alts = node.alts and [(year, month, day) for _, month, day in node.alts]


def _three(node: Node, one: Token, two: Token, three: Token, mark: str, table: Table) -> bool:
    if two.width > 2:
        return False
    year = common_year(one.num, one.width, table)
    if year is not None and three.width <= 2:
        return _put(node, year, two.num, three.num, "y")
    if one.width > 2:
        return False
    year = common_year(three.num, three.width, table)
    if year is None:
        if three.width != 2:
            return False
        if mark == "hyphen" and table.lang == "und":
            return False  # any of the three may be the year
        if table.year_first and mark == "hyphen":
            node.short = True
            return _put(node, one.num, two.num, three.num, "y")
        year = three.num
        if table.short_buddhist:
            year += 2500 - 543
        else:
            node.short = True
    return _open_order(node, year, one.num, two.num, table.order)


def _open_order(node: Node, year: int | None, one: int, two: int, order: str) -> bool:
    """Fill day and month in the order of the language, or note both readings where it has none."""
    if order == "DMY" or (order != "MDY" and one > 12):
        return _put(node, year, two, one, "d")
    if order == "MDY" or two > 12:
        return _put(node, year, one, two, "m")
    if not _put(node, year, two, one, "d"):
        return False
    if one != two:
        node.alts = [(year, two, one), (year, one, two)]
    return True


def _put(node: Node, year: int | None, month: int, day: int | None, lead: str) -> bool:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return False
    node.y, node.m, node.d, node.lead = year, month, day, lead
    return True


def _two(node: Node, one: Token, two: Token, mark: str, after: Token, table: Table) -> bool:
    if one.width == 4:
        year = common_year(one.num, one.width, table)
        return year is not None and two.width <= 2 and _year_first(node, year, two, mark, table)
    if one.width > 2:
        return False
    if two.width == 4:
        year = common_year(two.num, two.width, table)
        if year is None or (mark == "dot" and not table.dotted) or not _put(node, year, one.num, None, "m"):
            return False
        if not table.order:  # "2/2020" is also the second of something in 2020
            node.alts = [(year, one.num, None), (year, 0, None)]
        return True
    if two.width > 2 or mark == "hyphen":
        return False
    if mark == "dot":
        if not table.dotted:
            return False
        if "dot" in after.word and not after.gap:
            node.end += 1
    if table.order == "YMD":
        return _put(node, None, one.num, two.num, "m")
    return _open_order(node, None, one.num, two.num, table.order)


def _year_first(node: Node, year: int, two: Token, mark: str, table: Table) -> bool:
    later = year - year % 100 + two.num
    month = 1 <= two.num <= 12
    years = two.width == 2 and later > year and (mark == "hyphen" or later == year + 1)
    if mark == "dot":
        return table.order == "YMD" and _put(node, year, two.num, None, "y")
    if years and month and not (table.order == "YMD" or table.year_first):
        _put(node, year, two.num, None, "y")
        node.alts = [(year, two.num, None), (year, -later, None)]
        return True
    if month:
        return _put(node, year, two.num, None, "y")
    if years:
        node.unit, node.y, node.n = "years", year, later
    return years
