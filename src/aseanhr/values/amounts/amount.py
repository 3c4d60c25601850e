"""The value type: an amount of money or a percentage, exactly as it was said."""

from __future__ import annotations

from decimal import Context, Decimal

from aseanhr.errors import AmountParseError, InputTypeError
from aseanhr.text import pattern

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = ["QUALIFIERS", "Amount", "make", "plain"]

# Each qualifier with the sign that stands for it in canonical text.
_SIGNS: Final = {
    "exact": "",
    "approx": "~",
    "over": ">",
    "at_least": ">=",
    "nearly": "~<",
    "less_than": "<",
    "up_to": "<=",
}
QUALIFIERS: Final = tuple(_SIGNS)
_BY_SIGN: Final = {sign: name for name, sign in _SIGNS.items()}
_RANK: Final = {
    name: n for n, name in enumerate(("less_than", "nearly", "up_to", "approx", "exact", "at_least", "over"))
}

_EXACT: Final = Context(prec=80)  # the caller's context must not round
_NUMBER = r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?"
_CANONICAL: Final = pattern(rf"(~<|<=|>=|[~<>]?)({_NUMBER})(?:\.\.({_NUMBER}))?(%|pp| [A-Z]{{3}})")


_NOT_CANONICAL: Final = "it is not the canonical text of an amount; try normalize_amount"
_KINDS: Final = {"%": "percent", "pp": "percentage_points"}

# Least number, whether it is excluded, greatest number, whether it is excluded; None for an open side.
_Interval = tuple[Decimal | None, bool, Decimal | None, bool]


def _lies_before(left: _Interval, right: _Interval) -> bool:
    high, low = left[2], right[0]
    return high is not None and low is not None and (high < low or (high == low and (left[3] or right[1])))


def plain(value: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros.

    >>> plain(Decimal("1.60E+9")), plain(Decimal("-3.20"))
    ('1600000000', '-3.2')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _decimal(value: object, argument: str) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if not isinstance(value, Decimal):
        raise InputTypeError(argument, "a Decimal, an int or canonical text", value)
    if not value.is_finite() or abs(value.adjusted()) > 40 or len(value.as_tuple().digits) > 60:
        raise AmountParseError(
            str(value)[:80], f"{argument} must be finite and of at most 40 digits before the point"
        )
    return Decimal(plain(value))


class Amount:
    """An amount of money, a percentage, or a difference in percentage points; or a range of them.

    Immutable and hashable. Two amounts are equal if they say the same: number, unit and qualifier.
    They order only within one unit (``<`` between SEK and USD, or money and percent, raises `TypeError`):
    by number, then upper bound, then qualifier from ``less_than`` to ``over``.
    `precedes`, `overlaps` and `contains` compare what the amounts may be, and answer None where that is open.

    Attributes:
        value: the number, already multiplied ("1.6 billion" is 1600000000); the lower bound of a range.
            Percentages are signed: a decline is negative. "18.8 %" is 18.8, not 0.188.
        upper: the upper bound of a range, else None.
        unit: the currency code, ``%`` or ``pp``: amounts of one unit can be compared.
        qualifier: ``exact``, ``approx`` (about), ``over`` (more than), ``at_least``, ``nearly`` (just under),
            ``less_than`` or ``up_to`` (no more than).

    Args:
        value: a `Decimal`, an `int`, or canonical text as `str` gives it, which holds all the rest:
            a qualifier sign (``~`` approx, ``>`` over, ``>=`` at least, ``~<`` nearly, ``<`` less than, ``<=`` up to),
            the number or ``lower..upper``, and ``%``, ``pp`` or a space and the currency code.
        currency: ISO 4217 code (upper case).
        percent: whether it is a percentage.
        points: whether it is in percentage points (implies ``percent``).
        qualifier: one of `QUALIFIERS`.
        upper: the upper bound, greater than ``value``.

    Raises:
        AmountParseError: the text is not canonical, the code is no ISO 4217 code, or the parts contradict each other.
        InputTypeError: an argument has the wrong type (floats are refused: they are not exact).

    >>> Amount("1600000000 USD")
    Amount('1600000000 USD')
    >>> Amount("~<25..30%").upper, Amount(Decimal("-3.2"), percent=True)
    (Decimal('30'), Amount('-3.2%'))
    """

    __slots__ = ("qualifier", "unit", "upper", "value")

    value: Decimal
    upper: Decimal | None
    unit: str
    qualifier: str

    def __init__(
        self,
        value: Decimal | int | str,
        currency: str | None = None,
        *,
        percent: bool = False,
        points: bool = False,
        qualifier: str = "exact",
        upper: Decimal | int | None = None,
    ) -> None:
        if isinstance(value, str):
            if currency or percent or points or qualifier != "exact" or upper is not None:
                raise AmountParseError(value, _NOT_CANONICAL)
            value, upper, currency, points, qualifier = _read_canonical(value)
            percent = currency is None
        low = _decimal(value, "value")
        high = None if upper is None else _decimal(upper, "upper")
        _require_sense(low, high, currency, percent=bool(percent or points), qualifier=qualifier)
        _fill(self, low, high, currency or ("pp" if points else "%"), qualifier)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Amount is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Amount is immutable: cannot delete {name!r}")

    @property
    def currency(self) -> str | None:
        """ISO 4217 code, or None for percentages.

        >>> Amount("5 USD").currency
        'USD'
        """
        return None if self.unit in _KINDS else self.unit

    @property
    def percent(self) -> bool:
        """Whether it is a percentage or a difference in percentage points.

        >>> Amount("1.5pp").percent
        True
        """
        return self.unit in _KINDS

    @property
    def points(self) -> bool:
        """Whether it is a difference in percentage points.

        >>> Amount("1.5%").points
        False
        """
        return self.unit == "pp"

    @property
    def kind(self) -> str:
        """``money``, ``percent`` or ``percentage_points``, with ``_range`` behind it for ranges.

        >>> Amount("8..10%").kind
        'percent_range'
        """
        kind = _KINDS.get(self.unit, "money")
        return kind if self.upper is None else kind + "_range"

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None] | None:
        """The least and the greatest that it may be, None for an open side; None alone if it is approximate.

        For a negative percentage the qualifier speaks of its size: "fell by over 3 %" is below -3.

        >>> Amount(">25000000000 USD").bounds, Amount("~5%").bounds
        ((Decimal('25000000000'), None), None)
        """
        interval = self._interval()
        return None if interval is None else (interval[0], interval[2])

    def precedes(self, other: Amount) -> bool | None:
        """Say whether this amount is surely less than the other; None where that is open.

        Raises:
            InputTypeError: the two have different units (it is a `TypeError` too).

        >>> Amount("<5 USD").precedes(Amount(">=5 USD")), Amount("~5 USD").precedes(Amount("9 USD"))
        (True, None)
        """
        mine, theirs = self._both(other)
        if mine is None or theirs is None:
            return None
        if _lies_before(mine, theirs):
            return True
        least, greatest = mine[0], theirs[2]
        return False if least is not None and greatest is not None and least >= greatest else None

    def overlaps(self, other: Amount) -> bool | None:
        """Say whether both can be the same number; None where approximation leaves that open.

        Raises:
            InputTypeError: the two have different units (it is a `TypeError` too).

        >>> Amount("8..10%").overlaps(Amount(">9%")), Amount("8%").overlaps(Amount("9%"))
        (True, False)
        """
        mine, theirs = self._both(other)
        if mine is None or theirs is None:
            return None
        return not (_lies_before(mine, theirs) or _lies_before(theirs, mine))

    def contains(self, other: Amount) -> bool | None:
        """Say whether all that the other may be lies within what this one may be; None where that is open.

        Raises:
            InputTypeError: the two have different units (it is a `TypeError` too).

        >>> Amount(">=5 USD").contains(Amount("5 USD")), Amount(">5 USD").contains(Amount("5 USD"))
        (True, False)
        """
        mine, theirs = self._both(other)
        if mine is None or theirs is None:
            return None
        for side in (0, 2):
            outer, inner = mine[side], theirs[side]
            if outer is None:
                continue
            if inner is None or (inner < outer if side == 0 else inner > outer):
                return False
            if inner == outer and mine[side + 1] and not theirs[side + 1]:
                return False
        return True

    def _interval(self) -> _Interval | None:
        low, high = self.value, self.value if self.upper is None else self.upper
        if self.qualifier in ("approx", "nearly"):
            return None
        if self.qualifier == "exact" or self.upper is not None:
            return low, False, high, False
        excluded = self.qualifier in ("over", "less_than")
        if (self.qualifier in ("over", "at_least")) != (low < 0):
            return low, excluded, None, False
        return None, False, high, excluded

    def _both(self, other: Amount) -> tuple[_Interval | None, _Interval | None]:
        if not isinstance(other, Amount):
            raise InputTypeError("other", "an Amount", other)
        if self.unit != other.unit:
            raise InputTypeError("other", f"an Amount in {self.unit}", other)
        return self._interval(), other._interval()

    def format(self, locale: str) -> str:
        """Write it as a locale writes it; `normalize_amount` reads the words back to an equal amount.

        Args:
            locale: a BCP 47 tag such as ``"sv"`` or ``"en-GB"``.

        Raises:
            UnknownLanguageError: the locale is not known.

        >>> Amount("-3.2%").format("de").replace("\\xa0", " ")
        '-3,2 %'
        """
        from aseanhr.values.amounts.wording import format_amount

        return format_amount(self, locale)

    def __str__(self) -> str:
        number = plain(self.value) if self.upper is None else f"{plain(self.value)}..{plain(self.upper)}"
        unit = self.unit
        return f"{_SIGNS[self.qualifier]}{number}{unit if self.percent else ' ' + unit}"

    def __repr__(self) -> str:
        return f"Amount({str(self)!r})"

    def _key(self) -> tuple[Decimal, Decimal, int]:
        return self.value, self.value if self.upper is None else self.upper, _RANK[self.qualifier]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return (
            self.value == other.value
            and self.unit == other.unit
            and self.upper == other.upper
            and self.qualifier == other.qualifier
        )

    def __hash__(self) -> int:
        return hash((self.unit, *self._key()))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Amount) or self.unit != other.unit:
            return NotImplemented
        return self._key() < other._key()

    def __le__(self, other: object) -> bool:
        if not isinstance(other, Amount) or self.unit != other.unit:
            return NotImplemented
        return self._key() <= other._key()

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, Amount) or self.unit != other.unit:
            return NotImplemented
        return self._key() > other._key()

    def __ge__(self, other: object) -> bool:
        if not isinstance(other, Amount) or self.unit != other.unit:
            return NotImplemented
        return self._key() >= other._key()

    def __reduce__(self) -> tuple[object, ...]:
        return Amount, (str(self),)


# An amount is immutable but for these, with which it is made.
_set_value, _set_upper, _set_unit, _set_qualifier = (
    vars(Amount)[name].__set__ for name in ("value", "upper", "unit", "qualifier")
)


def _fill(amount: Amount, value: Decimal, upper: Decimal | None, unit: str, qualifier: str) -> None:
    _set_value(amount, value)
    _set_upper(amount, upper)
    _set_unit(amount, unit)
    _set_qualifier(amount, qualifier)


def _read_canonical(text: str) -> tuple[Decimal, Decimal | None, str | None, bool, str]:
    """Return number, upper bound, currency, whether it is in percentage points, and qualifier of canonical text."""
    found = _CANONICAL.fullmatch(text)
    if found is None:
        raise AmountParseError(text, _NOT_CANONICAL)
    unit = found[4]
    upper = None if found[3] is None else Decimal(found[3])
    currency = None if unit in _KINDS else unit[1:]
    return Decimal(found[2]), upper, currency, unit == "pp", _BY_SIGN[found[1]]


def _require_sense(
    low: Decimal, high: Decimal | None, currency: str | None, *, percent: bool, qualifier: str
) -> None:
    """Prove that the parts of an amount do not contradict each other."""
    shown = f"{plain(low)} {currency or ''}".strip()
    if percent == (currency is not None):
        raise AmountParseError(shown, "an amount has either a currency or is a percentage")
    if currency is not None:
        _require_currency(currency)
    if qualifier not in _SIGNS:
        raise AmountParseError(shown, f"{qualifier!r} is no qualifier; one of {', '.join(QUALIFIERS)} is")
    if high is not None and high <= low:
        raise AmountParseError(shown, f"its upper bound {plain(high)} is not greater")


def _require_currency(code: object) -> None:
    if not isinstance(code, str):
        raise InputTypeError("currency", "an ISO 4217 code", code)
    from aseanhr.values.amounts.tables import currency_codes

    if code not in currency_codes():
        raise AmountParseError(code, "it is no ISO 4217 code")


def _shortest(value: Decimal) -> Decimal:
    """Return the number in its plain form, without zeros behind the fraction."""
    whole = value.to_integral_value(None, _EXACT)
    return whole if whole == value else value.normalize(_EXACT)


def make(value: Decimal, upper: Decimal | None, unit: str, qualifier: str) -> Amount:
    """Build an amount from parts that the reader has proved, without proving them again.

    >>> make(Decimal("1600000000.0"), None, "USD", "exact").value
    Decimal('1600000000')
    """
    amount = Amount.__new__(Amount)
    _fill(amount, _shortest(value), None if upper is None else _shortest(upper), unit, qualifier)
    return amount
