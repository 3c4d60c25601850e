"""Build ``src/aseanhr/data/dates/*.json`` from ``curation/dates/*.toml`` and CLDR's names (through Babel).

Run ``python tools/build_dates.py`` to write the files, with ``--check`` to compare only. The files hold no time and no order but
their own, so that the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers

from aseanhr.text import canonical
from aseanhr.values.dates.cldr import figure_order, locale_table
from aseanhr.values.dates.tables import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "curation" / "dates"
TARGET = ROOT / "src" / "aseanhr" / "data" / "dates"
UNSPACED = ("km", "lo", "my", "th", "zh")
_WORD = re.compile(r"[^\W\d_]+")
HABITS = (
    "order",
    "day_words",
    "weak",
    "year_first",
    "dotted",
    "buddhist",
    "short_buddhist",
    "slash_year",
    "ordinal_after",
    "space_lists",
    "whole_first",
    "spaced",
    "idioms",
    "numerals",
    "templates",
)


def _forms(text: str) -> list[str]:
    # A form may itself be the bar that parts forms.
    parts = text.replace("|||", "|\0|").split("|")
    return [" ".join(canonical(part.replace("\0", "|")).lower().split()) for part in parts]


def _words(raw: dict[str, object]) -> dict[str, dict[str, set[str]]]:
    return {
        kind: {str(value): set(_forms(str(forms))) for value, forms in values.items()}
        for kind, values in raw.items()
        if isinstance(values, dict) and kind not in HABITS
    }


def _add_names(words: dict[str, dict[str, set[str]]], names: object, *, spaced: bool) -> None:
    """Add CLDR's names, leaving out figures and single letters of scripts that do not part words."""
    for kind, values in names.items():  # type: ignore[attr-defined]
        for value, forms in values.items():
            for form in _forms(forms):
                short = 2 if kind == "month" else 3
                if any(char.isdigit() for char in form) or (
                    not spaced and len(form) < short and "." not in form
                ):
                    continue
                words.setdefault(kind, {}).setdefault(value, set()).add(form)


def _regional_orders() -> dict[str, str]:
    """Return the order of figures for each region's variant of a language whose order differs from the language's."""
    orders: dict[str, str] = {}
    for name in sorted(locale_identifiers()):
        base, _, region = name.partition("_")
        if base not in LANGUAGES or len(region) != 2:
            continue
        order = figure_order(Locale.parse(name))
        if base == "en" or order != figure_order(Locale.parse(base)):
            orders[f"{base}-{region}"] = order
    return orders


def _table(lang: str) -> dict[str, object]:
    raw = tomllib.loads((SOURCES / f"{lang}.toml").read_text(encoding="utf-8"))
    table: dict[str, object] = {habit: raw[habit] for habit in HABITS if habit in raw}
    words = _words(raw)
    if lang == "common":
        table["orders"] = _regional_orders()
    else:
        table["spaced"] = lang not in UNSPACED
        cldr = locale_table(Locale.parse(lang))
        table.setdefault("order", cldr["order"])
        names: dict[str, dict[str, str]] = cldr["words"]  # type: ignore[assignment]
        _add_names(
            words,
            {kind: names[kind] for kind in ("ampm", "month", "weekday")},
            spaced=lang not in UNSPACED,
        )
    table["words"] = {
        kind: {value: "|".join(sorted(forms - {"|"})) for value, forms in sorted(values.items())}
        for kind, values in sorted(words.items())
    }
    return table


def _index(tables: dict[str, dict[str, object]]) -> dict[str, str]:
    """Return which languages use a word in dates."""
    users: dict[str, set[str]] = {}
    for lang, table in tables.items():
        if lang in UNSPACED or lang == "ta":
            continue
        for values in table["words"].values():  # type: ignore[attr-defined]
            for forms in values.values():
                for word in _WORD.findall(forms):
                    users.setdefault(word, set()).add(lang)
    return {word: "*" if "common" in langs else " ".join(sorted(langs)) for word, langs in users.items()}


def build() -> dict[str, bytes]:
    """Return every file's name and bytes."""
    files: dict[str, bytes] = {}
    tables = {lang: _table(lang) for lang in ("common", *LANGUAGES)}
    for name, table in {**tables, "index": _index(tables)}.items():
        text = json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        files[f"{name}.json"] = text.encode() + b"\n"
    return files


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with ``--check`` return 1 if they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    options = parser.parse_args(arguments)
    stale = 0
    for name, content in build().items():
        path = TARGET / name
        if path.exists() and path.read_bytes() == content:
            continue
        if options.check:
            print(f"{path} differs from its sources", file=sys.stderr)
            stale = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return stale


if __name__ == "__main__":
    raise SystemExit(main())
