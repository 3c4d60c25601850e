"""What `where`, `on` and `between` find, and what they refuse."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from aseanhr import records as r
from aseanhr.dataset import TABLES, Records
from aseanhr.dataset.query import conditions_of, countries_in, time_of
from aseanhr.errors import (
    AmountParseError,
    AseanhrError,
    DateParseError,
    InputTypeError,
    QueryError,
    UnknownCountryError,
)
from aseanhr.values import Amount, Country, DateSpan
from samples import ACCESSION, COUNT, COVENANT, HELD, NEXT, OTHER, PLAN, REFUSAL, TARGET, TRADE, YEARS
from strategies import BY_TABLE, any_record, spans

MEETINGS = Records(r.Meeting, [HELD, NEXT, OTHER], "meetings")
EVENTS = Records(r.TreatyEvent, [ACCESSION, REFUSAL], "treaty_events")
FIGURES = Records(r.TradeFigure, [TRADE, TARGET], "trade_figures")
ALL, NONE = "aichr-40 aichr-41 workshop-seafarers", ""


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, ALL),
        ({"id": "aichr-41"}, "aichr-41"),
        ({"series": "aichr_regular"}, "aichr-40 aichr-41"),
        ({"series": "AICHR_REGULAR", "status": "planned"}, "aichr-41"),
        ({"series": ["workshop", "consultation"]}, "workshop-seafarers"),
        ({"series": frozenset()}, NONE),
        ({"series": lambda series: series.startswith("w")}, "workshop-seafarers"),
        ({"ordinal": 40}, "aichr-40"),
        ({"ordinal": "41"}, "aichr-41"),
        ({"ordinal": range(39, 41)}, "aichr-40"),
        ({"ordinal": None}, "workshop-seafarers"),
        ({"mode": None}, "aichr-41 workshop-seafarers"),
        ({"mode": "video"}, NONE),
        ({"name": "40TH meeting of the AICHR"}, "aichr-40"),
        ({"name": "AICHR"}, NONE),
        ({"year": 2025}, "aichr-40 aichr-41"),
        ({"year": "2025"}, "aichr-40 aichr-41"),
        ({"year": [2024, 2026]}, NONE),
        ({"year": range(2024, 2026)}, "aichr-40 aichr-41"),
        ({"year": "2024/2025"}, "aichr-40 aichr-41"),
        ({"year": 987}, NONE),
        ({"on": "2025-07-08"}, "aichr-40"),
        ({"on": date(2025, 7, 8)}, "aichr-40"),
        ({"on": datetime(2025, 7, 8, 12)}, "aichr-40"),  # noqa: DTZ001
        ({"on": DateSpan("2025-11-24")}, "aichr-41"),
        ({"on": "2025-07"}, "aichr-40"),
        ({"when": "2025"}, "aichr-40 aichr-41"),
        ({"when": None}, "workshop-seafarers"),
        ({"on": None}, "workshop-seafarers"),
        ({"when": lambda when: when is not None and when.precision == "month"}, "aichr-41"),
        ({"country": "MY"}, "aichr-40"),
        ({"country": "Malaysia"}, "aichr-40"),
        ({"country": Country("VN")}, "workshop-seafarers"),
        ({"country": ["VN", "MY"]}, "aichr-40 workshop-seafarers"),
        ({"country": "Thailand"}, NONE),
        ({"country": None}, NONE),
        ({"country": lambda country: country.alpha_3 == "VNM"}, "workshop-seafarers"),
        ({"city": "kuala lumpur"}, "aichr-40"),
        ({"city": "Manila"}, NONE),
        ({"place": "Kuala Lumpur"}, "aichr-40"),
        ({"place": "Malaysia"}, "aichr-40"),
        ({"place": Country("MY")}, "aichr-40"),
        ({"place": None}, "aichr-41 workshop-seafarers"),
        ({"place": HELD.place}, "aichr-40"),
        ({"chairs": "Edmund Bon"}, "aichr-40"),
        ({"chairs": "AICHR"}, "aichr-40"),
        ({"chairs": "nobody"}, NONE),
        ({"hosts": "Malaysia"}, "aichr-40"),
        ({"hosts": None}, "aichr-41 workshop-seafarers"),
        ({"hosts": len}, "aichr-40"),
        ({"participants": "東盟 <b>"}, "workshop-seafarers"),
        ({"participants": {"東盟 <b>", "Laos"}}, "workshop-seafarers"),
        ({"outcomes": "took note of a report"}, "aichr-40"),
        ({"part_of": "aichr-40"}, "workshop-seafarers"),
    ],
)
def test_where_finds_meetings(conditions: dict[str, Any], found: str) -> None:
    assert " ".join(MEETINGS.where(**conditions).ids) == found


@pytest.mark.parametrize(
    ("records", "conditions", "found"),
    [
        (EVENTS, {"treaty": "ICCPR"}, "iccpr-vn-acceded-1982 iccpr-mm"),
        (EVENTS, {"state": "Viet Nam"}, "iccpr-vn-acceded-1982"),
        (EVENTS, {"event": "ratified", "negated": True}, "iccpr-mm"),
        (EVENTS, {"negated": False, "year": 1982}, "iccpr-vn-acceded-1982"),
        (FIGURES, {"country": "Laos"}, "trade-vn-la-2025 trade-vn-la-target"),
        (FIGURES, {"kind": "target", "year": 2029}, "trade-vn-la-target"),
        (FIGURES, {"amount": "1.6 billion US dollars"}, "trade-vn-la-2025"),
        (FIGURES, {"amount": Amount("2000000000 USD")}, "trade-vn-la-target"),
        (FIGURES, {"growth_percent": -18.8}, "trade-vn-la-2025"),
        (FIGURES, {"growth_percent": "-18.80"}, "trade-vn-la-2025"),
        (FIGURES, {"growth_percent": Decimal("18.8")}, ""),
        (Records(r.WorkPlan, [PLAN]), {"body": "aichr", "year": 2025}, "aichr-work-plan"),
        (Records(r.Statistic, [COUNT]), {"value": 7, "of_total": 9}, "parties"),
        (Records(r.Anniversary, [YEARS]), {"years": 58}, "asean-58"),
        (Records(r.Treaty, [COVENANT]), {"on": "1966", "abbreviation": "iccpr"}, "iccpr"),
    ],
)
def test_where_finds_other_records(records: Records[Any], conditions: dict[str, Any], found: str) -> None:
    assert " ".join(records.where(**conditions).ids) == found


def test_treaties_are_found_by_the_states_of_their_events() -> None:
    covenant = r.Treaty(id="iccpr", name="Covenant", events=(ACCESSION,))

    assert Records(r.Treaty, [covenant]).where(country="VN").ids == ("iccpr",)
    assert Records(r.Treaty, [covenant]).where(events=len).ids == ("iccpr",)
    assert Records(r.Treaty, [COVENANT]).where(country="VN").ids == ()


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2025", "2025", "aichr-40 aichr-41"),
        ("2025-07-08", "2025-07-08", "aichr-40"),
        (date(2025, 11, 30), None, "aichr-41"),
        (None, DateSpan("2025-07"), "aichr-40"),
        ("2025-07-09", "2025-10", NONE),
        ("2025-11-15", "2025-11-15", "aichr-41"),
    ],
)
def test_between_takes_all_that_touches(start: Any, end: Any, found: str) -> None:
    assert " ".join(MEETINGS.between(start, end).ids) == found


@pytest.mark.parametrize(
    ("when", "year", "on"),
    [
        ("2025-07-09/..", 2025, "2025-07-09"),
        ("../2025-07-09", 2025, "2025-07-09"),
        ("2025-07/..", 2025, "2025-07-31"),
        ("{2025-07-01..2025-07-03,2025-07-09}", 2025, "2025-07-02"),
    ],
)
def test_a_meeting_with_an_open_side_does_not_go_on_for_ever(when: str, year: int, on: str) -> None:
    meetings = Records(r.Meeting, [r.Meeting(id="m", name="m", series="amm", when=DateSpan(when))])

    for found in (meetings.where(year=year), meetings.on(on), meetings.where(when=on)):
        assert len(found) == 1
    for missed in (meetings.where(year=[2024, 2026]), meetings.where(when="2031"), meetings.on("1990")):
        assert len(missed) == 0
    assert len(meetings.where(when=lambda span: span == DateSpan(when))) == 1


def test_a_plan_with_an_open_side_goes_on() -> None:
    plan = r.WorkPlan(id="p", name="p", status="adopted", period=DateSpan("2025/.."))

    assert len(Records(r.WorkPlan, [plan]).where(year=2040)) == 1


def test_on_takes_days_and_periods() -> None:
    assert MEETINGS.on("2025-07-08").ids == ("aichr-40",)
    assert MEETINGS.on(date(2025, 11, 1)).ids == ("aichr-41",)


@pytest.mark.parametrize(
    ("conditions", "error", "message"),
    [
        (
            {"colour": "red"},
            QueryError,
            r"colour: Meeting has no such condition; known: chairs, city, confidence, country, hosts",
        ),
        ({"evidence": "x"}, QueryError, "evidence: Meeting has no such condition"),
        ({"series": "summit"}, QueryError, "series: 'summit' is no value of it; known: aichr_regular"),
        ({"series": ["workshop", "summit"]}, QueryError, "series: 'summit' is no value of it"),
        ({"series": b"workshop"}, InputTypeError, "series must be text, not bytes"),
        ({"year": lambda year: year > 2020}, QueryError, "year: takes a year or several, not a function"),
        ({"year": 2025.0}, InputTypeError, "year must be"),
        ({"year": 123456}, DateParseError, "cannot read '123456' as a date"),
        ({"on": "8 July"}, DateParseError, "cannot read '8 July' as a date"),
        ({"country": "Atlantis"}, UnknownCountryError, "Atlantis"),
        ({"country": 704}, InputTypeError, "must be"),
    ],
)
def test_where_refuses_what_it_does_not_know(conditions: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        MEETINGS.where(**conditions)
    assert issubclass(error, AseanhrError)


@pytest.mark.parametrize(
    ("conditions", "error"),
    [
        ({"growth_percent": "much"}, QueryError),
        ({"growth_percent": True}, InputTypeError),
        ({"growth_percent": []}, None),
        ({"amount": "much"}, AmountParseError),
        ({"amount": 5}, InputTypeError),
        ({"series": "workshop"}, QueryError),
    ],
)
def test_where_refuses_what_is_no_number(conditions: Any, error: type[Exception] | None) -> None:
    if error is None:
        assert len(FIGURES.where(**conditions)) == 0
    else:
        with pytest.raises(error):
            FIGURES.where(**conditions)


def test_records_that_were_read_are_found_by_how_sure_the_reader_is() -> None:
    sure = r.Meeting(id="amm-70", name="AMM", series="amm", confidence=0.75, level="stated")
    read = Records(r.Meeting, [sure, NEXT])

    assert read.where(confidence=0.75).ids == read.where(confidence="0.750").ids == ("amm-70",)
    assert read.where(confidence=lambda value: value is not None and value > 0.5).ids == ("amm-70",)
    assert read.where(level="stated").ids == ("amm-70",)
    assert read.where(confidence=None, level=None).ids == ("aichr-41",)
    with pytest.raises(InputTypeError, match="confidence must be a number"):
        read.where(confidence=True)


def test_booleans_and_counts_are_not_mixed_up() -> None:
    with pytest.raises(InputTypeError, match="negated must be True or False, not int"):
        EVENTS.where(negated=1)
    with pytest.raises(InputTypeError, match="years must be a whole number, not str"):
        Records(r.Anniversary, [YEARS]).where(years="58")


def test_records_without_a_time_are_not_asked_for_one() -> None:
    people = Records(r.Person, [], "people")

    with pytest.raises(QueryError, match="known: aliases, confidence, country, id, level, name, offices"):
        people.on("2025")
    with pytest.raises(DateParseError, match="a span needs a start or an end"):
        MEETINGS.between(None, None)
    with pytest.raises(DateParseError, match="it ends before it starts"):
        MEETINGS.between("2026", "2025")


def test_every_class_says_what_it_can_be_asked_for() -> None:
    for kind in TABLES.values():
        known = conditions_of(kind)

        assert "id" in known
        assert list(known) == sorted(known)
        assert ("year" in known) == ("on" in known)
    assert "city" in conditions_of(r.Meeting)
    assert "country" not in conditions_of(r.Source)
    assert "country" in conditions_of(r.Commitment)


@given(any_record())
def test_every_record_is_found_by_its_own_facts(record: Any) -> None:
    mine = Records(type(record), [record])

    assert len(mine.where(id=record.id)) == 1
    for country in set(countries_in(record)):
        assert len(mine.where(country=country)) == 1
    when = time_of(record)
    assert when is None or len(mine.on(when)) == 1


@given(BY_TABLE["meetings"], spans())
def test_conditions_narrow_and_never_widen(meeting: r.Meeting, when: DateSpan) -> None:
    mine = Records(r.Meeting, [meeting])

    assert len(mine.where(on=when, series=meeting.series)) == len(mine.on(when))
    assert len(mine.where(on=when, id="no-such-id")) == 0


HUGE = 10**5000


@pytest.mark.parametrize(
    ("cls", "conditions"),
    [
        (r.TradeFigure, {"growth_percent": "sNaN"}),
        (r.TradeFigure, {"growth_percent": float("nan")}),
        (r.TradeFigure, {"growth_percent": Decimal("Infinity")}),
        (r.TradeFigure, {"growth_percent": HUGE}),
        (r.Meeting, {"name": HUGE}),
        (r.Meeting, {"ordinal": HUGE}),
        (r.Meeting, {"year": HUGE}),
    ],
)
def test_a_number_beyond_all_bounds_is_no_raw_error(cls: type[Any], conditions: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match=next(iter(conditions))):
        Records(cls, []).where(**conditions)
