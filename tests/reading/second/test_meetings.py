"""Meetings as the second reader takes them from small texts: what must be read, and what must not."""

from __future__ import annotations

import pytest

from aseanhr.reading.annotations import annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.drafts import MeetingDraft
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.links import load_links

DAY = "2020-11-26"


def read(text: str, language: str, published: str | None = DAY) -> list[MeetingDraft]:
    return read_meetings(annotate(open_document(text, language), read_published(published)), load_links())


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
    assert [(d.series, d.ordinal, str(d.when), d.city) for d in found] == [("amm", "53", "2020-09-12", "Hanoi")]


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
        ("sv", "Vietnam har lämnat sin rapport till UPR, den fjärde omgången."),
        ("vi", "Việt Nam đã nộp báo cáo quốc gia theo cơ chế UPR chu kỳ IV."),
    ],
)
def test_a_report_for_the_review_is_no_session(lang: str, text: str) -> None:
    assert read(text, lang) == []
