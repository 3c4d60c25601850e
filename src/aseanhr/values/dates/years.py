"""Years in words and figures, with their eras; and units counted from the anchor ("last month")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.figures import common_year
from aseanhr.values.dates.node import Node, Refused

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token

__all__ = ["AFTER_YEAR", "read_relative_unit", "read_year"]

AFTER_YEAR = frozenset(("post", "era", "ordinal_post"))  # what may mark the number before it as a year
_BEFORE_YEAR = frozenset(("pre", "era", "apostrophe"))
_RELATIVE = frozenset(("relative", "shift", "unit"))


def read_year(t: list[Token], j: int, table: Table, node: Node) -> int:
    """Put the year that begins at token ``j`` into ``node``; return the index after it, or 0."""
    number = t[j]
    if number.num >= 0:
        if AFTER_YEAR.isdisjoint(t[j + 1].word):  # a number alone
            year = common_year(number.num, number.width, table)
            if year is None:
                return 0
            node.y = year
            return j + 1
    elif _BEFORE_YEAR.isdisjoint(number.word):
        return 0
    era = ""
    marked = False
    k = j
    for _ in range(3):
        word = t[k].word
        if word.get("pre") == "year":
            marked = True
        elif "era" in word:
            era = str(word["era"])
        elif not (marked and "fill" in word):
            break
        k += 1
    number = t[k]
    if number.num < 0:
        if not marked and not era and "apostrophe" in t[k].word and t[k + 1].width == 2 and not t[k + 1].gap:
            node.y, node.short, node.marked = t[k + 1].num, True, True
            return k + 2
        return 0
    if number.width not in (2, 3, 4):
        return 0
    k += 1
    after = t[k].word
    if "ordinal_post" in after and t[k + 1].word.get("post") == "year":
        k += 1
        after = t[k].word
    if after.get("post") == "year":
        marked = True
        k += 1
        after = t[k].word
    if not era and "era" in after:
        era = str(after["era"])
        k += 1
    if not marked and not era and number.width != 4:
        return 0
    year = _era_year(number, era, table, node)
    if year is None:
        return 0
    node.y = year
    node.marked = node.marked or marked or bool(era)
    return k


def _era_year(number: Token, era: str, table: Table, node: Node) -> int | None:
    if era == "no":
        raise Refused("its era is not read here")
    if era == "be":
        if number.width == 2:
            return number.num + 2500 - 543
        return number.num - 543 if number.num > 543 else None
    if era == "ce":
        return number.num or None
    if number.width == 4:
        return common_year(number.num, 4, table)
    if number.width == 2 and table.short_buddhist:
        return number.num + 2500 - 543
    return None


def read_relative_unit(t: list[Token], j: int) -> tuple[str, int, int] | None:
    """Return (unit, number, end) of "last month", "năm ngoái", "nästa vecka", "today" at token ``j``, or None."""
    word = t[j].word
    if _RELATIVE.isdisjoint(word) or (j and "several" in t[j - 1].word):
        return None
    known = word.get("relative")
    if known is not None:
        unit, _, number = str(known).partition(":")
        return unit, int(number), j + 1
    after = t[j + 1].word
    if "plural" in word or "plural" in after:
        return None  # "the past years": how many?
    if "shift" in word and "unit" in after and not ("pre" in after and t[j + 2].num >= 0):
        return str(after["unit"]), int(word["shift"]), j + 2
    if "unit" in word:
        if "shift" in after:
            return str(word["unit"]), int(after["shift"]), j + 2
        if "fill" in after and "shift" in t[j + 2].word:
            return str(word["unit"]), int(t[j + 2].word["shift"]), j + 3
    return None
