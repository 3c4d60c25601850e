"""Digits as languages write them: which sign parts groups, which the fraction, and what no language writes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

__all__ = ["NUMBER", "Convention"]

# A run of digits and separators, taken whole: what is wrong within it is refused whole.
# A space parts groups only before exactly three digits and after no more than three.
NUMBER: Final = re.compile(
    r"(?:[0-9]{1,3}(?: [0-9]{3}){1,6}(?![0-9])|[0-9]+)(?:[.,'’٫٬][0-9]+)*", re.ASCII
)

_MAX_DIGITS: Final = 24
_INDIAN: Final = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")


def _grouped(sign: str) -> re.Pattern[str]:
    return re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+")


class Convention:
    """How one language or region writes numbers in digits.

    Attributes:
        decimal: the sign before the fraction.
        groups: the signs that may part groups of three digits; within one number only one of them.
        indian: whether groups of two digits before the last three are usual (12,34,567).
        lenient: whether the two signs are in use for either purpose, so that a number that is impossible in
            one reading is taken in the other.

    >>> Convention(",", ". ").read("1.600,5")
    Decimal('1600.5')
    >>> Convention(".", ", ").read("1,60") is None
    True
    """

    __slots__ = ("_patterns", "decimal", "groups", "indian", "lenient")

    def __init__(self, decimal: str, groups: str, *, indian: bool = False, lenient: bool = False) -> None:
        self.decimal = decimal
        self.groups = groups
        self.indian = indian
        self.lenient = lenient
        self._patterns = {sign: _grouped(sign) for sign in groups}

    def read(self, digits: str) -> Decimal | None:
        """Return the number, or None if this convention cannot write it so (or it has over 24 digits).

        >>> Convention(".", ", ", lenient=True).read("1,6")
        Decimal('1.6')
        """
        if len(digits) > 2 * _MAX_DIGITS:
            return None
        number = self._strict(digits, self.decimal)
        if number is None and self.lenient and self.decimal in ".,":
            return self._strict(digits, "," if self.decimal == "." else ".")
        return number

    def _strict(self, digits: str, decimal: str) -> Decimal | None:
        whole, point, fraction = digits.partition(decimal)
        if not whole.isdecimal():
            sign = next((char for char in whole if not char.isdecimal()), "")
            pattern = self._patterns.get(sign) if decimal == self.decimal else _grouped(sign)
            if pattern is None or (pattern.fullmatch(whole) is None and not (self.indian and _INDIAN.fullmatch(whole))):
                return None
            whole = whole.replace(sign, "")
        if (point and not fraction.isdecimal()) or len(whole) + len(fraction) > _MAX_DIGITS:
            return None
        return Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)

    def read_indian(self, digits: str) -> Decimal | None:
        """Return a number whose groups are those of South Asia, which only its rupees and lakhs make likely.

        >>> Convention(".", ", ").read_indian("12,34,567")
        Decimal('1234567')
        """
        whole, _, fraction = digits.partition(".")
        if self.decimal != "." or len(digits) > 2 * _MAX_DIGITS or _INDIAN.fullmatch(whole) is None:
            return None
        return self.read(f"{whole.replace(',', '')}.{fraction}" if fraction else whole.replace(",", ""))
