"""Tables of expressions: what must be read, what must be refused (``!``), what is ambiguous (``?``)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aseanhr.errors import AmbiguousDateError, DateParseError
from aseanhr.values import normalize_date
from aseanhr.values.dates.tables import LANGUAGES

TABLES = Path(__file__).parent / "dates"
ANCHOR = "2025-07-10"


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def reading(text: str, lang: str | None, anchor: str | None) -> str:
    try:
        return str(normalize_date(text, lang=lang, anchor=anchor))
    except AmbiguousDateError:
        return "?"
    except DateParseError:
        return "!"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_row_of_a_language_reads_as_expected(lang: str) -> None:
    wrong = {}
    for row in rows(lang):
        anchor = None if row["anchor"] == "-" else row["anchor"] or ANCHOR
        got = reading(row["text"], lang, anchor)
        if got != row["expected"]:
            wrong[row["text"]] = (row["expected"], got)
    assert wrong == {}


def test_regions_decide_the_order_of_figures() -> None:
    wrong = {
        (row["text"], row["lang"]): got
        for row in rows("regions")
        if (got := reading(row["text"], row["lang"], ANCHOR)) != row["expected"]
    }
    assert wrong == {}


def test_without_a_language_what_is_clear_is_read() -> None:
    wrong = {
        row["text"]: got
        for row in rows("any_language")
        if (got := reading(row["text"], None, ANCHOR)) != row["expected"]
    }
    assert wrong == {}


def test_without_a_language_the_tables_are_nearly_never_misread() -> None:
    """The language's own answer, or none: figures whose order differs from language to language aside."""
    wrong = 0
    total = 0
    for lang in LANGUAGES:
        for row in rows(lang):
            anchor = None if row["anchor"] == "-" else row["anchor"] or ANCHOR
            got = reading(row["text"], None, anchor)
            total += 1
            wrong += got not in (row["expected"], "!", "?")
    assert total > 1400
    assert wrong / total < 0.005
