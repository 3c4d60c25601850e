"""How long tables take to load, how much memory they take, and how long queries run: each against what is promised."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from time import perf_counter

from aseanhr.dataset import TABLES, Dataset, treaty_matrix
from aseanhr.dataset.shipped import SHIPPED

ONE_TABLE, ALL_TABLES, ONE_QUERY = 50.0, 150.0, 5.0  # milliseconds
MEMORY = 30.0  # megabytes


def median(run: Callable[[], object], times: int) -> float:
    """Return the median time of a call in milliseconds."""
    spans = []
    for _ in range(times):
        start = perf_counter()
        run()
        spans.append(1000 * (perf_counter() - start))
    return statistics.median(spans)


def fresh() -> Dataset:
    return Dataset(SHIPPED.read)


def load_all() -> Dataset:
    dataset = fresh()
    for name in TABLES:
        dataset[name]
    return dataset


def load(name: str) -> object:
    return fresh()[name]


def cold(statement: str) -> float:
    """Return the time of a statement in a new process, beyond that of importing what it needs, in milliseconds."""
    code = (
        "import aseanhr, aseanhr.dataset.shipped; from aseanhr.dataset.shipped import SHIPPED, TABLES\n"
        f"from time import perf_counter as t; s = t(); {statement}; print(1000 * (t() - s))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def memory() -> float:
    """Return what all tables take when they are loaded, in megabytes."""
    tracemalloc.start()
    dataset = load_all()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(dataset["meetings"])
    return taken / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the loading and the queries of the dataset.")
    parser.add_argument("--times", type=int, default=9, help="how often each is run (9)")
    times = parser.parse_args().times
    dataset = load_all()
    meetings, events, figures = (dataset[name] for name in ("meetings", "treaty_events", "trade_figures"))
    queries: dict[str, Callable[[], object]] = {
        "where(series, year, country)": lambda: meetings.where(series="amm", year=2020, country="VN"),
        "where(country)": lambda: meetings.where(country="Viet Nam"),
        "on(day)": lambda: meetings.on("2025-07-08"),
        "treaty events of a state": lambda: events.where(state="VN", event="ratified"),
        "series": lambda: meetings.series("aichr_regular"),
        "between_countries": lambda: figures.between_countries("VN", "LA"),
        "parties": lambda: dataset["treaties"]["cat"].parties(on="2015-01-01"),
        "chair": lambda: dataset["organizations"]["aichr"].chair(on="2020-06-09"),
        "one cell of the matrix": lambda: treaty_matrix("2015", states=["VN"], treaties=["cat"]),
        "treaty_matrix": lambda: treaty_matrix("2015-01-01", dataset=dataset),
    }
    measured = [(f"load {name}", median(partial(load, name), times), ONE_TABLE) for name in TABLES]
    measured.append(("load all tables", median(load_all, times), ALL_TABLES))
    every = "[SHIPPED[n] for n in TABLES]"
    measured.append(("load all tables, new process", min(cold(every) for _ in range(3)), ALL_TABLES))
    measured += [(name, median(run, times), ONE_QUERY) for name, run in queries.items()]
    rows = [(name, value, most, "ms") for name, value, most in measured]
    rows.append(("memory of all tables", memory(), MEMORY, "MB"))
    for name, value, most, unit in rows:
        print(f"{name:<32}{value:>9.2f} {unit} {'' if value <= most else f'over {most:g}'}".rstrip())
    return 0 if all(value <= most for _, value, most, _ in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
