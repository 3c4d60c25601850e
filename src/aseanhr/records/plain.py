"""The plain form of records: dicts, lists and texts that any format can hold.

Each value type has one plain form:

- `Country`: its ISO 3166 code, ``"VN"`` (alpha-2), or the four letters of a withdrawn state, ``"SUHH"``;
- `DateSpan`: its EDTF text, or ``{"edtf": …, "part": …, "time": …}`` where one of the two is set;
- `Amount`: ``{"value": "1600000000", "currency": "USD", "percent": false, "qualifier": "exact"}``;
- `Decimal`: its digits as text, so that no digit is lost;
- tuples: lists; records and their parts: dicts in a fixed order of fields, evidence and disputes last.

`build` reads data that is known to be sound; `aseanhr.records.convert` reads data that may be not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from aseanhr.values.amounts import Amount
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["build", "fields_of", "from_value", "to_dict", "types_of"]

T = TypeVar("T")
_DIGITS = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:E[-+]?[0-9]{1,6})?")
_WRITTEN_OUT = 40  # exponents up to this are written as zeros
_LAST = ("evidence", "disputes")


@cache
def fields_of(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    """Return the fields of a record class that are data, in the order in which they are written."""
    fields = [field for field in attrs.fields(cls) if not field.metadata.get("derived")]
    return tuple(sorted(fields, key=lambda field: field.name in _LAST))


@cache
def types_of(cls: type) -> dict[str, Any]:
    """Return the type of each field of a record class, without its ``| None``."""
    hints = get_type_hints(cls)
    return {field.name: _required(hints[field.name]) for field in fields_of(cls)}


def _required(hint: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    return kinds[0] if NoneType in get_args(hint) else hint


def _country(data: object) -> Country:
    if not isinstance(data, str):
        raise TypeError(f"a country is a code such as 'VN', not {_shown(data)}")
    country = Country.of(data)
    if str(country) != data:
        raise ValueError(f"write the country {data!r} as {str(country)!r}")
    return country


def _span(data: object) -> DateSpan:
    if isinstance(data, str):
        return DateSpan(data)
    if not isinstance(data, dict):
        raise TypeError(f"a date is EDTF text, not {_shown(data)}")
    _keys(data, "edtf", ("part", "time"))
    if not all(value is None or isinstance(value, str) for value in data.values()) or data["edtf"] is None:
        raise TypeError(f"edtf, part and time of a date are text, not {_shown(data)}")
    return DateSpan(data["edtf"], part=data.get("part"), time=data.get("time"))


def _decimal(data: object) -> Decimal:
    if not isinstance(data, str):
        raise TypeError(f"a number is written as text such as '18.8', not {_shown(data)}")
    if not _DIGITS.fullmatch(data):
        raise ValueError(f"{_shown(data)} is not the text of a finite number")
    return Decimal(data)


def _amount(data: object) -> Amount:
    if not isinstance(data, dict):
        raise TypeError(
            f"an amount is an object with value, currency, percent and qualifier, not {_shown(data)}"
        )
    _keys(data, "value", ("currency", "percent", "qualifier"))
    return Amount(
        _decimal(data["value"]),
        data.get("currency"),
        percent=data.get("percent", False),
        qualifier=data.get("qualifier", "exact"),
    )


def _keys(data: dict[str, Any], needed: str, others: tuple[str, ...]) -> None:
    if needed not in data:
        raise ValueError(f"{needed} is missing")
    for key in data:
        if key != needed and key not in others:
            raise ValueError(f"unknown field {key!r}")


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
        return [_plain(member, complete=complete) for member in value]
    if isinstance(value, Country):
        return str(value)
    if isinstance(value, DateSpan):
        more = {"part": value.part, "time": value.time}
        said = {name: text for name, text in more.items() if text is not None}
        return {"edtf": value.edtf, **said} if said else value.edtf
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        brief = isinstance(exponent, int) and abs(exponent) <= _WRITTEN_OUT
        return format(value, "f") if brief else str(value)
    if isinstance(value, Amount):
        return {
            "value": _plain(value.value, complete=complete),
            "currency": value.currency,
            "percent": value.percent,
            "qualifier": value.qualifier,
        }
    return to_dict(value, complete=complete) if attrs.has(type(value)) else value


def to_dict(record: Any, complete: bool = True) -> dict[str, Any]:
    """Return the plain form of a record or of one of its parts.

    Args:
        record: a record, its evidence, a place, a participant.
        complete: whether to write fields that hold their default too.

    >>> from aseanhr.records import Place
    >>> to_dict(Place(city="Bali", country=Country.of("ID")), complete=False)
    {'city': 'Bali', 'country': 'ID'}
    """
    data = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if complete or value != field.default:
            data[field.name] = _plain(value, complete=complete)
    return data


def _reader(kind: Any) -> Callable[[Any], object] | None:
    """Return what turns plain data into ``kind``, or None where plain data is it already."""
    if get_origin(kind) is tuple:
        member = _reader(get_args(kind)[0])

        def read_members(data: object) -> tuple[object, ...]:
            if not isinstance(data, list):
                raise TypeError(f"a list is asked for, not {_shown(data)}")
            return tuple(data) if member is None else tuple(map(member, data))

        return read_members
    if attrs.has(kind):
        return _builder(kind)
    return _READERS.get(kind)


@cache
def _builder(cls: Any) -> Callable[[Any], Any]:
    readers = {name: read for name, kind in types_of(cls).items() if (read := _reader(kind))}

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
    record: T = _builder(cls)(data)
    return record
