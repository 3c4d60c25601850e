"""The dataset as a Croissant 1.1 file: what machine-learning tools read of it (JSON-LD over schema.org)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from aseanhr.dataset.shipped import TABLES
from databuild.schemas import json_schema, shipped_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

__all__ = ["croissant"]

Json = dict[str, Any]

# The context that the standard prescribes.
_CONTEXT: Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "arrayShape": "cr:arrayShape",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
    "unArchive": "cr:unArchive",
    "value": "cr:value",
}
_TYPES = {"integer": "sc:Integer", "boolean": "sc:Boolean"}


def croissant(
    files: Mapping[str, bytes], about: Json, released: date, references: Mapping[str, Mapping[str, str]]
) -> Json:
    """Return the Croissant description of the tables.

    Args:
        files: the files of the dataset by name.
        about: the data package that describes them too.
        released: the day on which its version is released.
        references: the fields of each table that name a record of another table.

    """
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": about["name"],
        "description": about["description"],
        "version": about["version"],
        "datePublished": released.isoformat(),
        "license": about["licenses"][0]["path"],
        "creator": {"@type": "sc:Organization", "name": "The aseanhr developers"},
        "citeAs": f"The aseanhr developers ({released.year}). {about['title']}, version {about['version']}.",
        "isLiveDataset": False,
        "distribution": [_file(name, files[f"{name}.jsonl"]) for name in TABLES],
        "recordSet": [_records(name, cls, references.get(name, {})) for name, cls in TABLES.items()],
    }


def _file(name: str, data: bytes) -> Json:
    return {
        "@type": "cr:FileObject",
        "@id": f"{name}.jsonl",
        "name": f"{name}.jsonl",
        "description": f"One line of JSON a record: {name.replace('_', ' ')}.",
        "contentUrl": f"{name}.jsonl",
        "contentSize": f"{len(data)} B",
        "encodingFormat": "application/jsonlines",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _records(name: str, cls: type, references: Mapping[str, str]) -> Json:
    properties = json_schema(cls, name, shipped_fields)["properties"]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": (cls.__doc__ or "").partition("\n")[0],
        "key": {"@id": f"{name}/id"},
        "field": [
            field
            for column, schema in properties.items()
            for field in _fields(name, column, schema, references)
        ],
    }


def _fields(table: str, column: str, schema: Json, references: Mapping[str, str]) -> Iterator[Json]:
    """Yield the fields of a column: one, or one for each member of the objects that it holds."""
    about = schema.get("description", column.replace("_", " "))
    kind = _first(schema)
    array = kind.get("type") == "array"
    inner = _first(kind["items"]) if array else kind
    for member, member_schema in inner.get("properties", {"": inner}).items():
        name = f"{column}_{member}" if member else column
        source: Json = {"fileObject": {"@id": f"{table}.jsonl"}, "extract": {"column": column}}
        if member:
            source["transform"] = {"jsonPath": f"$.{member}"}
        field: Json = {
            "@type": "cr:Field",
            "@id": f"{table}/{name}",
            "name": name,
            "description": member_schema.get("description", about) if member else about,
            "dataType": _TYPES.get(str(_first(member_schema).get("type")), "sc:Text"),
            "source": source,
        }
        if array:
            field |= {"isArray": True, "arrayShape": "-1"}
        # A reference of a table to itself would be a circle to the tools that join tables on reading.
        if references.get(name, table) != table:
            field["references"] = {"field": {"@id": f"{references[name]}/id"}}
        yield field


def _first(schema: Json) -> Json:
    """Return the first of several forms that a value may have: the usual one."""
    first: Json = schema["anyOf"][0] if "anyOf" in schema else schema
    return _first(first) if "anyOf" in first else first
