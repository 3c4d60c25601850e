"""`extract`: ids, evidence in the offsets of the text as given, days of publication, and bad input."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest

from aseanhr import extract
from aseanhr.errors import (
    AseanhrError,
    DateParseError,
    InputTypeError,
    UnknownLanguageError,
    UnknownLanguageWarning,
)
from aseanhr.reading import Extraction
from aseanhr.records import hash_words
from aseanhr.values import DateSpan
from readings import NEUTRAL, only, quoted, read, who

VIETNAMESE = (
    "Cuộc họp lần thứ 38 của AICHR đã diễn ra tại Hà Nội ngày 11/6/2025. Thủ tướng Phạm Minh Chính phát biểu. "
    "Việt Nam phê chuẩn Công ước chống tra tấn ngày 5/2/2015. AICHR thông qua Kế hoạch công tác giai đoạn 2026-2030. "
    "Kim ngạch thương mại Việt Nam - Lào đạt 1,6 tỷ USD trong 5 tháng đầu năm 2025, tăng 5% so với cùng kỳ."
)
FIELDS = {
    "ordinal": "lần thứ 38",
    "when": "ngày 11/6/2025",
    "place.city": "Hà Nội",
}


def records(found: Extraction) -> list[object]:
    return [*found.meetings, *found.treaty_events, *found.work_plans, *found.trade_figures]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text, id="NFC"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="NFD"),
        pytest.param(
            lambda text: text.replace("ọ", "ọ\u2060").replace("i", "i\u00ad"), id="zero-width characters"
        ),
        pytest.param(lambda text: "\ufeff" + text.replace(" ", "\u00a0"), id="odd spaces"),
    ],
)
def test_evidence_quotes_the_text_as_it_was_given(change: object) -> None:
    assert callable(change)
    text = change(VIETNAMESE)
    found = read(text, "vi")
    assert [
        len(found.meetings),
        len(found.treaty_events),
        len(found.work_plans),
        len(found.trade_figures),
    ] == [1] * 4
    plain: dict[str, str | int | None] = {"\u2060": "", "\u00ad": "", "\ufeff": "", "\u00a0": " "}
    for field, words in FIELDS.items():
        said = quoted(text, only(found.meetings), field)[0].translate(str.maketrans(plain))
        assert unicodedata.normalize("NFC", said) in words
    for record in (*found.meetings, *found.treaty_events, *found.work_plans, *found.trade_figures):
        for item in record.evidence:
            assert item.sha256 == hash_words(text[item.start : item.end])


def test_every_record_has_an_id_of_its_own_facts() -> None:
    found = read(VIETNAMESE, "vi")
    assert [record.id for record in (*found.meetings, *found.treaty_events, *found.work_plans, *found.trade_figures)] == [
        "aichr-regular-38", "cat-vn-ratified-2015-02-05", "aichr-work-plan-2026-2030", "trade-la-vn-total-2025-01.2025-05",
    ]  # fmt: skip


def test_events_with_the_same_facts_get_different_ids() -> None:
    found = read(
        "A workshop on rain and its many rivers was held on 3 May 2025 in Hanoi. "
        "A seminar on rain and its many rivers was held on 3 May 2025 in Manila."
    )
    assert len({m.id for m in found.meetings}) == len(found.meetings)


def test_evidence_names_its_source() -> None:
    text = "The 41st Meeting of the AICHR was held."
    for given, expected in (("paper-1", "paper-1"), (None, "text")):
        meeting = only(extract(text, lang="en", source=given).meetings)
        assert {item.source for item in meeting.evidence} == {expected}


def test_evidence_of_participants_counts_the_states_first() -> None:
    text = "Malaysian Prime Minister Anwar Ibrahim met with Thai Prime Minister Srettha Thavisin."
    meeting = only(read(text).meetings)
    assert [who(p) for p in meeting.participants[:2]] == ["MY", "TH"]
    for n, party in enumerate(meeting.participants[2:], start=2):
        assert (party.name or "") in quoted(text, meeting, f"participants[{n}]")[0]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("ASEAN Secretariat", "The 41st Meeting of the AICHR was hosted by the ASEAN Secretariat."),
        ("United Nations", "The 41st Meeting of the AICHR was hosted by the United Nations."),
        ("ACWC", "The 41st Meeting of the AICHR was hosted by the ACWC."),
    ],
)
def test_bodies_are_named_in_english(expected: str, text: str) -> None:
    assert only(only(read(text).meetings).hosts).organization == expected


def test_mentions_are_all_given_in_order() -> None:
    text = "On 3 May 2025 Lao Prime Minister Sonexay Siphandone paid US$5 million to the foreign minister of Japan."
    found = read(text)
    assert [(text[m.start : m.end], m.kind == "person") for m in found.mentions] == sorted(
        ((text[m.start : m.end], m.kind == "person") for m in found.mentions),
        key=lambda item: text.index(item[0]),
    )
    people = [m.value for m in found.mentions if m.kind == "person"]
    assert [(p.name, p.role, str(p.country)) for p in people] == [
        ("Sonexay Siphandone", "Prime Minister", "LA")
    ]
    assert {type(m.value).__name__ for m in found.mentions} == {
        "DateSpan",
        "Country",
        "Amount",
        "Participant",
    }


PLANNED = "The 41st Meeting of the AICHR, 20 June 2025."


@pytest.mark.parametrize(
    ("expected", "published"),
    [
        ("planned", date(2025, 6, 15)),
        ("held", date(2025, 6, 25)),
        ("planned", datetime(2025, 6, 15, 12, tzinfo=UTC)),
        ("held", "2025-06-25"),
        ("planned", "2025-06-15"),
        ("held", DateSpan("2025-06-25")),
        ("planned", DateSpan("2025-06-01/2025-06-15")),
        ("held", "2025-06-25/.."),
        ("held", None),
    ],
)
def test_the_day_of_publication_may_be_given_in_any_form(
    expected: str, published: date | DateSpan | str | None
) -> None:
    assert only(extract(PLANNED, lang="en", published=published).meetings).status == expected


@pytest.mark.parametrize(
    "published",
    [5, 2025.6, b"2025-06-15", ["2025-06-15"], object(), type("Odd", (), {"date": lambda _: 5})()],
)
def test_what_is_no_day_of_publication_is_refused(published: object) -> None:
    with pytest.raises(InputTypeError, match="published"):
        extract(PLANNED, lang="en", published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["", "yesterday", "15.6.2025", "2025-02-30"])
def test_text_that_is_no_date_is_refused(published: str) -> None:
    with pytest.raises(DateParseError):
        extract(PLANNED, lang="en", published=published)


@pytest.mark.parametrize("published", [5, "rain"])
def test_a_bad_day_is_told_even_for_an_empty_text(published: object) -> None:
    with pytest.raises(AseanhrError):
        extract("", published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, b"rain", 5, ["rain"], bytearray(b"rain")])
def test_what_is_no_text_is_refused(text: object) -> None:
    with pytest.raises(InputTypeError):
        extract(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["xx", "klingon", "zz-ZZ"])
def test_a_language_without_a_lexicon_is_refused(lang: str) -> None:
    with pytest.raises(UnknownLanguageError):
        extract("rain", lang=lang)


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_text_is_an_empty_result(text: str) -> None:
    assert extract(text) == Extraction()


@pytest.mark.parametrize("text", ["\x00", "\ud800", "12345", "zxqv wprt", "😀😀"])
def test_a_text_of_no_language_is_an_empty_result_with_a_warning(text: str) -> None:
    with pytest.warns(UnknownLanguageWarning, match="cannot be told"):
        assert extract(text) == Extraction()


@pytest.mark.parametrize("lang", sorted(NEUTRAL))
def test_a_text_with_no_facts_gives_none(lang: str) -> None:
    found = extract(NEUTRAL[lang])
    assert found.language == lang
    assert records(found) == []


@pytest.mark.parametrize("noise", ["\x00", "\udfff", "\u202e", "😀"])
def test_noise_around_a_fact_does_not_hide_it(noise: str) -> None:
    text = f"{noise} The 41st Meeting of the AICHR was held in Jakarta. {noise}"
    assert only(read(text).meetings).id == "aichr-regular-41"


@pytest.mark.parametrize(
    "char", ["a", " ", "\n", "1", ".", "\u0301", "\ud800", "\x00", "/", "(", "A", "ế", "。"]
)
def test_a_million_of_one_character_hold_nothing(char: str) -> None:
    assert records(extract(char * 10**6, lang="vi")) == []


def test_ten_million_of_one_character_hold_nothing() -> None:
    with pytest.warns(UnknownLanguageWarning):
        assert extract("x" * 10**7) == Extraction()


@pytest.mark.parametrize("lang", ["en", "sv", "vi"])
@pytest.mark.parametrize(
    "piece",
    [
        "1,1,1,", "8 July, ", "July 8, ", "AICHR ", "of the ", "the 41st Meeting of the AICHR and ", "Laos, ", "CAT and ",
        "ratified ", "met with Laos and ", "Penny Wong, ", "Minister of ", "trade of US$1 billion ", "Work Plan 2026-2030 ",
        "lần thứ ", "Mr. ", "https://x.example/2025", "(", "5% ", "2/2020 ", "XLIV ", "in Hanoi, ", "A.", "in 1982 and ",
    ],
)  # fmt: skip
def test_hostile_texts_come_to_an_end(piece: str, lang: str) -> None:
    text = piece * (50_000 // len(piece))
    assert extract(text, lang=lang, published="2025-06-15").language == lang
