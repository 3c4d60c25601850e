"""`aseanhr.merge`: one event told in several texts becomes one record."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aseanhr
import strategies
from aseanhr.errors import InputTypeError
from aseanhr.interop.findings import Findings
from aseanhr.linking import merge
from aseanhr.linking.identity import id_of
from aseanhr.linking.likeness import likeness, link
from aseanhr.records import (
    Dispute,
    Evidence,
    Meeting,
    Participant,
    Person,
    Record,
    Term,
    TradeFigure,
    TreatyEvent,
    WorkPlan,
    hash_words,
)
from aseanhr.values import Amount, Country, DateSpan
from readings import only

ENGLISH = "The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur in July 2025."
SWEDISH = "Aseans 58:e utrikesministermöte hölls i Kuala Lumpur den 9 juli 2025."


def talks(id: str, when: str, other: str = "LA", **more: Any) -> Meeting:
    sides = (Participant(country=Country("VN")), Participant(country=Country(other)))
    return Meeting(id=id, name="Talks", series="bilateral", when=DateSpan(when), participants=sides, **more)


def amm(id: str, when: str, ordinal: str = "58", **more: Any) -> Meeting:
    return Meeting(id=id, name="AMM", series="amm", ordinal=ordinal, when=DateSpan(when), **more)


def said(field: str, source: str = "text") -> Evidence:
    return Evidence(source=source, field=field, start=0, end=1, sha256=hash_words("x"))


def test_one_event_in_two_languages_is_one_record_with_the_evidence_of_both() -> None:
    meeting = only(
        merge(
            [
                aseanhr.extract(ENGLISH, lang="en", source="en"),
                aseanhr.extract(SWEDISH, lang="sv", source="sv"),
            ]
        ).meetings
    )

    assert (meeting.id, str(meeting.when)) == ("amm-58", "2025-07-09")
    assert {item.source for item in meeting.evidence} == {"en", "sv"}


def test_the_dataset_and_a_text_are_joined_and_the_dataset_leads() -> None:
    known = aseanhr.meetings["amm-58"]
    merged = merge([[known], aseanhr.extract(ENGLISH, lang="en", source="news")])

    assert [known.id] == [meeting.id for meeting in merged.meetings]
    assert "news" in {item.source for item in merged.meetings[0].evidence}


def test_records_by_themselves_count_as_texts() -> None:
    assert len(merge([amm("amm-58", "2025"), amm("x", "2025-07")]).meetings) == 1
    assert len(merge([[amm("amm-58", "2025"), amm("x", "2025-07")]]).meetings) == 2


def test_all_kinds_are_joined() -> None:
    act = TreatyEvent(id="a", treaty="cat", event="ratified", state=Country("VN"), when=DateSpan("2015"))
    plan = WorkPlan(id="p", name="AICHR Work Plan", period=DateSpan("2026/2030"), status="adopted")
    figure = TradeFigure(
        id="f",
        reporter=Country("VN"),
        partner=Country("LA"),
        amount=Amount("1 USD"),
        period=DateSpan("2025"),
    )
    merged = merge([[act, plan, figure], [figure, plan, act]])

    assert ((act,), (plan,)) == (merged.treaty_events, merged.work_plans)
    assert (figure,) == merged.trade_figures


def test_an_id_of_facts_follows_the_facts_and_another_stays() -> None:
    vague, exact = (
        talks("bilateral-la-vn-2025-07", "2025-07"),
        talks("bilateral-la-vn-2025-07-10", "2025-07-10"),
    )

    assert only(merge([vague, exact]).meetings).id == "bilateral-la-vn-2025-07-10"
    assert only(merge([attrs.evolve(vague, id="chosen"), exact]).meetings).id == "chosen"
    assert only(merge([attrs.evolve(vague, id="alone")]).meetings).id == "alone"


def test_one_id_in_two_texts_may_name_two_events() -> None:
    one, two = (Meeting(id="workshop", name="Workshop", series="workshop") for _ in range(2))

    assert [meeting.id for meeting in merge([[one], [two]]).meetings] == ["workshop", "workshop-2"]


def test_records_point_to_the_joined_meetings() -> None:
    first = [amm("amm-58", "2025-07"), talks("aside", "2025-07-09", part_of="amm-58")]
    second = [
        amm("summit", "2025-07-09"),
        talks("aside", "2025-07-09", part_of="summit"),
        talks("other", "2024-07-09", part_of="of-no-text"),
        WorkPlan(id="plan", name="Work Plan", status="adopted", adopted_at="summit"),
        WorkPlan(id="alone", name="Vision for All", status="adopted", adopted_at="of-no-text"),
    ]
    merged = merge([first, second])

    assert [(meeting.id, meeting.part_of) for meeting in merged.meetings] == [
        ("amm-58", None), ("aside", "amm-58"), ("other", "of-no-text"),
    ]  # fmt: skip
    assert [plan.adopted_at for plan in merged.work_plans] == ["amm-58", "of-no-text"]
    assert merged.meetings[1].disputes == ()


def test_texts_without_a_name_are_numbered() -> None:
    dispute = Dispute(field="when", value="2024", source="text", reason="a reason")
    one = amm("amm-58", "2025", evidence=(said("when"), said("name", "page")))
    named = amm("amm-58", "2025", evidence=(said("when", "page"),))
    two = amm("amm-58", "2025", evidence=(said("when"),), disputes=(dispute,))
    merged = only(merge([one, named, two]).meetings)

    assert [(item.source, item.field) for item in merged.evidence] == [
        ("text-1", "when"), ("page", "name"), ("page", "when"), ("text-2", "when"),
    ]  # fmt: skip
    assert merged.disputes == (attrs.evolve(dispute, source="text-2"),)
    assert only(merge([one, named]).meetings).evidence[0].source == "text"


@pytest.mark.parametrize(
    "texts",
    [
        None,
        "text",
        amm("amm-58", "2025"),
        Findings(),
        ["text"],
        [3],
        [["text"]],
        [Person(id="p", name="A")],
        [[Record(id="r")]],
    ],
)
def test_what_is_no_record_of_a_text_is_refused(texts: Any) -> None:
    with pytest.raises(InputTypeError, match="texts must be"):
        merge(texts)


def test_records_of_other_kinds_are_linked_by_their_ids() -> None:
    one, two = Person(id="p", name="A"), Person(id="q", name="A")

    assert link([[one], [two], [one]]) == [(one, one), (two,)]


def test_ids_are_made_of_facts_where_there_are_any() -> None:
    term = Term(id="x", organization="acwc", role="chair", country=Country("SG"), period=DateSpan("2030"))

    assert id_of(term) == "acwc-chair-2030"
    assert id_of(Person(id="p", name="A")) == "p"


def test_nothing_gives_nothing() -> None:
    assert Findings() == merge([]) == merge([Findings(), []])


def test_merging_again_changes_nothing() -> None:
    merged = merge([amm("amm-58", "2025-07"), amm("amm-58", "2025-07-09"), talks("t", "2025-01-02")])

    assert merge([merged]) == merged


KINDS: Any = st.one_of(
    strategies.meetings(), strategies.treaty_events(), strategies.work_plans(), strategies.trade_figures()
)


@given(st.lists(KINDS, max_size=8))
def test_what_is_alike_lies_on_one_shelf(records: list[Record]) -> None:
    alike = {
        (i, j)
        for j, two in enumerate(records)
        for i, one in enumerate(records[:j])
        if likeness(one, two) >= 5
    }
    together = {
        (i, j)
        for cluster in link([[record] for record in records])
        for j in range(len(records))
        for i in range(j)
        if any(records[i] is one for one in cluster) and any(records[j] is one for one in cluster)
    }

    assert together <= alike
    assert bool(together) == bool(alike)


@given(st.lists(st.lists(KINDS, max_size=4), max_size=3))
def test_no_record_is_lost_and_no_id_is_given_twice(groups: list[list[Any]]) -> None:
    merged = merge(groups)
    clusters = sum(
        len(link([[record for record in group if isinstance(record, kind)] for group in groups]))
        for kind in (Meeting, TreatyEvent, WorkPlan, TradeFigure)
    )

    assert len(merged.records) == clusters
    for records in (merged.meetings, merged.treaty_events, merged.work_plans, merged.trade_figures):
        ids = [record.id for record in records]
        assert len(set(ids)) == len(ids)


def test_many_texts_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[Record, Record]] = []

    def counted(one: Record, two: Record) -> int:
        compared.append((one, two))
        return likeness(one, two)

    monkeypatch.setattr("aseanhr.linking.likeness.likeness", counted)
    pair: Any = {"reporter": Country("VN"), "partner": Country("LA"), "amount": Amount("1 USD")}
    merged = merge(
        [
            record
            for n in range(1, 101)
            for record in (
                amm(f"amm-{n}", "2025", ordinal=str(n)),
                TradeFigure(id=f"trade-{n}", period=DateSpan(f"{1900 + n}"), **pair),
                TradeFigure(id=f"target-{n}", kind="target", target_by=DateSpan(f"{1900 + n}"), **pair),
                WorkPlan(id=f"plan-{n}", name="Work Plan", body=f"Body {n}", status="adopted"),
                TreatyEvent(id=f"act-{n}", treaty=f"treaty-{n}", event="adopted"),
            )
        ]
        + [talks(f"talks-{other.lower()}", "2025", other) for other in ("LA", "TH", "MY", "SG")]
    )

    assert len(merged.records) == 504
    assert compared == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            talks("a", "2025-01-02"),
            Meeting(id="b", name="Talks", series="bilateral", when=DateSpan("2025-01-02")),
        ),
        (amm("amm-58", "2025"), Meeting(id="b", name="AMM", series="amm", when=DateSpan("2025"))),
    ],
)
def test_what_a_text_leaves_out_does_not_keep_events_apart(one: Meeting, two: Meeting) -> None:
    assert (
        len(merge([one, two]).meetings)
        == len(merge([two, one]).meetings)
        == (1 if likeness(one, two) >= 5 else 2)
    )
