"""Data cards, the coverage page and the list of sources, as Markdown: all of it counted from the records themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from aseanhr.dataset.matrix import CORE_TREATIES, treaty_matrix
from aseanhr.dataset.query import time_of
from aseanhr.dataset.shipped import TABLES, Dataset
from aseanhr.records import Meeting, Record
from aseanhr.records.series import SERIES_KINDS
from databuild.coverage import LABOUR_TREATIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["pages"]

_DERIVED = (
    "This page is made by `tools/build_data_docs.py` from the records; edit the curation, not the page."
)
_AICHR = frozenset(kind.id for kind in SERIES_KINDS.values() if kind.owner == "aichr")
_FORUM = "aichr"


def pages(dataset: Dataset, about: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the pages by their path in the repository.

    Args:
        dataset: the records.
        about: what people wrote of each table: ``covers``, ``made``, ``missing``.

    """
    tables = {name: list(dataset[name]) for name in TABLES}
    cards = {f"docs/data/{name}.md": _card(name, tables, about.get(name, {})) for name in TABLES}
    return {
        "docs/data/index.md": _index(tables, dataset.version),
        "docs/data/coverage.md": _coverage(tables, dataset),
        **cards,
        "SOURCES.md": _sources(tables["sources"]),
    }


def _page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", *(part for part in parts if part)]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _index(tables: Mapping[str, Sequence[Any]], version: str) -> str:
    rows = [(f"[{_title(name)}]({name}.md)", len(rows)) for name, rows in tables.items()]
    toctree = "\n".join(["```{toctree}", ":hidden:", "", *TABLES, "coverage", "```"])
    return _page(
        "The data",
        f"Version {version} of the data holds these tables, each with a card of its own. "
        "[Coverage](coverage.md) says what is known to be missing.",
        _table(("Table", "Records"), rows),
        "They lie in the package as JSON Lines, with JSON Schemas, a Data Package description (`datapackage.json`), a "
        "Croissant description (`croissant.json`) and a manifest of hashes. `to_csv`, `to_json`, `to_sdmx_csv` and the "
        "command `aseanhr list` write other forms.",
        _DERIVED,
        toctree,
    )


def _card(name: str, tables: Mapping[str, Sequence[Any]], about: Mapping[str, str]) -> str:
    rows = tables[name]
    cls = TABLES[name]
    facts = [("Records", len(rows)), *_time_range(rows)]
    if issubclass(cls, Record):
        sources = {item.source for record in rows for item in record.evidence}
        facts += [
            ("Pieces of evidence", sum(len(record.evidence) for record in rows)),
            ("Sources cited", len(sources)),
            ("Records with two sources or more", sum(len({e.source for e in r.evidence}) > 1 for r in rows)),
            ("Records with disputes", sum(bool(record.disputes) for record in rows)),
        ]
    gaps = [gap for gap in tables["gaps"] if gap.table == name]
    return _page(
        _title(name),
        (cls.__doc__ or "").partition("\n")[0],
        "## What it covers",
        about.get("covers", ""),
        _table(("", ""), facts),
        *_kinds(name, rows),
        "## How it was made",
        about.get("made", ""),
        "## What is missing",
        about.get("missing", ""),
        f"{len(gaps)} gaps are listed with their reasons; see [coverage](coverage.md)." if gaps else "",
        *_disputes(rows),
        _DERIVED,
    )


def _time_range(rows: Sequence[Any]) -> Iterator[tuple[str, object]]:
    spans = [span for span in map(time_of, rows) if span is not None]
    days = [day for span in spans for day in (span.start, span.end) if day is not None]
    if days:
        yield "Years", f"{min(days).year} to {max(days).year}"
        yield "Records without a time", len(rows) - len(spans)


def _kinds(name: str, rows: Sequence[Any]) -> Iterator[str]:
    field = {"meetings": "series", "treaty_events": "event", "terms": "role", "gaps": "table"}.get(name)
    field = field or next((f for f in ("kind", "status") if rows and hasattr(rows[0], f)), None)
    if field is not None:
        counts = Counter(getattr(row, field) for row in rows)
        yield _table((_title(field), "Records"), sorted(counts.items()))


def _disputes(rows: Sequence[Any]) -> Iterator[str]:
    found = [(row.id, dispute) for row in rows for dispute in getattr(row, "disputes", ())]
    if found:
        yield "## Known disputes"
        yield _table(
            ("Record", "Field", "What another source says", "Why it was not taken"),
            [(f"`{id_}`", d.field, d.value, d.reason) for id_, d in found],
        )


def _coverage(tables: Mapping[str, Sequence[Any]], dataset: Dataset) -> str:
    meetings: Sequence[Meeting] = tables["meetings"]
    commission = [m for m in meetings if m.series in _AICHR or _FORUM in f"{m.id} {m.name}".casefold()]
    to_the_day = [m for m in commission if m.when is not None and m.when.precision in ("day", "period")]
    dated = [
        m
        for m in to_the_day
        if m.when is not None and len(m.when.edtf.partition("/")[0]) == len("2020-01-01")
    ]
    regular = dataset["meetings"].series("aichr_regular")
    cells = list(treaty_matrix(dataset=dataset))
    core = [cell for cell in cells if cell.treaty in CORE_TREATIES]
    labour = list(treaty_matrix(treaties=LABOUR_TREATIES, dataset=dataset))
    measures = [
        ("Regular meetings of the AICHR, known or listed as a gap", len(regular)),
        ("of which known", sum(isinstance(item, Meeting) for item in regular)),
        ("Events of the AICHR dated to the day", len(dated)),
        ("Cells of eleven states and thirteen treaties", len(cells)),
        ("of which an act is on record", sum(cell.when is not None for cell in cells)),
        ("of which unknown, with the reason", sum(cell.status == "unknown" for cell in cells)),
        ("Cells of the nine core treaties that are unknown", sum(cell.status == "unknown" for cell in core)),
        ("Cells of eleven states and the ten fundamental conventions of the ILO", len(labour)),
        ("of which an act is on record", sum(cell.when is not None for cell in labour)),
        ("of which unknown, with the reason", sum(cell.status == "unknown" for cell in labour)),
    ]
    listed = [
        (
            f"{gap.treaty}, {gap.state.name}" if gap.state else f"{gap.series}, {gap.ordinal}",
            gap.as_of or "",
            gap.reason,
        )
        for gap in tables["gaps"]
    ]
    coarse = [
        (f"`{m.id}`", m.when or "")
        for m in meetings
        if m.series in _AICHR and (m.when is None or len(m.when.edtf.partition("/")[0]) < len("2020-01-01"))
    ]
    signed = [(cell.treaty, cell.state.name, cell.when or "") for cell in cells if cell.status == "signed"]
    return _page(
        "Coverage",
        "What the record holds of what it ought to hold, and what stays open.",
        _table(("Measure", "Number"), measures),
        "## What is missing",
        "Each of these is a record of `aseanhr.gaps`. *No act by* is the last day for which a source shows that there "
        "was none; what came later is not known.",
        _table(("What", "No act by", "Why"), listed),
        "## Signed, and no later act on record",
        "A binding act may have followed that no page seen tells of.",
        _table(("Treaty", "State", "Signed"), signed),
        "## Meetings of the AICHR that are not dated to the day",
        _table(("Meeting", "When"), coarse),
        _DERIVED,
    )


def _sources(sources: Sequence[Any]) -> str:
    kinds = Counter(source.kind for source in sources)
    named = [source for source in sources if source.url is not None]
    bare = [source for source in sources if source.url is None and source.kind != "document"]
    documents = [
        (f"`{s.id}`", s.title, s.publisher or "", s.published or "") for s in sources if s.kind == "document"
    ]
    return _page(
        "Sources",
        f"Every value of the data has its source here: {kinds['document']} documents that were read, {kinds['page']} public "
        f"pages and {kinds['data']} data files that are cited for facts. No text of theirs is part of this project.",
        "## Documents",
        _table(("Id", "Title", "Publisher", "Published"), documents),
        "## Pages and data files",
        _table(("Id", "Address"), [(f"`{s.id}`", f"<{s.url}>") for s in named if s.kind != "document"]),
        "## Known by their host only" if bare else "",
        _table(("Id",), [(f"`{s.id}`",) for s in bare]) if bare else "",
        _DERIVED,
    )
