"""What is told by its number within something longer: "the first Monday of September", "the last day of July", "the first ten days of May"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.values.dates.calendar_words import read_calendar
from aseanhr.values.dates.node import Node, Refused

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token

__all__ = ["read_nth", "read_nth_after"]

_PLACES = frozenset(("ordinal", "final", "ordinal_pre", "number"))
_HEADS = frozenset(("weekday", "unit"))
_UNITS = ("day", "week", "month")
_MOST_DAYS = 30
_SMALL = frozenset(("fill", "at"))
_WHOLE = frozenset(("month", "pre"))
_MOST_SMALL = 3


class _Part(NamedTuple):
    """The part of something longer that some words tell.

    Attributes:
        place: its number, -1 for the last.
        of: ``weekday``, ``day``, ``week`` or ``month``.
        weekday: which weekday, if it is one.
        count: how many of them ("the first ten days"), 0 for one.
        end: the index after the words.
    """

    place: int
    of: str
    weekday: int | None
    count: int
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
    if part.count > 1:
        node.of, node.n = "days", part.place * part.count
    node.marked, node.end = True, end
    return node


def _part(t: list[Token], i: int, table: Table) -> _Part | None:
    """Read "first Monday", "thứ Sáu đầu tiên", "last ten days", "10 ngày đầu" at token ``i``."""
    if t[i].num < 0 and _PLACES.isdisjoint(t[i].word) and _HEADS.isdisjoint(t[i].word):
        return None
    count, j = _count(t, i)
    if table.ordinal_after:
        head = _head(t, j)
        # A number behind a weekday is the day: "Tuesday the 8th".
        place = _place(t, _small(t, head[2]), figures=head[0] != "weekday") if head else None
        end = place[1] if place else 0
    else:
        place = _place(t, j)
        if place is None and count:  # no count, but the number of the part itself
            count, place = 0, _place(t, i)
        if place is not None and not count:
            count, after = _count(t, place[1])
        else:
            after = place[1] if place else 0
        head = _head(t, _small(t, after)) if place else None
        end = head[2] if head else 0
    if head is None or place is None:
        return None
    of, weekday, _ = head
    if count > 1 and (of != "day" or abs(place[0]) != 1 or count > _MOST_DAYS):
        return None
    return _Part(place[0], of, weekday, count, end)


def _small(t: list[Token], j: int) -> int:
    """Return the index after a small word that is no head itself."""
    return j + ("fill" in t[j].word and _HEADS.isdisjoint(t[j].word))


def _small_words(t: list[Token], j: int) -> int:
    """Return the index after the small words between a part and the whole."""
    for _ in range(_MOST_SMALL):
        word = t[j].word
        if _SMALL.isdisjoint(word) or not _WHOLE.isdisjoint(word):
            break
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
    if counted and "number" in word:
        return int(word["number"]), j + 1
    return None


def _head(t: list[Token], j: int) -> tuple[str, int | None, int] | None:
    """Return what is counted, which weekday it is, and the index after its word."""
    word = t[j].word
    if "weekday" in word and word.get("unit") != "week":
        return "weekday", int(word["weekday"]), j + 1
    unit = word.get("unit")
    return (str(unit), None, j + 1) if unit in _UNITS else None
