"""The parts of a number as they add up: "two hundred" and "five", "2亿" and "3000万"."""

from __future__ import annotations

from decimal import Context, Decimal

from aseanhr.values.amounts import roles

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Any, Final

__all__ = ["DIGITS", "EXACT", "LIMIT", "ONE", "TEN", "THOUSAND", "ZERO", "Sum", "is_below"]

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
TEN: Final = Decimal(10)
THOUSAND: Final = Decimal(1000)
LIMIT: Final = Decimal(10) ** 24
EXACT: Final = Context(prec=60)  # the caller's context must not round
DIGITS: Final = "digits"  # beside the roles of words: what was read last


def is_below(unit: Decimal, before: Decimal) -> bool:
    """Tell whether a number word may follow another: "twenty five", "hai trăm linh năm", "two and a quarter".

    >>> is_below(Decimal(5), Decimal(20)), is_below(Decimal(5), Decimal(21))
    (True, False)
    """
    size = ONE.scaleb(unit.adjusted() + 1, EXACT) if unit >= ONE else ONE
    return before >= size and not EXACT.remainder(before, size)


class Sum:
    """The parts of a number: they add up, and magnitudes multiply the smaller parts before them.

    Attributes:
        parts: what adds up, each part with the magnitude in it (one if none) in ``sizes``.
        last: the role of the last word, or that it was digits.
        scale: the product of the magnitudes, for a number of a single part.
        smallest: the last magnitude: what follows in the sum must be smaller.
        article: whether it is a mere article as yet.
        magnitude: whether a magnitude of a thousand or more is in it.
        qualifier: what stands before a magnitude.
        digits: whether it begins with digits, to which number words do not add.
        abrupt: whether a unit follows a larger magnitude with nothing to fill the places between: "一万五".
        joined: whether a word such as "and" was read last.

    >>> total = Sum(Decimal("1.6"))
    >>> total.multiply(roles.MAGNITUDE, Decimal(1000)), total.value
    (True, Decimal('1600.0'))
    """

    __slots__ = (
        "abrupt", "article", "digits", "joined", "last", "magnitude", "parts", "qualifier", "scale", "sizes", "smallest"
    )  # fmt: skip

    def __init__(self, digits: Decimal | None = None) -> None:
        self.parts = [] if digits is None else [digits]
        self.sizes = [ONE] * len(self.parts)
        self.last = DIGITS if self.parts else ""
        self.scale = ONE
        self.smallest = LIMIT
        self.digits = digits is not None
        self.article = self.magnitude = self.abrupt = self.joined = False
        self.qualifier = ""

    @property
    def value(self) -> Decimal:
        """The number as it stands."""
        value = ZERO
        for part in self.parts:
            value = EXACT.add(value, part)
        return value

    def add(self, part: Decimal, size: Decimal, last: str) -> None:
        """Add a part, with the magnitude in it and the role of its word."""
        self.abrupt = (
            last == roles.NUMBER
            and self.last == roles.MAGNITUDE
            and not self.joined
            and ZERO < part < TEN < self.smallest
        )
        self.joined = False
        self.parts.append(part)
        self.sizes.append(size)
        self.last = last

    def take(self, role: str, value: Any, *, one: bool = False) -> bool:
        """Add a number word, an article or a half; False if it does not fit.

        Args:
            role: what the word is.
            value: its number.
            one: whether an article stands for the number one here, as in "trente et un mille".
        """
        if role == roles.HALF:
            return self._halve(value)
        if self.last in (DIGITS, roles.POINT) or (self.digits and self.last == roles.MAGNITUDE):
            return False
        if role == roles.ARTICLE and self.last:
            if not one:
                return False
        elif role not in (roles.NUMBER, roles.ARTICLE):
            return False
        if self.last == roles.NUMBER and not self._goes_below(value):
            return False
        if self.last == roles.NUMBER and self._is_filled:
            self.parts[-1] = value
            return True
        self.article = role == roles.ARTICLE and not self.last
        self.add(value, ONE, roles.NUMBER)
        return True

    @property
    def _is_filled(self) -> bool:
        """Whether the last part is a zero that fills a place: "五百零三万"."""
        return not self.parts[-1] and len(self.parts) > 1

    def _goes_below(self, value: Decimal) -> bool:
        return self._is_filled or is_below(value, self.parts[-1])

    def _halve(self, value: Decimal) -> bool:
        if self.last == roles.MAGNITUDE and self.smallest > TEN:
            self.add(EXACT.multiply(value, self.smallest), ONE, roles.HALF)
        elif not self.last or (self.last in (DIGITS, roles.NUMBER) and not self.article):
            self.add(value, ONE, roles.HALF)
        elif self.article:
            self.parts[-1], self.last = value, roles.HALF
        else:
            return False
        self.article = False
        return True

    def multiply(self, role: str, factor: Decimal) -> bool:
        """Multiply the parts that are smaller, or the last one; False if there is nothing that it can multiply."""
        count = len(self.parts)
        if role == roles.HUNDRED and count > 1 and self.last == roles.NUMBER and self._is_filled:
            self.parts[-1] = ONE  # "一万零十二": ten, not zero tens
        below = ZERO
        while self.parts and self.parts[-1] < factor:
            below = EXACT.add(below, self.parts.pop())
        del self.sizes[len(self.parts) :]
        if not self._multiply(role, factor, below, count):
            return False
        single = self.last in (DIGITS, roles.NUMBER, roles.MAGNITUDE)
        self.scale = EXACT.multiply(self.scale, factor) if single else factor
        self.smallest = factor
        self.magnitude = self.magnitude or factor >= THOUSAND
        self.article = self.abrupt = False
        self.last = roles.MAGNITUDE
        return True

    def _grows(self, factor: Decimal) -> bool:
        """Tell whether a magnitude may follow another: "hundred million", "万亿", not "billion hundred"."""
        return factor > self.smallest or (factor == self.smallest and len(self.parts) == 1)

    def _multiply(self, role: str, factor: Decimal, below: Decimal, count: int) -> bool:
        """Put the product in place of the smaller parts (their sum is ``below``), of which there were ``count``."""
        if len(self.parts) < count:
            if self.parts and factor >= self.sizes[-1] and factor >= THOUSAND:
                return False
            self.add(EXACT.multiply(below, factor), factor, self.last)
        elif not count and role == roles.HUNDRED:
            self.add(factor, factor, role)
        elif self.last == DIGITS or (self.last == roles.MAGNITUDE and self._grows(factor)):
            self.parts[-1] = EXACT.multiply(self.parts[-1], factor)
            self.sizes[-1] = factor
        else:
            return False
        return True
