"""Speed of reading amounts, with the peers that happen to be installed beside it in one run.

Run ``python benchmarks/bench_amounts.py``. Peers that are looked for: price-parser, quantulum3, text2num. Times are the
best of several rounds of processor time, what is compared taking turns; since machines and their load differ, the time
of one plain pass over the words of a text stands beside them.
"""

from __future__ import annotations

import contextlib
import importlib
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from aseanhr.errors import AmountParseError
from aseanhr.values import find_amounts, normalize_amount

TABLE = Path(__file__).resolve().parent.parent / "tests" / "values" / "amounts" / "expressions.tsv"
PROSE = {
    "en": "Two-way trade reached US$5.5 billion in the first five months of 2025, up 18.8 percent on the year, and the "
    "ministers of the 11 states agreed on July 8 to pursue the programme with further resolve and in good faith. ",
    "sv": "Handeln uppgick till 1,6 miljarder USD under de första fem månaderna 2025, en ökning med 100,4 %, och de två "
    "ministrarna enades den 8 juli om att fortsätta samarbetet inom ramen för handlingsplanen. ",
    "vi": "Kim ngạch hai chiều đạt hơn 5,5 tỷ USD trong 5 tháng đầu năm 2025, tăng 18,8% so với cùng kỳ, và hai bộ "
    "trưởng nhất trí ngày 8/7 tiếp tục phối hợp chặt chẽ trên tinh thần hữu nghị. ",
}
HOSTILE = (
    "9",
    "1,1,1,",
    "1 ",
    " ",
    "\u0301",
    "July 8, ",
    "1 million ",
    "5% ",
    "$1-",
    "$1",
    "5%-",
    "five ",
    "5 to ",
    "between ",
)
MEGABYTE = 1_000_000


def fastest(jobs: dict[str, Callable[[], object]], rounds: int = 5) -> dict[str, float]:
    """Return the least processor time of each job; they take turns, so that all meet the same load."""
    times = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            times[name] = min(times[name], time.process_time() - start)
    return times


def words_of(text: str) -> int:
    """Pass over the words of a text, and do nothing with them."""
    return sum(1 for _ in re.finditer(r"\w+", text))


def running(prose: str) -> str:
    """Return a megabyte of prose in which no two sentences say the same numbers."""
    chance = random.Random(0)
    text = prose * (MEGABYTE // len(prose.encode()))
    return re.sub("[0-9]", lambda _: chance.choice("123456789"), text)


def read_all(rows: list[list[str]], *, lang: bool) -> None:
    for tag, text, _ in rows:
        with contextlib.suppress(AmountParseError):
            normalize_amount(text, lang=tag if lang else None)


def peers(rows: list[list[str]]) -> dict[str, Callable[[], object]]:
    """Return the peers that can be imported; quantulum3 is slow, so it reads English rows only."""
    found: dict[str, Callable[[], object]] = {}
    try:
        price = importlib.import_module("price_parser").Price.fromstring
        found["price-parser (no magnitudes)"] = lambda: [price(row[1]) for row in rows]
    except ImportError:
        pass
    try:
        parse = importlib.import_module("quantulum3.parser").parse
        found["quantulum3 (English)"] = lambda: [parse(row[1]) for row in rows]
    except ImportError:
        pass
    try:
        alpha2digit = importlib.import_module("text_to_num").alpha2digit
        found["text2num (number words only)"] = lambda: [alpha2digit(row[1], "en") for row in rows]
    except ImportError:
        pass
    return found


def compare_expressions(rows: list[list[str]]) -> None:
    english = [row for row in rows if row[0] == "en"]
    text = " ".join(row[1] for row in rows)
    counts = {
        "normalize_amount, 16 languages": len(rows),
        "normalize_amount, English": len(english),
        "one plain pass, a word": words_of(text),
    }
    jobs: dict[str, Callable[[], object]] = dict(
        zip(
            counts,
            (lambda: read_all(rows, lang=True), lambda: read_all(english, lang=True), lambda: words_of(text)),
            strict=True,
        )
    )
    times = fastest(jobs, 10)
    slow = "normalize_amount, language not given"
    times |= fastest({slow: lambda: read_all(rows, lang=False)}, 2)
    counts[slow] = len(rows)
    for name, run in peers(english).items():
        times |= fastest({name: run}, 1)
        counts[name] = len(english)
    for name, seconds in times.items():
        each = seconds / counts[name]
        print(f"{name:44}{each * 1e6:12.1f} µs each{1 / each:14,.0f} a second")


def compare_prose() -> None:
    print(f"\n{'running text, 1 MB':44}{'MB/s':>12}{'mentions':>14}{'times one plain pass':>24}")
    for lang, prose in PROSE.items():
        dense = running(prose)
        for name, text in ((lang, dense), (f"{lang}, without numbers", re.sub("[0-9]", "", dense))):
            jobs: dict[str, Callable[[], object]] = {
                "find": lambda text=text, lang=lang: find_amounts(text, lang=lang),  # type: ignore[misc]
                "words": lambda text=text: words_of(text),  # type: ignore[misc]
            }
            times = fastest(jobs, 3)
            found, ratio = len(find_amounts(text, lang=lang)), times["find"] / times["words"]
            print(f"{name:44}{len(text.encode()) / 1e6 / times['find']:12.2f}{found:14,}{ratio:24.1f}")


def compare_growth() -> None:
    print(f"\n{'hostile text':44}{'1/8 MB':>12}{'1 MB':>12}{'8n / n':>10}")
    for unit in HOSTILE:
        small, large = (unit * (size // len(unit)) for size in (MEGABYTE // 8, MEGABYTE))
        times = fastest(
            {
                "small": lambda text=small: find_amounts(text, lang="en"),  # type: ignore[misc]
                "large": lambda text=large: find_amounts(text, lang="en"),  # type: ignore[misc]
            },
            2,
        )
        first, second = times["small"], times["large"]
        print(f"{unit!r:44}{first:10.2f} s{second:10.2f} s{second / first:10.1f}")


def main() -> int:
    start = time.process_time()
    normalize_amount("5%", lang="en")
    print(f"first amount in a language: {(time.process_time() - start) * 1e3:.0f} ms\n")
    compare_expressions([row.split("\t") for row in TABLE.read_text("utf-8").splitlines()])
    compare_prose()
    compare_growth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
