"""How text is cut into date words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.tables import LANGUAGES, load_table
from aseanhr.values.dates.tokens import END, Lexicon

TINY = Lexicon(
    "en",
    {"may": {"month": 5}, "may be": {"maybe": 1}, "in": {"at": 1}, "p.m.": {"ampm": "pm"}, "/": {"slash": 1}},
    spaced=True,
    numerals={},
)


def pieces(lexicon: Lexicon, text: str) -> list[str]:
    return [piece for piece, _ in lexicon.tokens(text)[1]]


def rows(lexicon: Lexicon, text: str) -> list[str]:
    return [text[start:end] for start, end in lexicon.rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in may 2025", ["in", "may", "2025"]),
        ("may be in", ["may be", "in"]),
        ("8may", ["8", "may"]),
        ("3 p.m.", ["3", "p.m."]),
        ("1,000,000 in 12/20", ["1,000,000", "in", "12", "/", "20"]),
        ("1,2,3,4,5/6-7.8,9", ["1,2,3,4,5/6-7.8,9"]),
        ("12345678901", ["12345678901"]),
        ("", []),
    ],
)
def test_the_longest_phrase_of_whole_words_is_taken(text: str, expected: list[str]) -> None:
    assert pieces(TINY, text) == expected


@pytest.mark.parametrize("text", ["may bear", "maya", "dismay", "may\u0301", "in, may", "may!", "¿may"])
def test_words_and_marks_that_are_not_known_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a word of dates"):
        TINY.tokens(text)


def test_where_no_spaces_part_the_words_a_phrase_ends_before_no_mark() -> None:
    thai = load_table("th").lexicon
    assert pieces(thai, "ปีนี้") == ["ปี", "นี้"]
    assert rows(thai, "ปี\u0e48") == []
    assert pieces(thai, "นี\u0e49ปี") == ["นี้", "ปี"]


def test_numbers_keep_their_width_and_long_ones_stand_for_none() -> None:
    tokens, _ = TINY.tokens("08 2025 1,234 1234567890 12345")
    assert [(t.num, t.width, t.gap) for t in tokens[:-4]] == [
        (8, 2, False),
        (2025, 4, True),
        (0, 9, True),
        (0, 9, True),
        (12345, 5, True),
    ]
    assert all(token is END for token in tokens[-4:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we met in may 2025, in", ["in may 2025"]),
        ("in 12 in", []),
        ("in 2/20 in", ["in 2/20 in"]),
        ("/ in", []),
        ("may in\nmay\r\nmay\u2028may in", ["may in", "may", "may", "may in"]),
        ("may " * 300, [("may " * 256).strip(), ("may " * 44).strip()]),
    ],
)
def test_rows_are_what_unknown_words_and_ends_of_lines_leave_whole(text: str, expected: list[str]) -> None:
    assert rows(TINY, text) == expected


@given(st.text(alphabet="aimny p.2025/,\n\u0301", max_size=60), st.sampled_from([None, *LANGUAGES]))
def test_a_row_by_itself_has_the_tokens_that_it_has_in_its_text(text: str, lang: str | None) -> None:
    lexicon = TINY if lang is None else load_table(lang).lexicon
    for start, end in lexicon.rows(text):
        _, alone = lexicon.tokens(text[start:end])
        assert "".join(piece + gap for piece, gap in alone) == text[start:end]
        assert all(piece for piece, _ in alone)
