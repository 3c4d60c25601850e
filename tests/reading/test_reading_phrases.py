"""Noun phrases that name a meeting: where they begin and end, and what they say."""

from __future__ import annotations

import pytest

from aseanhr.reading.rules.phrases import MeetingPhrase, meeting_phrases
from readings import facts, only


def phrases(text: str, lang: str = "en") -> list[MeetingPhrase]:
    found = facts(text, lang)
    return [phrase for s in found.document.sentences for phrase in meeting_phrases(s, found)]


@pytest.mark.parametrize(
    ("words", "head", "ordinal", "lang", "text"),
    [
        ("58th ASEAN Foreign Ministers’ Meeting", "meeting", "58", "en", "The 58th ASEAN Foreign Ministers’ Meeting met."),
        ("58th Meeting of the AICHR", "meeting", "58", "en", "Rain: the 58th Meeting of the AICHR opened."),
        ("Meeting of the AICHR (ASEAN)", "meeting", None, "en", "the Meeting of the AICHR (ASEAN) opened"),
        ("AMM", None, None, "en", "the AMM opened"),
        ("79th UN General Assembly", None, "79", "en", "the 79th UN General Assembly opened"),
        ("SEANWFZ Commission", None, None, "en", "the SEANWFZ Commission met"),
        ("next meeting", "meeting", "36", "en", "its next meeting, the 36th, is near"),
        ("next meeting", "meeting", "36", "en", "its next meeting, 36th."),
        ("next meeting", "meeting", None, "en", "its next meeting, on that great 36th, is near"),
        ("next meeting", "meeting", None, "en", "its next meeting, the 36th day, is near"),
        ("meeting on the 21st of AICHR", "meeting", None, "en", "the meeting on the 21st of AICHR"),
        ("Workshop", "workshop", None, "en", "The Workshop opened"),
        ("44:e mötet", "meeting", "44", "sv", "det 44:e mötet öppnades"),
        ("ASEAN:s toppmöte", "summit", None, "sv", "ASEAN:s toppmöte öppnades"),
        ("Hội nghị Cấp cao ASEAN lần thứ 44", "summit", "44", "vi", "Hội nghị Cấp cao ASEAN lần thứ 44 diễn ra"),
    ],
)  # fmt: skip
def test_a_meeting_is_named_by_these_words(
    words: str, head: str | None, ordinal: str | None, lang: str, text: str
) -> None:
    phrase = only(phrases(text, lang))
    assert (text[phrase.start : phrase.end], phrase.head, phrase.ordinal) == (words, head, ordinal)
    if phrase.ordinal_span:
        assert (ordinal or "") in text[slice(*phrase.ordinal_span)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "The AICHR waits.",
        "the General Assembly of rain",
        "of the, and for the",
        "SEANWFZ is a treaty.",
        "Human rights and foreign ministers",
    ],
)
def test_other_words_name_none(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        (["44", "45"], "en", "the 44th and 45th ASEAN Summits"),
        (["44", "45"], "sv", "ASEAN:s 44:e och 45:e toppmöten"),
        (["58", "47"], "en", "the 58th AMM and the 47th ASEAN Summit"),
        (["58", "47"], "en", "the 58th Meeting of the AICHR, the 47th ASEAN Summit"),
        (["58"], "en", "the 58th 59th meeting"),
    ],
)
def test_meetings_named_together_are_several(expected: list[str], lang: str, text: str) -> None:
    assert [phrase.ordinal for phrase in phrases(text, lang)] == expected


@pytest.mark.parametrize(
    ("bodies", "lang", "text"),
    [
        pytest.param(("aichr",), "en", "The AICHR convened its 38th meeting", id="its own"),
        pytest.param(("aichr",), "sv", "AICHR höll sitt 38:e möte", id="its own, sv"),
        pytest.param(("aichr",), "vi", "AICHR tổ chức Cuộc họp lần thứ 38", id="its own, vi"),
        pytest.param((), "en", "The AICHR saw the 38th meeting", id="no verb of holding"),
        pytest.param(
            (), "en", "The AICHR held, after " + "rain and " * 8 + "rain, the 38th meeting", id="too far"
        ),
        pytest.param(
            ("un_hrc",), "en", "AICHR held the 38th meeting of the Human Rights Council", id="of another"
        ),
    ],
)
def test_a_body_before_its_meeting_holds_it(bodies: tuple[str, ...], lang: str, text: str) -> None:
    assert only(phrases(text, lang)).bodies == bodies


def test_treaties_too_hold_meetings() -> None:
    phrase = only(phrases("The NPT held its review conference"))
    assert (phrase.treaties, phrase.head) == (("npt",), "review")


def test_special_and_regular_are_said_of_a_meeting_not_of_its_body() -> None:
    found = phrases("The regular AICHR held its 3rd meeting")
    assert "regular" not in found[-1].features


@pytest.mark.parametrize(
    ("year", "words", "text"),
    [
        ("2024", "ASEAN Human Rights Dialogue 2024", "ASEAN Human Rights Dialogue 2024 opened"),
        ("2023", "Dialogue (AICHR) 2023", "Dialogue (AICHR) 2023 opened"),
        ("2023", "Dialogue (AICHR 2023", "Dialogue (AICHR 2023) opened"),
        (None, "Dialogue", "Dialogue 2023-2024 opened"),
        (None, "Dialogue", "Dialogue, where 2023 was named"),
    ],
)
def test_a_year_behind_a_name_is_part_of_it(year: str | None, words: str, text: str) -> None:
    phrase = only(phrases(text))
    assert (phrase.year, text[phrase.start : phrase.end]) == (year, words)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "the AICHR meeting with the ASEAN foreign ministers"),
        (False, "the ASEAN foreign ministers’ meeting with the AICHR"),
        (False, "the AICHR meeting"),
    ],
)
def test_whether_the_ministers_are_who_is_met(expected: bool, text: str) -> None:
    assert only(phrases(text)).towards is expected


def test_a_number_in_brackets_further_on_is_that_of_a_special_meeting() -> None:
    text = "The special meeting of the AICHR on the isle (02/2020) was held."
    phrase = only(phrases(text))
    assert (phrase.ordinal, phrase.ordinal_span) == ("2/2020", (text.index("02"), text.index("/2020")))


def test_the_number_of_a_treaty_is_read_before_the_treaty() -> None:
    found = phrases("det 44:e mötet om konvention nr 189", "sv")
    assert [(phrase.ordinal, phrase.treaties) for phrase in found] == [("44", ())]


def test_a_state_that_is_no_word_of_its_own_is_in_no_name() -> None:
    phrase = only(phrases("the Laos_Viet Nam 5th meeting"))
    assert phrase.countries == ()


def test_states_in_a_name_are_kept_once_each() -> None:
    phrase = only(phrases("Viet Nam - Laos - Viet Nam Joint Committee’s 5th meeting"))
    assert [str(country) for country in phrase.countries] == ["VN", "LA"]
    assert phrase.head == "joint_cabinet"
