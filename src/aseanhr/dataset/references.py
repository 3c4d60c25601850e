"""What records say of other records and of their own fields: that it is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from aseanhr.records import Record
from aseanhr.values.amounts import Amount
from aseanhr.values.dates import DateSpan

__all__ = ["reference_faults", "value_at"]

# Fields that hold the id of another record, with its table.
_REFERENCES = {
    "treaty": "treaties",
    "organization": "organizations",
    "part_of": "meetings",
    "adopted_at": "meetings",
    "succeeds": "work_plans",
}
_PATH = re.compile(r"[a-z_0-9]+(?:\[[0-9]{1,6}\])?(?:\.[a-z_0-9]+(?:\[[0-9]{1,6}\])?)*")
_STEP = re.compile(r"[a-z_0-9]+")
_INSIDE = {DateSpan: ("start", "end", "part", "time"), Amount: ("value", "upper", "currency", "qualifier")}


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


def value_at(record: Any, path: str) -> Any:
    """Return what a record holds in the field that evidence names.

    Args:
        record: a record.
        path: the name of a field, or of a part of it: ``place.city``, ``hosts[0].country``, ``when.start``.

    Raises:
        LookupError: it has no such field, or no such member.

    >>> from aseanhr.records import Person
    >>> value_at(Person(id="p", name="A", offices=("Chair",)), "offices[0]")
    'Chair'
    """
    value = record
    for step in _STEP.findall(path) if _PATH.fullmatch(path) else ():
        if step.isdigit() and isinstance(value, tuple):
            members = cast("Sequence[Any]", value)
            if int(step) >= len(members):
                raise LookupError(f"{path!r}: there are only {len(members)}")
            value = members[int(step)]
        elif step in _fields(value):
            value = getattr(value, step)
        elif value is None:
            return None
        else:
            raise LookupError(f"{path!r} names no field")
    if value is record:
        raise LookupError(f"{path!r} names no field")
    return value


def _fields(value: Any) -> tuple[str, ...]:
    kind = value.__class__
    return tuple(field.name for field in attrs.fields(kind)) if attrs.has(kind) else _INSIDE.get(kind, ())
