"""What stays in memory after many mixed calls: ``python benchmarks/bench_memory.py [--calls 10000]``.

Normalizing, finding, formatting and reading, in 200 language tags (of all languages that are read, with regions, scripts and
parts of nobody's making) and in 400 combinations of scripts without a language. Printed in megabytes over what the
process had after ``import aseanhr``: after the first round of calls, after a second one, and after `clear_caches`.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import aseanhr
from aseanhr.errors import AseanhrError

LANGUAGES = [
    "en",
    "sv",
    "vi",
    "id",
    "ms",
    "fil",
    "th",
    "lo",
    "km",
    "my",
    "zh",
    "ta",
    "fr",
    "pt",
    "es",
    "de",
    "tet",
    "nl",
    "it",
    "da",
    "nb",
    "nn",
    "fi",
    "pl",
    "tr",
    "ru",
    "uk",
    "ar",
    "hi",
    "bn",
    "ja",
    "ko",
    "cs",
    "el",
    "he",
    "hu",
    "ne",
    "ro",
    "eu",
    "gl",
]
REGIONS = ("GB", "US", "FI", "SG", "MY", "CH", "BR", "IN", "419", "XQ")
WORDS = (
    "Laos and Viet Nam on 8 July 2025, US$5.5 billion", "Лаос и Вьетнам 8 июля 2025", "لاوس وفيتنام 2025", "लाओस और वियतनाम 5%",
    "লাওস ও ভিয়েতনাম", "லாவோஸ் 5%", "ลาว ๘ กรกฎาคม ๒๕๖๘", "ລາວ 2025", "လာအို ၂၀၂၅", "ឡាវ 2025", "ラオス", "老挝 2025年7月8日", "라오스 2025년",
)  # fmt: skip
NAMES = ("Laos", "Viet Nam", "Östtimor", "Мьянма", "ไทย", "كمبوديا", "柬埔寨", "Republic of Korea", "Narnia")
DATES = (
    "8 July 2025",
    "den 8 juli 2025",
    "5 tháng đầu năm 2025",
    "8 июля 2025",
    "2025年7月8日",
    "08/09/2023",
)
AMOUNTS = ("US$5.5 billion", "1,6 tỷ USD", "5 miljarder kr", "100.4%", "5 億")


def tags() -> list[str]:
    """Return 200 tags: every language, with regions, and parts that mean nothing."""
    chance = random.Random(5)
    made = list(LANGUAGES)
    while len(made) < 200:
        tag = chance.choice(LANGUAGES)
        made.append(f"{tag}-{chance.choice(REGIONS)}" if chance.random() < 0.6 else f"{tag}-x-{len(made)}")
    return made


def mixtures() -> list[str]:
    """Return 400 texts, each of another combination of scripts."""
    chance = random.Random(7)
    made: dict[tuple[str, ...], None] = {}
    while len(made) < 400:
        made[tuple(sorted(chance.sample(WORDS, chance.randint(1, 6))))] = None
    return [". ".join(words) for words in made]


def calls(seed: int) -> list[Callable[[], object]]:
    """Return one round of every kind of call, in tags and mixtures drawn by chance."""
    chance = random.Random(seed)
    tag, text = chance.choice(TAGS), chance.choice(MIXTURES)
    name, day, amount = chance.choice(NAMES), chance.choice(DATES), chance.choice(AMOUNTS)
    return [
        lambda: aseanhr.find_countries(text),
        lambda: aseanhr.find_dates(text, anchor="2025-07-10"),
        lambda: aseanhr.find_amounts(text),
        lambda: aseanhr.find_countries(text, lang=tag),
        lambda: aseanhr.find_dates(text, lang=tag),
        lambda: aseanhr.find_amounts(text, lang=tag),
        lambda: aseanhr.normalize_country(name, lang=tag),
        lambda: aseanhr.normalize_date(day, lang=tag, day_first=chance.choice((None, True, False))),
        lambda: aseanhr.normalize_amount(amount, lang=tag),
        lambda: aseanhr.Country("LA").name_in(tag),
        lambda: aseanhr.DateSpan("2025-07").format(tag),
        lambda: aseanhr.Amount("1600000000 USD").format(tag),
        lambda: aseanhr.extract(
            text, lang=chance.choice(("en", "sv", "vi", f"en-x-{seed}")), published="2025-07-10"
        ),
    ]


def resident() -> float:
    """Return the megabytes that the process has in memory."""
    gc.collect()
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    raise SystemExit("memory is read from /proc, which this system lacks")


def run(count: int, seed: int) -> None:
    done = 0
    while done < count:
        seed += 1
        for call in calls(seed):
            with suppress(AseanhrError):
                call()
            done += 1


TAGS, MIXTURES = tags(), mixtures()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--calls", type=int, default=10_000)
    count = parser.parse_args().calls
    start = resident()
    for label, seed in (("first", 0), ("second", count)):
        begin = time.perf_counter()
        run(count, seed)
        spent = time.perf_counter() - begin
        print(
            f"after the {label} {count:,} calls: {resident() - start:5.1f} MB over the start ({spent:.1f} s)"
        )
    aseanhr.clear_caches()
    print(f"after clear_caches: {resident() - start:5.1f} MB over the start")


if __name__ == "__main__":
    main()
