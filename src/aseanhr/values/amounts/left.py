"""What stands to the left of a number: sign, currency, qualifier, and the word of increase or decline."""

from __future__ import annotations

from aseanhr.values.amounts import roles
from aseanhr.values.amounts.sums import ONE
from aseanhr.values.amounts.tables import SIGNS, Lexicon, Token, is_spaced
from aseanhr.values.amounts.units import CURRENCY_CHARS

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final

__all__ = ["Left", "leads", "read_left"]

_SIGNED: Final = (roles.CURRENCY, roles.WEAK)
_MAX_LEFT_WORDS: Final = 8
_BESIDE: Final = 2  # where a word behind another amount begins at most: that ends at 1, a space follows
_REACH: Final = 48  # how far a word of decline may stand before "by 3 %", in characters
# Signs that no table knows: what they mean for the number is open.
_ODD: Final = frozenset("∓×÷⁻₋➖➕⊖")
_MONEY: Final = frozenset(CURRENCY_CHARS)
_STOP, _ON, _REFUSE = range(3)


class Left:
    """What stands to the left of a number.

    Attributes:
        start: where the mention begins: with its sign, unit and qualifier.
        reached: where understanding ends: with the word of decline.
        bare: whether the unit is a bare dollar sign, which a code behind the number makes precise.
        factor: a magnitude that stands before its number.
        opener: "span" behind "between", "level" behind "from", else empty.
        part: whether a part of what follows is meant: "a third of".
        of: whether the size follows a noun: "a rise of", not "rose by".
        spelled: whether the number is written in words.
        national: whose currency a word before a bare sign names.
    """

    __slots__ = (
        "bare", "factor", "measured", "national", "negative", "of", "opener", "part", "qualifier", "reached",
        "sign", "spelled", "start", "trend", "unit", "weak",
    )  # fmt: skip

    def __init__(self, position: int, spelled: bool) -> None:
        self.start = self.reached = position
        self.unit = self.qualifier = self.trend = self.opener = self.sign = self.national = ""
        self.weak = self.bare = self.negative = self.part = self.measured = self.of = False
        self.spelled = spelled
        self.factor = ONE

    @property
    def tight(self) -> bool:
        """Whether all that was read so far belongs to the mention."""
        return self.reached == self.start


def leads(low: str, position: int) -> bool:
    """Tell whether a point or comma at ``position`` begins a number: " .5", "$.5", not "3.5" or "5%,5%"."""
    outer = low[position - 1]
    return position > 0 and not outer.isalnum() and outer not in "%)].,:/'’”»"


def read_left(lex: Lexicon, text: str, low: str, position: int, token: Token | None) -> Left | None:
    """Read leftward from a number, ``token`` before it; None if what stands there makes it no amount."""
    left = Left(position, low[position].isalpha())
    if position == 1 and not left.spelled:
        return None if low[0].isdecimal() else left
    return _read_further(left, lex, text, low, position, token)


def _read_further(
    left: Left, lex: Lexicon, text: str, low: str, position: int, token: Token | None
) -> Left | None:
    if low[position - 1] != " " and (token is None or not _is_set_off(low, position, token)):
        glued = _sign_at(lex, text, low, position)
        if glued is None or _is_glued(lex, low, position):
            return None
        if glued:
            left.sign = glued
            left.negative = glued == "-"
            left.start = left.reached = position - 1
            token = lex.before(text, low, position - 1)
    if left.spelled and lex.joined is not None and _is_behind_number(lex, low, position):
        return None
    if token is not None and not _read_words(left, lex, text, low, token):
        return None
    if _is_stray(low, left):
        return None
    if left.opener or left.measured:
        _settle_trend(lex, low, left)
    return left


def _is_set_off(low: str, position: int, token: Token) -> bool:
    """Tell whether a qualifier, or a currency and nothing more, is glued to the number."""
    return token[0] == roles.QUALIFIER or (
        token[0] in _SIGNED and position > 1 and low[position - 1] not in SIGNS
    )


def _is_behind_number(lex: Lexicon, low: str, position: int) -> bool:
    """Tell whether the word before begins as a number in one word does, but is none: "femhundraoch tusen"."""
    end = position - (low[position - 1] == " ")
    start = end
    while start and low[start - 1].isalpha():
        start -= 1
    return lex.begins_number(low[start:end])


def _read_words(left: Left, lex: Lexicon, text: str, low: str, token: Token | None) -> bool:
    """Read word by word, beginning with ``token``; False if one of them makes the number no amount."""
    for _ in range(_MAX_LEFT_WORDS):
        if token is None or not token[2]:
            break
        role, payload, edge = token
        step = _STEPS.get(role)
        outcome = _STOP if step is None else step(left, lex, text, low, payload, edge)
        if outcome == _REFUSE:
            return False
        if outcome == _STOP:
            break
        left.reached = edge = min(edge, left.start)  # a sign may stand before a currency
        token = lex.before(text, low, edge)
    return True


def _is_stray(low: str, left: Left) -> bool:
    """Tell whether a sign that was not understood stands before the amount, or a second one."""
    begin = left.start
    before = low[begin - 1]
    if before == " ":
        before = low[begin - 2] if begin > 2 else " "
        return before in _MONEY
    return begin > 1 and (before in _MONEY or before in _ODD or (bool(left.sign) and before in SIGNS))


def _settle_trend(lex: Lexicon, low: str, left: Left) -> None:
    if left.opener == "moved":  # "went from 5 percent"
        left.trend = roles.LEVEL
    elif left.opener == "level":  # "eased from 5 percent" tells a level, not a change
        if left.trend or _trend_before(lex, low, left.start)[0]:
            left.trend = roles.LEVEL
    elif left.measured and not left.trend:
        left.trend, left.reached = _trend_before(lex, low, left.reached)


def _sign_at(lex: Lexicon, text: str, low: str, position: int) -> str | None:
    """Return the sign glued to the left of ``position``: "-", "+", or "" for none; None if it is a hyphen."""
    if position == 1 or low[position - 1] not in SIGNS:
        return ""
    outer = low[position - 2] if position > 2 else " "
    if not is_spaced(outer) and outer not in "%)]":
        return "+" if low[position - 1] == "+" else "-"
    token = lex.before(text, low, position - 1)
    return "-" if token is not None and token[0] in _SIGNED and token[2] else None


def _is_glued(lex: Lexicon, low: str, position: int) -> bool:
    """Tell whether the number is the tail of a word, a code, a fraction or a broken number."""
    before = low[position - 1]
    if position == 1:
        return before.isdecimal()
    if before in ".,/:'’":
        if before in ".," and (leads(low, position - 1) or before == lex.convention.decimal):
            return low[position - 2] not in "%)]"
        return is_spaced(low[position - 2])
    return is_spaced(before)


def _take_prefix(
    left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int, *, weak: bool = False
) -> int:
    tight = left.reached == left.start
    if left.unit or left.qualifier or not tight:
        if left.unit and tight and payload != left.unit:
            return _REFUSE  # "EUR USD 5"
        return _STOP
    left.unit, left.weak = payload, weak
    left.bare = low[edge : left.reached].strip() == "$"
    if not left.sign and low[edge - 1] in SIGNS:
        left.sign = _sign_at(lex, text, low, edge) or ""
        edge -= len(left.sign)
        left.negative = left.sign == "-"
    left.start = edge
    return _ON


def _take_weak_prefix(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    return _take_prefix(left, lex, text, low, payload, edge, weak=True)


def _take_qualifier(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    if left.qualifier or (payload == "up_to" and edge <= _BESIDE and _joins(lex, text, low, edge)):
        return _STOP
    left.qualifier = payload
    if left.reached == left.start:
        left.start = edge
    return _ON


def _joins(lex: Lexicon, text: str, low: str, edge: int) -> bool:
    """Tell whether a word such as "up to" stands right behind another amount, and means "to": "từ 5% tới 6%"."""
    token = lex.after(text, low, edge)
    return not low[0].isspace() and token is not None and token[0] == roles.TO


def _take_decline(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    left.trend, left.reached = roles.DECLINE, edge
    return _STOP


def _take_increase(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    left.trend, left.reached = roles.INCREASE, edge
    return _STOP


def _take_measure(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    left.measured = True
    left.of = left.of or payload == "of"
    return _ON


def _take_vague(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    return _REFUSE if left.tight else _STOP


def _take_part(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    left.part = left.tight
    return _STOP


def _take_opener(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    if left.opener:
        return _STOP
    left.opener = payload
    if left.tight and payload == "span":
        left.start = edge
    return _ON


def _take_minus(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    if left.tight:
        if left.sign:
            return _REFUSE
        left.sign, left.negative, left.start = "-", True, edge
        return _ON
    if left.measured:  # "ein Minus von 3 Prozent"
        left.trend, left.reached = roles.DECLINE, edge
    return _STOP


def _take_magnitude(left: Left, lex: Lexicon, text: str, low: str, payload: Any, edge: int) -> int:
    if not left.tight:
        return _STOP
    if left.unit or left.qualifier or left.factor is not ONE:
        return _REFUSE
    left.factor, left.start = payload, edge
    return _ON


def _take_numeric(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    """Refuse the tail of a number whose head was not understood: "hundred twenty", "1 million 500"."""
    if not left.tight or left.unit or left.qualifier:
        return _STOP
    return _REFUSE if left.spelled or payload == "x" else _STOP


def _take_national(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    if left.tight and left.bare:
        left.national = payload
    return _STOP


def _take_link(left: Left, lex: Lexicon, text: str, low: str, payload: str, edge: int) -> int:
    return _ON


_STEPS: Final[dict[str, Callable[[Left, Lexicon, str, str, Any, int], int]]] = {
    roles.CURRENCY: _take_prefix,
    roles.PERCENT: _take_prefix,
    roles.WEAK: _take_weak_prefix,
    roles.QUALIFIER: _take_qualifier,
    roles.DECLINE: _take_decline,
    roles.INCREASE: _take_increase,
    roles.MEASURE: _take_measure,
    roles.VAGUE: _take_vague,
    roles.PART: _take_part,
    roles.FROM: _take_opener,
    roles.MINUS: _take_minus,
    roles.MAGNITUDE: _take_magnitude,
    roles.NUMERIC: _take_numeric,
    roles.NATIONAL: _take_national,
    roles.LINK: _take_link,
}


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
