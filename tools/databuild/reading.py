"""The documents, and what the reader finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from aseanhr.dataset.documents import Document, read_document
from aseanhr.errors import DataError, DocumentError
from aseanhr.reading import extract
from aseanhr.records import Record, Source

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Candidates", "find_candidates", "read_documents"]

# Table and record of each candidate, by ``source:id``.
Candidates = Mapping[str, tuple[str, Record]]


def read_documents(sources: Mapping[str, Source], folder: Path) -> dict[str, Document]:
    """Return the documents of the sources that have one, by the id of the source.

    Raises:
        DataError: documents are missing or are not those that were read before; it lists all faults.

    """
    documents: dict[str, Document] = {}
    faults: list[str] = []
    for source in sources.values():
        if source.file is None:
            continue
        try:
            document = read_document(folder / source.file)
        except DocumentError as error:
            faults.append(f"{source.id}: {error}")
            continue
        if (document.sha256, len(document.text)) != (source.sha256, source.characters):
            faults.append(f"{source.id}: {source.file} is not the document that was read: its bytes differ")
        documents[source.id] = document
    if faults:
        raise DataError(tuple(faults))
    return documents


def find_candidates(sources: Mapping[str, Source], documents: Mapping[str, Document]) -> Candidates:
    """Return what the reader finds in each document."""
    found: dict[str, tuple[str, Record]] = {}
    for name in sorted(documents):
        source = sources[name]
        extraction = extract(
            documents[name].text, lang=source.language, published=source.published, source=source.id
        )
        for table in ("meetings", "treaty_events", "work_plans", "trade_figures"):
            for record in getattr(extraction, table):
                found[f"{name}:{record.id}"] = (table, _settled(record))
    return found


def _settled(record: Record) -> Record:
    """Return a record without what the reader says of its own doubt: what enters the dataset has been looked at."""
    evidence = tuple(attrs.evolve(item, confidence=None, decider="") for item in record.evidence)
    return attrs.evolve(record, evidence=evidence, confidence=None, level=None)
