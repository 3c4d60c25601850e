"""The names of fields and of their parts, as evidence gives them: ``place.city``, ``hosts[0].country``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, cast

import attrs

from aseanhr.values.amounts import Amount
from aseanhr.values.dates import DateSpan

__all__ = ["value_at"]

_PATH = re.compile(r"[a-z_0-9]+(?:\[[0-9]{1,6}\])?(?:\.[a-z_0-9]+(?:\[[0-9]{1,6}\])?)*")
_STEP = re.compile(r"[a-z_0-9]+")
_INSIDE = {DateSpan: ("start", "end", "part", "time"), Amount: ("value", "upper", "currency", "qualifier")}


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
