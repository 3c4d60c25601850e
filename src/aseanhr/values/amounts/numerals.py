"""Numbers in digits, words or both: "1,6 tỷ", "two and a half billion", "2亿3000万", "hai mươi lăm"."""

from __future__ import annotations

import re
from decimal import Decimal

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.numbers import NUMBER
from aseanhr.values.amounts.sums import DIGITS, EXACT, LIMIT, ONE, TEN, THOUSAND, Sum, is_below
from aseanhr.values.amounts.tables import DASHES, Lexicon, Token, is_spaced

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = [
    "NUMERIC",
    "Numeral",
    "behind_number",
    "digits_numeral",
    "is_torn",
    "numeral",
    "words_numeral",
]

_MAX_WORDS: Final = 24
_MAGNIFIES: Final = (roles.MAGNITUDE, roles.COMPOUND)
_MULTIPLIES: Final = (roles.MAGNITUDE, roles.HUNDRED)
NUMERIC: Final = (roles.NUMBER, roles.MAGNITUDE, roles.HUNDRED, roles.HALF)  # the words that make up a number
_UNITS: Final = (roles.CURRENCY, roles.WEAK, roles.PERCENT, roles.COMPOUND, roles.MINOR)
_TEARS: Final = frozenset((*NUMERIC, *_UNITS, roles.POINT))
_JOINTS: Final = (roles.AND, roles.POINT, roles.ARTICLE)
_JOINED: Final = (roles.NUMBER, roles.HALF, roles.HUNDRED, roles.ARTICLE)
_COUNTED: Final = (*_MULTIPLIES, *_UNITS, roles.OF)
_DASH: Final = pattern(f" ?[{re.escape(DASHES)}] ?")
# What goes on behind digits, and behind a magnitude.
_QUALIFIES: Final = (roles.QUALIFIER, roles.WITHIN)
_GOES_ON: Final = frozenset((*_MULTIPLIES, *_QUALIFIES, roles.HALF, roles.POINT, roles.OF))
_GOES_FURTHER: Final = frozenset((*_GOES_ON, roles.NUMBER, roles.ARTICLE, roles.AND, roles.OF))
_GOES_WITHIN: Final = frozenset((*_GOES_FURTHER, *NUMERIC))
_BEGINS: Final = frozenset((*NUMERIC, *_QUALIFIES, roles.ARTICLE))
_FRACTION: Final = pattern(" ?([0-9]{1,6})(?![0-9.,])")


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
        spelled: whether it begins with a word.
    """

    __slots__ = (
        "article",
        "end",
        "following",
        "indian",
        "magnitude",
        "qualifier",
        "scale",
        "spelled",
        "value",
    )

    def __init__(self, value: Decimal, end: int, following: Token | None) -> None:
        self.value = value
        self.end = end
        self.following = following
        self.scale = ONE
        self.magnitude = self.article = self.indian = self.spelled = False
        self.qualifier = ""


def numeral(lex: Lexicon, text: str, low: str, position: int) -> Numeral | int:
    """Read the number that begins at ``position``, as far as it goes.

    Returns:
        The number; or, if there is none or it is malformed, the position behind what was looked at.
    """
    led = text[position : position + 1] == lex.convention.decimal  # ".5"
    digits = NUMBER.match(text, position + led)
    if digits is None:
        return words_numeral(lex, text, low, position)
    end = digits.end()
    return digits_numeral(lex, text, low, position, end, lex.after(text, low, end))


def digits_numeral(
    lex: Lexicon, text: str, low: str, position: int, end: int, following: Token | None
) -> Numeral | int:
    """Read the number whose digits go from ``position`` to ``end``, with the words behind it; see `numeral`."""
    digits = text[position:end]
    if not digits[0].isdecimal():  # ".5"
        digits = "0" + digits
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
            lex, text, low, Sum(value), end, following
        )
    if indian and not isinstance(number, int):
        number.indian = True
    return number


def words_numeral(
    lex: Lexicon, text: str, low: str, position: int, first: int = 0, behind: Token | None = None
) -> Numeral | int:
    """Read the number in words that begins at ``position``; see `numeral`.

    Args:
        lex: the lexicon of the language.
        text: canonical text.
        low: the same in lower case.
        position: where the number begins.
        first: where its first word ends if that is known.
        behind: the word there.
    """
    token = lex.after(text, low, position)
    if token is None or token[0] not in _BEGINS:
        return position
    role, value, end = token
    if role == roles.NUMBER:
        following = behind if end == first else lex.after(text, low, end)
        if following is None or following[0] not in _GOES_WITHIN:  # a single word, as most are
            number = Numeral(value, end, following)
            number.spelled = True
            return number
    return _sum_up(lex, text, low, Sum(), position, token)


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
    if role not in _MULTIPLIES:
        return None
    following = lex.after(text, low, end)
    if following is not None and following[0] in _GOES_FURTHER:
        return None
    if low[end : end + 1].isdecimal() or (
        low[end : end + 1].isspace() and low[end + 1 : end + 2].isdecimal()
    ):
        return None
    value = EXACT.multiply(value, factor)
    if value >= LIMIT:
        return None
    number = Numeral(value, end, following)
    number.scale = factor
    number.magnitude = factor >= THOUSAND
    return number


def is_torn(lex: Lexicon, text: str, low: str, position: int, token: Token) -> bool:
    """Tell whether a word of number, ``token`` at ``position`` behind a number or amount, belongs to it.

    A number word that counts something else stands alone ("$5 million two years ago"); before another number word, a
    unit or the end of the clause it is the rest of an expression that was not understood.
    """
    role, _, end = token
    if role in _MULTIPLIES and is_spaced(low[end - 1]) and len(low[position:end].strip(" -")) > 1:
        return True
    follower = lex.after(text, low, end)
    if follower is not None:
        return follower[0] in _TEARS
    rest = low[end : end + 2]
    return not rest.lstrip(" -")[:1].isalnum()


def behind_number(lex: Lexicon, text: str, low: str, end: int) -> int:
    """Return where a run of number words ends that goes on at ``end``, so that none of it is read by itself."""
    for _ in range(_MAX_WORDS):
        token = lex.after(text, low, end)
        if token is not None and token[0] in _JOINTS:
            token = lex.after(text, low, token[2])
        if token is None or token[0] not in NUMERIC:
            break
        end = token[2]
    return end


class _Run:
    """A number that is read word by word into a `Sum`.

    Attributes:
        end: how far it was read.
        torn: whether a word of number stands there that does not fit.
    """

    __slots__ = ("end", "lex", "low", "text", "torn", "total")

    def __init__(self, lex: Lexicon, text: str, low: str, total: Sum, end: int) -> None:
        self.lex, self.text, self.low = lex, text, low
        self.total = total
        self.end = end
        self.torn = False

    def take(self, token: Token | None) -> bool:
        """Take the next word, or the digits where there is none; False where the number ends."""
        if token is None:
            return self._take_digits() or self._take_behind_comma()
        role, payload, edge = token
        if role in _MULTIPLIES:
            taken = self.total.multiply(role, payload)
        elif role == roles.POINT:
            return self._take_point(edge)
        elif role in _QUALIFIES:
            taken = self._take_qualifier(payload, edge)
            if not taken:
                return False
        elif role == roles.HALF and self.total.last == DIGITS and self.low[edge - 1].isalpha():
            taken = False  # "half" and its like follow number words; only signs such as "½" follow digits
        else:
            taken = self.total.take(role, payload, one=self._is_one(token)) or self._is_joint(token)
        if taken:
            self.end = edge
        elif role in _MULTIPLIES:
            self.torn = True
        else:
            self.torn = role in NUMERIC and (
                not self.total.digits or is_torn(self.lex, self.text, self.low, self.end, token)
            )
        return taken

    def _take_digits(self) -> bool:
        total = self.total
        if total.last != roles.MAGNITUDE:
            return False
        more = _digits_below(self.lex, self.text, self.low, self.end, total.smallest)
        if more is None:
            return False
        value, self.end, total.smallest = more
        total.add(value, total.smallest, total.last)
        total.scale = ONE
        return True

    def _take_behind_comma(self) -> bool:
        """Read on behind the comma of "một nghìn tỷ, chín trăm triệu"."""
        total, comma = self.total, self.end
        if total.last != roles.MAGNITUDE or total.digits or self.low[comma : comma + 2] != ", ":
            return False
        rest = words_numeral(self.lex, self.text, self.low, comma + 2)
        if isinstance(rest, int) or not rest.magnitude or rest.value >= total.smallest:
            return False
        total.add(rest.value, rest.scale, total.last)
        total.scale, total.smallest, self.end = ONE, rest.scale, rest.end
        return True

    def _take_point(self, edge: int) -> bool:
        total = self.total
        if total.last not in (DIGITS, roles.NUMBER):
            return False
        fraction, edge = _spoken_fraction(self.lex, self.text, self.low, edge)
        if not fraction or EXACT.remainder(total.parts[-1], ONE):
            return False
        total.parts[-1] = EXACT.add(total.parts[-1], Decimal("0." + fraction))
        total.last = roles.POINT
        self.end = edge
        return True

    def _take_qualifier(self, payload: str, edge: int) -> bool:
        follower = self.lex.after(self.text, self.low, edge)
        if not self.total.parts or follower is None or follower[0] not in _MULTIPLIES:
            return False
        self.total.qualifier = payload
        return True

    def _is_one(self, token: Token) -> bool:
        """Tell whether an article is the number one: "un" in "treinta y un mil", not "a" in "fifty a day"."""
        total = self.total
        if token[0] != roles.ARTICLE or total.digits or total.last not in (roles.NUMBER, roles.MAGNITUDE):
            return False
        follower = self.lex.after(self.text, self.low, token[2])
        return follower is not None and follower[0] in _COUNTED and is_below(ONE, total.parts[-1])

    def _is_joint(self, token: Token) -> bool:
        """Tell whether a word joins two parts: "and" in "two and a half", "of a" in "a quarter of a million"."""
        role, _, edge = token
        total, after = self.total, self.lex.after
        if role in (roles.OF, roles.ARTICLE) and total.parts and total.parts[0] < ONE:
            follower = after(self.text, self.low, edge)
            return follower is not None and follower[0] in (
                roles.ARTICLE,
                roles.MAGNITUDE,
                roles.PERCENT,
            )
        if role != roles.AND or total.last not in (roles.NUMBER, roles.MAGNITUDE):
            return False
        follower = after(self.text, self.low, edge)
        if follower is None or follower[0] not in _JOINED:
            return False
        total.joined = self._fits(follower)
        return total.joined

    def _fits(self, follower: Token) -> bool:
        """Tell whether what follows "and" adds: "five and six" are two numbers, "fifty and six" is one."""
        total = self.total
        role, value, _ = follower
        if role == roles.ARTICLE:
            return self._is_one(follower) and (total.last == roles.MAGNITUDE or total.parts[-1] >= 20)
        if role != roles.NUMBER or total.last != roles.NUMBER:
            return True
        last = total.parts[-1]
        return is_below(value, last) and (last >= 20 or value < ONE)


def _sum_up(lex: Lexicon, text: str, low: str, total: Sum, end: int, token: Token | None) -> Numeral | int:
    """Read on from ``token``, the word at ``end``, as long as the words fit into one number."""
    run = _Run(lex, text, low, total, end)
    for _ in range(_MAX_WORDS):
        if not run.take(token):
            break
        token = lex.after(text, low, run.end)
    else:
        return behind_number(lex, text, low, run.end)
    value = total.value
    if run.torn or (total.abrupt and lex.convention.filled):
        return behind_number(lex, text, low, run.end)
    if not total.parts or value >= LIMIT:
        return run.end
    number = Numeral(value, run.end, token)
    number.scale = total.scale if len(total.parts) == 1 else ONE
    number.magnitude, number.article, number.qualifier = total.magnitude, total.article, total.qualifier
    number.spelled = not total.digits
    return number


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
        # "1亿2000" leaves open whether ten thousands are meant, unless all the places below are filled.
        glued = not apart and not is_spaced(low[position - 1]) and value.adjusted() + 1 == smallest.adjusted()
        return (value, end, ONE) if glued else None
    total = EXACT.multiply(value, token[1])
    return (total, token[2], token[1]) if token[1] < smallest and total < smallest else None


def _spoken_fraction(lex: Lexicon, text: str, low: str, position: int) -> tuple[str, int]:
    """Read the digits behind a word for the decimal point, "two five" or "25", and where they end."""
    written = _FRACTION.match(low, position)
    if written is not None:
        return written[1], written.end()
    digits = ""
    while len(digits) < _MAX_WORDS:
        token = lex.after(text, low, position)
        if token is None or token[0] != roles.NUMBER or not 0 <= token[1] < TEN:
            break
        digits += str(token[1])
        position = token[2]
    return digits, position
