"""Proof that a dataset says what its documents say: every span of evidence is read again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from aseanhr.dataset.documents import Document, read_document
from aseanhr.dataset.proofs import proves
from aseanhr.dataset.references import reference_faults, value_at
from aseanhr.dataset.shipped import SHIPPED, TABLES, Dataset
from aseanhr.errors import DataError, DocumentError
from aseanhr.records import Evidence, Source, hash_words
from aseanhr.records.convert import load_jsonl, parse_json

__all__ = ["Report", "Tally", "check", "verify"]


@attrs.define
class Tally:
    """What was found about the evidence of one table.

    Attributes:
        records: records in the table.
        evidence: pieces of evidence that they have.
        words: pieces whose words stand in the document, unchanged.
        values: stated dates, countries, amounts and ordinals that the words give when they are read again.
        inferred: pieces that say that the value follows from the words, and how.
        pages: pieces that point to a page of which no text is held.
        unread: pieces whose document was not at hand.
    """

    records: int = 0
    evidence: int = 0
    words: int = 0
    values: int = 0
    inferred: int = 0
    pages: int = 0
    unread: int = 0


@attrs.frozen
class Report:
    """The outcome of `verify`; printed, it is a table of the tallies, then the faults.

    Attributes:
        tallies: what was found, by table.
        faults: a line for each thing that is wrong.
    """

    tallies: Mapping[str, Tally]
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def total(self) -> Tally:
        """The sums over all tables."""
        return Tally(*map(sum, zip(*map(attrs.astuple, self.tallies.values()), strict=True)))

    def __str__(self) -> str:
        from aseanhr.interop.table import layout, visible

        names = [field.name for field in attrs.fields(Tally)]
        rows = [*self.tallies.items(), ("all", self.total)]
        table = layout(("table", *names), [(name, *map(str, attrs.astuple(tally))) for name, tally in rows])
        number = len(self.faults)
        verdict = f"{number} fault{'' if number == 1 else 's'}" if number else "nothing is wrong"
        return "\n".join((table, "", *map(visible, self.faults), verdict))


def verify(folder: str | os.PathLike[str] | None = None, *, dataset: Dataset = SHIPPED) -> Report:
    """Check a dataset: its form, its references and, against the documents, every piece of its evidence.

    Args:
        folder: where the documents lie, under the names that their sources give; None to check without them.
        dataset: the dataset to check.

    Returns:
        What was counted, and every fault: a file that is not as it was built, a line that is no sound record, an id given twice, a reference that leads
        nowhere, a document that is missing or changed, words that are not what was read, a stated value that the
        words do not give, an inferred one that does not say how.

    Raises:
        DocumentError: the folder is missing.
    """
    tables: dict[str, Collection[Any]] = {}
    faults = list(_manifest_faults(dataset))
    for name, kind in TABLES.items():
        try:
            tables[name] = load_jsonl(kind, dataset.read(f"{name}.jsonl"), f"{name}.jsonl")
        except DataError as error:
            faults += error.faults
    if len(tables) < len(TABLES):  # every reference into a table that cannot be read would be a fault too
        return Report({name: Tally(len(rows)) for name, rows in tables.items()}, tuple(dict.fromkeys(faults)))
    report = check(tables, folder)
    return Report(report.tallies, (*faults, *report.faults))


def _manifest_faults(dataset: Dataset) -> Iterator[str]:
    """Yield a line for each file that is not as it was built; a dataset without a manifest says nothing of that."""
    try:
        data = dataset.read("manifest.json")
    except DataError:
        return
    try:
        manifest: Any = parse_json(data)
        hashes: dict[str, str] = {name: about["sha256"] for name, about in manifest["files"].items()}
    except (DataError, LookupError, TypeError, AttributeError):
        yield "manifest.json: not a list of files with their hashes"
        return
    for name, expected in hashes.items():
        try:
            if hashlib.sha256(dataset.read(name)).hexdigest() != expected:
                yield f"{name}: not as it was built"
        except DataError as error:
            yield from error.faults


def check(tables: Mapping[str, Collection[Any]], folder: str | os.PathLike[str] | None = None) -> Report:
    """Check records that are at hand already, as `verify` does for a dataset.

    Args:
        tables: the records of each table, by its name; ``sources`` among them.
        folder: where the documents lie; None to check without them.

    Raises:
        DocumentError: the folder is missing.
    """
    faults = reference_faults(tables)
    sources: dict[str, Source] = {source.id: source for source in tables.get("sources", ())}
    documents: dict[str, Document] = {}
    if folder is not None:
        if not Path(folder).is_dir():
            raise DocumentError(os.fspath(folder), "no such folder")
        for source in sources.values():
            faults += _read(source, Path(folder), documents)
    tallies = {name: Tally(len(rows)) for name, rows in tables.items()}
    for name, rows in tables.items():
        for record in rows:
            found = _check_record(record, sources, documents, tallies[name])
            faults += [f"{name}: {record.id}: {fault}" for fault in found]
    return Report(tallies, tuple(faults))


def _read(source: Source, folder: Path, documents: dict[str, Document]) -> Iterator[str]:
    if source.file is None:
        return
    if source.file != Path(source.file).name:
        yield f"sources: {source.id}: file: {source.file!r} is not a plain file name"
        return
    try:
        document = read_document(folder / source.file)
    except DocumentError as error:
        yield f"sources: {source.id}: file: {error}"
        return
    documents[source.id] = document
    if source.sha256 is not None and source.sha256 != document.sha256:
        yield f"sources: {source.id}: sha256: {source.file} has changed"
    if source.characters is not None and source.characters != len(document.text):
        yield f"sources: {source.id}: characters: {source.file} has {len(document.text)}, not {source.characters}"


def _check_record(
    record: Any, sources: Mapping[str, Source], documents: Mapping[str, Document], tally: Tally
) -> Iterator[str]:
    """Yield the faults of a record's evidence, and count what is right."""
    stated: dict[tuple[str, str], list[str]] = {}
    for evidence in getattr(record, "evidence", ()):
        tally.evidence += 1
        source = sources.get(evidence.source)
        if source is None:
            continue  # a dangling reference, reported as such
        where = f"{evidence.field}: {source.id}"
        if evidence.start is None:
            tally.pages += 1
            if source.file is not None:
                yield f"{where}: evidence from a document needs offsets"
        else:
            where += f" {evidence.start}-{evidence.end}"
        if evidence.basis == "inferred":
            if evidence.note:
                tally.inferred += 1
            else:
                yield f"{where}: inferred, but there is no note how"
        if evidence.start is not None:
            if source.file is None:
                yield f"{where}: offsets, but the source names no file"
            elif source.id not in documents:
                tally.unread += 1
            else:
                words = _words(evidence, documents[source.id])
                if words is None:
                    yield f"{where}: other words stand there than were read"
                else:
                    tally.words += 1
                    if evidence.basis == "stated":
                        stated.setdefault((evidence.field, source.id), []).append(words)
    for (field, source_id), pieces in stated.items():
        yield from _check_value(record, field, sources[source_id], pieces, tally)


def _words(evidence: Evidence, document: Document) -> str | None:
    words = document.text[evidence.start : evidence.end]
    return words if hash_words(words) == evidence.sha256 else None


def _check_value(record: Any, field: str, source: Source, words: list[str], tally: Tally) -> Iterator[str]:
    try:
        value = value_at(record, field)
    except LookupError:
        return  # reported with the references
    if value is None:
        yield f"{field}: {source.id}: evidence for a field that is empty"
        return
    verdict = proves(words, field, value, source)
    if verdict:
        tally.values += 1
    elif verdict is not None:
        yield f"{field}: {source.id}: the words do not give {value}"
