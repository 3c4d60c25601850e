"""Whole columns of amounts."""

from __future__ import annotations

from aseanhr.errors import AmountParseError
from aseanhr.values.amounts.find import normalize_amount
from aseanhr.values.columns import normalize_column

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Any

    from aseanhr.values.amounts.amount import Amount

__all__ = ["normalize_amounts"]


def normalize_amounts(column: Any, *, on_error: str = "raise", lang: str | None = None) -> Any:
    """Normalize a column of amounts of money and percentages, each distinct value read once.

    Args:
        column: any iterable of texts, a pandas Series, Index or array, a polars Series, or an Arrow array. Missing values (None, NaN, NA)
            stay missing.
        on_error: what becomes of a text that does not say one amount: ``raise`` its error, ``null`` (also of what is not text), or ``keep``
            the text.
        lang: the language of the texts; see `normalize_amount`.

    Returns:
        For an iterable a list of `Amount` (or None, or the kept text). For a Series, an Index or an array the same kind with the amounts as
        text, which `Amount` reads back.

    Raises:
        InputTypeError: the column is not an iterable of text.
        QueryError: ``on_error`` is none of the three.
        AmountParseError: a text does not say one amount and ``on_error`` is ``raise``.

    >>> normalize_amounts(["US$1.6bn", None, "much"], on_error="null")
    [Amount('1600000000 USD'), None, None]
    """

    def read(text: str) -> Amount:
        return normalize_amount(text, lang=lang)

    return normalize_column(column, read, str, on_error=on_error, errors=AmountParseError)
