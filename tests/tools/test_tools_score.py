"""The measure of the reader: what pairs with what, and what is compared."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from aseanhr.interop.findings import Findings
from aseanhr.records import Meeting, Participant, Place, TradeFigure, TreatyEvent, WorkPlan
from aseanhr.values import Amount, Country, DateSpan
from reader.score import Tally, bounds_of_text, is_accepted
from reader.score_kinds import score

Gold = dict[str, Any]


def held(series: Any = "amm", when: str | None = "2025-07-09", **more: Any) -> Meeting:
    return Meeting(id="x", name="X", series=series, when=DateSpan(when) if when else None, **more)


def of_meetings(gold: Gold | list[Gold], *found: Meeting) -> Tally:
    rows = gold if isinstance(gold, list) else [gold]
    rows = [
        {"series": "amm", "name_en": "AMM", "start": "2025-07-09", "end": "2025-07-09", **row} for row in rows
    ]
    return score({"meetings": rows}, Findings(meetings=found))["meetings"]


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.false, tally.missed


def states(*codes: str) -> tuple[Participant, ...]:
    return tuple(Participant(country=Country(code)) for code in codes)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        (None, ("", "")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-13", ("?", "?")),
        ("2024-07~", ("2024-07-01", "2024-07-31")),
        ("2025-07-09", ("2025-07-09", "2025-07-09")),
        ("../2025", ("", "2025-12-31")),
        ("2025/", ("2025-01-01", "")),
        ("[2024,2026]", ("2024-01-01", "2026-12-31")),
        ("{2024..2026}", ("2024-01-01", "2026-12-31")),
    ],
)
def test_dates_of_the_annotation_have_bounds(text: str | None, bounds: tuple[str, str]) -> None:
    assert bounds_of_text(text) == bounds


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ({}, held(), True),
        ({}, held("eas"), False),
        ({"series": "other"}, held("eas"), True),
        ({"series": "other"}, held("eas", "2024"), False),
        ({"accept": {"series": ["eas"]}}, held("eas"), True),
        ({"ordinal": "58"}, held(ordinal="58"), True),
        ({"ordinal": "58"}, held(ordinal="57", when="2024"), False),
        ({"ordinal": "58", "accept": {"ordinal": ["57"]}}, held(ordinal="57", when="2024"), True),
        ({}, held(when=None), True),
        ({}, held(when="2025-07"), True),
        ({"series": "other", "country": "MY"}, held("eas", "2025-07", place=Place(country=Country("LA"))), True),
        ({"series": "bilateral", "name_en": "Laos and Viet Nam"}, held("bilateral", participants=states("LA", "VN")), True),
        ({"series": "bilateral", "name_en": "Laos and Viet Nam"}, held("bilateral", participants=states("LA", "TH")), False),
        (
            {"series": "bilateral", "name_en": "Laos and Viet Nam", "ordinal": "3"},
            held("bilateral", ordinal="3", participants=states("LA", "TH")),
            True,
        ),
        ({"series": "bilateral", "participants": [{"country": "LA"}]}, held("bilateral", participants=states("LA", "TH")), True),
        ({"series": "bilateral", "participants": [{"person": "A"}]}, held("bilateral", participants=states("LA")), True),
    ],
)  # fmt: skip
def test_meetings_pair_by_their_facts(gold: Gold, found: Meeting, pairs: bool) -> None:
    assert counts(of_meetings(gold, found)) == ((1, 0, 0) if pairs else (0, 1, 1))


def test_an_optional_record_costs_nothing_and_gives_nothing() -> None:
    assert counts(of_meetings({"required": False}, held())) == (0, 0, 0)
    assert counts(of_meetings({"required": False})) == (0, 0, 0)
    assert counts(of_meetings([{"required": False}, {}], held())) == (1, 0, 0)


def test_fields_of_a_meeting_are_compared() -> None:
    gold: Gold = {
        "ordinal": "58", "city": "Kuala Lumpur", "country": "MY", "mode": "in_person", "status": "held",
        "host": {"country": "MY"}, "co_host": "TH", "chair": {"person": "Mohamad Hasan"},
    }  # fmt: skip
    found = held(
        ordinal="58",
        place=Place(city="Kuala-Lumpur", country=Country("MY")),
        mode="in_person",
        hosts=states("TH"),
        chairs=(Participant(name="Mohamad bin Hasan"),),
    )
    fields = of_meetings(gold, found).fields

    assert {name for name, (right, all_) in fields.items() if right == all_ == 1} == {
        "ordinal", "dates", "city", "country", "mode", "status", "host",
    }  # fmt: skip
    assert fields["chair"] == [0, 1]


@pytest.mark.parametrize(
    ("gold", "found", "field", "right"),
    [
        ({"city": None}, held(place=Place(city="Hanoi")), "no_city", 0),
        ({"city": None}, held(), "no_city", 1),
        ({"chair": None}, held(chairs=(Participant(name="A"),)), "no_chair", 0),
        ({"chair": None}, held(), "no_chair", 1),
        ({"chair": {"person": "Anwar"}}, held(chairs=(Participant(name="Anwar Ibrahim"),)), "chair", 1),
        ({"chair": {"person": "Anwar"}}, held(), "chair", 0),
        ({"chair": {"person": "Anwar"}, "accept": {"chair": [None]}}, held(), "chair", 1),
        ({"chair": {"person": "Anwar"}, "accept": {"chair": ["a note"]}}, held(), "chair", 0),
        ({"host": "MY"}, held(), "host", 0),
        ({"host": "MY", "accept": {"host": [None]}}, held(), "host", 1),
        ({"mode": "in_person"}, held(), "mode", 1),
        ({"mode": "video"}, held(), "mode", 0),
        ({"end": None}, held(when="2025-07-09/.."), "dates", 1),
        ({"accept": {"start": ["2025-07"]}}, held(when="2025-07-01/2025-07-31"), "dates", 1),
        ({"accept": {"city": ["Ha Noi"]}, "city": "Jakarta"}, held(place=Place(city="Hanoi")), "city", 1),
    ],
)  # fmt: skip
def test_what_is_said_otherwise_may_be_right(gold: Gold, found: Meeting, field: str, right: int) -> None:
    assert of_meetings(gold, found).fields[field] == [right, 1]


def test_two_states_are_compared() -> None:
    gold = {"series": "bilateral", "name_en": "Laos and Viet Nam"}

    assert of_meetings(gold, held("bilateral", participants=states("LA", "VN"))).fields["states"] == [1, 1]


@pytest.mark.parametrize(
    ("gold", "field", "got", "right"),
    [
        ({"accept": {"growth_percent": ["7.50"]}}, "growth", Decimal("7.5"), True),
        ({"accept": {"growth_percent": ["7.50"]}}, "growth", None, False),
        ({"accept": {"period": ["2025"]}}, "period", ("2025-01-01", "2025-12-31"), True),
        ({"accept": {"status": ["planned"]}}, "status", "planned", True),
        ({"accept": {"status": ["planned"]}}, "status", "held", False),
        ({"accept": {"period": [None]}}, "period", ("", ""), True),
        ({}, "mode", "in_person", True),
    ],
)
def test_the_annotation_may_accept_more(gold: Gold, field: str, got: Any, right: bool) -> None:
    assert is_accepted(gold, field, got) == right


def figure(amount: str = "2000 USD", sides: str = "VN LA", **more: Any) -> TradeFigure:
    one, two = sides.split()
    return TradeFigure(id="x", reporter=Country(one), partner=Country(two), amount=Amount(amount), **more)


TRADE: Gold = {
    "reporter": "VN",
    "partner": "LA",
    "value": 2000,
    "currency": "USD",
    "period": "2025",
    "flow": "export",
}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (TRADE, figure(), (1, 0, 0)),
        (TRADE, figure(sides="LA VN"), (1, 0, 0)),
        (TRADE, figure(sides="LA TH"), (0, 1, 1)),
        (TRADE, figure(kind="target"), (0, 1, 1)),
        (TRADE, figure(kind="forecast"), (0, 0, 1)),
        (TRADE, figure("2001 USD"), (0, 1, 1)),
        ({**TRADE, "accept": {"value": [2001]}}, figure("2001 USD"), (1, 0, 0)),
        (TRADE, figure("2000 EUR"), (0, 1, 1)),
    ],
)
def test_figures_pair_by_sides_and_sums(
    gold: Gold, found: TradeFigure, expected: tuple[int, int, int]
) -> None:
    assert counts(score({"trade": [gold]}, Findings(trade_figures=(found,)))["trade_figures"]) == expected


@pytest.mark.parametrize(
    ("found", "flow"),
    [
        (figure(flow="export"), 1), (figure(flow="import"), 0), (figure(sides="LA VN", flow="import"), 1), (figure(), 0),
    ],
)  # fmt: skip
def test_a_flow_may_be_told_from_either_side(found: TradeFigure, flow: int) -> None:
    gold = {**TRADE, "growth_percent": 5}
    fields = score({"trade": [gold]}, Findings(trade_figures=(found,)))["trade_figures"].fields

    assert fields["flow"] == [flow, 1]
    assert fields["growth"] == fields["period"] == [0, 1]


def test_a_target_has_the_time_by_which_it_is_to_be_reached() -> None:
    gold = {**TRADE, "kind": "target", "flow": None}
    found = figure(kind="target", target_by=DateSpan("2025"))

    assert score({"trade": [gold]}, Findings(trade_figures=(found,)))["trade_figures"].fields["period"] == [
        1,
        1,
    ]


def plan(name: str, period: str | None = None, **more: Any) -> WorkPlan:
    return WorkPlan(id="x", name=name, status="adopted", period=DateSpan(period) if period else None, **more)


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ({"period": "2026/2030"}, plan("Another", "2026/2030"), True),
        ({"period": "2026/2030"}, plan("AICHR Vision", "2021/2025"), False),
        ({"period": "2026/2030", "accept": {"period": ["2026"]}}, plan("Another", "2026"), True),
        ({}, plan("AICHR Vision"), True),
        ({}, plan("AICHR Work Plan"), False),
    ],
)
def test_plans_pair_by_years_or_words(gold: Gold, found: WorkPlan, pairs: bool) -> None:
    row = {"name_en": "Vision of the AICHR", "status": "adopted", "adopted_on": "2025-07-09", **gold}
    tally = score({"work_plans": [row]}, Findings(work_plans=(found,)))["work_plans"]

    assert counts(tally) == ((1, 0, 0) if pairs else (0, 1, 1))
    if pairs:
        assert (tally.fields["status"], tally.fields["adopted_on"]) == ([1, 1], [0, 1])


def act(
    treaty: str, event: Any = "ratified", state: str | None = "VN", when: str | None = None, **more: Any
) -> TreatyEvent:
    return TreatyEvent(
        id="x",
        treaty=treaty,
        event=event,
        state=Country(state) if state else None,
        when=DateSpan(when) if when else None,
        **more,
    )


def of_acts(treaty: Gold, *found: TreatyEvent) -> Tally:
    return score({"treaties": [treaty]}, Findings(treaty_events=found))["treaty_events"]


TORTURE: Gold = {"name_en": "Convention against Torture", "abbreviation": "CAT"}
RATIFIED: Gold = {"event": "ratified", "state": "VN", "date": "2015-02-05"}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (act("cat", when="2015-02-05"), (1, 0, 0)),
        (act("cat", when="2014"), (1, 0, 0)),
        (act("cat", state=None), (1, 0, 0)),
        (act("cat", state="LA"), (0, 1, 1)),
        (act("opcat"), (0, 1, 1)),
        (act("cat", "signed"), (0, 1, 1)),
        (act("cat", "adopted", None), (0, 0, 1)),
        (act("cat", "membership_count", value="6/9"), (0, 0, 1)),
    ],
)
def test_acts_pair_by_treaty_act_and_state(found: TreatyEvent, expected: tuple[int, int, int]) -> None:
    assert counts(of_acts({**TORTURE, "events": [RATIFIED]}, found)) == expected


@pytest.mark.parametrize(
    ("gold", "name", "same"),
    [
        ({"name_en": "Convention No. 087 of the ILO"}, "ilo-c087", True),
        ({"name_en": "Treaty on Extradition"}, "extradition", True),
        ({"name_en": "Agreement on Transit and Transport"}, "transit-and-transport-agreement", True),
        ({"name_en": "Agreement on Transit", "abbreviation": "AFAFGIT"}, "afafgit agreement", True),
        ({"name_en": "Agreement on Transit", "accept": {"abbreviation": ["AFA"]}}, "the afa", True),
        ({"name_en": "Agreement on Transit"}, "extradition", False),
    ],
)
def test_a_treaty_has_many_names(gold: Gold, name: str, same: bool) -> None:
    tally = of_acts({"events": [{"event": "ratified", "state": "VN"}], **gold}, act(name))

    assert counts(tally) == ((1, 0, 0) if same else (0, 1, 1))


def test_acts_may_be_told_besides_or_be_left_out() -> None:
    absent = {**TORTURE, "events": [RATIFIED], "accept": {"events[0]": ["absent"]}}
    extra = {
        **TORTURE,
        "events": [],
        "accept": {"extra": ["signed/acceded LA", {"event": "ratified", "state": "TH", "negated": True}]},
    }
    anything = {**TORTURE, "events": [], "accept": {"extra": ["any"]}}

    assert counts(of_acts(absent)) == (0, 0, 0)
    assert counts(of_acts(extra, act("cat", "acceded", "LA"), act("cat", state="TH", negated=True))) == (
        0,
        0,
        0,
    )
    assert counts(of_acts(anything, act("cat", "signed"), act("cat", "ratified"))) == (0, 1, 0)


def test_what_is_adopted_or_counted_is_scored_where_it_is_annotated() -> None:
    gold = {**TORTURE, "events": [{"event": "adopted"}, {"event": "membership_count", "state": "VN"}]}

    assert counts(
        of_acts(gold, act("cat", "adopted", None), act("cat", "membership_count", value="6/9"))
    ) == (2, 0, 0)


def test_fields_of_an_act_are_compared() -> None:
    gold = {**TORTURE, "events": [RATIFIED], "accept": {"events[0].date": ["2015"]}}
    fields = of_acts(gold, act("cat", when="2015-02-05", negated=True)).fields

    assert dict(fields) == {"state": [1, 1], "negated": [0, 1], "date": [1, 1]}


def test_tallies_add_up() -> None:
    total = Tally()
    for found in ((held(),), ()):
        total.add(of_meetings({}, *found))

    assert (total.precision, total.recall, total.field_rate) == (1.0, 0.5, 1.0)
    assert round(total.f1, 3) == 0.667
    assert Tally(false=1, missed=1).f1 == 0.0
    assert Tally().precision == 1.0
