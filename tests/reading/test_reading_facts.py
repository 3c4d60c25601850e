"""The values of a document: which day it counts from, whose side it takes, and which dates and states it holds."""

from __future__ import annotations

from datetime import date

import pytest

from aseanhr.reading.rules.clues import Clue, MeetingDraft
from aseanhr.reading.rules.facts import find_anchor
from aseanhr.reading.rules.plans import PlanDraft
from readings import NEUTRAL, document, facts

LONG = NEUTRAL["en"]


@pytest.mark.parametrize(
    ("expected", "how", "exact", "text"),
    [
        pytest.param("2025-07-08", "dateline", True, "HANOI, 8 July 2025 – Rain fell.", id="dateline"),
        pytest.param("2025-07-08", "dateline", True, "Rain\nJuly 8, 2025\nIt fell.", id="a line of its own"),
        pytest.param(
            "2025-07-08",
            "time stamp in the page's address",
            True,
            "Rain\nhttps://x.example/20250708215935.jpg",
            id="stamp",
        ),
        pytest.param(
            "2025-07-08",
            "first full date",
            True,
            "It has rained all over the hills since 8 July 2025.",
            id="in text",
        ),
        pytest.param(
            "2025-07-10",
            "first full date",
            True,
            "It has rained all over the hills on 8-10 July 2025.",
            id="its end",
        ),
        pytest.param(
            "2024-07-01",
            "year most named in the article",
            False,
            "It rained in 2023, in 2024 and in 2024.",
            id="year",
        ),
        pytest.param(
            "2020-07-01",
            "year most named in the article",
            False,
            "Meeting 2/2020, not 2019, nor 2019.",
            id="numbered",
        ),
        pytest.param(
            "2024-07-01",
            "year most named in the article",
            False,
            "It rained in 2023 and in 2024.",
            id="the later year",
        ),
    ],
)
def test_a_text_says_when_it_was_written(expected: str, how: str, exact: bool, text: str) -> None:
    anchor = find_anchor(document(text), None)
    assert anchor is not None
    assert (anchor.day.isoformat(), anchor.how, anchor.exact) == (expected, how, exact)
    assert anchor.start is not None
    assert 0 <= anchor.start < (anchor.end or 0) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rained.", id="no date"),
        pytest.param("Photo taken 8 July 2025", id="a caption is not the article"),
        pytest.param("Nobody counts 2025/26 or 1949.", id="no year of ours"),
    ],
)
def test_a_text_that_does_not_say_when_has_no_day(text: str) -> None:
    assert find_anchor(document(text), None) is None


def test_a_dateline_stands_in_the_first_lines_only() -> None:
    lines = "\n".join(f"Rain fell on hill {name}." for name in ("one", "two", "three", "four"))
    anchor = find_anchor(document(f"{lines}\n8 July 2025 – Rain fell."), None)
    assert anchor is not None
    assert anchor.how == "first full date"


def test_the_day_of_publication_that_is_given_comes_first() -> None:
    anchor = find_anchor(document("HANOI, 8 July 2025 – Rain fell."), date(2025, 7, 9))
    assert anchor is not None
    assert (anchor.day, anchor.how, anchor.start) == (date(2025, 7, 9), "published", None)


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        pytest.param(["2025-11-17/2025-11-18"], "en", "on 17 and 18 November 2025", id="two days in a row"),
        pytest.param(["{2025-11-17,2025-11-19}"], "en", "on 17 and 19 November 2025", id="with a gap"),
        pytest.param(["{1981,1982}"], "en", "in 1981 and 1982 respectively", id="years stay apart"),
        pytest.param(["1997"], "sv", "fördraget trädde i kraft 1997.", id="a year stands alone in Swedish"),
        pytest.param(["2025-07-08"], "sv", "den 8 juli 2025 regnade det", id="but not inside a date"),
        pytest.param([], "sv", "1997 000 kronor, 1998,5 och 1999 % och 12/2020", id="nor in a figure"),
    ],
)
def test_dates_are_joined_where_nothing_lies_between(expected: list[str], lang: str, text: str) -> None:
    assert [mention.value.edtf for mention in facts(text, lang).dates] == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["VN"], "Viet Nam paid three million U.S. dollars."),
        (["VN", "US"], "Viet Nam paid the U.S. nothing, and it paid 3 million dollars."),
        (["US"], "3 million U.S. dollars went to the United States"),
        ([], "3 million U.S. dollars"),
    ],
)
def test_a_state_in_the_name_of_its_money_is_none(expected: list[str], text: str) -> None:
    assert [str(mention.value) for mention in facts(text).countries] == expected


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        pytest.param(None, "en", "It rained.", id="nobody"),
        pytest.param("LA", "en", "Laos waits for rain, says Thailand.\nLaos waits.", id="named most"),
        pytest.param("LA", "en", "Laos met with Thailand.", id="not whom it met"),
        pytest.param("TH", "en", "In Laos, where it rained a lot, Thailand waits.", id="not where it was"),
        pytest.param("TH", "en", "Vientiane, Laos: Thailand waits.", id="nor beside a city"),
        pytest.param("VN", "vi", "Lào và Việt Nam chờ mưa.", id="the language speaks for its state"),
        pytest.param("LA", "vi", "Lào chờ mưa.", id="but only if it is named"),
        pytest.param("LA", "en", "Laos and Thailand wait.", id="the first of two alike"),
    ],
)
def test_the_state_whose_side_a_text_takes(expected: str | None, lang: str, text: str) -> None:
    home = facts(text, lang).home
    assert (home and str(home)) == expected


def test_a_paragraph_takes_the_side_of_the_person_it_opens_with() -> None:
    text = (
        "Laos waits. Laos hopes.\n"
        "Thai Prime Minister Srettha Thavisin waits too. He hopes.\n"
        "Talks with Thai Prime Minister Srettha Thavisin went well.\n"
        "Nobody else waits."
    )
    found = facts(text)
    sides = {s.block: str(found.side(s)) for s in found.document.sentences}
    assert sides == {0: "LA", 1: "TH", 2: "LA", 3: "LA"}


def test_a_person_named_again_keeps_the_state() -> None:
    people = facts("Lao Prime Minister Sonexay Siphandone left. Mr. Siphandone slept. Dr. Tan slept.").people
    assert [(p.name, p.country and str(p.country)) for p in people] == [
        ("Sonexay Siphandone", "LA"),
        ("Siphandone", "LA"),
        ("Tan", None),
    ]


def test_lower_case_has_the_length_of_the_text() -> None:
    text = "İstanbul held 20 billion."
    found = facts(text)
    assert len(found.lower) == len(found.document.text)


def test_words_that_support_a_field_are_noted_once() -> None:
    meeting = MeetingDraft("amm", "AMM", None)
    plan = PlanDraft("Plan", "Work Plan", None, None)
    for draft in (meeting, plan):
        draft.note("name", 1, 3)
        draft.note("name", 1, 3)
        draft.note("name", 1, 3, "inferred", "why")
        assert draft.clues == [Clue("name", 1, 3), Clue("name", 1, 3, "inferred", "why")]
