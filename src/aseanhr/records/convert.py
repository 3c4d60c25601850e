"""Records from plain data and JSON Lines, strictly: nothing is coerced, and every fault is reported at once."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin

import attrs

from aseanhr.errors import DataError, InputTypeError
from aseanhr.records.plain import fields_of, from_value, to_dict, types_of
from aseanhr.values.amounts import Amount
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["dump_jsonl", "from_dict", "load_jsonl", "parse_json", "to_dict"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]
_SHOWN = 400


def from_dict(cls: type[T], data: object, where: str = "") -> T:
    """Return the record of class ``cls`` whose plain form is ``data``.

    Args:
        cls: a class of `aseanhr.records`.
        data: a dict as `to_dict` makes it; fields that hold their default may be left out.
        where: what the data is from, such as a file's name, to begin each fault with.

    Raises:
        DataError: fields are unknown, missing or of the wrong type, or values break the rules of the record.
            It lists all faults, each with the record's id and the field.

    >>> from aseanhr.records import Place
    >>> from_dict(Place, {"city": "Bali", "country": "ID"})
    Place(city='Bali', country=Country('ID'), venue=None)
    >>> from_dict(Place, {"city": 1, "contry": "ID"}, "places.json")
    Traceback (most recent call last):
    aseanhr.errors.DataError: 2 faults in the data:
      places.json: city: text is asked for, not 1
      places.json: contry: unknown field
    """
    record, faults = _read(cls, data)
    if record is None:
        raise DataError(tuple(_located(where, _id(data), fault) for fault in faults))
    return record


def load_jsonl(cls: type[T], data: bytes, where: str) -> tuple[T, ...]:
    """Return the records of a JSON Lines file.

    Args:
        cls: the class of its records.
        data: the file's bytes: UTF-8, one object a line.
        where: the file's name, for messages.

    Raises:
        InputTypeError: ``data`` is not bytes.
        DataError: a line is not UTF-8 or not JSON, an object is not a sound record, or two have the same id.
            It lists all faults of all lines.
    """
    if type(data) is not bytes:
        raise InputTypeError("data", "bytes", data)
    records: list[T] = []
    faults: list[str] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(data.removesuffix(b"\n").split(b"\n") if data else (), start=1):
        place = f"{where}:{number}"
        try:
            item = parse_json(line)
        except DataError as error:
            faults += [f"{place}: {fault}" for fault in error.faults]
            continue
        record, found = _read(cls, item)
        name = _id(item)
        faults += [_located(place, name, fault) for fault in found]
        if name and lines.setdefault(name, number) != number:
            faults.append(_located(place, name, f"id: line {lines[name]} has it already"))
        if record is not None:
            records.append(record)
    if faults:
        raise DataError(tuple(faults))
    return tuple(records)


def dump_jsonl(records: Iterable[object]) -> bytes:
    r"""Return records as JSON Lines: the same bytes each time, fields in their fixed order, defaults left out.

    >>> from aseanhr.records import Place
    >>> dump_jsonl([Place(city="Huế"), Place(venue="UN Office")]).decode()
    '{"city":"Huế"}\n{"venue":"UN Office"}\n'
    """
    lines = (
        json.dumps(to_dict(record, complete=False), ensure_ascii=False, separators=(",", ":"))
        for record in records
    )
    return "".join(line + "\n" for line in lines).encode("utf-8", "backslashreplace")


def parse_json(text: bytes) -> object:
    """Return the value of one JSON text, more strictly than `json.loads`.

    Raises:
        InputTypeError: it is not bytes.
        DataError: it is not UTF-8, begins with a byte-order mark, is not JSON (NaN and Infinity are not), holds a key
            twice, is nested too deep, or holds a number of thousands of digits or beyond all bounds.
    """
    if type(text) is not bytes:
        raise InputTypeError("text", "bytes", text)
    try:
        return json.loads(
            text.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite
        )
    except UnicodeDecodeError as error:
        fault = f"not UTF-8 at byte {error.start}"
    except RecursionError:
        fault = "nested too deep"
    except json.JSONDecodeError as error:
        fault = f"not JSON: {error.msg} at character {error.pos}"
    except ValueError as error:  # a key twice, NaN, or an integer over the interpreter's limit
        fault = f"not sound JSON: {error}"
    raise DataError((fault,))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise ValueError(f"the key {_brief(counts.most_common(1)[0][0])} stands twice")
    return data


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"{_brief(digits)} is beyond all bounds")
    return number


def _brief(value: object) -> str:
    text = repr(value) if isinstance(value, str | int | float | None) else f"a {type(value).__name__}"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def _id(data: Any) -> str:
    """Return the id in plain data, empty if there is none."""
    id_ = cast("Mapping[Any, Any]", data).get("id") if isinstance(data, dict) else None
    return id_ if isinstance(id_, str) else ""


def _located(where: str, name: str, fault: str) -> str:
    line = ": ".join(part for part in (where, name[:80], fault) if part)
    return line.encode("utf-8", "backslashreplace").decode()


def _read(cls: type[T], data: object) -> tuple[T | None, list[str]]:
    from cattrs.errors import BaseValidationError

    try:
        return _converter().structure(data, cls), []
    except (BaseValidationError, TypeError) as error:
        return None, [f"{path}: {message}" if path else message for path, message in _faults(error, "")]


def _faults(error: Exception, path: str) -> Iterator[tuple[str, str]]:
    """Walk a tree of cattrs' errors and yield each leaf with the path of its field."""
    from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

    if isinstance(error, ClassValidationError):
        for inner, at in error.group_exceptions()[0]:
            yield from _faults(inner, f"{path}.{at.name}" if path else at.name)
        for inner in error.group_exceptions()[1]:
            yield from _faults(inner, path)
    elif isinstance(error, IterableValidationError):
        for inner, index in error.group_exceptions()[0]:
            yield from _faults(inner, f"{path}[{index.index}]")
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(map(str, error.extra_fields)):
            yield f"{path}.{name}" if path else name, "unknown field"
    elif type(error) is KeyError:
        yield path, "required, but missing"
    else:
        message = str(error.args[0]) if error.args else type(error).__name__
        yield path, message if len(message) <= _SHOWN else message[: _SHOWN - 3] + "..."


@cache
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (Country, DateSpan, Decimal, Amount):
        converter.register_structure_hook(kind, lambda data, kind: from_value(kind, data))
    converter.register_structure_hook(str, lambda data, _: _text(data))
    converter.register_structure_hook(int, lambda data, _: _exactly(int, "a whole number", data))
    converter.register_structure_hook(float, lambda data, _: _number(data))
    converter.register_structure_hook(bool, lambda data, _: _exactly(bool, "true or false", data))
    converter.register_structure_hook_func(lambda kind: _origin(kind) is Literal, _one_of)
    converter.register_structure_hook_factory(lambda kind: _origin(kind) is tuple, _members)
    converter.register_structure_hook_factory(attrs.has, _fields)
    return converter


def _origin(kind: Any) -> object:
    return get_origin(kind)


def _exactly(kind: type, name: str, data: object) -> Any:
    if type(data) is not kind:
        raise TypeError(f"{name} is asked for, not {_brief(data)}")
    return data


def _text(data: object) -> object:
    text = str(_exactly(str, "text", data))
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("the text holds half a surrogate pair")
    return text


def _number(data: object) -> float:
    if type(data) not in (int, float):
        raise TypeError(f"a number is asked for, not {_brief(data)}")
    return float(cast("float", data))


def _one_of(data: object, kind: Any) -> object:
    if data not in get_args(kind):
        raise ValueError(f"{_brief(data)} is none of {', '.join(get_args(kind))}")
    return data


def _members(kind: Any, converter: Converter) -> Hook:
    from cattrs.errors import IterableValidationError, IterableValidationNote

    member = get_args(kind)[0]
    read = converter.get_structure_hook(member)

    def read_list(data: object, _: Any) -> tuple[object, ...]:
        members: list[object] = []
        faults: list[Exception] = []
        for index, item in enumerate(_exactly(list, "a list", data)):
            try:
                members.append(read(item, member))
            except Exception as error:  # gathered, and raised together
                error.add_note(IterableValidationNote(f"at index {index}", index, member))
                faults.append(error)
        if faults:
            raise IterableValidationError("in a list", faults, kind)  # pyright: ignore[reportCallIssue]
        return tuple(members)

    return read_list


def _fields(cls: Any, converter: Converter) -> Hook:
    """Make the hook of one class; each field's own validators run apart, so that no fault hides another."""
    from cattrs.gen import make_dict_structure_fn, override

    written: Any = {
        field.name: override(struct_hook=_checked(cls, field, converter)) for field in fields_of(cls)
    }
    derived: Any = {
        field.name: override(omit=True) for field in attrs.fields(cls) if field.name not in written
    }
    read: Any = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **written, **derived
    )

    def read_object(data: object, _: Any) -> object:
        return read(_exactly(dict, "an object", data), cls)

    return read_object


def _anything(*_: object) -> None:
    """Accept every value, as a validator."""


def _checked(cls: type, field: attrs.Attribute[Any], converter: Converter) -> Hook:
    kind = types_of(cls)[field.name]
    read = converter.get_structure_hook(kind)
    validate: Any = field.validator or _anything

    def read_field(data: object, _: Any) -> object:
        value = None if data is None and field.default is None else read(data, kind)
        validate(None, field, value)
        return value

    return read_field
