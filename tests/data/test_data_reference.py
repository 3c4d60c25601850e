"""Reference tables: rows become records with their pages for evidence, and join what else is known of an event."""

from datetime import date
from pathlib import Path

import pytest

from aseanhr.errors import DataError
from aseanhr.linking.identity import id_of
from aseanhr.records import Evidence, Person
from aseanhr.values.dates import DateSpan
from databuild.assemble import assemble
from databuild.curation import Curation
from databuild.reference import read_reference

A, B = "https://example.org/a", "https://example.org/b"
MEETINGS = (
    "status,series,ordinal,name,when,place.city,mode,chairs[0].name,source,second_source,confidence,note\n"
)


def write(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def curation() -> Curation:
    return Curation("1.0.0", date(2027, 4, 5), {}, (), {})


def test_a_row_is_a_record_with_its_pages(tmp_path: Path) -> None:
    row = f"held,aichr_regular,44,44th Meeting,2027-03-03,Manila,in_person,A Person,{A},{B},high,announced\n"
    reference = read_reference(write(tmp_path, meetings=MEETINGS + row))
    (meeting,) = reference.rows["meetings"]
    assert (meeting.id, str(meeting.when), meeting.chair.name) == (
        "aichr-regular-44",
        "2027-03-03",
        "A Person",
    )
    assert set(reference.sources) == {item.source for item in meeting.evidence}
    assert [(e.field, e.basis, e.note) for e in meeting.evidence] == [
        ("status", "stated", ""),
        ("series", "stated", ""),
        ("ordinal", "stated", ""),
        ("name", "stated", "announced"),
        ("name", "stated", ""),
        ("when", "stated", ""),
        ("when", "stated", ""),
        ("place.city", "stated", ""),
        ("mode", "inferred", "it sat in a named place"),
        ("chairs[0]", "stated", ""),
    ]


def test_several_members_of_a_list_have_columns_each(tmp_path: Path) -> None:
    head = "status,series,ordinal,name,chairs[0].name,chairs[1].country,chairs[1].role,source,second_source,confidence,note\n"
    row = f"held,amm,70,70th AMM,A Person,SG,Co-chair,{A},,high,\n"
    (meeting,) = read_reference(write(tmp_path, meetings=head + row)).rows["meetings"]
    assert [str(chair) for chair in meeting.chairs] == ["A Person", "Singapore (Co-chair)"]
    assert [e.field for e in meeting.evidence][-2:] == ["chairs[0]", "chairs[1]"]


def test_the_two_sides_of_a_meeting_are_in_its_id(tmp_path: Path) -> None:
    head = (
        "status,series,name,when,participants[0].country,participants[1].organization,"
        "source,second_source,confidence,note\n"
    )
    row = f"held,human_rights_dialogue,A dialogue,2027-03-03,VN,European Union,{A},,high,\n"
    (meeting,) = read_reference(write(tmp_path, meetings=head + row)).rows["meetings"]
    assert meeting.id == "human-rights-dialogue-european-union-vn-2027-03-03"


def test_other_tables_have_their_own_columns(tmp_path: Path) -> None:
    reference = read_reference(
        write(
            tmp_path,
            treaties=f"id,name,aliases,source,second_source,confidence,note\ncat,A treaty,One | Two,{A},,high,\n",
            trade_figures=(
                "reporter,partner,amount.value,amount.currency,period,source,second_source,confidence,note\n"
                "VN,PH,7000000,USD,2024,https://github.com/x/y,,medium,\n"
            ),
            work_plans=f"name,body,period,status,source,second_source,confidence,note\nPlan,X,2024,adopted,{A},,high,\n",
            treaty_events=f"treaty,event,state,source,second_source,confidence,note\ncat,signed,VN,{A},,high,\n",
        )
    )
    assert reference.rows["treaties"][0].aliases == ("One", "Two")
    assert [e.field for e in reference.rows["treaties"][0].evidence] == ["name", "aliases[0]", "aliases[1]"]
    ids = [
        reference.rows[table][0].id for table in ("treaties", "trade_figures", "work_plans", "treaty_events")
    ]
    assert ids == ["cat", "trade-ph-vn-total-2024", "x-plan-2024", "cat-vn-signed"]
    assert sorted(source.kind for source in reference.sources.values()) == ["data", "page"]
    assert id_of(Person(id="someone", name="A")) == "someone"


def test_low_confidence_stays_out(tmp_path: Path) -> None:
    row = f"held,amm,70,70th AMM,2037,,,,{A},,low,\n"
    reference = read_reference(write(tmp_path, meetings=MEETINGS + row))
    assert (reference.rows["meetings"], reference.sources) == ([], {})


def test_all_faults_are_told(tmp_path: Path) -> None:
    rows = f"held,amm,70,70th AMM,2037,,,,{A},,high,\nheld,amm,x,71st AMM,2038,,,,{A},,high,\nheld,amm,72,72nd AMM,2039,,,,{A},,sure,\n"
    disputes = "record,field,value,source,reason\namm-70,when,,example.org,none\n"
    with pytest.raises(DataError) as caught:
        read_reference(write(tmp_path, meetings=MEETINGS + rows, disputes=disputes))
    told = "\n".join(caught.value.faults)
    assert len(caught.value.faults) == 3
    assert "reference/meetings.csv:3" in told
    assert "reference/meetings.csv:4: confidence" in told
    assert "reference/disputes.csv:2" in told


def test_rows_of_one_event_are_one_record(tmp_path: Path) -> None:
    rows = (
        f"held,amm,70,70th AMM,2037,,,,{A},,medium,\n"
        f"held,amm,70,The 70th AMM,2037-07-10,Manila,,,{B},,high,\n"
        f"held,amm,70,70th AMM,2037-07-11,,,,https://example.org/c,,medium,\n"
    )
    disputes = "record,field,value,source,reason\namm-70,place.city,Cebu,example.com,A slip.\n"
    reference = read_reference(write(tmp_path, meetings=MEETINGS + rows, disputes=disputes))
    (meeting,) = assemble(curation(), {}, {}, reference).tables["meetings"]
    assert (meeting.name, meeting.when) == ("The 70th AMM", DateSpan("2037-07-10"))
    assert {(d.field, d.value) for d in meeting.disputes} == {("when", "2037-07-11"), ("place.city", "Cebu")}
    assert [e.basis for e in meeting.evidence_for("when")].count("inferred") == 1


def test_ids_follow_from_the_joined_facts(tmp_path: Path) -> None:
    rows = (
        f"held,aichr_special,,Special Meeting,2037-07,,,,{A},,high,\n"
        f"held,aichr_special,,Special Meeting,2037-07-10,,,,{B},,medium,\n"
    )
    reference = read_reference(write(tmp_path, meetings=MEETINGS + rows))
    (meeting,) = assemble(curation(), {}, {}, reference).tables["meetings"]
    assert meeting.id == "aichr-special-2037-07-10"


def test_disputes_of_no_record_and_equal_ids_are_told(tmp_path: Path) -> None:
    rows = f"held,other,,Retreat,2037-07,Manila,,,{A},,high,\nheld,other,,Retreat,2037-07,Cebu,,,{B},,high,\n"
    disputes = "record,field,value,source,reason\namm-70,when,2037,example.org,none\n"
    reference = read_reference(write(tmp_path, meetings=MEETINGS + rows, disputes=disputes))
    with pytest.raises(DataError) as caught:
        assemble(curation(), {}, {}, reference)
    assert caught.value.faults == (
        "reference/disputes.csv: no record amm-70",
        "other-2037-07-retreat: 2 records have this id; link them or tell them apart",
    )


def test_a_candidate_may_belong_to_a_row(tmp_path: Path) -> None:
    reference = read_reference(
        write(tmp_path, meetings=MEETINGS + f"held,amm,70,70th AMM,2037,,,,{A},,high,\n")
    )
    (row,) = reference.rows["meetings"]
    page = Evidence(source="note", field="ordinal", basis="inferred", note="so it is")
    found = {
        "note:amm-70": (
            "meetings",
            type(row)(id="amm-70", name="AMM", series="amm", ordinal="70", evidence=(page,)),
        )
    }
    (meeting,) = assemble(curation(), {}, found, reference).tables["meetings"]
    assert page in meeting.evidence
