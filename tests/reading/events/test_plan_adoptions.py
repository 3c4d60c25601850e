"""The days and meetings of adoptions."""

from __future__ import annotations

import pytest

from aseanhr import extract
from aseanhr.reading.events.plans import adoptions_of
from aseanhr.records import WorkPlan
from readings import noted, only, quoted, read

MEETING = {
    "en": "The 44th Meeting of the AICHR was held in Jakarta on 10-12 June 2026. ",
    "sv": "AICHR:s 44:e möte hölls i Jakarta den 10–12 juni 2026. ",
    "vi": "Cuộc họp lần thứ 44 của AICHR diễn ra tại Jakarta từ ngày 10 đến 12/6/2026. ",
}
DAYS = "2026-06-10/2026-06-12"
AT = "aichr-regular-44"


def plan(lang: str, text: str) -> WorkPlan:
    return only(extract(text, lang=lang, published="2026-06-20", min_confidence=0).work_plans)


def adoption(found: WorkPlan) -> tuple[str | None, str | None]:
    return (found.adopted_on.edtf if found.adopted_on else None), found.adopted_at


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The meeting adopted the Priority Programme 2027."),
        ("en", "The Commission adopted the Priority Programme 2027."),
        ("en", "It rained. The AICHR adopted the Priority Programme 2027."),
        ("en", "It rained. Its Representatives praised the hosts and approved the Priority Programme 2027."),
        ("en", "The AICHR Priority Programme 2027 was adopted."),
        ("en", "They adopted the AICHR Priority Programme 2027."),
        ("sv", "Mötet antog det prioriterade programmet för 2027."),
        ("sv", "Där antogs AICHR:s prioriterade program för 2027."),
        ("sv", "Man gick igenom läget och godkände det prioriterade programmet för 2027."),
        ("vi", "Cuộc họp thông qua Chương trình ưu tiên năm 2027."),
        ("vi", "Tại đây, các Đại diện thông qua Chương trình ưu tiên năm 2027."),
    ],
)
def test_whoever_sat_adopts_at_the_meeting_told_before(lang: str, text: str) -> None:
    assert adoption(plan(lang, MEETING[lang] + text)) == (DAYS, AT)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ACWC adopted its Work Plan 2026-2030."),
        ("en", "Thailand adopted its National Action Plan 2026-2030."),
        ("en", "The AICHR adopted the Work Plan 2026-2030 in 2025."),
        ("en", "The plan of action for 2026-2030, which was adopted by the ministers, was praised."),
        ("sv", "ACWC antog sin arbetsplan för 2026–2030."),
        ("sv", "AICHR antog arbetsplanen för 2026–2030 under 2025."),
        ("vi", "ACWC thông qua Kế hoạch công tác 2026-2030."),
        ("vi", "AICHR thông qua Kế hoạch công tác 2026-2030 vào năm 2025."),
    ],
)
def test_another_body_or_time_names_no_meeting(lang: str, text: str) -> None:
    assert adoption(plan(lang, MEETING[lang] + text)) == (None, None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "At the 44th Meeting of the AICHR, held in Jakarta on 10-12 June 2026, Representatives adopted the Work Plan 2026-2030."),
        ("en", "The AICHR Work Plan 2026-2030 was adopted at the 44th Meeting of the AICHR, held on 10-12 June 2026."),
        ("sv", "Vid AICHR:s 44:e möte den 10–12 juni 2026 antogs arbetsplanen för 2026–2030."),
        ("vi", "Tại Cuộc họp lần thứ 44 của AICHR từ ngày 10 đến 12/6/2026, AICHR thông qua Kế hoạch công tác 2026-2030."),
    ],
)  # fmt: skip
def test_a_sentence_names_the_meeting_itself(lang: str, text: str) -> None:
    found = plan(lang, text)
    assert found.adopted_at == AT
    assert found.adopted_on is not None
    assert str(found.adopted_on) == DAYS


def test_a_day_of_the_meeting_is_kept() -> None:
    found = plan("en", MEETING["en"] + "The meeting adopted the Priority Programme 2027 on 11 June 2026.")
    assert adoption(found) == ("2026-06-11", AT)


def test_the_words_for_meeting_and_days_are_kept() -> None:
    text = MEETING["en"] + "The meeting adopted the Priority Programme 2027."
    found = plan("en", text)
    assert quoted(text, found, "adopted_on") == ["10-12 June 2026"]
    assert quoted(text, found, "adopted_at") == ["44th Meeting of the AICHR"]
    assert {e.basis for e in found.evidence if e.field.startswith("adopted")} == {"inferred"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 11 June 2026 it rained. The ASEAN Work Plan 2026-2030 was adopted."),
        ("sv", "Den 11 juni 2026 regnade det. Aseans arbetsplan 2026–2030 antogs."),
        ("vi", "Ngày 11/6/2026 trời mưa. Kế hoạch công tác ASEAN 2026-2030 đã được thông qua."),
    ],
)
def test_a_day_to_which_no_words_point_back_dates_nothing(lang: str, text: str) -> None:
    assert adoption(plan(lang, text)) == (None, None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "ASEAN adopted the ASEAN Work Plan 2026-2030 on 11 June 2026. The ASEAN Work Plan 2026-2030 is being implemented. Ministers adopted the ASEAN Work Plan 2026-2030 on 15 June 2026."),
        ("sv", "Asean antog Aseans arbetsplan 2026–2030 den 11 juni 2026. Aseans arbetsplan 2026–2030 genomförs. Ministrarna antog Aseans arbetsplan 2026–2030 den 15 juni 2026."),
        ("vi", "ASEAN thông qua Kế hoạch công tác ASEAN 2026-2030 ngày 11/6/2026. Kế hoạch công tác ASEAN 2026-2030 đang được triển khai. Các bộ trưởng thông qua Kế hoạch công tác ASEAN 2026-2030 ngày 15/6/2026."),
    ],
)  # fmt: skip
def test_the_first_day_of_an_adoption_stays(lang: str, text: str) -> None:
    found = plan(lang, text)
    assert (found.status, adoption(found)) == ("adopted", ("2026-06-11", None))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ministers of ASEAN adopted the Priority Programme for 2028 on 19 January."),
        ("en", "The ministers of ASEAN adopted the Work Plan 2026-2030, January 19."),
        ("vi", "Các bộ trưởng ASEAN thông qua Chương trình ưu tiên năm 2028 vào ngày 19 tháng 1."),
    ],
)
def test_a_day_behind_the_years_of_a_plan_takes_none_of_them(lang: str, text: str) -> None:
    undated, dated = (only(read(text, lang, published).work_plans) for published in (None, "2029-02-20"))
    assert undated.adopted_on is None
    assert str(dated.adopted_on) == "2029-01-19"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 11 June 2026 the ministers flew to Hanoi. There they adopted the ASEAN Work Plan 2026-2030."),
        ("sv", "Den 11 juni 2026 flög ministrarna till Hanoi. Där antog de Aseans arbetsplan 2026–2030."),
        ("vi", "Ngày 11/6/2026, các bộ trưởng bay tới Hà Nội. Tại đây, họ thông qua Kế hoạch công tác ASEAN 2026-2030."),
    ],
)  # fmt: skip
def test_words_that_point_back_take_the_day_told_before(lang: str, text: str) -> None:
    found = plan(lang, text)
    assert adoption(found) == ("2026-06-11", None)
    assert {e.basis for e in found.evidence_for("adopted_on")} == {"inferred"}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "ASEAN adopted its Work Plan 2026-2030 on 11 June 2026.", ["2026-06-11"]),
        ("en", "On 3 June 2026 or on 11 June 2026 ASEAN endorsed its Work Plan 2026-2030.", ["2026-06-03", "2026-06-11"]),
        ("en", "ASEAN will adopt its Work Plan 2026-2030. It rained on 11 June 2026.", None),
        ("sv", "Asean antog sin arbetsplan 2026–2030 den 11 juni 2026.", ["2026-06-11"]),
        ("sv", "Asean ska anta sin arbetsplan 2026–2030. Det regnade den 11 juni 2026.", None),
        ("vi", "ASEAN thông qua Kế hoạch công tác 2026-2030 ngày 11/6/2026.", ["2026-06-11"]),
        ("vi", "ASEAN sẽ thông qua Kế hoạch công tác 2026-2030. Trời mưa ngày 11/6/2026.", None),
    ],
)  # fmt: skip
def test_an_adoption_is_weighed_with_the_days_of_its_sentence(
    lang: str, text: str, expected: list[str] | None
) -> None:
    notes = noted(text, lang, "2026-06-20")
    found = [[str(day.span) for day in days] for _, _, days in adoptions_of(notes)]
    assert found == ([] if expected is None else [expected])


def test_an_old_meeting_named_for_comparison_adopts_nothing() -> None:
    text = (
        MEETING["en"]
        + "The 43rd Meeting was held in Hanoi in March 2026. The AICHR adopted the Priority Programme 2027."
    )
    assert adoption(plan("en", text)) == (DAYS, AT)


def test_a_meeting_without_a_day_adopts_on_none() -> None:
    text = (
        "The 30th Meeting of the ACWC was held in Hanoi. It rained. The ACWC adopted its Work Plan 2026-2030."
    )
    assert adoption(plan("en", text)) == (None, None)


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("2026-06-11", "en", "On 11 June 2026 the leaders of ASEAN dined. The same day they adopted the ASEAN Plan of Action 2027-2031."),
        ("2026-06-15", "en", "On Monday the ministers of ASEAN adopted the Plan of Action 2027-2031."),
        ("2026-06-11", "sv", "Den 11 juni 2026 åt Aseans ledare middag. Samma dag antog de handlingsplanen 2027–2031."),
        ("2026-06-15", "sv", "I måndags antog Aseans ministrar handlingsplanen 2027–2031."),
        ("2026-06-11", "vi", "Ngày 11/6/2026, các nhà lãnh đạo ASEAN ăn tối. Cùng ngày, các nhà lãnh đạo thông qua Kế hoạch hành động 2027-2031."),
        ("2028-01-19", "en", "The ministers of ASEAN adopted the Priority Programme for 2028 on 19 January 2028."),
        (None, "en", "The ministers of ASEAN adopted the Plan of Action 2027-2031, to be reviewed on 8 July 2029."),
    ],
)  # fmt: skip
def test_days_of_the_sentence_or_told_before(expected: str | None, lang: str, text: str) -> None:
    published = "2028-02-20" if "2028" in text else "2026-06-20"
    found = only(read(text, lang, published).work_plans)
    assert (found.adopted_on and str(found.adopted_on)) == expected
