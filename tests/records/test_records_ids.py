"""Ids: stable, ASCII, made of facts."""

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from aseanhr.records import Meeting, TradeFigure, TreatyEvent, WorkPlan
from aseanhr.records.base import ID
from aseanhr.records.ids import (
    distinct,
    meeting_id,
    page_id,
    person_id,
    slug,
    term_id,
    trade_figure_id,
    treaty_event_id,
    work_plan_id,
)
from aseanhr.records.plain import to_dict
from aseanhr.values import Amount, Country, DateSpan


def span(text: str | None) -> DateSpan | None:
    return DateSpan(text) if text else None


@pytest.mark.parametrize(
    ("series", "facts", "expected"),
    [
        ("aichr_regular", {"ordinal": "45"}, "aichr-regular-45"),
        ("aichr_regular", {"ordinal": "45", "when": "2027-03"}, "aichr-regular-45"),
        ("aichr_special", {"ordinal": "3/2018"}, "aichr-special-2018-3"),
        ("aichr_special", {"when": "2018-05-02/2018-05-04"}, "aichr-special-2018-05-02"),
        ("amm", {"ordinal": "61", "component": "Retreat"}, "amm-61-retreat"),
        ("unga_session", {"ordinal": "83"}, "unga-83"),
        (
            "un_hrc_session",
            {"ordinal": "60", "component": "High-Level Segment"},
            "un-hrc-60-high-level-segment",
        ),
        ("bilateral", {"when": "2024-03-05/2024-03-06", "states": "PH BN"}, "bilateral-bn-ph-2024-03-05"),
        (
            "bilateral",
            {"ordinal": "7", "when": "2024-03-05", "states": "PH BN"},
            "bilateral-bn-ph-2024-03-05",
        ),
        ("bilateral", {"ordinal": "7", "states": "PH BN"}, "bilateral-bn-ph-7"),
        ("joint_cabinet", {"ordinal": "5", "when": "2024", "states": "TH LA"}, "joint-cabinet-la-th-5"),
        ("asean_human_rights_dialogue", {"when": "2023-11-06"}, "asean-human-rights-dialogue-2023"),
        ("asean_human_rights_dialogue", {}, "asean-human-rights-dialogue-undated"),
        ("asean_human_rights_dialogue", {"when": "../2023"}, "asean-human-rights-dialogue-until-2023"),
        ("aichr_amm_dialogue", {"when": "2017-08-04/.."}, "aichr-amm-dialogue-2017-08-04"),
        ("seanwfz_commission", {"when": "../2012-07-08"}, "seanwfz-commission-until-2012-07-08"),
        ("workshop", {"when": "2027", "name": "Workshop on Water"}, "workshop-2027-workshop-on-water"),
        ("workshop", {"when": "2027"}, "workshop-2027"),
        ("other", {"name": "Tọa đàm", "ordinal": "4"}, "other-undated-toa-dam"),
    ],
)
def test_meetings(series: Any, facts: dict[str, str], expected: str) -> None:
    given_facts: dict[str, Any] = dict(facts)
    given_facts["when"] = span(facts.get("when"))
    given_facts["states"] = [Country.of(code) for code in facts.get("states", "").split()]
    assert meeting_id(series, **given_facts) == expected


@pytest.mark.parametrize(
    ("event", "facts", "expected"),
    [
        ("ratified", {"state": "LA", "when": "2012-09-26"}, "cat-la-ratified-2012-09-26"),
        ("entered_into_force", {"when": "1987-06-26"}, "cat-entered-into-force-1987-06-26"),
        ("signed", {"state": "BN", "negated": True}, "cat-bn-not-signed"),
        (
            "membership_count",
            {"state": "MM", "value": "4/9", "when": "2024"},
            "cat-mm-membership-count-4-of-9-2024",
        ),
        ("membership_count", {"state": "MM", "value": "4"}, "cat-mm-membership-count-4"),
        ("accession_expected", {"when": "2027-07-09/.."}, "cat-accession-expected-from-2027-07-09"),
        ("adopted", {"when": "../1984"}, "cat-adopted-until-1984"),
        ("signed", {"when": "2007-10-22/2007-10-23"}, "cat-signed-2007-10-22.2007-10-23"),
    ],
)
def test_treaty_events(event: Any, facts: dict[str, Any], expected: str) -> None:
    state = Country.of(facts["state"]) if "state" in facts else None
    rest = {"value": facts.get("value"), "negated": facts.get("negated", False)}
    assert treaty_event_id("cat", event, state=state, when=span(facts.get("when")), **rest) == expected


@pytest.mark.parametrize(
    ("name", "body", "period", "expected"),
    [
        ("Work Plan", "ACWC", "2027/2031", "acwc-work-plan-2027-2031"),
        ("ACWC Work Plan 2027–2031", "ACWC", "2027/2031", "acwc-work-plan-2027-2031"),
        ("Priority Programme 2028", "AICHR", "2028", "aichr-priority-programme-2028"),
        (
            "Action programme of Laos and Malaysia",
            "Laos and Malaysia",
            "2029",
            "action-programme-of-laos-and-malaysia-2029",
        ),
        ("Vision 2060", "ASEAN", "../2060", "asean-vision-2060"),
        ("Blueprint", None, "2026-07/..", "blueprint-2026"),
        ("Guidelines", None, None, "guidelines"),
    ],
)
def test_work_plans(name: str, body: str | None, period: str | None, expected: str) -> None:
    assert work_plan_id(name, body=body, period=span(period)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"period": "2024"}, "trade-ph-vn-total-2024"),
        ({"period": "2024-01/2024-06"}, "trade-ph-vn-total-2024-01.2024-06"),
        ({"flow": "export", "period": "2024"}, "trade-vn-ph-export-2024"),
        ({"kind": "target", "amount": "12500000000"}, "trade-ph-vn-total-target-12.5bn-usd"),
        (
            {"kind": "target", "amount": "10000000000", "target_by": "2030"},
            "trade-ph-vn-total-target-10bn-usd-2030",
        ),
        ({"kind": "forecast", "period": "2026", "amount": "10000000000"}, "trade-ph-vn-total-forecast-2026"),
        ({"kind": "forecast", "amount": "10000000000"}, "trade-ph-vn-total-forecast-10bn-usd"),
        ({"amount": "870000000"}, "trade-ph-vn-total-870m-usd"),
        ({"amount": "2500000000000"}, "trade-ph-vn-total-2.5tn-usd"),
        ({"amount": "950"}, "trade-ph-vn-total-950-usd"),
    ],
)
def test_trade_figures(facts: dict[str, Any], expected: str) -> None:
    given_facts = dict(facts)
    for field in ("period", "target_by"):
        given_facts[field] = span(facts.get(field))
    if "amount" in facts:
        given_facts["amount"] = Amount(Decimal(facts["amount"]), "USD")
    assert trade_figure_id(Country.of("VN"), Country.of("PH"), **given_facts) == expected
    if facts.get("flow") is None:
        assert trade_figure_id(Country.of("PH"), Country.of("VN"), **given_facts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đỗ Ngọc Sơn", "do-ngoc-son"),
        ("Östtimor åter", "osttimor-ater"),
        ("O’Brien's  (2nd)", "obriens-2nd"),
        ("straße łódź æ", "strasse-lodz-ae"),
        ("São Tomé", "sao-tome"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert person_id(text) == expected


def test_slugs_are_cut_between_words() -> None:
    assert slug("one two three", length=9) == "one-two"
    assert slug("one two three", length=7) == "one-two"
    assert slug("onetwothree", length=4) == "onet"


def test_pages_have_the_host_in_their_id() -> None:
    assert re.fullmatch(r"example\.org-[0-9a-f]{8}", page_id("http://www.Example.org:8080/a"))
    assert page_id("https://example.org/a") != page_id("https://example.org/b")


@given(st.text())
def test_any_text_has_a_slug_that_is_an_id(text: str) -> None:
    assert re.fullmatch(ID, slug(text))
    assert slug(slug(text)) == slug(text)


@given(st.text(), st.integers(1, 30))
def test_slugs_keep_to_their_length(text: str, length: int) -> None:
    assert re.fullmatch(ID, slug(text, length=length))
    assert len(slug(text, length=length)) <= max(length, 8)


@given(st.lists(st.sampled_from(["a", "b", "a-2"])))
def test_distinct_ids_are_distinct(ids: list[str]) -> None:
    out = distinct(ids)
    assert len(set(out)) == len(out) == len(ids)
    assert all(new == old or new.startswith(f"{old}-") for new, old in zip(out, ids, strict=True))


@given(strategies.meetings())
def test_every_meeting_has_an_id(meeting: Meeting) -> None:
    states = [p.country for p in meeting.participants if p.country]
    made = meeting_id(
        meeting.series, ordinal=meeting.ordinal, when=meeting.when, states=states, name=meeting.name
    )
    assert re.fullmatch(ID, made)


@given(strategies.treaty_events())
def test_every_treaty_event_has_an_id(event: TreatyEvent) -> None:
    made = treaty_event_id(
        slug(event.treaty),
        event.event,
        state=event.state,
        when=event.when,
        value=event.value,
        negated=event.negated,
    )
    assert re.fullmatch(ID, made)


@given(strategies.work_plans())
def test_every_work_plan_has_an_id(plan: WorkPlan) -> None:
    assert re.fullmatch(ID, work_plan_id(plan.name, body=plan.body, period=plan.period))


@given(strategies.trade_figures())
def test_every_trade_figure_has_an_id(figure: TradeFigure) -> None:
    facts = {name: getattr(figure, name) for name in ("flow", "period", "kind", "amount", "target_by")}
    assert to_dict(figure)["id"]
    assert re.fullmatch(ID, trade_figure_id(figure.reporter, figure.partner, **facts))


def test_a_chair_is_told_by_the_period_and_others_by_state_and_person_too() -> None:
    period, country = DateSpan("2030"), Country("SG")
    assert term_id("acwc", "chair", country=country, name="A. Person", period=period) == "acwc-chair-2030"
    person = term_id("acwc", "representative", country=country, name="A. Person", period=period)
    assert person == "acwc-representative-sg-a-person-2030"
    assert term_id("acwc", "representative", period=period) == "acwc-representative-2030"
