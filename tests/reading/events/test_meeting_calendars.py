"""Calendars: lines of dates alone date the entries under them, and nothing else does."""

from __future__ import annotations

import pytest

from aseanhr import extract

FIRST, SECOND = "41st Meeting of the AICHR, Jakarta.", "47th ASEAN Summit, Kuala Lumpur."
CALENDARS = [
    pytest.param("en", "APRIL\n\nMON 12\n{a}\n\nTHU 15\n{b}", ["2027-04-12", "2027-04-15"], id="weekdays and numbers"),
    pytest.param("en", "APRIL\n\n12\n{a}\n\n15\n{b}", ["2027-04-12", "2027-04-15"], id="numbers alone"),
    pytest.param(
        "en", "APRIL\n\nTUE 20 – FRI 23\n{a}\n\n27–28\n{b}", ["2027-04-20/2027-04-23", "2027-04-27/2027-04-28"], id="ranges"
    ),
    pytest.param("en", "APRIL\n\n{a}\n\nMAY\n\n{b}", ["2027-04", "2027-05"], id="months alone"),
    pytest.param("en", "Mon 12\n{a}\n\nWed 5\n{b}", ["2027-04-12", "2027-05-05"], id="the nearest month that fits"),
    pytest.param("en", "APRIL\n\nMON 13\n{a}\n\nTHU 15\n{b}", ["None", "2027-04-15"], id="another weekday"),
    pytest.param("en", "APRIL\n\nMON 12 – MON 13\n{a}\n\nTHU 15\n{b}", ["None", "2027-04-15"], id="another last weekday"),
    pytest.param("en", "APRIL\n\nMON 31\n{a}\n\nTHU 15\n{b}", ["None", "2027-04-15"], id="a day that the month lacks"),
    pytest.param("en", "12\n{a}\n\n15\n{b}", ["None", "None"], id="numbers without a month"),
    pytest.param("en", "ROOM 12\n{a}\n\nROOM 15\n{b}", ["None", "None"], id="numbers of rooms"),
    pytest.param("sv", "APRIL\n\nMåndag 12\n{a}\n\nTors 15\n{b}", ["2027-04-12", "2027-04-15"], id="Swedish"),
    pytest.param("sv", "Måndag 12 april\n{a}\n\nTorsdag 15 april\n{b}", ["2027-04-12", "2027-04-15"], id="Swedish in full"),
    pytest.param("vi", "THÁNG TƯ\n\nThứ Hai 12\n{a}\n\nThứ Năm 15\n{b}", ["2027-04-12", "2027-04-15"], id="Vietnamese"),
    pytest.param(
        "vi", "Thứ Hai (12/4)\n{a}\n\nThứ Năm - Thứ Sáu (15-16/4)\n{b}", ["2027-04-12", "2027-04-15/2027-04-16"],
        id="Vietnamese in brackets",
    ),
    pytest.param("en", "APRIL\n\n12 {a}\n\n15-16 {b}", ["2027-04-12", "2027-04-15/2027-04-16"], id="entries on the line"),
    pytest.param("en", "12 {a}\n\n15-16 {b}", ["None", "None"], id="entries without a month"),
    pytest.param("en", "APRIL\n\n12 ministers came for the {a}\n\n15 {b}", ["None", "2027-04-15"], id="no day but a number"),
    pytest.param("vi", "THỨ HAI 12 và THỨ BA 13\n{a}\n\nTHỨ NĂM 15\n{b}", ["2027-04-12/2027-04-13", "2027-04-15"], id="two days"),
    pytest.param("vi", "- 12 và 13/4: {a}\n- 15/4: {b}", ["2027-04-12/2027-04-13", "2027-04-15"], id="two days in figures"),
    pytest.param("vi", "THÁNG TƯ\n\nNgày 12: {a}\nNgày 28: {b}", ["2027-04-12", "2027-04-28"], id="days under a month"),
]  # fmt: skip
NAMES = {
    "en": (FIRST, SECOND),
    "sv": ("AICHR:s 41:a möte, Jakarta.", "Aseans 47:e toppmöte, Kuala Lumpur."),
    "vi": ("Cuộc họp lần thứ 41 của AICHR, Jakarta.", "Hội nghị Cấp cao ASEAN lần thứ 47, Kuala Lumpur."),
}


def days(text: str, lang: str, published: str | None = "2027-04-02") -> list[str]:
    found = extract(text, lang=lang, published=published, min_confidence=0).meetings
    return [str(meeting.when) for meeting in found]


@pytest.mark.parametrize(("lang", "text", "expected"), CALENDARS)
def test_entries_are_dated_by_the_lines_above_them(lang: str, text: str, expected: list[str]) -> None:
    first, second = NAMES[lang]
    assert days(text.format(a=first, b=second), lang) == expected


def test_no_entry_is_dated_where_the_day_of_writing_is_not_known() -> None:
    assert days(f"APRIL\n\nMON 12\n{FIRST}\n\nTHU 15\n{SECOND}", "en", None) == ["None", "None"]


def test_an_entry_keeps_the_day_that_it_tells_itself() -> None:
    text = f"APRIL\n\nMON 12\nThe 41st Meeting of the AICHR, Jakarta, 14 April.\n\nTHU 15\n{SECOND}"
    assert days(text, "en") == ["2027-04-14", "2027-04-15"]


def test_another_heading_ends_an_entry() -> None:
    text = f"MON 12 APRIL\n{FIRST}\n\nTHU 15 APRIL\nNothing.\n\nOther news of the house\n{SECOND} It was not said when."
    assert days(text, "en")[0] == "2027-04-12"
    assert "2027-04-15" not in days(text, "en")


def test_entries_to_come_are_planned_and_those_behind_were_held() -> None:
    text = f"APRIL\n\nTHU 1\n{FIRST}\n\nTHU 15\n{SECOND}"
    found = extract(text, lang="en", published="2027-04-08", min_confidence=0).meetings
    assert [meeting.status for meeting in found] == ["held", "planned"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Cancelled: the 41st Meeting of the AICHR in Jakarta on 12 April.", "cancelled"),
        ("en", "No longer on: the 41st Meeting of the AICHR in Jakarta on 12 April.", "cancelled"),
        ("en", "Postponed – the 41st Meeting of the AICHR in Jakarta on 12 April.", "postponed"),
        ("en", "Confirmed: the 41st Meeting of the AICHR in Jakarta on 12 April.", "planned"),
        ("en", "The 41st Meeting of the AICHR is on in Jakarta on 12 April. Cancelled: the bus.", "planned"),
        ("sv", "Utgår: AICHR:s 41:a möte i Jakarta den 12 april.", "cancelled"),
        ("sv", "Inställt: AICHR:s 41:a möte i Jakarta den 12 april.", "cancelled"),
        ("vi", "Không còn trong lịch: Cuộc họp lần thứ 41 của AICHR tại Jakarta ngày 12/4.", "cancelled"),
        ("vi", "Bị hủy: Cuộc họp lần thứ 41 của AICHR tại Jakarta ngày 12/4.", "cancelled"),
        ("vi", "Không còn trong lịch: hội đàm giữa Bộ trưởng Ngoại giao Thái Lan và Bộ trưởng Ngoại giao Lào ngày 12/4.", "cancelled"),
    ],
)  # fmt: skip
def test_a_label_before_a_meeting_says_what_became_of_it(lang: str, text: str, expected: str) -> None:
    found = extract(text, lang=lang, published="2027-04-02", min_confidence=0).meetings
    assert [meeting.status for meeting in found] == [expected]


@pytest.mark.parametrize(
    ("lang", "title", "first", "second"),
    [
        ("en", "Calendar of the week of 12-16 April 2027", "MON 12", "THU 15"),
        ("vi", "LỊCH TUẦN 12-16/4/2027", "THỨ HAI 12", "THỨ NĂM 15"),
    ],
)
def test_the_days_of_a_title_date_a_calendar_that_nobody_dated(
    lang: str, title: str, first: str, second: str
) -> None:
    one, other = NAMES[lang]
    assert days(f"{title}\n\n{first}\n{one}\n\n{second}\n{other}", lang, None) == ["2027-04-12", "2027-04-15"]
