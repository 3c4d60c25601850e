"""Rare turns of the rules, each with the words that lead into it."""

from __future__ import annotations

import pytest

from readings import NEUTRAL, only, quoted, read


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            {None: "Jakarta"},
            "The AICHR held its special meeting on 8 May 2025 in Jakarta, on the sidelines of the next one.",
            id="beside nothing that is named",
        ),
        pytest.param(
            {None: None, "41": None},
            "The AICHR held a special meeting on 8 May 2025. The 41st Meeting of the AICHR was held. An open hall in rain (Hall).",
            id="a hall without a name",
        ),
    ],
)
def test_places_of_meetings(expected: dict[str | None, str | None], text: str) -> None:
    found = read(text).meetings
    assert {m.ordinal: m.place and m.place.city for m in found} == expected


@pytest.mark.parametrize(
    ("city", "text"),
    [
        ("Jakarta", "JAKARTA. The 41st Meeting of the AICHR was held on 15 June 2025."),
        ("Jakarta", "JAKARTA, 15 June 2025. The 41st Meeting of the AICHR was held on 15 June 2025."),
        ("Jakarta", "Jakarta (Rain) – The 41st Meeting of the AICHR was held on 15 June 2025."),
        (None, "JAKARTA, 15 June 2025 it rained. The 41st Meeting of the AICHR was held on 2 June 2025."),
    ],
)
def test_datelines_in_capitals_end_with_a_stop(city: str | None, text: str) -> None:
    place = only(read(text).meetings).place
    assert (place and place.city) == city


def test_a_special_meeting_may_have_its_number_in_brackets() -> None:
    text = "The Special Meeting of the AICHR (02/2020) was held by video conference."
    meeting = only(read(text).meetings)
    assert (meeting.ordinal, quoted(text, meeting, "ordinal")[0].strip("()")) == ("2/2020", "02/2020")


def test_teasers_hold_meetings_of_asean_alone() -> None:
    body = NEUTRAL["en"] + "\nRead more\n"
    text = (
        body
        + "The 47th ASEAN Summit will be held in October 2025...\nA workshop on rain was held on 3 May 2025..."
    )
    assert [m.id for m in read(text).meetings] == ["asean-summit-47"]


def test_a_meeting_of_a_teaser_is_not_that_of_the_article() -> None:
    text = "The regular meeting of the AICHR was held in Jakarta.\nRegular meeting of the AICHR in Manila in May 2025..."
    place = read(text).meetings[0].place
    assert place is not None
    assert place.city == "Jakarta"


def test_captions_say_a_place_too() -> None:
    text = "Photo of the 41st Meeting of the AICHR in Jakarta"
    place = only(read(text).meetings).place
    assert place is not None
    assert place.city == "Jakarta"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            "2024-02-29",
            "The 41st Meeting of the AICHR will be held on 29 February.",
            id="no such day a year later",
        ),
    ],
)
def test_days_that_cannot_be_moved(expected: str, text: str) -> None:
    assert str(only(read(text, published="2024-06-15").meetings).when) == expected


def test_the_same_day_with_no_day_known_dates_nothing() -> None:
    text = "The same day the 41st Meeting of the AICHR was held."
    assert only(read(text, published=None).meetings).when is None
    text += "\nIn 2025 it rained."
    assert only(read(text, published=None).meetings).when is None


def test_a_meeting_with_a_day_keeps_it() -> None:
    text = "The 41st Meeting of the AICHR was held on 3 May 2025. The same day the 41st Meeting of the AICHR ended."
    assert str(only(read(text).meetings).when) == "2025-05-03"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["core-un-human-rights-treaties"],
            "Laos has ratified seven of nine fundamental conventions and 7/9 core conventions.",
        ),
        (["ilo-fundamental-conventions"], "Laos has ratified seven of eight fundamental conventions."),
    ],
)
def test_counts_of_nine_are_those_of_the_united_nations(expected: list[str], text: str) -> None:
    assert [event.treaty for event in read(text).treaty_events] == expected


def test_acts_go_on_to_further_treaties_with_days_of_their_own() -> None:
    text = "Laos acceded to the CAT on 9 June 1982, then, with more rain and after long talks, to the CRC on 24 September 1982."
    assert {e.treaty: str(e.when) for e in read(text).treaty_events} == {
        "cat": "1982-06-09",
        "crc": "1982-09-24",
    }


def test_a_plan_that_is_called_an_agreement_and_the_word_itself_adopts_nothing() -> None:
    text = "The AICHR Plan of Action 2026-2030 and the Work Plan 2026 / 27 of the AICHR go on."
    assert [str(p.period) for p in read(text).work_plans] == ["2026/2030", "2026/2027"]


def test_a_year_far_down_a_text_is_not_that_of_its_beginning() -> None:
    rain = (
        "Rain fell all night",
        "By the morning the river stood high",
        "Nobody went to school",
        "The bridge is old",
    )
    lines = [f"{line}, and so it went on for as long as anyone in the hills can remember." for line in rain]
    told = "\n\n".join([lines[0], "The AICHR held its 41st meeting in Jakarta on 5 June.", *lines[1:]])
    near = told.replace("in the hills", "in the hills on 3 May 2027", 1)
    assert str(only(read(near, published=None).meetings).when) == "2027-06-05"
    far = f"{told}\n\nIn Manila the books were opened again on 3 May 2027."
    assert only(read(far, published=None).meetings).when is None


def test_a_sentence_with_a_verb_is_no_dateline() -> None:
    text = "The AICHR held its 41st meeting in Jakarta on 5 June.\n\nThe treaty was adopted on 3 May 2027."
    assert read(text, published=None).meetings[0].when != read(text, published="2027-05-03").meetings[0].when


def test_sums_in_order_without_trade_in_their_sentence_are_no_figures() -> None:
    text = "Viet Nam's trade with Laos and Cambodia grew in 2026. The sums were US$2.1 billion and 3.4 billion, respectively."
    assert read(text).trade_figures == ()
