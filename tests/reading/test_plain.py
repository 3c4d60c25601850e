"""Plain sentences with all that is to be read in each, written beside the lists of words, one table a language.

A table has a row for each sentence: the text, what it says ("-" for nothing) and its kind. Where the kind begins with GAP,
the reader does not reach it yet.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aseanhr import extract

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from reader.said import said

TABLES = Path(__file__).parent / "plain"
GAP = pytest.mark.xfail(strict=True, reason="a gap of the reader, named in its table")


def table() -> list[object]:
    """Return the rows of all tables: language, text, what it says."""
    found: list[object] = []
    for path in sorted(TABLES.glob("*.tsv")):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            text, says, kind = line.split("\t")
            marks = [GAP] if kind.startswith("GAP") else []
            found.append(pytest.param(path.stem, text, says, id=f"{path.stem}-{n}", marks=marks))
    return found


@pytest.mark.parametrize(("lang", "text", "says"), table())
def test_a_plain_sentence_is_read_whole(lang: str, text: str, says: str) -> None:
    found = extract(text, lang=lang, published="2027-10-01")
    assert said(found) == {line for line in says.split(" ; ") if line != "-"}
