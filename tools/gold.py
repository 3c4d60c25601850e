"""Gold annotations in one shape: those of the founding documents and those of the project's own articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs

from aseanhr.values.countries import normalize_country
from aseanhr.values.dates import DateSpan

__all__ = ["Article", "Expected", "founding_articles", "own_articles"]

_SERIES = {
    "AMM–AICHR dialogue": "aichr_amm_dialogue",
    "AMM": "amm",
    "SEANWFZ Commission": "seanwfz_commission",
    "ASEAN Summit": "asean_summit",
    "UNGA": "unga_session",
    "NPT Review Conference": "npt_review_conference",
    "joint cabinet": "joint_cabinet",
    "UNHRC session": "un_hrc_session",
    "AICHR special meeting": "aichr_special",
    "AICHR meeting": "aichr_regular",
    "ASEAN Human Rights Dialogue": "asean_human_rights_dialogue",
    "workshop": "workshop",
    "bilateral": "bilateral",
    "commemoration": "commemoration",
}
_TREATIES = {
    "Core United Nations human rights treaties (group of nine)": "core-un-human-rights-treaties",
    "ILO Conventions (group)": "ilo-conventions",
    "ILO fundamental Conventions (group)": "ilo-fundamental-conventions",
}
_PLAN_STATUS = {
    "in force/being implemented": "being_implemented",
    "being implemented": "being_implemented",
    "mentioned": "being_implemented",
    "to be drafted": "planned",
    "to be agreed": "planned",
    "under development": "planned",
    "content agreed": "adopted",
}
_ACTS = {"adopted", "signed", "ratified", "acceded", "accession_expected", "membership_count"}


@attrs.define(kw_only=True)
class Expected:
    """One record that an annotator expects.

    Attributes:
        kind: meeting, treaty_event, work_plan or trade_figure.
        values: field to expected value, as text or None; several right answers stand as a tuple.
        spans: where the text names it.
        clear: False where a fair annotator could doubt that a record is due.
        unwanted: True for what stands in the site's clutter and must not be found.
    """

    kind: str
    values: dict[str, Any]
    spans: list[tuple[int, int]]
    clear: bool
    unwanted: bool = False


@attrs.define(kw_only=True)
class Article:
    """A text with what is to be read from it."""

    name: str
    text: str
    lang: str | None
    published: str | None
    expected: list[Expected]


def _code(name: str | None) -> str | None:
    if not name:
        return None
    head = name.split("(")[0].strip()
    try:
        return str(normalize_country(head))
    except LookupError:
        return head


def _days(start: str | None, end: str | None) -> str | None:
    """Join the gold's start and end to one EDTF text; an end that is not stated leaves the start alone."""
    if start is None or "/" in start:
        return start
    return start if end in (None, start) else f"{start}/{end}"


def _spans(record: dict[str, Any], *fields: str) -> list[tuple[int, int]]:
    return [(e["start"], e["end"]) for e in record["evidence"] if e["field"] in fields]


def _founding_meeting(record: dict[str, Any]) -> dict[str, Any]:
    city: Any = record["city"]
    country: Any = record["country"]
    if "dateline_city" in record:  # the annotation says: accept the city of the dateline, too
        city, country = (None, record["dateline_city"]), (None, "ID")
    return {
        "series": _SERIES.get(record["series"], "other"),
        "ordinal": record["ordinal"],
        "when": _days(record["start"], record["end"]),
        "city": city,
        "country": country,
        "mode": record["mode"],
        "status": record["status"],
        "host": _code(record["host"]),
        "chair": _code(record["chair"]),
        "states": [],
    }


def _founding(record: dict[str, Any]) -> list[Expected]:
    clear = record["certainty"] == "clear"
    unwanted = "boilerplate" in record.get("tags", ())
    kind = record["type"]
    made: list[tuple[str, dict[str, Any], list[tuple[int, int]]]] = []
    if kind == "meeting":
        made.append(("meeting", _founding_meeting(record), _spans(record, "name_en")))
    elif kind == "treaty":
        name = record["name_en"]
        treaty = _TREATIES.get(name) or (record["abbreviation"] or name).lower()
        for n, event in enumerate(record["events"]):
            state = event["state"]
            if event["event"] not in _ACTS or (state and len(state) != 2):
                continue
            value = event["value"].replace(" of ", "/") if event["value"] else None
            values = {
                "treaty": treaty,
                "event": event["event"],
                "state": state,
                "when": event["date"],
                "value": value,
            }
            values["negated"] = False
            made.append(
                ("treaty_event", values, _spans(record, f"events[{n}]", f"events[{n}].date", "name_en"))
            )
    elif kind == "work_plan":
        first, last = record["period_start"], record["period_end"]
        period = None
        if first or last:
            period = f"{first or '..'}/{last or '..'}"
        status = _PLAN_STATUS.get(record["status"], record["status"])
        values = {
            "period": period,
            "status": status,
            "adopted_on": record["adopted_at"],
            "body": record["body"],
        }
        made.append(("work_plan", values, _spans(record, "name_en")))
    elif kind == "trade":
        values = {
            "reporter": record["reporter"],
            "partner": record["partner"],
            "flow": {"two_way": "total"}.get(record["flow"], record["flow"]),
            "value": str(record["value"]),
            "currency": record["currency"],
            "period": record["period"],
            "growth_percent": None if record["growth_percent"] is None else str(record["growth_percent"]),
            "compared_with": record["compared_with"],
            "kind": record["kind"],
        }
        made.append(("trade_figure", values, _spans(record, "value")))
    return [
        Expected(kind=kind, values=values, spans=spans, clear=clear, unwanted=unwanted)
        for kind, values, spans in made
    ]


def founding_articles(folder: Path) -> list[Article]:
    """Return the founding documents with the independent annotation that lies beside them.

    Args:
        folder: holds ``seeds/`` and ``seeds_gold.jsonl``.
    """
    by_file: dict[str, list[Expected]] = {}
    for line in (folder / "seeds_gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        by_file.setdefault(record["doc"], []).extend(_founding(record))
    articles = []
    for path in sorted((folder / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        expected = by_file.get(path.name, [])
        articles.append(Article(name=path.stem[:3], text=text, lang=None, published=None, expected=expected))
    return articles


def _own(kind: str, record: dict[str, Any], text: str) -> Expected:
    values = {
        key: value for key, value in record.items() if key not in ("certainty", "words", "name", "venue")
    }
    if kind == "meeting":
        hosts = values.pop("hosts")
        values["host"] = tuple(hosts) if len(hosts) > 1 else hosts[0] if hosts else None
    start = text.find(record["words"])
    return Expected(
        kind=kind,
        values=values,
        spans=[(start, start + len(record["words"]))],
        clear=record["certainty"] == "clear",
    )


def own_articles(folder: Path) -> list[Article]:
    """Return the articles written for this project, each a ``.txt`` with a ``.json`` beside it."""
    articles = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        expected = [
            _own(kind, record, text)
            for key, kind in (
                ("meetings", "meeting"),
                ("treaty_events", "treaty_event"),
                ("work_plans", "work_plan"),
                ("trade_figures", "trade_figure"),
            )
            for record in gold[key]
        ]
        articles.append(
            Article(
                name=path.stem, text=text, lang=gold["lang"], published=gold["published"], expected=expected
            )
        )
    return articles


def bounds(text: str | None) -> tuple[object, object] | None:
    """Return first and last day of EDTF text, so that ``2025/2025`` equals ``2025``."""
    if text is None:
        return None
    span = DateSpan(text)
    return span.start, span.end
