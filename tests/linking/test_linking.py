"""Linking and merging: one event, one record, whatever the language."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from aseanhr.linking.likeness import likeness, link
from aseanhr.linking.merge import merge_records
from aseanhr.records import (
    Evidence,
    Meeting,
    Participant,
    Person,
    Place,
    Record,
    TradeFigure,
    TreatyEvent,
    WorkPlan,
    hash_words,
)
from aseanhr.values import Amount, Country, DateSpan

ENOUGH = 5


def said(source: str, field: str, start: int = 1, note: str = "") -> Evidence:
    basis: Any = "inferred" if note else "stated"
    return Evidence(
        source=source, field=field, start=start, end=start + 3, sha256=hash_words("x"), basis=basis, note=note
    )


def meeting(
    series: Any = "amm", when: str | None = None, place: str = "", hosts: str = "", **fields: Any
) -> Meeting:
    city, _, country = place.partition("/")
    where = Place(city=city or None, country=Country.of(country) if country else None) if place else None
    parties = tuple(Participant(country=Country.of(code)) for code in fields.pop("states", "").split())
    return Meeting(
        **{"id": "m", "name": "A meeting", **fields},
        series=series,
        when=DateSpan(when) if when else None,
        place=where,
        hosts=tuple(Participant(country=Country.of(code)) for code in hosts.split()),
        participants=parties,
    )


def act(event: Any, when: str | None = None, state: str | None = "PH", **fields: Any) -> TreatyEvent:
    country = Country.of(state) if state else None
    span = DateSpan(when) if when else None
    return TreatyEvent(**{"id": "t", "treaty": "cat", **fields}, event=event, state=country, when=span)


def plan(name: str, period: str | None = None, body: str | None = "AICHR") -> WorkPlan:
    return WorkPlan(
        id="w", name=name, body=body, period=DateSpan(period) if period else None, status="adopted"
    )


def figure(
    sides: str = "VN PH", value: str = "7000000000", period: str | None = "2024", **fields: Any
) -> TradeFigure:
    reporter, partner = map(Country.of, sides.split())
    span = DateSpan(period) if period else None
    return TradeFigure(
        id="x",
        reporter=reporter,
        partner=partner,
        amount=Amount(Decimal(value), "USD"),
        period=span,
        **fields,
    )


SAME: list[tuple[Record, Record]] = [
    (meeting(ordinal="61", when="2028"), meeting(ordinal="61", when="2028-07-24")),
    (meeting(ordinal="61", when="2028-05"), meeting(ordinal="61", when="2028-07-24")),
    (meeting("aichr_special", "2019-03-05/2019-03-07"), meeting("aichr_special", "2019-03-06")),
    (meeting("seanwfz_commission", "2028-07-24"), meeting("seanwfz_commission", "2028-07-24", "Manila/PH")),
    (meeting("bilateral", "2028-07-24", states="VN PH"), meeting("bilateral", "2028-07-24", states="PH VN")),
    (meeting("bilateral", "2028-07-24"), meeting("bilateral", "2028-07-24", states="PH VN")),
    (
        meeting("workshop", "2028", name="AICHR Workshop on Water", hosts="LA"),
        meeting("workshop", "2028", name="Hội thảo về nước", hosts="LA"),
    ),
    (
        meeting("consultation", "2028-02-01", name="Consultation on Water"),
        meeting("consultation", "2028-02-01/2028-02-02", name="Regional consultation on water"),
    ),
    (meeting("aichr_special", "2019-03-05/.."), meeting("aichr_special", "2019-03-05/2019-03-07")),
    (act("ratified", "2001-01-15"), act("ratified", "2001-02-15")),
    (act("ratified", "2001"), act("ratified", "2001-02-15")),
    (act("membership_count", "2024", value="6/9"), act("membership_count", value="6/9")),
    (plan("AICHR Work Plan 2031-2035", "2031/2035"), plan("AICHR Five-Year Work Plan", "2031/2035")),
    (plan("Vision 2060", "../2060", "ASEAN"), plan("ASEAN Community Vision 2060", "2041/2060", "ASEAN")),
    (plan("Guidelines on Visits"), plan("Guidelines on visits", None, None)),
    (figure("VN PH"), figure("PH VN", "7100000000")),
    (figure(kind="target", period=None), figure(kind="target", period=None)),
]
OTHER: list[tuple[Record, Record]] = [
    (meeting(ordinal="61", when="2028"), meeting(ordinal="62", when="2028")),
    (meeting(ordinal="61", when="2028"), meeting("asean_summit", ordinal="61", when="2028")),
    (
        meeting(id="a", ordinal="61", when="2028-07"),
        meeting(id="b", ordinal="61", when="2028-07", part_of="a"),
    ),
    (meeting("aichr_special", "2019-03-05"), meeting("aichr_special", "2019-09-06")),
    (meeting("aichr_special"), meeting("aichr_special", "2019-09-06")),
    (
        meeting("seanwfz_commission", "2028-07-24", "Manila/PH"),
        meeting("seanwfz_commission", "2028-07-24", "Bali/ID"),
    ),
    (meeting("bilateral", "2028-07-24", states="VN PH"), meeting("bilateral", "2028-07-24", states="LA VN")),
    (
        meeting("workshop", "2028", name="Workshop on Water", hosts="LA"),
        meeting("workshop", "2028", name="Workshop on Water", hosts="KH"),
    ),
    (meeting("other", "2028-02-01", name="Launch"), meeting("other", "2028-02-01", name="Retreat")),
    (act("ratified", "2001"), act("ratified", "2001", state="ID")),
    (act("ratified", "2001"), act("ratified", "2001", treaty="crc")),
    (act("ratified", "2001"), act("signed", "2001")),
    (act("ratified", "2001"), act("ratified", "2001", negated=True)),
    (act("accession_expected", "2027"), act("accession_expected", "2029")),
    (act("adopted", "2001", state=None), act("adopted", "2005", state=None)),
    (act("membership_count", value="6/9"), act("membership_count", value="7/9")),
    (plan("Work Plan", "2031/2035"), plan("Work Plan", "2036/2040")),
    (plan("Work Plan", "2031/2035"), plan("Work Plan", "2031/2035", "ACWC")),
    (plan("Work Plan", "2031/2035"), plan("Priority Programme", "2031/2035")),
    (plan("Work Plan", "2031/2035"), plan("Work Plan", "2033/2037")),
    (plan("Guidelines on Visits"), plan("Guidelines on Studies")),
    (plan("ASEAN Vision 2060", "../2060", "ASEAN"), plan("ASEAN Vision 2050", "2041/2050", "ASEAN")),
    (plan("ASEAN Economic Blueprint", "2031/2035"), plan("ASEAN Social Blueprint", "2031/2035")),
    (meeting("aichr_special", "2019-03-05/.."), meeting("aichr_special", "2021-03-05")),
    (meeting("aichr_special", "../2019-03-05"), meeting("aichr_special", "2018-03-05")),
    (figure(), figure(period="2025")),
    (figure(period=None), figure()),
    (figure(), figure("VN LA")),
    (figure(flow="export"), figure("PH VN", flow="export")),
    (figure(), figure(flow="import")),
    (figure(), figure(kind="target", period=None)),
    (figure(kind="target", period=None), figure(kind="target", period=None, target_by=DateSpan("2030"))),
    (figure(kind="target", period=None), figure(kind="target", period=None, value="9000000000")),
    (meeting(), act("signed")),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_event(one: Record, two: Record) -> None:
    assert likeness(one, two) >= ENOUGH
    assert likeness(two, one) == likeness(one, two)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_two_events(one: Record, two: Record) -> None:
    assert likeness(one, two) < ENOUGH
    assert likeness(two, one) == likeness(one, two)


def test_a_shared_place_speaks_for_one_event() -> None:
    somewhere, city = (meeting("seanwfz_commission", "2028-07-24", place) for place in ("", "Manila/PH"))
    assert likeness(city, city) == likeness(city, somewhere) + 2


def test_other_records_are_one_by_their_id() -> None:
    assert likeness(Person(id="p", name="A"), Person(id="p", name="B")) >= ENOUGH
    assert likeness(Person(id="p", name="A"), Person(id="q", name="A")) == 0


def test_the_surest_pairs_are_linked_first() -> None:
    session = meeting("un_hrc_session", "2028-02-21/2028-04-01", ordinal="70", id="session")
    segment = meeting(
        "un_hrc_session", "2028-02-21/2028-02-23", ordinal="70", id="segment", part_of="session"
    )
    found = meeting("un_hrc_session", "2028-02-21/2028-02-23", ordinal="70", id="found")
    assert link([[session, segment], [found]]) == [(session,), (segment, found)]


def test_two_of_one_document_are_never_one() -> None:
    one, two = meeting(ordinal="61", id="a"), meeting(ordinal="61", id="b")
    assert link([[one, two]]) == [(one,), (two,)]
    third = meeting(ordinal="61", id="c")
    assert [len(cluster) for cluster in link([[one, two], [third]])] == [2, 1]


def test_three_documents_make_one_event() -> None:
    records = [meeting(ordinal="61", id=name) for name in "abc"]
    assert link([[record] for record in records]) == [tuple(records)]


def test_a_chain_does_not_join_what_cannot_be_one() -> None:
    first, second = meeting(when="2028-07-24"), meeting(when="2028-07-26")
    between = meeting(when="2028-07-24/2028-07-26")
    assert sorted(len(cluster) for cluster in link([[first], [between], [second]])) == [1, 2]


def test_the_order_of_documents_makes_no_difference() -> None:
    groups = [[one] for pair in SAME for one in pair]
    forward = {frozenset(map(id, cluster)) for cluster in link(groups)}
    assert {frozenset(map(id, cluster)) for cluster in link(groups[::-1])} == forward


def test_merging_fills_gaps_and_keeps_evidence() -> None:
    one = meeting(when="2028", ordinal="61", evidence=(said("s1", "when"),), status="planned")
    two = meeting(
        when="2028-07-24",
        place="Manila/PH",
        evidence=(said("s2", "when"), said("s2", "place.city")),
        mode="hybrid",
    )
    both = merge_records([one, two])
    assert (both.when, both.mode, both.status) == (two.when, "hybrid", "held")
    assert both.place == two.place
    assert {(e.source, e.field) for e in both.evidence} == {
        ("s1", "when"),
        ("s2", "when"),
        ("s2", "place.city"),
    }
    assert both.disputes == ()
    assert [e.basis for e in both.evidence if e.source == "s1"] == ["inferred"]


def test_a_vaguer_date_supports_the_finer_one() -> None:
    one = meeting(when="2028-07-24", evidence=(said("s1", "when"),))
    two = meeting(when="2028", evidence=(said("s2", "when"), said("s2", "when", 9, "from the dateline")))
    notes = [(e.basis, e.note) for e in merge_records([one, two]).evidence if e.source == "s2"]
    assert notes == [("inferred", "says the same less exactly"), ("inferred", "from the dateline")]


def test_contradictions_become_disputes() -> None:
    one = meeting(when="2028-07-24", place="Manila/PH", evidence=(said("s1", "when"),))
    two = meeting(
        when="2028-07-25", place="Cebu/PH", evidence=(said("s2", "when"), said("s2", "place.country", 5))
    )
    both = merge_records([one, two])
    assert (both.when, both.place) == (one.when, one.place)
    assert [(d.field, d.value, d.source) for d in both.disputes] == [
        ("when", "2028-07-25", "s2"),
        ("place.city", "Cebu", "s2"),
    ]
    assert [(e.source, e.field) for e in both.evidence] == [("s1", "when"), ("s2", "place.country")]


def test_a_contradiction_without_evidence_is_no_dispute() -> None:
    assert merge_records([meeting(when="2028-07-24"), meeting(when="2028-07-25")]).disputes == ()


def test_evidence_of_a_whole_place_follows_where_its_parts_agree() -> None:
    one, two = meeting(place="Manila/PH"), meeting(place="Manila/PH", evidence=(said("s2", "place"),))
    assert merge_records([one, two]).evidence == two.evidence
    assert merge_records([meeting(place="Cebu/PH"), two]).evidence == ()


def test_two_who_count_give_two_figures() -> None:
    ours, theirs = (attrs.evolve(figure(), counted_by=name) for name in ("Viet Nam customs", "Lao customs"))
    assert likeness(ours, theirs) == 0
    assert likeness(ours, attrs.evolve(theirs, counted_by="VIET NAM customs")) >= ENOUGH
    assert likeness(ours, figure()) >= ENOUGH
    assert merge_records([figure(), ours]).counted_by == "Viet Nam customs"


@pytest.mark.parametrize("status", ["held", "postponed", "cancelled"])
def test_what_became_of_an_unconfirmed_meeting_is_known_later(status: Any) -> None:
    open_, planned, told = (
        meeting(status=state, evidence=(said("s", "status"),)) for state in ("unconfirmed", "planned", status)
    )
    assert merge_records([open_, told]).status == merge_records([planned, open_, told]).status == status
    assert merge_records([open_, planned]).status == "unconfirmed"
    assert merge_records([open_, planned]).disputes == merge_records([open_, told]).disputes == ()


def test_a_plan_that_ended_was_adopted_once() -> None:
    plan = WorkPlan(id="p", name="Plan", status="adopted", period=DateSpan("2021/2025"))
    ended = attrs.evolve(plan, status="ended")
    assert merge_records([plan, ended]).status == merge_records([ended, plan]).status == "ended"
    assert merge_records([ended, plan]).disputes == ()


def test_what_was_held_is_no_longer_planned() -> None:
    evidence = (said("s", "status"),)
    held, planned = meeting(status="held"), meeting(status="planned", evidence=evidence)
    assert merge_records([held, planned]) == held
    assert merge_records([planned, held]) == held
    cancelled = meeting(status="cancelled", evidence=evidence)
    assert [dispute.value for dispute in merge_records([held, cancelled]).disputes] == ["cancelled"]


def test_fixed_values_stay() -> None:
    one = meeting(when="2028", status="planned", evidence=(said("s1", "when"),))
    two = meeting(
        when="2028-07-24",
        mode="video",
        states="PH",
        evidence=(said("s2", "when"), said("s2", "mode")),
        status="held",
    )
    both = merge_records([one, two], fixed=True)
    assert attrs.evolve(both, evidence=one.evidence, disputes=()) == one
    assert {dispute.field for dispute in both.disputes} == {"when", "status"}


def test_members_are_joined_and_their_evidence_moved() -> None:
    son, other = Participant(name="Bùi Thanh Sơn"), Participant(organization="AICHR")
    one = attrs.evolve(meeting(), participants=(other,))
    two = attrs.evolve(
        meeting(),
        participants=(son, Participant(organization="Aichr"), Participant(name="Bui Thanh Son")),
        evidence=(
            said("s", "participants[0].name"),
            said("s", "participants[1]", 5),
            said("s", "participants[2]", 9),
        ),
    )
    both = merge_records([one, two])
    assert both.participants == (other, son)
    fields = {(e.field, e.start) for e in both.evidence}
    assert fields == {("participants[1].name", 1), ("participants[0]", 5), ("participants[1]", 9)}


@pytest.mark.parametrize("field", ["chairs", "hosts", "participants"])
def test_parts_of_a_participant_are_joined(field: str) -> None:
    def with_parties(*parties: Participant, evidence: tuple[Evidence, ...] = ()) -> Meeting:
        fields: dict[str, Any] = {field: parties}
        return attrs.evolve(meeting(), evidence=evidence, **fields)

    full = Participant(name="WAHYUNINGRUM", role="Representative", country=Country.of("ID"))
    evidence = (said("s", f"{field}[0]"), said("s", f"{field}[0].country", 9))
    one = with_parties(Participant(name="Wahyuningrum", role="Chair"))
    two = with_parties(full, evidence=evidence)
    both = merge_records([one, two])
    assert getattr(both, field) == (Participant(name="Wahyuningrum", role="Chair", country=Country.of("ID")),)
    assert both.evidence == evidence
    fixed = merge_records([one, two], fixed=True)
    assert getattr(fixed, field) == getattr(one, field)
    assert fixed.evidence == evidence[:1]


@pytest.mark.parametrize(
    ("mine", "theirs", "fixed", "result"),
    [
        ((0.5, "weak"), (0.75, "inferred"), False, (0.75, "inferred")),
        ((0.75, "stated"), (0.5, "inferred"), False, (0.75, "stated")),
        ((None, None), (0.5, "weak"), False, (None, None)),
        ((0.5, "weak"), (None, None), False, (0.5, "weak")),
        ((0.5, "weak"), (0.75, "inferred"), True, (0.5, "weak")),
    ],
)
def test_a_joined_record_is_as_sure_as_the_surest_that_was_read(
    mine: tuple[Any, Any], theirs: tuple[Any, Any], fixed: bool, result: tuple[Any, Any]
) -> None:
    one, two = (attrs.evolve(meeting(), confidence=sure, level=level) for sure, level in (mine, theirs))
    both = merge_records([one, two], fixed=fixed)
    assert (both.confidence, both.level) == result
    assert both.disputes == ()


VIET_NAM, THAILAND = Participant(country=Country.of("VN")), Participant(country=Country.of("TH"))
HUONG = Participant(name="Nguyễn Thái Yên Hương", country=Country.of("VN"))


@pytest.mark.parametrize(
    ("mine", "theirs", "chairs"),
    [
        ((VIET_NAM,), (HUONG,), (HUONG,)),
        ((HUONG,), (VIET_NAM,), (HUONG,)),
        ((), (HUONG, THAILAND), (HUONG, THAILAND)),
        ((HUONG,), (THAILAND,), (HUONG, THAILAND)),
        (
            (VIET_NAM, THAILAND),
            (Participant(name="Somebody"),),
            (VIET_NAM, THAILAND, Participant(name="Somebody")),
        ),
    ],
)
def test_a_state_may_stand_for_the_person_who_presides_and_several_may_preside(
    mine: tuple[Participant, ...], theirs: tuple[Participant, ...], chairs: tuple[Participant, ...]
) -> None:
    one, two = (attrs.evolve(meeting(), chairs=parties) for parties in (mine, theirs))
    assert merge_records([one, two]).chairs == chairs
    assert merge_records([one, two]).disputes == ()


def test_totals_have_no_order_of_states() -> None:
    evidence = (said("s", "reporter"), said("s", "partner", 9), said("s", "amount", 20))
    one, two = figure("VN PH"), attrs.evolve(figure("PH VN"), evidence=evidence)
    both = merge_records([one, two])
    assert both.disputes == ()
    assert [item.field for item in both.evidence] == ["partner", "reporter", "amount"]
    assert (
        merge_records([figure("VN PH", flow="export"), figure("PH VN", flow="export")]).reporter
        == one.reporter
    )
    assert merge_records([one, figure("VN LA")]).partner == one.partner


def test_the_same_words_are_kept_once() -> None:
    one = meeting(when="2028", evidence=(said("s", "when"),))
    assert merge_records([one, one]) == one


@given(strategies.any_record().filter(lambda record: isinstance(record, Record)))
def test_merging_a_record_with_itself_changes_no_value(record: Any) -> None:
    both = merge_records([record, record])
    said_otherwise = {(dispute.field, dispute.value, dispute.source) for dispute in record.disputes}
    assert {(dispute.field, dispute.value, dispute.source) for dispute in both.disputes} == said_otherwise
    assert both.id == record.id
    for name in ("when", "period", "name", "status", "treaty", "amount"):
        assert getattr(both, name, None) == getattr(record, name, None)


@given(st.lists(strategies.meetings(), max_size=6))
def test_every_record_is_in_one_cluster(meetings: list[Meeting]) -> None:
    clusters = link([[item] for item in meetings])
    assert sorted(map(id, meetings)) == sorted(id(item) for cluster in clusters for item in cluster)


def test_a_city_and_a_state_do_not_exclude_each_other() -> None:
    city, state = meeting(place="Hanoi", when="2027"), meeting(place="", when="2027")
    state = attrs.evolve(state, place=Place(country=Country("VN")))
    city = attrs.evolve(city, place=Place(city="Hanoi"))

    assert likeness(city, state) >= ENOUGH
