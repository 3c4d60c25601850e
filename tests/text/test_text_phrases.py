"""Phrases: the notation that stands for several, and which of those that a text holds are found."""

from __future__ import annotations

import pytest
from hypothesis import given

from aseanhr.text.phrases import Entry, PhraseTree, Sense, expand
from aseanhr.text.words import cut_words, fold_case
from hard_texts import TEXTS

PLAN = Sense("plan", "Work Plan")
NOUN = Sense("noun", "work")
PHRASES: dict[str, list[Entry]] = {
    "work": [("", "", (NOUN,)), ("plan", "", (PLAN,)), ("plan", "", (Sense("plan", "again"),))],
    "may": [("", "May", (Sense("month", "5"),))],
}


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("treaty", ["treaty"]),
        ("(core|main) treaties", ["core treaties", "main treaties"]),
        ("the [UN] treaties", ["the treaties", "the UN treaties"]),
        ("(a|[b] c)", ["a", "c", "b c"]),
        ("treat(y|ies)", ["treaty", "treaties"]),
        ("[a] [a]", ["", "a", "a a"]),
        ("", [""]),
    ],
)
def test_a_pattern_stands_for_each_of_its_phrases_once(pattern: str, phrases: list[str]) -> None:
    assert expand(pattern) == phrases


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a", "a]", "(a]", "a|b", "[a|b)"])
def test_brackets_that_do_not_match_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="in the phrase"):
        expand(pattern)


def found(text: str) -> list[tuple[str, str]]:
    words = cut_words(text)
    return [
        (text[words.starts[first] : words.ends[last - 1]], sense.value)
        for first, last, sense in PhraseTree(PHRASES).find(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They work on", [("work", "work")]),
        ("the WORK plan", [("WORK", "work"), ("WORK plan", "Work Plan"), ("WORK plan", "again")]),
        ("in May", [("May", "5")]),
        ("it may work", [("work", "work")]),
        ("homework plans", []),
        ("", []),
    ],
)
def test_phrases_are_found_as_they_must_be_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(found(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"), [("Hà NỘI", "hà nội"), ("ANKARA İstanbul", "ankara İstanbul"), ("", "")]
)
def test_lower_case_keeps_every_character_in_its_place(text: str, expected: str) -> None:
    assert fold_case(text) == expected


@given(TEXTS)
def test_lower_case_is_as_long_as_the_text(text: str) -> None:
    folded = fold_case(text)
    assert len(folded) == len(text)
    assert fold_case(folded) == folded
