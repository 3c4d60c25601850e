"""What `Records.where` understands: conditions turned into one function that a record passes or fails."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, cast, get_args, get_origin

import attrs

from aseanhr.errors import AseanhrError, InputTypeError, QueryError
from aseanhr.records import Meeting, Place
from aseanhr.records.plain import per_class, types_of
from aseanhr.text import canonical
from aseanhr.values.amounts import Amount, normalize_amount
from aseanhr.values.countries import Country, normalize_country
from aseanhr.values.dates import DateSpan
from aseanhr.values.dates.span import as_span

__all__ = ["conditions_of", "matcher", "time_of"]

Test = Callable[[Any], bool]

# The fields that say when a record is, the first that is known being taken.
_TIMES = (
    "when",
    "period",
    "target_by",
    "announced_on",
    "adopted_on",
    "adopted",
    "in_force",
    "anniversary",
    "original",
    "published",
    "as_of",
)
_UNSEARCHED = frozenset({"evidence", "disputes", "gaps"})


def matcher(cls: type[Any], conditions: Mapping[str, object]) -> Test:
    """Return the function that tells whether a record of class ``cls`` meets all conditions.

    Raises:
        QueryError: a condition is unknown, or a field has no such value.
        AseanhrError: a value cannot be read as what the field holds.
    """
    tests = [_test(cls, name, wanted) for name, wanted in conditions.items()]
    return lambda record: all(test(record) for test in tests)


@per_class
def conditions_of(cls: type[Any]) -> tuple[str, ...]:
    """Return the names of all conditions that records of a class can be asked for."""
    types = types_of(cls)
    special = {
        "country": any(_holds_country(kind) for kind in types.values()),
        "year": any(name in types for name in _TIMES),
        "on": any(name in types for name in _TIMES),
        "city": Place in types.values(),
    }
    return tuple(sorted({*types, *(name for name, there in special.items() if there)} - _UNSEARCHED))


def _holds_country(kind: Any) -> bool:
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    return kind is Country or (attrs.has(kind) and any(map(_holds_country, types_of(kind).values())))


def _test(cls: type[Any], name: str, wanted: object) -> Test:
    if name not in conditions_of(cls):
        raise QueryError(name, f"{cls.__name__} has no such condition", conditions_of(cls))
    types = types_of(cls)
    if name in types:
        matches = _any_of(name, types[name], wanted)
        if cls is Meeting and name == "when" and not callable(wanted):
            return lambda record: matches(time_of(record))
        return lambda record: matches(getattr(record, name))
    if name == "country":
        matches = _any_of(name, Country, wanted)
        return lambda record: any(map(matches, set(countries_in(record))))
    if name == "city":
        matches = _any_of(name, str, wanted)
        return lambda record: record.place is not None and matches(record.place.city)
    if name == "year" and callable(wanted):
        raise QueryError(name, "takes a year or several, not a function; use on= or between()")
    matches = _any_of(name, DateSpan, wanted)
    return lambda record: matches(time_of(record))


def time_of(record: object) -> DateSpan | None:
    """Return the time of a record: its ``when`` or period, or the next best that is known.

    A meeting of which one day is not stated is over within what is stated: it does not go on for ever.

    >>> from aseanhr.records import Source
    >>> time_of(Source(id="s1", kind="page", title="A page", published=DateSpan("2025-07"))).edtf
    '2025-07'
    """
    spans = (getattr(record, name, None) for name in _TIMES)
    when: DateSpan | None = next((span for span in spans if span is not None), None)
    if when is None or not isinstance(record, Meeting):
        return when
    low, _, high = when.edtf.partition("/")
    return DateSpan(high if low == ".." else low) if ".." in (low, high) else when


def countries_in(part: Any) -> Iterator[Country]:
    """Walk a record and its parts, a treaty's events too, and yield every country named."""
    for name in _country_fields(part.__class__):
        value = getattr(part, name)
        for member in cast("Sequence[Any]", value if isinstance(value, tuple) else (value,)):
            if isinstance(member, Country):
                yield member
            elif member is not None:
                yield from countries_in(member)


@per_class
def _country_fields(cls: type[Any]) -> tuple[str, ...]:
    """Return the fields of a class that hold a country, or a part that does."""
    types = types_of(cls)
    return tuple(name for name in types if name not in _UNSEARCHED and _holds_country(types[name]))


def _any_of(name: str, kind: Any, wanted: object) -> Test:
    if callable(wanted):
        return lambda value: bool(wanted(value))
    if isinstance(wanted, (list, tuple, set, frozenset, range)):
        tests = [_one(name, kind, one) for one in cast("Collection[Any]", wanted)]
        return lambda value: any(test(value) for test in tests)
    return _one(name, kind, wanted)


def _one(name: str, kind: Any, wanted: object) -> Test:
    """Return the test of one value of a field of type ``kind`` against one value wanted."""
    if wanted is None:
        return lambda value: value is None or value == ()
    if get_origin(kind) is tuple:
        member = _one(name, get_args(kind)[0], wanted)
        return lambda value: any(map(member, value))
    if attrs.has(kind):
        return _part(wanted)
    wish = _wish(name, kind, wanted)
    if isinstance(wish, DateSpan):
        return lambda value: value is not None and value.overlaps(wish) is not False
    if isinstance(wish, str):
        return lambda value: value is not None and _folded(value) == wish
    return lambda value: bool(value == wish)


def _wish(name: str, kind: Any, wanted: Any) -> object:
    """Read what is wanted as what the field holds."""
    if kind is Country:
        return wanted if isinstance(wanted, Country) else normalize_country(wanted)
    if kind is DateSpan:
        return as_span(
            _digits(name, wanted).zfill(4) if name == "year" and type(wanted) is int else wanted, name
        )
    if kind is Amount:
        return wanted if isinstance(wanted, Amount) else normalize_amount(wanted)
    if kind is Decimal:
        return _decimal(name, wanted)
    if kind is float:
        return float(_decimal(name, wanted))
    if kind in (bool, int):
        if type(wanted) is not kind:
            raise InputTypeError(name, "True or False" if kind is bool else "a whole number", wanted)
        return wanted
    return _text(name, kind, wanted)


def _text(name: str, kind: Any, wanted: object) -> str:
    """Read what is wanted as text, or as one of the words that the field takes."""
    text = _digits(name, wanted) if type(wanted) is int else wanted
    if not isinstance(text, str):
        raise InputTypeError(name, "text", wanted)
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    if choices and _folded(text) not in choices:
        raise QueryError(name, f"{text!r} is no value of it", choices)
    return _folded(text)


def _decimal(name: str, wanted: object) -> Decimal:
    if isinstance(wanted, bool) or not isinstance(wanted, (int, float, str, Decimal)):
        raise InputTypeError(name, "a number", wanted)
    try:
        number = Decimal(_digits(name, wanted) if type(wanted) is int else str(wanted))
    except InvalidOperation:
        raise QueryError(name, f"{wanted!r} is no number") from None
    if not number.is_finite():
        raise QueryError(name, f"{wanted!r} is no finite number")
    return number


def _digits(name: str, number: int) -> str:
    """Write a whole number out, as far as the interpreter does."""
    try:
        return str(number)
    except ValueError:
        raise QueryError(name, "no field holds a number of thousands of digits") from None


def _part(wanted: object) -> Test:
    """Return the test of a place or a participant: any of its texts, or its country, is the one wanted."""
    if not isinstance(wanted, (str, Country)):
        return lambda value: bool(value == wanted)
    text = _folded(wanted) if isinstance(wanted, str) else None
    country: Country | None
    try:
        country = wanted if isinstance(wanted, Country) else normalize_country(wanted)
    except AseanhrError:
        country = None

    def test(part: Any) -> bool:
        values = attrs.astuple(part, recurse=False) if part is not None else ()
        return any(
            _folded(value) == text if isinstance(value, str) else country is not None and value == country
            for value in values
        )

    return test


def _folded(text: str) -> str:
    return canonical(text).casefold()
