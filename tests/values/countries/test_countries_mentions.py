from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.caches import clear_caches
from aseanhr.errors import InputTypeError, UnknownLanguageError
from aseanhr.values.countries import find_countries

sys.path.insert(0, str(Path(__file__).parent))
import country_tables

SENTENCES = country_tables.sentences()


def _found(text: str, lang: str | None) -> list[country_tables.Found]:
    return [(hit.start, hit.end, hit.value.code, hit.kind) for hit in find_countries(text, lang=lang)]


@pytest.mark.parametrize(
    ("lang", "text", "mentions"), SENTENCES, ids=[f"{row[0]}-{n}" for n, row in enumerate(SENTENCES)]
)
def test_every_sentence(lang: str, text: str, mentions: list[country_tables.Found]) -> None:
    assert _found(text, lang) == mentions


def test_precision_and_recall_without_a_language() -> None:
    right = extra = missed = 0
    for _, text, mentions in SENTENCES:
        found, wanted = set(_found(text, None)), set(mentions)
        right += len(found & wanted)
        extra += len(found - wanted)
        missed += len(wanted - found)
    assert right / (right + extra) >= 0.97
    assert right / (right + missed) >= 0.97
    assert len({lang for lang, _, _ in SENTENCES}) >= 15


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "Co\u0302\u0323ng ho\u0300a: Vie\u0323\u0302t Nam va\u0300 La\u0300o"
    assert [text[hit.start : hit.end] for hit in find_countries(text, lang="vi")] == [
        "Vie\u0323\u0302t Nam",
        "La\u0300o",
    ]
    text = "ສປປ\u200bລາວ"
    assert [(hit.start, hit.end) for hit in find_countries(text)] == [(0, 7)]


def test_names_across_a_line_and_in_capitals() -> None:
    assert _found("TIMOR-LESTE and Viet\nNam", "en") == [(0, 11, "TL", "name"), (16, 24, "VN", "name")]


def test_codes_only_if_they_are_the_text_or_flags() -> None:
    assert _found(" VN ", None) == [(1, 3, "VN", "code")]
    assert _found("it is in id, no la", None) == []
    assert _found("🇻🇳🇿🇿", None) == [(0, 2, "VN", "code")]


def test_common_words_and_personal_names() -> None:
    assert _found("Anh nói.", "vi") == []
    assert [hit[2] for hit in _found("Thủ tướng Anh nói.", "vi")] == ["GB"]
    assert _found("Michael Jordan", "en") == []
    assert [hit[2] for hit in _found("In Jordan, talks", "en")] == ["JO"]
    assert [hit[2] for hit in _found("Israel Jordan", "en")] == ["IL", "JO"]
    assert _found("Georgia Meloni", "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("vi", "Tổng thống Chile Gabriel Boric đến.", ["CL"]),
        ("vi", "Tổng thống Brazil Lula da Silva đến.", ["BR"]),
        ("vi", "Thủ tướng Israel Benjamin Netanyahu nói.", ["IL"]),
        ("vi", "Bà Georgia Meloni nói.", []),
        ("vi", "Israel Katz nói.", []),
        ("id", "Presiden Peru Dina Boluarte tiba.", ["PE"]),
        ("id", "Israel Katz tiba.", []),
        ("ms", "Presiden Chile Gabriel Boric tiba.", ["CL"]),
        ("fil", "Dumating si Pangulong Chile Gabriel Boric.", ["CL"]),
        ("en", "Chile President Gabriel Boric spoke.", ["CL"]),
        ("en", "Israel Foreign Minister Gideon Saar spoke.", ["IL"]),
        ("en", "Defense Minister Israel Katz met Chad Smith.", []),
        ("en", "The Thailand–India Joint Commission met.", ["TH", "IN"]),
        ("en", "The Thailand-India Joint Commission met.", ["TH", "IN"]),
    ],
)
def test_a_state_beside_the_office_that_it_gives_is_no_first_name(
    lang: str, text: str, codes: list[str]
) -> None:
    assert [hit[2] for hit in _found(text, lang)] == codes


def test_no_name_inside_another_word() -> None:
    assert _found("Omanthai Malistan Chadwick Nigerian-born", "en") == [(27, 35, "NG", "demonym")]
    assert _found("タイプ タイトル", "ja") == []
    assert _found("ไทยแลนด์", "th")[0][2] == "TH"
    assert _found("한국어와 한국이", "ko") == [(5, 7, "KR", "name")]


def test_a_language_without_wordings_of_its_own_reads_by_script() -> None:
    assert [hit[2] for hit in _found("Vietnam", "cs")] == ["VN"]


def test_arguments() -> None:
    assert find_countries("") == []
    with pytest.raises(InputTypeError):
        find_countries(b"Laos")  # type: ignore[arg-type]
    with pytest.raises(UnknownLanguageError):
        find_countries("Laos", lang="xx")


_PIECES = st.sampled_from(
    [row[1][:30] for row in SENTENCES] + ["\u0301", "Viet", "Guinea", "\ud800", "\x00", " ", "🇻"]
)


@given(
    st.lists(_PIECES | st.text(max_size=5), max_size=8).map("".join),
    st.sampled_from([None, "en", "vi", "sv", "th", "ja"]),
)
def test_mentions_are_in_order_and_apart(text: str, lang: str | None) -> None:
    end = 0
    for hit in find_countries(text, lang=lang):
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end


@pytest.mark.parametrize(
    "piece", ["Papua New ", "Viet", "ไทย", "\u0301", "1,", "Lao People's Democratic ", "中", " ", "🇻"]
)
def test_long_monotonous_text_is_read(piece: str) -> None:
    find_countries(piece * (100_000 // len(piece)))


def test_a_text_of_many_names_is_read_the_same_however_few_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Laos, Viet Nam, Thailand, Myanmar, Laos, the Republic of Korea, Timor-Leste and Laos again"
    found = find_countries(text)
    clear_caches()
    monkeypatch.setattr("aseanhr.values.countries.lexicon._MOST_HEADS", 2)

    assert find_countries(text) == found
    assert len(found) == 8
