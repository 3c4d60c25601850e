"""Proposals for the curation: TOML that the build can read, with every span at its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aseanhr.cli import main
from aseanhr.cli.proposals import propose
from aseanhr.dataset.documents import decode_document
from aseanhr.dataset.shipped import SHIPPED
from aseanhr.reading import extract
from aseanhr.records import Evidence

TEXT = (
    "The 99th Meeting of the AICHR was held in Manila on 8-10 March 2037. "
    "Viet Nam ratified the Convention against Torture on 5 February 2015. "
)


def test_a_proposal_is_an_entry_for_each_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "An article.txt"
    path.write_text(TEXT, "utf-8")
    assert main(["extract", "--propose", "--published", "2037-03-11", str(path)]) == 0
    text = capsys.readouterr().out
    data = tomllib.loads(text)
    (document,) = data["document"]
    assert (document["id"], document["file"], document["characters"]) == ("an-article", path.name, len(TEXT))
    (meeting,) = data["meeting"]
    assert (meeting["id"], meeting["place"]["city"]) == ("aichr-regular-99", "Manila")
    assert meeting["from"] == ["an-article:aichr-regular-99"]
    spans = meeting["evidence"]["an-article"]
    (start, end), *_ = spans["when"]
    assert TEXT[start:end] == "8-10 March 2037"
    assert spans["mode"][0][2]
    assert "# new\n[[meeting]]" in text
    assert "# known\n[[treaty_event]]" in text


def test_the_source_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, "utf-8")
    assert main(["extract", "--propose", "--source", "a.b-2037", str(path), str(path)]) == 0
    data = tomllib.loads(capsys.readouterr().out)
    assert [document["id"] for document in data["document"]] == ["a.b-2037", "a.b-2037"]
    assert list(data["meeting"][0]["evidence"]) == ["a.b-2037"]


@pytest.mark.parametrize("text", ["", "nothing here", "\x7f\x00 tab\t"])
def test_a_text_without_records_is_a_document_only(text: str) -> None:
    name = 'odd "name"\x7f.txt'
    proposal = propose(name, "odd", decode_document(text.encode(), name), extract(text, lang="en"), SHIPPED)
    assert list(tomllib.loads(proposal.replace(name, "odd"))) == ["document"]


def test_records_without_spans_have_no_evidence() -> None:
    extraction = extract(TEXT, source="x")
    bare = type("Bare", (), {})()
    for table in ("meetings", "treaty_events", "treaties", "work_plans", "trade_figures"):
        found = [
            type(r)(
                **{f: getattr(r, f) for f in ("id", "name", "series")},
                evidence=(Evidence(field="name", source="x"),),
                confidence=0.5,
                level="weak",
            )
            for r in extraction.meetings
        ]
        setattr(bare, table, found if table == "meetings" else [])
    bare.language = None
    data = tomllib.loads(propose("x.txt", "x", decode_document(b"", "x.txt"), bare, SHIPPED))
    assert not {"evidence", "confidence", "level"} & set(data["meeting"][0])
    assert data["document"][0]["language"] == "TODO"
