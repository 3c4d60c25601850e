"""Plans, visions and programmes: whose, for which years, and how far they have come."""

from __future__ import annotations

import pytest

from aseanhr.values import DateSpan
from readings import only, quoted, read


@pytest.mark.parametrize(
    ("key", "period", "status", "lang", "text"),
    [
        ("aichr-work-plan-2026-2030", "2026/2030", "adopted", "en", "ASEAN adopted the AICHR Work Plan 2026-2030."),
        ("aichr-work-plan-2026-2030", "2026/2030", "endorsed", "en", "The AICHR Work Plan 2026-30 was endorsed."),
        ("aichr-work-plan-2026-2030", "2026/2030", "drafted", "en", "The AICHR finalized its Work Plan for 2026-2030."),
        ("aichr-work-plan-2031-2035", "2031/2035", "planned", "en", "The AICHR will draft its Work Plan for 2031-2035."),
        ("aichr-work-plan-2026-2030", "2026/2030", "being_implemented", "en", "The AICHR is implementing its Work Plan 2026-2030."),
        ("aichr-work-plan-2026-2030", "2026/2030", "adopted", "en", "The AICHR is implementing its Work Plan 2026-2030. The AICHR adopted the Work Plan 2026-2030."),
        ("aichr-work-plan-2026-2030", "2026/2030", "adopted", "en", "The AICHR Work Plan 2026-2030 was signed in Jakarta."),
        ("aichr-priority-programme-2027", "2027/2027", "being_implemented", "en", "The AICHR Priority Programme 2027 is under way."),
        ("aichr-priority-programme-2027", "2027/2027", "being_implemented", "en", "The AICHR Priority Programme 2027-Phase Two is under way."),
        ("asean-work-plan-2026-2030", "2026/2030", "being_implemented", "en", "ASEAN has work plans to adopt for the years 2026-2030."),
        ("asean-community-vision-2045", "../2045", "adopted", "en", "Leaders adopted the ASEAN Community Vision 2045."),
        ("asean-work-plan-2026-2030", "2026/2030", "being_implemented", "en", "ASEAN has a Work Plan on all of the rights of women for the period 2026-2030."),
        ("asean-plan-of-action-together-now", None, "being_implemented", "en", "ASEAN has the Plan of Action “Together Now” in hand."),
        ("vietnam-and-laos-plan-of-action-2026-2030", "2026/2030", "adopted", "en", "The Plan of Action of Viet Nam and Laos 2026-2030 was adopted."),
        ("malaysia-and-thailand-plan-of-action-2026-2030", "2026/2030", "adopted", "en", "The Malaysian-Thai Plan of Action 2026-2030 was adopted."),
        ("aichr-work-plan-2026-2030", "2026/2030", "adopted", "sv", "AICHR antog sin arbetsplan för 2026–2030."),
        ("aichr-work-plan-2026-2030", "2026/2030", "adopted", "vi", "AICHR thông qua Kế hoạch công tác giai đoạn 2026-2030."),
    ],
)  # fmt: skip
def test_a_plan_has_an_owner_a_period_and_a_status(
    key: str, period: str | None, status: str, lang: str, text: str
) -> None:
    plan = only(read(text, lang).work_plans)
    assert (plan.id, plan.period, plan.status) == (key, DateSpan(period) if period else None, status)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Work Plan 2026-2030 was adopted.", id="nobody's"),
        pytest.param("ASEAN did not adopt the AICHR Work Plan 2026-2030.", id="denied"),
        pytest.param("The AICHR Work Plan was adopted.", id="which one is not said"),
        pytest.param("The AICHR Work Plan; 2026-2030.", id="years in another clause"),
        pytest.param("The AICHR Work Plan 2030-2026 is under way.", id="years run backwards"),
        pytest.param("ASEAN leaders spoke of a vision.", id="no name"),
        pytest.param("ASEAN adopted the AICHR Work Plan 2026-2030...", id="a teaser"),
        pytest.param("The AICHR Work Plan was on the table, and on 3 May 2025 it rained.", id="a day is no period"),
    ],
)  # fmt: skip
def test_other_words_are_no_plan(text: str) -> None:
    assert read(text).work_plans == ()


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["2026/2030", "2025/2027"], "ASEAN's Work Plan on rights for the period 2026-2030 goes on; ASEAN's Plan of Action (2025-2027) too."),
        (["2026/2030", "../2045"], "The AICHR finalized the draft Work Plan 2026-2030; the ASEAN summit adopted the Vision 2045."),
        (["2026/2030"], "The AICHR Work Plan 2026-2030 is new. The Work Plan 2026-2030 is long."),
        (["2021/2025", "2026/2030"], "The AICHR Work Plan 2021-2025 ends. The AICHR Work Plan 2026-2030 begins."),
    ],
)  # fmt: skip
def test_plans_are_told_apart_by_their_years(expected: list[str], text: str) -> None:
    assert [str(plan.period) for plan in read(text).work_plans] == expected


@pytest.mark.parametrize(
    ("expected", "words", "text"),
    [
        pytest.param("2025-05-08", ["8 May 2025"], "ASEAN adopted the AICHR Work Plan 2026-2030 on 8 May 2025.", id="its own day"),
        pytest.param(
            "2025-05-08",
            ["8 May 2025"],
            "The 41st Meeting of the AICHR was held on 8 May 2025 in Jakarta. The meeting adopted the Work Plan 2026-2030.",
            id="that of the meeting",
        ),
        pytest.param(None, [], "ASEAN adopted the AICHR Work Plan 2026-2030.", id="not said"),
        pytest.param(None, [], "ASEAN adopted the AICHR Work Plan 2026-2030 in 2025.", id="a year is too coarse"),
        pytest.param(
            None,
            [],
            "A workshop on rain was held on 8 May 2025. The workshop adopted the AICHR Work Plan 2026-2030.",
            id="a workshop adopts no plan",
        ),
    ],
)  # fmt: skip
def test_an_adoption_is_dated(expected: str | None, words: list[str], text: str) -> None:
    plan = only(read(text).work_plans)
    assert (plan.adopted_on and plan.adopted_on.edtf) == expected
    assert quoted(text, plan, "adopted_on") == words


def test_the_meeting_that_adopted_a_plan_is_named() -> None:
    text = "The 41st Meeting of the AICHR was held on 8 May 2025. The meeting adopted the Work Plan 2026-2030 on 8 May 2025."
    assert only(read(text).work_plans).adopted_at == "aichr-regular-41"


def test_a_day_of_its_own_that_is_not_the_meetings_names_no_meeting() -> None:
    text = "The 41st Meeting of the AICHR was held on 8 May 2025. The meeting adopted the Work Plan 2026-2030 on 9 May 2025."
    plan = only(read(text).work_plans)
    assert (str(plan.adopted_on), plan.adopted_at) == ("2025-05-09", None)


def test_a_new_agreement_is_planned_and_not_the_old_one() -> None:
    text = "ASEAN waits. Viet Nam and Laos agreed to draw up a cooperation agreement for the years to come."
    plan = only(read(text).work_plans)
    assert (plan.name, plan.status) == ("Cooperation Agreement", "planned")


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ([("2021/2025", "being_implemented"), ("2026/2030", "planned")], "en",
         "The AICHR Work Plan 2021-2025 is being implemented. The ministers asked for a new one for 2026-2030, to be drafted soon."),
        ([("2021/2025", "being_implemented"), ("2026/2030", "planned")], "sv",
         "AICHR:s arbetsplan 2021–2025 genomförs, och en ny, för 2026–2030, ska skrivas."),
        # The kind is that of the plan before; without a range of years, or too far from it, nothing is said.
        ([("2021/2025", "being_implemented")], "en", "The AICHR Work Plan 2021-2025 is under way, and a new one is needed."),
        ([("2021/2025", "being_implemented")], "en",
         "The AICHR Work Plan 2021-2025 is under way. It rained. It was cold. They bought a new one for 2026-2030."),
        ([], "en", "AICHR met. The old car was sold, and a new one for 2026-2030 was bought."),
    ],
)  # fmt: skip
def test_a_new_one_is_a_plan_of_the_kind_named_before(
    expected: list[tuple[str, str]], lang: str, text: str
) -> None:
    assert [(str(plan.period), plan.status) for plan in read(text, lang).work_plans] == expected


def test_a_pact_of_two_states_may_leave_them_to_the_text() -> None:
    text = "Thailand and Laos met in Bangkok. A new cooperation agreement for 2026-2030 will be signed."
    (plan,) = read(text).work_plans
    assert (str(plan.period), plan.status, plan.body) == ("2026/2030", "planned", None)


def test_what_two_states_sign_may_be_for_one_year() -> None:
    text = "New Zealand and Indonesia met. The ministers signed a plan of action for {} in Jakarta."
    assert [str(p.period) for p in read(text.format("2025-2029")).work_plans] == ["2025/2029"]
    assert [str(p.period) for p in read(text.format("2025")).work_plans] == ["2025/2025"]
