"""Operands and what joins them: modifiers around a date, ranges, sets. Speaks of kinds of words only, never of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.calendar_words import read_calendar, skip_glue
from aseanhr.values.dates.clock import read_clock
from aseanhr.values.dates.modifiers import AFTER, read_clock_after, read_modifiers
from aseanhr.values.dates.node import Node, alike
from aseanhr.values.dates.nth import read_nth, read_nth_after
from aseanhr.values.dates.tokens import END
from aseanhr.values.dates.units import (
    attach_year,
    read_counted,
    read_decade,
    read_relative,
    read_season,
)

if TYPE_CHECKING:
    from datetime import time

    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings, Token

__all__ = ["Sequence", "is_lead", "read_sequence", "skip_lead", "skip_tail"]

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
_MEANT = frozenset(("pre", "approx", "part"))  # small words that say something about the date after them
_LEAD = frozenset(("fill", "at", "period", "comma", "daytime"))
_NO_LEAD = frozenset(("shift", "month", "ahead", "pre", "number"))
_TAIL = frozenset(("fill", "comma", "dot", "tail", "period", "close", "daytime", "open"))
_OPENING = frozenset(("between", "from", "period", "fill", "at"))
_JOINTS = frozenset(("dot", "comma", "hyphen", "dash", "range", "slash", "and"))
_MOST_OPERANDS = 8
_MOST_LEAD = 8


class Sequence:
    """Dates joined by ranges and lists.

    Attributes:
        nodes: the dates.
        ranges: for each node but the first, whether a range (True) or a list (False) joins it to the one before.
        opened: whether "from" stands before the first.
        since: whether that "from" is one even without an end, not also "of" ("del 8 de julio").
    """

    __slots__ = ("nodes", "opened", "ranges", "since")

    def __init__(self, first: Node, *, opened: bool, since: bool) -> None:
        self.nodes = [first]
        self.ranges: list[bool] = []
        self.opened = opened
        self.since = since

    def beginning(self, count: int) -> Sequence:
        """Return the first ``count`` dates as a sequence of their own, which may be changed."""
        first, *others = (node.copy() for node in self.nodes[:count])
        part = Sequence(first, opened=self.opened, since=self.since)
        part.nodes += others
        part.ranges = self.ranges[: count - 1]
        return part


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


def skip_tail(t: list[Token], j: int) -> int:
    """Return the index after the small words that may close a date: "period", "(local time)", a full stop."""
    for _ in range(6):
        word = t[j].word
        if _TAIL.isdisjoint(word) or ("open" in word and "daytime" not in t[j + 1].word):
            break
        j += 1
    return j


def read_sequence(
    t: list[Token], i: int, table: Table, known: dict[int, Node | None] | None = None
) -> Sequence | None:
    """Return the dates that begin at token ``i``, or None.

    Args:
        t: the tokens of a run.
        i: where to begin.
        table: the language.
        known: the dates of this run that were read before, by their first token; so that no date is read twice. They are shared:
            whoever changes a node of the sequence copies it first.
    """
    if known is None:
        known = {}
    opened = since = between = period = False
    for _ in range(_MOST_LEAD):
        word = t[i].word
        if _OPENING.isdisjoint(word):
            break
        if "between" in word:
            between = True
        elif "from" in word and not ("number" in word or "ordinal" in word or "shift" in word):
            opened = True
            since = since or "fill" not in word
        elif "period" in word:
            period = True
        elif not _MEANT.isdisjoint(word) or not (
            ("fill" in word or "at" in word) and (opened or between or period)
        ):
            break
        i += 1
    first = _known_operand(t, i, table, known)
    if first is None:
        return None
    sequence = Sequence(first, opened=opened, since=since)
    while len(sequence.nodes) < _MOST_OPERANDS:
        at = sequence.nodes[-1].end
        if not _JOINTS.isdisjoint(t[at].word):
            joined = _joint(t, at, sequence.nodes[-1], opened=opened, between=between, period=period)
        else:
            joined = (False, at) if table.space_lists and _lists_on(t, at, sequence.nodes[-1]) else None
        if joined is None:
            break
        is_range, j = joined
        if is_range and sequence.ranges[-1:] == [True]:  # no range of ranges
            break
        node = _operand_after(t, j, sequence, table, known)
        last = sequence.nodes[-1]
        if node is not None and is_range and node.bound == "until":  # "from … until the end of …"
            node = node.copy()
            node.bound = ""
        if node is None or node.bound or not (is_range or alike(last, node)):
            break
        if is_range:
            between = False
            if "tail" in t[node.end].word:
                node = node.copy()
                while "tail" in t[node.end].word:
                    node.end += 1
        sequence.nodes.append(node)
        sequence.ranges.append(is_range)
    return sequence


def _known_operand(t: list[Token], i: int, table: Table, known: dict[int, Node | None]) -> Node | None:
    if i in known:
        return known[i]
    node = known[i] = _operand(t, i, table)
    return node


def _joint(
    t: list[Token], j: int, last: Node, *, opened: bool, between: bool, period: bool
) -> tuple[bool, int] | None:
    """Return (is a range, index after it) of what joins two dates at ``j``, or None."""
    if "dot" in t[j].word and not t[j].gap:  # "8.–12. Juli"
        j += 1
        if "slash" in t[j].word:  # "8./9. Juli"
            return False, j + 1
        if not {"hyphen", "dash", "range", "and", "comma"} & t[j].word.keys():
            return None
    comma = "comma" in t[j].word
    if comma:
        j += 1
    word = t[j].word
    if "hyphen" in word or "dash" in word:
        j += 1
        while "hyphen" in t[j].word or "dash" in t[j].word or ("comma" in t[j].word and comma):
            j += 1
        return True, j
    if "range" in word and (opened or not comma):
        return True, j + 1
    if "slash" in word and "month" in t[j + 1].word:  # "July/August 2025"
        return False, j + 1
    if (
        "slash" in word and (last.marked or period) and last.is_year() and t[j + 1].width in (2, 4)
    ):  # "FY2024/25"
        return True, j + 1
    if "and" in word:
        return between, j + 1
    return (False, j) if comma else None


def _lists_on(t: list[Token], j: int, last: Node) -> bool:
    """Whether a space stands where other scripts write a comma, so that an "and" follows: "ថ្ងៃទី២២ ២៤ និង២៨"."""
    if not last.is_bare() or not t[j].gap:
        return False
    while 1 <= t[j].width <= 2:
        j += 1
    return "and" in t[j].word


def _operand_after(
    t: list[Token], j: int, sequence: Sequence, table: Table, known: dict[int, Node | None]
) -> Node | None:
    last = sequence.nodes[-1]
    if "period" in t[j].word:
        return None
    if not (last.is_bare() and "comma" in t[j - 1].word):
        j = skip_lead(t, j)
    if last.unit == "quarter" and "roman" in t[j].word and "unit" not in t[j + 1].word:
        node = Node(j + 1)
        node.unit, node.n = "quarter", int(t[j].word["roman"])
        node.end = attach_year(t, node.end, node, table)
        return node if 1 <= node.n <= 4 else None
    plain = _known_operand(t, j, table, known)
    if plain is None:
        return None
    node = plain
    if node.is_bare() and node.lead == "d" and not node.figures:
        node = node.copy()
        if last.unit == "quarter" and 1 <= (node.d or 0) <= 4:
            node.unit, node.n, node.d = "quarter", node.d or 0, None
        elif last.is_year() and t[j].width == 2 and node.y is None and not t[j].gap and not node.marked:
            node.unit, node.n, node.d = "tail", t[j].num, None
        elif (
            last.m is not None
            and last.d is None
            and not last.unit
            and (node.d or 0) <= 12
            and not node.d_marked
            and ("comma" not in t[j - 1].word or t[last.end - 1].num >= 0)  # "in January, 12 of them"
        ):
            node.m, node.d, node.lead = node.d, None, "m"
    elif last.is_bare() and node.unit in ("century", "quarter") and last.y is None:
        first = sequence.nodes[-1] = last.copy()
        first.unit, first.n, first.d = node.unit, last.d or 0, None  # "17th–19th centuries"
    return node


def _operand(t: list[Token], i: int, table: Table) -> Node | None:
    node = _core(t, i, table) if _is_bare(t, i) else None
    if node is None:
        said = _Before(i)
        while said.goes_on(t, table):
            pass
        j = said.end
        node = _core(t, j, table)
        if node is None and (said.part or said.whole or "part_post" in t[j + 1].word):
            node = _whole_unit(t, j)
        if node is None:
            return None
        if said.noun and node.d is not None:
            return None  # "talks end July 8"
        said.put_into(node)
    if not AFTER.isdisjoint(t[node.end].word):
        read_modifiers(t, node)
    if (
        t[node.end] is not END
        and node.time is None
        and (node.d is not None or node.weekday is not None or node.of == "day")
    ):
        read_clock_after(t, node, table)
    return node


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
    after = t[j + 1].word
    if (token.num >= 0 and not _DECADE_MARKS.isdisjoint(after)) or not _DECADES.isdisjoint(word):
        node = read_decade(t, j)
        if node is not None:
            century = read_counted(t, skip_glue(t, node.end), table) if node.unit == "decade" else None
            if century is not None and century.unit == "century":  # "thập kỷ 90 của thế kỷ 20"
                node.y, node.end = (century.n - 1) * 100 + (node.y or 0) % 100, century.end
            return node
    node = read_nth(t, j, table) if _may_be_nth(t, j) else None
    if node is not None:
        return node
    if _may_count(t, j):
        node = (
            (read_counted(t, j, table) if token.num >= 0 or not _COUNTING.isdisjoint(word) else None)
            or (read_relative(t, j, table) if token.num >= 0 or not _RELATIVE.isdisjoint(word) else None)
            or (read_season(t, j, table) if "season" in word or "shift" in word else None)
        )
        if node is not None:
            return _after_relative(t, node, table) or node
    node = read_calendar(t, j, table)
    if node is not None and table.whole_first and node.d is None:
        node = read_nth_after(t, node, table) or node
    if node is not None and (node.is_year() or (node.shift_y is not None and node.m is None)):
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
    """Read what a year or month counted from the anchor stands before: "今年前五个月", "去年7月", "本月8日"."""
    if node.unit == "relative" and node.of == "century":
        return read_decade(t, node.end)
    if node.unit == "century":
        decade = read_decade(t, skip_glue(t, node.end, comma=False))
        if decade is not None and decade.unit == "decade" and decade.y is not None:
            decade.y = (node.n - 1) * 100 + decade.y % 100
        return decade
    if node.unit != "relative" or node.of not in ("year", "month"):
        return None
    node.shift_y = node.n if node.of == "year" else None
    counted = _year_first(t, node, table) if node.of == "year" else None
    if counted is not None:
        return counted
    inner = read_calendar(t, skip_glue(t, node.end, comma=False), table)
    if inner is None or inner.y is not None or inner.shift_y is not None or inner.figures:
        return None
    if node.of == "year" and (inner.m is not None or ("hyphen" in t[inner.end].word and inner.d is not None)):
        inner.shift_y = node.n
        return inner
    if node.of == "month" and inner.d is not None and inner.m is None:
        inner.shift_m = node.n
        return inner
    return None


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
