"""The build: the same bytes each time, and every fault told."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from aseanhr.dataset.documents import Document, decode_document
from aseanhr.errors import DataError
from aseanhr.records import Evidence, Meeting, hash_words
from aseanhr.values.dates import DateSpan
from databuild.assemble import assemble
from databuild.build import main
from databuild.curation import read_curation
from databuild.places import CURATION, DATA, ROOT, find_documents
from databuild.quoting import quotations, without_names
from databuild.reading import Candidates, read_documents

TEXT = "The 44th Meeting of the AICHR was held in Manila on 3 March 2027.\nThe chair was Brunei Darussalam.\n"

FILES = {
    "version.toml": 'data_version = "1.0.0"\nreleased = 2027-04-05\n',
    "rejected.toml": "",
    "sources.toml": """
[[document]]
id = "note"
file = "note.txt"
sha256 = "SHA256"
characters = CHARACTERS
title = "A note"
language = "en"
published = "2027-03-04"
published_from = "its dateline"

[[page]]
url = "https://example.org/release"
title = "A release"
""",
    "records/meetings.toml": """
[[meeting]]
id = "aichr-regular-44"
name = "44th Meeting of the AICHR"
series = "aichr_regular"
ordinal = "44"
status = "held"

[[meeting.set]]
field = "when"
value = "2027-03-02"
was = "2027-03-03"
said_by = "note"
source = "https://example.org/release"
reason = "The host gives the day before."

[meeting.evidence.note]
name = [[4, 29]]
ordinal = [[4, 8]]
when = [[52, 64, "the words give the day after; see the dispute"]]
status = [[30, 38]]
""",
}


def write(folder: Path, change: Callable[[dict[str, str]], None] = lambda files: None) -> tuple[Path, Path]:
    """Write a small curation with one document, changed by ``change``; return the two folders."""
    documents, curation = folder / "documents", folder / "curation"
    documents.mkdir(parents=True)
    (documents / "note.txt").write_text(TEXT, "utf-8")
    document = decode_document(TEXT.encode(), "note.txt")
    files = dict(FILES)
    files["sources.toml"] = files["sources.toml"].replace("SHA256", document.sha256)
    files["sources.toml"] = files["sources.toml"].replace("CHARACTERS", str(len(TEXT)))
    change(files)
    for name, text in files.items():
        (curation / name).parent.mkdir(parents=True, exist_ok=True)
        (curation / name).write_text(text, "utf-8")
    return curation, documents


def candidate(when: str = "2027-03-03", name: str = "aichr-regular-44") -> Meeting:
    def evidence(field: str, start: int, end: int) -> Evidence:
        return Evidence(source="note", field=field, start=start, end=end, sha256=hash_words(TEXT[start:end]))

    return Meeting(
        id=name,
        name="44th Meeting",
        series="aichr_regular",
        ordinal="44",
        when=DateSpan(when),
        evidence=(evidence("name", 4, 29), evidence("when", 49, 64), evidence("status", 26, 34)),
    )


def faults(
    folder: Path,
    change: Callable[[dict[str, str]], None] = lambda files: None,
    found: Candidates | None = None,
) -> str:
    """Return the faults of a changed curation as one text; empty if there are none."""
    curation_folder, documents_folder = write(folder, change)
    try:
        curation = read_curation(curation_folder)
        documents = read_documents(curation.sources, documents_folder)
        assemble(curation, documents, found or {})
    except DataError as error:
        return "\n".join(error.faults)
    return ""


def edit(file: str, old: str, new: str) -> Callable[[dict[str, str]], None]:
    def change(files: dict[str, str]) -> None:
        assert old in files[file]
        files[file] = files[file].replace(old, new, 1)

    return change


def add(file: str, text: str) -> Callable[[dict[str, str]], None]:
    def change(files: dict[str, str]) -> None:
        files[file] = files.get(file, "") + text

    return change


MEETINGS = "records/meetings.toml"


def test_a_sound_curation_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path) == ""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (edit("version.toml", '"1.0.0"', "1"), "version.toml: data_version: text is asked for"),
        (
            edit("version.toml", "2027-04-05", "2027-04-05T06:00:00"),
            "version.toml: released: a day is asked for",
        ),
        (edit("sources.toml", "[[document]]", "[[document"), "sources.toml: not TOML"),
        (add("sources.toml", "\n[[file]]\n"), "sources.toml: unknown key 'file'"),
        (
            add("sources.toml", '\n[[page]]\nurl = "https://example.org/release"\ntitle = "B"\n'),
            "listed twice",
        ),
        (add("sources.toml", '\n[[page]]\nurl = "https://example.org/b"\ntitle = "B"\n'), "nothing cites it"),
        (
            edit("sources.toml", 'published_from = "its dateline"', ""),
            "published_from: say how the day is known",
        ),
        (edit("sources.toml", 'file = "note.txt"', ""), "a document needs file, sha256 and characters"),
        (edit("sources.toml", 'file = "note.txt"', 'file = "gone.txt"'), "gone.txt: No such file"),
        (edit("sources.toml", "characters = ", "characters = 1"), "its bytes differ"),
        (edit(MEETINGS, "[[meeting]]", "[[gathering]]"), "meetings.toml: unknown key 'gathering'"),
        (edit(MEETINGS, "[[meeting]]", "[meeting]"), "meetings.toml: meeting: write it as [[meeting]]"),
        (
            edit(MEETINGS, 'id = "aichr-regular-44"', ""),
            "meetings.toml: meeting 1: id: required, but missing",
        ),
        (edit(MEETINGS, 'series = "aichr_regular"', 'series = "club"'), "'club' is none of"),
        (edit(MEETINGS, 'ordinal = "44"', 'number = "44"'), "number: unknown field"),
        (edit(MEETINGS, 'status = "held"', 'status = "held"\nmode = "video"'), "mode: no evidence"),
        (
            edit(MEETINGS, 'status = "held"', 'status = "held"\nwhen = "2027"'),
            "set when: it is given above too",
        ),
        (edit(MEETINGS, 'was = "2027-03-03"', 'was = "2027-03-02"'), "set when: nothing is changed"),
        (edit(MEETINGS, 'reason = "The host gives the day before."', ""), "reason: required, but missing"),
        (
            edit(MEETINGS, "example.org/release", "example.org/other"),
            "no such source; list it in sources.toml",
        ),
        (edit(MEETINGS, "evidence.note", "evidence.letter"), "letter: no such source"),
        (edit(MEETINGS, "[[4, 29]]", "[[4, 900]]"), "outside of the document, which has"),
        (edit(MEETINGS, "[[4, 29]]", "[[29, 4]]"), "outside of the document"),
        (edit(MEETINGS, "[[4, 29]]", "[[3, 29]]"), "begins or ends with a space"),
        (
            edit(MEETINGS, "[[4, 29]]", '[["4", 29]]'),
            "write [start, end], or [start, end, how the value follows]",
        ),
        (edit(MEETINGS, "[[4, 29]]", '[[4, 29, ""]]'), "write [start, end]"),
        (edit(MEETINGS, "name = [[4, 29]]\nordinal = [[4, 8]]", "x = 1"), "write [start, end]"),
        (edit(MEETINGS, 'ordinal = "44"', 'ordinal = "44"\nfrom = "note:x"'), "from: a list of candidates"),
        (edit(MEETINGS, 'ordinal = "44"', 'ordinal = "44"\nfrom = ["note:x"]'), "the reader finds no note:x"),
        (add(MEETINGS, FILES[MEETINGS]), "the id is given to a record of meetings already"),
        (
            add("rejected.toml", '[[rejected]]\ncandidate = "note:x"\nreason = "none"\n'),
            "finds no such candidate",
        ),
        (add("rejected.toml", '[[rejected]]\ncandidate = "note:x"\n'), "reason: required, but missing"),
    ],
)
def test_each_fault_is_told(tmp_path: Path, change: Callable[[dict[str, str]], None], expected: str) -> None:
    assert expected in faults(tmp_path, change)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    def change(files: dict[str, str]) -> None:
        del files["rejected.toml"]

    assert "rejected.toml: No such file" in faults(tmp_path, change)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def change(files: dict[str, str]) -> None:
        edit(MEETINGS, "[[4, 29]]", "[[4, 900]]")(files)
        edit(MEETINGS, "[[30, 38]]", "[[29, 38]]")(files)
        edit(MEETINGS, "was = ", "said = ")(files)
        edit("version.toml", "1", "x")(files)

    lines = faults(tmp_path, change).splitlines()
    assert len(lines) == 2  # the form of the files comes first
    assert len(faults(tmp_path / "b", edit(MEETINGS, "[[4, 29]]", "[[4, 900], [3, 8]]")).splitlines()) == 2


def test_a_rejected_candidate_stays_out(tmp_path: Path) -> None:
    change = add("rejected.toml", '[[rejected]]\ncandidate = "note:amm-9"\nreason = "a slip"\n')
    other = attrs.evolve(candidate(), id="amm-9", series="amm", ordinal="9")
    assert faults(tmp_path, change, {"note:amm-9": ("meetings", other)}) == ""


def test_a_candidate_rejected_twice_is_told(tmp_path: Path) -> None:
    change = add("rejected.toml", 2 * '[[rejected]]\ncandidate = "note:x"\nreason = "a slip"\n')
    assert "note:x: rejected twice" in faults(tmp_path, change)


def test_an_undecided_candidate_is_told(tmp_path: Path) -> None:
    other = attrs.evolve(candidate(), id="amm-9", series="amm", ordinal="9")
    told = faults(tmp_path, found={"note:amm-9": ("meetings", other)})
    assert told == "meetings: undecided: note:amm-9: take it in an entry (from) or reject it"


def joined(
    folder: Path, found: Candidates, change: Callable[[dict[str, str]], None] = lambda files: None
) -> Meeting:
    curation_folder, documents_folder = write(folder, change)
    curation = read_curation(curation_folder)
    meeting = assemble(curation, read_documents(curation.sources, documents_folder), found).tables[
        "meetings"
    ][0]
    assert isinstance(meeting, Meeting)
    return meeting


def test_evidence_of_a_candidate_is_added_where_it_agrees(tmp_path: Path) -> None:
    meeting = joined(tmp_path, {"note:aichr-regular-44": ("meetings", candidate())})
    assert [(e.start, e.end) for e in meeting.evidence_for("status")] == [(26, 34), (30, 38)]
    assert [(e.start, e.basis) for e in meeting.evidence_for("when")] == [(52, "inferred"), (None, "stated")]


def test_values_of_a_candidate_do_not_win(tmp_path: Path) -> None:
    curation_folder, documents_folder = write(tmp_path)
    curation = read_curation(curation_folder)
    documents = read_documents(curation.sources, documents_folder)
    other = candidate("2030-01")
    assembly = assemble(curation, documents, {"note:aichr-regular-44": ("meetings", other)})
    (meeting,) = assembly.tables["meetings"]
    assert meeting.when == DateSpan("2027-03-02")
    assert [dispute.value for dispute in meeting.disputes] == ["2027-03-03"]
    assert "aichr-regular-44: when: 2030-01 in note" in assembly.differences
    assert "aichr-regular-44: when: its words in note do not give it" in assembly.differences


def test_a_candidate_can_be_taken_by_name(tmp_path: Path) -> None:
    other = attrs.evolve(
        candidate(), id="odd", series="other", ordinal=None, when=None, evidence=candidate().evidence[2:]
    )
    change = edit(MEETINGS, 'ordinal = "44"', 'ordinal = "44"\nfrom = ["note:odd"]')
    meeting = joined(tmp_path, {"note:odd": ("meetings", other)}, change)
    assert len(meeting.evidence_for("status")) == 2


def test_evidence_stands_in_the_order_of_fields_and_numbers(tmp_path: Path) -> None:
    outcomes = ", ".join(f'"point {n}"' for n in range(12))
    spans = "".join(f'"outcomes[{n}]" = [[4, 8, "said so"]]\n' for n in (11, 2, 10, 0, 1, *range(3, 10)))

    def change(files: dict[str, str]) -> None:
        edit(MEETINGS, 'status = "held"', f'status = "held"\noutcomes = [{outcomes}]')(files)
        files[MEETINGS] += spans

    meeting = joined(tmp_path, {}, change)
    fields = [item.field for item in meeting.evidence if item.field.startswith("outcomes")]
    assert fields == [f"outcomes[{n}]" for n in range(12)]


def test_runs_of_words_of_a_document_are_found() -> None:
    document = "One two three four five six seven eight nine."
    assert quotations({"a": "two THREE four, five six seven\neight-nine"}, [document], []) != []
    assert quotations({"a": "two three four five six seven eight ten"}, [document], []) == []
    name = "two three four five six seven eight nine"
    assert quotations({"a": f"the body ({name})"}, [document], [name]) == []
    assert (
        quotations({"a": 'from = ["a:one-two-three-four-five-six-seven-eight-nine"]'}, [document], []) == []
    )
    assert (
        quotations({"a": "https://example.org/one-two-three-four-five-six-seven-eight"}, [document], []) == []
    )


def test_names_and_titles_of_a_lexicon_may_be_long() -> None:
    document = "One two three four five six seven eight nine."
    phrase = "two three four five six seven eight nine"
    for section in ("bodies", "offices", "plans", "treaties"):
        lexicon = without_names(f'[{section}]\nkey = ["{phrase}", "other"]\n')
        assert quotations({"a": lexicon}, [document], []) == []
    for kept in (
        f'[verbs]\nKEY = ["{phrase}"]\n',
        f'[bodies]\nkey = ["other"]\n[[operators]]\nwords = ["{phrase}"]\n',
        f"[bodies]\n# {phrase}\n",
        f'[bodies]\nkey = ["{phrase}{" and so on and on" * 5}"]\n',
    ):
        assert quotations({"a": without_names(kept)}, [document], []) != []


def test_documents_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASEANHR_DOCUMENTS", str(tmp_path))
    assert find_documents(["note.txt"]) is None
    (tmp_path / "note.txt").touch()
    assert find_documents(["note.txt"]) == tmp_path
    assert find_documents([]) is None


def test_without_documents_the_files_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASEANHR_DOCUMENTS", str(tmp_path))
    assert main([]) == 0
    assert "no documents here" in capsys.readouterr().out
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("countries", "dates", "amounts"))
    (data / "people.jsonl").write_bytes(b"")
    (data / "meetings.schema.json").unlink()
    assert main(["--out", str(data)]) == 1
    told = capsys.readouterr().err
    assert "people.jsonl: not the bytes that were built" in told
    assert "meetings.schema.json: missing" in told
    (data / "manifest.json").write_text('{"files": {}}')
    assert main(["--out", str(data)]) == 1
    assert "manifest.json: sources.jsonl: not listed" in capsys.readouterr().err
    (data / "manifest.json").unlink()
    assert main(["--out", str(data)]) == 1
    assert "manifest.json: cannot be read" in capsys.readouterr().err


def test_faults_of_a_build_end_in_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    curation, documents = write(tmp_path, edit(MEETINGS, "[[4, 29]]", "[[4, 900]]"))
    out = tmp_path / "out"
    arguments = ["--curation", str(curation), "--documents", str(documents), "--out", str(out)]
    assert main(arguments) == 1
    assert "outside of the document" in capsys.readouterr().err
    assert not out.exists()


def test_a_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = edit(MEETINGS, 'ordinal = "44"', 'ordinal = "44"')
    curation, documents = write(tmp_path, change)
    out = tmp_path / "out"
    arguments = ["--curation", str(curation), "--documents", str(documents), "--out", str(out)]
    assert main([*arguments, "--check"]) == 1
    assert "meetings.jsonl: differs" in capsys.readouterr().err
    assert not out.exists()
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 0


def reverse_entries(text: str) -> str:
    head, *entries = re.split(r"(?m)^(?=(?:#.*\n)*\[\[\w+\]\]$)", text)
    return head + "\n\n".join(reversed(entries))


@pytest.mark.documents
def test_the_bytes_do_not_depend_on_hash_seed_or_order(tmp_path: Path, documents: Path) -> None:
    turned = tmp_path / "curation"
    shutil.copytree(CURATION, turned)
    for path in (turned / "records").glob("*.toml"):
        path.write_text(reverse_entries(path.read_text("utf-8")), "utf-8")
    (turned / "sources.toml").write_text(
        reverse_entries((turned / "sources.toml").read_text("utf-8")), "utf-8"
    )
    copies = tmp_path / "documents"
    copies.mkdir()
    for path in sorted(documents.iterdir(), reverse=True):
        shutil.copy(path, copies)
    made: list[dict[str, bytes]] = []
    for seed, curation, folder in (("1", CURATION, documents), ("2", turned, copies)):
        out = tmp_path / seed
        command = [
            sys.executable,
            "tools/build_dataset.py",
            "--curation",
            str(curation),
            "--documents",
            str(folder),
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [*command, "--out", str(out)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert made[0] == made[1]
    shipped = {name: (DATA / name).read_bytes() for name in made[0]}
    assert [name for name in shipped if shipped[name] != made[0][name]] == []


def test_documents_are_read_as_they_are(tmp_path: Path) -> None:
    curation, documents = write(tmp_path)
    found = read_documents(read_curation(curation).sources, documents)
    assert found == {"note": Document(TEXT, decode_document(TEXT.encode(), "note.txt").sha256)}
