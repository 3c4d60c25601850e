"""List records whose only sources are old or second-hand: ``python tools/check_sources.py [--before EDTF] [--most N]``."""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aseanhr.dataset.shipped import TABLES, Dataset
from aseanhr.records import Record, Source
from aseanhr.values.dates import DateSpan
from databuild.places import CURATION, DATA

Weak = Mapping[str, Mapping[str, str]]


def weakness(source: Source, weak: Weak, before: DateSpan) -> str | None:
    """Return why a source does better to be replaced: it repeats others, or shows an old state of affairs."""
    address = source.url or f"https://{source.id}"
    host = address.partition("://")[2].partition("/")[0].partition(":")[0].removeprefix("www.")
    if host in weak["second_hand"]:
        return f"second-hand ({weak['second_hand'][host]})"
    for start, day in weak["copied_on"].items():
        if address.startswith(start) and DateSpan(day).precedes(before):
            return f"old (as of {day})"
    if source.retrieved is not None and source.retrieved.precedes(before):
        return f"old (read in {source.retrieved})"
    return None


def stale(dataset: Dataset, weak: Weak, before: DateSpan) -> Iterator[tuple[str, str, str]]:
    """Yield table, id and reason for each record that has no better source."""
    reasons = {source.id: weakness(source, weak, before) for source in dataset["sources"]}
    for table in TABLES:
        for record in dataset[table]:
            cited = {item.source for item in record.evidence} if isinstance(record, Record) else set[str]()
            found = [reason for source in sorted(cited) if (reason := reasons[source])]
            if cited and len(found) == len(cited):
                yield table, record.id, "; ".join(dict.fromkeys(found))


def main(arguments: list[str] | None = None) -> int:
    """Print the list and its counts; return 1 if there are more than ``--most`` allows."""
    parser = argparse.ArgumentParser(description="List records whose only sources are old or second-hand.")
    parser.add_argument("--before", type=DateSpan, default=DateSpan("2021"), help="what counts as old (2021)")
    parser.add_argument("--most", type=int, metavar="N", help="fail if there are more than N such records")
    parser.add_argument("--data", type=Path, metavar="DIR", default=DATA, help="the dataset")
    options = parser.parse_args(arguments)
    weak: Any = tomllib.loads((CURATION / "second_hand.toml").read_text("utf-8"))
    found = list(stale(Dataset.in_folder(options.data), weak, options.before))
    for table, id_, reason in found:
        print(f"{table}: {id_}: {reason}")
    counts = Counter(table for table, _, _ in found)
    print(f"{len(found)} records", *(f"{number} {table}" for table, number in counts.items()), sep=", ")
    return 1 if options.most is not None and len(found) > options.most else 0


if __name__ == "__main__":
    sys.exit(main())
