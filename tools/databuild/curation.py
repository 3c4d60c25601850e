"""What people decided: the curation files, read and checked; every fault of every file is reported at once."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from aseanhr.dataset.shipped import TABLES
from aseanhr.errors import DataError
from aseanhr.records import Dispute, Source
from aseanhr.records.convert import from_dict
from aseanhr.records.ids import page_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Correction", "Curation", "Entry", "PageProof", "Span", "read_curation"]

T = TypeVar("T")

_ONE = {"people": "person", "treaties": "treaty", "statistics": "statistic", "anniversaries": "anniversary"}
# The name of an entry in the files, for each table of records.
ENTRIES = {
    _ONE.get(table, table.removesuffix("s")): table for table in TABLES if table not in ("sources", "gaps")
}
_PARTS = ("from", "set", "dispute", "page", "evidence")


@attrs.frozen
class Correction:
    """A value that stands in place of what a document says."""

    field: str
    value: str
    was: str
    said_by: str
    source: str
    reason: str


@attrs.frozen
class PageProof:
    """A public page that supports fields of a record."""

    source: str
    fields: tuple[str, ...]
    note: str = ""


@attrs.frozen
class Span:
    """Words of a document that support a field; with a note where the value follows from them only."""

    source: str
    field: str
    start: int
    end: int
    note: str


@attrs.frozen
class Entry:
    """One record as people decided it.

    Attributes:
        table: the table that it belongs to.
        where: file and id, for messages.
        data: its own fields, in plain form, without evidence and disputes.
        takes: candidates of the reader that are this record, as ``source:id``.

    """

    table: str
    where: str
    data: Mapping[str, Any]
    takes: tuple[str, ...]
    corrections: tuple[Correction, ...]
    disputes: tuple[Dispute, ...]
    pages: tuple[PageProof, ...]
    spans: tuple[Span, ...]


@attrs.frozen
class Rejection:
    """A candidate of the reader, as ``source:id``, that is no record."""

    candidate: str
    reason: str


@attrs.frozen
class Curation:
    """All that people decided.

    Attributes:
        version: of the data.
        released: the day on which that version is released.
        sources: documents and pages, by id.
        entries: the records.
        rejected: the reason for each rejected candidate.

    """

    version: str
    released: date
    sources: Mapping[str, Source]
    entries: tuple[Entry, ...]
    rejected: Mapping[str, str]


class _Faults:
    """Collects what is wrong, so that one run tells all of it."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def read(self, cls: type[T], data: object, where: str) -> Iterator[T]:
        """Yield the object whose plain form is ``data``, or nothing."""
        try:
            yield from_dict(cls, data, where)
        except DataError as error:
            self.lines += error.faults

    def table(self, value: object, where: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.lines.append(f"{where}: a table is asked for")
        return {}

    def rows(self, data: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
        value = data.get(key, [])
        if isinstance(value, list) and all(isinstance(row, dict) for row in value):
            return value
        self.lines.append(f"{where}: {key}: write it as [[{key}]]")
        return []

    def only(self, data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        self.lines += [f"{where}: unknown key {key!r}" for key in data if key not in known]


def read_curation(folder: Path) -> Curation:
    """Return the decisions in a folder.

    Args:
        folder: holds ``version.toml``, ``sources.toml``, ``rejected.toml`` and ``records/*.toml``.

    Raises:
        DataError: files are missing or not TOML, or entries break their form; it lists all faults.

    """
    faults = _Faults()
    release = _load(folder / "version.toml", faults)
    version, released = release.get("data_version"), release.get("released")
    if not isinstance(version, str):
        faults.lines.append("version.toml: data_version: text is asked for")
    if type(released) is not date:
        faults.lines.append("version.toml: released: a day is asked for")
    sources = _sources(_load(folder / "sources.toml", faults), faults)
    rejected: dict[str, str] = {}
    data = _load(folder / "rejected.toml", faults)
    faults.only(data, ("rejected",), "rejected.toml")
    for number, row in enumerate(faults.rows(data, "rejected", "rejected.toml"), start=1):
        for rejection in faults.read(Rejection, row, f"rejected.toml: {number}"):
            if rejection.candidate in rejected:
                faults.lines.append(f"rejected.toml: {rejection.candidate}: rejected twice")
            rejected[rejection.candidate] = rejection.reason
    entries = []
    for path in sorted((folder / "records").glob("*.toml")):
        data = _load(path, faults)
        faults.only(data, tuple(ENTRIES), path.name)
        for name, table in ENTRIES.items():
            for number, row in enumerate(faults.rows(data, name, path.name), start=1):
                entries.append(
                    _entry(table, row, f"{path.name}: {row.get('id', f'{name} {number}')}", faults)
                )
    faults.lines += _twice(entries)
    if faults.lines:
        raise DataError(tuple(faults.lines))
    return Curation(str(version), cast("date", released), sources, tuple(entries), rejected)


def _load(path: Path, faults: _Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        faults.lines.append(f"{path.name}: {error.strerror}")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.lines.append(f"{path.name}: not TOML: {error}")
    return {}


def _sources(data: dict[str, Any], faults: _Faults) -> dict[str, Source]:
    faults.only(data, ("document", "page"), "sources.toml")
    sources: dict[str, Source] = {}
    for kind in ("document", "page"):
        for number, row in enumerate(faults.rows(data, kind, "sources.toml"), start=1):
            plain = {key: value for key, value in row.items() if key != "published_from"}
            if kind == "page" and isinstance(row.get("url"), str):
                plain["id"] = page_id(row["url"])
            where = f"sources.toml: {row.get('url' if kind == 'page' else 'id', f'{kind} {number}')}"
            for source in faults.read(Source, {**plain, "kind": kind}, where):
                if source.id in sources:
                    faults.lines.append(f"{where}: listed twice")
                if kind == "document" and None in (source.file, source.sha256, source.characters):
                    faults.lines.append(f"{where}: a document needs file, sha256 and characters")
                if source.published is not None and kind == "document" and not row.get("published_from"):
                    faults.lines.append(f"{where}: published_from: say how the day is known")
                sources[source.id] = source
    return sources


def _entry(table: str, row: dict[str, Any], where: str, faults: _Faults) -> Entry:
    takes = row.get("from", [])
    if not (isinstance(takes, list) and all(isinstance(ref, str) for ref in takes)):
        faults.lines.append(f"{where}: from: a list of candidates is asked for")
        takes = []
    found: dict[str, list[Any]] = {"set": [], "dispute": [], "page": []}
    for part, cls in (("set", Correction), ("dispute", Dispute), ("page", PageProof)):
        for number, item in enumerate(faults.rows(row, part, where), start=1):
            found[part] += faults.read(_any(cls), item, f"{where}: {part} {number}")
    spans: list[Span] = []
    for source, fields in faults.table(row.get("evidence", {}), f"{where}: evidence").items():
        for field, pieces in faults.table(fields, f"{where}: evidence.{source}").items():
            spans += _spans(source, field, pieces, f"{where}: evidence.{source}.{field}", faults)
    return Entry(
        table,
        where,
        {key: value for key, value in row.items() if key not in _PARTS},
        tuple(takes),
        tuple(found["set"]),
        tuple(found["dispute"]),
        tuple(found["page"]),
        tuple(spans),
    )


def _any(cls: type) -> Any:
    return cls


def _spans(source: str, field: str, pieces: object, where: str, faults: _Faults) -> Iterator[Span]:
    for piece in pieces if isinstance(pieces, list) else [pieces]:
        match piece:
            case [int(start), int(end)]:
                yield Span(source, field, start, end, "")
            case [int(start), int(end), str(note)] if note:
                yield Span(source, field, start, end, note)
            case _:
                faults.lines.append(f"{where}: write [start, end], or [start, end, how the value follows]")


def _twice(entries: list[Entry]) -> list[str]:
    seen: dict[object, str] = {}
    lines = []
    for entry in entries:
        name = entry.data.get("id")
        if name in seen:
            lines.append(f"{entry.where}: the id is given to a record of {seen[name]} already")
        seen.setdefault(name, entry.table)
    return lines
