"""What records say of other records and of their own fields: that it is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from aseanhr.records import Record
from aseanhr.records.paths import value_at

__all__ = ["reference_faults", "value_at"]

# Fields that hold the id of another record, with its table.
_REFERENCES = {
    "treaty": "treaties",
    "organization": "organizations",
    "part_of": "meetings",
    "adopted_at": "meetings",
    "succeeds": "work_plans",
}


def reference_faults(tables: Mapping[str, Collection[Any]]) -> list[str]:
    """Return a line for each reference that leads nowhere and for each record without evidence.

    Args:
        tables: the records of each table of a dataset, by its name.
    """
    ids = {name: {record.id for record in rows} for name, rows in tables.items()}
    faults: list[str] = []
    for name, rows in tables.items():
        for record in rows:
            faults += [f"{name}: {record.id}: {fault}" for fault in _faults(record, ids)]
    return faults


def _faults(record: Any, ids: Mapping[str, set[str]]) -> Iterator[str]:
    for field, table in _REFERENCES.items():
        other = getattr(record, field, None)
        if other is not None and other not in ids.get(table, ()):
            yield f"{field}: no record {other!r} in {table}"
    for number, source in enumerate(getattr(record, "sources", ())):
        if source not in ids.get("sources", ()):
            yield f"sources[{number}]: no record {source!r} in sources"
    if isinstance(record, Record) and not record.evidence:
        yield "evidence: there is none"
    for name in ("evidence", "disputes"):
        for number, part in enumerate(getattr(record, name, ())):
            if part.source not in ids.get("sources", ()):
                yield f"{name}[{number}].source: no record {part.source!r} in sources"
            try:
                value_at(record, part.field)
            except LookupError as error:
                yield f"{name}[{number}].field: {error.args[0]}"
