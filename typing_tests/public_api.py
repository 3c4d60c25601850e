"""What a type checker must see of the public names; this file is checked, never run."""

from datetime import date
from decimal import Decimal
from typing import Any, assert_type

import aseanhr
from aseanhr.dataset import Cell, Records, Report, verify
from aseanhr.interop import Findings
from aseanhr.reading import Explanation
from aseanhr.records import (
    Evidence,
    Gap,
    Meeting,
    Participant,
    Place,
    Record,
    Source,
    Term,
    TradeFigure,
    Treaty,
    TreatyEvent,
    WorkPlan,
)
from aseanhr.records.base import Level
from aseanhr.records.convert import from_dict, load_jsonl, to_dict
from aseanhr.records.treaty import TreatyStatus
from aseanhr.values import Amount, Country, DateSpan, Mention, Unmatched

assert_type(aseanhr.__version__, str)

assert_type(aseanhr.meetings, Records[Meeting])
assert_type(aseanhr.treaties, Records[Treaty])
assert_type(aseanhr.sources, Records[Source])
assert_type(aseanhr.meetings["amm-58"], Meeting)
assert_type(aseanhr.meetings[0], Meeting)
assert_type(aseanhr.meetings[1:], Records[Meeting])
assert_type(aseanhr.meetings.get("amm-58"), Meeting | None)
assert_type(aseanhr.meetings.get("amm-58", 0), Meeting | int)
assert_type(aseanhr.meetings.ids, tuple[str, ...])
assert_type(aseanhr.meetings.where(series="amm", year=2025), Records[Meeting])
assert_type(aseanhr.meetings.on("2025-07-08"), Records[Meeting])
assert_type(aseanhr.meetings.between(date(2020, 1, 1), None), Records[Meeting])
assert_type(aseanhr.meetings.to_json(), str)
assert_type(aseanhr.meetings.to_csv("meetings.csv"), None)
assert_type(aseanhr.meetings.to_dicts(), list[dict[str, Any]])
assert_type([meeting.name for meeting in aseanhr.meetings], list[str])

assert_type(aseanhr.meetings[0].when, DateSpan | None)
assert_type(aseanhr.meetings[0].place, Place | None)
assert_type(aseanhr.meetings[0].chairs, tuple[Participant, ...])
assert_type(aseanhr.meetings[0].chair, Participant | None)
assert_type(aseanhr.meetings[0].confidence, float | None)
assert_type(aseanhr.meetings[0].level, Level | None)
assert_type(aseanhr.treaties[0].status_of("VN"), TreatyStatus)
assert_type(aseanhr.trade_figures[0].counted_by, str | None)
assert_type(aseanhr.meetings[0].evidence, tuple[Evidence, ...])
assert_type(aseanhr.treaties[0].events, tuple[TreatyEvent, ...])
assert_type(aseanhr.trade_figures[0].growth_percent, Decimal | None)

assert_type(aseanhr.meetings.series("amm"), tuple[Meeting | Gap, ...])
assert_type(aseanhr.trade_figures.between_countries("VN", "LA"), Records[TradeFigure])
assert_type(aseanhr.trade_figures.to_sdmx_csv(), str)
assert_type(aseanhr.organizations["aichr"].chair(on="2020"), Term | None)
assert_type(aseanhr.treaty_matrix(on="2015")["VN", "cat"], Cell)
assert_type(aseanhr.gaps, Records[Gap])
assert_type(aseanhr.data_version, str)
aseanhr.clear_caches()

assert_type(aseanhr.normalize_country("Laos", lang="en"), Country)
assert_type(aseanhr.unmatched(["Laos"]), list[Unmatched])
assert_type(aseanhr.find_countries("in Laos"), list[Mention[Country]])
assert_type(aseanhr.normalize_date("8 July 2025"), DateSpan)
assert_type(aseanhr.find_dates("on 8 July 2025"), list[Mention[DateSpan]])
assert_type(aseanhr.normalize_amount("18.8%"), Amount)
assert_type(aseanhr.find_amounts("18.8%"), list[Mention[Amount]])

assert_type(aseanhr.extract("Text.", min_confidence=0.9).meetings, tuple[Meeting, ...])
assert_type(aseanhr.extract("Text.").records, tuple[Record, ...])
assert_type(aseanhr.extract("Text.").to_json(), str)
assert_type(aseanhr.extract("Text.").to_json("found.json", kind="meetings"), None)
assert_type(aseanhr.extract("Text.").to_dicts("meetings"), list[dict[str, Any]])
assert_type(aseanhr.extract("Text.").explain("amm-58"), Explanation)
assert_type(aseanhr.merge([aseanhr.extract("Text."), aseanhr.meetings, aseanhr.meetings[0]]), Findings)
assert_type(aseanhr.extract("Text.").work_plans, tuple[WorkPlan, ...])
assert_type(aseanhr.extract("Text.").trade_figures, tuple[TradeFigure, ...])

assert_type(from_dict(Meeting, {}), Meeting)
assert_type(load_jsonl(Meeting, b"", "meetings.jsonl"), tuple[Meeting, ...])
assert_type(to_dict(aseanhr.meetings[0]), dict[str, Any])
assert_type(verify("documents"), Report)

aseanhr.meetings.on(2025)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Place("Bali")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
