"""The dataset against an independent annotation of the same documents."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import attrs

from aseanhr.records.ids import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["Finding", "compare", "read_annotation", "read_reasons"]

# The table of each kind of the annotation, the field that names a record there, and the one that names it here.
_KINDS = {
    "meeting": ("meetings", "name_en", "name"),
    "treaty": ("treaties", "name_en", "name"),
    "work_plan": ("work_plans", "name_en", "name"),
    "trade": ("trade_figures", "value", "amount"),
    "commitment": ("commitments", "what", "what"),
    "statistic": ("statistics", "subject", "subject"),
    "anniversary": ("anniversaries", "event", "event"),
    "person": ("people", "name", ""),
    "organisation": ("organizations", "name_en", ""),
}
_SERIES = {
    "AICHR meeting": "aichr_regular",
    "AICHR special meeting": "aichr_special",
    "AICHR–partner meeting": "other",
    "AMM component": "other",
    "AMM–AICHR dialogue": "aichr_amm_dialogue",
    "UNGA": "unga_session",
    "UNHRC session": "un_hrc_session",
}
_PLAN_STATUS = {
    "in force/being implemented": "being_implemented",
    "mentioned": "being_implemented",
    "to be agreed": "planned",
    "to be drafted": "planned",
    "under development": "planned",
    "content agreed": "drafted",
}


@attrs.frozen
class Finding:
    """What became of one record of the annotation.

    Attributes:
        annotated: its id there.
        kind: its kind there.
        record: the id of the record here; empty if there is none.
        differing: a line for each fact that differs, or for its absence, with the reason where one is given.
        unexplained: how many of these have no reason.

    """

    annotated: str
    kind: str
    record: str
    differing: tuple[str, ...]
    unexplained: int


def read_annotation(path: Path) -> list[dict[str, Any]]:
    """Return the records of the annotation, without those of the clutter around an article."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if "boilerplate" not in row.get("tags", ())]


def read_reasons(path: Path) -> dict[str, str]:
    """Return the reasons for differing from the annotation, by ``id`` of a record or ``id field``."""
    data = tomllib.loads(path.read_text("utf-8"))
    return {name: entry["reason"] for entry in data["differs"] for name in entry["annotation"]}


def compare(
    annotation: Sequence[Mapping[str, Any]], tables: Mapping[str, Sequence[Any]], reasons: Mapping[str, str]
) -> list[Finding]:
    """Return what became of each record of the annotation.

    The record here is the one that is named by the same words of the document; its facts are then compared.

    Args:
        annotation: as `read_annotation` returns it.
        tables: the records of the dataset, by table.
        reasons: as `read_reasons` returns it.

    """
    sources = {source.file: source.id for source in tables["sources"]}
    findings = []
    for row in annotation:
        record = _same(row, tables, sources[row["doc"]])
        lines = ["missing"] if record is None else list(_differences(row, record, tables))
        told = [
            reasons.get(row["id"]) or reasons.get(f"{row['id']} {line.partition(':')[0]}") for line in lines
        ]
        shown = tuple(f"{line} — {why}" if why else line for line, why in zip(lines, told, strict=True))
        name = "" if record is None else record.id
        findings.append(Finding(row["id"], row["type"], name, shown, told.count(None)))
    return findings


def _same(row: Mapping[str, Any], tables: Mapping[str, Sequence[Any]], source: str) -> Any:
    table, theirs, ours = _KINDS[row["type"]]
    spans = [(e["start"], e["end"]) for e in row["evidence"] if e["field"] == theirs]

    def shared(record: Any) -> float:
        found = [
            e
            for e in (record.evidence_for(ours) if ours else record.evidence)
            if e.source == source and e.end
        ]
        shares: list[float] = [
            max(0, min(end, e.end) - max(start, e.start)) / (max(end, e.end) - min(start, e.start))
            for start, end in spans
            for e in found
        ]
        return sum(sorted(shares, reverse=True)[: len(spans)])

    best = max(tables[table], key=shared)
    return best if shared(best) > 0.5 else None


def _differences(row: Mapping[str, Any], record: Any, tables: Mapping[str, Sequence[Any]]) -> Iterator[str]:
    for field, theirs, ours in _FACTS[row["type"]](row, record):
        if str(theirs) != str(ours):
            yield f"{field}: {theirs} there, {ours} here"
    if row["type"] == "treaty":
        known = {(event.treaty, event.event, str(event.state or "")) for event in tables["treaty_events"]}
        for number, event in enumerate(row["events"]):
            state = event["state"] if event["state"] and len(event["state"]) == 2 else ""
            if (record.id, event["event"], state) not in known:
                yield f"events[{number}]: {event['event']} {event['state']} there, none here"


def _dates(start: str | None, end: str | None) -> str:
    """Write two dates of the annotation as the records do."""
    if start is None or "/" in start or start == end:
        return str(start)
    return f"{start}/{end}" if end else start


def _meeting(row: Mapping[str, Any], meeting: Any) -> Iterator[tuple[str, object, object]]:
    place = meeting.place
    yield "series", _SERIES.get(row["series"], row["series"].casefold().replace(" ", "_")), meeting.series
    yield "ordinal", row["ordinal"], meeting.ordinal
    yield "when", _dates(row["start"], row["end"]), meeting.when and meeting.when.edtf
    if row["city"]:
        yield "place.city", slug(row["city"]), slug(place.city or "") if place else None
    if row["country"]:
        yield "place.country", row["country"], place and place.country
    if row["mode"]:
        yield "mode", row["mode"], meeting.mode
    yield "status", row["status"], meeting.status
    if row["chair"]:
        yield "chair", True, meeting.chair is not None
    if row["host"]:
        yield "hosts", True, bool(meeting.hosts)


def _work_plan(row: Mapping[str, Any], plan: Any) -> Iterator[tuple[str, object, object]]:
    start, end = row["period_start"], row["period_end"]
    yield (
        "period",
        f"{start or '..'}/{end or '..'}" if start or end else None,
        plan.period and plan.period.edtf,
    )
    yield "adopted_on", row["adopted_at"], plan.adopted_on and plan.adopted_on.edtf
    yield "status", _PLAN_STATUS.get(row["status"], row["status"].replace(" ", "_")), plan.status


def _trade(row: Mapping[str, Any], figure: Any) -> Iterator[tuple[str, object, object]]:
    yield (
        "pair",
        sorted((row["reporter"], row["partner"])),
        sorted((str(figure.reporter), str(figure.partner))),
    )
    yield "amount", f"{row['value']} {row['currency']}", f"{figure.amount.value:f} {figure.amount.currency}"
    yield "flow", "total" if row["flow"] == "two_way" else row["flow"], figure.flow
    yield "kind", row["kind"], figure.kind
    yield "period", row["period"], figure.period and figure.period.edtf
    yield "growth_percent", row["growth_percent"], figure.growth_percent
    yield "compared_with", row["compared_with"], figure.compared_with and figure.compared_with.edtf


def _commitment(row: Mapping[str, Any], commitment: Any) -> Iterator[tuple[str, object, object]]:
    yield "when", row["date"] or row["period"], commitment.when and commitment.when.edtf
    yield "specificity", row["specificity"], commitment.specificity
    if row.get("announced_on"):
        yield "announced_on", row["announced_on"], commitment.announced_on and commitment.announced_on.edtf


def _statistic(row: Mapping[str, Any], statistic: Any) -> Iterator[tuple[str, object, object]]:
    yield "value", row["value"], statistic.value
    yield "of_total", row["of_total"], statistic.of_total


def _anniversary(row: Mapping[str, Any], anniversary: Any) -> Iterator[tuple[str, object, object]]:
    for field in ("original", "anniversary"):
        said = row.get(f"corrected_{field}_date") or row[f"{field}_date"]
        ours = getattr(anniversary, field)
        yield field, said, ours and ours.edtf
    yield "years", row["years"], anniversary.years


def _person(row: Mapping[str, Any], person: Any) -> Iterator[tuple[str, object, object]]:
    yield "name", True, slug(row["name"]) in {slug(name) for name in (person.name, *person.aliases)}
    if row["country"]:
        yield "country", row["country"], person.country


def _named(row: Mapping[str, Any], record: Any) -> Iterator[tuple[str, object, object]]:
    if row["abbreviation"]:
        yield "abbreviation", row["abbreviation"], record.abbreviation


_FACTS = {
    "meeting": _meeting,
    "treaty": _named,
    "work_plan": _work_plan,
    "trade": _trade,
    "commitment": _commitment,
    "statistic": _statistic,
    "anniversary": _anniversary,
    "person": _person,
    "organisation": _named,
}
