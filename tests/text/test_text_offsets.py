"""The map of offsets: whatever is found in canonical text is shown in the words of the original."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from aseanhr.text import canonical, canonicalize
from hard_texts import TEXTS

WORDS = st.text(
    st.sampled_from("aoueyqnghHNàáảãạệỳăâêôơưกรกมาคำน้ພາວៃကမ한국中２０２５")
    | st.sampled_from("\u0301\u0302\u0323\u200d\u00ad"),
    min_size=1,
    max_size=8,
)


def test_a_span_does_not_begin_with_a_joiner_inside_a_letter() -> None:
    assert canonicalize("a\u200d\u0301\u0301").span(1, 2) == (2, 4)


def test_a_span_holds_the_letter_with_its_marks_and_no_joiner() -> None:
    form = canonicalize("\ufeffHa\u0300\u200d No\u0302\u0323i\u00ad, ๒๕๖๘")

    assert form.text == "Hà Nội, 2568"
    assert [form.original[slice(*form.span(*match.span()))] for match in re.finditer(r"\w+", form.text)] == [
        "Ha\u0300",
        "No\u0302\u0323i",
        "๒๕๖๘",
    ]


def test_a_joiner_before_the_first_letter_is_no_part_of_a_span() -> None:
    form = canonicalize("\u200d\u0301a")

    assert form.text == "\u0301a"
    assert form.span(0, 2) == (1, 3)


def test_an_empty_span_stays_empty() -> None:
    form = canonicalize("e\u0301e\u0301")

    assert form.span(1, 1) == (2, 2)
    assert canonicalize("ee").span(1, 1) == (1, 1)


def test_a_letter_that_becomes_more_than_one_maps_into_itself() -> None:
    form = canonicalize("\ufb2ce\u0301")

    assert form.text == "\u05e9\u05bc\u05c1é"
    assert [form.offset(position) for position in range(5)] == [0, 1, 1, 1, 3]


@given(TEXTS)
def test_offsets_rise_from_the_first_character_to_the_last(text: str) -> None:
    form = canonicalize(text)
    offsets = [form.offset(position) for position in range(len(form.text) + 1)]

    assert sorted(offsets) == offsets
    assert len(text) == offsets[-1]
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_every_word_is_found_again_in_the_original(words: list[str]) -> None:
    form = canonicalize(" ".join(words))

    for match in re.finditer("[^ ]+", form.text):
        assert match[0] == canonical(form.original[slice(*form.span(*match.span()))])


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_span_of_decomposed_text_holds_the_same_words(words: list[str]) -> None:
    text = unicodedata.normalize("NFC", " ".join(words))
    composed, parted = canonicalize(text), canonicalize(unicodedata.normalize("NFD", text))

    for match in re.finditer("[^ ]+", composed.text):
        here, there = (form.original[slice(*form.span(*match.span()))] for form in (composed, parted))

        assert unicodedata.normalize("NFD", here) == unicodedata.normalize("NFD", there)


@given(TEXTS, st.data())
def test_a_span_lies_within_the_original(text: str, data: st.DataObject) -> None:
    form = canonicalize(text)
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    first, last = form.span(start, end)

    assert 0 <= first <= last <= len(text)
