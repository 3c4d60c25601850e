"""The words of a language for dates, as tables: read once, on first use, from the package's data.

A table maps a phrase to its *readings*: a dict from the kind of word (``month``, ``unit``, ``range``, …) to its value.
The kinds are described in ``curation/dates/README.md``. A language without a file of its own gets its names from CLDR.
"""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

from aseanhr.caches import Kept
from aseanhr.errors import UnknownLanguageError
from aseanhr.resources import read_resource
from aseanhr.text import read_tag
from aseanhr.values.dates.tokens import Lexicon

if TYPE_CHECKING:
    from aseanhr.values.dates.tokens import Readings

__all__ = ["LANGUAGES", "Table", "load_table", "shipped_index"]

LANGUAGES = ("de", "en", "es", "fil", "fr", "id", "km", "lo", "ms", "my", "pt", "sv", "ta", "th", "vi", "zh")
_LONGEST_SHORT = 5


class Table:
    """The words of one language (or of several together) and its habits.

    Attributes:
        lang: the language, ``und`` for what all languages share.
        order: ``DMY``, ``MDY`` or ``YMD`` for figures alone; empty where both of the first two are in use.
        day_words: whether a number in words may be a day ("ocho de julio"), not only an ordinal.
        buddhist: whether bare years from 2400 to 2699 are of the Buddhist era.
        short_buddhist: whether years of two figures are too.
        slash_year: whether two figures after day, slash, month and hyphen are a year: "24/12-24".
        whole_first: whether a month stands before the part of it that an ordinal counts: "7月最后一天".
        ordinal_after: whether an ordinal stands behind what it counts: "thứ Sáu đầu tiên".
        space_lists: whether a space may part the days of a list, as a comma does elsewhere.
        lexicon: what cuts a text into its words.
        numerals: whether the script has figures of its own that stand for numbers, such as Chinese ones.
        shortened: forms of names and units that a full stop may follow without ending a sentence: "aug" of "august".
    """

    __slots__ = (
        "buddhist", "day_words", "dotted", "idioms", "lang", "lexicon", "numerals", "order", "ordinal_after", "short_buddhist", "shortened", "slash_year", "space_lists", "templates", "weak", "whole_first",
        "year_first",
    )  # fmt: skip

    def __init__(self, lang: str, raw: dict[str, object]) -> None:
        self.lang = lang
        self.order = str(raw.get("order", ""))
        self.year_first = bool(raw.get("year_first", False))
        self.day_words = bool(raw.get("day_words", False))
        self.buddhist = bool(raw.get("buddhist", False))
        self.short_buddhist = bool(raw.get("short_buddhist", False))
        self.slash_year = bool(raw.get("slash_year", False))
        self.space_lists = bool(raw.get("space_lists", False))
        self.ordinal_after = bool(raw.get("ordinal_after", False))
        self.whole_first = bool(raw.get("whole_first", False))
        self.dotted = bool(raw.get("dotted", False))
        templates = raw.get("templates", {})
        self.templates: dict[str, str] = dict(templates) if isinstance(templates, dict) else {}
        idioms = raw.get("idioms", "")
        self.idioms = frozenset(str(idioms).split("|"))
        self.weak = frozenset(str(raw.get("weak", "")).split("|"))
        numerals: dict[str, int] = raw.get("numerals", {})  # type: ignore[assignment]
        self.numerals = bool(numerals)
        spaced = bool(raw.get("spaced", True))
        self.shortened = _shortened(raw["words"])
        self.lexicon = Lexicon(lang, _phrases(raw["words"]), spaced=spaced, numerals=numerals)


def _phrases(words: object) -> dict[str, Readings]:
    phrases: dict[str, Readings] = {}
    for kind, values in words.items():  # type: ignore[attr-defined]
        for value, forms in values.items():
            known: int | str = int(value) if value.lstrip("-").isdigit() else value
            for form in forms.split("|"):
                phrases.setdefault(form, {})[kind] = known
    shared: dict[object, Readings] = {}  # most words of one value mean nothing else, and are many
    return {form: shared.setdefault(tuple(readings.items()), readings) for form, readings in phrases.items()}


def _shortened(words: object) -> frozenset[str]:
    """Return the short forms of which a longer one of the same value begins with the same letters."""
    groups = (
        forms.split("|")
        for kind in ("month", "unit", "weekday")
        for forms in words.get(kind, {}).values()  # type: ignore[attr-defined]
    )
    return frozenset(
        short
        for forms in groups
        for short in forms
        if len(short) <= _LONGEST_SHORT
        and any(len(form) > len(short) and form.startswith(short) for form in forms)
    )


def _read(name: str) -> dict[str, object]:
    shipped: dict[str, object] = json.loads(read_resource("data", "dates", f"{name}.json"))
    return shipped


_raw: Kept[str, dict[str, object]] = Kept(_read, most=2)  # what all languages share, and the index of words


def shipped_index() -> dict[str, str]:
    """Return the languages that use each word in dates, ``*`` for all."""
    return _raw["index"]  # type: ignore[return-value]


def _merge(*tables: dict[str, object]) -> dict[str, object]:
    """Lay tables over each other: the words of all, the habits of the last."""
    merged: dict[str, object] = {}
    words: dict[str, dict[str, str]] = {}
    for table in tables:
        merged |= table
        for kind, values in table["words"].items():  # type: ignore[attr-defined]
            mine = words.setdefault(kind, {})
            for value, forms in values.items():
                mine[value] = f"{mine[value]}|{forms}" if value in mine else forms
    merged["words"] = words
    return merged


def _from_cldr(language: str) -> dict[str, object]:
    from aseanhr.text.locales import locale_of
    from aseanhr.values.dates.cldr import locale_table

    return locale_table(locale_of(language))


def _make(language: str) -> Table:
    common = _raw["common"]
    if language == "und":
        return Table(language, common)
    return Table(language, _merge(common, _read(language) if language in LANGUAGES else _from_cldr(language)))


def _ordered(key: tuple[str, str]) -> Table:
    language, order = key
    table = copy.copy(_languages[language])
    table.order = order
    return table


_languages: Kept[str, Table] = Kept(_make, most=48)
_orders: Kept[tuple[str, str], Table] = Kept(_ordered, most=96)


def load_table(lang: str | None, *, day_first: bool | None = None) -> Table:
    """Return the table of a language tag; with None the words that all languages share.

    Raises:
        InputTypeError: the tag is not a `str`.
        UnknownLanguageError: neither this package nor CLDR knows the language.
    """
    tag = read_tag("und" if lang is None else lang)
    try:
        table = _languages[tag.language]
    except UnknownLanguageError:
        raise UnknownLanguageError(str(lang), LANGUAGES) from None
    if day_first is not None:
        order = "DMY" if day_first else "MDY"
    elif tag.region:
        orders: dict[str, str] = _raw["common"]["orders"]  # type: ignore[assignment]
        order = orders.get(f"{tag.language}-{tag.region}", table.order)
    else:
        return table
    return table if order == table.order else _orders[tag.language, order]
