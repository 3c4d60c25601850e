"""Amounts written out as a locale writes them, through Babel."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext

from aseanhr.text import canonical
from aseanhr.values.amounts.amount import Amount
from aseanhr.values.amounts.tables import Lexicon, lexicon, lower

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Final

    from babel import Locale

__all__ = ["format_amount"]

_EXACT: Final = Context(prec=120)

_SIGNS: Final = {"approx": "~", "over": ">", "at_least": "≥", "nearly": "~<", "less_than": "<", "up_to": "≤"}


def format_amount(amount: Amount, locale: str) -> str:
    """Write an amount in a locale; see `Amount.format`.

    >>> format_amount(Amount(">1600000000 SEK"), "sv").replace("\\xa0", " ")
    'drygt 1 600 000 000 kr'
    """
    from babel import Locale, UnknownLocaleError

    lex = lexicon(locale)
    try:
        known = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):  # a tag that only the lexicon knows, such as "tl"
        known = Locale.parse(lex.lang)
    with localcontext(_EXACT):  # Babel computes in the caller's context
        text = _write(amount, amount.value, known, lex)
        if amount.upper is not None:
            text += "–" + _write(amount, amount.upper, known, lex)
    if amount.points:
        text += " " + lex.words.get("points", "pp")
    if amount.qualifier == "exact":
        return text
    word = lex.words.get(amount.qualifier)
    return f"{word} {text}" if word else _SIGNS[amount.qualifier] + text


def _write(amount: Amount, value: Decimal, known: Locale, lex: Lexicon) -> str:
    """Write one number of an amount with its sign or code."""
    from babel.numbers import format_currency, format_decimal, format_percent

    if amount.points:
        return format_decimal(value, locale=known, decimal_quantization=False)
    if amount.currency is None:
        return format_percent(value.scaleb(-2), locale=known, decimal_quantization=False)
    pattern = _money_pattern(amount, amount.currency, known, lex)
    return format_currency(
        value, amount.currency, pattern, known, currency_digits=False, decimal_quantization=False
    )


def _money_pattern(amount: Amount, currency: str, known: Locale, lex: Lexicon) -> str:
    """Return the locale's pattern, with the code in place of a sign that would not read back."""
    from babel.numbers import get_currency_symbol

    pattern: str = known.currency_formats["standard"].pattern
    sign = canonical(get_currency_symbol(currency, known))
    token = lex.after(sign, lower(sign), 0)
    if token is None or token[1] != currency:
        pattern = pattern.replace("¤", "¤¤")
    if all(value == value.to_integral_value() for value in (amount.value, amount.upper or amount.value)):
        pattern = pattern.replace(".00", "")
    return pattern
