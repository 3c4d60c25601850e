"""Speed of reading amounts, with the peers that happen to be installed beside it in one run.

Run ``python benchmarks/bench_amounts.py``. Peers that are looked for: price-parser, quantulum3, text2num. Times are the
best of several rounds of processor time; compare them within one run only, since machines and their load differ.
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


def best(function: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return min(times)


def running(prose: str) -> str:
    """Return a megabyte of prose in which no two sentences say the same numbers."""
    chance = random.Random(0)
    text = prose * (MEGABYTE // len(prose.encode()))
    return re.sub("[0-9]", lambda _: chance.choice("123456789"), text)


def line(name: str, seconds: float, count: int) -> None:
    print(f"{name:44}{seconds / count * 1e6:12.1f} µs each{count / seconds:14,.0f} a second")


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


def main() -> int:
    start = time.process_time()
    normalize_amount("5%", lang="en")
    print(f"first amount in a language: {(time.process_time() - start) * 1e3:.0f} ms\n")

    rows = [row.split("\t") for row in TABLE.read_text("utf-8").splitlines()]
    english = [row for row in rows if row[0] == "en"]
    read_all(rows, lang=True)
    line("normalize_amount, 16 languages", best(lambda: read_all(rows, lang=True)), len(rows))
    line("normalize_amount, English", best(lambda: read_all(english, lang=True)), len(english))
    line("normalize_amount, language not given", best(lambda: read_all(rows, lang=False), 2), len(rows))
    for name, run in peers(english).items():
        line(name, best(run, 1), len(english))

    print(f"\n{'running text, 1 MB':44}{'MB/s':>12}{'mentions':>14}{'times one pass of word tokens':>34}")
    for lang, prose in PROSE.items():
        text = running(prose)
        seconds = best(lambda text=text, lang=lang: find_amounts(text, lang=lang), 3)  # type: ignore[misc]
        words = best(lambda text=text: sum(1 for _ in re.finditer(r"\w+", text)), 3)  # type: ignore[misc]
        print(f"{lang:44}{1 / seconds:12.2f}{len(find_amounts(text, lang=lang)):14,}{seconds / words:34.1f}")

    print(f"\n{'hostile text':44}{'1/8 MB':>12}{'1 MB':>12}{'ratio':>10}")
    for unit in HOSTILE:
        small, large = (unit * (size // len(unit)) for size in (MEGABYTE // 8, MEGABYTE))
        first = best(lambda text=small: find_amounts(text, lang="en"), 2)  # type: ignore[misc]
        second = best(lambda text=large: find_amounts(text, lang="en"), 1)  # type: ignore[misc]
        print(f"{unit!r:44}{first:10.2f} s{second:10.2f} s{second / first:10.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
