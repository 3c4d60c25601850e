"""Speed of reading dates, peers beside it in one run: ``python benchmarks/bench_dates.py``.

Peers that are not installed are left out. The expressions are those of the tests' tables, each once a round with the caches emptied
("cold"), then again from them ("repeated"); peers refuse most of them, so plain English dates, all different, follow, which everyone reads.
Running text, which names few dates many times, and hostile texts are read by `find_dates`, with caches emptied before each.
"""

from __future__ import annotations

import csv
import importlib
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aseanhr.values.dates import find, find_dates, normalize, normalize_date

TABLES = Path(__file__).resolve().parent.parent / "tests" / "values" / "dates"
ANCHOR = "2025-07-10"
ROUNDS = 3
PLAIN = [
    (f"{day} {month} {year}", "en")
    for year in range(2000, 2020)
    for month in ("May", "July", "October")
    for day in range(1, 29)
]
PROSE = (
    "The ministers met in Hanoi on {} July 2025 and agreed on the plan for the period 2026–2030, which was drafted last year, "
    "while the deputies went on with the work that the working groups had begun, and thanked their hosts for all that they had done. "
)
HOSTILE = ("1", "1,1,1,", "1, ", " ", "\u0301", "July 8, ", "8/7, ", "Q1, ", "(8 July ", "in May and ")


def clear() -> None:
    """Forget all that was read."""
    normalize._read.cache_clear()
    find._dates_of.cache_clear()


def rows() -> list[tuple[str, str]]:
    """Return (text, language) of every row."""
    found: list[tuple[str, str]] = []
    for path in sorted(TABLES.glob("*.tsv")):
        if len(path.stem) <= 3:
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                found.extend((row["text"], path.stem) for row in reader)
    return found


def rate(
    read: Callable[[str, str], object], cases: list[tuple[str, str]], before: Callable[[], None] | None
) -> float:
    """Return expressions a second, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        if before is not None:
            before()
        start = time.perf_counter()
        for text, lang in cases:
            try:
                read(text, lang)
            except Exception:
                continue
        best = min(best, time.perf_counter() - start)
    return len(cases) / best


def peers() -> dict[str, Callable[[str, str], object]]:
    """Return the peers that are installed."""
    found: dict[str, Callable[[str, str], object]] = {}
    makers: dict[str, Callable[[Any], Callable[[str, str], object]]] = {
        "dateutil.parser": lambda m: lambda text, _: m.parse(text),
        "dateparser": lambda m: lambda text, lang: m.parse(text, languages=[lang]),
        "edtf": lambda m: lambda text, _: m.text_to_edtf(text),
        "babel.dates": lambda m: lambda text, lang: m.parse_date(text, locale=lang),
    }
    for name, make in makers.items():
        try:
            found[name] = make(importlib.import_module(name))
        except ImportError:
            continue
    return found


def main() -> int:
    """Print a table."""
    warnings.simplefilter("ignore")
    ours = lambda text, lang: normalize_date(text, lang=lang, anchor=ANCHOR)  # noqa: E731
    unnamed = lambda text, lang: normalize_date(text, anchor=ANCHOR)  # noqa: E731
    for title, cases in (("expressions in 16 languages", rows()), ("plain English dates", PLAIN)):
        print(f"{len(cases)} {title}; expressions a second")
        print(f"{'aseanhr, cold':28}{rate(ours, cases, clear):12,.0f}")
        print(f"{'aseanhr, repeated':28}{rate(ours, cases, None):12,.0f}")
        print(f"{'aseanhr, no language, cold':28}{rate(unnamed, cases, clear):12,.0f}")
        for name, read in peers().items():
            print(f"{name:28}{rate(read, cases[::10], None):12,.0f}")
    print("running and hostile text of 1 MB; seconds")
    prose = "".join(PROSE.format(n % 28 + 1) for n in range(5000))
    for name, text in (("prose", prose), *((repr(piece), piece * 10**6) for piece in HOSTILE)):
        text = text.encode()[: 10**6].decode(errors="ignore")
        clear()
        start = time.perf_counter()
        find_dates(text, lang="en", anchor=ANCHOR)
        print(f"{name:28}{time.perf_counter() - start:12.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
