"""One amount around one number: its unit, sign, qualifier, other end, and the word of increase or decline.

The grammar names no word of any language; it speaks of the roles that words have (`roles`).
From the number it reads to the right (magnitude, unit, other end of a range, qualifiers such as "or more",
verbs that follow) and to the left (currency sign, minus, qualifier, word of decline), a bounded number of words each way.
"""

from __future__ import annotations

from decimal import Context, Decimal

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.amount import Amount, make
from aseanhr.values.amounts.numerals import Numeral, digits_numeral, numeral, words_numeral
from aseanhr.values.amounts.tables import DASHES, Lexicon, Token, is_spaced

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = ["Reading", "read_amount"]

_LIMIT: Final = Decimal(10) ** 24
_EXACT: Final = Context(prec=60)  # the caller's context must not round
_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_THOUSAND: Final = Decimal(1000)
_MAX_LEFT_WORDS: Final = 8
_MAX_RIGHT_WORDS: Final = 3
_MAX_MINORS: Final = 2  # "5元5角3分"
_REACH: Final = 48  # how far a word of decline may stand before "by 3 %", in characters
_SIGNS: Final = "-−–+"
_INDIAN_CURRENCIES: Final = frozenset({"INR", "PKR", "BDT", "NPR", "LKR"})
_DASH_SET: Final = frozenset(DASHES)
_SIGN_SET: Final = frozenset(_SIGNS)
# What may go on behind an amount, words aside; most amounts end without any of it.
_MORE: Final = pattern(rf" ?[0-9{DASHES}]|[^\W_]|[/.,:][0-9]|\+")
_PREFIX: Final = pattern("[^0-9\\s]{1,8}(?: [^0-9\\s]{1,8})? ?(?=[0-9])")
_RATES: Final = ("%", "pp")
_PREFIXES: Final = (roles.CURRENCY, roles.WEAK, roles.PERCENT)
_SIGNED: Final = (roles.CURRENCY, roles.WEAK)
_LEFT_UNITS: Final = (*_PREFIXES, roles.MAGNITUDE)
_UNITS: Final = (roles.CURRENCY, roles.WEAK, roles.PERCENT, roles.COMPOUND, roles.MINOR)
_JOINS: Final = (roles.TO, roles.AND, roles.ENDS)
_TRENDS: Final = (roles.DECLINE, roles.INCREASE)


# An amount with where it begins and ends, and how many characters of its surroundings were understood.
Reading = tuple[int, int, Amount, int]


class _Left:
    """What stands to the left of a number.

    Attributes:
        start: where the mention begins: with its sign, unit and qualifier.
        reached: where understanding ends: with the word of decline.
        bare: whether the unit is a bare dollar sign, which a code behind the number makes precise.
        factor: a magnitude that stands before its number.
        opener: "span" behind "between", "level" behind "from", else empty.
        part: whether a part of what follows is meant: "a third of".
    """

    __slots__ = (
        "bare", "factor", "negative", "opener", "part", "qualifier", "reached", "start", "trend", "unit", "weak"
    )  # fmt: skip

    def __init__(self, position: int) -> None:
        self.start = self.reached = position
        self.unit = self.qualifier = self.trend = self.opener = ""
        self.weak = self.bare = self.negative = self.part = False
        self.factor = _ONE


class _Right:
    """The unit behind a number, and the other end of a range if there is one.

    Attributes:
        factor: the magnitude within a unit such as "mkr".
        following: the word behind it.
        qualifier: what stands between number and unit.
    """

    __slots__ = ("end", "factor", "following", "high", "low", "qualifier", "unit", "weak")

    def __init__(self, low: Decimal, end: int, following: Token | None) -> None:
        self.low = low
        self.high: Decimal | None = None
        self.end = end
        self.following = following
        self.unit = self.qualifier = ""
        self.weak = False
        self.factor = _ONE


def read_amount(lex: Lexicon, text: str, low: str, position: int, end: int) -> Reading | int:
    """Read the amount whose number begins at ``position``.

    Args:
        lex: the lexicon of the language.
        text: canonical text. Its first character is no part of the amount: it stands before it, or ends another.
        low: the same in lower case, of the same length.
        position: where the number begins, 1 or more.
        end: where its digits or its first word end.

    Returns:
        The reading; or, if the number has no unit, is malformed or belongs to something else, the position behind it.
    """
    following, token = lex.after(text, low, end), lex.before(text, low, position)
    if following is None and not _may_go_on(low, end, position, None, token):
        return end
    if low[position].isdecimal():
        number = digits_numeral(lex, text, low, position, end, following)
    else:
        number = words_numeral(lex, text, low, position)
    if isinstance(number, int):
        return number
    own = _read_unit(lex, text, low, number)
    if not own.unit and not _may_go_on(low, number.end, position, number.following, token):
        return number.end
    left = _read_left(lex, text, low, position, token)
    if left is None:
        return number.end
    if own.unit and left.unit and own.unit != left.unit and (not left.bare or own.unit in _RATES):
        own = _Right(number.value, number.end, number.following)
    more = own.following is not None or _MORE.match(low, own.end) is not None
    right = (more and _read_range(lex, text, low, number, left, own)) or own
    unit = right.unit or left.unit
    if (
        not unit
        or (more and _belongs_elsewhere(low, right.end))
        or _is_idle(low[position], number, left, right, unit)
    ):
        return number.end
    value, upper = right.low, right.high
    factor = right.factor if left.factor is _ONE else _EXACT.multiply(left.factor, right.factor)
    if factor is not _ONE:
        value = _EXACT.multiply(value, factor)
        upper = None if upper is None else _EXACT.multiply(upper, factor)
    if more and upper is None and unit not in _RATES:
        value = _EXACT.add(value, _read_minor(lex, text, low, right))
    largest = value if upper is None else upper
    weak = right.weak if right.unit else left.weak
    if weak and not number.magnitude and factor is _ONE and largest < _THOUSAND:
        return number.end
    if largest > _LIMIT:
        return number.end
    end = reached = right.end
    qualifier = trend = ""
    if more:
        end, reached, qualifier, trend = _read_suffix(lex, text, low, right)
        if upper is not None and qualifier == "up_to":
            qualifier = ""  # it belongs to the words for "from … to"
    negative = left.negative or (unit in _RATES and (left.trend or trend) == roles.DECLINE)
    if negative:
        value, upper = (
            (_EXACT.minus(value), None) if upper is None else (_EXACT.minus(upper), _EXACT.minus(value))
        )
    amount = make(
        value, upper, unit, left.qualifier or number.qualifier or right.qualifier or qualifier or "exact"
    )
    return left.start, end, amount, reached - left.reached


def _is_idle(first: str, number: Numeral, left: _Left, right: _Right, unit: str) -> bool:
    """Tell whether a number, ``first`` of its characters known, says nothing of its unit after all."""
    if (number.article and unit != "%") or (number.indian and unit not in _INDIAN_CURRENCIES):
        return True
    if unit in _RATES:
        return left.part and right.low == _ONE
    return not right.low and right.high is None and not first.isdecimal()  # "không đồng ý" tells of no dong


def _may_go_on(low: str, end: int, position: int, following: Token | None, before: Token | None) -> bool:
    """Tell, at little cost, whether a number without a unit behind it can be an amount at all."""
    if before is not None and before[0] in _LEFT_UNITS:
        return True
    if following is not None and following[0] in _JOINS:
        return True
    return low[end : end + 2].strip()[:1] in _DASH_SET or low[position - 1] in _SIGN_SET


def _belongs_elsewhere(low: str, end: int) -> bool:
    """Tell whether a letter or digit is glued to the end, or a further number by a slash or point."""
    following = low[end : end + 1]
    if following.isalnum():
        return is_spaced(following) and is_spaced(low[end - 1])
    return following in "/.,:" and low[end + 1 : end + 2].isdecimal() and low[end - 1].isdecimal()


def _read_unit(lex: Lexicon, text: str, low: str, number: Numeral) -> _Right:
    """Read the unit behind a number; where there is none, what is returned ends with the number."""
    right = _Right(number.value, number.end, number.following)
    token = number.following
    qualifier = ""
    if token is not None and token[0] == roles.QUALIFIER:  # "16亿多美元"
        qualifier = token[1]
        token = lex.after(text, low, token[2])
    if token is not None and token[0] == roles.OF and number.magnitude:
        token = lex.after(text, low, token[2])
    if token is None or token[0] not in _UNITS:
        return right
    role, unit, end = token
    if role in (roles.COMPOUND, roles.MINOR):
        factor, unit = unit
        if not unit:
            return right
        right.factor = factor
    elif role != roles.PERCENT and low[end : end + 1].isdecimal() and not _minor(lex, text, low, end):
        return right  # it is the sign of the next number
    right.unit = unit
    right.weak = role == roles.WEAK
    right.qualifier = qualifier
    right.end = end
    right.following = lex.after(text, low, end)
    return right


def _read_range(lex: Lexicon, text: str, low: str, first: Numeral, left: _Left, own: _Right) -> _Right | None:
    """Read the other end: "–6 tỷ USD" behind "5", "to 10 percent", "and 6 billion" behind "between 5"."""
    position = own.end
    spaced = low[position : position + 1] == " "
    position += spaced
    dash = low[position : position + 1] in _DASH_SET
    if dash:
        position += 1
    else:
        token = own.following
        if token is None or not (
            token[0] == roles.TO or (token[0] in (roles.AND, roles.ENDS) and left.opener == "span")
        ):
            return None
        position = token[2]
    if left.trend == roles.LEVEL:
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
    right.unit = other
    right.weak = right.weak and not second.magnitude
    right.low, right.high = low_end, second.value
    return right


def _read_minor(lex: Lexicon, text: str, low: str, right: _Right) -> Decimal:
    """Read "and 50 cents" behind "5 dollars", move the end behind it, and return its share of the larger unit."""
    share = _ZERO
    for _ in range(_MAX_MINORS):
        token = right.following
        minor = None
        if token is None:
            if low[right.end : right.end + 2].strip()[:1].isdecimal():
                minor = _minor(lex, text, low, right.end)
        elif token[0] in (roles.AND, roles.ENDS):
            minor = _minor(lex, text, low, token[2])
        elif token[0] == roles.NUMBER:
            minor = _minor(lex, text, low, right.end)
        if minor is None:
            break
        value, right.end = minor
        share = _EXACT.add(share, value)
        right.following = lex.after(text, low, right.end)
    return share


def _minor(lex: Lexicon, text: str, low: str, position: int) -> tuple[Decimal, int] | None:
    """Read a number of a smaller unit such as cents: its share of the larger one, and where it ends."""
    number = numeral(lex, text, low, position + (low[position : position + 1] == " "))
    if isinstance(number, int) or number.following is None or number.following[0] != roles.MINOR:
        return None
    _, (factor, _), end = number.following
    return _EXACT.multiply(number.value, factor), end


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
        if role == roles.QUALIFIER and not qualifier:
            qualifier = payload
            end = edge
        elif role in _TRENDS:
            return end, edge, qualifier, role
        elif role != roles.LINK:
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
    left = _Left(position)
    sign = ""
    if low[position - 1] != " ":
        glued = _sign_at(lex, text, low, position)
        if glued is None or _is_glued(low, position, token):
            return None
        sign = glued
    if sign:
        left.negative = sign == "-"
        left.start = left.reached = position - 1
        token = lex.before(text, low, position - 1)
    measured = False
    for _ in range(_MAX_LEFT_WORDS):
        if token is None or not token[2]:
            break
        role, payload, edge = token
        tight = left.reached == left.start
        if role in _PREFIXES:
            if left.unit or left.qualifier or not tight:
                break
            left.unit, left.weak = payload, role == roles.WEAK
            left.bare = low[edge : left.reached].strip() == "$"
            if not sign:
                sign = _sign_at(lex, text, low, edge) or ""
                edge -= len(sign)
                left.negative = sign == "-"
            left.start = edge
        elif role == roles.QUALIFIER:
            if left.qualifier:
                break
            left.qualifier = payload
            if tight:
                left.start = edge
        elif role in _TRENDS:
            left.trend, left.reached = role, edge
            break
        elif role == roles.MEASURE:
            measured = True
        elif role == roles.VAGUE:
            if tight:
                return None
            break
        elif role == roles.PART:
            left.part = tight
            break
        elif role == roles.FROM:
            if left.opener:
                break
            left.opener = payload
            if tight and payload == "span":
                left.start = edge
        elif role == roles.MINUS and tight:
            sign, left.negative, left.start = "-", True, edge
        elif role == roles.MINUS and measured:  # "ein Minus von 3 Prozent"
            left.trend, left.reached = roles.DECLINE, edge
            break
        elif (
            role == roles.MAGNITUDE and tight and left.factor is _ONE and not left.unit and not left.qualifier
        ):
            left.factor, left.start = payload, edge
        elif role != roles.LINK:
            break
        left.reached = edge
        token = lex.before(text, low, edge)
    if left.opener == "level":  # "eased from 5 percent" tells a level, not a change
        left.trend = left.trend and roles.LEVEL
    elif measured and not left.trend:
        left.trend, left.reached = _trend_before(lex, low, left.reached)
    return left


def _is_glued(low: str, position: int, token: Token | None) -> bool:
    """Tell whether the number is the tail of a word, a code, a fraction or a broken number."""
    before = low[position - 1]
    if position == 1:
        return before.isdecimal()
    if before in ".,/:'’":
        return is_spaced(low[position - 2])
    return is_spaced(before) and (token is None or token[0] not in (*_SIGNED, roles.QUALIFIER))


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
    role = roles.DECLINE if found.lastgroup == "down" else roles.INCREASE
    return role, begin + found.start()
