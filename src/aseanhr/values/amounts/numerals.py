"""Numbers in digits, words or both: "1,6 tỷ", "two and a half billion", "2亿3000万", "hai mươi lăm"."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple

from aseanhr.values.amounts.numbers import NUMBER
from aseanhr.values.amounts.tables import DASHES, Lexicon, Role, Token, is_spaced

__all__ = ["Numeral", "numeral"]

_ONE: Final = Decimal(1)
_HALF: Final = Decimal("0.5")
_TEN: Final = Decimal(10)
_THOUSAND: Final = Decimal(1000)
_LIMIT: Final = Decimal(10) ** 24
_MAX_WORDS: Final = 24
_MAGNIFIES: Final = (Role.MAGNITUDE, Role.COMPOUND)
_DASH: Final = re.compile(f" ?[{re.escape(DASHES)}] ?")
_GOES_ON: Final = (Role.MAGNITUDE, Role.HUNDRED, Role.HALF)
_EXACT: Final = Context(prec=60)  # the caller's context must not round


class Numeral(NamedTuple):
    """A number and how it was written.

    Attributes:
        value: the number.
        end: where it ends.
        scale: the magnitude behind a single number ("5 billion": 10^9), which "4" in "4–5 billion" shares.
        magnitude: whether a magnitude word is in it.
        article: whether it is a mere article ("a"), which is no number without a magnitude or percent word.
        indian: whether its digits are grouped as 12,34,567.
        following: the word behind it.
    """

    value: Decimal
    end: int
    scale: Decimal
    magnitude: bool
    article: bool
    indian: bool
    following: Token | None


def _end_of_digits(text: str, position: int) -> int:
    found = NUMBER.match(text, position)
    return position if found is None else found.end()


def _read_digits(lex: Lexicon, text: str, low: str, position: int) -> tuple[Decimal, int, bool] | None:
    found = NUMBER.match(text, position)
    if found is None:
        return None
    digits = found[0]
    value = lex.convention.read(digits)
    if value is not None:
        return value, found.end(), False
    value = lex.convention.read_indian(digits)
    if value is not None:
        return value, found.end(), True
    value = lex.convention.read_pointed(digits)
    if value is None or not _is_magnified(lex, text, low, found.end()):
        return None
    return value, found.end(), False


def _is_magnified(lex: Lexicon, text: str, low: str, end: int) -> bool:
    """Tell whether a magnitude stands behind a number, or behind the other end of a range that it begins."""
    token = lex.after(text, low, end)
    if token is not None and token[0] in _MAGNIFIES:
        return True
    if token is not None and token[0] == Role.TO:
        end = token[2] + (low[token[2] : token[2] + 1] == " ")
    else:
        dash = _DASH.match(low, end)
        end = -1 if dash is None else dash.end()
    other = NUMBER.match(text, end) if end >= 0 else None
    token = None if other is None else lex.after(text, low, other.end())
    return token is not None and token[0] in _MAGNIFIES


def numeral(lex: Lexicon, text: str, low: str, position: int) -> Numeral | int:
    """Read the number that begins at ``position``, as far as it goes.

    Parts add up and magnitudes multiply the smaller parts before them; magnitudes side by side multiply each other.

    Returns:
        The number; or, if there is none or it is malformed, the position behind what was looked at.
    """
    parts: list[Decimal] = []
    sizes: list[Decimal] = []  # the magnitude of each part
    last = ""
    indian = False
    end = position
    if low[position : position + 1].isdecimal():
        digits = _read_digits(lex, text, low, position)
        if digits is None:
            return _end_of_digits(text, position)
        value, end, indian = digits
        token = lex.after(text, low, end)
        if token is None or token[0] not in _GOES_ON:
            return Numeral(value, end, _ONE, False, False, indian, token)
        parts.append(value)
        sizes.append(_ONE)
        last = "digits"
    else:
        token = lex.after(text, low, position)
    scale = _ONE
    smallest = _LIMIT  # the last magnitude: what follows in the sum must be smaller
    article = magnitude = False
    settled = end  # behind the last magnitude: where to read on if what follows does not fit
    for _ in range(_MAX_WORDS):
        if token is None:
            if last == Role.MAGNITUDE:
                more = _digits_below(lex, text, low, end, smallest)
                if more is not None:
                    value, end, smallest = more
                    parts.append(value)
                    sizes.append(smallest)
                    scale = _ONE
                    token = lex.after(text, low, end)
                    continue
            break
        role, payload, edge = token
        if role in (Role.MAGNITUDE, Role.HUNDRED):
            factor: Decimal = payload
            if not last and role == Role.MAGNITUDE:
                return end
            below = Decimal(0)
            while parts and parts[-1] < factor:
                below = _EXACT.add(below, parts.pop())
                sizes.pop()
            if below or not parts or not last:
                if parts and factor >= sizes[-1] and factor >= _THOUSAND:
                    return settled
                parts.append(_EXACT.multiply(below or _ONE, factor))
                sizes.append(factor)
                scale = (
                    _EXACT.multiply(scale, factor)
                    if last in ("digits", Role.NUMBER, Role.MAGNITUDE)
                    else factor
                )
            elif last in ("digits", Role.MAGNITUDE):
                parts[-1] = _EXACT.multiply(parts[-1], factor)
                sizes[-1] = factor
                scale = _EXACT.multiply(scale, factor)
            else:
                return end
            smallest = factor
            settled = edge
            magnitude = magnitude or factor >= _THOUSAND
            article = False
            last = Role.MAGNITUDE
        elif role in (Role.OF, Role.ARTICLE) and parts and parts[0] < _ONE:
            follower = lex.after(text, low, edge)  # "half a billion", "a quarter of a million"
            if follower is None or follower[0] not in (Role.ARTICLE, Role.MAGNITUDE, Role.PERCENT):
                break
        elif role == Role.NUMBER or (role == Role.ARTICLE and not last):
            if last in ("digits", Role.POINT) or (
                last == Role.NUMBER and not _unit_after_ten(parts[-1], payload)
            ):
                break
            parts.append(payload)
            sizes.append(_ONE)
            article = role == Role.ARTICLE
            last = Role.NUMBER
        elif role == Role.HALF:
            if last == Role.MAGNITUDE and smallest > _TEN:
                parts.append(_EXACT.multiply(_HALF, smallest))
                sizes.append(_ONE)
            elif not last or (last == Role.NUMBER and not article):
                parts.append(_HALF)
                sizes.append(_ONE)
            elif article:
                parts[-1] = _HALF
            else:
                break
            article = False
            last = Role.HALF
        elif role == Role.AND and last in (Role.NUMBER, Role.MAGNITUDE):
            follower = lex.after(text, low, edge)
            if follower is None or follower[0] not in (Role.NUMBER, Role.HALF, Role.HUNDRED):
                break
            if follower[0] == Role.NUMBER and parts[-1] < 20 and last == Role.NUMBER:
                break  # "five and six" are two numbers
        elif role == Role.POINT and last == Role.NUMBER:
            fraction, stop = _spoken_fraction(lex, text, low, edge)
            if not fraction:
                break
            parts[-1] = _EXACT.add(parts[-1], Decimal("0." + fraction))
            end = stop
            token = lex.after(text, low, end)
            last = Role.POINT
            continue
        else:
            break
        end = edge
        token = lex.after(text, low, end)
    else:
        return end
    if not parts:
        return end
    value = parts[0]
    for part in parts[1:]:
        value = _EXACT.add(value, part)
    if value >= _LIMIT:
        return end
    return Numeral(value, end, scale if len(parts) == 1 else _ONE, magnitude, article, indian, token)


def _unit_after_ten(before: Decimal, unit: Decimal) -> bool:
    """Tell whether a number word may directly follow another: "twenty five", "hai trăm linh năm"."""
    return unit < _TEN <= before and before % _TEN == 0


def _digits_below(
    lex: Lexicon, text: str, low: str, position: int, smallest: Decimal
) -> tuple[Decimal, int, Decimal] | None:
    """Read "200 million" behind "1 billion", or the bare "5000" of "3万5000"."""
    apart = low[position : position + 1] == " "
    start = position + apart
    if not low[start : start + 1].isdecimal():
        return None
    digits = _read_digits(lex, text, low, start)
    if digits is None:
        return None
    value, end, _ = digits
    token = lex.after(text, low, end)
    if token is None or token[0] not in (Role.MAGNITUDE, Role.HUNDRED):
        glued = not apart and not is_spaced(low[position - 1]) and value < smallest
        return (value, end, _ONE) if glued else None
    total = _EXACT.multiply(value, token[1])
    return (total, token[2], token[1]) if token[1] < smallest and total < smallest else None


def _spoken_fraction(lex: Lexicon, text: str, low: str, position: int) -> tuple[str, int]:
    digits = ""
    while len(digits) < _MAX_WORDS:
        token = lex.after(text, low, position)
        if token is None or token[0] != Role.NUMBER or not 0 <= token[1] < _TEN:
            break
        digits += str(token[1])
        position = token[2]
    return digits, position
