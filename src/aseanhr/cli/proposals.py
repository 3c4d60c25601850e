"""What the reader finds in a document, as a proposal for the curation: TOML that a person accepts or corrects."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from aseanhr.records.plain import fields_of, to_dict

if TYPE_CHECKING:
    from aseanhr.dataset import Dataset
    from aseanhr.dataset.documents import Document
    from aseanhr.reading import Extraction
    from aseanhr.records import Record

__all__ = ["propose"]

# The name of an entry in the curation files, by table.
_ENTRIES = {
    "meetings": "meeting",
    "treaty_events": "treaty_event",
    "treaties": "treaty",
    "work_plans": "work_plan",
    "trade_figures": "trade_figure",
}
# What the curation writes in another form, or not at all.
_NOT_OURS = ("evidence", "disputes", "confidence", "level")
_OPENING = """\
# Proposed by the reader from {file}: nothing here is decided. For each entry, compare the spans with the text, then
# keep it (in curation/records/), correct it, or list it in curation/rejected.toml with the reason.
# An entry marked "known" has a record already: its spans belong to the entry of that id."""


def propose(name: str, source: str, document: Document, extraction: Extraction, dataset: Dataset) -> str:
    """Return the proposal for one document, in the form of the curation files.

    Args:
        name: the file of the document.
        source: the id of the document as a source.
        document: its text and its hash.
        extraction: what the reader found in it; its evidence is of that source.
        dataset: the records that are known.

    """
    parts = [_OPENING.format(file=name), _source(source, name, document, extraction)]
    for table, entry in _ENTRIES.items():
        known = dataset[table]
        found = getattr(extraction, table)
        parts += [_entry(entry, record, source, known=record.id in known) for record in found]
    return "\n\n".join(parts) + "\n"


def _source(source: str, name: str, document: Document, extraction: Extraction) -> str:
    data = {
        "id": source,
        "title": "TODO: what it is, in our words",
        "publisher": "TODO",
        "language": extraction.language or "TODO",
        "url": "TODO: its address",
        "published": "TODO: EDTF, and in published_from how the day is known",
        "file": PurePath(name).name,
        "sha256": document.sha256,
        "characters": len(document.text),
    }
    return "\n".join(["# For curation/sources.toml", "[[document]]", *_pairs(data)])


def _entry(entry: str, record: Record, source: str, *, known: bool) -> str:
    plain = to_dict(record, complete=False)
    ours = {name: value for name, value in plain.items() if name not in _NOT_OURS}
    lines = ["# known" if known else "# new", f"[[{entry}]]", *_pairs(ours)]
    lines.append(f"from = [{_value(f'{source}:{record.id}')}]")
    spans: dict[str, list[list[Any]]] = {}
    for item in record.evidence:
        if item.start is not None:
            how = [item.note] if item.basis == "inferred" else []
            spans.setdefault(item.field, []).append([item.start, item.end, *how])
    if spans:
        rank = {field.name: n for n, field in enumerate(fields_of(type(record)))}
        ordered = sorted(spans, key=lambda field: (rank.get(field.split(".")[0].split("[")[0], -1), field))
        lines += ["", f"[{entry}.evidence.{_key(source)}]"]
        lines += _pairs({field: spans[field] for field in ordered})
    return "\n".join(lines)


def _pairs(data: Mapping[str, Any]) -> list[str]:
    return [f"{_key(name)} = {_value(value)}" for name, value in data.items()]


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else _value(name)


def _value(value: Any) -> str:
    """Write a plain value as TOML: texts as JSON writes them, which TOML reads alike."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
