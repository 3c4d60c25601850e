"""Numbers whose unit stands with the amount before them: "exports $2.1 billion, imports 1.4", "5.2% against 4.8".

Such a number is taken in one clause only, and only where the wording is parallel: behind "and", behind a comma and a
word or two, behind "to", behind a word that compares. Years, dates, article numbers and counts of things are none.
"""

from __future__ import annotations

from aseanhr.text import pattern
from aseanhr.values.amounts import roles
from aseanhr.values.amounts.amount import make
from aseanhr.values.amounts.grammar import Reading
from aseanhr.values.amounts.numerals import Numeral, numeral
from aseanhr.values.amounts.ranges import is_year, shares_magnitude
from aseanhr.values.amounts.sums import EXACT, ONE
from aseanhr.values.amounts.tables import SIGNS, Lexicon, is_spaced
from aseanhr.values.amounts.units import RATES, belongs_elsewhere

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable
    from typing import Final

__all__ = ["carry"]

# From an amount to the next number within the clause, over years; no sentence, bracket or line ends in it.
_GAP: Final = pattern(
    r"(?>[^0-9.;:!?()\[\]\n。；：？！（）]+(?:(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9]))?)+(?=[0-9])"
)
_REACH: Final = 64  # how far the number may stand from the amount, in characters
_END = r" ?(?:[,;:!?)\]\n。，；：、？！）]|\.(?![0-9])|\Z)"
_ENDS: Final = pattern(_END)
# A whole number, and whether the clause ends behind it; if not, it counts what follows unless that is a magnitude.
_WHOLE: Final = pattern(rf"([0-9]+)(?![.,'’٫٬]?[0-9]| [0-9])({_END})?")
_YEARS: Final = ("19", "20")
_PARALLEL: Final = pattern(r" ?[,，、]? ?(?:[^\W\d_]+(?:['’-][^\W\d_]+)* ?){1,3}")
_JOINS: Final = (roles.AND, roles.ENDS)
_MAX_BETWEEN: Final = 3  # words between "compared with" and its number


def carry(lex: Lexicon, text: str, low: str, readings: Iterable[Reading]) -> list[Reading]:
    """Return the amounts with the bare numbers behind them that share their unit.

    Args:
        lex: the lexicon of the language.
        text: canonical text.
        low: the same in lower case.
        readings: the amounts in it, from left to right.
    """
    known = list(readings)
    found: list[Reading] = []
    for n, reading in enumerate(known):
        limit = known[n + 1][0] if n + 1 < len(known) else len(low)
        following: Reading | None = reading
        while following is not None:
            found.append(following)
            following = _next(lex, text, low, following, limit)
    return found


def _next(lex: Lexicon, text: str, low: str, reading: Reading, limit: int) -> Reading | None:
    """Read the bare number behind an amount, if it shares the unit."""
    end = reading[1]
    gap = _GAP.match(low, end, min(limit, end + _REACH))
    if gap is None:
        return None
    position = gap.end()
    begin = position - (low[position - 1] in SIGNS)
    if is_spaced(low[begin - 1]) or low[begin - 1] in "-/'’,":
        return None
    whole = _WHOLE.match(low, position)
    if whole is not None and _is_idle(lex, text, low, end, begin, whole):
        return None
    number = numeral(lex, text, low, position)
    if isinstance(number, int) or not _counts_nothing(lex, low, number):
        return None
    if not _is_compared(lex, text, low, end, begin) and (
        _is_whole(number) or not _is_parallel(lex, text, low, end, begin)
    ):
        return None
    return _shared(lex, text, low, reading, number, begin, position)


def _is_idle(lex: Lexicon, text: str, low: str, end: int, begin: int, whole: re.Match[str]) -> bool:
    """Tell, at little cost, of most whole numbers that they are years or count something, or are not compared."""
    if whole[2] is None:
        return lex.after(text, low, whole.end(1)) is None
    return (whole.end(1) - whole.start() == 4 and whole[1].startswith(_YEARS)) or not _is_compared(
        lex, text, low, end, begin
    )


def _is_compared(lex: Lexicon, text: str, low: str, end: int, begin: int) -> bool:
    """Tell whether "to", or a word that compares, leads to the number."""
    token = lex.after(text, low, end)
    if token is not None and token[0] == roles.TO:
        return not low[token[2] : begin].strip()
    against = lex.against.search(low, end, begin)
    if against is None:
        return False
    rest = low[against.end() : begin]
    return "," not in rest and len(rest.split()) <= _MAX_BETWEEN


def _is_parallel(lex: Lexicon, text: str, low: str, end: int, begin: int) -> bool:
    """Tell whether the number stands behind "and", or behind a comma (or "and") and a word or two."""
    token = lex.after(text, low, end)
    joined = token is not None and token[0] in _JOINS
    if token is not None and joined and not low[token[2] : begin].strip():
        return True
    parallel = _PARALLEL.match(low, end, begin)
    return (
        parallel is not None
        and parallel.end() == begin
        and (joined or low[end : end + 2].strip()[:1] in ",，、")
    )


def _is_whole(number: Numeral) -> bool:
    return not number.magnitude and number.value == number.value.to_integral_value(None, EXACT)


def _counts_nothing(lex: Lexicon, low: str, number: Numeral) -> bool:
    """Tell whether a bare number is followed by nothing that it would count, and is no year."""
    end, token = number.end, number.following
    if _ENDS.match(low, end) is not None:
        return not is_year(number.value) and not number.indian and not belongs_elsewhere(low, end)
    if _is_whole(number) or number.indian:
        return False
    if token is not None and token[0] == roles.NUMBER:  # "năm 2023"
        year = low[token[2] : token[2] + 2].strip().isdecimal()
        return year and low[end : token[2]].strip() in lex.homographs
    return (token is not None and token[0] in _JOINS) or any(
        words.match(low, end + (low[end] == " ")) is not None for words in (lex.when, lex.against)
    )


def _shared(
    lex: Lexicon, text: str, low: str, reading: Reading, number: Numeral, begin: int, position: int
) -> Reading | None:
    """Give the number the unit of the amount before it, and its magnitude if it has none of its own."""
    amount, scale = reading[2], reading[4]
    token = lex.before(text, low, begin)
    if (token is not None and token[0] == roles.VAGUE) or lex.is_numbered(low, begin):
        return None
    value, first = number.value, abs(amount.value)
    if number.magnitude:
        if amount.unit in RATES or scale == ONE:
            return None
        scale = number.scale
    else:
        value = EXACT.multiply(value, scale)
    if not shares_magnitude(value, first):
        return None
    qualifier = number.qualifier or "exact"
    start = begin
    if token is not None and token[0] == roles.QUALIFIER:
        qualifier, start = token[1], token[2]
    if low[position - 1] in SIGNS and low[position - 1] != "+":
        value = EXACT.minus(value)
    return start, number.end, make(value, None, amount.unit, qualifier), 0, scale, True
