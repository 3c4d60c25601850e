"""Reference tables: facts from public pages, one a row, as records with the page for evidence."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, cast

import attrs

from aseanhr.dataset.shipped import TABLES
from aseanhr.errors import DataError
from aseanhr.linking.identity import id_of
from aseanhr.records import (
    Dispute,
    Evidence,
    Gap,
    Source,
)
from aseanhr.records.convert import from_dict
from aseanhr.records.ids import (
    meeting_id,
    page_id,
)
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Reference", "read_reference"]

# Columns that say where a row is from; all others are fields, named as in evidence.
_ORIGIN = ("source", "second_source", "confidence", "note", "inferred")
# The better known first: it leads where rows are one event.
_CONFIDENCE = ("high", "medium")
_RETRIEVED = DateSpan("2026-11")
# The field of each table that the note of a row is kept with.
_NAMING = {
    "meetings": "name",
    "treaties": "name",
    "treaty_events": "event",
    "work_plans": "name",
    "trade_figures": "amount",
    "terms": "name",
}
_LISTS = ("aliases", "attested")
# Fields whose value follows from what a page says, with how it does.
_INFERRED = {
    ("mode", "in_person"): "it sat in a named place",
    ("succeeds", None): "the plan of the same body for the years before",
}


@attrs.frozen
class Reference:
    """What the reference tables hold.

    Attributes:
        rows: the records of each table, the better known first.
        sources: their pages, by id.
        disputes: what else pages say, by the id of the record.
        gaps: what is known to be missing.
    """

    rows: dict[str, list[Any]]
    sources: dict[str, Source]
    disputes: dict[str, list[Dispute]]
    gaps: list[Gap] = attrs.Factory(list)


def read_reference(folder: Path) -> Reference:
    """Return the facts in a folder of tables, ``meetings.csv`` and so on; a missing table is an empty one.

    A row of low confidence stays out.

    Raises:
        DataError: rows break the form of their records; it lists all faults.
    """
    reference = Reference({}, {}, {})
    faults: list[str] = []
    for table in (name for name, cls in TABLES.items() if cls is not Gap):
        found = []
        for where, row in _rows(folder / f"{table}.csv"):
            if row.get("confidence") == "low":
                continue
            try:
                found.append(
                    (_CONFIDENCE.index(row["confidence"]), _record(table, row, where, reference.sources))
                )
            except (KeyError, ValueError) as error:
                faults += error.faults if isinstance(error, DataError) else [f"{where}: confidence: {error}"]
        reference.rows[table] = [
            record for _, record in sorted(found, key=lambda pair: (pair[0], _coarse(pair[1])))
        ]
    for where, row in _rows(folder / "disputes.csv"):
        try:
            data = {**row, "source": _source(row["source"], reference.sources)}
            name = data.pop("record")
            reference.disputes.setdefault(name, []).append(from_dict(Dispute, data, where))
        except DataError as error:
            faults += error.faults
    for where, row in _rows(folder / "gaps.csv"):
        try:
            reference.gaps.append(_gap(row, where, reference.sources))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(tuple(faults))
    return reference


def _gap(row: dict[str, str], where: str, sources: dict[str, Source]) -> Gap:
    if row["treaty"]:
        name = f"gap-{row['treaty']}-{row['state'].lower()}"
    else:
        name = f"gap-{meeting_id(cast('Any', row['series']), ordinal=row['ordinal'])}"
    data: dict[str, Any] = {field: text for field, text in row.items() if text and field != "source"}
    if row["source"]:
        data["sources"] = [_source(row["source"], sources)]
    return from_dict(Gap, {"id": name, **data}, where)


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield f"reference/{path.name}:{number}", row


def _coarse(record: Any) -> int:
    """Order days before months and years, so that of two rows that are one event the finer leads."""
    when = getattr(record, "when", None)
    return 0 if when is not None and when.precision in ("day", "period") else 1


def _source(address: str, sources: dict[str, Source]) -> str:
    """Return the id of a page, and list it; of some pages only the host was noted."""
    known = "://" in address
    name = page_id(address) if known else address
    host = name.rpartition("-")[0] if known else address
    sources[name] = Source(
        id=name,
        kind="data" if host == "github.com" else "page",
        title=f"Data file in a public repository ({host})" if host == "github.com" else f"A page of {host}",
        url=address if known else None,
        retrieved=_RETRIEVED,
    )
    return name


def _record(table: str, row: dict[str, str], where: str, sources: dict[str, Source]) -> Any:
    data: dict[str, Any] = {}
    evidence: list[Evidence] = []
    pages = [_source(row[key], sources) for key in ("source", "second_source") if row[key]]
    fields = [(column, text) for column, text in row.items() if text and column not in _ORIGIN]
    for column, text in fields:
        parts = text.split(" | ") if column in _LISTS else [text]
        target, last = _inside(data, column)
        target[last] = parts if column in _LISTS else text
        if column == "id":
            continue
        names = [f"{column}[{n}]" for n in range(len(parts))] if column in _LISTS else [_proven(column)]
        for name in names:
            evidence += _evidence(table, name, text, pages, row)
    record = from_dict(TABLES[table], {"id": "x", **data, "evidence": []}, where)
    made = id_of(record) if "id" not in data else data["id"]
    return attrs.evolve(record, id=made, evidence=tuple(dict.fromkeys(evidence)))


def _inside(data: dict[str, Any], column: str) -> tuple[dict[str, Any], str]:
    """Return the innermost object that a column such as ``chairs[0].name`` is of, made if need be, and the key in it."""
    *path, last = column.split(".")
    for step in path:
        name, _, number = step.removesuffix("]").partition("[")
        if number:
            members = data.setdefault(name, [])
            members += [{} for _ in range(int(number) + 1 - len(members))]
            data = members[int(number)]
        else:
            data = data.setdefault(name, {})
    return data, last


def _proven(column: str) -> str:
    """Return the field that evidence names for a column: an amount is one thing, and so is a member of a list."""
    head = column.partition(".")[0]
    return head if head == "amount" or head.endswith("]") else column


def _evidence(table: str, field: str, text: str, pages: list[str], row: dict[str, str]) -> Iterator[Evidence]:
    if how := _INFERRED.get((field, text)) or _INFERRED.get((field, None)):
        yield Evidence(source=pages[0], field=field, basis="inferred", note=how)
    elif field in ("when", _NAMING[table]) and row.get("inferred"):
        for page in pages:
            yield Evidence(source=page, field=field, basis="inferred", note=row["inferred"])
    else:
        yield Evidence(source=pages[0], field=field, note=row["note"] if field == _NAMING[table] else "")
        if len(pages) > 1 and field in ("when", _NAMING[table]):
            yield Evidence(source=pages[1], field=field)
