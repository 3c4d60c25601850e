"""One amount around one number: its unit, sign, qualifier, other end, and the word of increase or decline.

The grammar names no word of any language; it speaks of the roles that words have (`Role`).
From the number it reads to the right (magnitude, unit, other end of a range, qualifiers such as "or more",
verbs that follow) and to the left (currency sign, minus, qualifier, word of decline), a bounded number of words each way.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple

from aseanhr.values.amounts.amount import Amount, make
from aseanhr.values.amounts.numerals import Numeral, numeral
from aseanhr.values.amounts.tables import DASHES, Lexicon, Role, Token, is_spaced

__all__ = ["Reading", "read_amount"]

_LIMIT: Final = Decimal(10) ** 24
_EXACT: Final = Context(prec=60)  # the caller's context must not round
_ONE: Final = Decimal(1)
_THOUSAND: Final = Decimal(1000)
_MAX_LEFT_WORDS: Final = 8
_MAX_RIGHT_WORDS: Final = 3
_REACH: Final = 48  # how far a word of decline may stand before "by 3 %", in characters
_SIGNS: Final = "-−–+"
_INDIAN_CURRENCIES: Final = frozenset({"INR", "PKR", "BDT", "NPR", "LKR"})
_DASH_SET: Final = frozenset(DASHES)
_SIGN_SET: Final = frozenset(_SIGNS)
_PREFIX: Final = re.compile("[^0-9\\s]{1,8}(?: [^0-9\\s]{1,8})? ?(?=[0-9])")
_RATES: Final = ("%", "pp")
_PREFIXES: Final = (Role.CURRENCY, Role.WEAK, Role.PERCENT)
_SIGNED: Final = (Role.CURRENCY, Role.WEAK)
_LEFT_UNITS: Final = (*_PREFIXES, Role.MAGNITUDE)
_UNITS: Final = (Role.CURRENCY, Role.WEAK, Role.PERCENT, Role.COMPOUND)
_TRENDS: Final = (Role.DECLINE, Role.INCREASE)


class Reading(NamedTuple):
    """An amount, where it stands, and how many characters of its surroundings were understood."""

    start: int
    end: int
    amount: Amount
    understood: int


class _Left(NamedTuple):
    """What stands to the left of a number."""

    start: int  # where the mention begins: with its sign, unit and qualifier
    reached: int  # where understanding ends: with the word of decline
    unit: str
    weak: bool
    bare: bool  # whether the unit is a bare dollar sign, which a code behind the number makes precise
    factor: Decimal  # a magnitude that stands before its number
    negative: bool
    qualifier: str
    trend: str
    opener: str  # "span" behind "between", "level" behind "from", else empty


class _Right(NamedTuple):
    """The unit behind a number, and the other end of a range if there is one."""

    unit: str
    weak: bool
    factor: Decimal  # the magnitude within a unit such as "mkr"
    end: int
    low: Decimal
    high: Decimal | None
    following: Token | None  # the word behind it
    qualifier: str  # what stands between number and unit


def read_amount(lex: Lexicon, text: str, low: str, position: int) -> Reading | int:
    """Read the amount whose number begins at ``position``.

    Args:
        lex: the lexicon of the language.
        text: canonical text. Its first character is no part of the amount: it stands before it, or ends another.
        low: the same in lower case, of the same length.
        position: where the number begins, 1 or more.

    Returns:
        The reading; or, if the number has no unit, is malformed or belongs to something else, the position behind it.
    """
    number = numeral(lex, text, low, position)
    if isinstance(number, int):
        return number
    own = _read_unit(lex, text, low, number)
    token = lex.before(text, low, position)
    if not own.unit and not _may_go_on(low, number, position, token):
        return number.end
    left = _read_left(lex, text, low, position, token)
    if left is None:
        return number.end
    if own.unit and left.unit and own.unit != left.unit and (not left.bare or own.unit in _RATES):
        own = _Right("", False, _ONE, number.end, number.value, None, number.following, "")
    right = _read_range(lex, text, low, number, left, own) or own
    unit = right.unit or left.unit
    if not unit or _belongs_elsewhere(low, right.end) or (number.article and unit != "%"):
        return number.end
    if number.indian and unit not in _INDIAN_CURRENCIES:
        return number.end
    factor = left.factor if right.factor is _ONE else _EXACT.multiply(left.factor, right.factor)
    value, upper = right.low, right.high
    if factor is not _ONE:
        value = _EXACT.multiply(value, factor)
        upper = None if upper is None else _EXACT.multiply(upper, factor)
    largest = value if upper is None else upper
    if (
        (right.weak if right.unit else left.weak)
        and not number.magnitude
        and factor is _ONE
        and largest < _THOUSAND
    ):
        return number.end
    if largest > _LIMIT:
        return number.end
    end, reached, qualifier, trend = _read_suffix(lex, text, low, right)
    negative = left.negative or (unit in _RATES and (left.trend or trend) == Role.DECLINE)
    if negative:
        value, upper = (-value, None) if upper is None else (-upper, -value)
    amount = make(value, upper, unit, left.qualifier or right.qualifier or qualifier or "exact")
    return Reading(left.start, end, amount, reached - left.reached)


def _may_go_on(low: str, number: Numeral, position: int, token: Token | None) -> bool:
    """Tell, at little cost, whether a number without a unit behind it can be an amount at all."""
    following = number.following
    if following is not None and following[0] in (Role.TO, Role.AND, Role.ENDS):
        return True
    if low[number.end : number.end + 2].strip()[:1] in _DASH_SET or low[position - 1] in _SIGN_SET:
        return True
    return token is not None and token[0] in _LEFT_UNITS


def _belongs_elsewhere(low: str, end: int) -> bool:
    """Tell whether a letter or digit is glued to the end, or a further number by a slash or point."""
    following = low[end : end + 1]
    if following.isalnum():
        return is_spaced(following) and is_spaced(low[end - 1])
    return following in "/.,:" and low[end + 1 : end + 2].isdecimal() and low[end - 1].isdecimal()


def _read_unit(lex: Lexicon, text: str, low: str, number: Numeral) -> _Right:
    none = _Right("", False, _ONE, number.end, number.value, None, number.following, "")
    token = number.following
    if token is None:
        return none
    qualifier = ""
    if token[0] == Role.QUALIFIER:  # "16亿多美元"
        qualifier = token[1]
        token = lex.after(text, low, token[2])
    elif token[0] == Role.OF and number.magnitude:
        token = lex.after(text, low, token[2])
    if token is None or token[0] not in _UNITS:
        return none
    role, unit, end = token
    if role in (Role.CURRENCY, Role.WEAK) and low[end : end + 1].isdecimal():  # the sign of the next number
        return none
    factor = _ONE
    if role == Role.COMPOUND:
        factor, unit = unit
    weak = role == Role.WEAK
    return _Right(unit, weak, factor, end, number.value, None, lex.after(text, low, end), qualifier)


def _read_range(lex: Lexicon, text: str, low: str, first: Numeral, left: _Left, own: _Right) -> _Right | None:
    """Read the other end: "–6 tỷ USD" behind "5", "to 10 percent", "and 6 billion" behind "between 5"."""
    position = own.end
    spaced = low[position : position + 1] == " "
    position += spaced
    dash = low[position : position + 1] in DASHES and position < len(low)
    if dash:
        position += 1
    else:
        token = own.following
        if token is None or not (
            token[0] == Role.TO or (token[0] in (Role.AND, Role.ENDS) and left.opener == "span")
        ):
            return None
        position = token[2]
    if left.trend == Role.LEVEL:
        return None  # "rose from 5 to 6 percent" tells two levels
    gap = low[position : position + 1] == " "
    if dash and spaced and not gap:
        return None
    position += gap
    prefix = ""
    sign = _PREFIX.match(low, position)
    if sign is not None:
        token = lex.before(text, low, sign.end())
        if token is not None and token[0] in _PREFIXES and token[2] == position:
            prefix, position = token[1], sign.end()
    second = numeral(lex, text, low, position)
    if isinstance(second, int) or second.article:
        return None
    right = _read_unit(lex, text, low, second)
    unit = own.unit or left.unit
    if (
        not right.unit
        and not prefix
        and (own.unit or not left.unit or (dash and spaced and not second.magnitude))
    ):
        return None
    other = right.unit or prefix or unit
    if (unit and other != unit and (not left.bare or other in _RATES)) or _belongs_elsewhere(low, right.end):
        return None
    low_end = first.value
    shared = _EXACT.multiply(low_end, second.scale)
    if not first.magnitude and not own.unit and shared < second.value:
        low_end = shared
    if low_end >= second.value:
        return None
    weak = right.weak and not second.magnitude
    return right._replace(unit=other, weak=weak, low=low_end, high=second.value)


def _read_suffix(lex: Lexicon, text: str, low: str, right: _Right) -> tuple[int, int, str, str]:
    """Read "or more", "+", "lower" behind an amount: its end, how far was understood, qualifier, trend."""
    end = reached = right.end
    if low[end : end + 1] == "+" and not low[end + 1 : end + 2].isalnum():
        return end + 1, end + 1, "over", ""
    qualifier = ""
    token = right.following
    for _ in range(_MAX_RIGHT_WORDS):
        if token is None:
            break
        role, payload, edge = token
        if role == Role.QUALIFIER and not qualifier:
            qualifier = payload
            end = edge
        elif role in _TRENDS:
            return end, edge, qualifier, role
        elif role != Role.LINK:
            break
        reached = edge
        token = lex.after(text, low, reached)
    return end, reached, qualifier, ""


def _sign_at(lex: Lexicon, text: str, low: str, position: int) -> str | None:
    """Return the sign glued to the left of ``position``: "-", "+", or "" for none; None if it is a hyphen."""
    if position == 1 or low[position - 1] not in _SIGN_SET:
        return ""
    outer = low[position - 2] if position > 2 else " "
    if not is_spaced(outer) and outer not in "%)]":
        return "+" if low[position - 1] == "+" else "-"
    token = lex.before(text, low, position - 1)
    return "-" if token is not None and token[0] in _SIGNED and token[2] else None


def _read_left(lex: Lexicon, text: str, low: str, position: int, token: Token | None) -> _Left | None:
    """Read leftward from a number, ``token`` before it; None if what stands there makes it no amount."""
    sign = _sign_at(lex, text, low, position)
    if sign is None or _is_glued(low, position, token):
        return None
    start = reached = position
    if sign:
        start = reached = position - 1
        token = lex.before(text, low, start)
    unit = qualifier = trend = opener = ""
    weak = bare = measured = False
    factor = _ONE
    for _ in range(_MAX_LEFT_WORDS):
        if token is None or not token[2]:
            break
        role, payload, edge = token
        tight = reached == start
        if role in _PREFIXES:
            if unit or qualifier or not tight:
                break
            unit, weak = payload, role == Role.WEAK
            bare = low[edge:reached].strip() == "$"
            start = edge
            if not sign:
                sign = _sign_at(lex, text, low, start) or ""
                start -= len(sign)
            edge = start
        elif role == Role.QUALIFIER:
            if qualifier:
                break
            qualifier = payload
            start = edge if tight else start
        elif role in _TRENDS:
            trend, reached = role, edge
            break
        elif role == Role.MEASURE:
            measured = True
        elif role == Role.VAGUE:
            if tight:
                return None
            break
        elif role == Role.FROM:
            if opener:
                break
            opener = payload
            start = edge if tight and opener == "span" else start
        elif role == Role.MINUS and tight:
            sign, start = "-", edge
        elif role == Role.MAGNITUDE and tight and factor is _ONE and not unit and not qualifier:
            factor, start = payload, edge
        elif role != Role.LINK:
            break
        reached = edge
        token = lex.before(text, low, reached)
    if opener == "level":  # "eased from 5 percent" tells a level, not a change
        trend = trend and Role.LEVEL
    elif measured and not trend:
        trend, reached = _trend_before(lex, low, reached)
    return _Left(start, reached, unit, weak, bare, factor, sign == "-", qualifier, trend, opener)


def _is_glued(low: str, position: int, token: Token | None) -> bool:
    """Tell whether the number is the tail of a word, a code, a fraction or a broken number."""
    before = low[position - 1]
    if before == " ":
        return False
    if position == 1:
        return before.isdecimal()
    if before in ".,/:'’":
        return is_spaced(low[position - 2])
    return is_spaced(before) and (token is None or token[0] not in (*_SIGNED, Role.QUALIFIER))


def _trend_before(lex: Lexicon, low: str, position: int) -> tuple[str, int]:
    """Find the word of change that a word such as "by" refers to, in the same clause: "minskade exporten med"."""
    begin = max(1, position - _REACH)
    clause = low[begin:position]
    cut = max(map(clause.rfind, ",.;:()\n"))
    found = None
    for found in lex.trends.finditer(clause, cut + 1):  # noqa: B007
        pass
    if found is None or any(char.isdecimal() for char in clause[found.end() :]):
        return "", position
    role = Role.DECLINE if found.lastgroup == "down" else Role.INCREASE
    return role, begin + found.start()
