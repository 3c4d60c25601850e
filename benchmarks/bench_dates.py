"""Speed of reading dates, peers beside it in one run: ``python benchmarks/bench_dates.py``.

Peers that are not installed are left out. The expressions are those of the tests' tables, each once a round with the cache emptied
("cold"), then again from it ("repeated"). Running text and hostile texts are read by `find_dates`.
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

from aseanhr.values.dates import find_dates, normalize_date
from aseanhr.values.dates.normalize import _read

TABLES = Path(__file__).resolve().parent.parent / "tests" / "values" / "dates"
ANCHOR = "2025-07-10"
ROUNDS = 3


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
    cases = rows()
    ours = lambda text, lang: normalize_date(text, lang=lang, anchor=ANCHOR)  # noqa: E731
    print(f"{len(cases)} expressions in 16 languages; expressions a second")
    print(f"{'aseanhr, cold':28}{rate(ours, cases, _read.cache_clear):12,.0f}")
    print(f"{'aseanhr, repeated':28}{rate(ours, cases, None):12,.0f}")
    unnamed = lambda text, lang: normalize_date(text, anchor=ANCHOR)  # noqa: E731
    print(f"{'aseanhr, no language, cold':28}{rate(unnamed, cases, _read.cache_clear):12,.0f}")
    for name, read in peers().items():
        print(f"{name:28}{rate(read, cases[::10], None):12,.0f}")
    print("running and hostile text of 1 MB; seconds")
    prose = "The ministers met in Hanoi on 8 July 2025 and agreed on the plan for the period 2026–2030, which was drafted last year. "
    for name, piece in (
        ("prose", prose), ("digits", "1"), ("1,1,1,", "1,1,1,"), ("spaces", " "), ("marks", "\u0301"), ("July 8, ", "July 8, "),
    ):  # fmt: skip
        text = (piece * (10**6 // len(piece.encode()) + 1))[: 10**6]
        start = time.perf_counter()
        find_dates(text, lang="en", anchor=ANCHOR)
        print(f"{name:28}{time.perf_counter() - start:12.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
