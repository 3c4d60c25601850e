"""Meetings of small texts: what must be read, and what must not."""

from __future__ import annotations

import pytest

from aseanhr.reading.drafts import MeetingDraft
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.links import load_links
from readings import noted

DAY = "2020-11-26"


def read(text: str, language: str, published: str | None = DAY) -> list[MeetingDraft]:
    return read_meetings(noted(text, language, published), load_links())


def days(text: str, language: str, published: str | None = DAY) -> list[str]:
    return [str(draft.when) for draft in read(text, language, published)]


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("2020-02-18", "en", "The 30th meeting of the AICHR took place in Hanoi on 18 February."),
        ("2020-02-18/2020-02-21", "en", "The 30th meeting of the AICHR was held in Hanoi from 18 to 21 February."),
        ("2020-02-18/2020-02-21", "sv", "AICHR:s 30:e möte hölls i Hanoi den 18–21 februari."),
        ("2020-02-18/2020-02-21", "vi", "Cuộc họp lần thứ 30 của AICHR đã diễn ra tại Hà Nội từ ngày 18-21/2."),
        ("2021-02-18/2021-02-21", "en", "The 30th meeting of the AICHR will be held in Hanoi from 18 to 21 February."),
        ("2021-02-18/2021-02-21", "sv", "AICHR:s 30:e möte hålls i Hanoi den 18–21 februari."),
        ("2021-02-18/2021-02-21", "vi", "Cuộc họp lần thứ 30 của AICHR sẽ diễn ra tại Hà Nội từ ngày 18-21/2."),
    ],
)  # fmt: skip
def test_what_has_sat_does_not_lie_ahead(expected: str, lang: str, text: str) -> None:
    assert days(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Delegates attending the ASEAN Foreign Ministers' Meeting posed for a photo."),
        ("sv", "Delegater som deltar i ASEAN:s utrikesministermöte poserar för ett foto."),
        ("vi", "Các đại biểu tham dự Hội nghị Bộ trưởng Ngoại giao ASEAN chụp ảnh chung."),
    ],
)
def test_a_meeting_that_is_only_attended_is_none(lang: str, text: str) -> None:
    assert read(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Delegates attended the 53rd ASEAN Foreign Ministers' Meeting in Hanoi on 12 September 2020."),
        ("sv", "Delegater deltog i ASEAN:s 53:e utrikesministermöte i Hanoi den 12 september 2020."),
        ("vi", "Các đại biểu đã tham dự Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 53 tại Hà Nội ngày 12/9/2020."),
    ],
)  # fmt: skip
def test_a_meeting_that_is_attended_somewhere_some_day_is_one(lang: str, text: str) -> None:
    found = read(text, lang)
    assert [(d.series, d.ordinal, str(d.when), d.city) for d in found] == [
        ("amm", "53", "2020-09-12", "Hanoi")
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The 2nd special meeting of the AICHR (AICHR 2/2020) was held on 23 November 2020 by video conference."),
        ("sv", "AICHR:s 33:e möte (AICHR 33) hölls den 23 november 2020 via videokonferens."),
        ("vi", "Cuộc họp lần thứ 33 của AICHR (AICHR 33) đã diễn ra ngày 23/11/2020 theo hình thức trực tuyến."),
    ],
)  # fmt: skip
def test_a_meeting_by_video_has_no_place(lang: str, text: str) -> None:
    assert [(draft.mode, draft.city) for draft in read(text, lang)] == [("video", None)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Viet Nam has submitted its report under the Universal Periodic Review (UPR), fourth cycle."),
        ("sv", "Vietnam har lämnat sin rapport inom UPR."),
        ("vi", "Việt Nam đã nộp báo cáo quốc gia theo cơ chế UPR."),
    ],
)
def test_a_report_for_the_review_is_no_session(lang: str, text: str) -> None:
    assert read(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The two sides agreed to implement the results of the fourth joint cabinet meeting between Viet Nam and Thailand (15–16 May 2020)."),
        ("sv", "Ländernas ministrar ska förverkliga resultaten av det fjärde gemensamma regeringsmötet för Vietnam och Thailand (15–16 maj 2020)."),
        ("vi", "Hai bên nhất trí triển khai kết quả Kỳ họp Nội các chung lần thứ tư giữa Việt Nam và Thái Lan (15-16/5/2020)."),
    ],
)  # fmt: skip
def test_a_meeting_whose_results_are_spoken_of_was_held(lang: str, text: str) -> None:
    found = [(d.ordinal, str(d.when), d.status) for d in read(text, lang) if d.series == "joint_cabinet"]
    assert found == [("4", "2020-05-15/2020-05-16", "held")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The fourth joint cabinet meeting between Viet Nam and Thailand (15–16 May 2020) was cancelled.",
        ),
        (
            "sv",
            "Det fjärde gemensamma regeringsmötet för Vietnam och Thailand (15–16 maj 2020) ställdes in.",
        ),
        ("vi", "Kỳ họp Nội các chung lần thứ tư giữa Việt Nam và Thái Lan (15-16/5/2020) đã bị hủy."),
    ],
)
def test_days_in_brackets_do_not_hold_what_was_called_off(lang: str, text: str) -> None:
    assert [d.status for d in read(text, lang) if d.series == "joint_cabinet"] == ["cancelled"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "At the 53rd ASEAN Foreign Ministers' Meeting the ministers welcomed the report. On the same day, Vietnamese Foreign Minister Phạm Bình Minh met Lao Foreign Minister Saleumxay Kommasith."),
        ("sv", "Vid ASEAN:s 53:e utrikesministermöte välkomnade ministrarna rapporten. Samma dag träffade Vietnams utrikesminister Phạm Bình Minh Laos utrikesminister Saleumxay Kommasith."),
        ("vi", "Tại Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 53, các Bộ trưởng đã hoan nghênh báo cáo. Cùng ngày, Bộ trưởng Ngoại giao Việt Nam Phạm Bình Minh đã gặp Bộ trưởng Ngoại giao Lào Saleumxay Kommasith."),
    ],
)  # fmt: skip
def test_the_same_day_dates_what_was_told_before_it(lang: str, text: str) -> None:
    assert days(text, lang) == [DAY, DAY]
    assert days(text, lang, None) == ["None", "None"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The 53rd ASEAN Foreign Ministers' Meeting was held on 12 September 2020. On the same day, the ministers met the AICHR."),
        ("sv", "ASEAN:s 53:e utrikesministermöte hölls den 12 september 2020. Samma dag träffade ministrarna AICHR."),
        ("vi", "Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 53 đã diễn ra ngày 12/9/2020. Cùng ngày, các Bộ trưởng đã gặp AICHR."),
    ],
)  # fmt: skip
def test_the_same_day_is_the_one_told_before(lang: str, text: str) -> None:
    assert days(text, lang)[0] == "2020-09-12"
