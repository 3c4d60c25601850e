"""The command line: what each command prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aseanhr.cli import app, main
from aseanhr.cli.output import print_pairs, print_table
from aseanhr.dataset import TABLES
from samples import write_samples

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the sample dataset in the place of the shipped one."""
    monkeypatch.setattr("aseanhr.dataset.shipped.SHIPPED", write_samples(tmp_path))
    return tmp_path


def run(capsys: Captured, *argv: str) -> tuple[int, str, str]:
    status = main(argv)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["aichr-40", "aichr-41", "workshop-seafarers"]),
        (["--year", "2025"], ["aichr-40", "aichr-41"]),
        (["--year", "2024/2026", "--status", "planned"], ["aichr-41"]),
        (["--country", "Viet Nam"], ["workshop-seafarers"]),
        (["--country", "VN", "--country", "MY"], ["aichr-40", "workshop-seafarers"]),
        (["--series", "aichr_regular", "--city", "Kuala Lumpur"], ["aichr-40"]),
        (["--on", "2025-11-24"], ["aichr-41"]),
        (["--where", "ordinal=41", "--where", "ordinal=40"], ["aichr-40", "aichr-41"]),
        (["--where", "name=nothing"], []),
    ],
)
def test_list_finds_meetings(options: list[str], ids: list[str], capsys: Captured) -> None:
    status, out, err = run(capsys, "list", "meetings", *options)

    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == ["id", *ids]
    assert [
        record["id"]
        for record in json.loads(run(capsys, "list", "meetings", *options, "--format", "json")[1])
    ] == ids
    rows = list(csv.DictReader(io.StringIO(run(capsys, "list", "meetings", *options, "--format", "csv")[1])))
    assert [row["id"] for row in rows] == ids


@pytest.mark.parametrize(
    ("argv", "ids"),
    [
        (["treaty-events", "--treaty", "ICCPR", "--event", "acceded"], ["iccpr-vn-acceded-1982"]),
        (["treaty_events", "--where", "negated=true"], ["iccpr-mm"]),
        (["treaty_events", "--where", "negated=false"], ["iccpr-vn-acceded-1982"]),
        (["work_plans", "--body", "aichr"], ["aichr-work-plan"]),
        (["trade_figures", "--kind", "target"], ["trade-vn-la-target"]),
        (["anniversaries", "--where", "years=58"], ["asean-58"]),
        (["treaties", "--country", "VN"], ["iccpr"]),
        (["sources"], ["note", "page"]),
    ],
)
def test_list_finds_other_records(argv: list[str], ids: list[str], capsys: Captured) -> None:
    status, out, _ = run(capsys, "list", *argv)

    assert status == 0
    assert [line.split()[0] for line in out.splitlines()[1:]] == ids


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_listed(name: str, capsys: Captured) -> None:
    assert run(capsys, "list", name)[0] == 0


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (
            ["list", "people", "--year", "2025"],
            "aseanhr: year: Person has no such condition; known: aliases, confidence, country,",
        ),
        (
            ["list", "meetings", "--series", "summit"],
            "aseanhr: series: 'summit' is no value of it; known: aichr_regular,",
        ),
        (["list", "meetings", "--country", "Atlantis"], "aseanhr: no country is called 'Atlantis'"),
        (["list", "meetings", "--on", "8 July"], "aseanhr: cannot read '8 July' as a date"),
        (
            ["list", "treaty_events", "--where", "negated=maybe"],
            "aseanhr: negated must be True or False, not str",
        ),
        (
            ["list", "anniversaries", "--where", "years=" + "9" * 30],
            "aseanhr: years must be a whole number, not str",
        ),
        (["show", "aichr-4"], "aseanhr: no record 'aichr-4' in the dataset; nearest: aichr-41, aichr-40"),
        (["show", "\x1b[31m"], "aseanhr: no record '\\x1b[31m' in the dataset"),
        (["country", "Atlantis"], "aseanhr: no country is called 'Atlantis'"),
        (["date", "someday"], "aseanhr: cannot read 'someday' as a date"),
        (
            ["date", "08/07/2025"],
            "aseanhr: cannot read '08/07/2025' as a date: it may be 2025-07-08 or 2025-08-07",
        ),
        (["amount", "much", "--lang", "en"], "aseanhr: cannot read 'much' as an amount"),
        (["country", "Laos", "--lang", "tlh"], "aseanhr: unknown language 'tlh'"),
        (["extract", "/no/such/file"], "aseanhr: /no/such/file: No such file or directory"),
        (["verify", "--sources", "/no/such/folder"], "aseanhr: /no/such/folder: no such folder"),
    ],
)
def test_errors_are_one_line_and_status_1(argv: list[str], message: str, capsys: Captured) -> None:
    status, out, err = run(capsys, *argv)

    assert (status, out) == (1, "" if argv[0] != "extract" else out)
    assert err.startswith(message)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ([], "a command is needed"),
        (["list"], "the following arguments are required: KIND"),
        (["list", "cats"], "'cats' is none of meetings, treaties,"),
        (["list", "meetings", "--where", "ordinal"], "'ordinal' is not FIELD=VALUE"),
        (["list", "meetings", "--format", "xml"], "invalid choice: 'xml'"),
        (["fly"], "invalid choice: 'fly'"),
        (["date"], "the following arguments are required: TEXT"),
    ],
)
def test_wrong_usage_is_status_2(argv: list[str], message: str, capsys: Captured) -> None:
    status, out, err = run(capsys, *argv)

    assert (status, out) == (2, "")
    assert message in err


def test_version_and_help_are_status_0(capsys: Captured) -> None:
    assert run(capsys, "--version")[:2] == (0, "aseanhr 0.1.0\n")
    status, out, err = run(capsys, "--help")

    assert (status, err) == (0, "")
    for command in ("list", "show", "sources", "verify", "extract", "country", "date", "amount"):
        assert f"    {command} " in out
        assert run(capsys, command, "--help")[0] == 0


def test_show_prints_all_of_a_record(capsys: Captured) -> None:
    status, out, err = run(capsys, "show", "aichr-40")

    assert (status, err) == (0, "")
    assert "meetings: aichr-40\n" in out
    assert "  place     Kuala Lumpur, Malaysia\n" in out
    assert "ordinal         note    32-36  stated" in out
    assert "when   page    2025-07-07  the note is nearer to the event" in out
    assert "https://example.org/page" in out
    assert "part_of" not in out


def test_show_prints_what_has_no_evidence(capsys: Captured) -> None:
    status, out, _ = run(capsys, "show", "note")

    assert status == 0
    assert "evidence" not in out


def test_show_prints_json(capsys: Captured) -> None:
    (found,) = json.loads(run(capsys, "show", "aichr-40", "--format", "json")[1])

    assert found["table"] == "meetings"
    assert found["record"]["id"] == "aichr-40"
    assert [source["id"] for source in found["sources"]] == ["note", "page"]


def test_sources_lists_them(capsys: Captured) -> None:
    assert [record["id"] for record in json.loads(run(capsys, "sources", "--format", "json")[1])] == [
        "note",
        "page",
    ]


def test_verify_says_what_is_wrong(folder: Path, capsys: Captured) -> None:
    assert run(capsys, "verify", "--sources", str(folder / "documents"))[0] == 0
    status, out, _ = run(capsys, "verify")
    assert (status, out.splitlines()[-1]) == (
        0,
        "the documents were not read again: give their folder with --sources",
    )
    (folder / "documents" / "note.txt").write_text("changed", encoding="utf-8")
    status, out, _ = run(capsys, "verify", "--sources", str(folder / "documents"))
    assert status == 1
    assert "sources: note: sha256: note.txt has changed\n" in out


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (
            ["country", "Viet", "Nam"],
            {"name": "Vietnam", "alpha_2": "VN", "alpha_4": None, "historic": False},
        ),
        (["country", "SUHH"], {"alpha_4": "SUHH", "flag": None, "historic": True}),
        (["country", "Malasia", "--fuzzy"], {"alpha_3": "MYS"}),
        (
            ["date", "8", "July", "2025"],
            {"edtf": "2025-07-08", "start": "2025-07-08", "precision": "day", "time": None},
        ),
        (
            ["date", "từ ngày 23-25/11", "--lang", "vi", "--anchor", "2020-11-26"],
            {"edtf": "2020-11-23/2020-11-25"},
        ),
        (["date", "08/07/2025", "--day-first"], {"edtf": "2025-07-08"}),
        (["date", "08/07/2025", "--month-first"], {"edtf": "2025-08-07"}),
        (["date", "2009/.."], {"start": "2009-01-01", "end": None}),
        (["date", "2025-07-08T14:30"], {"time": "14:30"}),
        (
            ["amount", "US$1.6", "billion", "--lang", "en"],
            {"value": "1600000000", "currency": "USD", "percent": False},
        ),
        (["amount", "18.8", "percent", "--lang", "en"], {"value": "18.8", "currency": None, "percent": True}),
        (["amount", "8–10 percent", "--lang", "en"], {"value": "8", "upper": "10"}),
    ],
)
def test_texts_are_normalized(argv: list[str], expected: dict[str, Any], capsys: Captured) -> None:
    status, out, err = run(capsys, *argv, "--format", "json")
    data = json.loads(out)

    assert (status, err) == (0, "")
    assert {name: data[name] for name in expected} == expected
    table = run(capsys, *argv)[1]
    assert [line.split()[0] for line in table.splitlines()] == list(data)


ARTICLE = "The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur on 9 July 2025."


def test_extract_reads_documents(folder: Path, capsys: Captured) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text("xyzzy", encoding="utf-8")
    files = [str(folder / "a.txt"), str(folder / "b.txt")]
    status, out, err = run(capsys, "extract", *files, "--lang", "en")

    assert (status, err) == (0, "")
    assert (
        out.splitlines()[0]
        == f"{files[0]}:  en; meetings: 1, treaty events: 0, treaties: 0, work plans: 0, trade figures: 0"
    )
    assert out.splitlines()[2].startswith("amm-58  2025-07-09")
    first, second = json.loads(run(capsys, "extract", *files, "--lang", "en", "--format", "json")[1])
    assert (first["file"], first["language"]) == (files[0], "en")
    assert [meeting["id"] for meeting in first["meetings"]] == ["amm-58"]
    assert {evidence["source"] for evidence in first["meetings"][0]["evidence"]} == {files[0]}
    assert second["meetings"] == []


def test_extract_takes_the_day_of_publication(folder: Path, capsys: Captured) -> None:
    text = "The 58th ASEAN Foreign Ministers' Meeting was held in Kuala Lumpur on 9 July."
    (folder / "a.txt").write_text(text, encoding="utf-8")
    argv = ("extract", str(folder / "a.txt"), "--lang", "en", "--published", "2025-07-10")

    assert "2025-07-09" in run(capsys, *argv)[1]
    assert run(capsys, *argv[:-1], "soon")[0] == 1


def test_extract_goes_on_after_a_file_that_cannot_be_read(folder: Path, capsys: Captured) -> None:
    (folder / "a.txt").write_bytes(b"\xff")
    (folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    status, out, err = run(capsys, "extract", str(folder / "a.txt"), str(folder), str(folder / "b.txt"))

    assert status == 1
    assert err.splitlines() == [
        f"aseanhr: {folder}/a.txt: not UTF-8 at byte 0",
        f"aseanhr: {folder}: Is a directory",
    ]
    assert "amm-58" in out


def test_extract_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    for data, status in ((ARTICLE.encode(), 0), (b"", 0), (b"\xff", 1)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert run(capsys, "extract", "-", "--format", "json")[0] == status


def test_extract_says_when_it_does_not_know_the_language(folder: Path, capsys: Captured) -> None:
    (folder / "a.txt").write_text("", encoding="utf-8")
    (folder / "b.txt").write_text("Møtet ble holdt i hovedstaden, og det var ikke langt.", encoding="utf-8")

    status, out, err = run(capsys, "extract", str(folder / "a.txt"), str(folder / "b.txt"))
    assert status == 1
    assert "no known language; meetings: 0" in out
    assert "b.txt: nothing was read from the text: it seems to be in 'no'; the reader has en, sv, vi" in err


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((40, 24)))
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_terminal_gets_a_bold_head_and_a_table_that_fits(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch)
    out = run(capsys, "list", "meetings")[1]

    assert out.startswith("\x1b[1mid ")
    assert all(len(line) <= 40 for line in out.splitlines()[1:])


def test_no_color_is_honored(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")

    out = run(capsys, "list", "meetings")[1]

    assert "\x1b" not in out
    assert all(len(line) <= 40 for line in out.splitlines())


def test_a_pipe_gets_plain_whole_lines(capsys: Captured) -> None:
    out = run(capsys, "list", "sources")[1]

    assert "\x1b" not in out
    assert "A note of our own" in out


def test_pairs_and_tables_never_steer_the_terminal(capsys: Captured) -> None:
    print_pairs({"a": "\x1b[31m", "long": ""})
    print_pairs({})
    print_table(("h",), [("\x1b[31m",)])

    assert capsys.readouterr().out == "a     \ufffd[31m\nlong\nh\n\ufffd[31m\n"


def test_an_interrupt_is_status_130(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("aseanhr.cli.browse._verify", interrupt)

    assert run(capsys, "verify") == (130, "", "")


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as file:

        class Closed(io.StringIO):
            def write(self, _: str) -> int:
                raise BrokenPipeError

            def fileno(self) -> int:
                return file.fileno()

        monkeypatch.setattr("sys.stdout", Closed())
        assert main(["list", "meetings"]) == 141


def _aseanhr(*argv: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "aseanhr", *argv],
        capture_output=True,
        check=False,
        env={**os.environ, **env},
        timeout=60,
    )


def test_it_runs_as_a_module_and_prints_utf8_in_any_locale() -> None:
    done = _aseanhr(
        "country", "Laos", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert "🇱🇦".encode() in done.stdout
    assert b"\r" not in done.stdout


def test_the_module_runs_only_as_a_program(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.argv", ["aseanhr", "--version"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("aseanhr", run_name="__main__")

    assert caught.value.code == 0
    assert "main" in runpy.run_module("aseanhr.__main__", run_name="aseanhr.__main__")
    assert capsys.readouterr().out == "aseanhr 0.1.0\n"


def test_it_ends_quietly_when_its_pipe_is_closed() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "aseanhr", "country", "Laos"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, b"")


def test_it_takes_the_words_of_its_process(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.argv", ["aseanhr", "date", "2025"])

    assert app.main() == 0
    assert "2025-12-31" in capsys.readouterr().out
