"""What stands after a date and says more of it: about, perhaps, early, since, a clock time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.calendar_words import opens_range
from aseanhr.values.dates.clock import read_clock
from aseanhr.values.dates.years import read_year

if TYPE_CHECKING:
    from aseanhr.values.dates.node import Node
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token

__all__ = ["AFTER", "read_clock_after", "read_modifiers"]

AFTER = frozenset(("open", "approx_post", "maybe_post", "part_post", "bound_post", "post", "unit"))
_BEFORE_CLOCK = frozenset(("dot", "comma", "fill", "at", "daytime", "open"))
_CLOCK = frozenset(("clock", "ampm", "noon"))


def read_modifiers(t: list[Token], node: Node) -> None:
    """Put what the words after a date say of it into ``node``: "(approx.)", "onwards", "年底"."""
    for _ in range(4):
        j = node.end
        word = t[j].word
        if AFTER.isdisjoint(word):
            return
        bracket = "open" in word
        if bracket:
            word = t[j + 1].word
        if "approx_post" in word or ("approx" in word and bracket):
            node.approx = True
        elif "maybe_post" in word or ("maybe" in word and bracket):
            node.maybe = True
        elif "part_post" in word and node.part is None and not bracket and node.d is None:
            node.part = str(word["part_post"])
            node.marked = True
        elif (
            "bound_post" in word
            and node.bound in ("", word["bound_post"])  # "since 2013 and ever since"
            and not bracket
            and not opens_range(t, j)
        ):
            node.bound = str(word["bound_post"])
            node.marked = True
        elif ("post" in word or "unit" in word) and "part_post" in t[j + 1].word and not bracket:
            pass  # "今年年底": the unit once more
        else:
            return
        if bracket and "close" not in t[j + 2].word:
            return
        node.end = j + (3 if bracket else 1)


def read_clock_after(t: list[Token], node: Node, table: Table) -> None:
    """Put the clock time that follows a date into ``node``, and the year after it where it has none yet."""
    j = node.end
    for _ in range(4):
        word = t[j].word
        if "clock" in word or "ampm" in word:
            break
        if _BEFORE_CLOCK.isdisjoint(word) and not ("hyphen" in word and t[j].gap and t[j + 1].gap):
            break
        j += 1
    if t[j].num < 0 and _CLOCK.isdisjoint(t[j].word):
        return
    found = read_clock(t, j, dotted=node.y is not None and node.d is not None)
    if found is not None:
        node.time, node.end = found
        if node.y is None and not node.unit and t[node.end].width == 4:  # "Wed Aug 05 12:00:00 2015"
            node.end = read_year(t, node.end, table, node) or node.end
