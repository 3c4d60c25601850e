"""Which words and signs number a meeting, and which only look like it."""

from __future__ import annotations

import pytest

from aseanhr.reading.annotators.ordinals import find_ordinals
from readings import document


def ordinals(text: str, lang: str) -> list[tuple[str, str]]:
    found = document(text, lang)
    return [
        (found.joined(ordinal.first, ordinal.last), ordinal.value)
        for sentence in found.sentences
        for ordinal in find_ordinals(found, sentence)
    ]


@pytest.mark.parametrize(
    ("words", "number", "lang", "text"),
    [
        ("58th", "58", "en", "the 58th meeting"),
        ("3rd", "3", "en", "(3rd) meeting"),
        ("fifty-eighth", "58", "en", "its fifty-eighth meeting"),
        ("SEVENTH", "7", "en", "SEVENTH MEETING"),
        ("58", "58", "en", "AMM-58 opened"),
        ("58", "58", "en", "AMM 58 opened"),
        ("58", "58", "en", "AMM 58, in rain"),
        ("No. 12", "12", "en", "meeting No. 12"),
        ("2/2020", "2/2020", "en", "Special Meeting 2/2020 of the AICHR"),
        ("No. 2/2020", "2/2020", "en", "Special Meeting No. 2/2020"),
        ("02 / 2020", "2/2020", "en", "Special Meeting 02 / 2020"),
        ("XLIV", "44", "en", "the XLIV Summit"),
        ("IX", "9", "en", "the IX Summit"),
        ("LXXX", "80", "sv", "LXXX session"),
        ("44:e", "44", "sv", "det 44:e mötet"),
        ("2:a", "2", "sv", "den 2:a sessionen"),
        ("44e", "44", "sv", "det 44e mötet"),
        ("trettioandra", "32", "sv", "det trettioandra mötet"),
        ("nr 41", "41", "sv", "AICHR:s möte nr 41"),
        ("2/2020", "2/2020", "sv", "extramöte 2/2020"),
        ("lần thứ 31", "31", "vi", "Cuộc họp lần thứ 31"),
        ("lần thứ ba mươi mốt", "31", "vi", "Cuộc họp lần thứ ba mươi mốt"),
        ("lần thứ XXXI", "31", "vi", "Cuộc họp lần thứ XXXI"),
        ("thứ hai", "2", "vi", "hội nghị thứ hai"),
        ("5", "5", "vi", "phiên họp 5"),
        ("2/2020", "2/2020", "vi", "Cuộc họp đặc biệt 2/2020"),
    ],
)
def test_a_number_in_a_series_is_read(words: str, number: str, lang: str, text: str) -> None:
    assert ordinals(text, lang) == [(words, number)]


def test_numbers_side_by_side_are_all_read() -> None:
    assert [number for _, number in ordinals("det 56:e och det 57:e mötet", "sv")] == ["56", "57"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "the 3 meetings", id="a plain number"),
        pytest.param("en", "0th meeting", id="zero"),
        pytest.param("en", "58thx meeting", id="no ending of the language"),
        pytest.param("sv", "det 44:ex mötet", id="no ending of the language, sv"),
        pytest.param("en", "AMM 58% more", id="a share"),
        pytest.param("en", "AMM 5.8 more", id="a decimal"),
        pytest.param("en", "AMM 5-8 May", id="a range"),
        pytest.param("en", "AMM, 58 people", id="another number follows a comma"),
        pytest.param("en", "IIII session", id="no roman number"),
        pytest.param("en", "CIVIL session", id="a word of roman digits"),
        pytest.param("en", "I session", id="one roman digit is a word"),
        pytest.param("en", "meeting 1/20201", id="a longer number"),
        pytest.param("en", "meeting no.", id="nothing behind the prefix"),
        pytest.param("en", "1234th meeting", id="too long"),
        pytest.param("vi", "ba mươi mốt cuộc họp", id="a count, for a language that needs a prefix"),
        pytest.param("vi", "lần thứ", id="nothing behind the prefix, vi"),
        pytest.param("vi", "lần 8%", id="a share, vi"),
    ],
)
def test_what_only_looks_like_an_ordinal_is_none(lang: str, text: str) -> None:
    assert ordinals(text, lang) == []
