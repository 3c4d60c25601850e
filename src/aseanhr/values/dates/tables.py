"""The words of a language for dates, as tables: read once, on first use, from the package's data.

A table maps a phrase to its *readings*: a dict from the kind of word (``month``, ``unit``, ``range``, …) to its value.
The kinds are described in ``curation/dates/README.md``. A language without a file of its own gets its names from CLDR.
"""

from __future__ import annotations

import json
import re
from threading import Lock
from typing import TYPE_CHECKING

from aseanhr.errors import InputTypeError, UnknownLanguageError
from aseanhr.resources import read_resource
from aseanhr.values.dates.tokens import Lexicon

if TYPE_CHECKING:
    from aseanhr.values.dates.tokens import Readings

__all__ = ["LANGUAGES", "Table", "load_table", "reduce_tag", "shipped_index"]

LANGUAGES = ("de", "en", "es", "fil", "fr", "id", "km", "lo", "ms", "my", "pt", "sv", "ta", "th", "vi", "zh")
_ALIASES = {
    "tl": "fil",
    "in": "id",
    "mo": "ro",
    "iw": "he",
    "cmn": "zh",
    "zsm": "ms",
    "yue": "zh",
    "no": "nb",
}

_LONGEST_SHORT = 5

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*", re.ASCII)


class Table:
    """The words of one language (or of several together) and its habits.

    Attributes:
        lang: the language, ``und`` for what all languages share.
        order: ``DMY``, ``MDY`` or ``YMD`` for figures alone; empty where both of the first two are in use.
        day_words: whether a number in words may be a day ("ocho de julio"), not only an ordinal.
        buddhist: whether bare years from 2400 to 2699 are of the Buddhist era.
        short_buddhist: whether years of two figures are too.
        slash_year: whether two figures after day, slash, month and hyphen are a year: "24/12-24".
        space_lists: whether a space may part the days of a list, as a comma does elsewhere.
        lexicon: what cuts a text into its words.
        numerals: whether the script has figures of its own that stand for numbers, such as Chinese ones.
        shortened: forms of names and units that a full stop may follow without ending a sentence: "aug" of "august".
    """

    __slots__ = (
        "buddhist", "day_words", "dotted", "idioms", "lang", "lexicon", "numerals", "order", "short_buddhist", "shortened", "slash_year", "space_lists", "templates", "weak",
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
    return phrases


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


_tables: dict[tuple[str, bool | None], Table] = {}
_raw: dict[str, dict[str, object]] = {}
_lock = Lock()


def _shipped(name: str) -> dict[str, object]:
    if name not in _raw:
        _raw[name] = json.loads(read_resource("data", "dates", f"{name}.json"))
    return _raw[name]


def shipped_index() -> dict[str, dict[str, str]]:
    """Return ``words`` (word to the languages that use it in dates, ``*`` for all) and ``common`` (to those it is common in)."""
    return _shipped("index")  # type: ignore[return-value]


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


def reduce_tag(lang: str) -> tuple[str, str]:
    """Return the language and region of a BCP 47 tag: ``("en", "GB")`` for ``en-GB``.

    Raises:
        UnknownLanguageError: it does not have the form of a tag.
    """
    if _TAG.fullmatch(lang) is None:
        raise UnknownLanguageError(lang, LANGUAGES)
    base, *subtags = lang.replace("_", "-").split("-")
    base = base.lower()
    region = next((tag.upper() for tag in subtags if len(tag) == 2), "")
    return _ALIASES.get(base, base), region


def load_table(lang: str | None, *, day_first: bool | None = None) -> Table:
    """Return the table of a language tag; with None the words that all languages share.

    Raises:
        InputTypeError: the tag is no `str`.
        UnknownLanguageError: neither this package nor CLDR knows the language.
    """
    tag: object = "und" if lang is None else lang
    if not isinstance(tag, str):
        raise InputTypeError("lang", "a language tag or None", tag)
    return _tables.get((tag, day_first)) or _make_table(tag, day_first)


def _make_table(tag: str, day_first: bool | None) -> Table:
    base, region = reduce_tag(tag)
    with _lock:
        common = _shipped("common")
        if base == "und":
            made = Table("und", common)
        else:
            made = Table(base, _merge(common, _shipped(base) if base in LANGUAGES else _from_cldr(base, tag)))
            orders = common["orders"]
            made.order = orders.get(f"{base}-{region}", made.order)  # type: ignore[attr-defined]
        if day_first is not None:
            made.order = "DMY" if day_first else "MDY"
        return _tables.setdefault((tag, day_first), made)


def _from_cldr(base: str, lang: str) -> dict[str, object]:
    from aseanhr.values.dates.cldr import UnknownLocaleError, locale_table

    try:
        return locale_table(base)
    except (UnknownLocaleError, ValueError):
        raise UnknownLanguageError(lang, LANGUAGES) from None
