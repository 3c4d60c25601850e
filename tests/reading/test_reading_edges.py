"""The first and the last day of a meeting: where its opening and its close are told."""

from __future__ import annotations

import pytest

from aseanhr import extract
from aseanhr.records import Meeting


def only(lang: str, text: str, published: str = "2025-06-10") -> Meeting:
    (meeting,) = extract(text, lang=lang, published=published).meetings
    return meeting


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("2025-06-16/2025-07-09", "en", "The 59th session of the UN Human Rights Council is due to open in Geneva on 16 June and to last until 9 July."),
        ("2025-06-09/2025-06-11", "en", "The 41st Meeting of the AICHR began on Monday. The meeting, which ends tomorrow, is held in Bali."),
        ("2025-06-09/2025-06-12", "en", "The 41st Meeting of the AICHR has been sitting since 9 June and closes on Thursday."),
        ("2025-06-09/2025-06-12", "en", "The 41st Meeting of the AICHR, opened on 9 June, runs through 12 June 2025."),
        ("../2025-06-06", "en", "The 41st Meeting of the AICHR concluded on 6 June 2025."),
        ("2025-06-12", "en", "The 41st Meeting of the AICHR opens on Thursday."),
        ("../2025-06-12", "en", "The 41st Meeting of the AICHR sits until 12 June 2025."),
        ("2025-06-09/2025-06-12", "en", "The 41st Meeting of the AICHR sits since 9 June. The meeting goes on until 12 June."),
        ("2025-06-12", "sv", "AICHR:s 41:a möte inleds på torsdag."),
        ("2025-06-09/2025-06-12", "sv", "AICHR:s 41:a möte inleddes den 9 juni och pågår till den 12 juni."),
        ("2025-06-09/2025-06-12", "vi", "Cuộc họp lần thứ 41 của AICHR khai mạc ngày 9/6 và bế mạc ngày 12/6."),
        ("2025-06-09/2025-06-12", "vi", "Cuộc họp lần thứ 41 của AICHR diễn ra tại Hà Nội từ ngày 9/6 và sẽ bế mạc vào ngày 12/6."),
        ("../2025-06-06", "vi", "Cuộc họp lần thứ 41 của AICHR đã bế mạc ngày 6/6."),
    ],
)  # fmt: skip
def test_a_meeting_lasts_from_its_opening_to_its_close(expected: str, lang: str, text: str) -> None:
    assert str(only(lang, text).when) == expected


@pytest.mark.parametrize("between", ["", "It was cold. "])
def test_the_words_for_both_days_are_kept(between: str) -> None:
    text = f"The 41st Meeting of the AICHR began on Monday. {between}The meeting ends tomorrow."
    spans = [(e.start, e.end) for e in only("en", text).evidence if e.field == "when"]
    assert [text[start:end] for start, end in spans if start is not None and end is not None] == [
        "Monday",
        "tomorrow",
    ]


def test_what_has_opened_is_held_though_it_is_to_close_later() -> None:
    text = "The 41st Meeting of the AICHR began on Monday and is scheduled to run until 12 June."
    assert only("en", text).status == "held"


def test_days_that_are_all_told_are_not_cut_by_a_closing() -> None:
    text = "The 41st Meeting of the AICHR, 3-5 June 2025, closed on 5 June with a statement."
    assert str(only("en", text).when) == "2025-06-03/2025-06-05"


def test_talks_of_two_sides_have_no_opening_and_no_close() -> None:
    text = "Prime Minister Anwar Ibrahim of Malaysia held talks with President Prabowo Subianto of Indonesia that ended on 6 June 2025."
    assert str(only("en", text).when) == "2025-06-06"


def test_a_plan_adopted_at_a_close_carries_its_day() -> None:
    text = "The 41st Meeting of the AICHR closed on 6 June 2025. The meeting adopted the AICHR Work Plan 2026-2030."
    (plan,) = extract(text, lang="en", published="2025-06-10").work_plans
    assert str(plan.adopted_on) == "2025-06-06"


def test_a_close_that_lies_near_is_not_moved_to_the_year_before() -> None:
    text = "The 41st Meeting of the AICHR, held in Bali, closes on 12 June."
    assert str(only("en", text).when).endswith("2025-06-12")


@pytest.mark.parametrize(
    ("mode", "city", "lang", "text"),
    [
        ("hybrid", "Bali", "en", "The 41st Meeting of the AICHR was held in Bali on 6 June 2025, in person as well as online."),
        ("hybrid", "Hanoi", "vi",
         "Ngày 6/6/2025, Cuộc họp lần thứ 41 của AICHR được tổ chức tại Hà Nội theo hình thức trực tiếp kết hợp trực tuyến."),
        ("in_person", "Hanoi", "vi", "Cuộc họp lần thứ 41 của AICHR được tổ chức tại khách sạn Melia Hà Nội ngày 6/6/2025."),
        ("in_person", "Hanoi", "vi", "Ngày 6/6/2025, tại khách sạn Melia Hà Nội, AICHR tổ chức Cuộc họp lần thứ 41."),
        ("in_person", "Phnom Penh", "en", "The 41st Meeting of the AICHR was held at the Sokha Phnom Penh Hotel on 6 June 2025."),
        (None, None, "en", "The 41st Meeting of the AICHR was held at the same venue on 6 June 2025."),
    ],
)  # fmt: skip
def test_mode_and_place_are_told_together(mode: str | None, city: str | None, lang: str, text: str) -> None:
    meeting = only(lang, text)
    assert (meeting.mode, meeting.place and meeting.place.city) == (mode, city)


def test_the_same_venue_is_that_of_the_meeting_before() -> None:
    text = "The 41st Meeting of the AICHR was held in Bali on 6 June 2025. An AICHR workshop on prisons was held at the same venue on 7 June 2025."
    places = [m.place and m.place.city for m in extract(text, lang="en", published="2025-06-10").meetings]
    assert places == ["Bali", "Bali"]


def test_all_days_say_more_than_one_of_them() -> None:
    text = "The 41st Meeting of the AICHR takes place on 9-12 June 2025. The meeting of 9 June 2025 was open to the press."
    assert str(only("en", text).when) == "2025-06-09/2025-06-12"


def test_a_dateline_may_be_the_day_of_opening() -> None:
    text = "Hanoi, 10 June 2025 - The 41st Meeting of the AICHR opened at noon and will last until 12 June."
    assert str(only("en", text, "2025-06-10").when) == "2025-06-10/2025-06-12"


def test_days_that_are_told_replace_an_open_beginning() -> None:
    text = (
        "The 41st Meeting of the AICHR closed on 6 June 2025. The meeting was held on 4-6 June 2025 in Bali."
    )
    assert str(only("en", text).when) == "2025-06-04/2025-06-06"


def test_halves_that_stand_apart_are_of_two_meetings() -> None:
    text = "The 41st Meeting of the AICHR was held in person in Bali on 4 June 2025, and the 42nd Meeting of the AICHR was held online on 6 June 2025."
    assert [m.mode for m in extract(text, lang="en", published="2025-06-10").meetings] == [
        "in_person",
        "video",
    ]


def test_an_hour_behind_the_day_of_a_close_is_no_part_of_the_days() -> None:
    text = "AICHR bế mạc phiên họp thường kỳ thứ hai trong năm. Thứ Sáu, 18/06/2027 09:05."
    found = extract(text, lang="vi", published="2027-06-18", min_confidence=0).meetings
    assert all("T" not in str(meeting.when) for meeting in found)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The 48th AICHR meeting opens on Thursday next week in Hanoi. It will close on Wednesday."),
        ("sv", "AICHR:s 48:e möte inleds på torsdag nästa vecka i Hanoi. Det avslutas på onsdagen."),
    ],
)
def test_a_weekday_of_a_close_follows_the_opening(lang: str, text: str) -> None:
    (meeting,) = extract(text, lang=lang, published="2027-10-01").meetings
    assert meeting.when is not None
    assert meeting.when.edtf == "2027-10-07/2027-10-13"
