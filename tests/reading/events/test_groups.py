"""Noun groups of gatherings: where one ends and the next begins, which number counts which, and numbers without a noun."""

from __future__ import annotations

import pytest

from aseanhr.reading.annotators.lone_ordinals import lone_ordinals
from readings import noted


@pytest.mark.parametrize(
    ("lang", "text", "ordinals"),
    [
        ("en", "The 58th AMM meeting and the 47th ASEAN summit were held.", ["58", "47"]),
        ("en", "The 44th and 45th ASEAN summits were held.", ["44", "45"]),
        ("sv", "Det 44:e och 45:e toppmötet hölls.", ["44", "45"]),
        ("en", "The dialogue between Laos and Japan was held.", [None]),
        ("en", "Its next meeting, the 36th, will be held in Dili.", ["36"]),
        ("en", "Its next meeting, in the 36th week, will be held.", [None]),
        ("en", "The 36th meeting, which closed on Friday, was held.", ["36"]),
        ("en", "The meeting, the 36th parallel and all, was held.", [None]),
        ("vi", "Cuộc họp AICHR lần thứ 36 đã được tổ chức.", ["36"]),
        ("en", "The ASEAN economic ministers spoke.", [None]),
        ("en", "ASEAN labour ministers will speak.", [None]),
        ("en", "The rain fell.", []),
    ],
)  # fmt: skip
def test_a_number_counts_the_gathering_beside_it(lang: str, text: str, ordinals: list[str | None]) -> None:
    notes = noted(text, lang)
    groups = notes.groups(notes.document.sentences[0])
    assert [group.ordinal for group in groups] == ordinals


@pytest.mark.parametrize(
    ("text", "words", "year"),
    [
        ("The ASEAN summit (Human Rights Dialogue) 2025 was held.", "ASEAN summit (Human Rights Dialogue) 2025", "2025"),
        ("The workshop 2025 was held.", "workshop 2025", "2025"),
        ("The workshop 2025-2026 was held.", "workshop", None),
    ],
)  # fmt: skip
def test_a_year_behind_a_name_belongs_to_it(text: str, words: str, year: str | None) -> None:
    notes = noted(text, "en")
    (group,) = notes.groups(notes.document.sentences[0])
    assert (notes.document.text[group.start : group.end], group.year) == (words, year)


@pytest.mark.parametrize(
    ("lang", "text", "ordinals"),
    [
        ("en", "The fifth will be held in Dili.", ["5"]),
        ("en", "The 5th will be held in Dili.", ["5"]),
        ("en", "Fifth came the guests.", []),
        ("en", "The fifth meeting will be held in Dili.", []),
        ("sv", "Den femte hålls i Dili.", ["5"]),
        ("vi", "Lần thứ năm sẽ được tổ chức ở Dili.", ["5"]),
    ],
)
def test_a_number_may_stand_without_its_noun(lang: str, text: str, ordinals: list[str]) -> None:
    notes = noted(text, lang)
    sentence = notes.document.sentences[0]
    found = lone_ordinals(notes, sentence, notes.groups(sentence))
    assert [ordinal.value for ordinal in found] == ordinals


def test_a_sentence_names_no_more_gatherings_than_people_list() -> None:
    notes = noted("the summit; " * 60, "en")
    assert max(len(notes.groups(sentence)) for sentence in notes.document.sentences) == 20


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Maria Lopez de spoke.", "Maria Lopez"),
        ("They saw de Vries Berg, Foreign Minister of Laos, there.", "Vries Berg"),
    ],
)
def test_a_name_neither_opens_nor_ends_with_a_particle(text: str, name: str) -> None:
    assert [person.name for found in noted(text, "en").people for person in found] == [name]


def test_a_lone_initial_is_no_name() -> None:
    people = noted("Foreign Minister B. of Laos spoke.", "en").people
    assert all(person.name is None for found in people for person in found)
