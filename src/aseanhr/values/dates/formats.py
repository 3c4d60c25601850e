"""`DateSpan.format`: the words of a locale for a span, which read back to the same span.

Dates and their joining come from CLDR through Babel; what stands around them ("late …", "since …", "the …s") from this package's
tables. What a locale has no words for is written as EDTF text, which reads back too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.text.locales import locale_of
from aseanhr.values.dates.tables import load_table

if TYPE_CHECKING:
    from babel import Locale

    from aseanhr.values.dates.edtf import Atom
    from aseanhr.values.dates.span import DateSpan

__all__ = ["format_span"]


def format_span(span: DateSpan, name: str) -> str:
    """Return the words of locale ``name`` for ``span``.

    Raises:
        InputTypeError: ``name`` is not a `str`.
        UnknownLanguageError: CLDR has no such locale.
    """
    locale = locale_of(name)
    templates = load_table(name).templates
    pieces = span._pieces
    words = [_piece(low, high, locale, templates) for low, high in pieces]
    if any(word is None for word in words):
        return str(span)
    text = ", ".join(word for word in words if word is not None)
    if span.part:
        if span.part not in templates:
            return str(span)
        text = templates[span.part].format(text)
    if span.time is not None:
        if span.time.tzinfo is not None or span.time.microsecond:
            return str(span)
        text = f"{text} {span.time.isoformat('auto' if span.time.second else 'minutes')}"
    return text


def _piece(low: Atom | None, high: Atom | None, locale: Locale, templates: dict[str, str]) -> str | None:
    if low is high and low is not None:
        return _atom(low, locale, templates)
    start = _atom(low, locale, templates) if low else None
    end = _atom(high, locale, templates) if high else None
    if low and high:
        return f"{start} – {end}" if start and end else None
    template = templates.get("since" if low else "until")
    word = start or end
    return template.format(word) if template and word else None


def _atom(atom: Atom, locale: Locale, templates: dict[str, str]) -> str | None:
    from babel.dates import format_date, format_skeleton

    text, first, _, unit = atom
    if text.endswith("~"):
        plain = _atom((text[:-1], *atom[1:]), locale, templates)
        return templates["approx"].format(plain) if plain and "approx" in templates else None
    if text[-1] in "?%" or first.year < 1000 or ("X" in text and unit != "decade"):
        return None
    if unit == "day":
        return format_date(first, "long", locale=locale)
    if unit == "month":
        return format_skeleton("yMMMM", first, locale=locale)
    if unit == "year":
        return templates.get("year", "{}").format(text)
    if unit == "decade" and "decade" in templates:
        return templates["decade"].format(f"{text[:3]}0")
    return None
