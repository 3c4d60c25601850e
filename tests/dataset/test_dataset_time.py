"""Asking through time: series with their gaps, trade of a pair, who held an office, the matrix of treaties."""

from __future__ import annotations

import builtins
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import aseanhr
from aseanhr import records as r
from aseanhr.dataset import Dataset, Records, treaty_matrix
from aseanhr.dataset.matrix import CORE_TREATIES, TREATIES, Cell
from aseanhr.errors import (
    DataError,
    DateParseError,
    MissingExtraError,
    QueryError,
    RecordNotFoundError,
    UnknownCountryError,
)
from aseanhr.values import Amount, Country, DateSpan
from samples import HELD, TARGET, TRADE, write_samples


def held(ordinal: str | None, when: str | None = None, series: Any = "amm") -> r.Meeting:
    id_ = f"m-{(ordinal or 'none').replace('/', '-')}-{when or 'undated'}"
    return r.Meeting(
        id=id_.replace("..", "open").replace("/", "-"),
        name="A meeting",
        series=series,
        ordinal=ordinal,
        when=None if when is None else DateSpan(when),
    )


def gap(ordinal: str, reason: str = "No page.") -> r.Gap:
    name = ordinal.replace("/", "-")
    return r.Gap(id=f"gap-amm-{name}", table="meetings", series="amm", ordinal=ordinal, reason=reason)


def test_a_series_stands_in_order_with_its_gaps() -> None:
    meetings = Records(
        r.Meeting,
        [held("12", "2013-05"), held("9", "2012-09"), held(None, "2012-10"), HELD],
        gaps=[gap("10", "Lost."), gap("40")],
    )
    assert [(item.ordinal, getattr(item, "reason", "")) for item in meetings.series("amm")] == [
        ("9", ""),
        ("10", "Lost."),
        ("11", "No meeting of this number is among these records."),
        (None, ""),
        ("12", ""),
    ]
    assert [item.id for item in meetings.series("aichr_regular")] == ["aichr-40"]
    assert meetings.series("asean_summit") == ()


def test_numbers_within_a_year_start_from_one_and_end_with_the_last_known_to_be_missing() -> None:
    meetings = Records(
        r.Meeting, [held("2/2020", "2020-11"), held("1/2022", "2022-06")], gaps=[gap("3/2022"), gap("1/2021")]
    )
    ordinals = ["1/2020", "2/2020", "1/2022", "2/2022", "3/2022"]
    assert [item.ordinal for item in meetings.series("amm")] == ordinals
    assert [item.ordinal for item in meetings.where(year=2020).series("amm")] == ["1/2020", "2/2020"]


def test_undated_meetings_keep_their_place_by_number() -> None:
    meetings = Records(r.Meeting, [held("3", "2003"), held("2"), held("1", "2001")])
    assert [item.ordinal for item in meetings.series("amm")] == ["1", "2", "3"]


@given(st.sets(st.integers(1, 30), min_size=1))
def test_every_number_between_the_first_and_the_last_is_there_once(numbers: set[int]) -> None:
    meetings = Records(r.Meeting, [held(str(number)) for number in numbers])
    found = [int(item.ordinal or 0) for item in meetings.series("amm")]
    assert found == list(range(min(numbers), max(numbers) + 1))


def test_only_meetings_have_series() -> None:
    with pytest.raises(QueryError):
        Records(r.TradeFigure, [TRADE]).series("amm")  # type: ignore[misc]
    with pytest.raises(QueryError):
        aseanhr.meetings.series("no_such_series")


def test_the_regular_meetings_of_the_commission_are_known_or_explained() -> None:
    items = aseanhr.meetings.series("aichr_regular")
    assert [int(item.ordinal or 0) for item in items] == list(range(1, len(items) + 1))
    assert len(items) >= 42
    assert all(len(item.reason) > 20 for item in items if isinstance(item, r.Gap))


def test_the_trade_of_a_pair_in_order() -> None:
    earlier = attrs.evolve(
        TRADE, id="earlier", reporter=Country("LA"), partner=Country("VN"), period=DateSpan("2024")
    )
    export = attrs.evolve(TRADE, id="export", flow="export")
    undated = attrs.evolve(TRADE, id="undated", period=None, amount=Amount("7 USD"))
    other = attrs.evolve(TRADE, id="other", partner=Country("PH"))
    open_ended = attrs.evolve(TARGET, id="open", target_by=DateSpan("2030/.."))
    hoped = attrs.evolve(TRADE, id="hoped", kind="forecast", period=DateSpan("2023"))
    figures = Records(r.TradeFigure, [hoped, undated, open_ended, TARGET, export, other, TRADE, earlier])
    found = figures.between_countries("Laos", Country("VN"))
    assert found.ids == ("earlier", TRADE.id, "export", "undated", "hoped", TARGET.id, "open")


def test_a_pair_has_two_sides() -> None:
    with pytest.raises(QueryError, match="both are Laos"):
        aseanhr.trade_figures.between_countries("LA", "Laos")
    with pytest.raises(QueryError, match="Meeting has no two sides"):
        Records(r.Meeting, [HELD]).between_countries("LA", "VN")  # type: ignore[misc]
    with pytest.raises(UnknownCountryError):
        aseanhr.trade_figures.between_countries("VN", "Nowhere")


def term(id_: str, role: Any, country: str, period: str | None, *attested: str) -> r.Term:
    return r.Term(
        id=id_,
        organization="body",
        role=role,
        country=Country(country),
        period=None if period is None else DateSpan(period),
        attested=attested,
    )


BODY = r.Organization(
    id="body",
    name="A body",
    terms=(
        term("chair-2019", "chair", "TH", "2019"),
        term("chair-2020", "chair", "VN", "2020"),
        term("rep-vn", "representative", "VN", None, "2018-05", "2020"),
        term("rep-th", "representative", "TH", "2019/2021"),
        term("rep-id", "representative", "ID", "2022/.."),
    ),
)


@pytest.mark.parametrize(
    ("on", "chair"),
    [("2019-07-01", "TH"), (date(2020, 1, 1), "VN"), ("2019/2020", "VN"), ("2021", None), (None, "VN")],
)
def test_the_chair_on_a_day(on: Any, chair: str | None) -> None:
    found = BODY.chair(on=on)
    assert (found and str(found.country)) == chair


def test_representatives_by_state_and_day() -> None:
    assert [term.id for term in BODY.representatives()] == ["rep-id", "rep-th", "rep-vn"]
    assert [term.id for term in BODY.representatives("2020-06")] == ["rep-th", "rep-vn"]
    assert [term.id for term in BODY.representatives(country="Viet Nam")] == ["rep-vn"]
    assert BODY.representatives("2021-05", country=Country("VN")) == ()
    assert r.Organization(id="none", name="None").chair() is None
    with pytest.raises(DateParseError):
        BODY.chair(on="yesterday")


@pytest.mark.parametrize("fields", [{}, {"name": "A", "attested": ("once",)}])
def test_a_term_needs_a_holder_and_dates(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        r.Term(id="t", organization="body", role="chair", **fields)


def test_the_chairs_of_the_commission_follow_the_years() -> None:
    body = aseanhr.organizations["aichr"]
    for year, country in ((2012, "KH"), (2020, "VN"), (2025, "MY")):
        chair = body.chair(on=str(year))
        assert chair is not None
        assert str(chair.country) == country
    assert {term.role for term in aseanhr.terms} == {"chair", "representative", "alternate"}


def test_plans_know_those_that_follow_them() -> None:
    plans = aseanhr.work_plans
    for plan in plans:
        assert all(plans[id_].succeeds == plan.id for id_ in plan.successors)
        assert plan.succeeds is None or plan.id in plans[plan.succeeds].successors
    assert plans["aichr-work-plan-2016-2020"].successors == ("aichr-work-plan-2021-2025",)


def test_the_matrix_of_the_shipped_record_is_full() -> None:
    matrix = treaty_matrix()
    assert len(matrix) == len(matrix.states) * len(matrix.treaties) == 11 * 13
    assert matrix.treaties == TREATIES
    assert matrix.treaties[:9] == CORE_TREATIES
    for cell in matrix:
        assert (cell.status in ("unknown", "none")) == (cell.reason is not None) == (cell.when is None)
    assert all(cell.status != "none" for cell in matrix)


def test_all_members_are_parties_to_the_treaty_of_amity() -> None:
    assert set(aseanhr.treaties["tac"].parties()) == set(aseanhr.groups["asean"].members())


def test_the_fundamental_conventions_of_the_ilo_have_an_act_or_a_reason_of_each_state() -> None:
    numbers = ("029", "087", "098", "100", "105", "111", "138", "155", "182", "187")
    matrix = treaty_matrix(treaties=[f"ilo-c{number}" for number in numbers])
    assert len(matrix) == 11 * 10
    gaps = {(gap.state, gap.treaty) for gap in aseanhr.gaps}
    unknown = {(cell.state, cell.treaty) for cell in matrix if cell.status == "unknown"}
    assert unknown <= gaps
    by_state = {str(cell.state): str(cell) for cell in matrix if cell.treaty == "ilo-c105"}
    assert (by_state["MY"], by_state["SG"]) == ("withdrawn 1990", "withdrawn 1979")


@pytest.mark.parametrize(
    ("on", "state", "treaty", "text"),
    [
        (None, "VN", "cat", "ratified 2015-02-05"),
        ("2015-01-01", "Viet Nam", "cat", "signed 2013-11-07"),
        ("2010", "VN", "cat", "none"),
        ("1975", Country("VN"), "cat", "none"),
        (date(2015, 3, 14), "BN", "iccpr", "none"),
        ("2025", "BN", "iccpr", "unknown"),
        (None, "TL", "actip", "unknown"),
        (None, "ID", "tac", "ratified 1976"),
        ("1976-02-23", "ID", "tac", "none"),
        ("1976-04-01", "ID", "tac", "signed 1976-02-24"),
    ],
)
def test_a_cell_of_the_matrix(on: Any, state: Any, treaty: str, text: str) -> None:
    cell = treaty_matrix(on=on)[state, treaty]
    assert str(cell) == text


def test_the_matrix_of_a_dataset_of_ones_own(tmp_path: Path) -> None:
    dataset = write_samples(tmp_path)
    states: list[str | Country] = ["VN", "Malaysia", Country("MM"), "VN"]
    matrix = treaty_matrix("2020", treaties=["iccpr", "iccpr"], states=states, dataset=dataset)
    assert [(str(c.state), c.status) for c in matrix] == [
        ("VN", "acceded"),
        ("MY", "none"),
        ("MM", "unknown"),
    ]
    reasons = [cell["reason"] for cell in matrix.to_dicts()]
    assert reasons == [
        None,
        "Not among the parties on that day.",
        "No act is on record, and no source shows that there was none.",
    ]
    assert "there before 1966-12-16" in str(
        treaty_matrix("1950", treaties=["iccpr"], dataset=dataset)["MM", "iccpr"].reason
    )
    for day, status in (("1970", "none"), ("1982-03-04", "unknown"), ("1982", "acceded")):
        cell = treaty_matrix(day, treaties=["iccpr"], states=["VN"], dataset=dataset)["VN", "iccpr"]
        assert cell.status == status
        assert cell.reason in (None, "The first act on record is of 1982.")


def test_the_forms_of_the_matrix() -> None:
    matrix = treaty_matrix("2015-01-01", treaties=["cat", "crc"], states=["VN", "LA"])
    assert matrix.to_dicts()[0] == {
        "state": "VN",
        "treaty": "cat",
        "status": "signed",
        "when": "2013-11-07",
        "reason": None,
    }
    frame = matrix.to_pandas()
    assert frame.loc["LA", "crc"] == "acceded 1991-05-08"
    assert frame.shape == (2, 2)
    assert str(matrix).splitlines()[0] == "Status of 2 states under 2 treaties on 2015-01-01"
    assert repr(matrix) == str(matrix)
    assert "<td>signed 2013-11-07</td>" in matrix._repr_html_()
    assert str(treaty_matrix(treaties=[])) == "Status of 0 states under 0 treaties\nstate"
    assert isinstance(matrix.cells[0], Cell)


def test_what_is_no_cell() -> None:
    matrix = treaty_matrix(states=["VN"], treaties=["cat"])
    with pytest.raises(QueryError, match="no column"):
        matrix["VN", "crc"]
    with pytest.raises(QueryError, match="no row"):
        matrix["LA", "cat"]
    with pytest.raises(RecordNotFoundError):
        treaty_matrix(treaties=["no-such-treaty"])


def test_the_matrix_needs_pandas_for_its_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args)

    matrix = treaty_matrix(states=["VN"], treaties=["cat"])
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtraError):
        matrix.to_pandas()


def test_the_version_of_the_data() -> None:
    assert aseanhr.data_version.count(".") == 2
    for text in (b"", b"[]", b"{}"):
        with pytest.raises(DataError, match="data_version"):
            assert Dataset(lambda name, text=text: text).version  # type: ignore[misc]


def test_a_signature_does_not_unbind_a_party() -> None:
    acts = [("ratified", "2001-02-03"), ("signed", "2002-03-04")]
    events = tuple(
        r.TreatyEvent(id=f"e-{act}", treaty="t", event=act, state=Country("VN"), when=DateSpan(when))  # type: ignore[arg-type]
        for act, when in acts
    )
    treaty = r.Treaty(id="t", name="T", events=events)
    assert treaty.status_of("VN") == "ratified"
    assert treaty.status_of("VN", on=date(2000, 1, 1)) == "none"
    assert treaty.parties(on="2001") == (Country("VN"),)


def act(event: Any, when: str | None, *, state: str = "VN", negated: bool = False) -> r.TreatyEvent:
    time = None if when is None else DateSpan(when)
    id_ = f"{event.replace('_', '-')}-{state.lower()}"
    return r.TreatyEvent(id=id_, treaty="t", event=event, state=Country(state), when=time, negated=negated)


@pytest.mark.parametrize(
    "event",
    ["ratified", "acceded", "accepted", "succeeded", "consent_to_be_bound", "participation", "party"],
)
def test_every_act_that_binds_makes_a_party(event: Any) -> None:
    treaty = r.Treaty(id="t", name="T", events=(act("signed", "2001"), act(event, "2002-03-04")))
    assert treaty.status_of("Vietnam", on="2002-03-03") == "signed"
    assert treaty.status_of("Vietnam", on=DateSpan("2002")) == event
    assert (treaty.parties(on="2001"), treaty.parties()) == ((), (Country("VN"),))


@pytest.mark.parametrize("event", ["adopted", "entered_into_force", "accession_expected", "membership_count"])
def test_what_is_no_act_of_a_state_is_no_status(event: Any) -> None:
    assert r.Treaty(id="t", name="T", events=(act(event, "2001"),)).status_of("VN") == "unknown"


def missing(state: str) -> r.Gap:
    day = DateSpan("2020-01-02")
    return r.Gap(
        id=f"gap-{state.lower()}",
        table="treaty_events",
        treaty="t",
        state=Country(state),
        as_of=day,
        reason="Lost.",
    )


NOT_SIGNED, NOT_BOUND = act("signed", "2020-05-06", negated=True), act("acceded", "2021", negated=True)


@pytest.mark.parametrize(
    ("facts", "on", "status", "reason"),
    [
        ({}, None, "unknown", "No act is on record, and no source shows that there was none."),
        ({}, "2020", "unknown", "No act is on record, and no source shows that there was none."),
        ({"adopted": DateSpan("1984-12")}, "1984-11", "none", "The treaty was not there before 1984-12."),
        (
            {"events": (act("signed", "2001-02-03"),)},
            "2000",
            "none",
            "The first act on record is of 2001-02-03.",
        ),
        (
            {"events": (act("signed", "2001"),)},
            "2001-02-03",
            "unknown",
            "The first act on record is of 2001.",
        ),
        ({"gaps": (missing("VN"),)}, "2020-01-01", "none", "Lost."),
        ({"gaps": (missing("VN"),)}, "2020-01-03", "unknown", "Lost."),
        ({"gaps": (missing("VN"),)}, None, "unknown", "Lost."),
        ({"gaps": (missing("LA"),)}, "2020-01-01", "unknown", "No act is on record, and no source shows"),
        (
            {"events": (NOT_SIGNED, NOT_BOUND)},
            "2020-05-06",
            "none",
            "neither signed nor joined by 2020-05-06.",
        ),
        ({"events": (NOT_SIGNED, NOT_BOUND)}, "2020-05-07", "unknown", "No act is on record"),
        ({"events": (NOT_SIGNED, NOT_BOUND)}, None, "unknown", "No act is on record"),
        ({"events": (NOT_BOUND,)}, "2019", "unknown", "No act is on record"),
        ({"events": (NOT_SIGNED,)}, "2019", "unknown", "No act is on record"),
        (
            {"events": (act("signed", None, negated=True), NOT_BOUND)},
            "2019",
            "unknown",
            "No act is on record",
        ),
    ],
)
def test_without_an_act_it_is_said_what_is_known(
    facts: Any, on: str | None, status: str, reason: str
) -> None:
    treaty = r.Treaty(id="t", name="T", **facts)
    standing = treaty.standing("Viet Nam", on)
    assert (standing.status, standing.act) == (status, None)
    assert reason in str(standing.reason)
    assert treaty.status_of("Viet Nam", on) == status


def test_an_act_needs_no_reason() -> None:
    event = act("signed", "2001")
    assert r.Treaty(id="t", name="T", events=(event,)).standing("VN") == ("signed", event, None)


def test_treaties_of_the_dataset_know_their_gaps() -> None:
    for treaty in aseanhr.treaties:
        assert {gap.treaty for gap in treaty.gaps} <= {treaty.id}
    gaps = {gap.id for treaty in aseanhr.treaties for gap in treaty.gaps}
    assert gaps == {gap.id for gap in aseanhr.gaps if gap.table == "treaty_events"}
    assert len(aseanhr.treaties.where(country="MY")) < len(aseanhr.treaties)


def test_a_gap_cites_sources_that_are_there(tmp_path: Path) -> None:
    from aseanhr.dataset.references import reference_faults

    dataset = write_samples(tmp_path)
    tables = {name: list(dataset[name]) for name in ("sources", "treaties", "gaps")}
    assert reference_faults({**tables, "treaties": []})
    faults = reference_faults({**tables, "sources": []})
    assert "gaps: gap-iccpr-my: sources[0]: no record 'page' in sources" in faults
