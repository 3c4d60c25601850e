"""What is told by its number within something longer: "the first Monday of September", "the last day of July", "the first ten days of May"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.values.dates.calendar_words import read_calendar
from aseanhr.values.dates.node import Node, Refused

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings, Token

__all__ = ["read_nth", "read_nth_after", "read_week_of"]

_PLACES = frozenset(("ordinal", "final", "ordinal_pre", "number"))
_HEADS = frozenset(("weekday", "unit"))
_UNITS = ("day", "week", "month")
_MOST_DAYS = 30
_SMALL = frozenset(("fill", "at"))
_WHOLE = frozenset(("month", "pre"))


class _Part(NamedTuple):
    """The part of something longer that some words tell.

    Attributes:
        place: its number, -1 for the last.
        of: ``weekday``, ``day``, ``week`` or ``month``.
        weekday: which weekday, if it is one.
        many: how many of them ("the first ten days"), 0 for one.
        end: the index after the words.
    """

    place: int
    of: str
    weekday: int | None
    many: int
    end: int


def read_nth(t: list[Token], i: int, table: Table) -> Node | None:
    """Return what is told by its number within the month or year that follows, or None.

    Raises:
        Refused: it is a week, which months have none of their own.
    """
    part = _part(t, i, table)
    if part is None:
        return None
    whole = read_calendar(t, _small_words(t, part.end), table)
    return None if whole is None else _within(part, whole, whole.end)


def read_nth_after(t: list[Token], whole: Node, table: Table) -> Node | None:
    """Return what is told by its number within the month or year before it ("2025年7月的第一个星期一"), or None."""
    part = _part(t, _small_words(t, whole.end), table)
    return None if part is None else _within(part, whole, part.end)


def read_week_of(t: list[Token], i: int, table: Table) -> Node | None:
    """Return "the week of July 7", "the week ending 11 July", "the week from 7 July" at token ``i``, or None."""
    j, mode = i + 1, "of"
    while (said := _mode(t[j].word)) is not None:
        j, mode = j + 1, said or mode
    if j == i + 1:
        return None
    day = read_calendar(t, j, table)
    if day is None or day.d is None or day.m is None or day.alts is not None:
        return None
    if mode == "from" and "range" in t[day.end].word:
        return None  # "the week from 7 to 11 July"
    day.unit, day.of, day.marked = "week_of", mode, True
    return day


def _mode(word: Readings) -> str | None:
    """Return what a word between a week and its day says: ``ending``, ``from``, nothing; None if it is none of them."""
    if "run_to" in word:
        return "ending"
    if "from" in word and "fill" not in word:
        return "from"
    return "" if not _SMALL.isdisjoint(word) and (_WHOLE.isdisjoint(word) or "fill" in word) else None


def _within(part: _Part, whole: Node, end: int) -> Node | None:
    if whole.d is not None or whole.alts is not None or whole.weekday is not None:
        return None
    month = whole.m is not None or whole.shift_m is not None
    if month is (part.of == "month"):
        return None
    if part.of == "week":
        raise Refused("the weeks of a month have no fixed days")
    node = whole.copy()
    node.unit, node.of, node.n, node.weekday = "nth", part.of, part.place, part.weekday
    if part.many > 1:
        node.of, node.n = "days", part.place * part.many
    node.marked, node.end = True, end
    return node


def _part(t: list[Token], i: int, table: Table) -> _Part | None:
    """Read "first Monday", "thứ Sáu đầu tiên", "last ten days", "10 ngày đầu" at token ``i``."""
    if t[i].num < 0 and _PLACES.isdisjoint(t[i].word) and _HEADS.isdisjoint(t[i].word):
        return None
    part = _head_first(t, i) if table.ordinal_after else _place_first(t, i)
    if part is None or part.many <= 1:
        return part
    counts = part.of == "day" and abs(part.place) == 1 and part.many <= _MOST_DAYS
    return part if counts else None


def _head_first(t: list[Token], i: int) -> _Part | None:
    """Read "thứ Sáu đầu tiên", "10 ngày đầu"; a number behind a weekday is the day: "Tuesday the 8th"."""
    count, j = _count(t, i)
    head = _head(t, j)
    place = _place(t, _small(t, head[2]), figures=head[0] != "weekday") if head else None
    return _Part(place[0], head[0], head[1], count, place[1]) if head and place else None


def _place_first(t: list[Token], i: int) -> _Part | None:
    """Read "first Monday", "first ten days", "ten first days"."""
    count, j = _count(t, i)
    place = _place(t, j)
    if place is None and count:  # no count, but the number of the part itself
        count, place = 0, _place(t, i)
    if place is None:
        return None
    number, j = place
    if not count:
        count, j = _count(t, j)
    head = _head(t, _small(t, j))
    return _Part(number, head[0], head[1], count, head[2]) if head else None


def _small(t: list[Token], j: int) -> int:
    """Return the index after a small word that is no head itself."""
    return j + ("fill" in t[j].word and _HEADS.isdisjoint(t[j].word))


def _small_words(t: list[Token], j: int) -> int:
    """Return the index after the small words between a part and the whole."""
    while not _SMALL.isdisjoint(t[j].word) and _WHOLE.isdisjoint(t[j].word):
        j += 1
    return j


def _count(t: list[Token], j: int) -> tuple[int, int]:
    """Return a plain number and the index after it, or 0 and ``j``."""
    token = t[j]
    number = token.num if 1 <= token.width <= 2 else int(token.word.get("number", 0))
    if number <= 0 or ("ordinal_post" in t[j + 1].word and not t[j + 1].gap):
        return 0, j
    return number, j + 1


def _place(t: list[Token], j: int, *, figures: bool = True) -> tuple[int, int] | None:
    """Return which part it is, -1 for the last, and the index after the words."""
    counted = "ordinal_pre" in t[j].word and "ordinal" not in t[j].word
    j += counted
    token, word = t[j], t[j].word
    if token.num > 0:
        if not figures or token.width > 2:
            return None
        if "ordinal_post" in t[j + 1].word and not t[j + 1].gap:
            return token.num, j + 2
        if "dot" in t[j + 1].word and not t[j + 1].gap:
            return token.num, j + 2
        return (token.num, j + 1) if counted else None
    if "final" in word:
        return -1, j + 1
    if "ordinal" in word:
        return int(word["ordinal"]), j + 1
    return (int(word["number"]), j + 1) if counted and "number" in word else None


def _head(t: list[Token], j: int) -> tuple[str, int | None, int] | None:
    """Return what is counted, which weekday it is, and the index after its word."""
    word = t[j].word
    if "weekday" in word and word.get("unit") != "week":
        return "weekday", int(word["weekday"]), j + 1
    unit = word.get("unit")
    return (str(unit), None, j + 1) if unit in _UNITS else None
