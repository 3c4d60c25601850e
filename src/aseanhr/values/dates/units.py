"""Dates that are no calendar dates: quarters, halves, weeks, centuries, decades, seasons, first N months, relative ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.calendar_words import opens_range, read_calendar, skip_glue
from aseanhr.values.dates.node import Node
from aseanhr.values.dates.years import read_relative_unit, read_year

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings, Token

__all__ = ["attach_year", "read_counted", "read_decade", "read_relative", "read_season"]

_COUNTED = ("quarter", "half", "week", "month", "century", "year", "decade")
_AFTER_COUNT = frozenset(
    ("part_post", "ago", "ahead")
)  # what such a word means after a number: "3月末", "三个月后"
_WINTER = 24
_YEAR_TIES = frozenset(("slash", "hyphen", "dash"))
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_LIMITS = {"quarter": 4, "half": 2, "week": 53, "century": 30}


class _Count:
    """A bag of words around one unit: which, how many, first or last; whether its number can only count ("three quarters")."""

    __slots__ = ("counts", "end", "final", "num", "num_first", "ordinal", "unit")

    def __init__(self) -> None:
        self.unit = ""
        self.num = self.ordinal = 0
        self.final = self.num_first = self.counts = False
        self.end = 0


def _collect(t: list[Token], i: int) -> _Count:
    bag = _Count()
    j = i
    for _ in range(9):
        token = t[j]
        word = token.word
        if token.num >= 0:
            if bag.num or token.width > 2 or not token.num:
                break
            counted = t[j + 2 if "ordinal_post" in t[j + 1].word else j + 1].word
            if bag.unit and counted.get("unit", bag.unit) != bag.unit and "pre" not in counted:
                break  # that number counts something else
            bag.num, bag.num_first = token.num, not bag.unit
        elif "number" in word and not bag.num and not bag.unit and "unit" in t[j + 1].word and "unit" in word:
            bag.num, bag.num_first, bag.counts = (
                int(word["number"]),
                True,
                True,
            )  # "năm tháng": five months, not year and month
        elif "half_of" in word and not bag.unit:
            bag.unit = "half"
            bag.ordinal = int(word["half_of"])
        elif "unit" in word and not bag.unit and word["unit"] in _COUNTED:
            bag.unit = str(word["unit"])
            bag.counts = bag.counts or ("plural" in word and bag.num_first and t[j - 1].num >= 0)
        elif (
            "final" in word
            and not bag.final
            and not bag.ordinal
            and not (bag.num and not _AFTER_COUNT.isdisjoint(word))
        ):
            bag.final = True
        elif (
            "ordinal" in word
            and not bag.ordinal
            and not bag.final
            and not ("ago" in word and bag.num)
            and not (
                "number" in word and not bag.unit and "unit" in t[j + 1].word
            )  # "ba quý": three quarters
        ):
            bag.ordinal = int(word["ordinal"])
        elif "number" in word and not bag.num and ("pre" not in word or "unit" in t[j + 1].word):
            bag.num, bag.num_first = int(word["number"]), not bag.unit
            bag.counts = bag.num_first
        elif (
            "roman" in word
            and not bag.num
            and (bag.unit or "unit" in t[j + 1].word or "ordinal_post" in t[j + 1].word)
        ):
            bag.num = int(word["roman"])
        elif (
            "ordinal_pre" in word
            or "fill" in word
            or (
                ("ordinal_post" in word or "dot" in word or "hyphen" in word)
                and not token.gap
                and (bag.num or j > i)
            )
        ):
            j += 1
            continue
        else:
            break
        j += 1
        bag.end = j
    if bag.unit == "quarter" and "ordinal_post" in t[bag.end].word and not t[bag.end].gap:
        bag.end += 1
    return bag


def attach_year(t: list[Token], end: int, node: Node, table: Table) -> int:
    """Put the year that follows at ``end`` into ``node``; return the index after it, or ``end``."""
    j = skip_glue(t, end)
    if "slash" in t[j].word or ("hyphen" in t[j].word and not t[j].gap and t[j + 1].width == 4):
        j += 1
    found = read_year(t, j, table, node)
    if found:
        return found
    if t[j].width == 2 and table.short_buddhist and j > end and "slash" in t[j - 1].word:
        node.y = t[j].num + 2500 - 543
        return j + 1
    if t[j].width == 2 and not t[j].gap and j == end and node.unit == "quarter":  # 3Q25
        node.y, node.short = t[j].num, True
        return j + 1
    relative = read_relative_unit(t, j)
    if relative is not None and relative[0] == "year":
        node.shift_y = relative[1]
        return relative[2]
    if (
        "year" in (t[j].word.get("unit"), t[j].word.get("pre"))
        and "shift" not in t[j + 1].word
        and t[j + 1].num < 0
    ):
        node.shift_y = 0
        return j + 1
    return end


def read_counted(t: list[Token], i: int, table: Table) -> Node | None:
    """Return "the third quarter", "nửa đầu", "week 28", "the first five months" at token ``i``, with its year, or None."""
    bag = _collect(t, i)
    if not bag.unit:
        return None
    node = Node(bag.end)
    node.marked = True
    if (bag.ordinal == 1 or bag.final) and bag.num and bag.num_first and bag.unit in ("month", "quarter"):
        limit = 12 if bag.unit == "month" else 4
        if bag.num > limit:
            return None
        node.unit, node.n, node.of = "final" if bag.final else "first", bag.num, bag.unit
        node.end = attach_year(t, bag.end, node, table)
        return node
    if not bag.ordinal and not bag.final:
        running = _running(t, bag.end, bag.num or 1, bag.unit, table)
        if running is not None:
            return running
    if bag.unit not in _LIMITS or (bag.num and (bag.ordinal or bag.final)) or (bag.num_first and bag.counts):
        return None
    number = (
        bag.num or bag.ordinal or (_LIMITS[bag.unit] if bag.final and bag.unit in ("quarter", "half") else 0)
    )
    if not 1 <= number <= _LIMITS[bag.unit] or (bag.unit == "week" and (bag.num_first or not bag.num)):
        return None
    if bag.unit == "week" and _is_date_of_weekday(t, bag.end):  # a weekday that is also the word for week
        return None
    node.unit, node.n = bag.unit, number
    if bag.unit == "century":
        if "era" in t[bag.end].word:
            if t[bag.end].word["era"] != "ce":
                return None
            node.end += 1
        return node
    if bag.unit == "half":
        whole = _half_of_other(t, node, table)
        if whole is not None:
            return whole
    node.end = attach_year(t, bag.end, node, table)
    if bag.final and node.end == bag.end and not bag.num:
        return None  # "last quarter": the one before this, not the fourth
    return node


def _running(t: list[Token], j: int, number: int, unit: str, table: Table) -> Node | None:
    """Read "(the year) to June 2023", "(three months) ended 31 March 2025" at token ``j``: so many months up to the one named."""
    if "run_to" not in t[j].word or unit not in _MONTHS_OF:
        return None
    last = read_calendar(t, skip_glue(t, j + 1), table)
    if last is None or last.m is None or last.alts is not None:
        return None
    last.unit, last.n, last.marked = "running", number * _MONTHS_OF[unit], True
    return last


def _is_date_of_weekday(t: list[Token], j: int) -> bool:
    """Whether a number before ``j`` is a day: a month follows, a whole date in figures, or the rest of a range ("week 11-17/11")."""
    mark = t[j].word
    if "month" in mark:
        return True
    if t[j + 1].num < 0:
        return False
    behind = t[j + 2].word
    whole = any(kind in mark and kind in behind for kind in ("slash", "dot", "hyphen"))
    ranged = "hyphen" in mark or "dash" in mark
    dated = "month" in behind or (("slash" in behind or "dot" in behind) and t[j + 3].num >= 0)
    return whole or (ranged and dated)


def _half_of_other(t: list[Token], half: Node, table: Table) -> Node | None:
    """Read "the first half of July 2025", "of the 1990s" or "of the 19th century": such a half has no bounds of its own, so the whole stays."""
    decade = read_decade(t, skip_glue(t, half.end))
    if decade is not None:
        decade.part = "early" if half.n == 1 else "late"
        return decade
    century = read_counted(t, skip_glue(t, half.end), table)
    if century is not None and century.unit == "century":
        century.part = "early" if half.n == 1 else "late"
        return century
    month = read_calendar(t, skip_glue(t, half.end), table)
    if month is None or month.m is None or month.d is not None:
        return None
    month.part = "early" if half.n == 1 else "late"
    return month


def read_decade(t: list[Token], i: int) -> Node | None:
    """Return "the 1990s", "1990-talet", "thập niên 90", "19XX-talet" at token ``i``, or None."""
    j = i
    before = False
    while "decade" in t[j].word or "decade_pre" in t[j].word:
        before = before or "decade" in t[j].word
        j += 1
        if "fill" in t[j].word:
            j += 1
    if "apostrophe" in t[j].word:
        j += 1
    number = t[j]
    if number.width not in (2, 4) or number.num % 10:
        return None
    j += 1
    k = j
    if ("apostrophe" in t[k].word or "hyphen" in t[k].word) and not t[k].gap:
        k += 1
    if "decade_post" in t[k].word or "decade" in t[k].word:
        j = k + 1
    elif not before:
        return None
    node = Node(j)
    node.marked = True
    if number.width == 4 and 1000 <= number.num < 2100:
        node.y = number.num
    elif number.width == 2 and number.num >= 30:
        node.y = 1900 + number.num
    else:
        return None
    node.unit = "century" if number.num % 100 == 0 and number.width == 4 else "decade"
    if node.unit == "century":
        node.n, node.y = node.y // 100 + 1, None
    return node


def read_season(t: list[Token], i: int, table: Table) -> Node | None:
    """Return a season with its year at token ``i``, or None."""
    shift = t[i].word.get("shift")
    j = i + (shift is not None)
    if "season" not in t[j].word:
        return None
    node = Node(j + 1)
    node.unit, node.n = "season", int(t[j].word["season"])
    if shift is None and "shift" in t[j + 1].word:
        shift = t[j + 1].word["shift"]
        node.end += 1
    if shift is not None:
        node.shift_y = int(shift)
        return node
    end = attach_year(t, node.end, node, table)
    node.marked = end > node.end
    node.end = end
    if node.n == _WINTER and node.y is not None and not _YEAR_TIES.isdisjoint(t[end].word):
        later = t[end + 1]
        if (later.width, later.num) in ((4, node.y + 1), (2, (node.y + 1) % 100)):  # "winter 2024/25"
            node.end = end + 2
    return node


def read_relative(t: list[Token], i: int, table: Table) -> Node | None:
    """Return a date that is counted from the anchor at token ``i``, or None."""
    word = t[i].word
    if "same" in word:
        node = Node(i + 1)
        node.unit, node.of = "same", str(word["same"])
        node.marked = True
        if node.of == "period":
            node.end = attach_year(t, node.end, node, table)
        return node
    if "later" in word:
        inner = read_relative(t, skip_glue(t, i + 1), table)
        return inner if inner is not None and inner.unit == "relative" else None
    return _counted_off(t, i, table) or _shifted(t, i) or _relative_unit(t, i, table)


def _relative_unit(t: list[Token], i: int, table: Table) -> Node | None:
    found = read_relative_unit(t, i)
    if found is None:
        return None
    unit, number, end = found
    node = Node(end)
    node.unit, node.of, node.n = "relative", unit, number
    node.marked = True
    if "later" in t[end].word:
        node.end += 1
    if unit == "week":
        if table.numerals and not t[end].gap and (t[end].width == 1 or t[end].word.get("unit") == "day"):
            return _in_week(t[end].num - 1 if t[end].num > 0 else 6, number, end + 1)  # "上周三", "上周日"
        j = skip_glue(t, end)
        if "weekday" in t[j].word:
            return _in_week(int(t[j].word["weekday"]), number, j + 1)
    return node


def _in_week(weekday: int, shift: int, end: int) -> Node:
    node = Node(end)
    node.weekday, node.shift_w, node.lead = weekday, shift, "w"
    node.marked = True
    return node


def _shifted(t: list[Token], i: int) -> Node | None:
    """Read "last Friday", "Thứ Tư tuần này", "next July", "juli förra året"."""
    word = t[i].word
    if "weekday" in word:
        j = skip_glue(t, i + 1, comma=False, loose=True)
        week = read_relative_unit(t, j)
        if week is not None and week[0] == "week":
            return _in_week(int(word["weekday"]), week[1], week[2])
        j = i + 1
        shift = None if opens_range(t, j) else t[j].word.get("shift")
        named = word
    else:
        shift, named, j = word.get("shift"), t[i + 1].word, i + 1
    if shift is not None and "weekday" in named and "unit" not in named and "unit" not in t[i + 2].word:
        node = Node(j + 1)
        node.weekday, node.lead = int(named["weekday"]), "w"
    elif shift is not None and "month" in named and "month" not in word:
        node = Node(j + 1)
        node.m, node.lead = int(named["month"]), "m"
    elif "month" in word and "shift" in t[i + 1].word and "unit" not in t[i + 2].word:
        node = Node(i + 2)
        node.m, node.lead, shift = int(word["month"]), "m", t[i + 1].word["shift"]
    else:
        return None
    node.shift = int(shift)
    node.marked = True
    return node


def _counted_off(t: list[Token], i: int, table: Table) -> Node | None:
    """Read "3 weeks ago", "om 7 veckor", "sau 5 năm nữa", "il y a un an"."""
    way = _Way(i)
    if not way.lead(t):
        return None
    j = way.end
    number = t[j].num if 1 <= t[j].width <= 3 else int(t[j].word.get("number", 0))
    if number > 0:
        j += 1
    elif "one_unit" in t[j].word:  # "sehari", "setahun": one and its unit in one word
        number = 1
    else:
        return None
    word = t[j].word
    unit = word.get("one_unit") if "one_unit" in word else word.get("unit")
    if unit is None or unit in ("quarter", "half"):
        return None
    if not way.direction and "one_unit" not in word:
        way.turn(word, "pre")  # the ending of the unit's own word says "in"
    if not way.follow(t, j + 1) or _running(t, way.end, number, str(unit), table) is not None:
        return None  # "in the year to June 2023"
    node = Node(way.end)
    node.unit, node.of, node.n = "relative", str(unit), way.direction * number
    node.loose = not way.sure
    if unit in ("decade", "century"):
        node.of, node.n = "year", node.n * (10 if unit == "decade" else 100)
    node.marked = True
    return node


class _Way:
    """What the words around a number of units say of the way that they count.

    Attributes:
        direction: -1 back from the anchor, 1 on from it, 0 not known yet.
        sure: whether one of them can only count from the anchor: "ago" can, "later" and "within" cannot.
        end: the index after the last of them.
    """

    __slots__ = ("direction", "end", "sure")

    def __init__(self, i: int) -> None:
        self.direction = 0
        self.sure = False
        self.end = i

    def turn(self, word: Readings, wrong: str) -> bool:
        """Take a word into account; return False if it has no such sense outside of its ``wrong`` place."""
        turn = -1 if word.get("ago", wrong) != wrong else 1 if word.get("ahead", wrong) != wrong else 0
        if not turn:
            return False
        if turn == -self.direction:  # "within the past three days"
            self.sure = False
        else:
            self.sure = self.sure or "loose" not in word
            self.direction = turn
        return True

    def lead(self, t: list[Token]) -> bool:
        """Read the words before the number; return False where there are more than a date has."""
        start = self.end
        while self.turn(t[self.end].word, "post"):
            self.end += 1
            if self.end - start > 2:
                return False
        word = t[self.end].word
        if "fill" in word and not ("number" in word or "pre" in word):
            self.sure = self.sure and self.end == start  # "dans les trois jours" is a length
            self.end += 1
        return True

    def follow(self, t: list[Token], j: int) -> bool:
        """Read the words behind the unit; return whether any word says the way."""
        if "fill" in t[j].word and self._turns(t[j + 1].word):
            j += 1
        for _ in range(2):
            word = t[j].word
            if self.turn(word, "pre") or (self.direction and "tail" in word):
                j += 1
        self.end = j
        return self.direction != 0

    def _turns(self, word: Readings) -> bool:
        return word.get("ago", "pre") != "pre" or word.get("ahead", "pre") != "pre"
