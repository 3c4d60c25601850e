"""From decisions and candidates to records: the values that people decided, proven by all evidence there is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from aseanhr.dataset.proofs import proves
from aseanhr.dataset.references import value_at
from aseanhr.dataset.shipped import TABLES
from aseanhr.errors import DataError
from aseanhr.linking.identity import id_of
from aseanhr.linking.likeness import link
from aseanhr.linking.merge import merge_records
from aseanhr.records import Dispute, Evidence, Meeting, Record, TradeFigure, TreatyEvent, hash_words
from aseanhr.records.convert import from_dict
from aseanhr.records.plain import fields_of, to_dict
from databuild.coverage import coverage_faults
from databuild.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aseanhr.dataset.documents import Document
    from databuild.curation import Curation, Entry, Span
    from databuild.reading import Candidates

__all__ = ["Assembly", "assemble"]

# What a record is filed under is our choice, not a statement of a source.
_FILING = {"id", "evidence", "disputes", "series", "kind", "specificity", "unit", "note", "negated"}

# Two records of one document that share so much of the words that name them are one.
_ENOUGH_SHARED = 0.5
_STEP = re.compile(r"\w+")


@attrs.frozen
class Assembly:
    """The records of each table, and where the reader and the decisions differ."""

    tables: Mapping[str, Sequence[Any]]
    differences: tuple[str, ...]


class _Work:
    def __init__(self, curation: Curation, documents: Mapping[str, Document], reference: Reference) -> None:
        self.curation = curation
        self.documents = documents
        self.reference = reference
        self.faults: list[str] = []
        self.differences: list[str] = []
        self.cited: set[str] = set()

    def source(self, name: str, where: str) -> str:
        """Return the id of a source that is named by its id or address."""
        by_address = {
            source.url: key for key, source in self.curation.sources.items() if source.kind == "page"
        }
        key = by_address.get(name, name)
        if key not in self.curation.sources:
            self.faults.append(f"{where}: {name}: no such source; list it in sources.toml")
        self.cited.add(key)
        return key

    def record(self, entry: Entry) -> tuple[Any, ...]:
        """Return the record of an entry, or nothing where it is not sound."""
        data = dict(entry.data)
        evidence = [self.spanned(span, entry.where) for span in entry.spans]
        disputes = [
            attrs.evolve(dispute, source=self.source(dispute.source, entry.where))
            for dispute in entry.disputes
        ]
        for fix in entry.corrections:
            if fix.field in data:
                self.faults.append(
                    f"{entry.where}: set {fix.field}: it is given above too; leave it to one of them"
                )
            if fix.value == fix.was:
                self.faults.append(f"{entry.where}: set {fix.field}: nothing is changed")
            data[fix.field] = fix.value
            evidence.append(Evidence(source=self.source(fix.source, entry.where), field=fix.field))
            said_by = self.source(fix.said_by, entry.where)
            disputes.append(Dispute(field=fix.field, value=fix.was, source=said_by, reason=fix.reason))
        for page in entry.pages:
            source = self.source(page.source, entry.where)
            evidence += [Evidence(source=source, field=field, note=page.note) for field in page.fields]
        try:
            record = from_dict(TABLES[entry.table], data, entry.where)
        except DataError as error:
            self.faults += error.faults
            return ()
        return (attrs.evolve(record, evidence=tuple(filter(None, evidence)), disputes=tuple(disputes)),)

    def spanned(self, span: Span, where: str) -> Evidence | None:
        where = f"{where}: {span.source}: {span.field} [{span.start}, {span.end}]"
        document = self.documents.get(self.source(span.source, where))
        if document is None:
            return None
        words = document.text[max(span.start, 0) : max(span.end, 0)]
        if not 0 <= span.start < span.end <= len(document.text):
            self.faults.append(f"{where}: outside of the document, which has {len(document.text)} characters")
            return None
        if words != words.strip() or "\n" in words:
            self.faults.append(f"{where}: the span begins or ends with a space, or runs over lines")
        return Evidence(
            source=span.source,
            field=span.field,
            start=span.start,
            end=span.end,
            sha256=hash_words(words),
            basis="inferred" if span.note else "stated",
            note=span.note,
        )

    def join(self, table: str, candidates: Candidates) -> Iterable[Any]:
        """Yield the records of a table, each with the evidence of the candidates that are the same event."""
        pool = {key: record for key, (name, record) in candidates.items() if name == table}
        key_of = {id(record): key for key, record in pool.items()}
        own = [
            (entry, record)
            for entry in self.curation.entries
            if entry.table == table
            for record in self.record(entry)
        ]
        entry_of = {id(record): entry for entry, record in own}
        taken: dict[int, list[Any]] = {}
        for entry, record in own:
            for key in entry.takes:
                if key in pool:
                    taken.setdefault(id(record), []).append(pool.pop(key))
                else:
                    self.faults.append(
                        f"{entry.where}: from: the reader finds no {key}, or another entry takes it"
                    )
        for key in set(pool) & set(self.curation.rejected):
            del pool[key]
        for key, candidate in list(pool.items()):
            by_words = [(_shared_words(record, candidate), n) for n, (_, record) in enumerate(own)]
            (share, _), number = max(by_words, default=((0.0, 0.0), 0))
            if share >= _ENOUGH_SHARED:
                taken.setdefault(id(own[number][1]), []).append(pool.pop(key))
        groups: dict[str, list[Any]] = {}
        for key, record in pool.items():
            groups.setdefault(key.partition(":")[0], []).append(record)
        rows = [[row] for row in self.reference.rows.get(table, ())]
        for cluster in link(
            [[record for _, record in own], *rows, *(groups[source] for source in sorted(groups))]
        ):
            found = [record for record in cluster if id(record) in key_of]
            decided = [record for record in cluster if id(record) not in key_of]
            if not decided:
                keys = ", ".join(key_of[id(candidate)] for candidate in found)
                self.faults.append(f"{table}: undecided: {keys}: take it in an entry (from) or reject it")
                continue
            lead = decided[0]
            yield self.proven(entry_of.get(id(lead)), decided, [*taken.get(id(lead), ()), *found])

    def sound(self, candidate: Any, corrected: set[str]) -> Any:
        """Return the candidate without the evidence that proves nothing here: for what was put right, or not at all."""
        stated: dict[tuple[str, str], list[str]] = {}
        for item in candidate.evidence:
            if item.basis == "stated" and item.start is not None:
                words = self.documents[item.source].text[item.start : item.end]
                stated.setdefault((item.field, item.source), []).append(words)
        unproven = {
            (field, source)
            for (field, source), words in stated.items()
            if proves(words, field, value_at(candidate, field), self.curation.sources[source]) is False
        }
        self.differences += [
            f"{candidate.id}: {field}: its words in {source} do not give it"
            for field, source in sorted(unproven)
        ]
        kept = [
            item
            for item in candidate.evidence
            if item.field not in corrected
            and (item.basis == "inferred" or (item.field, item.source) not in unproven)
        ]
        return attrs.evolve(candidate, evidence=tuple(kept))

    def proven(self, entry: Entry | None, decided: Sequence[Any], candidates: Sequence[Any]) -> Any:
        """Return the one record of an entry and of rows, with the evidence of its candidates.

        What candidates say otherwise is noted, not taken.
        """
        record = merge_records(decided)
        if entry is None:
            record = attrs.evolve(record, id=id_of(record))
        record = attrs.evolve(
            record, disputes=(*record.disputes, *self.reference.disputes.get(record.id, ()))
        )
        corrections = entry.corrections if entry else ()
        said = {(fix.field, fix.was) for fix in corrections}
        corrected = {fix.field for fix in corrections}
        joined = merge_records(
            [record, *(self.sound(candidate, corrected) for candidate in candidates)], fixed=True
        )
        where = entry.where if entry else f"reference: {record.id}"
        for other in joined.disputes:
            if other not in record.disputes and (other.field, other.value) not in said:
                self.differences.append(f"{record.id}: {other.field}: {other.value} in {other.source}")
        joined = attrs.evolve(joined, disputes=record.disputes, evidence=_ordered(joined))
        self.faults += [f"{where}: {path}: no evidence" for path in _unproven(joined)]
        return joined


def _shared_words(record: Record, candidate: Record) -> tuple[float, float]:
    """Return how much of the words that name two records is the same: of the shorter ones, and of all of them."""
    if isinstance(record, Meeting) and isinstance(candidate, Meeting) and record.series != candidate.series:
        return 0.0, 0.0
    shares = [(0.0, 0.0)]
    for source, start, end in _naming(record):
        for other_source, other_start, other_end in _naming(candidate):
            if source == other_source:
                shared = max(0, min(end, other_end) - max(start, other_start))
                whole = max(end, other_end) - min(start, other_start)
                shares.append((shared / min(end - start, other_end - other_start), shared / whole))
    return max(shares)


def _naming(record: Record) -> list[tuple[str, int, int]]:
    """Return where the words stand that name a record: source, start, end."""
    field = (
        "event"
        if isinstance(record, TreatyEvent)
        else "amount"
        if isinstance(record, TradeFigure)
        else "name"
    )
    return [
        (item.source, item.start, item.end)
        for item in record.evidence_for(field)
        if item.start is not None and item.end is not None
    ]


def _ordered(record: Record) -> tuple[Evidence, ...]:
    cls: Any = type(record)
    rank = {field.name: n for n, field in enumerate(fields_of(cls))}

    def key(item: Evidence) -> tuple[object, ...]:
        steps = [int(step) if step.isdigit() else rank.get(step, -1) for step in _STEP.findall(item.field)]
        return (steps, item.field, item.start is None, item.source, item.start or 0, item.end or 0)

    return tuple(sorted(record.evidence, key=key))


def _unproven(record: Record) -> list[str]:
    """Return the fields whose value no evidence supports."""
    plain = to_dict(record, complete=False)
    paths: list[str] = []
    for name, value in plain.items():
        if name in _FILING:
            continue
        if isinstance(value, list):
            paths += [f"{name}[{number}]" for number in range(len(value))]
        elif isinstance(value, dict) and name == "place":
            paths += [f"{name}.{part}" for part in value]
        else:
            paths.append(name)
    if "status" in {field.name for field in attrs.fields(type(record))} and "status" not in plain:
        paths.append("status")
    return [path for path in paths if not record.evidence_for(path)]


def assemble(
    curation: Curation,
    documents: Mapping[str, Document],
    candidates: Candidates,
    reference: Reference | None = None,
) -> Assembly:
    """Return the records of the dataset.

    Args:
        curation: what people decided.
        documents: the documents, by the id of their source.
        candidates: what the reader found in them.
        reference: facts from public pages.

    Raises:
        DataError: decisions contradict each other, the documents or the form of records, or a candidate is undecided;
            it lists all faults.
    """
    reference = reference or Reference({}, {}, {})
    work = _Work(curation, documents, reference)
    tables: dict[str, Sequence[Any]] = {}
    for table in TABLES:
        if table not in ("sources", "gaps"):
            tables[table] = sorted(work.join(table, candidates), key=lambda record: record.id)
    for key in sorted(set(curation.rejected) - set(candidates)):
        work.faults.append(f"rejected.toml: {key}: the reader finds no such candidate")
    for key, source in curation.sources.items():
        if source.kind == "page" and key not in work.cited:
            work.faults.append(f"sources.toml: {source.url}: listed, but nothing cites it")
    tables["gaps"] = [
        attrs.evolve(gap, disputes=tuple(reference.disputes.get(gap.id, ())))
        for gap in sorted(reference.gaps, key=lambda gap: gap.id)
    ]
    known = {record.id for rows in tables.values() for record in rows}
    for key in sorted(set(reference.disputes) - known):
        work.faults.append(f"reference/disputes.csv: no record {key}")
    work.faults += coverage_faults(tables)
    sources = {**reference.sources, **curation.sources}
    tables["sources"] = sorted(sources.values(), key=lambda source: source.id)
    work.faults += _twice(tables)
    if work.faults:
        raise DataError(tuple(work.faults))
    return Assembly(tables, tuple(work.differences))


def _twice(tables: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return a line for each id that two records have."""
    ids = Counter(record.id for name, rows in tables.items() if name != "sources" for record in rows)
    return [
        f"{name}: {number} records have this id; link them or tell them apart"
        for name, number in ids.items()
        if number > 1
    ]
