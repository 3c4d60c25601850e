"""Proofs: what is sound passes, and each thing that is not has a line of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from aseanhr import records as r
from aseanhr.dataset import Dataset, check, verify
from aseanhr.dataset.documents import decode_document, read_document
from aseanhr.dataset.proofs import proves
from aseanhr.dataset.references import reference_faults, value_at
from aseanhr.dataset.verification import Report, Tally
from aseanhr.errors import DocumentError
from aseanhr.records.convert import dump_jsonl
from aseanhr.values import Amount, Country, DateSpan
from samples import HELD, NOTE, TABLES_OF_SAMPLES, TEXT, TRADE, cite


def test_the_sample_is_proved_whole(dataset: Dataset, tmp_path: Path) -> None:
    report = verify(tmp_path / "documents", dataset=dataset)

    assert report.faults == ()
    assert report.ok
    assert report.tallies["meetings"] == Tally(3, 9, words=7, values=4, inferred=2, pages=2, unread=0)
    assert report.total == Tally(17, 24, words=14, values=10, inferred=3, pages=10, unread=0)
    assert str(report).endswith("\n\nnothing is wrong")


def test_without_documents_the_evidence_stays_unread(dataset: Dataset) -> None:
    report = verify(dataset=dataset)

    assert report.ok
    assert (report.total.unread, report.total.words, report.total.values) == (14, 0, 0)


def test_a_missing_folder_is_an_error(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such folder"):
        verify(tmp_path / "nowhere", dataset=dataset)


def _change(change: Callable[[Path], object], dataset: Dataset, folder: Path) -> tuple[str, ...]:
    change(folder / "documents" / "note.txt")
    return verify(folder / "documents", dataset=dataset).faults


def test_a_missing_document_is_one_fault(dataset: Dataset, tmp_path: Path) -> None:
    faults = _change(Path.unlink, dataset, tmp_path)

    assert faults == (f"sources: note: file: {tmp_path}/documents/note.txt: No such file or directory",)


def test_a_changed_document_is_named_with_every_span_that_moved(dataset: Dataset, tmp_path: Path) -> None:
    faults = _change(lambda path: path.write_text("x" + TEXT, encoding="utf-8"), dataset, tmp_path)

    assert faults[:2] == (
        "sources: note: sha256: note.txt has changed",
        f"sources: note: characters: note.txt has {len(TEXT) + 1}, not {len(TEXT)}",
    )
    assert len(faults) == 2 + 14
    assert "meetings: aichr-40: ordinal: note 32-36: other words stand there than were read" in faults


def test_a_document_that_is_not_utf8_is_named(dataset: Dataset, tmp_path: Path) -> None:
    faults = _change(lambda path: path.write_bytes(b"\xff"), dataset, tmp_path)

    assert faults == (f"sources: note: file: {tmp_path}/documents/note.txt: not UTF-8 at byte 0",)


def test_a_dataset_that_cannot_be_read_is_reported_whole(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_bytes(b"{}\n[]\n")
    (tmp_path / "sources.jsonl").unlink()
    report = verify(tmp_path / "documents", dataset=dataset)

    assert len(report.faults) == 4
    assert report.tallies["meetings"].records == 3
    assert "people" not in report.tallies
    assert str(report).endswith("\n4 faults")


def test_files_are_held_against_the_manifest(dataset: Dataset, tmp_path: Path) -> None:
    hashes = {
        "people.jsonl": {"sha256": "0" * 64},
        "sources.jsonl": {"sha256": _hash(tmp_path / "sources.jsonl")},
    }
    (tmp_path / "manifest.json").write_text(json.dumps({"files": hashes}))
    assert verify(dataset=dataset).faults == ("people.jsonl: not as it was built",)

    (tmp_path / "people.jsonl").unlink()
    assert verify(dataset=dataset).faults == ("people.jsonl: No such file or directory",)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "manifest", ["", "{", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}', '{"files": {"a": {}}}']
)
def test_a_manifest_that_is_none_is_named(manifest: str, dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(manifest)

    assert verify(dataset=dataset).faults == ("manifest.json: not a list of files with their hashes",)


def _faults(record: r.Record, folder: Path | None = None, **changes: Any) -> list[str]:
    kind = {r.Meeting: "meetings", r.TradeFigure: "trade_figures"}[type(record)]
    changed = attrs.evolve(record, **changes)
    others = [other for other in TABLES_OF_SAMPLES[kind] if other.id != record.id]
    report = check({**TABLES_OF_SAMPLES, kind: [changed, *others]}, folder)
    return [fault.removeprefix(f"{kind}: {record.id}: ") for fault in report.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"ordinal": "4"}, ["ordinal: note: the words do not give 4"]),
        ({"when": DateSpan("2025-07-09")}, ["when: note: the words do not give 2025-07-09"]),
        ({"when": DateSpan("2025-07")}, ["when: note: the words do not give 2025-07"]),
        ({"place": r.Place(country=Country("TH"))}, ["place.country: note: the words do not give TH"]),
        (
            {"hosts": (r.Participant(country=Country("TH")),)},
            ["hosts[0]: note: the words do not give TH (Thailand)"],
        ),
        ({"when": None, "disputes": ()}, ["when: note: evidence for a field that is empty"]),
        ({"evidence": ()}, ["evidence: there is none"]),
        ({"part_of": "amm-1"}, ["part_of: no record 'amm-1' in meetings"]),
    ],
)
def test_a_value_that_the_words_do_not_give_is_named(
    changes: dict[str, Any], faults: list[str], folder: Path
) -> None:
    found = _faults(HELD, folder, **changes)

    assert [
        fault.replace("Thailand", "TH (Thailand)") if "hosts" in fault else fault for fault in found
    ] == faults


@pytest.mark.parametrize(
    ("evidence", "fault"),
    [
        (cite("name", "meeting", basis="inferred"), "name: note 37-44: inferred, but there is no note how"),
        (r.Evidence(source="note", field="name"), "name: note: evidence from a document needs offsets"),
        (
            r.Evidence(source="page", field="name", start=0, end=4, sha256=r.hash_words("Page")),
            "name: page 0-4: offsets, but the source names no file",
        ),
        (
            r.Evidence(source="note", field="name", start=9000, end=9004, sha256=r.hash_words("Page")),
            "name: note 9000-9004: other words stand there than were read",
        ),
        (r.Evidence(source="web", field="name"), "evidence[0].source: no record 'web' in sources"),
        (r.Evidence(source="page", field="colour"), "evidence[0].field: 'colour' names no field"),
        (cite("colour", "meeting"), "evidence[0].field: 'colour' names no field"),
        (r.Evidence(source="page", field="hosts[7]"), "evidence[0].field: 'hosts[7]': there are only 1"),
    ],
)
def test_evidence_that_is_not_sound_is_named(evidence: r.Evidence, fault: str, folder: Path) -> None:
    assert _faults(HELD, folder, evidence=(evidence,)) == [fault]


def test_a_dispute_that_leads_nowhere_is_named() -> None:
    dispute = r.Dispute(field="place.town", value="x", source="web", reason="y")

    assert _faults(HELD, disputes=(dispute,)) == [
        "disputes[0].source: no record 'web' in sources",
        "disputes[0].field: 'place.town' names no field",
    ]


def test_figures_are_proved_by_the_words(folder: Path) -> None:
    assert _faults(TRADE, folder) == []
    assert _faults(TRADE, folder, growth_percent=Decimal("18.8")) == []
    assert _faults(TRADE, folder, growth_percent=Decimal("18.9")) == [
        "growth_percent: note: the words do not give 18.9"
    ]
    assert _faults(TRADE, folder, amount=Amount("1600000001 USD")) == [
        "amount: note: the words do not give 1600000001 USD"
    ]


def test_a_file_outside_the_folder_is_never_read(folder: Path) -> None:
    for name in ("../note.txt", "/etc/hostname", "a/b"):
        source = attrs.evolve(NOTE, file=name)
        report = check(
            {"sources": [source]}, folder / "documents" if (folder / "documents").exists() else folder
        )

        assert report.faults == (f"sources: note: file: {name!r} is not a plain file name",)


def test_a_report_without_tables_prints() -> None:
    assert str(check({})).splitlines()[-1] == "nothing is wrong"
    assert str(Report({}, ("x\x1b[1m",))).splitlines()[-2:] == ["x\ufffd[1m", "1 fault"]


def test_references_need_their_tables() -> None:
    assert (
        reference_faults({"meetings": [HELD]})[0]
        == "meetings: aichr-40: evidence[0].source: no record 'note' in sources"
    )


@pytest.mark.parametrize(
    ("words", "field", "value", "verdict"),
    [
        (["2026"], "period", DateSpan("2026"), True),
        (["2026"], "period", DateSpan("2027"), False),
        (["15 May", "16 May"], "when", DateSpan("2025-05-15/2025-05-16"), True),
        (["from 15 May"], "when", DateSpan("2025-05-15/.."), True),
        (["from 14 May"], "when", DateSpan("2025-05-15/.."), False),
        (["until 2024"], "when", DateSpan("../2024"), True),
        (["before 2030"], "target_by", DateSpan("2029"), True),
        (["before 2030"], "target_by", DateSpan("2028"), False),
        (["no date"], "when", DateSpan("2025"), False),
        (["8 July"], "when.start", DateSpan("2025-07-08").start, True),
        (["8 July"], "when.start", DateSpan("2025-07-09").start, False),
        (["Vietnamese officials"], "state", Country("VN"), True),
        (["VN"], "state", Country("VN"), True),
        (["nobody"], "state", Country("VN"), False),
        (["2/2020"], "ordinal", "2/2020", True),
        (["2/2020"], "ordinal", "2", False),
        (["rose 18.8 percent"], "growth_percent", Decimal("18.8"), True),
        (["US$18.8"], "growth_percent", Decimal("18.8"), False),
        (["18.8 percent"], "amount", Amount("18.8 USD"), False),
        (["Edmund Bon"], "chairs[0]", r.Participant(name="Edmund Bon", country=Country("MY")), None),
        (["the plan"], "name", "AICHR Work Plan", None),
    ],
)
def test_words_prove_values(words: list[str], field: str, value: Any, verdict: bool | None) -> None:
    assert proves(words, field, value, NOTE) is verdict


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("name", HELD.name),
        ("place.city", "Kuala Lumpur"),
        ("place.country", Country("MY")),
        ("hosts[0].country", Country("MY")),
        ("hosts", HELD.hosts),
        ("chairs[0].name", "Edmund Bon"),
        ("when.start", DateSpan("2025-07-08").start),
        ("part_of", None),
        ("evidence[0].field", "ordinal"),
    ],
)
def test_paths_lead_to_values(path: str, value: object) -> None:
    assert value_at(HELD, path) == value


def test_paths_into_what_is_not_known_lead_to_nothing() -> None:
    assert value_at(TABLES_OF_SAMPLES["meetings"][1], "place.city") is None
    assert value_at(TRADE, "amount.currency") == "USD"


@pytest.mark.parametrize(
    "path", ["", ".", "colour", "name.x", "place.town", "place[0]", "hosts.name", "hosts[1]", "hosts[x]", "__class__", "when.year", "name "]
)  # fmt: skip
def test_paths_that_lead_nowhere_are_refused(path: str) -> None:
    with pytest.raises(LookupError):
        value_at(HELD, path)


def test_documents_are_read_unchanged(tmp_path: Path) -> None:
    data = "\ufeffa\r\nb\x00é".encode()
    (tmp_path / "a.txt").write_bytes(data)

    assert read_document(tmp_path / "a.txt").text == "\ufeffa\r\nb\x00é"
    assert read_document(str(tmp_path / "a.txt")) == decode_document(data, "x")


def test_documents_that_cannot_be_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, reason in (
        (tmp_path, "Is a directory"),
        (tmp_path / "x", "No such file"),
        ("a\0b", "cannot be read"),
    ):
        with pytest.raises(DocumentError, match=reason):
            read_document(path)
    monkeypatch.setattr("aseanhr.dataset.documents.MOST_BYTES", 3)
    with pytest.raises(DocumentError, match="larger than 0 MB"):
        decode_document(b"abcd", "x")
    (tmp_path / "x").write_bytes(b"abc")

    assert read_document(tmp_path / "x").text == "abc"


def test_documents_that_may_not_be_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x").write_bytes(b"abc")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match="x: Permission denied"):
        read_document(tmp_path / "x")


def test_a_record_that_is_written_again_is_proved_again(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "meetings.jsonl").write_bytes(
        dump_jsonl([attrs.evolve(HELD, ordinal="39"), *TABLES_OF_SAMPLES["meetings"][1:]])
    )

    assert verify(tmp_path / "documents", dataset=dataset).faults == (
        "meetings: aichr-40: ordinal: note: the words do not give 39",
    )
