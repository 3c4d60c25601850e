"""One amount around one number: its unit, sign, qualifier, other end, and the word of increase or decline.

The grammar names no word of any language; it speaks of the roles that words have (`roles`).
From the number it reads to the right (`units`: magnitude, unit, qualifiers such as "or more", verbs that follow; `ranges`:
another number) and to the `left` (currency sign, minus, qualifier, word of decline), a bounded number of words each way.
A word of number, currency or sign that touches the amount and does not fit makes the whole no amount.
"""

from __future__ import annotations

from decimal import Decimal

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.amount import Amount, make
from aseanhr.values.amounts.left import Left, leads, read_left
from aseanhr.values.amounts.numerals import Numeral, behind_number, digits_numeral, numeral, words_numeral
from aseanhr.values.amounts.ranges import DASH_SET, read_range
from aseanhr.values.amounts.sums import EXACT, LIMIT, ONE, THOUSAND
from aseanhr.values.amounts.tables import DASHES, LEFT_UNITS, SIGNS, Lexicon, Token, same_family
from aseanhr.values.amounts.units import (
    CURRENCY_CHARS,
    MAGNITUDE_LIKE,
    RATES,
    Right,
    belongs_elsewhere,
    goes_on,
    read_minor,
    read_suffix,
    read_unit,
)

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = ["Reading", "read_amount"]

_INDIAN_CURRENCIES: Final = frozenset({"INR", "PKR", "BDT", "NPR", "LKR"})
_JOINS: Final = (roles.TO, roles.AND, roles.ENDS)
# What may go on behind an amount, words aside; most amounts end without any of it.
_MORE: Final = pattern(rf" ?[0-9{DASHES}{CURRENCY_CHARS}]|[^\W_]|[/.,:][0-9]|\+")
_NO_NUMBER: Final = pattern("[^0-9]{18}|[^0-9]*\\Z")
_CLAUSE_END: Final = pattern(r"[ ]?(?:[^\w\s$-]|\Z)|\s*\n|\s*\Z")

# An amount with where it begins and ends, how many characters of its surroundings were understood, the magnitude
# in which it was said, and whether its unit or magnitude stands with another number.
Reading = tuple[int, int, Amount, int, Decimal, bool]


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
    # Most expressions begin with their number.
    token = None if low[position - 1] == "\n" else lex.before(text, low, position)
    following = lex.after(text, low, end)
    if following is None and not _may_go_on(low, end, position, None, token):
        return end
    number: Numeral | int
    if low[position].isdecimal():
        if token is None and low[position - 1] == lex.convention.decimal and leads(low, position - 1):
            position -= 1
            token = lex.before(text, low, position)
        number = digits_numeral(lex, text, low, position, end, following)
    else:
        number = words_numeral(lex, text, low, position, end, following)
    if isinstance(number, int):
        return number
    own = read_unit(lex, text, low, number)
    if isinstance(own, int):
        return own
    if not own.unit:
        if not _may_go_on(low, number.end, position, number.following, token):
            return _behind_bare(lex, text, low, number)
        if token is None and _is_alone(lex, text, low, position, number):
            return number.end
    left = read_left(lex, text, low, position, token)
    if left is None:
        return own.end
    return _assemble(lex, text, low, number, left, own)


def _may_go_on(low: str, end: int, position: int, following: Token | None, before: Token | None) -> bool:
    """Tell, at little cost, whether a number without a unit behind it can be an amount at all."""
    if before is not None and before[0] in LEFT_UNITS:
        return True
    if following is not None and following[0] in _JOINS:
        return True
    return low[end : end + 2].strip()[:1] in DASH_SET or low[position - 1] in SIGNS


def _is_alone(lex: Lexicon, text: str, low: str, position: int, number: Numeral) -> bool:
    """Tell, at little cost, of a number with no word before it and no unit that no number follows: "July 8 to pursue"."""
    joint = number.following
    if joint is None:
        begin = number.end + (low[number.end : number.end + 1] == " ") + 1  # behind a dash
    else:
        begin = joint[2]
    begin += low[begin : begin + 1] == " "
    return (
        low[begin : begin + 1].isalpha()
        and low[position - 1] not in SIGNS
        and not number.magnitude
        and _NO_NUMBER.match(low, begin) is not None
        and lex.after(text, low, begin) is None
    )


def _assemble(lex: Lexicon, text: str, low: str, number: Numeral, left: Left, own: Right) -> Reading | int:
    """Put the number, what stands to its left and what stands to its right together."""
    if own.unit and left.unit and own.unit != left.unit and _clash(left, own):
        if not own.weak:
            return own.end  # "Rp 25 USD", "USD 5%"
        own = Right(number)
    right = own
    more = (
        own.following is not None
        or left.national != ""
        or _MORE.match(low, own.end) is not None
        or MAGNITUDE_LIKE.match(low, own.end) is not None
    )
    if more:
        found = _read_more(lex, text, low, number, left, own)
        if isinstance(found, int):
            return found
        right = found
    unit = right.unit or left.unit
    if not unit:
        return _behind_bare(lex, text, low, number)
    if _is_idle(number, left, right, unit):
        return number.end
    return _measure(lex, text, low, number, left, right, more)


def _read_more(lex: Lexicon, text: str, low: str, number: Numeral, left: Left, own: Right) -> Right | int:
    """Read what stands behind a number and its unit: another number, smaller units, the name of a country."""
    right = read_range(lex, text, low, number, left, own) or own
    if isinstance(right, int) or right.carried or not (right.unit or left.unit):
        return right
    return _read_on(lex, text, low, number, left, right) or right


def _clash(left: Left, own: Right) -> bool:
    """Tell whether the two units before and behind a number contradict each other: "$25 CAD" does not."""
    return not left.bare or own.unit in RATES


def _read_on(lex: Lexicon, text: str, low: str, number: Numeral, left: Left, right: Right) -> int:
    """Read smaller units and the name of a country behind an amount.

    Returns:
        Where to read on if what follows shows that the amount was not understood, else 0.
    """
    if belongs_elsewhere(low, right.end):
        return right.end
    if right.high is None and (right.unit or left.unit) not in RATES:
        right.low = EXACT.add(right.low, read_minor(lex, text, low, right))
    if goes_on(lex, text, low, number, right):
        return behind_number(lex, text, low, right.end)
    if left.national and left.national != right.unit and same_family(left.national, right.unit or left.unit):
        return right.end  # "Canadian $5 million"
    token = right.following
    if token is None or token[0] != roles.NATIONAL:
        return 0
    return 0 if _name_currency(lex, text, low, left, right, token) else token[2]


def _measure(
    lex: Lexicon, text: str, low: str, number: Numeral, left: Left, right: Right, more: bool
) -> Reading | int:
    """Give the amount its size, sign and qualifier; or refuse it as too small or large to be one."""
    if left.factor is not ONE:
        _multiply(right, left.factor)
    unit = right.unit or left.unit
    value, upper, scale = right.low, right.high, right.scale
    largest = value if upper is None else upper
    weak = right.weak if right.unit else left.weak
    if largest > LIMIT or (weak and _is_small(number, scale, largest)):
        return number.end
    end = reached = right.end
    qualifier = trend = ""
    if more:
        end, reached, qualifier, trend = read_suffix(lex, text, low, right)
    if left.negative or unit in RATES:
        value, upper = _signed(value, upper, left, unit, trend)
    said = left.qualifier or number.qualifier or right.qualifier or qualifier or "exact"
    amount = make(value, upper, unit, said)
    return left.start, end, amount, reached - left.reached, scale, right.carried


def _is_small(number: Numeral, scale: Decimal, largest: Decimal) -> bool:
    """Tell whether a number is too small to stand beside a word of many meanings such as "won"."""
    return not number.magnitude and max(scale, largest) < THOUSAND


def _multiply(right: Right, factor: Decimal) -> None:
    """Multiply a number by the magnitude that stands before it."""
    right.scale = EXACT.multiply(right.scale, factor)
    right.low = EXACT.multiply(right.low, factor)
    right.high = right.high and EXACT.multiply(right.high, factor)


def _signed(
    value: Decimal, upper: Decimal | None, left: Left, unit: str, trend: str
) -> tuple[Decimal, Decimal | None]:
    """Return number and upper bound with the sign of a decline, and that of a single number (a range has its own)."""
    declines = (left.trend or trend) == roles.DECLINE and unit in RATES
    if not declines and not left.negative:
        return value, upper
    if upper is None:
        return EXACT.minus(value), None
    if declines and value >= 0:
        return EXACT.minus(upper), EXACT.minus(value)
    return value, upper


def _is_idle(number: Numeral, left: Left, right: Right, unit: str) -> bool:
    """Tell whether a number says nothing of its unit after all."""
    if (number.article and unit != "%") or (number.indian and unit not in _INDIAN_CURRENCIES):
        return True
    if unit in RATES:
        return left.part and right.low == ONE
    return not right.low and right.high is None and number.spelled  # "không đồng ý" tells of no dong


def _behind_bare(lex: Lexicon, text: str, low: str, number: Numeral) -> int:
    """Return where to read on behind a number without a unit: behind "1 billion, 200 million", which is one number."""
    end = number.end
    if number.magnitude and low[end : end + 2] == ", ":
        rest = numeral(lex, text, low, end + 2)
        if not isinstance(rest, int) and ONE < rest.scale < number.scale:
            return rest.end
    return end


def _name_currency(lex: Lexicon, text: str, low: str, left: Left, right: Right, token: Token) -> bool:
    """Read whose dollars are meant, "$5 million Canadian"; False if that stays open: "a $5 million Canadian fund"."""
    _, code, end = token
    unit = right.unit or left.unit
    word = low[right.word : right.end].strip(" -")
    bare = (word == "$" or (word.isalpha() and word != unit.lower())) if right.unit else left.bare
    if code == unit or not same_family(code, unit) or not bare:
        return True
    if _CLAUSE_END.match(low, end) is None:
        return False
    right.unit, right.end, right.following = code, end, lex.after(text, low, end)
    return True
