"""What stands to the right of a number: its unit, the magnitude behind that, smaller units, words that follow."""

from __future__ import annotations

from decimal import Decimal

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.numerals import NUMERIC, Numeral, is_torn, numeral
from aseanhr.values.amounts.sums import EXACT, ONE, THOUSAND, ZERO
from aseanhr.values.amounts.tables import Lexicon, Token, is_spaced

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = [
    "CURRENCY_CHARS",
    "MAGNITUDE_LIKE",
    "RATES",
    "TRENDS",
    "Right",
    "belongs_elsewhere",
    "goes_on",
    "read_minor",
    "read_suffix",
    "read_unit",
]

RATES: Final = ("%", "pp")
TRENDS: Final = (roles.DECLINE, roles.INCREASE)
# The currency signs of Unicode; those that no table knows make doubt.
CURRENCY_CHARS: Final = "$¢£¤¥֏؋߾߿৲৳৻૱௹฿៛" + "".join(map(chr, range(0x20A0, 0x20C1))) + "﷼"
_UNITS: Final = (roles.CURRENCY, roles.WEAK, roles.PERCENT, roles.COMPOUND, roles.MINOR)
_PARTS: Final = (roles.COMPOUND, roles.MINOR)
_BEFORE_UNITS: Final = (roles.QUALIFIER, roles.OF)
_MULTIPLIES: Final = (roles.MAGNITUDE, roles.HUNDRED)
_JOINS: Final = (roles.AND, roles.ENDS)
_MAX_RIGHT_WORDS: Final = 3
_MAX_MINORS: Final = 2  # "5元5角3分"
_MONEY: Final = frozenset(CURRENCY_CHARS)


class Right:
    """A number with the unit behind it, and the other end of a range if there is one.

    Attributes:
        low: the number in whole units, or the lower end.
        high: the upper end of a range.
        scale: the magnitude of the number, which another number may share.
        part: the share of a smaller unit such as cents in the unit; one for others.
        following: the word behind it.
        qualifier: what stands between number and unit.
        weak: whether the unit's word has other meanings.
        word: where the word of the unit begins, the gap before it included.
        carried: whether unit or magnitude stand with another number.
    """

    __slots__ = (
        "carried", "end", "following", "high", "low", "part", "qualifier", "scale", "unit", "weak", "word"
    )  # fmt: skip

    def __init__(self, number: Numeral) -> None:
        self.low = number.value
        self.high: Decimal | None = None
        self.end = number.end
        self.following = number.following
        self.unit = self.qualifier = ""
        self.weak = self.carried = False
        self.word = number.end
        self.scale = number.scale
        self.part = ONE


def read_unit(lex: Lexicon, text: str, low: str, number: Numeral) -> Right | int:
    """Read the unit behind a number; where there is none, what is returned ends with the number.

    Returns:
        Where the expression ends instead, if units or magnitudes stand together that make no sense.
    """
    right = Right(number)
    token, qualifier = number.following, ""
    if token is not None and token[0] in _BEFORE_UNITS:
        token, qualifier = _unit_token(lex, text, low, number)
    if token is None or token[0] not in _UNITS:
        return right
    role, unit, end = token
    if role in _PARTS:
        factor, unit = unit
        if not unit:
            return right
        _count_in(right, number, role, factor)
    elif role != roles.PERCENT and low[end : end + 1].isdecimal() and not _minor(lex, text, low, end):
        return right  # it is the sign of the next number
    right.unit, right.qualifier, right.weak = unit, qualifier, role == roles.WEAK
    right.end = end
    right.following = lex.after(text, low, end)
    if role == roles.PERCENT or right.following is None:
        return right
    return _with_magnitude(lex, text, low, number, right)


def _unit_token(lex: Lexicon, text: str, low: str, number: Numeral) -> tuple[Token | None, str]:
    """Return the word where the unit is looked for, and the qualifier before it: "16亿多美元", "millones de dólares"."""
    token, qualifier = number.following, ""
    if token is not None and token[0] == roles.QUALIFIER:
        qualifier = token[1]
        token = lex.after(text, low, token[2])
    if token is not None and token[0] == roles.OF and number.magnitude:
        token = lex.after(text, low, token[2])
    return token, qualifier


def _count_in(right: Right, number: Numeral, role: str, factor: Decimal) -> None:
    """Count a number of "mkr" or cents in whole units."""
    right.low = EXACT.multiply(number.value, factor)
    if role == roles.MINOR or factor < ONE:
        right.part = factor
    else:
        right.scale = EXACT.multiply(number.scale, factor)


def _with_magnitude(lex: Lexicon, text: str, low: str, number: Numeral, right: Right) -> Right | int:
    """Read the magnitude behind a currency, "75 US$ million"; refuse a second one, and a second currency."""
    token = right.following
    factor = ONE
    while token is not None and token[0] in _MULTIPLIES and not _is_initial(low, right.end, token[2]):
        factor = EXACT.multiply(factor, token[1])
        right.end = token[2]
        token = right.following = lex.after(text, low, right.end)
    if factor != ONE:
        if number.magnitude or right.scale != ONE or right.part != ONE or factor < THOUSAND:
            return right.end
        right.low, right.scale = EXACT.multiply(right.low, factor), factor
        right.weak = False
    if (
        token is not None
        and token[0] == roles.CURRENCY
        and token[1] != right.unit
        and not _begins(low, token[2])
    ):
        return token[2]  # "3万元欧元"
    return right


def _begins(low: str, end: int) -> bool:
    """Tell whether a currency is the sign of a number behind it."""
    return low[end : end + 2].strip()[:1].isdecimal()


def _is_initial(low: str, position: int, end: int) -> bool:
    """Tell whether a magnitude of one letter may begin a word or name instead: "5 USD K-pop"."""
    if len(low[position:end].strip(" -")) > 1:
        return False
    return low[end : end + 1] in "-." or low[end : end + 2].strip()[:1].isalnum()


def belongs_elsewhere(low: str, end: int) -> bool:
    """Tell whether a letter or digit is glued to the end, a further number by a slash or point, or an unknown sign."""
    following = low[end : end + 1]
    if following.isalnum():
        return is_spaced(following) and is_spaced(low[end - 1])
    if following in "/.,:" and low[end + 1 : end + 2].isdecimal() and low[end - 1].isdecimal():
        return True
    if following == " ":
        end += 1
        following = low[end : end + 1]
    return following in _MONEY and not _begins(low, end + 1)


def read_minor(lex: Lexicon, text: str, low: str, right: Right) -> Decimal:
    """Read "and 50 cents" behind "5 dollars", move the end behind it, and return its share of the larger unit."""
    share = ZERO
    for _ in range(_MAX_MINORS):
        token = right.following
        minor = None
        if token is None:
            if low[right.end : right.end + 2].strip()[:1].isdecimal():
                minor = _minor(lex, text, low, right.end)
        elif token[0] in _JOINS:
            minor = _minor(lex, text, low, token[2])
        elif token[0] == roles.NUMBER:
            minor = _minor(lex, text, low, right.end)
        if minor is None:
            break
        value, right.end = minor
        share = EXACT.add(share, value)
        right.following = lex.after(text, low, right.end)
    return share


def _minor(lex: Lexicon, text: str, low: str, position: int) -> tuple[Decimal, int] | None:
    """Read a number of a smaller unit such as cents: its share of the larger one, and where it ends."""
    number = numeral(lex, text, low, position + (low[position : position + 1] == " "))
    if isinstance(number, int) or number.following is None or number.following[0] != roles.MINOR:
        return None
    _, (factor, _), end = number.following
    return EXACT.multiply(number.value, factor), end


def read_suffix(lex: Lexicon, text: str, low: str, right: Right) -> tuple[int, int, str, str]:
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
            # Behind a range "up to" belongs to the words for "from … to".
            qualifier = payload if payload != "up_to" or right.high is None else ""
            end = edge
        elif role in TRENDS:
            return end, edge, qualifier, role
        elif role != roles.LINK:
            break
        reached = edge
        token = lex.after(text, low, reached)
    return end, reached, qualifier, ""


# Words made as those for large numbers are in the languages of Europe, of which no list holds all: "zillion", "Fantastilliarde".
MAGNITUDE_LIKE: Final = pattern(
    r"[ -]?[^\W\d_]+(?:illi(?:on|ard|ón|ões|ão)|illones|ilj(?:on|ard)|ilh(?:ão|ões))[^\W\d_]{0,2}\b"
)


def goes_on(lex: Lexicon, text: str, low: str, number: Numeral, right: Right) -> bool:
    """Tell whether a word of number behind the amount shows that it was not understood whole."""
    token = right.following
    if token is None:
        return MAGNITUDE_LIKE.match(low, right.end) is not None
    if token[0] not in NUMERIC:
        return False
    end = token[2]
    if right.unit in RATES:
        if len(low[right.end : end].strip(" -")) == 1 or not is_spaced(low[end - 1]):
            return False  # "5% K-pop"; "5%千家"
    elif number.spelled and right.unit and not number.magnitude and low[right.end] != " ":
        return True  # "一元二次"
    return is_torn(lex, text, low, right.end, token)
