"""The tables of a dataset, read when first asked for: the shipped one, or one in a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from aseanhr import records
from aseanhr.caches import lock
from aseanhr.dataset.collection import Records
from aseanhr.errors import DataError
from aseanhr.records.plain import build_proven
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
    "terms": records.Term,
    "gaps": records.Gap,
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

    @classmethod
    def in_folder(cls, folder: str | PathLike[str]) -> Dataset:
        """Return the dataset whose files are in a folder.

        A table without a file raises `DataError` when it is asked for.
        """
        return cls(lambda name: Path(folder, name).read_bytes())

    def __getitem__(self, name: str) -> Records[Any]:
        """Return the table of one name of `TABLES`; treaties come with their events, bodies with their offices.

        Raises:
            KeyError: there is no table of that name.
            DataError: its file is missing or not sound.
        """
        kind = TABLES[name]
        with lock():  # also for readers: two threads must never see two different tables
            if name not in self._tables:
                rows = _completed(kind, self._load(name, kind), self)
                gaps = [gap for gap in self["gaps"] if gap.table == name] if kind is records.Meeting else ()
                self._tables[name] = Records(kind, rows, name, gaps=gaps)
            return self._tables[name]

    @property
    def version(self) -> str:
        """The version of the data, apart from that of the library.

        Raises:
            DataError: there is no manifest, or it says none.
        """
        try:
            return str(json.loads(self.read("manifest.json"))["data_version"])
        except (ValueError, LookupError, TypeError, RecursionError):
            raise DataError(("manifest.json: data_version: there is none",)) from None

    def read(self, file: str) -> bytes:
        """Return the bytes of one file of the dataset.

        Raises:
            DataError: there is no such file.
        """
        try:
            return self._read(file)
        except OSError as error:
            raise DataError((f"{file}: {error.strerror or 'cannot be read'}",)) from None
        except ValueError:  # NUL, or half a surrogate pair
            raise DataError((f"{file!a}: no name of a file",)) from None

    def _hashes(self) -> Mapping[str, str]:
        """Return the hashes of the files as they were built; none where no sound manifest says them."""
        try:
            files = json.loads(self._read("manifest.json"))["files"]
            return {file: about["sha256"] for file, about in files.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return {}

    def _load(self, name: str, kind: type[Any]) -> list[Any]:
        data = self.read(f"{name}.jsonl")
        # The build has looked at every record of a file that is as it was built.
        if hashlib.sha256(data).hexdigest() == self._hashes().get(f"{name}.jsonl"):
            with suppress(Exception):  # whatever it was, the strict reader tells all of it
                rows = json.loads(b"[%b]" % b",".join(data.splitlines()))
                return [build_proven(kind, row) for row in rows]
        from aseanhr.records.convert import load_jsonl

        return list(load_jsonl(kind, data, f"{name}.jsonl"))


def _completed(kind: type[Any], rows: list[Any], dataset: Dataset) -> list[Any]:
    """Return the records of a table with what other tables, or others of them, say of each."""
    match kind:
        case records.Treaty:
            rows = _filled(rows, "events", ((event.treaty, event) for event in dataset["treaty_events"]))
            return _filled(rows, "gaps", ((gap.treaty, gap) for gap in dataset["gaps"]))
        case records.Organization:
            return _filled(rows, "terms", ((term.organization, term) for term in dataset["terms"]))
        case records.WorkPlan:
            return _filled(rows, "successors", ((plan.succeeds, plan.id) for plan in rows))
    return rows


def _filled(rows: list[Any], field: str, parts: Iterable[tuple[str | None, Any]]) -> list[Any]:
    """Return the records, each with those of the parts that name its id."""
    by_id: dict[str | None, list[Any]] = {}
    for id_, part in parts:
        by_id.setdefault(id_, []).append(part)
    return [attrs.evolve(row, **{field: tuple(by_id[row.id])}) if row.id in by_id else row for row in rows]


SHIPPED = Dataset(lambda name: read_resource("data", name))
