"""The README and the documentation tell the truth: their Python and their commands run and print what they show."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from aseanhr.cli import main

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(pycon|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def run_python(code: str, space: dict[str, object], page: str, line: int) -> str:
    """Run the examples of one block; return the report of what differs."""
    report: list[str] = []
    test = doctest.DocTestParser().get_doctest(code, space, page, page, line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.REPORT_NDIFF)
    runner.run(test, out=report.append, clear_globs=False)
    space.update(test.globs)
    return "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_a_page_shows_what_its_examples_print(
    page: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8")
    space: dict[str, object] = {"__name__": "page"}
    for block in FENCE.finditer(text):
        line = text.count("\n", 0, block.start())
        if block[1] == "pycon":
            report = run_python(block[2], space, str(page), line)

            assert not report, report
        else:
            for command, shown in COMMANDS.findall(block[2]):
                program, *words = shlex.split(command)
                main(words)
                out, err = capsys.readouterr()

                assert ("aseanhr", shown) == (program, out + err), f"{page}:{line}"


def test_pages_mark_their_examples_so_that_they_are_run() -> None:
    unmarked = re.compile(r"^```(?!pycon\n|console\n)\w*\n(?:(?!```).*\n)*?(?:>>>|\$ aseanhr)", re.MULTILINE)

    assert [str(page) for page in PAGES if unmarked.search(page.read_text("utf-8"))] == []


def test_the_readme_gives_the_two_lines_that_are_run() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    lines = re.findall(r"^python3 -m venv .+$", README.read_text("utf-8"), re.MULTILINE)

    assert len(lines) == 2
    assert all(f"\n{line}\n" in script for line in lines)
    assert lines[0].endswith("aseanhr list meetings")
    assert lines[1].endswith("nox")


def test_the_reference_shows_every_public_name() -> None:
    import aseanhr
    from aseanhr import errors

    reference = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "docs" / "reference").glob("*.md"))
    )
    missing = [
        name for name in (*aseanhr.__all__, *errors.__all__) if not re.search(rf"\b{name}\b", reference)
    ]

    assert missing == []
