"""Refuse functions that are too complex: ``python tools/check_complexity.py``.

Radon counts the branches of each function; more than `MOST` are too many. What was over it when the check came, or was written on
branches that did not have it yet, is in `LEGACY`, each with a ceiling; an entry goes when its function is simple or gone, and
none is added.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from radon.complexity import cc_visit  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("src", "tools", "benchmarks")
MOST = 15
LEGACY = {
    "src/aseanhr/values/dates/calendar_words.py:_day_item": 20,
    "src/aseanhr/values/dates/calendar_words.py:read_calendar": 63,
    "src/aseanhr/values/dates/cldr.py:_pattern_words": 21,
    "src/aseanhr/values/dates/clock.py:_read_zone": 28,
    "src/aseanhr/values/dates/clock.py:read_clock": 39,
    "src/aseanhr/values/dates/figures.py:_two": 18,
    "src/aseanhr/values/dates/figures.py:read_figures": 19,
    "src/aseanhr/values/dates/grammar.py:_year_first": 18,
    "src/aseanhr/values/dates/modifiers.py:read_clock_after": 16,
    "src/aseanhr/values/dates/modifiers.py:read_modifiers": 25,
    "src/aseanhr/values/dates/units.py:_collect": 56,
    "src/aseanhr/values/dates/units.py:attach_year": 19,
    "src/aseanhr/values/dates/units.py:read_counted": 38,
    "src/aseanhr/values/dates/units.py:read_decade": 21,
    "src/aseanhr/values/dates/years.py:read_year": 28,
    "tools/build_countries.py:build": 21,
    "tools/countries_index.py:Index._resolve": 37,
    "tools/databuild/assemble.py:_Work.join": 26,
    "tools/databuild/cards.py:_coverage": 29,
    "tools/databuild/cards.py:_sources": 16,
    "tools/evaluate.py:_same": 18,
    "tools/evaluate.py:flatten": 19,
    "tools/evaluate.py:likeness": 32,
    "tools/evaluate.py:score": 29,
    "tools/evaluate_dataset.py:main": 16,
    "tools/gold.py:_founding": 18,
    "tools/reader/examples_meetings.py:_Key._meeting": 16,
    "tools/reader/examples_meetings.py:_reference": 22,
}


def complexities(root: Path, folders: Iterable[str] = FOLDERS) -> Iterator[tuple[str, int]]:
    """Yield each function and method under some folders, as ``path:name``, and its complexity."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            for block in cc_visit(path.read_text("utf-8")):
                if block.letter != "C":
                    yield f"{path.relative_to(root).as_posix()}:{block.fullname}", block.complexity


def faults(found: Iterable[tuple[str, int]], legacy: Mapping[str, int], most: int = MOST) -> list[str]:
    """Return what is too complex, and the exceptions that are none any more."""
    highest: dict[str, int] = {}
    for name, complexity in found:
        highest[name] = max(complexity, highest.get(name, 0))
    too_much = [
        f"{name}: complexity {complexity}, at most {legacy.get(name, most)}"
        for name, complexity in highest.items()
        if complexity > legacy.get(name, most)
    ]
    spent = [
        f"{name}: is no exception any more; take it off the list"
        for name in legacy
        if highest.get(name, 0) <= most
    ]
    return too_much + spent


def main() -> int:
    """Print the faults; return 1 if there is any."""
    found = faults(complexities(ROOT), LEGACY)
    print("\n".join(found) or f"no function is more complex than {MOST}, but for {len(LEGACY)} old ones")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
