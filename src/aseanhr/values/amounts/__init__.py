"""Amounts of money, percentages and percentage points: the value type, and how languages write them."""

from __future__ import annotations

from aseanhr.values.amounts.amount import QUALIFIERS, Amount
from aseanhr.values.amounts.find import find_amounts, normalize_amount

__all__ = ["QUALIFIERS", "Amount", "find_amounts", "normalize_amount"]
