"""Calendar dates in words: weekday, day, month and year in any order that a language uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.figures import read_figures
from aseanhr.values.dates.node import Node
from aseanhr.values.dates.years import AFTER_YEAR, read_relative_unit, read_year

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings, Token

__all__ = ["opens_range", "read_calendar", "skip_glue"]

_MOST_GLUE = 4
_GLUE = frozenset(("fill", "comma", "dot"))
_TIES = frozenset(("hyphen", "slash"))
_ITEMS = frozenset(
    (
        "month",
        "pre",
        "number",
        "relative",
        "shift",
        "unit",
        "era",
        "apostrophe",
        "ordinal_pre",
        "ordinal",
        "open",
    )
)  # what a word that is part of a date is
_FIGURE_MARKS = frozenset(("slash", "dot", "hyphen"))
_LISTS = frozenset(("comma", "and"))
_AFTER_MONTH = _LISTS | {"post"}
_AFTER_DAY = frozenset(("post", "ordinal_post", "unit"))
_BEFORE_DAY = frozenset(("pre", "ordinal_pre", "ordinal", "number", "open"))
_BEFORE_MONTH = frozenset(("month", "pre", "number"))
_LAST_DAY = 31
_LAST_CENTURY = 50  # from here on two figures behind a month mean no year to come
_COUNTED = ("quarter", "half", "week", "century", "decade")  # what a number before it counts is no day


def skip_glue(t: list[Token], j: int, *, comma: bool = True, loose: bool = False) -> int:
    """Return the index after the small words (and one comma) that may stand inside a date."""
    dot = False
    for _ in range(_MOST_GLUE):
        word = t[j].word
        if _GLUE.isdisjoint(word):
            break
        if "fill" in word and "month" not in word and (comma or loose or "at" not in word or "pre" in word):
            j += 1
        elif comma and "comma" in word:
            comma = False
            j += 1
        elif "dot" in word and not t[j].gap and not dot:  # after an abbreviation or an ordinal number
            dot = True
            j += 1
        else:
            break
    return j


def _named_month(t: list[Token], j: int) -> tuple[int, int] | None:
    """Return (month, end) of a month said with a word: a name, or a number beside the word for month."""
    word = t[j].word
    if "month" in word:
        k = j + 1
        if t[k].word.get("post") == "month":
            k += 1
        return int(word["month"]), k
    if word.get("pre") == "month":
        k = j + 1
        if "ordinal_pre" in t[k].word:
            k += 1
        if "month" in t[k].word:
            return int(t[k].word["month"]), k + 1
        number = t[k].num if t[k].width in (1, 2) else int(t[k].word.get("number", -1))
        if 1 <= number <= 12:
            return number, k + 1
    number = t[j].num if t[j].width in (1, 2) else int(word.get("number", -1))
    if not 1 <= number <= 12:
        return None
    if t[j + 1].word.get("post") == "month":
        return number, j + 2
    k = j + 1
    while not _LISTS.isdisjoint(t[k].word) and t[k + 1].width in (1, 2):
        k += 2
    return (number, j + 1) if k > j + 1 and t[k].word.get("post") == "month" else None  # "7、8月"


def _day(t: list[Token], j: int, month: int | None, table: Table) -> tuple[int, int, bool] | None:
    """Return (day, end, marked) of a day's number, with the words and endings that mark it."""
    marked = False
    k = j
    if t[j].word.get("pre") == "day":
        marked = True
        k += 1
        if "weekday" in t[k].word:
            return None
    if "ordinal_pre" in t[k].word:
        marked = True
        k += 1
        if "hyphen" in t[k].word and not t[k].gap:
            k += 1
    found = _day_number(t, k, month, table, marked=marked)
    if found is None or not 1 <= found[0] <= _LAST_DAY:
        return None
    number, k, said = found
    return _marked_day(t, number, k, table, marked=marked or said)


def _day_number(
    t: list[Token], k: int, month: int | None, table: Table, *, marked: bool
) -> tuple[int, int, bool] | None:
    """Return (number, end, whether a word says it) of the number of a day."""
    token = t[k]
    if token.width in (1, 2):
        return token.num, k + 1, False
    if "ordinal" in token.word and _is_day(token.word, table, marked=marked):
        named = month is not None or _names_month(t, k + 1)
        return (int(token.word["ordinal"]), k + 1, True) if named else None
    if "number" in token.word and (marked or (table.day_words and int(token.word["number"]) > 1)):
        return (int(token.word["number"]), k + 1, True) if marked or _names_month(t, k + 1) else None
    if "open" in token.word and "close" in t[k + 2].word and t[k + 3].word.get("post") == "day":
        return t[k + 1].num, k + 3, False  # "(8) ရက်": as official Burmese writes a day
    return None


def _is_day(word: Readings, table: Table, *, marked: bool) -> bool:
    """Whether an ordinal in words may be a day ("the first of July"), not one that counts what stands before it."""
    counts = (table.ordinal_after or table.whole_first) and not marked
    return not ("part" in word or "range" in word or counts)


def _names_month(t: list[Token], j: int) -> bool:
    return _named_month(t, skip_glue(t, j)) is not None


def _marked_day(
    t: list[Token], number: int, k: int, table: Table, *, marked: bool
) -> tuple[int, int, bool] | None:
    """Return a day with the endings behind it, or None where its number counts something else."""
    if "ordinal_post" in t[k].word and (not t[k].gap or t[k].word.get("ordinal_post") == "loose"):
        marked = True
        k += 1
    if t[k].word.get("post") == "day":
        return number, k + 1, True
    if t[k].word.get("unit") in _COUNTED or (table.whole_first and marked and "weekday" in t[k].word):
        return None  # "第三季度", "第一个星期一"
    return number, k, marked


def _links(t: list[Token], j: int, node: Node) -> int:
    """Return the index after a hyphen or slash that ties the parts of one date, or ``j``."""
    word, after = t[j].word, t[j + 1]
    if "hyphen" in word and not t[j].gap and not after.gap:
        tied = _ties_month(node, after) or _ties_year(t, j, node) or _ties_day(t, j, node)
        return j + tied
    slashed = "slash" in word and node.m is not None and node.y is None and not node.figures
    return j + (
        slashed and (after.width == 4 or (after.width == 2 and node.d is None and after.num >= _LAST_CENTURY))
    )


def _ties_month(node: Node, after: Token) -> bool:
    return "month" in after.word and node.m is None and (node.d is not None or node.y is not None)


def _ties_year(t: list[Token], j: int, node: Node) -> bool:
    """Whether a hyphen after a month ties it to its year: "8-Jul-2025", "8-Jul-25", "July-2025"."""
    if node.m is None or node.y is not None or node.figures:
        return False
    width = t[j + 1].width
    return width == 4 or (width == 2 and node.d is not None and "hyphen" in t[j - 2].word)


def _ties_day(t: list[Token], j: int, node: Node) -> bool:
    """Whether a hyphen after a month's name ties it to its day: "Jul-08-2025", "2025-Jul-08"."""
    if node.m is None or node.d is not None or not node.marked or not 1 <= t[j + 1].width <= 2:
        return False
    if node.y is None:
        return "hyphen" in t[j + 2].word and t[j + 3].width == 4
    return node.lead == "y" and "hyphen" in t[j - 2].word


def opens_range(t: list[Token], j: int) -> bool:
    """Whether a word that may also mean "to" ("since", "next") stands before another date ("2026 முதல் 2030 வரை")."""
    after = t[j + 1]
    return "range" in t[j].word and (after.num >= 0 or bool({"month", "pre", "weekday"} & after.word.keys()))


def read_calendar(t: list[Token], i: int, table: Table) -> Node | None:
    """Return the calendar date that begins at token ``i``, or None."""
    node = Node()
    j = i
    if t[j].word.get("unit") == "month":  # "the month of July"
        named = skip_glue(t, j + 1)
        if "month" in t[named].word:
            j = named
    while True:
        token = t[j]
        word = token.word
        if token.num >= 0:
            hour = token.width <= 2 and "colon" in t[j + 1].word and not t[j + 1].gap
            if hour and node.end:
                break
            if (
                node.y is None and node.m is None and node.d is None
                and not _FIGURE_MARKS.isdisjoint(t[j + 1].word)
            ):  # fmt: skip
                figures = read_figures(t, j, table)
                if figures is not None:
                    figures.weekday, figures.marked, figures.lead = node.weekday, node.marked, figures.lead
                    node = figures
                    j = skip_glue(t, node.end)
                    continue
        elif word.get("pre") == "day" and node.y is None and node.m is None and node.d is None:
            figures = read_figures(t, j + 1, table) if t[j + 1].num >= 0 else None
            if figures is not None and figures.d is not None:
                figures.weekday, figures.marked = node.weekday, True
                node = figures
                j = skip_glue(t, node.end)
                continue
        if "weekday" in word and node.weekday is None and ("month" not in word or _is_weekday(t, j)):
            if node.end and not _closes(t, j, node):
                break
            node.weekday = int(word["weekday"])
            node.lead = node.lead or "w"
            node.end = j + 1
            j = skip_glue(t, node.end, loose=True)
            if "pre" in t[j].word or "ordinal_pre" in t[j].word:
                continue
            if "open" in t[j].word:  # "Selasa (8/7/2025)"
                inner = read_calendar(t, j + 1, table) if t[j + 1].num >= 0 else None
                if (
                    inner is not None
                    and inner.d is not None
                    and inner.m is not None
                    and "close" in t[inner.end].word
                ):
                    inner.weekday, inner.marked, inner.end = node.weekday, True, inner.end + 1
                    return inner
                break
            continue
        if token.num >= 0:
            end = _numbered_item(t, j, node, table)
        elif _ITEMS.isdisjoint(word):
            end = 0
        else:
            end = _month_item(t, j, node) or _year_item(t, j, node, table) or _day_item(t, j, node, table)
        if not end:
            linked = j if not node.end or _TIES.isdisjoint(word) else _links(t, j, node)
            if linked == j:
                break
            j = linked
            continue
        node.end = end
        if not _GLUE.isdisjoint(t[end].word):
            j = skip_glue(t, end)
        else:
            j = end if _TIES.isdisjoint(t[end].word) else _links(t, end, node)
    if (
        node.d is not None
        and node.weekday is None
        and "open" in t[node.end].word
        and "weekday" in t[node.end + 1].word
    ) and "close" in t[node.end + 2].word:  # "8 July 2025 (Tuesday)"
        node.weekday = int(t[node.end + 1].word["weekday"])
        node.end += 3
    if not node.end or (node.y is None and node.m is None and node.d is None and node.weekday is None):
        return None
    shift = t[node.end].word.get("shift")
    lacks_year = node.m is not None and node.y is None and node.shift_y is None
    if (
        shift is not None
        and lacks_year
        and "unit" not in t[node.end + 1].word
        and not opens_range(t, node.end)
    ):  # "tháng 7 tới"
        node.shift = int(shift) if node.d is None else None
        node.end += 1
    return node


def _is_weekday(t: list[Token], j: int) -> bool:
    """Whether a word that is both a weekday and a month ("mar") is the weekday: a month follows."""
    k = skip_glue(t, j + 1)
    if t[k].width in (1, 2):
        k = skip_glue(t, k + 1)
    return "month" in t[k].word


def _closes(t: list[Token], j: int, node: Node) -> bool:
    """Whether a weekday after a date belongs to that date, not to the next one."""
    after = t[j + 1]
    clock = "colon" in t[j + 2].word
    return (
        node.d is not None
        and (after.num < 0 or clock)
        and "month" not in after.word
        and "pre" not in after.word
    )


def _numbered_item(t: list[Token], j: int, node: Node, table: Table) -> int:
    """Put a number into ``node`` as what the words beside it call it: most are a day or a year by themselves."""
    after = t[j + 1].word
    end = 0
    if t[j].width <= 2 and not _AFTER_MONTH.isdisjoint(after):
        end = _month_item(t, j, node)
    if not end and (t[j].width > 2 or node.m is not None or not AFTER_YEAR.isdisjoint(after)):
        end = _year_item(t, j, node, table)
    return end or (_day_item(t, j, node, table) if t[j].width <= 2 else 0)


def _month_item(t: list[Token], j: int, node: Node) -> int:
    if node.m is not None or node.shift_m is not None:
        return 0
    if t[j].num < 0 and _BEFORE_MONTH.isdisjoint(t[j].word) and node.d is None:
        return 0
    month = _named_month(t, j)
    if month is not None:
        # "8 tháng 7": a number between two month words belongs to the second one.
        node.m = month[0]
        node.marked = True
        node.lead = node.lead if node.lead not in ("", "w") else "m"
        return month[1]
    if node.d is not None:
        relative = read_relative_unit(t, j)
        if relative is not None and relative[0] == "month":
            node.shift_m = relative[1]
            node.marked = True
            return relative[2]
    return 0


def _year_item(t: list[Token], j: int, node: Node, table: Table) -> int:
    if node.y is not None or node.shift_y is not None:
        return 0
    end = read_year(t, j, table, node)
    if end:
        node.lead = node.lead if node.lead not in ("", "w") else "y"
        return end
    if node.m is None:
        return 0
    if t[j].width == 2 and _may_be_short_year(t, j, node, table):
        node.y, node.short = _short_year(t[j].num, table)
        return j + 1
    relative = read_relative_unit(t, j)
    if relative is not None and relative[0] == "year":
        node.shift_y = relative[1]
        return relative[2]
    return 0


def _short_year(number: int, table: Table) -> tuple[int, bool]:
    """Return a year of two figures, and whether its century is still open."""
    return (number + 2500 - 543, False) if table.short_buddhist else (number, True)


def _may_be_short_year(t: list[Token], j: int, node: Node, table: Table) -> bool:
    """Whether a number of two figures is the year of a day, or of a month alone: "juillet 98", not "July, 98 people"."""
    if "comma" in t[j - 1].word and not (table.short_buddhist and node.d is None):
        return False
    if node.d is not None:
        return _ends_short_year(t, j + 1)
    if table.short_buddhist:
        return t[j].num > _LAST_DAY
    return t[j].num >= _LAST_CENTURY and _ends_short_year(t, j + 1)


def _ends_short_year(t: list[Token], j: int) -> bool:
    """Whether a number of two figures after day and month can be a year: no other number's part follows, nor "-st" as in "the 31st"."""
    word = t[j].word
    if "ordinal_post" in word and not t[j].gap:
        return False
    if "dot" in word and not t[j].gap and t[j + 1].num >= 0:
        return False
    return t[j].num < 0 and not (
        "month" in word
        or "unit" in word
        or "colon" in word
        or "hour" in word
        or "ampm" in word
        or "slash" in word
    )


def _month_follows(t: list[Token], j: int, end: int) -> bool:
    """Whether a number after a year is a day or month: one that follows says so ("1978, 1 Peb", "2025年1-5月")."""
    k = skip_glue(t, end)
    if _named_month(t, k) is not None:
        return True
    word = t[end].word
    return (
        not t[j].gap
        and "comma" not in t[j - 1].word
        and ("hyphen" in word or "dash" in word or "range" in word)
    )


def _counts_apart(t: list[Token], j: int, node: Node) -> bool:
    """Whether a number behind a month is no day of it: "tháng 7, 8 năm 2025", "in May 2024 the second country"."""
    listed = "comma" in t[j - 1].word and t[j - 2].num >= 0
    return listed or (node.lead == "m" and node.y is not None and t[j].num < 0)


def _day_item(t: list[Token], j: int, node: Node, table: Table) -> int:
    token = t[j]
    if node.d is not None or (token.num < 0 and _BEFORE_DAY.isdisjoint(token.word)):
        return 0
    if node.m is not None and _counts_apart(t, j, node):
        return 0
    if (
        token.num >= 0 and node.m is not None and _AFTER_DAY.isdisjoint(t[j + 1].word)
    ):  # a number beside a month's name
        if not 1 <= token.num <= 31:
            return 0
        if "comma" in t[j - 1].word and t[skip_glue(t, j + 1)].width != 4:
            return 0  # "in January, 12 of them"
        node.d = token.num
        return j + 1
    day = _day(t, j, node.m, table)
    if day is None:
        return 0
    number, end, marked = day
    if not marked and node.m is None and node.y is not None and not _month_follows(t, j, end):
        return 0
    node.d = number
    node.d_marked = marked
    node.marked = node.marked or marked
    node.lead = node.lead if node.lead not in ("", "w") else "d"
    return end
