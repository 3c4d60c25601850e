from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.errors import InputTypeError, UnknownLanguageError
from aseanhr.values import DateSpan, Mention, find_dates
from aseanhr.values.dates import grammar
from aseanhr.values.dates.guess import language_of_text
from aseanhr.values.dates.node import Node
from aseanhr.values.dates.tables import LANGUAGES, Table
from aseanhr.values.dates.tokens import Token

ANCHOR = date(2025, 7, 10)


def found(text: str, lang: str | None = None, anchor: date | None = ANCHOR) -> list[tuple[str, str, str]]:
    return [
        (text[m.start : m.end], str(m.value), wording(m)) for m in find_dates(text, lang=lang, anchor=anchor)
    ]


def wording(mention: Mention[DateSpan]) -> str:
    """Return the fields of a mention that say how it is worded: kind, unit if another word, bound, relative."""
    unit = mention.unit if mention.unit != mention.kind else ""
    said = (mention.kind, unit, mention.bound, "relative" * mention.relative)
    return " ".join(word for word in said if word)


MUST_FIND = [
    # An ordinal behind a date counts something else: no year, no other day.
    ("en", "On 16 March, the 25th summit", [("16 March", "2025-03-16", "day relative")]),
    ("en", "On 16 March the 31st meeting", [("16 March", "2025-03-16", "day relative")]),
    ("en", "On 16 March 2026, the 31st forum", [("16 March 2026", "2026-03-16", "day")]),
    ("en", "On 16 March 2026 and the 31st forum", [("16 March 2026", "2026-03-16", "day")]),
    ("sv", "Den 16 mars, det 31:a mötet", [("Den 16 mars", "2025-03-16", "day relative")]),
    ("sv", "Den 16 mars det 25:e mötet", [("Den 16 mars", "2025-03-16", "day relative")]),
    ("en", "on 16 March, the 25th and the 26th", [
        ("16 March, the 25th and the 26th", "{2025-03-16,2025-03-25,2025-03-26}", "set day relative")]),
    ("en", "on March 16 and 31, 2026", [("March 16 and 31, 2026", "{2026-03-16,2026-03-31}", "set day")]),
    ("en", "16 March 2026 and 18 April 2026", [
        ("16 March 2026 and 18 April 2026", "{2026-03-16,2026-04-18}", "set day")]),
    ("zh", "2026年3月16日、17日", [("2026年3月16日、17日", "{2026-03-16,2026-03-17}", "set day")]),
    ("en", "It met on 8 July 2025 in Hanoi.", [("8 July 2025", "2025-07-08", "day")]),
    ("en", "It met on July 8.", [("July 8", "2025-07-08", "day relative")]),
    ("en", "held from February 26-29, 2024, in", [("from February 26-29, 2024", "2024-02-26/2024-02-29", "range day")]),
    ("en", "in 2026 and by 2030", [("2026", "2026", "year"), ("by 2030", "2030", "by year end")]),
    ("en", "the plan (2023–2027) and", [("2023–2027", "2023/2027", "period year")]),
    ("en", "the summit (2025) was", [("2025", "2025", "year")]),
    ("en", "later this year", [("later this year", "2025", "counted year relative")]),
    ("en", "On the same day, he", [("the same day", "2025-07-10", "same day relative")]),
    ("en", "opens on Wednesday", [("Wednesday", "2025-07-09", "weekday relative")]),
    ("en", "in May it", [("May", "2025-05", "month relative")]),
    ("en", "in January–April, 12.6 per cent", [("January–April", "2025-01/2025-04", "range month relative")]),
    ("en", "in July, 12 of them", [("July", "2025-07", "month relative")]),
    ("en", "on July, 12 2025", [("July, 12 2025", "2025-07-12", "day")]),
    ("sv", "i januari–april, 12,6 procent", [("januari–april", "2025-01/2025-04", "range month relative")]),
    ("vi", "lùi lại đến ngày 3-4/12 tại", [("đến ngày 3-4/12", "2025-12-03/2025-12-04", "range day relative")]),
    ("vi", "từ ngày 3/12 đến ngày 5/12", [("từ ngày 3/12 đến ngày 5/12", "2025-12-03/2025-12-05", "range day relative")]),
    ("en", "first half of 2025", [("first half of 2025", "2025-01/2025-06", "half")]),
    ("en", "Q3 2025", [("Q3 2025", "2025-07/2025-09", "quarter")]),
    ("en", "the 1990s and the 19th century", [("1990s", "199X", "decade"), ("19th century", "18XX", "century")]),
    ("en", "in summer 2025", [("summer 2025", "2025-22", "season")]),
    ("en", "since 2009 it", [("since 2009", "2009", "year open")]),
    ("en", "on 22 – 24 and 26 – 27 April 2014.", [
        ("22 – 24 and 26 – 27 April 2014", "{2014-04-22..2014-04-24,2014-04-26..2014-04-27}", "set day")]),
    ("en", "from last year to this year", [("from last year to this year", "2024/2025", "counted year relative")]),
    ("en", "July 8, and July 9, 2025", [("July 8, and July 9, 2025", "{2025-07-08,2025-07-09}", "set day")]),
    ("en", "in 2023/24", [("2023/24", "2023/2024", "period year")]),
    ("en", "rose in the year to June 2023, but in the six months to March 2022", [
        ("year to June 2023", "2022-07/2023-06", "months month"), ("six months to March 2022", "2021-10/2022-03", "months month")]),
    ("en", "the plan that runs to the end of 2025", [("the end of 2025", "late 2025", "year")]),
    ("en", "met on Sat and on sat, in the fall", [
        ("Sat", "2025-07-05", "weekday relative"), ("sat", "2025-07-05", "weekday relative"), ("fall", "2025-23", "season relative")]),
    ("en", "on 8 July 2025 and 30 February 2025", [("8 July 2025", "2025-07-08", "day")]),
    ("vi", "Trong hai ngày 6 và 7/5, họp", [("6 và 7/5", "{2025-05-06,2025-05-07}", "set day relative")]),
    ("vi", "họp trong các ngày 6-7/5 tại", [("6-7/5", "2025-05-06/2025-05-07", "range day relative")]),
    ("vi", "họp trong 3 ngày 9-11/5 tại", [("9-11/5", "2025-05-09/2025-05-11", "range day relative")]),
    ("en", "8 July 2026: a summit; July 2027: another", [
        ("8 July 2026", "2026-07-08", "day"), ("July 2027", "2027-07", "month")]),
    ("sv", "Den 8 juli 2026: toppmöte", [("Den 8 juli 2026", "2026-07-08", "day")]),
    ("pt", "a reunião 2ª-feira em Díli", [("2ª-feira", "2025-07-07", "weekday relative")]),
    ("vi", "từ 24/2 đến 4/4/2025 và từ năm 2013 đến nay", [
        ("từ 24/2 đến 4/4/2025", "2025-02-24/2025-04-04", "range day"), ("từ năm 2013 đến nay", "2013", "year open")]),
    ("sv", "möttes den 15–16 maj 2025 i", [("den 15–16 maj 2025", "2025-05-15/2025-05-16", "range day")]),
    ("sv", "i maj, under de första fem månaderna 2025", [
        ("maj", "2025-05", "month relative"), ("första fem månaderna 2025", "2025-01/2025-05", "months month")]),
    ("sv", "jämfört med samma period 2024", [("samma period 2024", "2024", "same")]),
    ("sv", "i slutet av 2025", [("i slutet av 2025", "late 2025", "year")]),
    ("vi", "Từ ngày 23-25/11, tại", [("Từ ngày 23-25/11", "2025-11-23/2025-11-25", "range day relative")]),
    ("vi", "sáng 8/7 họp, tối 9/7 (10/7)", [
        ("8/7", "2025-07-08", "day relative"), ("9/7", "2025-07-09", "day relative"), ("10/7", "2025-07-10", "day relative")]),
    ("vi", "cuộc họp 8/7/2025 bàn", [("8/7/2025", "2025-07-08", "day")]),
    ("vi", "họp 8/7 - 2/8/2025, tỷ lệ 7/9, 9/8/2025", [("8/7 - 2/8/2025", "2025-07-08/2025-08-02", "range day"), ("9/8/2025", "2025-08-09", "day")]),
    ("vi", "năm 2026 và giai đoạn 2021-2025", [("năm 2026", "2026", "year"), ("giai đoạn 2021-2025", "2021/2025", "period year")]),
    ("vi", "chiều thứ Tư, thứ năm", [("thứ Tư", "2025-07-09", "weekday relative"), ("thứ năm", "2025-07-10", "weekday relative")]),
    ("th", "เมื่อวันที่ 8 กรกฎาคม 2568 ที่ผ่านมา", [("8 กรกฎาคม 2568", "2025-07-08", "day")]),
    ("zh", "会议于2025年7月8日至12日举行", [("2025年7月8日至12日", "2025-07-08/2025-07-12", "range day")]),
    ("km", "នៅថ្ងៃទី៨ ខែកក្កដា ឆ្នាំ២០២៥ នៅ", [("នៅថ្ងៃទី៨ ខែកក្កដា ឆ្នាំ២០២៥", "2025-07-08", "day")]),
    ("id", "pada Selasa (8/7/2025), ia", [("Selasa (8/7/2025)", "2025-07-08", "day")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), MUST_FIND)
def test_what_must_be_found(lang: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, lang) == expected


WORDINGS = [
    ("from 8 July 2025", "day start"),
    ("since 8 July", "day open relative"),
    ("from 2013 onwards", "year open"),
    ("after last month", "after month open relative"),
    ("until 12 May", "day end relative"),
    ("by Friday", "by weekday end relative"),
    ("before the end of the year", "before year end relative"),
    ("last Friday", "counted weekday relative"),
    ("Friday next week", "counted weekday relative"),
    ("8 July last year", "counted day relative"),
    ("this quarter", "counted quarter relative"),
    ("next summer", "counted season relative"),
    ("the same period last year", "same relative"),
    ("the same month", "same month relative"),
    ("the last two quarters of 2024", "months quarter"),
    ("the first five months", "months month relative"),
    ("from 30 June to August 2025", "range"),
    ("between Monday and today", "counted relative"),
    ("in 2019, 2021 and 2023", "set year"),
    ("the 17th–19th centuries", "range century"),
    ("the 1980s and 1990s", "set decade"),
    ("FY2024/25", "period year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_fields_say_how_a_date_is_worded(text: str, expected: str) -> None:
    assert [wording for _, _, wording in found(text, "en")] == [expected]


MUST_NOT_FIND = [
    ("en", "Resolution 52/19, Article 14, 7/9 conventions and 24/7"),
    ("en", "The Special Meeting 2/2020 of the AICHR"),
    ("en", "a total of 2025 participants, 2,025 rooms"),
    ("en", "They may march. Europe Today said"),
    ("en", "Vision 2045 and ISO 9001"),
    ("en", "two years later and a day after"),
    ("en", "08/07/2025"),
    ("en", "five months, 7 to 9 percent, 3 days"),
    ("en", "30 February 2025 and 32 July"),
    ("en", "July\n\n"),
    ("en", "They sat down; prices fall, they spring back"),
    ("en", "As in previous years, the past decades, three quarters"),
    ("vi", "vài năm qua, những tháng tới"),
    ("zh", "民國114年舉行"),
    ("en", ""),
    ("vi", "lần 2/2020, lần thứ hai, Nghị quyết 52/19, 7/9 công ước cơ bản"),
    ("sv", "7/9 konventioner, artikel 14, 2 000 deltagare"),
]


@pytest.mark.parametrize(("lang", "text"), MUST_NOT_FIND)
def test_what_must_not_be_found(lang: str, text: str) -> None:
    assert found(text, lang) == []


def test_without_an_anchor_only_full_dates_are_found() -> None:
    text = "On July 8, yesterday, on Wednesday, in May and on 9 July 2025"
    assert found(text, "en", None) == [("9 July 2025", "2025-07-09", "day")]


def test_offsets_are_those_of_the_text_as_given() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Hội nghị họp ngày 8 tháng 7 năm 2025 tại Hà Nội")
    (mention,) = find_dates(text, lang="vi")
    assert unicodedata.normalize("NFC", text[mention.start : mention.end]) == "ngày 8 tháng 7 năm 2025"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The ministers met on 8 July 2025 in the city of Hanoi.", "en"),
        ("Ministrarna möttes den 8 juli 2025 i Hanoi och talade om handel.", "sv"),
        ("Các bộ trưởng đã họp ngày 8 tháng 7 năm 2025 tại Hà Nội.", "vi"),
        ("เมื่อวันที่ 8 กรกฎาคม 2568", "th"),
        ("会议于2025年7月8日举行", "zh"),
        ("Die Minister trafen sich am 8. Juli 2025 in der Stadt.", "de"),
        ("Rechnungsdatum 8. Juli 2025", "de"),
        ("Enkontru ne'e hala'o iha Díli no sira hotu marka prezensa, 8 July 2025.", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_guessed_from_script_and_common_words(text: str, lang: str) -> None:
    assert language_of_text(text) == lang
    if text:
        assert [m.value.edtf for m in find_dates(text)] == ["2025-07-08"]


def test_arguments_are_checked() -> None:
    with pytest.raises(InputTypeError):
        find_dates(None)  # type: ignore[arg-type]
    with pytest.raises(UnknownLanguageError):
        find_dates("x", lang="xx")


@given(st.text(max_size=200), st.sampled_from([None, *LANGUAGES]))
def test_mentions_lie_in_the_text_in_order(text: str, lang: str | None) -> None:
    last = 0
    for mention in find_dates(text, lang=lang, anchor=ANCHOR):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


WORDS = st.sampled_from(
    [
        "8",
        "12",
        "2025",
        "July",
        "8/7/2025",
        "8/7",
        "10-12",
        "Wednesday",
        "the",
        "first",
        "five",
        "months",
        "of",
        "last",
        "week",
        "to",
        "and",
        ",",
        ".",
        "–",
        "(",
        ")",
        "in",
        "1990",
        "s",
        "Q3",
        "later",
        "ago",
        "three",
        "years",
        "14:30",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_mentions_of_any_words_of_dates_do_not_overlap(text: str) -> None:
    last = 0
    for mention in find_dates(text, lang="en", anchor=ANCHOR):
        assert last <= mention.start < mention.end
        assert mention.kind
        last = mention.end


@pytest.mark.parametrize("text", ["July 8, ", "8/7, ", "Q1, "])
@pytest.mark.parametrize("anchor", [None, ANCHOR])
def test_no_date_of_a_long_row_is_read_twice(
    text: str, anchor: date | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    read = grammar.read_operand

    def counted(t: list[Token], i: int, table: Table) -> Node | None:
        reads.append(i)
        return read(t, i, table)

    monkeypatch.setattr("aseanhr.values.dates.sequence.read_operand", counted)
    find_dates(text * 20, lang="en", anchor=anchor)
    assert 20 <= len(reads) == len(set(reads))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "1,1,1,",
        "July 8, ",
        "8-",
        "the ",
        "\u0301",
        "2025-",
        "from ",
        "8 and ",
        "(",
        "thứ ",
        "年",
        ".",
    ],
)
def test_repeated_pieces_are_read_to_the_end(piece: str) -> None:
    for lang in ("en", "vi", "th"):
        find_dates(piece * 300, lang=lang, anchor=ANCHOR)
