"""What holds of the shipped data, whatever is added to it."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import aseanhr
from aseanhr.dataset import verify
from aseanhr.records import Meeting, Record, TradeFigure, TreatyEvent
from aseanhr.records.ids import meeting_id, page_id, trade_figure_id, treaty_event_id
from aseanhr.records.plain import to_dict
from aseanhr.records.series import SERIES_KINDS
from aseanhr.values.amounts import Amount
from aseanhr.values.countries import Country
from databuild.build import check_shipped
from databuild.places import DATA
from databuild.schemas import json_schema

Tables = dict[str, list[Any]]


def test_the_files_are_whole() -> None:
    assert check_shipped(DATA) == []


def test_ids_are_unique_over_all_tables(tables: Tables) -> None:
    ids = [record.id for name, rows in tables.items() for record in rows if name != "sources"]
    assert len(ids) == len(set(ids))


def test_records_stand_in_the_order_of_their_ids(tables: Tables) -> None:
    for rows in tables.values():
        assert [record.id for record in rows] == sorted(record.id for record in rows)


def test_every_record_has_evidence_from_a_known_source(tables: Tables) -> None:
    sources = {source.id for source in tables["sources"]}
    for rows in tables.values():
        for record in rows:
            if isinstance(record, Record):
                assert record.evidence, record.id
                assert {item.source for item in record.evidence} <= sources
                assert {dispute.source for dispute in record.disputes} <= sources


def test_ids_of_meetings_are_made_of_their_facts(tables: Tables) -> None:
    meetings: list[Meeting] = tables["meetings"]
    for meeting in meetings:
        states = [p.country for p in meeting.participants if p.country is not None]
        made = meeting_id(
            meeting.series,
            ordinal=meeting.ordinal,
            when=meeting.when,
            states=states if SERIES_KINDS[meeting.series].states != "none" else (),
            name=meeting.name,
        )
        if (
            meeting.series in ("workshop", "consultation", "commemoration", "other")
            and meeting.part_of is None
        ):
            assert meeting.id.startswith(made[:20])
        elif meeting.part_of is None:
            assert meeting.id == made


def test_ids_of_acts_and_figures_are_made_of_their_facts(tables: Tables) -> None:
    events: list[TreatyEvent] = tables["treaty_events"]
    for event in events:
        facts = {"state": event.state, "when": event.when, "value": event.value, "negated": event.negated}
        assert event.id == treaty_event_id(event.treaty, event.event, **facts)  # type: ignore[arg-type]
    figures: list[TradeFigure] = tables["trade_figures"]
    for figure in figures:
        assert figure.id == trade_figure_id(
            figure.reporter,
            figure.partner,
            flow=figure.flow,
            period=figure.period,
            kind=figure.kind,
            amount=figure.amount,
            target_by=figure.target_by,
        )


def test_pages_have_the_ids_of_their_addresses(tables: Tables) -> None:
    for source in tables["sources"]:
        if source.kind != "document":
            assert source.id == (page_id(source.url) if source.url else source.id)


@pytest.mark.parametrize(
    ("pair", "value", "period", "growth", "kind"),
    [
        (("TH", "VN"), "25000000000", None, None, "target"),
        (("LA", "VN"), "1600000000", "2025-01/2025-05", "100.4", "actual"),
        (("LA", "VN"), "5000000000", None, None, "target"),
        (("KH", "VN"), "5500000000", "2025-01/2025-05", "18.8", "actual"),
    ],
)
def test_the_four_trade_figures(
    tables: Tables, pair: tuple[str, str], value: str, period: str | None, growth: str | None, kind: str
) -> None:
    found = [
        figure
        for figure in tables["trade_figures"]
        if {str(figure.reporter), str(figure.partner)} == set(pair)
        and (figure.kind, figure.amount.value, figure.amount.currency) == (kind, Decimal(value), "USD")
        and str(figure.period) == str(period)
        and figure.target_by is None
    ]
    assert [figure.growth_percent for figure in found] == [Decimal(growth) if growth else None]


@pytest.mark.parametrize(
    ("table", "name", "field", "value", "disputed"),
    [
        ("anniversaries", "anniversary-la-national-day-50", "original", "1975-12-02", "1975-12-21"),
        ("meetings", "aichr-special-2020-2", "when", "2020-11-24/2020-11-25", "2020-11-23/2020-11-25"),
        ("meetings", "joint-cabinet-th-vn-4", "when", "2025-05-16", "2025-05-15/2025-05-16"),
        ("treaty_events", "ilo-fundamental-conventions-vn-membership-count-7-of-8", "value", "7/8", "9/10"),
    ],
)
def test_known_errors_are_put_right_and_kept_as_disputes(
    tables: Tables, table: str, name: str, field: str, value: str, disputed: str
) -> None:
    record = next(record for record in tables[table] if record.id == name)
    assert str(getattr(record, field)) == value
    assert disputed in [dispute.value for dispute in record.disputes if dispute.field == field]


@pytest.mark.parametrize(
    ("table", "name", "field", "values"),
    [
        ("meetings", "asean-summit-21", "ordinal", {"22"}),
        ("treaties", "asean-human-rights-dialogue-declaration", "adopted", {"2023-09-15"}),
        ("treaty_events", "ilo-c029-mm-ratified-1955-03-04", "when", {"1932"}),
        ("treaty_events", "ilo-c138-kh-ratified-1999-08-23", "when", {"1999-07"}),
        ("trade_figures", "trade-kh-th-total-2015", "amount", {"5000000000 USD"}),
        ("trade_figures", "trade-kh-th-total-2022", "amount", {"9000000000 USD"}),
        ("trade_figures", "trade-ph-vn-total-2022", "period", {"2023"}),
        ("trade_figures", "trade-vn-kh-import-2024-01.2024-05", "growth_percent", {"38.4"}),
        ("trade_figures", "trade-vn-la-export-2022-01.2022-07", "amount", {"586000000 USD"}),
        ("trade_figures", "trade-vn-la-import-2022-01.2022-07", "amount", {"363000000 USD"}),
        ("gaps", "gap-icerd-bn", "as_of", {"ratified 1969"}),
        ("gaps", "gap-ilo-c111-my", "as_of", {"ratified"}),
    ],
)
def test_what_another_page_says_is_kept(
    tables: Tables, table: str, name: str, field: str, values: set[str]
) -> None:
    (record,) = (record for record in tables[table] if record.id == name)
    assert {dispute.value for dispute in record.disputes if dispute.field == field} == values
    assert all(dispute.source and dispute.reason for dispute in record.disputes)


def test_one_event_of_two_documents_is_one_record(tables: Tables) -> None:
    meetings = {meeting.id: meeting for meeting in tables["meetings"]}
    for name in ("aichr-amm-dialogue-2025-07-08", "seanwfz-commission-2025-07-08", "asean-summit-47"):
        sources = {item.source for item in meetings[name].evidence}
        assert {"europe-today-2025-07-08", "bao-tin-tuc-2025-07-08"} <= sources


def test_lines_hold_every_field_of_their_record() -> None:
    for path in DATA.glob("*.jsonl"):
        schema = json.loads((DATA / f"{path.stem}.schema.json").read_text("utf-8"))
        fields = [name for name in schema["properties"] if name not in ("confidence", "level")]
        for line in path.read_text("utf-8").splitlines():
            assert list(json.loads(line)) == fields


def test_nothing_that_only_the_reader_sets_is_shipped(tables: Tables) -> None:
    for name, rows in tables.items():
        assert not {"confidence", "level", "decider"} & set(str(list(map(to_dict, rows))).split("'")), name


def test_the_data_package_is_sound() -> None:
    pytest.importorskip("jsonlines", reason="frictionless reads JSON Lines with it")
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_the_schemas_describe_the_lines() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    for path in DATA.glob("*.jsonl"):
        schema = json.loads((DATA / f"{path.stem}.schema.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for line in path.read_text("utf-8").splitlines():
            assert not list(validator.iter_errors(json.loads(line)))


@pytest.mark.parametrize(
    "amount",
    [
        Amount(value=Decimal(7), currency="USD"),
        Amount(value=Decimal(7), upper=Decimal(9), currency="USD", qualifier="approx"),
        Amount(value=Decimal("1.5"), percent=True),
        Amount(value=Decimal("1.5"), percent=True, points=True),
    ],
)
def test_every_form_of_an_amount_fits_the_schema(amount: Amount) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    figure = TradeFigure(id="t", reporter=Country("VN"), partner=Country("LA"), amount=amount)
    schema = json_schema(TradeFigure, "trade_figures")
    jsonschema.Draft202012Validator(schema).validate(to_dict(figure))


@pytest.mark.documents
def test_all_evidence_is_proven(documents: Path) -> None:
    report = verify(documents)
    assert report.faults == ()
    assert report.total.words > 800
    assert report.total.unread == 0


def test_the_collections_are_these_tables(tables: Tables) -> None:
    assert [meeting.id for meeting in aseanhr.meetings] == [meeting.id for meeting in tables["meetings"]]
