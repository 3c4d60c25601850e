"""Digits as languages write them: which sign parts groups, which the fraction, and what no language writes."""

from __future__ import annotations

import re
from decimal import Decimal

from aseanhr.text import pattern

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = ["NUMBER", "NUMBER_TAIL", "Convention"]

# A run of digits and separators, taken whole: what is wrong within it is refused whole.
# A space parts groups only before exactly three digits and after no more than three.
# The first digit stands apart, since patterns that begin with one plain character are searched for fastest.
NUMBER_TAIL: Final = "(?>(?:[0-9]{0,2}(?: [0-9]{3}){1,6}(?![0-9])|[0-9]*)(?:[.,'’٫٬][0-9]+)*)"
NUMBER: Final = pattern("[0-9]" + NUMBER_TAIL)

_MAX_DIGITS: Final = 24
_POINTED: Final = pattern(r"[0-9]{1,24}\.[0-9]{1,2}")
# An apostrophe parts groups only, so that the point behind them is before a fraction in any language.
_SWISS: Final = pattern(r"[1-9][0-9]{0,2}(?:['’][0-9]{3}){1,7}\.[0-9]{1,24}")
_INDIAN: Final = "[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}"


_BARE: Final = dict.fromkeys(map(ord, "'’"))


class Convention:
    """How one language or region writes numbers in digits.

    Attributes:
        decimal: the sign before the fraction.
        groups: the signs that may part groups of three digits; within one number only one of them.
        filled: whether a word fills the places between a magnitude and a unit far below it, so that a number without
            it ("一万五") is short for another.

    >>> Convention(",", ". ").read("1.600,5")
    Decimal('1600.5')
    >>> Convention(".", ", ").read("1,60") is None
    True
    """

    __slots__ = ("_delete", "_pattern", "_swapped", "decimal", "filled", "groups")

    def __init__(
        self, decimal: str, groups: str, *, indian: bool = False, lenient: bool = False, filled: bool = False
    ) -> None:
        """Make a convention.

        Args:
            decimal: the sign before the fraction.
            groups: the signs that may part groups.
            indian: whether groups of two digits before the last three are usual (12,34,567).
            lenient: whether comma and point are both in use for either purpose, so that a number that is
                impossible in one reading is taken in the other.
            filled: whether the places within a number in words are filled.
        """
        self.filled = filled
        self.decimal = decimal
        self.groups = groups
        whole = [
            "[0-9]{1,24}",
            *(f"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}}){{1,7}}" for sign in groups),
        ]
        if indian:
            whole.append(_INDIAN)
        self._pattern = pattern(f"(?:{'|'.join(whole)})(?:{re.escape(decimal)}[0-9]{{1,24}})?")
        self._delete: dict[int, str | None] = {**dict.fromkeys(map(ord, groups)), ord(decimal): "."}
        other = "," if decimal == "." else "."
        self._swapped = Convention(other, decimal + " ") if lenient else None

    def read(self, digits: str) -> Decimal | None:
        """Return the number, or None if this convention cannot write it so (or it is absurdly long).

        >>> Convention(".", ", ", lenient=True).read("1,6")
        Decimal('1.6')
        """
        if digits.isdecimal():
            return Decimal(digits) if len(digits) <= _MAX_DIGITS else None
        whole, _, fraction = digits.partition(self.decimal)
        if whole.isdecimal() and fraction.isdecimal() and len(digits) <= _MAX_DIGITS:
            return Decimal(f"{whole}.{fraction}")
        if self._pattern.fullmatch(digits) is None:
            if _SWISS.fullmatch(digits) is not None:
                return Decimal(digits.translate(_BARE))
            return self._swapped.read(digits) if self._swapped is not None else None
        return Decimal(digits.translate(self._delete))

    def read_pointed(self, digits: str) -> Decimal | None:
        """Return a number with a point before one or two digits, though the language writes a comma.

        The press does so beside magnitudes ("1.6 tỷ USD"), and there it can mean nothing else, since a group has
        three digits; "1.600 tỷ" stays one thousand six hundred. Alone ("1.6 %") it is refused as a slip of the pen.

        >>> Convention(",", ". ").read_pointed("1.6"), Convention(",", ". ").read_pointed("1.600")
        (Decimal('1.6'), None)
        """
        return Decimal(digits) if _POINTED.fullmatch(digits) is not None else None

    def read_indian(self, digits: str) -> Decimal | None:
        """Return a number whose groups are those of South Asia, which only its rupees and lakhs make likely.

        >>> Convention(".", ", ").read_indian("12,34,567")
        Decimal('1234567')
        """
        if self.decimal != "." or re.fullmatch(_INDIAN + r"(?:\.[0-9]{1,24})?", digits[:60]) is None:
            return None
        return Decimal(digits.replace(",", ""))
