"""Records as flat columns, the one layout behind CSV, Arrow, pandas and polars.

A field becomes one column of its own name, except:

- a date becomes ``when`` (EDTF text), ``when_start``, ``when_end`` (days), ``when_precision``, ``when_part``, ``when_time``;
- an amount becomes ``amount_value``, ``amount_upper``, ``amount_currency``, ``amount_percent``, ``amount_points``,
  ``amount_qualifier``;
- a part such as a place becomes one column a field of its own: ``place_city``, ``place_country``, ``place_venue``;
- a country is its code; a list stays a list: of texts, or of objects with such columns.

The order is that of the class's fields, then evidence, disputes, confidence and level. The columns depend on the class alone, so
that records that were read and those of the dataset fit into one table; in the dataset, the last two are empty. Later versions
may add columns at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args, get_origin

import attrs

from aseanhr.errors import DataError
from aseanhr.records.plain import fields_of, per_class, types_of
from aseanhr.values.amounts.amount import Amount, plain
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["DECIMAL_DIGITS", "DECIMAL_PLACES", "Column", "ColumnType", "cells", "columns"]

ColumnType = Literal["text", "integer", "decimal", "number", "date", "boolean", "texts", "objects"]

DECIMAL_DIGITS = 38
DECIMAL_PLACES = 9
_LONGEST = 2**63

_SPAN: tuple[tuple[str, ColumnType, Callable[[DateSpan], object]], ...] = (
    ("", "text", lambda span: span.edtf),
    ("_start", "date", lambda span: span.start),
    ("_end", "date", lambda span: span.end),
    ("_precision", "text", lambda span: span.precision),
    ("_part", "text", lambda span: span.part),
    ("_time", "text", lambda span: None if span.time is None else str(span).partition("T")[2]),
)
_AMOUNT: tuple[tuple[str, ColumnType, Callable[[Amount], object]], ...] = (
    ("_value", "decimal", lambda amount: Decimal(plain(amount.value))),
    ("_upper", "decimal", lambda amount: amount.upper and Decimal(plain(amount.upper))),
    ("_currency", "text", lambda amount: amount.currency),
    ("_percent", "boolean", lambda amount: amount.percent),
    ("_points", "boolean", lambda amount: amount.points),
    ("_qualifier", "text", lambda amount: amount.qualifier),
)
_SCALARS: dict[Any, ColumnType] = {int: "integer", Decimal: "decimal", float: "number", bool: "boolean"}


class Column(NamedTuple):
    """One column of a class of records.

    Attributes:
        name: its name.
        type: text, integer, decimal, number (64-bit floating point), date, boolean, texts (a list of them) or objects (a list of them).
        cell: what gives its value for one record: None where nothing is known.
        members: the columns of each object, for objects.
    """

    name: str
    type: ColumnType
    cell: Callable[[Any], Any]
    members: tuple[Column, ...] = ()


@per_class
def columns(cls: type[Any]) -> tuple[Column, ...]:
    """Return the columns of a record class, in their fixed order.

    >>> from aseanhr.records import Place
    >>> [(column.name, column.type) for column in columns(Place)]
    [('city', 'text'), ('country', 'text'), ('venue', 'text')]
    """
    types = types_of(cls)
    return tuple(
        column for field in fields_of(cls) for column in _field_columns(field.name, types[field.name])
    )


def _field_columns(name: str, kind: Any) -> Iterator[Column]:
    if kind is DateSpan:
        yield from (Column(name + suffix, type_, _of(name, get)) for suffix, type_, get in _SPAN)
    elif kind is Amount:
        yield from (Column(name + suffix, type_, _of(name, get)) for suffix, type_, get in _AMOUNT)
    elif kind is Country:
        yield Column(name, "text", _of(name, str))
    elif attrs.has(kind):
        for column in columns(kind):
            yield column._replace(name=f"{name}_{column.name}", cell=_of(name, column.cell))
    elif get_origin(kind) is tuple:
        member = get_args(kind)[0]
        if attrs.has(member):
            inner = columns(member)
            yield Column(
                name, "objects", _of(name, lambda members: [_object(inner, one) for one in members]), inner
            )
        else:
            yield Column(name, "texts", _of(name, lambda members: [_sound(text) for text in members]))
    elif kind in _SCALARS:
        yield Column(name, _SCALARS[kind], _of(name, lambda value: value))
    else:
        yield Column(name, "text", _of(name, _sound))


def _of(name: str, get: Callable[[Any], object]) -> Callable[[Any], object]:
    def cell(record: object) -> object:
        value = getattr(record, name)
        return None if value is None else get(value)

    return cell


def _object(members: Sequence[Column], part: object) -> dict[str, object]:
    return {member.name: member.cell(part) for member in members}


def _sound(text: str) -> str:
    r"""Write halves of surrogate pairs as ``\udXXX``: no tool takes them as they are."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def cells(cls: type, records: Iterable[Any]) -> dict[str, list[Any]]:
    """Return the cells of records, column by column.

    Raises:
        DataError: a number does not fit: 64 bits for whole ones, 38 digits with 9 after the point for the others.
    """
    rows = list(records)
    table = {column.name: [column.cell(row) for row in rows] for column in columns(cls)}
    faults = [
        f"{getattr(row, 'id', number)}: {column.name}: {value} does not fit in a table"
        for column in columns(cls)
        if column.type in ("integer", "decimal")
        for number, (row, value) in enumerate(zip(rows, table[column.name], strict=True))
        if value is not None and not _fits(value)
    ]
    if faults:
        raise DataError(tuple(faults))
    return table


def _fits(value: int | Decimal) -> bool:
    if isinstance(value, int):
        return -_LONGEST <= value < _LONGEST
    exponent = value.as_tuple().exponent
    return (
        isinstance(exponent, int)
        and exponent >= -DECIMAL_PLACES
        and value.adjusted() < DECIMAL_DIGITS - DECIMAL_PLACES
    )
