"""Clock times beside a date: ``14:30``, ``3.30 pm``, ``7 giờ tối``, ``10点05分``, with the offset where one is given."""

from __future__ import annotations

from datetime import time, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.values.dates.tokens import Token

__all__ = ["read_clock"]

# After a number these say that it belongs to a date, not to "in the morning".
_TIES = {"slash", "hyphen", "dash", "dot", "pre", "post", "month", "range", "and", "unit", "fill"}
_STRONG_TIES = _TIES - {"pre", "fill"}  # "kl. 9 den 3 mars"


def read_clock(t: list[Token], i: int, *, dotted: bool) -> tuple[time, int] | None:
    """Return the clock time that begins at token ``i`` and the index after it, or None.

    Args:
        t: the tokens of a run.
        i: where to begin.
        dotted: whether two numbers with a dot between may be a time though no other word says so.
    """
    j = i
    half = ""
    named = strong = False
    while "clock" in t[j].word or "ampm" in t[j].word:
        strong = strong or t[j].word.get("clock") == "strong"
        half = half or str(t[j].word.get("ampm", ""))
        named = True
        j += 1
    if "noon" in t[j].word:
        return _moment(int(t[j].word["noon"]), 0, 0, "", t, j + 1)
    hour = t[j]
    if not 0 <= hour.num <= 24 or hour.width > 2:
        return None
    mark = t[j + 1].word
    minute, second = 0, 0
    if ("colon" in mark or "dot" in mark) and _is_sixtieth(t[j + 2]) and not t[j + 2].gap:
        weak = "dot" in mark and not dotted and not named
        minute = t[j + 2].num
        j += 3
        if "colon" in t[j].word and _is_sixtieth(t[j + 1]):
            second = t[j + 1].num
            j += 2
            if "dot" in t[j].word and t[j + 1].num >= 0 and not t[j + 1].gap:
                j += 2
        if "hour" in t[j].word:
            weak = False
            j += 1
        if weak and "ampm" not in t[j].word:
            return None
    elif "noon" in mark and hour.num == 12:
        j += 1
        return _moment(int(mark["noon"]), 0, 0, "", t, j + 1)
    elif "hour" in mark:
        if "unit" in mark and not _is_sixtieth(t[j + 2]):  # "1H 2025" is half a year
            return None
        j += 2
        if _is_sixtieth(t[j]) and ("minute" in t[j + 1].word or t[j].width == 2):
            minute = t[j].num
            j += 1
            if "minute" in t[j].word:
                j += 1
        elif "thirty" in t[j].word:
            minute = 30
            j += 1
    elif "ampm" in mark or (
        (half or strong) and t[j + 1].num < 0 and (_STRONG_TIES if strong else _TIES).isdisjoint(mark)
    ):
        j += 1
    else:
        return None
    if "ampm" in t[j].word:
        half = str(t[j].word["ampm"])
        j += 1
    return _moment(hour.num, minute, second, half, t, j)


def _is_sixtieth(token: Token) -> bool:
    return 0 <= token.num < 60 and token.width == 2


def _moment(
    hour: int, minute: int, second: int, half: str, t: list[Token], j: int
) -> tuple[time, int] | None:
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23:
        return None
    zone, end = _read_zone(t, j)
    return time(hour, minute, second, tzinfo=zone), end


def _read_zone(t: list[Token], j: int) -> tuple[timezone | None, int]:
    bracket = "open" in t[j].word
    k = j + bracket
    word = t[k].word
    minutes: int | None = None
    found = False
    if "zone" in word:
        found = True
        if isinstance(word["zone"], int):
            minutes = word["zone"]
        k += 1
    sign = (
        1
        if "plus" in t[k].word
        else -1
        if "hyphen" in t[k].word and (minutes == 0 or t[k].gap or found)
        else 0
    )
    if not sign and not found and "hyphen" in t[k].word and t[k + 1].width in (2, 4) and not t[k + 1].gap:
        sign = -1
    shift = t[k + 1]
    if sign and shift.num >= 0 and not shift.gap and shift.width in (1, 2, 4) and (found or shift.width != 1):
        hours, rest = divmod(shift.num, 100) if shift.width == 4 else (shift.num, 0)
        k += 2
        if "colon" in t[k].word and _is_sixtieth(t[k + 1]):
            rest = t[k + 1].num
            k += 2
        if hours > 14 or rest > 59:
            return None, j
        minutes = sign * (hours * 60 + rest)
        found = True
    if not found:
        return None, j
    if bracket:
        if "close" not in t[k].word:
            return None, j
        k += 1
    return (timezone(timedelta(minutes=minutes)) if minutes is not None else None), k
