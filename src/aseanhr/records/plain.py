"""The plain form of records: dicts, lists and texts that any format can hold.

Each value type has one plain form:

- `Country`: its ISO 3166 code, ``"VN"`` (alpha-2), or the four letters of a withdrawn state, ``"SUHH"``;
- `DateSpan`: its EDTF text, or ``{"edtf": …, "part": …, "time": …}`` where one of the two is set;
- `Amount`: ``{"value": "1600000000", "currency": "USD", "percent": false, "qualifier": "exact"}``, with ``"upper"`` for a
  range and ``"points": true`` for percentage points;
- `Decimal`: its digits as text, so that no digit is lost;
- tuples: lists; records and their parts: dicts in a fixed order of fields, evidence, disputes, confidence and level last.

What only the reader sets (confidence, level, and of evidence confidence and decider) stands in the plain form only where it is
set, so that records of the dataset show no trace of it.

`build` reads data that ought to be sound, `build_proven` data that has been checked before; `aseanhr.records.convert` reads
data that may be not, and tells every fault of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import attrs

from aseanhr.caches import on_clear
from aseanhr.values.amounts.amount import Amount
from aseanhr.values.amounts.amount import plain as digits
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["build", "build_proven", "fields_of", "from_value", "per_class", "to_dict", "types_of"]

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
_DIGITS = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:E[-+]?[0-9]{1,6})?")
_WRITTEN_OUT = 40  # exponents up to this are written as zeros
_LAST = ("evidence", "disputes", "confidence", "level")


def per_class(function: F) -> F:
    """Cache a function of one class; `functools.cache`, but typed so that a class may be its argument."""
    return cast("F", cache(function))


@per_class
def fields_of(cls: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of a record class that are data, in the order in which they are written."""
    fields = [field for field in attrs.fields(cls) if not field.metadata.get("derived")]
    return tuple(sorted(fields, key=lambda field: _LAST.index(field.name) if field.name in _LAST else -1))


@per_class
def types_of(cls: type[Any]) -> dict[str, Any]:
    """Return the type of each field of a record class, derived ones too, without its ``| None``."""
    hints = get_type_hints(cls)
    return {field.name: _required(hints[field.name]) for field in attrs.fields(cls)}


def _required(hint: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    return kinds[0] if NoneType in get_args(hint) else hint


def _country(data: Any) -> Country:
    if not isinstance(data, str):
        raise TypeError(f"a country is a code such as 'VN', not {_shown(data)}")
    country = Country.of(data)
    if str(country) != data:
        raise ValueError(f"write the country {data!r} as {str(country)!r}")
    return country


def _span(data: Any) -> DateSpan:
    if isinstance(data, str):
        return _as_written(DateSpan(data), data)
    _keys(data, {"edtf": str}, {"part": str, "time": str}, "a date is EDTF text, or an object with it")
    part = f"{data['part']} " if "part" in data else ""
    clock = f"T{data['time']}" if "time" in data else ""
    return _as_written(DateSpan(part + data["edtf"] + clock), data)


def _as_written(span: DateSpan, data: object) -> DateSpan:
    form = _plain(span, complete=True)
    if form != data:
        raise ValueError(f"write the date {_shown(data)} as {form!r}")
    return span


def _decimal(data: Any) -> Decimal:
    if not isinstance(data, str):
        raise TypeError(f"a number is written as text such as '18.8', not {_shown(data)}")
    if not _DIGITS.fullmatch(data):
        raise ValueError(f"{_shown(data)} is not the text of a finite number")
    return Decimal(data)


def _amount(data: Any) -> Amount:
    others = {"upper": str, "currency": str | None, "percent": bool, "points": bool, "qualifier": str}
    _keys(data, {"value": str}, others, "an amount is an object with its value")
    parts: dict[str, Any] = {**data, "value": _decimal(data["value"])}
    if "upper" in data:
        parts["upper"] = _decimal(data["upper"])
    return Amount(**parts)


def _keys(data: Any, needed: dict[str, Any], others: dict[str, Any], rule: str) -> None:
    """Check that ``data`` is a dict of the needed fields and some of the others, each of its type."""
    if not isinstance(data, dict):
        raise TypeError(f"{rule}, not {_shown(data)}")
    for name in needed:
        if name not in data:
            raise ValueError(f"{rule}: {name} is missing")
    for name, value in cast("Mapping[Any, Any]", data).items():
        kind = needed.get(name) or others.get(name)
        if kind is None:
            raise ValueError(f"{rule}: unknown field {_shown(name)}")
        if not isinstance(value, kind):
            raise TypeError(f"{rule}: {name} is not {_shown(value)}")


def _shown(data: object) -> str:
    text = repr(data) if isinstance(data, str | int | float | bool | None) else type(data).__name__
    return text if len(text) <= 60 else text[:57] + "..."


_READERS: dict[Any, Callable[[object], object]] = {
    Country: _country,
    DateSpan: _span,
    Decimal: _decimal,
    Amount: _amount,
}


def from_value(kind: type, data: object) -> object:
    """Return the value of type ``kind`` (Country, DateSpan, Decimal or Amount) from its plain form.

    Raises:
        ValueError, TypeError, LookupError: the data is no such value; the message says what is wrong.

    >>> from_value(Country, "VN")
    Country('VN')
    """
    return _READERS[kind](data)


def _plain(value: Any, *, complete: bool) -> Any:
    if isinstance(value, tuple):
        return [_plain(member, complete=complete) for member in cast("Sequence[Any]", value)]
    if isinstance(value, Country):
        return str(value)
    if isinstance(value, DateSpan):
        form = {"edtf": value.edtf}
        if value.part is not None:
            form["part"] = value.part
        if value.time is not None:
            form["time"] = str(value).partition("T")[2]
        return form if len(form) > 1 else value.edtf
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        brief = isinstance(exponent, int) and abs(exponent) <= _WRITTEN_OUT
        return format(value, "f") if brief else str(value)
    if isinstance(value, Amount):
        amount: dict[str, Any] = {"value": digits(value.value)}
        if value.upper is not None:
            amount["upper"] = digits(value.upper)
        amount |= {"currency": value.currency, "percent": value.percent, "qualifier": value.qualifier}
        return {**amount, "points": True} if value.points else amount
    return to_dict(value, complete=complete) if attrs.has(value.__class__) else value


def to_dict(record: Any, complete: bool = True) -> dict[str, Any]:
    """Return the plain form of a record or of one of its parts.

    Args:
        record: a record, its evidence, a place, a participant.
        complete: whether to write fields that hold their default too, but for what only the reader sets.

    >>> from aseanhr.records import Place
    >>> to_dict(Place(city="Bali", country=Country.of("ID")), complete=False)
    {'city': 'Bali', 'country': 'ID'}
    """
    data: dict[str, Any] = {}
    for field in fields_of(record.__class__):
        value = getattr(record, field.name)
        if value != field.default or (complete and not field.metadata.get("sparse")):
            data[field.name] = _plain(value, complete=complete)
    return data


def _reader(kind: Any) -> Callable[[Any], object] | None:
    """Return what turns plain data into ``kind``, or None where plain data is it already."""
    if get_origin(kind) is tuple:
        member = _reader(get_args(kind)[0])

        def read_members(data: object) -> tuple[object, ...]:
            if not isinstance(data, list):
                raise TypeError(f"a list is asked for, not {_shown(data)}")
            members = cast("Sequence[Any]", data)
            return tuple(members) if member is None else tuple(map(member, members))

        return read_members
    if attrs.has(kind):
        return _builder(kind)
    return _READERS.get(kind)


@per_class
def _builder(cls: type[Any]) -> Callable[[Any], Any]:
    types = types_of(cls)
    readers = {field.name: read for field in fields_of(cls) if (read := _reader(types[field.name]))}

    def read_fields(data: dict[str, Any]) -> object:
        values = dict(data)
        for name in values.keys() & readers.keys():
            if values[name] is not None:
                values[name] = readers[name](values[name])
        return cls(**values)

    return read_fields


def build(cls: type[T], data: dict[str, Any]) -> T:
    """Return the record whose plain form is ``data``, at little cost: only the record's own validators look at it.

    Raises:
        Exception: the data is not sound. What is raised is of any kind, and only the first fault is seen; read the
            data with `aseanhr.records.convert` to learn of all of them.
    """
    reader: Callable[[Any], T] = _builder(cls)
    return reader(data)


@lru_cache(maxsize=4096)
def _proven_span(text: str) -> DateSpan:
    return DateSpan(text)


on_clear(_proven_span.cache_clear)

_PROVEN: dict[Any, Callable[[Any], object]] = {
    Country: Country.of,
    DateSpan: lambda data: _proven_span(data) if isinstance(data, str) else _span(data),
    Decimal: Decimal,
    Amount: _amount,
}


def _proven_reader(kind: Any) -> Callable[[Any], Any] | None:
    if get_origin(kind) is tuple:
        member = _proven_reader(get_args(kind)[0])
        return tuple if member is None else lambda data: tuple(map(member, data))
    return _assembler(kind) if attrs.has(kind) else _PROVEN.get(kind)


@per_class
def _assembler(cls: type[Any]) -> Callable[[dict[str, Any]], Any]:
    types = types_of(cls)
    slots = [
        (getattr(cls, field.name).__set__, field.name, field.default, _proven_reader(types[field.name]))
        for field in attrs.fields(cls)
    ]

    def assemble(data: dict[str, Any]) -> object:
        made: object = object.__new__(cls)
        for put, name, default, read in slots:
            value = data.get(name, default)
            put(made, value if read is None or value is default or value is None else read(value))
        return made

    return assemble


def build_proven(cls: type[T], data: dict[str, Any]) -> T:
    """Return the record whose plain form is ``data``, unchecked: no validator looks at it.

    Only for data of which it is known that it was read with all checks before, such as files that are what a build of
    the dataset wrote.
    """
    made: T = _assembler(cls)(data)
    return made
