"""Amounts of money, percentages and percentage points: the value type, and how languages write them."""

from __future__ import annotations

from aseanhr.values.lazy import lazy_names

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from aseanhr.values.amounts.amount import QUALIFIERS, Amount
    from aseanhr.values.amounts.columns import normalize_amounts
    from aseanhr.values.amounts.find import find_amounts, normalize_amount

__all__ = ["QUALIFIERS", "Amount", "find_amounts", "normalize_amount", "normalize_amounts"]

__getattr__ = lazy_names(
    globals(),
    {
        "QUALIFIERS": "amount",
        "Amount": "amount",
        "find_amounts": "find",
        "normalize_amount": "find",
        "normalize_amounts": "columns",
    },
)
