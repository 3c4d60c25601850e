"""Numbers in digits, words or both: "1,6 tỷ", "two and a half billion", "2亿3000万", "hai mươi lăm"."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.numbers import NUMBER
from aseanhr.values.amounts.tables import DASHES, Lexicon, Token, is_spaced

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Any, Final

__all__ = ["Numeral", "digits_numeral", "numeral", "words_numeral"]

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_TEN: Final = Decimal(10)
_THOUSAND: Final = Decimal(1000)
_LIMIT: Final = Decimal(10) ** 24
_MAX_WORDS: Final = 24
_MAGNIFIES: Final = (roles.MAGNITUDE, roles.COMPOUND)
_MULTIPLIES: Final = (roles.MAGNITUDE, roles.HUNDRED)
_DASH: Final = pattern(f" ?[{re.escape(DASHES)}] ?")
# What goes on behind digits, and behind a magnitude.
_QUALIFIES: Final = (roles.QUALIFIER, roles.WITHIN)
_GOES_ON: Final = frozenset((*_MULTIPLIES, *_QUALIFIES, roles.HALF, roles.POINT, roles.OF))
_GOES_FURTHER: Final = frozenset((*_GOES_ON, roles.NUMBER, roles.ARTICLE, roles.AND, roles.OF))
_DIGITS: Final = "digits"  # beside the roles of words: what was read last
_FRACTION: Final = pattern(" ?([0-9]{1,6})(?![0-9.,])")
_EXACT: Final = Context(prec=60)  # the caller's context must not round


class Numeral:
    """A number and how it was written.

    Attributes:
        value: the number.
        end: where it ends.
        following: the word behind it.
        scale: the magnitude behind a single number ("5 billion": 10^9), which "4" in "4–5 billion" shares.
        magnitude: whether a magnitude word is in it.
        article: whether it is a mere article ("a"), which is no number without a magnitude or percent word.
        indian: whether its digits are grouped as 12,34,567.
        qualifier: what stands within it: "100多亿", "en dryg miljon".
    """

    __slots__ = ("article", "end", "following", "indian", "magnitude", "qualifier", "scale", "value")

    def __init__(self, value: Decimal, end: int, following: Token | None) -> None:
        self.value = value
        self.end = end
        self.following = following
        self.scale = _ONE
        self.magnitude = self.article = self.indian = False
        self.qualifier = ""


def numeral(lex: Lexicon, text: str, low: str, position: int) -> Numeral | int:
    """Read the number that begins at ``position``, as far as it goes.

    Returns:
        The number; or, if there is none or it is malformed, the position behind what was looked at.
    """
    digits = NUMBER.match(text, position)
    if digits is None:
        return words_numeral(lex, text, low, position)
    end = digits.end()
    return digits_numeral(lex, text, low, position, end, lex.after(text, low, end))


def digits_numeral(
    lex: Lexicon, text: str, low: str, position: int, end: int, following: Token | None
) -> Numeral | int:
    """Read the number whose digits go from ``position`` to ``end``, with the words behind it; see `numeral`."""
    digits = text[position:end]
    value = lex.convention.read(digits)
    indian = False
    if value is None:
        value = lex.convention.read_indian(digits)
        indian = value is not None
    if value is None and _is_magnified(lex, text, low, end):
        value = lex.convention.read_pointed(digits)
    if value is None:
        return end
    number: Numeral | int
    if following is None or following[0] not in _GOES_ON:
        number = Numeral(value, end, following)
    else:
        number = _multiple(lex, text, low, value, following) or _sum_up(
            lex, text, low, _Sum(value), end, following
        )
    if indian and not isinstance(number, int):
        number.indian = True
    return number


def words_numeral(lex: Lexicon, text: str, low: str, position: int) -> Numeral | int:
    """Read the number in words that begins at ``position``; see `numeral`."""
    return _sum_up(lex, text, low, _Sum(), position, lex.after(text, low, position))


def _is_magnified(lex: Lexicon, text: str, low: str, end: int) -> bool:
    """Tell whether a magnitude stands behind a number, or behind the other end of a range that it begins."""
    token = lex.after(text, low, end)
    if token is not None and token[0] in _MAGNIFIES:
        return True
    if token is not None and token[0] == roles.TO:
        end = token[2] + (low[token[2] : token[2] + 1] == " ")
    else:
        dash = _DASH.match(low, end)
        end = -1 if dash is None else dash.end()
    other = NUMBER.match(text, end) if end >= 0 else None
    token = None if other is None else lex.after(text, low, other.end())
    return token is not None and token[0] in _MAGNIFIES


def _multiple(lex: Lexicon, text: str, low: str, value: Decimal, token: Token) -> Numeral | None:
    """Return digits times one magnitude, as most large numbers are written; None if more belongs to the number."""
    role, factor, end = token
    if role not in _MULTIPLIES or low[end : end + 2].strip()[:1].isdecimal():
        return None
    following = lex.after(text, low, end)
    if following is not None and following[0] in _GOES_FURTHER:
        return None
    value = _EXACT.multiply(value, factor)
    if value >= _LIMIT:
        return None
    number = Numeral(value, end, following)
    number.scale = factor
    number.magnitude = factor >= _THOUSAND
    return number


class _Sum:
    """The parts of a number: they add up, and magnitudes multiply the smaller parts before them.

    Attributes:
        parts: what adds up, each part with the magnitude in it (one if none) in ``sizes``.
        last: the role of the last word, or that it was digits.
        scale: the product of the magnitudes, for a number of a single part.
        smallest: the last magnitude: what follows in the sum must be smaller.
        article: whether it is a mere article as yet.
        magnitude: whether a magnitude of a thousand or more is in it.
        qualifier: what stands before a magnitude.
    """

    def __init__(self, digits: Decimal | None = None) -> None:
        self.parts = [] if digits is None else [digits]
        self.sizes = [_ONE] * len(self.parts)
        self.last = _DIGITS if self.parts else ""
        self.scale = _ONE
        self.smallest = _LIMIT
        self.article = self.magnitude = False
        self.qualifier = ""

    def add(self, part: Decimal, size: Decimal, last: str) -> None:
        self.parts.append(part)
        self.sizes.append(size)
        self.last = last

    def take(self, role: str, value: Any) -> bool:
        """Add a number word, an article or a half; False if it does not fit."""
        if role == roles.HALF:
            if self.last == roles.MAGNITUDE and self.smallest > _TEN:
                self.add(_EXACT.multiply(value, self.smallest), _ONE, role)
            elif not self.last or (self.last in (_DIGITS, roles.NUMBER) and not self.article):
                self.add(value, _ONE, role)
            elif self.article:
                self.parts[-1], self.last = value, role
            else:
                return False
            self.article = False
            return True
        if self.last in (_DIGITS, roles.POINT) or (
            role != roles.NUMBER and (role != roles.ARTICLE or self.last)
        ):
            return False
        if self.last == roles.NUMBER and not self.parts[-1] and len(self.parts) > 1:
            self.parts[-1] = value  # a zero that fills a place: "五百零三万"
            return True
        if self.last == roles.NUMBER and not _is_below(value, self.parts[-1]):
            return False
        self.add(value, _ONE, roles.NUMBER)
        self.article = role == roles.ARTICLE
        return True

    def multiply(self, role: str, factor: Decimal) -> bool:
        """Multiply the parts that are smaller, or the last one; False if there is nothing that it can multiply."""
        below = _ZERO
        count = len(self.parts)
        while self.parts and self.parts[-1] < factor:
            below = _EXACT.add(below, self.parts.pop())
        del self.sizes[len(self.parts) :]
        if len(self.parts) < count:
            if self.parts and factor >= self.sizes[-1] and factor >= _THOUSAND:
                return False
            self.add(_EXACT.multiply(below, factor), factor, self.last)
        elif not count and role == roles.HUNDRED:
            self.add(factor, factor, role)
        elif self.last in (_DIGITS, roles.MAGNITUDE):
            self.parts[-1] = _EXACT.multiply(self.parts[-1], factor)
            self.sizes[-1] = factor
        else:
            return False
        single = self.last in (_DIGITS, roles.NUMBER, roles.MAGNITUDE)
        self.scale = _EXACT.multiply(self.scale, factor) if single else factor
        self.smallest = factor
        self.magnitude = self.magnitude or factor >= _THOUSAND
        self.article = False
        self.last = roles.MAGNITUDE
        return True


def _sum_up(lex: Lexicon, text: str, low: str, total: _Sum, end: int, token: Token | None) -> Numeral | int:
    """Read on from ``token``, the word at ``end``, as long as the words fit into one number."""
    settled = end  # behind the last magnitude: where to read on if what follows does not fit
    for _ in range(_MAX_WORDS):
        if token is None:
            more = (
                _digits_below(lex, text, low, end, total.smallest) if total.last == roles.MAGNITUDE else None
            )
            if more is None:
                break
            value, end, total.smallest = more
            total.add(value, total.smallest, total.last)
            total.scale = _ONE
        else:
            role, payload, edge = token
            if role in _MULTIPLIES:
                if not total.multiply(role, payload):
                    return settled
                settled = edge
            elif role == roles.POINT and total.last in (_DIGITS, roles.NUMBER):
                fraction, edge = _spoken_fraction(lex, text, low, edge)
                if not fraction or _EXACT.remainder(total.parts[-1], _ONE):
                    break
                total.parts[-1] = _EXACT.add(total.parts[-1], Decimal("0." + fraction))
                total.last = role
            elif role in _QUALIFIES:
                follower = lex.after(text, low, edge)
                if not total.parts or follower is None or follower[0] not in _MULTIPLIES:
                    break
                total.qualifier = payload
            elif role == roles.HALF and total.last == _DIGITS and low[edge - 1].isalpha():
                break  # "half" and its like follow number words; only signs such as "½" follow digits
            elif not total.take(role, payload) and not _is_joint(lex, text, low, total, token):
                if role == roles.NUMBER and total.last == role and total.parts[-1] < payload < _TEN:
                    vague = words_numeral(lex, text, low, end)  # "two three million" means a few millions
                    return vague if isinstance(vague, int) else vague.end
                break
            end = edge
        token = lex.after(text, low, end)
    else:
        return end
    value = _ZERO
    for part in total.parts:
        value = _EXACT.add(value, part)
    if not total.parts or value >= _LIMIT:
        return end
    number = Numeral(value, end, token)
    number.scale = total.scale if len(total.parts) == 1 else _ONE
    number.magnitude, number.article, number.qualifier = total.magnitude, total.article, total.qualifier
    return number


def _is_joint(lex: Lexicon, text: str, low: str, total: _Sum, token: Token) -> bool:
    """Tell whether a word joins two parts: "and" in "two and a half", "of a" in "a quarter of a million"."""
    role, _, edge = token
    if role in (roles.OF, roles.ARTICLE) and total.parts and total.parts[0] < _ONE:
        follower = lex.after(text, low, edge)
        return follower is not None and follower[0] in (roles.ARTICLE, roles.MAGNITUDE, roles.PERCENT)
    if role != roles.AND or total.last not in (roles.NUMBER, roles.MAGNITUDE):
        return False
    follower = lex.after(text, low, edge)
    if follower is None or follower[0] not in (roles.NUMBER, roles.HALF, roles.HUNDRED):
        return False
    if follower[0] != roles.NUMBER or total.last != roles.NUMBER:
        return True
    # "five and six" are two numbers, "fifty and six" and "five and a quarter" are one.
    last, value = total.parts[-1], follower[1]
    return _is_below(value, last) and (last >= 20 or value < _ONE)


def _is_below(unit: Decimal, before: Decimal) -> bool:
    """Tell whether a number word may follow another: "twenty five", "hai trăm linh năm", "two and a quarter"."""
    size = _ONE.scaleb(unit.adjusted() + 1, _EXACT) if unit >= _ONE else _ONE
    return before >= size and not _EXACT.remainder(before, size)


def _digits_below(
    lex: Lexicon, text: str, low: str, position: int, smallest: Decimal
) -> tuple[Decimal, int, Decimal] | None:
    """Read "200 million" behind "1 billion", or the bare "5000" of "3万5000"."""
    apart = low[position : position + 1] == " "
    digits = NUMBER.match(text, position + apart)
    if digits is None:
        return None
    end = digits.end()
    token = lex.after(text, low, end)
    number = digits_numeral(lex, text, low, digits.start(), end, None)
    if isinstance(number, int):
        return None
    value = number.value
    if token is None or token[0] not in _MULTIPLIES:
        glued = not apart and not is_spaced(low[position - 1]) and value < smallest
        return (value, end, _ONE) if glued else None
    total = _EXACT.multiply(value, token[1])
    return (total, token[2], token[1]) if token[1] < smallest and total < smallest else None


def _spoken_fraction(lex: Lexicon, text: str, low: str, position: int) -> tuple[str, int]:
    """Read the digits behind a word for the decimal point, "two five" or "25", and where they end."""
    written = _FRACTION.match(low, position)
    if written is not None:
        return written[1], written.end()
    digits = ""
    while len(digits) < _MAX_WORDS:
        token = lex.after(text, low, position)
        if token is None or token[0] != roles.NUMBER or not 0 <= token[1] < _TEN:
            break
        digits += str(token[1])
        position = token[2]
    return digits, position
