"""What CLDR knows of dates in a language, through Babel: names of months and weekdays, halves of the day, order of figures.

`tools/build_dates.py` makes the shipped tables with it; languages without a shipped table use it when first asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

__all__ = ["figure_order", "locale_table"]

_QUOTED = re.compile("'[^']*'")
_FIELD = re.compile(r"([GyYMLdEec]+)|'([^']*)'|([^GyYMLdEec']+)")
_FIELD_UNITS = {"y": "year", "M": "month", "L": "month", "d": "day"}
_UNSPACED = ("ja", "yue", "bo", "dz")


def figure_order(locale: Locale) -> str:
    """Return ``DMY``, ``MDY`` or ``YMD``: the order of the locale's dates in figures."""
    pattern = _QUOTED.sub("", locale.date_formats["short"].pattern)
    return "".join(sorted("DMY", key=lambda part: pattern.lower().find(part.lower())))


def _clean(name: str) -> str:
    return " ".join(name.lower().split())


def _akin(name: str, other: str) -> bool:
    # Babel 2.18 may serve another locale's names where the stand-alone ones are an alias; two forms of one name share letters.
    return name[:2] == other[:2] or name in other or other in name


def _named(groups: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, str]:
    """Return value → names, without those that stand for two values (and figures alone)."""
    found: dict[str, set[str]] = {}
    for width in ("wide", "abbreviated"):
        for number, inflected in groups["format"][width].items():
            alone = groups["stand-alone"][width][number]
            names = [_clean(inflected)] + ([_clean(alone)] if _akin(_clean(inflected), _clean(alone)) else [])
            for form in {form for name in names for form in (name, name.rstrip("."))}:
                if form and not form.replace(".", "").isdigit():
                    found.setdefault(form, set()).add(str(number))
    values: dict[str, list[str]] = {}
    for form, numbers in found.items():
        if len(numbers) == 1:
            values.setdefault(numbers.pop(), []).append(form)
    return {
        value: "|".join(sorted(forms))
        for value, forms in sorted(values.items(), key=lambda item: int(item[0]))
    }


def _pattern_words(locale: Locale) -> dict[str, dict[str, str]]:
    """Return the words inside the locale's date patterns: those that close a number ("년"), and small ones ("de")."""
    patterns = [locale.date_formats[width].pattern for width in ("medium", "long", "full")]
    patterns += [
        str(locale.datetime_skeletons[name].pattern)
        for name in ("yMMMM", "yMMM")
        if name in locale.datetime_skeletons
    ]
    post: dict[str, set[str]] = {}
    fill: set[str] = set()
    for pattern in patterns:
        field = ""
        for match in _FIELD.finditer(pattern):
            literal = match[2] or match[3] or ""
            for word in _clean(literal).split():
                name = word.strip(",.-/")
                if name and any(char.isalpha() for char in name):
                    closing = not literal[:1].isspace() or not any(map(str.isalpha, pattern[match.end() :]))
                    if field in _FIELD_UNITS and closing:
                        post.setdefault(_FIELD_UNITS[field], set()).add(name)
                    else:
                        fill.add(name)
            if match[1]:
                field = match[1][0]
            elif any(map(str.isalpha, literal)):
                field = ""
    for number, name in locale.months["format"]["wide"].items():  # "7월", "7月"
        if name.startswith(str(number)):
            post.setdefault("month", set()).add(_clean(name[len(str(number)) :]))
    words = {"post": {unit: "|".join(sorted(names)) for unit, names in post.items()}}
    return words | ({"fill": {"1": "|".join(sorted(fill))}} if fill else {})


def locale_table(locale: Locale) -> dict[str, object]:
    """Return the table of a CLDR locale, in the form of the shipped ones."""
    halves: dict[str, set[str]] = {"am": set(), "pm": set()}
    for width in ("wide", "abbreviated"):
        for half, names in halves.items():
            if half in locale.day_periods["format"][width]:
                names.add(_clean(locale.day_periods["format"][width][half]))
    return {
        "order": figure_order(locale),
        "spaced": locale.language not in _UNSPACED,
        "words": {
            "ampm": {half: "|".join(sorted(names)) for half, names in halves.items() if names},
            "month": _named(locale.months),
            "weekday": _named(locale.days),
            **_pattern_words(locale),
        },
    }
