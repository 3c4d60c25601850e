"""Gaps are all listed with their reasons; the pages and the Croissant file say what the records hold."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aseanhr.dataset import Dataset
from aseanhr.records import Gap, Meeting, TreatyEvent
from aseanhr.values import Country
from aseanhr.values.groups import groups
from build_data_docs import main
from databuild.coverage import coverage_faults
from databuild.croissant import croissant
from databuild.places import CURATION, DATA, ROOT
from databuild.reference import read_reference
from samples import write_samples

Tables = dict[str, list[Any]]
GAPS = "table,series,ordinal,treaty,state,as_of,reason,source\n"


def meeting(number: int) -> Meeting:
    return Meeting(id=f"amm-{number}", name="AMM", series="amm", ordinal=str(number))


def test_the_shipped_tables_list_every_gap(tables: Tables) -> None:
    assert coverage_faults(tables) == []


def test_a_gap_without_a_reason_is_a_fault(tables: Tables) -> None:
    fewer = {
        **tables,
        "gaps": [gap for gap in tables["gaps"] if gap.ordinal != "9" and gap.state != Country("TL")],
    }
    faults = coverage_faults(fewer)
    assert "gaps: aichr_regular 9: missing, and no reason is given" in faults
    assert "gaps: actip TL: no act is on record, and no reason is given" in faults


def test_a_gap_that_is_none_is_a_fault() -> None:
    gaps = [
        Gap(id="gap-amm-1", table="meetings", series="amm", ordinal="1", reason="None."),
        Gap(id="gap-amm-1", table="meetings", series="amm", ordinal="1", reason="None."),
        Gap(id="gap-cat-vn", table="treaty_events", treaty="cat", state=Country("VN"), reason="None."),
    ]
    event = TreatyEvent(id="cat-vn-signed", treaty="cat", event="signed", state=Country("VN"))
    faults = coverage_faults({"gaps": gaps, "meetings": [meeting(1)], "treaty_events": [event]})
    assert "gaps: gap-amm-1: listed twice" in faults
    assert "gaps: gap-amm-1: the meeting is on record" in faults
    assert "gaps: gap-cat-vn: an act is on record" in faults


def test_a_dataset_without_gaps_is_not_measured() -> None:
    assert coverage_faults({"gaps": [], "meetings": [meeting(3)], "treaty_events": []}) == []


def test_rows_of_gaps(tmp_path: Path) -> None:
    rows = (
        "meetings,amm,12,,,,Nothing found.,\n"
        "treaty_events,,,cat,MM,2015-03-14,Not on the list.,https://example.org/a\n"
    )
    (tmp_path / "gaps.csv").write_text(GAPS + rows, "utf-8")
    reference = read_reference(tmp_path)
    assert [gap.id for gap in reference.gaps] == ["gap-amm-12", "gap-cat-mm"]
    assert reference.gaps[1].sources == tuple(reference.sources)


def test_every_cell_has_an_act_or_a_gap(tables: Tables) -> None:
    assert len(groups["asean"].members()) == 11
    assert all(gap.reason.endswith(".") for gap in tables["gaps"])


def test_the_pages_are_those_of_the_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path)]) == 0
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.md"))
    assert [p for p in written if (tmp_path / p).read_text("utf-8") != (ROOT / p).read_text("utf-8")] == []
    assert main(["--out", str(tmp_path), "--check"]) == 0
    (tmp_path / "SOURCES.md").unlink()
    assert main(["--out", str(tmp_path), "--check"]) == 1
    assert "SOURCES.md: differs" in capsys.readouterr().err


def test_every_source_is_listed(tables: Tables) -> None:
    text = (ROOT / "SOURCES.md").read_text("utf-8")
    assert [source.id for source in tables["sources"] if f"`{source.id}`" not in text] == []


def test_every_dispute_is_on_a_card(tables: Tables) -> None:
    for name, rows in tables.items():
        card = (ROOT / "docs" / "data" / f"{name}.md").read_text("utf-8")
        disputes = [dispute for row in rows for dispute in getattr(row, "disputes", ())]
        assert len(re.findall(r"^\| `", card, re.MULTILINE)) == len(disputes)


def test_the_croissant_file_names_what_there_is() -> None:
    data = json.loads((DATA / "croissant.json").read_text("utf-8"))
    manifest = json.loads((DATA / "manifest.json").read_text("utf-8"))
    assert data["version"] == manifest["data_version"]
    released = tomllib.loads((CURATION / "version.toml").read_text("utf-8"))["released"]
    assert data["datePublished"] == released.isoformat()
    for file in data["distribution"]:
        assert file["sha256"] == manifest["files"][file["contentUrl"]]["sha256"]
    fields = {field["@id"] for records in data["recordSet"] for field in records["field"]}
    assert {"meetings/when", "meetings/place_city", "treaty_events/evidence_source", "gaps/reason"} <= fields
    for records in data["recordSet"]:
        for field in records["field"]:
            assert field.get("references", {}).get("field", {}).get("@id", "meetings/id") in fields


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what mlcroissant itself stands on
def test_the_croissant_file_is_read_by_its_tool() -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    dataset = mlcroissant.Dataset(jsonld=str(DATA / "croissant.json"))
    assert len(list(dataset.records("terms"))) == len(Dataset.in_folder(DATA)["terms"])


def test_croissant_of_the_samples(tmp_path: Path) -> None:
    write_samples(tmp_path)
    files = {path.name: path.read_bytes() for path in tmp_path.glob("*.jsonl")}
    about = {"name": "x", "title": "X", "description": "d", "version": "1", "licenses": [{"path": "l"}]}
    data = croissant(
        files, about, date(2027, 4, 5), {"work_plans": {"adopted_at": "meetings", "succeeds": "work_plans"}}
    )
    plans = next(records for records in data["recordSet"] if records["name"] == "work_plans")
    references = {field["name"]: "references" in field for field in plans["field"]}
    assert (references["adopted_at"], references["succeeds"]) == (True, False)
