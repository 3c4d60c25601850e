"""Meetings: which series, when, where, how, and what the text says of each of several."""

from __future__ import annotations

import pytest

from aseanhr.records import Meeting
from readings import only, quoted, read, who


def meetings(text: str, lang: str = "en") -> tuple[Meeting, ...]:
    return read(text, lang).meetings


# -- which series ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("series", "key", "lang", "text"),
    [
        ("aichr_regular", "aichr-regular-41", "en", "The 41st Meeting of the AICHR was held on 3 March 2025."),
        ("aichr_regular", "aichr-regular-undated", "en", "The regular meeting of the AICHR was held in Jakarta."),
        ("aichr_special", "aichr-special-2020-2", "en", "The Special Meeting 2/2020 of the AICHR has been held."),
        ("aichr_special", "aichr-special-2023-2", "en", "The second Special Meeting of the AICHR 2023 has been held."),
        ("aichr_amm_dialogue", "aichr-amm-dialogue-2025-05-08", "en",
         "The AICHR held its dialogue with the ASEAN foreign ministers on 8 May 2025."),
        ("aichr_amm_dialogue", "aichr-amm-dialogue-2025-05-08", "en",
         "The AICHR dialogue took place on 8 May 2025. The foreign ministers listened."),
        ("aichr_amm_dialogue", "aichr-amm-dialogue-2025-05-08", "en",
         "The AICHR dialogue took place on 8 May 2025. Foreign Minister Penny Wong listened."),
        ("asean_human_rights_dialogue", "asean-human-rights-dialogue-2024", "en",
         "The ASEAN Human Rights Dialogue 2024 was held on 3 May 2024."),
        ("amm", "amm-58", "en", "ASEAN waits. The 58th AMM was held."),
        ("amm", "amm-58", "en", "The 58th ASEAN Foreign Ministers’ Meeting was held."),
        ("asean_summit", "asean-summit-47", "en", "The 47th ASEAN Summit was held."),
        ("seanwfz_commission", "seanwfz-commission-2025-05-08", "en", "The SEANWFZ Commission met on 8 May 2025."),
        ("npt_review_conference", "npt-review-conference-2026-04", "en",
         "The NPT Review Conference will be held in April 2026."),
        ("unga_session", "unga-79", "en", "The 79th session of the UN General Assembly opened."),
        ("un_hrc_session", "un-hrc-58", "en", "The 58th session of the UN Human Rights Council was held."),
        ("un_hrc_session", "un-hrc-58", "en", "The UN Human Rights Council waits. Its 58th session will open."),
        ("un_hrc_session", "un-hrc-58", "en", "The 57th session of the UN Human Rights Council ended. Its 58th session will open."),
        ("joint_cabinet", "joint-cabinet-la-vn-5", "en", "The 5th Joint Commission between Viet Nam and Laos was held on 3 May 2025."),
        ("aichr_regular", "aichr-regular-38", "sv", "AICHR höll sitt 38:e möte."),
        ("aichr_special", "aichr-special-2020-2", "sv", "AICHR:s extramöte 2/2020 har hållits."),
        ("amm", "amm-58", "sv", "ASEAN:s 58:e utrikesministermöte har hållits."),
        ("asean_summit", "asean-summit-47", "sv", "ASEAN:s 47:e toppmöte har hållits."),
        ("aichr_regular", "aichr-regular-38", "vi", "AICHR tổ chức Cuộc họp lần thứ 38."),
        ("aichr_special", "aichr-special-2020-2", "vi", "Cuộc họp đặc biệt 2/2020 của AICHR đã diễn ra."),
        ("asean_summit", "asean-summit-44", "vi", "Hội nghị Cấp cao ASEAN lần thứ 44 đã diễn ra."),
        ("amm", "amm-58", "vi", "Hội nghị Bộ trưởng Ngoại giao ASEAN lần thứ 58 đã diễn ra."),
    ],
)  # fmt: skip
def test_a_name_tells_the_series(series: str, key: str, lang: str, text: str) -> None:
    found = [(m.series, m.id) for m in meetings(text, lang)]
    assert (series, key) in found
    assert len({s for s, _ in found}) == 1


@pytest.mark.parametrize(
    ("series", "text"),
    [
        ("workshop", "A workshop on the rights of the child was held in Bangkok on 3-4 April 2025."),
        (
            "consultation",
            "The AICHR held a consultation on business and human rights in Manila on 3 April 2025.",
        ),
        ("commemoration", "The AICHR held a commemoration in Jakarta on 23 October 2024."),
        ("other", "The 3rd ASEAN forum on rain was held in Jakarta on 23 October 2024."),
        ("asean_plus", "The ASEAN-China Summit was held on 3 May 2025 in Hanoi."),
        ("other", "The special ASEAN Summit was held on 3 May 2025 in Hanoi."),
        ("other", "The ASEAN foreign ministers’ retreat was held in Langkawi on 19 January 2025."),
        ("other", "The AICHR dialogue with youth took place on 8 May 2025."),
    ],
)
def test_what_has_no_number_is_named_by_its_words(series: str, text: str) -> None:
    meeting = only(meetings(text))
    assert meeting.series == series
    assert meeting.name in text
    assert not {"was", "took", "held", "2024", "2025"} & set(meeting.name.split())
    assert quoted(text, meeting, "name")[0] in meeting.name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 58th Summit of rain was held.", id="not of ASEAN"),
        pytest.param("A workshop on rain ended well.", id="a workshop with neither day nor host"),
        pytest.param("The SEANWFZ Commission waits.", id="a commission that does not sit"),
        pytest.param("The SEANWFZ meeting was held on 3 May 2025.", id="not its commission"),
        pytest.param("The ASEAN dialogue went on.", id="dialogue"),
        pytest.param("Rain fell on the meeting on 3 May 2025.", id="no meeting was named before"),
        pytest.param("The next meeting will be held on 3 August 2025.", id="next to nothing"),
        pytest.param("The previous session of rain was held.", id="a session of nothing"),
    ],
)
def test_too_little_is_said_to_make_a_meeting(text: str) -> None:
    assert meetings(text) == ()


def test_a_number_completes_what_was_named_without_one() -> None:
    meeting = only(
        meetings(
            "The regular meeting of the AICHR was held in Jakarta. It was the 41st meeting of the AICHR."
        )
    )
    assert (meeting.id, meeting.name, meeting.ordinal) == (
        "aichr-regular-41",
        "41st Meeting of the AICHR",
        "41",
    )


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            ["41", "42"], "The AICHR held its 41st Meeting. Its 42nd meeting will be held soon.", id="its"
        ),
        pytest.param(
            ["41", "42"],
            "The 41st Meeting of the AICHR was held. Its next regular meeting, the 42nd, will be held soon.",
            id="its next regular",
        ),
        pytest.param(
            ["41", "2/2025"],
            "The 41st Meeting of the AICHR was held. The special meeting 2/2025 was held, too.",
            id="special by its number",
        ),
        pytest.param(
            ["41", "2/2025"],
            "The 41st Meeting of the AICHR was held. The meeting 2/2025 was held, too.",
            id="a number in a year is that of a special one",
        ),
    ],
)
def test_short_names_are_of_the_commission_that_the_text_is_about(expected: list[str], text: str) -> None:
    assert [meeting.ordinal for meeting in meetings(text)] == expected


def test_a_short_name_after_talks_of_two_states_is_not_the_commissions() -> None:
    text = (
        "AICHR waits. Malaysian Prime Minister Anwar Ibrahim met with Thai Prime Minister Srettha Thavisin. "
        "The 7th meeting was held on 3 May 2025."
    )
    assert [meeting.series for meeting in meetings(text)] == ["bilateral"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(1, "A workshop on coastal fishing was held on 3 April 2025. The workshop on fishing went well.", id="same topic"),
        pytest.param(1, "A workshop on coastal fishing was held on 3 April 2025. The workshop ended.", id="no topic"),
        pytest.param(2, "A workshop on coastal fishing was held on 3 April 2025. A seminar on mountain farming was held on 8 April 2025.", id="two topics"),
        pytest.param(2, "The 3rd ASEAN forum on rain was held on 3 April 2025. The ASEAN foreign ministers’ retreat was held on 8 April 2025.", id="two kinds"),
        pytest.param(2, "The ASEAN Human Rights Dialogue 2023 was held in May 2023. The ASEAN Human Rights Dialogue 2024 was held in May 2024.", id="two years"),
        pytest.param(2, "The Viet Nam - Laos Joint Committee met on 3 May 2025. The Viet Nam - Thailand Joint Committee met on 8 May 2025.", id="two pairs"),
        pytest.param(1, "The 41st Meeting of the AICHR was held. The AICHR meeting went well.", id="named by its body again"),
    ],
)  # fmt: skip
def test_one_event_named_twice_is_one(expected: int, text: str) -> None:
    assert len(meetings(text)) == expected


def test_a_joint_body_takes_its_states_from_the_talks_around_it() -> None:
    text = (
        "Vietnamese Prime Minister Pham Minh Chinh met with Thai Prime Minister Srettha Thavisin. "
        "The 4th joint cabinet retreat will be held in 2026."
    )
    joint = only(m for m in meetings(text) if m.series == "joint_cabinet")
    assert {who(p) for p in joint.participants} == {"TH", "VN"}


def test_a_joint_body_takes_its_states_from_the_sentence() -> None:
    joint = only(
        meetings("Viet Nam will host the 4th joint cabinet retreat with guests from Thailand in May 2026.")
    )
    assert {who(p) for p in joint.participants} == {"TH", "VN"}


# -- when ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("2025-03-03/2025-03-05", "en", "The 41st Meeting of the AICHR was held on 3-5 March 2025."),
        ("2025-03", "en", "The 41st Meeting of the AICHR was held in March 2025."),
        ("2025-06-11/2025-06-14", "en", "The 41st Meeting of the AICHR opened on 11 June 2025 and closed on 14 June 2025."),
        ("2025-06-11", "en", "The 41st Meeting of the AICHR opened on 11 June 2025 and closed on 9 June 2025."),
        ("2025-06-09/2025-06-11", "en", "The 41st Meeting of the AICHR closed on 11 June 2025; it opened on 9 June 2025."),
        ("2025-06-11", "en", "The 41st Meeting of the AICHR was held in 2025. It was held, the 41st Meeting of the AICHR, on 11 June 2025."),
        ("2025-08-03", "en", "The 41st Meeting of the AICHR, which was to have been held on 3 July 2025, was postponed to 3 August 2025."),
        ("2025-06-18", "en", "The 41st Meeting of the AICHR will be held on Wednesday."),
        ("2025-06-11", "en", "The 41st Meeting of the AICHR was held on Wednesday."),
        ("2026-03-03", "en", "The 41st Meeting of the AICHR will be held on 3 March."),
        ("2024-12-03", "en", "The 41st Meeting of the AICHR was held on 3 December."),
        ("2025-12-03", "en", "The 41st Meeting of the AICHR will be held on 3 December."),
        ("2025-09-02", "en", "The AICHR held a commemoration on 2 September 1945 - 2 September 2025."),
        ("2025-06-12", "en", "On 12 June 2025 it rained. The same day the 41st Meeting of the AICHR was held."),
        ("2025-06-15", "en", "The same day the 41st Meeting of the AICHR was held."),
        ("2025-06-11/2025-06-12", "sv", "AICHR höll sitt 38:e möte den 11–12 juni 2025."),
        ("2025-06-11/2025-06-12", "vi", "AICHR tổ chức Cuộc họp lần thứ 38 từ ngày 11-12/6/2025."),
    ],
)  # fmt: skip
def test_a_meeting_was_on_the_days_that_are_said_of_it(expected: str, lang: str, text: str) -> None:
    when = only(meetings(text, lang)).when
    assert when is not None
    assert when.edtf == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            {"58": None, None: "2025-05-08"},
            "On the sidelines of the 58th AMM, the AICHR held its special meeting on 8 May 2025.",
            id="the day of what was beside it",
        ),
        pytest.param(
            {"41": "2025-05-08", "47": "2025-05-26"},
            "The 41st Meeting of the AICHR was held on 8 May 2025, and the 47th ASEAN Summit on 26 May 2025.",
            id="each its own",
        ),
        pytest.param(
            {"41": "2025-05-08", "47": None},
            "The 41st Meeting of the AICHR in Jakarta (8 May 2025), with news of the 47th ASEAN Summit.",
            id="in brackets behind the first",
        ),
    ],
)
def test_dates_go_to_the_meeting_that_they_are_said_of(
    expected: dict[str | None, str | None], text: str
) -> None:
    assert {m.ordinal: m.when and m.when.edtf for m in meetings(text)} == expected


def test_a_finer_date_replaces_a_coarse_one_and_not_the_other_way() -> None:
    text = "The 41st Meeting of the AICHR was held in June 2025. {} The 41st Meeting of the AICHR was held in 2025."
    finer = "The 41st Meeting of the AICHR was held on 11 June 2025."
    assert [str(only(meetings(text.format(part))).when) for part in ("", finer)] == ["2025-06", "2025-06-11"]


def test_a_year_that_the_text_does_not_say_is_inferred_from_the_dateline() -> None:
    text = "JAKARTA, 15 June 2025 – The 41st Meeting of the AICHR was held on 11 June."
    meeting = only(read(text, published=None).meetings)
    assert str(meeting.when) == "2025-06-11"
    assert quoted(text, meeting, "when") == ["11 June", "15 June 2025"]
    assert [e.basis for e in meeting.evidence if e.field == "when"] == ["stated", "inferred"]


@pytest.mark.parametrize(
    ("published", "expected"),
    [(None, ["the same day", "12 June 2025"]), ("2025-06-13", ["the same day"])],
    ids=["dateline", "told by the caller"],
)
def test_the_same_day_is_that_of_the_report(published: str | None, expected: list[str]) -> None:
    text = "JAKARTA, 12 June 2025\nThe 41st Meeting of the AICHR was held the same day."
    meeting = only(read(text, published=published).meetings)
    assert quoted(text, meeting, "when")[: len(expected)] == expected


def test_the_same_day_is_that_in_the_pages_address() -> None:
    text = (
        "https://rain.example/web/20250708215935/news\nThe 41st Meeting of the AICHR was held the same day."
    )
    meeting = only(read(text, published=None).meetings)
    assert str(meeting.when) == "2025-07-08"
    assert quoted(text, meeting, "when") == ["the same day", "20250708"]


def test_a_year_in_the_name_dates_a_meeting() -> None:
    text = "The 6th ASEAN Human Rights Dialogue 2024 was held."
    meeting = only(meetings(text))
    assert (str(meeting.when), quoted(text, meeting, "when")) == ("2024", ["2024"])


def test_a_year_in_the_name_tells_which_meeting_it_is() -> None:
    assert (
        only(meetings("The ASEAN Human Rights Dialogue 2024 was held.")).name
        == "ASEAN Human Rights Dialogue 2024"
    )
    assert meetings("The ASEAN Human Rights Dialogue was held.") == ()


# -- held, planned, moved, called off ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("held", "en", "The 41st Meeting of the AICHR was held."),
        ("held", "en", "The 41st Meeting of the AICHR, 8 May 2025."),
        ("planned", "en", "The 41st Meeting of the AICHR, 8 August 2025."),
        ("planned", "en", "The 41st Meeting of the AICHR will be held in Jakarta."),
        ("held", "en", "The 41st Meeting of the AICHR will, it was said, end; it was held on 8 May 2025."),
        ("postponed", "en", "The 41st Meeting of the AICHR was postponed to 3 August 2025."),
        ("cancelled", "en", "The 41st Meeting of the AICHR was called off."),
        (
            "cancelled",
            "en",
            "The 41st Meeting of the AICHR was postponed. The 41st Meeting of the AICHR was cancelled.",
        ),
        ("planned", "sv", "AICHR:s 41:a möte ska hållas i Jakarta."),
        ("postponed", "sv", "AICHR:s 41:a möte har skjutits upp."),
        ("cancelled", "sv", "AICHR:s 41:a möte ställdes in."),
        ("planned", "vi", "Cuộc họp lần thứ 41 của AICHR sẽ diễn ra tại Jakarta."),
        ("postponed", "vi", "Cuộc họp lần thứ 41 của AICHR bị hoãn."),
        ("cancelled", "vi", "Cuộc họp lần thứ 41 của AICHR đã bị hủy."),
    ],
)
def test_what_became_of_a_meeting(expected: str, lang: str, text: str) -> None:
    assert only(meetings(text, lang)).status == expected


# -- where and how -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("city", "country", "venue", "lang", "text"),
    [
        ("Jakarta", "ID", None, "en", "The 41st Meeting of the AICHR was held in Jakarta, Indonesia."),
        ("Jakarta", "ID", None, "en", "The 41st Meeting of the AICHR was held in the capital Jakarta."),
        ("Bali", "ID", None, "en", "The 37th Meeting of the AICHR, 22-26 May 2023, Bali."),
        ("Jakarta", "ID", "Grand Merdeka Hotel", "en", "The 41st Meeting of the AICHR was held at the Grand Merdeka Hotel in Jakarta."),
        ("Kuala Lumpur", "MY", "Exhibition Centre Kuala Lumpur", "en", "The 41st Meeting of the AICHR was held at the Exhibition Centre Kuala Lumpur."),
        ("Jakarta", "ID", None, "en", "The 41st Meeting of the AICHR was held at a hotel in Jakarta."),
        (None, "ID", None, "en", "The 41st Meeting of the AICHR was held in Indonesia."),
        (None, "ID", "Grand Merdeka Hotel", "en", "The 41st Meeting of the AICHR was held at the Grand Merdeka Hotel in Indonesia."),
        ("Jakarta", "ID", None, "en", "The 41st Meeting of the AICHR was held in Indonesia. The 41st Meeting of the AICHR sat in Jakarta."),
        ("Jakarta", "ID", None, "sv", "AICHR höll sitt 41:a möte i Jakarta i Indonesien."),
        ("Hanoi", "VN", None, "vi", "Cuộc họp lần thứ 41 của AICHR đã diễn ra tại Hà Nội."),
        ("Hanoi", "VN", None, "vi", "Cuộc họp lần thứ 41 của AICHR đã diễn ra tại thủ đô Hà Nội."),
    ],
)  # fmt: skip
def test_a_meeting_sat_where_the_text_says(
    city: str | None, country: str, venue: str | None, lang: str, text: str
) -> None:
    meeting = only(meetings(text, lang))
    assert meeting.place is not None
    assert (meeting.place.city, str(meeting.place.country), meeting.place.venue) == (city, country, venue)
    assert meeting.mode == "in_person"
    if venue:
        assert quoted(text, meeting, "place.venue") == [venue]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The 41st Meeting of the AICHR was held by video conference in Jakarta.", id="a meeting by video"
        ),
        pytest.param(
            "The 41st Meeting of the AICHR was held; the Jakarta office spoke.", id="not said to be where"
        ),
        pytest.param("The 41st Meeting of the AICHR was held. An Indonesian spoke.", id="a demonym"),
        pytest.param(
            "The 41st Meeting of the AICHR and its hotel (rain in Hotel).", id="a hall and no place"
        ),
    ],
)
def test_no_place_is_made_up(text: str) -> None:
    assert only(meetings(text)).place is None


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("video", "The 41st Meeting of the AICHR was held by video conference."),
        (
            "video",
            "The 41st Meeting of the AICHR was held online. The meeting was, it was said, not face to face.",
        ),
        ("hybrid", "The 41st Meeting of the AICHR was held in person and online in Jakarta."),
        ("hybrid", "The 41st Meeting of the AICHR was held online. The meeting was hybrid."),
        ("in_person", "The 41st Meeting of the AICHR was held face to face."),
        ("in_person", "The 41st Meeting of the AICHR was held in Jakarta."),
        (None, "The 41st Meeting of the AICHR was held."),
        (None, "The 41st Meeting of the AICHR will be held in Jakarta."),
    ],
)
def test_how_a_meeting_was_held(expected: str | None, text: str) -> None:
    assert only(meetings(text)).mode == expected


def test_the_place_of_the_report_is_that_of_the_meeting_of_its_day() -> None:
    text = "JAKARTA, 15 June 2025 – The 41st Meeting of the AICHR was held on 15 June 2025."
    meeting = only(meetings(text))
    assert meeting.place is not None
    assert meeting.place.city == "Jakarta"
    assert {e.basis for e in meeting.evidence if e.field.startswith("place")} == {"inferred"}


@pytest.mark.parametrize(
    ("city", "opening"),
    [
        ("New York", "NEW YORK. The 79th session of the UN General Assembly was held on 15 June 2025."),
        ("Geneva", "GENEVA, 15 June 2025. The 58th session of the UN Human Rights Council was held on 15 June 2025."),
        (
            "Geneva",
            "GENEVA, 15 June 2025 – The 58th session of the UN Human Rights Council was held from 20 May to 10 June 2025.",
        ),
    ],
)  # fmt: skip
def test_a_city_that_opens_a_report_is_the_place_of_its_session(city: str, opening: str) -> None:
    meeting = only(meetings(opening))
    assert meeting.place is not None
    assert meeting.place.city == city


def test_the_next_number_after_a_meeting_is_of_its_series() -> None:
    text = (
        "The 46th ASEAN Summit was held on 26 May 2025. "
        "The next retreat, the 47th, will be held on 26 October 2025."
    )
    assert [m.id for m in meetings(text)] == ["asean-summit-46", "asean-summit-47"]


@pytest.mark.parametrize(
    ("of_special", "of_day", "of_summit"),
    [("", " in Manila", ""), (" in Manila", "", ""), ("", "", " in Manila")],
)
def test_a_place_is_handed_between_a_meeting_and_its_part(
    of_special: str, of_day: str, of_summit: str
) -> None:
    found = meetings(
        f"The AICHR held its special meeting{of_special} on 8 May 2025{of_day} "
        f"on the sidelines of the 46th ASEAN Summit{of_summit}."
    )
    assert [m.place and m.place.city for m in found] == ["Manila", "Manila"]
    assert {m.part_of for m in found} == {None, "asean-summit-46"}


def test_a_report_from_the_sidelines_of_a_meeting_is_from_its_place() -> None:
    text = "MANILA, 15 June 2025 – On the sidelines of the 58th ASEAN Foreign Ministers’ Meeting, rain fell."
    meeting = only(meetings(text))
    assert meeting.place is not None
    assert (meeting.place.city, str(meeting.place.country), meeting.when) == ("Manila", "PH", None)
    assert quoted(text, meeting, "place.city") == ["MANILA"]


def test_talks_were_where_the_reporter_was() -> None:
    meeting = only(
        meetings(
            "Malaysian Prime Minister Anwar Ibrahim met with Thai Prime Minister Srettha Thavisin. "
            "Our correspondent in the rain and our correspondent in Vientiane were there."
        )
    )
    assert meeting.place is not None
    assert (meeting.place.city, str(meeting.place.country)) == ("Vientiane", "LA")


def test_part_and_whole_are_told_apart_in_either_order() -> None:
    text = "On the sidelines of the 46th ASEAN Summit in Manila, the AICHR held its special meeting on 8 May 2025."
    found = {m.series: m.part_of for m in meetings(text)}
    assert found == {"asean_summit": None, "aichr_special": "asean-summit-46"}
