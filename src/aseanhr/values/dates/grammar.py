"""One date with the words around it. Speaks of kinds of words only, never of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.calendar_words import read_calendar, skip_glue
from aseanhr.values.dates.clock import read_clock
from aseanhr.values.dates.modifiers import AFTER, read_clock_after, read_modifiers
from aseanhr.values.dates.node import Node
from aseanhr.values.dates.nth import read_nth, read_nth_after, read_week_of
from aseanhr.values.dates.tokens import END
from aseanhr.values.dates.units import (
    read_counted,
    read_decade,
    read_relative,
    read_season,
)

if TYPE_CHECKING:
    from datetime import time

    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings, Token

__all__ = ["is_lead", "read_operand", "skip_lead"]

_MODIFIERS = frozenset(
    ("approx", "maybe", "bound", "part", "fill", "at", "colon", "clock", "ampm", "noon")
)  # what may stand before a date
_CLOCK_MARKS = frozenset(("colon", "dot", "hour", "ampm", "noon"))  # what follows a clock time's first number
_CLOCK_WORDS = frozenset(("clock", "ampm", "noon"))
_SMALL_BEFORE = frozenset(("fill", "at", "colon"))
_AFTER_CLOCK = frozenset(("comma", "daytime", "fill", "at"))
_DASHES = frozenset(("hyphen", "dash"))
_DECADE_MARKS = frozenset(("decade", "decade_post", "apostrophe", "hyphen"))
_COUNTING = frozenset(("unit", "half_of", "final", "ordinal", "number", "roman", "ordinal_pre"))
_RELATIVE = frozenset(
    ("same", "later", "ago", "ahead", "number", "one_unit", "relative", "shift", "unit", "weekday", "month")
)
_COUNTS = (_COUNTING | _RELATIVE | {"season"}) - {"weekday", "month"}
_NTH_PLACES = frozenset(("ordinal", "final", "ordinal_pre", "ordinal_post", "dot"))
_NTH_HEADS = frozenset(("weekday", "unit"))
_NTH = _NTH_PLACES | _NTH_HEADS | {"number"}
_NEAR = 5  # words from the first of "the first ten days" to the last
_UNITS = frozenset(("unit", "half_of", "one_unit"))
_MARKERS = frozenset(("unit", "pre", "post", "fill"))  # kinds of a word that only marks the number after it
_TURNS = frozenset(("shift", "unit", "relative", "fill", "dot"))  # what may turn a weekday to another week
_FARTHEST_UNIT = 9
_COUNTED_BY = frozenset(("unit", "ordinal_post", "half_of", "dot", "one_unit", "fill", "ordinal", "final"))
_DECADES = frozenset(("apostrophe", "decade", "decade_pre"))
_LEAD = frozenset(("fill", "at", "period", "comma", "daytime"))
_NO_LEAD = frozenset(("shift", "month", "ahead", "pre", "number", "part"))
_MOST_LEAD = 8


def is_lead(word: Readings) -> bool:
    """Whether it is a small word that may stand before a date."""
    return not _LEAD.isdisjoint(word)


def skip_lead(t: list[Token], i: int) -> int:
    """Return the index of the first token that is more than a small word before a date."""
    for _ in range(_MOST_LEAD):
        word = t[i].word
        if not is_lead(word):
            break
        if len(word) > 1 and not _NO_LEAD.isdisjoint(word):
            break
        i += 1
    return i


def read_operand(t: list[Token], i: int, table: Table) -> Node | None:
    """Return the date that begins at token ``i``, with what the words around it say of it, or None."""
    node = _core(t, i, table) if _is_bare(t, i) else None
    if node is None:
        node = _behind_words(t, i, table)
        if node is None:
            return None
    _turn_weekday(t, node)
    if not AFTER.isdisjoint(t[node.end].word):
        read_modifiers(t, node)
    if t[node.end] is not END and node.time is None and _is_day(node):
        read_clock_after(t, node, table)
    return node


def _is_day(node: Node) -> bool:
    """Whether it is a day, which may have an hour."""
    return node.d is not None or node.weekday is not None or node.of == "day"


def _behind_words(t: list[Token], i: int, table: Table) -> Node | None:
    """Return the date behind words that say something of it, or None."""
    said = _Before(i)
    while said.goes_on(t, table):
        pass
    j = said.end
    node = _core(t, j, table)
    if node is None and (said.part or said.whole or "part_post" in t[j + 1].word):
        node = _whole_unit(t, j)
    if node is None or (said.noun and node.d is not None):  # "talks end July 8"
        return None
    if said.clock is not None and not _is_day(node):  # "2H 2018" names no hour
        return None
    said.put_into(node)
    return node


def _turn_weekday(t: list[Token], node: Node) -> None:
    """Tell whether a weekday alone lies before the anchor or after it, where its form or the word before it says so."""
    if node.weekday is None or node.d is not None or node.m is not None or node.unit:
        return
    if node.shift is not None or node.shift_w is not None:
        return
    word, before = t[node.end - 1].word, t[node.end - 2].word if node.end > 1 else {}
    if "weekday_past" in word:
        node.shift = -1
    elif node.bound in ("until", "by") or ("weekday_next" in before and "narrated" not in word):
        node.shift = 1


def _is_bare(t: list[Token], i: int) -> bool:
    """Whether no word before a date, and no clock time, stands at token ``i``."""
    if t[i].num >= 0:
        return _CLOCK_MARKS.isdisjoint(t[i + 1].word)
    return _MODIFIERS.isdisjoint(t[i].word)


class _Before:
    """What the words before a date say of it: about, perhaps, early, since, a clock time.

    Attributes:
        end: the index after the last of them.
        noun: whether the word for the part is a noun, which may end what stands before.
        whole: whether a unit alone may follow: "by the end of the year".
        part, approx, maybe, bound, clock: what they say.
    """

    __slots__ = ("approx", "bound", "clock", "end", "maybe", "noun", "part", "start", "whole")

    def __init__(self, i: int) -> None:
        self.start = self.end = i
        self.part: str | None = None
        self.approx = self.maybe = self.whole = self.noun = False
        self.bound = ""
        self.clock: time | None = None

    def goes_on(self, t: list[Token], table: Table) -> bool:
        """Read the next word; return False where the date itself begins."""
        if self.end - self.start >= _MOST_LEAD:
            return False
        token = t[self.end]
        if token.num >= 0:
            return not _CLOCK_MARKS.isdisjoint(t[self.end + 1].word) and self._tells_time(t)
        word = token.word
        if _MODIFIERS.isdisjoint(word):
            return False
        if self._says(t, word, table) or (
            not _SMALL_BEFORE.isdisjoint(word)
            and self._has_said()
            and ("unit" not in word and "month" not in word and "pre" not in word)
        ):
            self.end += 1
            return True
        if not _SMALL_BEFORE.isdisjoint(word) and self._has_said():
            return False
        return not _CLOCK_WORDS.isdisjoint(word) and self._tells_time(t)

    def _has_said(self) -> bool:
        return bool(self.part or self.approx or self.bound or self.maybe or self.clock)

    def _says(self, t: list[Token], word: Readings, table: Table) -> bool:
        """Take a word into account that says something of the date."""
        if "approx" in word and not ("pre" in word and self.part):
            self.approx = True
        elif "maybe" in word:
            self.maybe = True
        elif "bound" in word and not self.bound and _core_follows(t, self.end, table):
            self.bound, self.whole = str(word["bound"]), "whole" in word
        elif (
            "part" in word
            and self.part is None
            and not self._counts_part(t, word, table)
            and not ("noun" in word and "apart" in t[self.end + 1].word)  # "will end in 2025"
        ):
            self.part = str(word["part"])
            self.noun = "noun" in word
            self.end += "hyphen" in t[self.end + 1].word
        else:
            return False
        return True

    def _counts_part(self, t: list[Token], word: Readings, table: Table) -> bool:
        """Whether a word for a part counts quarters or halves here: "đầu" of "quý đầu"."""
        inner = read_counted(t, self.end, table) if "ordinal" in word else None
        return inner is not None and inner.unit in ("quarter", "half")

    def _tells_time(self, t: list[Token]) -> bool:
        found = read_clock(t, self.end, dotted=False) if self.clock is None else None
        if found is None:
            return False
        self.clock, j = found
        while not _AFTER_CLOCK.isdisjoint(t[j].word) or _parts_clock(t, j):
            j += 1
        self.end = j
        return True

    def put_into(self, node: Node) -> None:
        """Put what was said into the date that follows."""
        node.part = self.part or node.part
        node.approx, node.maybe, node.bound = self.approx, self.maybe, self.bound
        if self.clock is not None:
            node.time = self.clock
        if self.bound or self.part:
            node.marked = True


def _parts_clock(t: list[Token], j: int) -> bool:
    """Whether a dash between spaces parts a clock time from its day ("14:30 - 8 July"), not from another time."""
    if _DASHES.isdisjoint(t[j].word) or not (t[j].gap and t[j + 1].gap):
        return False
    return _CLOCK_MARKS.isdisjoint(t[j + 2].word) or ("dot" in t[j + 2].word and t[j + 3].gap)


def _core_follows(t: list[Token], j: int, table: Table) -> bool:
    """Whether a word such as "sau" or "trước" bounds what follows, rather than counting off ("sau 5 năm")."""
    if "ago" not in t[j].word and "ahead" not in t[j].word:
        return True
    relative = read_relative(t, j, table)
    return relative is None


def _core(t: list[Token], j: int, table: Table) -> Node | None:
    token = t[j]
    word = token.word
    if token.num < 0 and not word:
        return None
    return (
        _decade(t, j, table)
        or (read_nth(t, j, table) if _may_be_nth(t, j) else None)
        or (read_week_of(t, j, table) if word.get("unit") == "week" else None)
        or (_counted(t, j, table) if _may_count(t, j) else None)
        or _calendar(t, j, table)
    )


def _decade(t: list[Token], j: int, table: Table) -> Node | None:
    """Read a decade, with its century: "thập kỷ 90 của thế kỷ 20"."""
    marked = t[j].num >= 0 and not _DECADE_MARKS.isdisjoint(t[j + 1].word)
    if not marked and _DECADES.isdisjoint(t[j].word):
        return None
    node = read_decade(t, j)
    if node is not None and node.unit == "decade":
        century = read_counted(t, skip_glue(t, node.end), table)
        if century is not None and century.unit == "century":
            node.y, node.end = (century.n - 1) * 100 + (node.y or 0) % 100, century.end
    return node


def _counted(t: list[Token], j: int, table: Table) -> Node | None:
    """Read what a number, an ordinal or the anchor counts, and what stands behind it."""
    word, number = t[j].word, t[j].num >= 0
    node = (
        (read_counted(t, j, table) if number or not _COUNTING.isdisjoint(word) else None)
        or (read_relative(t, j, table) if number or not _RELATIVE.isdisjoint(word) else None)
        or (read_season(t, j, table) if "season" in word or "shift" in word else None)
    )
    return None if node is None else _after_relative(t, node, table) or node


def _calendar(t: list[Token], j: int, table: Table) -> Node | None:
    """Read a calendar date, and what a year or month stands before."""
    node = read_calendar(t, j, table)
    if node is None:
        return None
    if table.whole_first and node.d is None:
        node = read_nth_after(t, node, table) or node
    if node.is_year() or (node.shift_y is not None and node.m is None):
        return _year_first(t, node, table) or node
    return node


def _may_be_nth(t: list[Token], j: int) -> bool:
    """Whether a day, weekday, week or month that is told by its number may begin here: a cheap look at a few words."""
    if t[j].num < 0 and _NTH.isdisjoint(t[j].word):
        return False
    near = t[j : j + _NEAR]
    return any(not _NTH_HEADS.isdisjoint(token.word) for token in near) and any(
        not _NTH_PLACES.isdisjoint(token.word) for token in near
    )


def _may_count(t: list[Token], j: int) -> bool:
    """Whether it is worth a try to read what is no calendar date: a cheap look at a few words."""
    word = t[j].word
    after = t[j + 1].word
    if t[j].num >= 0:
        if _COUNTED_BY.isdisjoint(after):
            return False
        return any(not _UNITS.isdisjoint(token.word) for token in t[j + 1 : j + _FARTHEST_UNIT])
    if not _COUNTS.isdisjoint(word):
        return t[j + 1].num < 0 or not _MARKERS.issuperset(word) or "pre" not in word
    return ("month" in word and "shift" in after) or ("weekday" in word and not _TURNS.isdisjoint(after))


def _after_relative(t: list[Token], node: Node, table: Table) -> Node | None:
    """Read what a time counted from the anchor stands before: "今年前五个月", "去年7月", "本月8日", "today, 8 July"."""
    if node.unit == "century":
        return _decade_of(t, node)
    if node.unit != "relative":
        return None
    if node.of == "century":
        return read_decade(t, node.end)
    if node.of == "day":
        return _dated(t, node, table)
    if node.of == "year":
        node.shift_y = node.n
        return _year_first(t, node, table) or _of_year(t, node, table)
    return _of_month(t, node, table) if node.of == "month" else None


def _decade_of(t: list[Token], century: Node) -> Node | None:
    decade = read_decade(t, skip_glue(t, century.end, comma=False))
    if decade is not None and decade.unit == "decade" and decade.y is not None:
        decade.y = (century.n - 1) * 100 + decade.y % 100
    return decade


def _inner(t: list[Token], node: Node, table: Table) -> Node | None:
    """Return the part of a calendar date behind a year or month that is counted from the anchor."""
    inner = read_calendar(t, skip_glue(t, node.end, comma=False), table)
    if inner is None or inner.y is not None or inner.shift_y is not None or inner.figures:
        return None
    return inner


def _of_year(t: list[Token], year: Node, table: Table) -> Node | None:
    inner = _inner(t, year, table)
    if inner is None or (inner.m is None and ("hyphen" not in t[inner.end].word or inner.d is None)):
        return None
    inner.shift_y = year.n
    return inner


def _of_month(t: list[Token], month: Node, table: Table) -> Node | None:
    inner = _inner(t, month, table)
    if inner is None or inner.d is None or inner.m is not None:
        return None
    inner.shift_m = month.n
    return inner


def _dated(t: list[Token], day: Node, table: Table) -> Node | None:
    """Read the date that stands beside "today" or "yesterday": "Today, 13 Feb 2020", "hôm nay (8/7)"."""
    mark = t[day.end].word
    bracket = "open" in mark
    if not bracket and "comma" not in mark:
        return None
    inner = read_calendar(t, day.end + 1, table)
    if inner is None or inner.d is None or inner.m is None or inner.alts is not None:
        return None
    if bracket and "close" not in t[inner.end].word:
        return None
    inner.end += bracket
    inner.marked = True
    return inner


def _year_first(t: list[Token], year: Node, table: Table) -> Node | None:
    """Read what a year stands before: "2025 Q3", "2025年上半年", "2025年夏", "2025年前五个月"."""
    k = skip_glue(t, year.end)
    if (
        ("hyphen" in t[k].word or "slash" in t[k].word) and not t[k].gap and "unit" in t[k + 1].word
    ):  # "2025-Q3"
        k += 1
    if t[k].num < 0 and not t[k].word:
        return None
    if "comma" in t[year.end].word and "unit" not in t[k].word and "season" not in t[k].word:
        return None
    if t[k].word.get("same") == "period":
        node: Node | None = read_relative(t, k, table)
    else:
        node = read_counted(t, k, table) or (read_season(t, k, table) if "season" in t[k].word else None)
    if node is None or node.y is not None or (node.shift_y is not None and node.unit != "relative"):
        return None
    if node.unit in ("century", "relative"):
        return None
    node.y, node.shift_y, node.short = year.y, year.shift_y, year.short
    return node


def _whole_unit(t: list[Token], j: int) -> Node | None:
    """Read "the end of the year": after a part, a unit alone is the anchor's own."""
    j = skip_lead(t, j)
    unit = t[j].word.get("unit") or t[j].word.get("pre")
    if unit not in ("year", "month", "week", "quarter", "half"):
        return None
    node = Node(j + 1)
    node.unit, node.of, node.marked = "relative", str(unit), True
    return node
