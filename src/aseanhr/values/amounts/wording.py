"""Amounts written out as a locale writes them, through Babel."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

from aseanhr.text import canonical
from aseanhr.text.locales import locale_of
from aseanhr.values.amounts.amount import Amount
from aseanhr.values.amounts.tables import Lexicon, lexicon, lower

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from babel import Locale
    from babel.numbers import NumberPattern

__all__ = ["format_amount"]

_SIGNS: Final = {"approx": "~", "over": ">", "at_least": "≥", "nearly": "~<", "less_than": "<", "up_to": "≤"}
_EXACT: Final = Context(prec=120)  # the caller's context must not round


def format_amount(amount: Amount, locale: str) -> str:
    """Write an amount in a locale; see `Amount.format`.

    >>> format_amount(Amount(">1600000000 SEK"), "sv").replace("\\xa0", " ")
    'drygt 1 600 000 000 kr'
    """
    lex = lexicon(locale)
    write = _writer(amount, locale_of(locale), lex)
    text = write(amount.value)
    if amount.upper is not None:
        text += "–" + write(amount.upper)
    if amount.points:
        text += " " + lex.words.get("points", "pp")
    if amount.qualifier == "exact":
        return text
    word = lex.words.get(amount.qualifier)
    return f"{word} {text}" if word else _SIGNS[amount.qualifier] + text


def _writer(amount: Amount, known: Locale, lex: Lexicon) -> Callable[[Decimal], str]:
    """Return what writes the numbers of an amount with its sign or code."""
    from babel.numbers import get_decimal_symbol, get_group_symbol, parse_pattern

    layout, sign = _layout(amount, known, lex)
    written = parse_pattern(layout)
    share = amount.percent and not amount.points
    point, parting = get_decimal_symbol(known), get_group_symbol(known)
    number = re.compile(f"([0-9]+)(?:{re.escape(point)}([0-9]+))?")
    if canonical(point) != lex.convention.decimal:  # Babel knows the region otherwise than the tables
        point, parting = lex.convention.decimal, "\xa0"

    def regrouped(match: re.Match[str]) -> str:
        whole = _grouped(match[1], written, parting)
        return whole if match[2] is None else f"{whole}{point}{match[2]}"

    def write(value: Decimal) -> str:
        with localcontext(_EXACT):  # Babel computes in the caller's context
            text = written.apply(
                value.scaleb(-2) if share else value,
                known,
                currency_digits=False,
                decimal_quantization=False,
                group_separator=False,
            )
        # Babel 2.19 takes the apostrophes between Swiss groups for quotation marks, so that groups are made here.
        return number.sub(regrouped, text, count=1).replace("¤", sign)

    return write


def _layout(amount: Amount, known: Locale, lex: Lexicon) -> tuple[str, str]:
    """Return the locale's pattern for an amount and the sign of its currency, or the code where that would not read back."""
    from babel.numbers import get_currency_symbol

    if amount.currency is None:
        return (known.decimal_formats[None] if amount.points else known.percent_formats[None]).pattern, ""
    layout: str = known.currency_formats["standard"].pattern
    if all(value == value.to_integral_value() for value in (amount.value, amount.upper or amount.value)):
        layout = layout.replace(".00", "")
    sign = get_currency_symbol(amount.currency, known)
    token = lex.after(canonical(sign), lower(canonical(sign)), 0)
    return layout, sign if token is not None and token[1] == amount.currency else amount.currency


def _grouped(digits: str, written: NumberPattern, sign: str) -> str:
    """Part whole digits into groups, as a locale's pattern has them."""
    size, following = written.grouping
    groups: list[str] = []
    while len(digits) > size:
        groups.insert(0, digits[-size:])
        digits, size = digits[:-size], following
    return sign.join([digits, *groups])
