"""JSON Schemas and Table Schemas of the record classes, made from the classes themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from inspect import cleandoc
from typing import Any, Literal, get_args, get_origin

import attrs

from aseanhr.records.plain import fields_of, types_of
from aseanhr.values.amounts import Amount
from aseanhr.values.countries import Country
from aseanhr.values.dates import DateSpan

__all__ = ["json_schema", "shipped_fields", "table_schema"]

Json = dict[str, Any]
Fields = Callable[[type], Iterable["attrs.Attribute[Any]"]]

_VALUES: dict[Any, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    Country: {"type": "string", "pattern": "^[A-Z]{2}([A-Z]{2})?$", "description": "ISO 3166 code"},
    DateSpan: {
        "description": "EDTF (ISO 8601-2) text; an object where a part of the span or a clock time is known",
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "edtf": {"type": "string"},
                    "part": {"enum": ["early", "mid", "late"]},
                    "time": {"type": "string"},
                },
                "required": ["edtf"],
                "additionalProperties": False,
            },
        ],
    },
    Amount: {
        "type": "object",
        "properties": {
            "value": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
            "upper": {
                "type": "string",
                "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
                "description": "the end of a range",
            },
            "currency": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code"},
            "percent": {"type": "boolean"},
            "points": {"const": True, "description": "percentage points"},
            "qualifier": {"enum": ["exact", "approx", "over", "nearly", "up_to"]},
        },
        "required": ["value"],
        "additionalProperties": False,
    },
}
_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


def shipped_fields(cls: type) -> list[attrs.Attribute[Any]]:
    """Return the fields of a class that shipped files hold: all but those that only the reader sets."""
    return [field for field in fields_of(cls) if not field.metadata.get("sparse")]


def _described(cls: type) -> dict[str, str]:
    """Return what the docstrings of a class and its bases say of each field."""
    texts: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        for name, text in _ATTRIBUTE.findall(cleandoc(base.__doc__ or "")):  # Python 3.13 has done so already
            texts[name] = re.sub(r"\s+", " ", text).replace("``", "").replace("`", "")
    return texts


def _schema(kind: Any, fields: Fields = fields_of) -> Json:
    if kind in _VALUES:
        return _VALUES[kind]
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], fields)}
    return _object(kind, fields)


def _object(cls: type, fields: Fields) -> Json:
    types, texts = types_of(cls), _described(cls)
    properties: Json = {}
    required = []
    for field in fields(cls):
        about = {"description": texts[field.name]} if field.name in texts else {}
        kind = _schema(types[field.name], fields)
        schema = {**kind, **about}
        if field.default is attrs.NOTHING:
            required.append(field.name)
        elif field.default is None:
            schema = {"anyOf": [kind, {"type": "null"}], **about, "default": None}
        else:
            schema["default"] = list(field.default) if isinstance(field.default, tuple) else field.default
        properties[field.name] = schema
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def json_schema(cls: type, name: str, fields: Fields = fields_of) -> Json:
    """Return the JSON Schema (2020-12) of a record in its plain form: of one line of a table, and of what is read.

    Args:
        cls: the class of its records.
        name: the name of the table.
        fields: returns the fields of each class to describe.

    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "description": (cls.__doc__ or "").partition("\n")[0],
        **_object(cls, fields),
    }


def table_schema(cls: type) -> Json:
    """Return the Table Schema of a shipped table, as Data Package v2 wants it."""
    types, texts = types_of(cls), _described(cls)
    fields = []
    for field in shipped_fields(cls):
        schema = _schema(types[field.name])
        about: Json = {
            "name": field.name,
            "type": schema.get("type", "string" if "enum" in schema else "any"),
        }
        if field.name in texts:
            about["description"] = texts[field.name]
        constraints = {"enum": schema["enum"]} if "enum" in schema else {}
        if field.default is attrs.NOTHING:
            constraints["required"] = True
        fields.append({**about, **({"constraints": constraints} if constraints else {})})
    return {"fields": fields, "primaryKey": ["id"]}
