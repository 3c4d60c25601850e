"""Speeds of the common functions, as a table: ``python benchmarks/bench_speed.py [--write]``.

Start-up is the median of fresh processes, less that of a bare interpreter; the rest is the best of several runs in one
process, after a first run that loads the tables. ``--write`` puts the table into the README.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import aseanhr
from aseanhr.values.dates import find, normalize

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
ROUNDS = 5

NAMES = (
    "Östtimor",
    "Viet Nam",
    "Lao People's Democratic Republic",
    "พม่า",
    "Đông Timor",
    "KHM",
    "🇹🇭",
    "Filipina",
)
# No two are the same, so that nothing kept from one helps with the next.
DATES = [
    (form.format(day, year, year + 543), lang)
    for year in range(1990, 2026)
    for day in range(2, 29)
    for form, lang in (
        ("{0} May {1}", "en"),
        ("från den 1 till den {0} juli {1}", "sv"),
        ("ngày {0} tháng 7 năm {1}", "vi"),
        ("{0} กรกฎาคม {2}", "th"),
        ("{1}年7月{0}日", "zh"),
    )
]
AMOUNTS = [
    (form.format(f"{number / 10}", f"{number / 10}".replace(".", ",")), lang)
    for number in range(11, 1000)
    for form, lang in (
        ("nearly US${0} billion", "en"),
        ("drygt {1} miljarder kronor", "sv"),
        ("{1} tỷ USD", "vi"),
        ("an increase of {0} percent", "en"),
    )
]
STARTS = {
    "`import aseanhr`": "",
    "… and a first country": "; aseanhr.normalize_country('Östtimor')",
    "… and a first date": "; aseanhr.normalize_date('8 July 2025')",
    "… and a first amount": "; aseanhr.normalize_amount('US$5.5 billion')",
    "… and a first query": "; aseanhr.meetings.where(year=2025)",
}
_TABLE = re.compile(r"(?<=<!-- figures:speed -->\n).*?(?=<!-- end -->)", re.DOTALL)


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of several runs, none of which knows what another has read."""
    times = []
    for _ in range(ROUNDS):
        find._dates_of.cache_clear()
        normalize._read.cache_clear()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def startup(code: str) -> float:
    """Return the median time in milliseconds of a fresh process that runs ``code``."""
    times = []
    for _ in range(3 * ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def per_second(call: Callable[[str, str], object], cases: Sequence[tuple[str, str]]) -> float:
    """Return how many expressions are read in a second."""
    return len(cases) / seconds(lambda: [call(text, lang) for text, lang in cases])


def megabytes(call: Callable[[str, str], object]) -> float:
    """Return how many megabytes of running text are read in a second."""
    articles = [
        (path.read_text("utf-8"), path.name[:2]) for path in sorted((ROOT / "tests" / "corpus").glob("*.txt"))
    ]
    size = sum(len(text.encode()) for text, _ in articles)
    return size / 1e6 / seconds(lambda: [call(text, lang) for text, lang in articles])


def rows() -> list[tuple[str, str]]:
    """Measure everything; return what, and how fast."""
    bare = startup("pass")
    first = [(what, startup(f"import aseanhr{code}") - bare) for what, code in STARTS.items()]
    return [
        *((what, f"{milliseconds:.0f} ms" if milliseconds >= 1 else "under 1 ms") for what, milliseconds in first),
        ("`normalize_country`", f"{per_second(lambda name, _: aseanhr.normalize_country(name), [(name, '') for name in NAMES * 1000]):,.0f} names/s"),
        ("`normalize_date`", f"{per_second(lambda text, lang: aseanhr.normalize_date(text, lang=lang), DATES):,.0f} expressions/s"),
        ("`normalize_amount`", f"{per_second(lambda text, lang: aseanhr.normalize_amount(text, lang=lang), AMOUNTS):,.0f} expressions/s"),
        ("`find_countries`", f"{megabytes(lambda text, lang: aseanhr.find_countries(text, lang=lang)):.2f} MB/s"),
        ("`find_dates`", f"{megabytes(lambda text, lang: aseanhr.find_dates(text, lang=lang, anchor='2025')):.2f} MB/s"),
        ("`find_amounts`", f"{megabytes(lambda text, lang: aseanhr.find_amounts(text, lang=lang)):.2f} MB/s"),
        ("`extract`", f"{megabytes(lambda text, lang: aseanhr.extract(text, lang=lang)):.2f} MB/s"),
    ]  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and with ``--write`` keep the table in the README."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    table = "".join(f"| {' | '.join(row)} |\n" for row in [("what", "speed"), ("---", "---:"), *rows()])
    print(table)
    if options.write:
        README.write_text(_TABLE.sub(lambda _: table, README.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
