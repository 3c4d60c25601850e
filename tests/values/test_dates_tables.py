"""Tables of expressions: what must be read, what must be refused (``!``), what is ambiguous (``?``)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aseanhr.errors import AmbiguousDateError, DateParseError
from aseanhr.values import normalize_date
from aseanhr.values.dates.cldr import _named
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


@pytest.mark.parametrize(
    ("lang", "text"),
    [("he", "8 יולי 2025"), ("da", "8. juli 2025"), ("dz", "2025-07-08")],
)
def test_other_languages_are_read_with_the_names_of_cldr(lang: str, text: str) -> None:
    assert reading(text, lang, None) == "2025-07-08"


def test_a_name_that_stands_for_two_values_is_left_out() -> None:
    names = {1: "Mar", 2: "Mar", 3: "Wed", 4: "4"}
    widths = {"wide": names, "abbreviated": names}
    assert _named({"format": widths, "stand-alone": widths}) == {"3": "wed"}
