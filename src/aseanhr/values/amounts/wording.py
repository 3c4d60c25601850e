"""Amounts written out as a locale writes them, through Babel."""

from __future__ import annotations

from decimal import Decimal

from aseanhr.text import canonical
from aseanhr.values.amounts.amount import Amount
from aseanhr.values.amounts.tables import lexicon, lower

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

__all__ = ["format_amount"]

_SIGNS: Final = {"approx": "~", "over": ">", "at_least": "≥", "nearly": "~<", "less_than": "<", "up_to": "≤"}


def format_amount(amount: Amount, locale: str) -> str:
    """Write an amount in a locale; see `Amount.format`.

    >>> format_amount(Amount(">1600000000 SEK"), "sv").replace("\\xa0", " ")
    'drygt 1 600 000 000 kr'
    """
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_currency, format_decimal, format_percent, get_currency_symbol

    lex = lexicon(locale)
    try:
        known = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):  # a tag that only the lexicon knows, such as "tl"
        known = Locale.parse(lex.lang)

    pattern = known.currency_formats["standard"].pattern if amount.currency else ""
    if amount.currency is not None:
        sign = canonical(get_currency_symbol(amount.currency, known))
        token = lex.after(sign, lower(sign), 0)
        if token is None or token[1] != amount.currency:  # a sign that would not read back: write the code
            pattern = pattern.replace("¤", "¤¤")
        if all(value == value.to_integral_value() for value in (amount.value, amount.upper or amount.value)):
            pattern = pattern.replace(".00", "")

    def write(value: Decimal) -> str:
        if amount.currency is not None:
            return format_currency(
                value, amount.currency, pattern, known, currency_digits=False, decimal_quantization=False
            )
        if amount.points:
            return format_decimal(value, locale=known, decimal_quantization=False)
        return format_percent(value.scaleb(-2), locale=known, decimal_quantization=False)

    text = write(amount.value)
    if amount.upper is not None:
        text += "–" + write(amount.upper)
    if amount.points:
        text += " " + lex.words.get("points", "pp")
    if amount.qualifier == "exact":
        return text
    word = lex.words.get(amount.qualifier)
    return f"{word} {text}" if word else _SIGNS[amount.qualifier] + text
