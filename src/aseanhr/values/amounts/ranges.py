"""Two numbers that share a unit: ranges ("5–6 billion"), and levels ("rose from 4.1 to 5.3 billion")."""

from __future__ import annotations

from decimal import Decimal

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.left import Left
from aseanhr.values.amounts.numerals import Numeral, numeral
from aseanhr.values.amounts.sums import EXACT, ONE
from aseanhr.values.amounts.tables import DASHES, PREFIXES, SIGNS, Lexicon
from aseanhr.values.amounts.units import RATES, TRENDS, Right, belongs_elsewhere, read_unit

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = ["DASH_SET", "is_year", "read_range", "shares_magnitude"]

DASH_SET: Final = frozenset(DASHES)
_PREFIX: Final = pattern("[^0-9\\s]{1,8}(?: [^0-9\\s]{1,8})? ?(?=[0-9])")
_FARTHEST: Final = Decimal(50)  # "from 980 to 1.2 billion" leaves open what 980 is
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100


class _Join:
    """What stands between two numbers: "dash" or "spaced" (a dash between spaces), "to", "level", "only", "and"."""

    __slots__ = ("end", "kind")

    def __init__(self, kind: str, end: int) -> None:
        self.kind = kind
        self.end = end


class _Second:
    """The number behind, signed, with its unit, and the currency before it."""

    __slots__ = ("number", "prefix", "right", "value")

    def __init__(self, number: Numeral, right: Right, prefix: str, *, negative: bool) -> None:
        self.number = number
        self.right = right
        self.prefix = prefix
        self.value = EXACT.minus(right.low) if negative else right.low


def is_year(value: Decimal) -> bool:
    """Tell whether a bare number may be a year.

    >>> is_year(Decimal(2025)), is_year(Decimal("2025.5")), is_year(Decimal(25))
    (True, False, False)
    """
    return _FIRST_YEAR <= value <= _LAST_YEAR and value == value.to_integral_value(None, EXACT)


def shares_magnitude(value: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers, said without their magnitudes, are near enough to have the same.

    >>> shares_magnitude(Decimal("4.1"), Decimal("5.3")), shares_magnitude(Decimal(980), Decimal("1.2"))
    (True, False)
    """
    value, other = abs(value), abs(other)
    return value < EXACT.multiply(other, _FARTHEST) and other < EXACT.multiply(value, _FARTHEST)


def read_range(
    lex: Lexicon, text: str, low: str, first: Numeral, left: Left, own: Right
) -> Right | int | None:
    """Read the other end: "–6 tỷ USD" behind "5", "to 10 percent", "and 6 billion" behind "between 5".

    Returns:
        The range; or the first number alone where it takes its unit or magnitude from the second ("rose from 4.1 to
        5.3 billion"); None if the first stands for itself; where to go on if the two make no sense together.
    """
    join = _read_join(low, left, own)
    if join is None:
        return None
    second = _read_second(lex, text, low, join.end)
    if second is None:
        return None
    if join.kind == "and" and left.opener != "span":
        return None if _is_whole(first) else _carry_back(lex, low, first, left, own, second)
    if _tells_levels(join, left, own, second):
        return _carry_back(lex, low, first, left, own, second)
    return _span(first, left, own, second, join)


def _is_whole(number: Numeral) -> bool:
    return number.spelled or number.magnitude or number.value == number.value.to_integral_value(None, EXACT)


def _read_join(low: str, left: Left, own: Right) -> _Join | None:
    position = own.end
    spaced = low[position : position + 1] == " "
    position += spaced
    if low[position : position + 1] in DASH_SET:
        position += 1
        gap = low[position : position + 1] == " "
        return None if spaced and not gap else _Join("spaced" if spaced else "dash", position + gap)
    token = own.following
    if token is None:
        return None
    role, payload, position = token
    position += low[position : position + 1] == " "
    if role == roles.TO:
        return _Join(payload or "to", position)
    if role in (roles.AND, roles.ENDS) and (left.opener == "span" or not own.unit):
        return _Join("and", position)
    return None


def _tells_levels(join: _Join, left: Left, own: Right, second: _Second) -> bool:
    """Tell whether two levels are told, or a change and the level reached ("rose 50 cents to $70"), and no range."""
    if join.kind == roles.LEVEL_ONLY or left.trend == roles.LEVEL:
        return True
    return (
        join.kind == roles.ENDS_OR_LEVEL
        and left.trend in TRENDS
        and left.opener != "span"
        and not left.of
        and bool(own.unit or (left.unit and (second.prefix or second.right.unit)))
    )


def _read_second(lex: Lexicon, text: str, low: str, position: int) -> _Second | None:
    negative = False
    if low[position : position + 1] in SIGNS:
        negative = low[position] != "+"
        position += 1
    else:
        token = lex.after(text, low, position)
        if token is not None and token[0] in (roles.MINUS, roles.ARTICLE):  # "y un 6 por ciento"
            negative = token[0] == roles.MINUS
            behind = token[2] + (low[token[2] : token[2] + 1] == " ")
            position = behind if negative or low[behind : behind + 1].isdecimal() else position
    prefix = ""
    sign = _PREFIX.match(low, position)
    if sign is not None:
        token = lex.before(text, low, sign.end())
        if token is not None and token[0] in PREFIXES and token[2] == position:
            prefix, position = token[1], sign.end()
    number = numeral(lex, text, low, position)
    if isinstance(number, int) or number.article:
        return None
    right = read_unit(lex, text, low, number)
    if isinstance(right, int) or belongs_elsewhere(low, right.end):
        return None
    return _Second(number, right, prefix, negative=negative)


def _carry_back(
    lex: Lexicon, low: str, first: Numeral, left: Left, own: Right, second: _Second
) -> Right | None:
    """Give the first number the unit and the magnitude of the second, where it lacks them."""
    other = second.right
    said = other.unit or second.prefix
    unit = left.unit or said
    if own.unit or not unit or said not in ("", unit):
        return None
    scale = ONE if first.magnitude else other.scale
    if scale != ONE and not shares_magnitude(first.value, EXACT.divide(other.low, scale)):
        return None
    if left.unit:
        if scale == ONE:
            return None  # it lacks nothing
    elif is_year(first.value) or lex.is_numbered(low, left.start):
        return None
    right = Right(first)
    right.low = EXACT.multiply(first.value, EXACT.multiply(scale, other.part))
    right.scale = scale
    right.unit = unit
    right.weak = other.weak and not first.magnitude and scale == ONE
    right.carried = True
    return right


def _span(first: Numeral, left: Left, own: Right, second: _Second, join: _Join) -> Right | int | None:
    """Make a range of two numbers, if their units allow one."""
    right = second.right
    unit = own.unit or left.unit
    other = right.unit or second.prefix or unit
    if not _is_measured(left, own, second, join) or not _agree(unit, other, left, second):
        return None
    if right.part != ONE and left.unit and not own.unit:
        return right.end  # "$5 to 10 cents"
    low_end = _low_end(first, left, own, second)
    if low_end >= second.value:
        alone = own.unit or first.magnitude or second.number.scale == ONE
        return None if alone else right.end  # "$5-3 billion"
    right.unit = other
    right.weak = right.weak and not second.number.magnitude
    right.low, right.high = low_end, second.value
    return right


def _agree(unit: str, other: str, left: Left, second: _Second) -> bool:
    """Tell whether two numbers have one unit, or the first a bare sign that the other's currency makes precise."""
    return not unit or other == unit or (left.bare and other not in RATES and not second.prefix)


def _is_measured(left: Left, own: Right, second: _Second, join: _Join) -> bool:
    """Tell whether the second number has a unit: its own, or that before the first ("$5–6", not "$5 - 6 people")."""
    if second.right.unit or second.prefix:
        return True
    return not own.unit and bool(left.unit) and (join.kind != "spaced" or second.number.magnitude)


def _low_end(first: Numeral, left: Left, own: Right, second: _Second) -> Decimal:
    """Return the first number with its sign, and with the magnitude of the second if it shares that."""
    right = second.right
    value = own.low if own.unit else EXACT.multiply(first.value, right.part)
    signed = EXACT.minus(value) if left.negative else value
    if first.magnitude or own.unit:
        return signed
    shared = EXACT.multiply(signed, right.scale)
    if left.negative:
        return shared if shares_magnitude(value, EXACT.divide(right.low, right.scale)) else signed
    return shared if shared < second.value else signed
