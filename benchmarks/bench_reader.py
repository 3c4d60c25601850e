"""How fast `extract` reads, beside the plainest pass over the same text: ``python benchmarks/bench_reader.py``.

A pass is ``re.findall`` of words. Printed are, for English, Swedish and Vietnamese, how many passes the reading of dense articles and of
articles that state nothing takes; the first call in a fresh process; the most memory for each megabyte of text; what each kind of record costs
as documents double; and hostile texts in seconds for each megabyte.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import aseanhr

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("en", "sv", "vi")
PUBLISHED = "2026-05-12"
ROUNDS = 5
SIZES = (500, 1000, 2000, 4000)
STATES = ("Laos", "Cambodia", "Thailand", "Viet Nam", "Malaysia", "Indonesia", "Japan", "Norway", "Sweden", "Kenya", "Peru", "Chile", "Ghana")  # fmt: skip
# A line with one record of each kind; no two lines tell the same.
RECORDS: dict[str, Callable[[int], str]] = {
    "meetings": lambda n: (
        f"The {n % 999 + 1}th Meeting of the AICHR was held in Jakarta on {n % 28 + 1} May {1950 + n % 70}."
    ),
    "talks": lambda n: (
        f"Foreign Minister Anna Berg{n} of {STATES[n % 13]} met her counterpart from {STATES[(n // 13 + n + 1) % 13]} in Hanoi on {n % 28 + 1} May {1990 + n % 30}."
    ),
    "treaty acts": lambda n: (
        f"{STATES[n % 13]} ratified the Convention against Torture on {n % 28 + 1} May {1950 + n % 70}."
    ),
    "plans": lambda n: (
        f"The AICHR adopted its Work Plan {1900 + n % 120}-{1905 + n % 120} on {n % 28 + 1} May {1950 + n % 70}."
    ),
    "trade": lambda n: (
        f"Trade between {STATES[n % 13]} and {STATES[(n // 13 + n + 1) % 13]} reached US${n + 1}.5 billion in {1950 + n % 70}."
    ),
}
HOSTILE = {
    "en": ("Summit ; ", "was not ", "Laos, ", "AICHR adopted its work plan ", "\n\n", "- x\n", ". . . ", "2025-2030 ", "(", "a-"),
    "sv": ("mötet ; ", "antog arbetsplan ", "skrev inte under ", "den tredje "),
    "vi": ("hội nghị ; ", "lần thứ ", "tháng 5 "),
}  # fmt: skip
HOSTILE_SIZE = 200_000


def seconds(work: Callable[[], object]) -> float:
    """Return the least time of several runs, in seconds of the processor."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def dense(lang: str) -> list[str]:
    """Return articles that hold much of what is read."""
    return [
        path.read_text("utf-8") for path in sorted((ROOT / "corpora" / "train").glob(f"{lang}*.txt"))[::4]
    ]


def sparse(lang: str) -> list[str]:
    """Return an article that holds nothing of what is read."""
    return [path.read_text("utf-8") for path in (ROOT / "tests" / "corpus").glob(f"{lang}-06-*.txt")]


def read(text: str, lang: str) -> aseanhr.Extraction:
    return aseanhr.extract(text, lang=lang, published=PUBLISHED, min_confidence=0)


def passes(texts: list[str], lang: str) -> float:
    """Return how many passes over some texts the reading of them takes."""
    words = re.compile(r"\w+")
    one = seconds(lambda: [words.findall(text) for text in texts * 20]) / 20
    return seconds(lambda: [read(text, lang) for text in texts]) / one


def first_call(lang: str) -> float:
    """Return the median time in milliseconds of the first call in a fresh process, without the import.

    The modules are compiled before, as those of an installed package are.
    """
    code = (
        "import sys, time, aseanhr\n"
        "text = sys.stdin.buffer.read().decode()\n"
        "start = time.perf_counter()\n"
        f"aseanhr.extract(text, lang={lang!r}, published={PUBLISHED!r})\n"
        "print(1000 * (time.perf_counter() - start))\n"
    )
    text = dense(lang)[0].encode()
    with tempfile.TemporaryDirectory() as compiled:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, check=True, env=env)
            for _ in range(ROUNDS + 1)
        ]
    return statistics.median(float(run.stdout) for run in runs[1:])


def memory(lang: str) -> float:
    """Return the most megabytes that are taken for each megabyte of text."""
    text = "\n\n".join(dense(lang))
    read(text, lang)
    tracemalloc.start()
    read(text, lang)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(text.encode())


def doubling(line: Callable[[int], str]) -> list[float]:
    """Return the milliseconds for each record in documents that double."""
    found = []
    for size in SIZES:
        text = "\n".join(map(line, range(size)))
        start = time.process_time()
        read(text, "en")
        found.append(1000 * (time.process_time() - start) / size)
    return found


def rows() -> Iterator[str]:
    """Measure everything; yield the lines of the report."""
    for lang in LANGUAGES:
        read(dense(lang)[0], lang)
        yield (
            f"{lang}: dense {passes(dense(lang), lang):.0f} passes, sparse {passes(sparse(lang), lang):.0f}; "
            f"first call {first_call(lang):.0f} ms; memory {memory(lang):.0f} MB for each MB"
        )
    for kind, line in RECORDS.items():
        costs = ", ".join(f"{size}: {cost:.2f}" for size, cost in zip(SIZES, doubling(line), strict=True))
        yield f"ms for each record, {kind}: {costs}"
    for lang, pieces in HOSTILE.items():
        for piece in pieces:
            text = piece * (HOSTILE_SIZE // len(piece))
            start = time.process_time()
            read(text, lang)
            spent = (time.process_time() - start) / len(text) * 1e6
            yield f"{spent:5.1f} s for each MB of {piece!r} ({lang})"


def main() -> None:
    for line in rows():
        print(line, flush=True)


if __name__ == "__main__":
    main()
