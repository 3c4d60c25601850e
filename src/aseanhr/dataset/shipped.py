"""The tables of a dataset, read when first asked for: the shipped one, or one in a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from threading import RLock
from typing import Any

import attrs

from aseanhr import records
from aseanhr.dataset.collection import Records
from aseanhr.errors import DataError
from aseanhr.records.plain import build
from aseanhr.resources import read_resource

__all__ = ["SHIPPED", "TABLES", "Dataset"]

TABLES: Mapping[str, type[Any]] = {
    "meetings": records.Meeting,
    "treaties": records.Treaty,
    "treaty_events": records.TreatyEvent,
    "work_plans": records.WorkPlan,
    "trade_figures": records.TradeFigure,
    "commitments": records.Commitment,
    "statistics": records.Statistic,
    "anniversaries": records.Anniversary,
    "people": records.Person,
    "organizations": records.Organization,
    "sources": records.Source,
}


class Dataset:
    """A set of tables of records, each read and kept when first asked for.

    Args:
        read: returns the bytes of a table's file, such as ``meetings.jsonl``.

    >>> nothing = Dataset(lambda name: b"")
    >>> len(nothing["meetings"])
    0
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._tables: dict[str, Records[Any]] = {}
        self._lock = RLock()

    @classmethod
    def in_folder(cls, folder: str | PathLike[str]) -> Dataset:
        """Return the dataset whose files are in a folder.

        A table without a file raises `DataError` when it is asked for.
        """
        return cls(lambda name: Path(folder, name).read_bytes())

    def __getitem__(self, name: str) -> Records[Any]:
        """Return the table of one name of `TABLES`; treaties come with their events.

        Raises:
            KeyError: there is no table of that name.
            DataError: its file is missing or not sound.
        """
        kind = TABLES[name]
        with self._lock:  # also for readers: two threads must never see two different tables
            if name not in self._tables:
                rows = self._load(name, kind)
                if kind is records.Treaty:
                    rows = _with_events(rows, self["treaty_events"])
                self._tables[name] = Records(kind, rows, name)
            return self._tables[name]

    def read(self, file: str) -> bytes:
        """Return the bytes of one file of the dataset.

        Raises:
            DataError: there is no such file.
        """
        try:
            return self._read(file)
        except OSError as error:
            raise DataError((f"{file}: {error.strerror or 'cannot be read'}",)) from None

    def _load(self, name: str, kind: type[Any]) -> list[Any]:
        data = self.read(f"{name}.jsonl")
        try:
            return [build(kind, json.loads(line)) for line in data.splitlines()]
        except Exception:  # whatever it was, the strict reader tells all of it
            from aseanhr.records.convert import load_jsonl

            return list(load_jsonl(kind, data, f"{name}.jsonl"))


def _with_events(
    treaties: list[records.Treaty], events: Records[records.TreatyEvent]
) -> list[records.Treaty]:
    by_treaty: dict[str, list[records.TreatyEvent]] = {}
    for event in events:
        by_treaty.setdefault(event.treaty, []).append(event)
    return [attrs.evolve(treaty, events=tuple(by_treaty.get(treaty.id, ()))) for treaty in treaties]


SHIPPED = Dataset(lambda name: read_resource("data", name))
