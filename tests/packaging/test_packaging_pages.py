"""The README and the documentation tell the truth: their Python and their commands run and print what they show."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import aseanhr

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from refresh_pages import PAGES, refreshed  # noqa: E402

README = ROOT / "README.md"


@pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_a_page_shows_what_its_examples_print(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")

    assert refreshed(text, tmp_path) == text


def test_pages_mark_their_examples_so_that_they_are_run() -> None:
    unmarked = re.compile(r"^```(?!pycon\n|console\n)\w*\n(?:(?!```).*\n)*?(?:>>>|\$ aseanhr)", re.MULTILINE)

    assert [str(page) for page in PAGES if unmarked.search(page.read_text("utf-8"))] == []


def test_the_readme_gives_the_two_lines_that_are_run() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8").replace(" --no-index --no-build-isolation", "")
    lines = re.findall(r"^python3 -m venv .+$", README.read_text("utf-8"), re.MULTILINE)

    assert len(lines) == 2
    assert all(f"\n{line}\n" in script for line in lines)
    assert lines[0].endswith("aseanhr list meetings")
    assert lines[1].endswith("nox")


def test_the_reference_shows_every_public_name() -> None:
    reference = "".join(
        path.read_text("utf-8") for path in sorted((ROOT / "docs" / "reference").glob("*.md"))
    )

    assert [name for name in aseanhr.__all__ if not re.search(rf"\b{name}\b", reference)] == []
