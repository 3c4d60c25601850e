"""What type checkers make of the public interface; checked, never run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_type

import aseanhr
from aseanhr import Amount, Country, DateSpan, Extraction, Mention
from aseanhr.dataset import Records
from aseanhr.records import Evidence, Meeting, Place, Source, TradeFigure, Treaty, TreatyEvent, WorkPlan

assert_type(aseanhr.meetings, Records[Meeting])
assert_type(aseanhr.treaties, Records[Treaty])
assert_type(aseanhr.treaty_events, Records[TreatyEvent])
assert_type(aseanhr.work_plans, Records[WorkPlan])
assert_type(aseanhr.trade_figures, Records[TradeFigure])
assert_type(aseanhr.sources, Records[Source])

assert_type(aseanhr.meetings["amm-58"], Meeting)
assert_type(aseanhr.meetings[0], Meeting)
assert_type(aseanhr.meetings[1:3], Records[Meeting])
assert_type(aseanhr.meetings.get("amm-58"), Meeting | None)
assert_type(aseanhr.meetings.where(year=2025).on("2025-07-08").between("2020", None), Records[Meeting])
assert_type([meeting.when for meeting in aseanhr.meetings], list[DateSpan | None])
assert_type(aseanhr.meetings["amm-58"].place, Place | None)
assert_type(aseanhr.meetings["amm-58"].evidence, tuple[Evidence, ...])
assert_type(aseanhr.meetings.to_json(), str)
assert_type(aseanhr.meetings.to_json("meetings.json"), None)

assert_type(aseanhr.normalize_country("Laos", lang="sv", fuzzy=True), Country)
assert_type(aseanhr.find_countries("Laos"), list[Mention[Country]])
assert_type(aseanhr.find_countries("Laos")[0].value.alpha_2, str)
assert_type(aseanhr.normalize_date("8 July 2025", anchor=date(2025, 7, 8), day_first=True), DateSpan)
assert_type(aseanhr.normalize_date("8 July 2025").start, date | None)
assert_type(aseanhr.find_dates("8 July 2025", anchor="2025")[0].value, DateSpan)
assert_type(aseanhr.normalize_amount("USD 5 billion").value, Decimal)
assert_type(aseanhr.find_amounts("USD 5 billion"), list[Mention[Amount]])

assert_type(aseanhr.extract("", published="2025-07-08"), Extraction)
assert_type(aseanhr.extract("").trade_figures, tuple[TradeFigure, ...])

aseanhr.meetings.naught  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnusedExpression]
aseanhr.normalize_country(b"Laos")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
aseanhr.normalize_date("8 July 2025", "en")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
