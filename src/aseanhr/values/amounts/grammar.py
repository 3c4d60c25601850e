"""One amount around one number: its unit, sign, qualifier, other end, and the word of increase or decline.

The grammar names no word of any language; it speaks of the roles that words have (`Role`).
From the number it reads to the right (magnitude, unit, other end of a range, qualifiers such as "or more",
verbs that follow) and to the left (currency sign, minus, qualifier, word of decline), a bounded number of words each way.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final, NamedTuple

from aseanhr.values.amounts.amount import Amount, make
from aseanhr.values.amounts.numerals import Numeral, numeral
from aseanhr.values.amounts.tables import Lexicon, Role, Token, is_spaced

__all__ = ["Reading", "read_amount"]

_LIMIT: Final = Decimal(10) ** 24
_EXACT: Final = Context(prec=60)  # the caller's context must not round
_ONE: Final = Decimal(1)
_THOUSAND: Final = Decimal(1000)
_MAX_LEFT_WORDS: Final = 8
_REACH: Final = 48  # how far a word of decline may stand before "by 3 %", in characters
_DASHES: Final = "-–—−~〜～"
_SIGNS: Final = "-−–+"
_INDIAN_CURRENCIES: Final = frozenset({"INR", "PKR", "BDT", "NPR", "LKR"})
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


def read_amount(lex: Lexicon, text: str, low: str, position: int, floor: int) -> Reading | None:
    """Read the amount whose number begins at ``position``.

    Args:
        lex: the lexicon of the language.
        text: canonical text.
        low: the same in lower case, of the same length.
        position: where the number begins.
        floor: where the amount before ends: nothing to the left of it is looked at.

    Returns:
        The reading, or None if the number has no unit, is malformed, or belongs to something else.
    """
    number = numeral(lex, text, low, position)
    if number is None:
        return None
    left = _read_left(lex, text, low, position, floor)
    if left is None:
        return None
    right = _read_unit(lex, text, low, number, left)
    right = _read_range(lex, text, low, number, left, right) or right
    unit = right.unit or left.unit
    if not unit or _belongs_elsewhere(low, right.end):
        return None
    if number.article and unit != "%":
        return None
    factor = _EXACT.multiply(left.factor, right.factor)
    value = _EXACT.multiply(right.low, factor)
    upper = None if right.high is None else _EXACT.multiply(right.high, factor)
    plain_number = not number.magnitude and factor == _ONE
    if (right.weak if right.unit else left.weak) and plain_number and max(value, upper or value) < _THOUSAND:
        return None
    if number.indian and unit not in _INDIAN_CURRENCIES:
        return None
    if value > _LIMIT or (upper is not None and upper > _LIMIT):
        return None
    end, reached_end, qualifier, trend = _read_suffix(lex, text, low, right.end)
    qualifier = left.qualifier or qualifier or "exact"
    negative = left.negative
    if unit in ("%", "pp"):
        negative = negative or (left.trend or trend) == Role.DECLINE
    if negative:
        value, upper = (-value, None) if upper is None else (-upper, -value)
    amount = make(value, upper, unit, qualifier)
    return Reading(left.start, end, amount, reached_end - left.reached)


def _belongs_elsewhere(low: str, end: int) -> bool:
    """Tell whether a letter or digit is glued to the end, or a further number by a slash or point."""
    following = low[end : end + 2]
    return is_spaced(following[:1] or " ") and is_spaced(low[end - 1]) or (
        following[:1] in "/.,:" and following[1:].isdecimal() and low[end - 1].isdecimal()
    )


def _read_unit(lex: Lexicon, text: str, low: str, number: Numeral, left: _Left) -> _Right:
    token = lex.after(text, low, number.end)
    if token is not None and token.role == Role.OF and number.magnitude:
        token = lex.after(text, low, token.edge)
    right = _Right("", False, _ONE, number.end, number.value, None)
    if token is None or token.role not in _UNITS:
        return right
    unit, factor = token.payload, _ONE
    if token.role == Role.COMPOUND:
        factor, unit = token.payload
    if left.unit and left.unit != unit and not left.bare:
        return right
    return _Right(unit, token.role == Role.WEAK and not left.unit, factor, token.edge, number.value, None)


def _read_range(lex: Lexicon, text: str, low: str, first: Numeral, left: _Left, own: _Right) -> _Right | None:
    """Read the other end: "–6 tỷ USD" behind "5", "to 10 percent", "and 6 billion" behind "between 5"."""
    spaced = low[own.end : own.end + 1] == " "
    position = own.end + spaced
    dash = low[position : position + 1] in _DASHES and position < len(low)
    if dash:
        position += 1
    else:
        token = lex.after(text, low, own.end)
        if token is None or not (token.role == Role.TO or (token.role in (Role.AND, Role.ENDS) and left.opener == "span")):
            return None
        position = token.edge
    if left.opener == "level" and left.trend:
        return None
    if low[position : position + 1] == " ":
        position += 1
    prefix = ""
    if not low[position : position + 1].isdecimal():
        token = lex.after(text, low, position)
        if token is not None and token.role in (Role.CURRENCY, Role.PERCENT):
            prefix, position = token.payload, token.edge
            position += low[position : position + 1] == " "
    second = numeral(lex, text, low, position)
    if second is None or second.article:
        return None
    right = _read_unit(lex, text, low, second, left._replace(unit=left.unit or prefix))
    unit = own.unit or left.unit
    if not right.unit and not prefix and (own.unit or not left.unit or (dash and spaced and not second.magnitude)):
        return None
    if unit and (right.unit or prefix or unit) != unit and not left.bare:
        return None
    if _belongs_elsewhere(low, right.end):
        return None
    low_end, factor = first.value, right.factor
    shared = _EXACT.multiply(low_end, second.scale)
    if not first.magnitude and not own.unit and shared < second.value:
        low_end = shared
    if low_end >= second.value:
        return None
    return _Right(right.unit or prefix or unit, right.weak and not second.magnitude, factor, right.end, low_end, second.value)


def _read_suffix(lex: Lexicon, text: str, low: str, end: int) -> tuple[int, int, str, str]:
    """Read "or more", "+", "lower" behind an amount: its end, how far was understood, qualifier, trend."""
    if low[end : end + 1] == "+" and not low[end + 1 : end + 2].isalnum():
        return end + 1, end + 1, "over", ""
    reached = end
    qualifier = ""
    for _ in range(3):
        token = lex.after(text, low, reached)
        if token is None:
            break
        if token.role == Role.QUALIFIER and not qualifier:
            qualifier = token.payload
            end = reached = token.edge
        elif token.role in _TRENDS:
            return end, token.edge, qualifier, token.role
        elif token.role == Role.LINK:
            reached = token.edge
        else:
            break
    return end, reached, qualifier, ""


def _sign_at(lex: Lexicon, text: str, low: str, position: int, floor: int) -> str | None:
    """Return the sign glued to the left of ``position``: "-", "+", or "" for none; None if it is a hyphen."""
    if position <= floor or low[position - 1] not in _SIGNS:
        return ""
    outer = low[position - 2] if position - 2 >= floor else " "
    if not is_spaced(outer) and outer not in "%)]":
        return "+" if low[position - 1] == "+" else "-"
    token = lex.before(text, low, position - 1)
    return "-" if token is not None and token.role in (Role.CURRENCY, Role.WEAK) and token.edge >= floor else None


def _read_left(lex: Lexicon, text: str, low: str, position: int, floor: int) -> _Left | None:
    """Read leftward from a number; None if what stands there makes it no amount."""
    start = position
    sign = _sign_at(lex, text, low, position, floor)
    if sign is None or _is_glued(lex, text, low, position, floor):
        return None
    start -= len(sign)
    reached = start
    unit = qualifier = trend = opener = ""
    weak = bare = measured = False
    factor = _ONE
    for _ in range(_MAX_LEFT_WORDS):
        token = lex.before(text, low, reached)
        if token is None or token.edge < floor:
            break
        role = token.role
        tight = reached == start
        if role in (Role.CURRENCY, Role.WEAK, Role.PERCENT):
            if unit or qualifier or not tight:
                break
            unit, weak = token.payload, role == Role.WEAK
            bare = low[token.edge : reached].strip() == "$"
            start = token.edge
            if not sign:
                sign = _sign_at(lex, text, low, start, floor) or ""
                start -= len(sign)
            reached = start
            continue
        if role == Role.MAGNITUDE:
            if unit or qualifier or not tight or factor != _ONE:
                break
            factor = token.payload
            start = token.edge
        elif role == Role.MINUS:
            if not tight:
                break
            sign, start = "-", token.edge
        elif role == Role.QUALIFIER:
            if qualifier:
                break
            qualifier = token.payload
            start = token.edge if tight else start
        elif role == Role.VAGUE:
            if tight:
                return None
            break
        elif role == Role.FROM:
            if opener:
                break
            opener = token.payload
            start = token.edge if tight and opener == "span" else start
        elif role in _TRENDS:
            trend, reached = role, token.edge
            break
        elif role == Role.MEASURE:
            measured = True
        elif role != Role.LINK:
            break
        reached = token.edge
    if measured and not trend:
        trend, reached = _trend_before(lex, low, reached, floor)
    return _Left(start, reached, unit, weak, bare, factor, sign == "-", qualifier, trend, opener)


def _is_glued(lex: Lexicon, text: str, low: str, position: int, floor: int) -> bool:
    """Tell whether the number is the tail of a word, a code, a fraction or a broken number."""
    if position <= floor:
        return position > 0 and low[position - 1].isdecimal()
    before = low[position - 1]
    outer = low[position - 2] if position >= 2 else " "
    if before in ".,/:'’":
        return is_spaced(outer)
    if not is_spaced(before):
        return False
    token = lex.before(text, low, position)
    return token is None or token.role not in (Role.CURRENCY, Role.WEAK, Role.QUALIFIER)


def _trend_before(lex: Lexicon, low: str, position: int, floor: int) -> tuple[str, int]:
    """Find the word of change that a word such as "by" refers to, in the same clause: "minskade exporten med"."""
    begin = max(floor, position - _REACH)
    clause = low[begin:position]
    cut = max(map(clause.rfind, ",.;:()\n"))
    found = None
    for found in lex.trends.finditer(clause, cut + 1):  # noqa: B007
        pass
    if found is None or any(char.isdecimal() for char in clause[found.end() :]):
        return "", position
    role = Role.DECLINE if found.lastgroup == "down" else Role.INCREASE
    return role, begin + found.start()
