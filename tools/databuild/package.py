"""The files of the dataset, as bytes: the same bytes for the same records, wherever they are made."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from aseanhr.dataset.shipped import TABLES
from aseanhr.records.plain import to_dict
from databuild.croissant import croissant
from databuild.schemas import json_schema, table_schema

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["REFERENCES", "make_files"]

# Fields that name a record of another table.
REFERENCES = {
    "meetings": {"part_of": "meetings"},
    "treaty_events": {"treaty": "treaties"},
    "work_plans": {"adopted_at": "meetings", "succeeds": "work_plans"},
    "terms": {"organization": "organizations"},
    "gaps": {"treaty": "treaties"},
}
_TITLE = "The ASEAN human-rights record"
_ABOUT = (
    "Meetings, treaties, work plans and bilateral trade figures around the ASEAN human-rights system, each value with "
    "its evidence in the sources."
)
_LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def make_files(tables: Mapping[str, Sequence[Any]], version: str, released: date) -> dict[str, bytes]:
    """Return the files of the dataset by name: tables, schemas, data package, manifest.

    Args:
        tables: the records of each table, in the order in which they are to be written.
        version: of the data.
        released: the day on which that version is released.

    """
    files = {f"{name}.jsonl": b"".join(map(_line, tables[name])) for name in TABLES}
    files |= {f"{name}.schema.json": _json(json_schema(cls, name)) for name, cls in TABLES.items()}
    package = _package(files, version)
    files["datapackage.json"] = _json(package)
    files["croissant.json"] = _json(croissant(files, package, released, REFERENCES))
    listed = {name: {"sha256": _sha256(data), "bytes": len(data)} for name, data in sorted(files.items())}
    records = {name: len(tables[name]) for name in TABLES}
    files["manifest.json"] = _json({"data_version": version, "records": records, "files": listed})
    return files


def _line(record: object) -> bytes:
    """Return one line: all fields of the record, and of its parts those that do not hold their default."""
    brief = to_dict(record, complete=False)
    row = {name: brief.get(name, value) for name, value in to_dict(record).items()}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _package(files: Mapping[str, bytes], version: str) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "aseanhr",
        "title": _TITLE,
        "description": _ABOUT,
        "version": version,
        "licenses": [_LICENSE],
        "resources": [_resource(name, cls, files[f"{name}.jsonl"]) for name, cls in TABLES.items()],
    }


def _resource(name: str, cls: type, data: bytes) -> dict[str, Any]:
    schema = table_schema(cls)
    keys = [
        {
            "fields": [field],
            "reference": {"resource": other.replace("_", "-") if other != name else "", "fields": ["id"]},
        }
        for field, other in REFERENCES.get(name, {}).items()
    ]
    return {
        "name": name.replace("_", "-"),
        "type": "table",
        "title": name.replace("_", " ").capitalize(),
        "description": (cls.__doc__ or "").partition("\n")[0],
        "path": f"{name}.jsonl",
        "format": "jsonl",
        "mediatype": "application/jsonl",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{_sha256(data)}",
        "schema": {**schema, **({"foreignKeys": keys} if keys else {})},
    }
