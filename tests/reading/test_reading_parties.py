"""Who hosts, who chairs, who takes part, and which two states met."""

from __future__ import annotations

import pytest

from aseanhr.records import Meeting
from readings import only, quoted, read, who


def meetings(text: str, lang: str = "en") -> tuple[Meeting, ...]:
    return read(text, lang).meetings


MEETING = "The 41st Meeting of the AICHR"


@pytest.mark.parametrize(
    ("hosts", "lang", "text"),
    [
        (["MY"], "en", f"{MEETING} was hosted by Malaysia."),
        (["MY"], "en", "Malaysia hosted the 41st Meeting of the AICHR."),
        (["MY"], "en", "Malaysia, in cooperation with Japan, hosted the 41st Meeting of the AICHR."),
        (["ASEAN Secretariat"], "en", f"{MEETING} was hosted by the ASEAN Secretariat."),
        (["MY"], "en", f"{MEETING} was hosted by Malaysia. Malaysia hosted the 41st Meeting of the AICHR."),
        (["MY"], "en", f"{MEETING} was hosted by Malaysia. {MEETING} was hosted by Japan."),
        (["Edmund Bon"], "en", f"{MEETING} was hosted by Ambassador Edmund Bon of Malaysia."),
        ([], "en", f"{MEETING} was hosted by Ambassador Edmund Bon."),
        ([], "en", f"{MEETING} was hosted by friends; Malaysia waits."),
        ([], "en", f"{MEETING} was hosted by " + "old friends " * 15 + "of Malaysia."),
        (["MY"], "en", "The 47th ASEAN Summit was hosted by Malaysia."),
        ([], "en", f"{MEETING} ended" + ", it rained" * 20 + ", and Malaysia hosted friends."),
        (["ID"], "sv", "Indonesien stod värd för AICHR:s 41:a möte."),
        (["ID"], "vi", "Cuộc họp lần thứ 41 của AICHR do Indonesia tổ chức."),
    ],
)
def test_only_who_is_said_to_host_is_a_host(hosts: list[str], lang: str, text: str) -> None:
    assert [who(host) for host in only(meetings(text, lang)).hosts] == hosts


@pytest.mark.parametrize(
    ("chair", "lang", "text"),
    [
        ("MY", "en", f"{MEETING} was chaired by Malaysia."),
        ("MY", "en", f"{MEETING} was held in Jakarta. The meeting was chaired by Malaysia."),
        ("MY", "en", f"{MEETING} was held in Jakarta. Malaysia chaired."),
        ("MY", "en", f"{MEETING} was chaired by Malaysia. {MEETING} was chaired by Japan."),
        ("Edmund Bon", "en", f"{MEETING} was chaired by Edmund Bon."),
        ("Edmund Bon", "en", "Ambassador Edmund Bon chaired the 41st Meeting of the AICHR."),
        ("Edmund Bon", "en", f"{MEETING} was held. Chair of the AICHR Edmund Bon was glad."),
        (None, "en", f"{MEETING} will be held. Chair of the AICHR Edmund Bon was glad."),
        (None, "en", f"{MEETING} was opened by Malaysia."),
        (None, "en", f"{MEETING} was chaired by ASEAN."),
        ("ID", "sv", "AICHR:s 41:a möte leddes av Indonesien."),
        ("ID", "vi", "Cuộc họp lần thứ 41 của AICHR do Indonesia chủ trì."),
    ],
)
def test_only_who_presides_is_the_chair(chair: str | None, lang: str, text: str) -> None:
    assert who(only(meetings(text, lang)).chair) == chair


def test_a_sentence_in_a_paragraph_far_on_is_not_about_the_meeting() -> None:
    text = f"{MEETING} was held in Jakarta.\nRain fell.\nIt fell again.\nMalaysia chaired."
    assert only(meetings(text)).chair is None


def test_named_persons_take_part_once_each() -> None:
    text = f"Mr. Edmund Bon and Ms. Yong Chan attended {MEETING}. {MEETING} was attended by Mr. Edmund Bon."
    meeting = only(meetings(text))
    assert [who(p) for p in meeting.participants] == ["Edmund Bon", "Yong Chan"]
    assert quoted(text, meeting, "participants[1]") == ["Ms. Yong Chan"]


# -- two states ------------------------------------------------------------------------------------------------------

MALAYSIAN = "Malaysian Prime Minister Anwar Ibrahim"
THAI = "Thai Prime Minister Srettha Thavisin"
LAO = "Lao Prime Minister Sonexay Siphandone"


@pytest.mark.parametrize(
    ("pairs", "lang", "text"),
    [
        (["MY TH"], "en", f"{MALAYSIAN} met with {THAI} in Putrajaya."),
        (["LA MY", "MY TH"], "en", f"{MALAYSIAN} held talks with {LAO} and {THAI}."),
        (["ID JP"], "en", "A bilateral meeting between Indonesia and Japan was held."),
        (["LA MY"], "en", f"Malaysia waits. Malaysia hopes. The bilateral meeting with {LAO} went well."),
        (["AU ID"], "en", "Australian Foreign Minister Penny Wong met her Indonesian counterpart."),
        (["LA MY", "MY TH"], "en", f"{MALAYSIAN} met with {THAI}. With {LAO}, he spoke of rain."),
        (["MY TH"], "en", f"{MALAYSIAN} met with {THAI}. Later {MALAYSIAN} met with {THAI} again."),
        (["MY TH"], "en", f"{MALAYSIAN} met with {THAI}; {LAO} waits."),
        (["MY TH"], "en", f"{MALAYSIAN} met with {THAI} and hosted a dinner for {LAO}."),
        ([], "en", f"{MALAYSIAN} met with Thailand."),
        ([], "en", f"{MALAYSIAN} met with Mr. Tan."),
        ([], "en", f"{MALAYSIAN} met with Malaysian Foreign Minister Mohamad Hasan."),
        ([], "en", f"The AICHR met with {THAI}."),
        (["LA TH"], "sv", "Thailands premiärminister Srettha Thavisin träffade Laos premiärminister Sonexay Siphandone."),
        (["LA VN"], "vi", "Thủ tướng Việt Nam Phạm Minh Chính hội đàm với Thủ tướng Lào Sonexay Siphandone."),
    ],
)  # fmt: skip
def test_each_pair_of_states_that_met_is_a_meeting(pairs: list[str], lang: str, text: str) -> None:
    found = meetings(text, lang)
    assert {m.series for m in found} <= {"bilateral"}
    states = [" ".join(sorted(str(p.country) for p in m.participants if not p.name)) for m in found]
    assert sorted(states) == pairs


def test_who_was_met_takes_part_in_that_meeting() -> None:
    found = meetings(f"{MALAYSIAN} held talks with {LAO} and {THAI}.")
    lao = only(m for m in found if m.id.startswith("bilateral-la-my"))
    assert "Sonexay Siphandone" in [who(p) for p in lao.participants]


def test_a_joint_cabinet_is_not_also_talks_of_its_two_states() -> None:
    text = (
        "Viet Nam and Thailand held the 4th joint cabinet retreat on 16 May 2025 "
        f"and Vietnamese Prime Minister Pham Minh Chinh held talks with {THAI}."
    )
    assert [m.series for m in meetings(text)] == ["joint_cabinet"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(["2025-06-03"], f"On 3 June 2025, {MALAYSIAN} met with {THAI}.", id="of the sentence"),
        pytest.param([None], f"{MALAYSIAN} met with {THAI}.", id="not said"),
        pytest.param(["2025-06-15"], f"{MALAYSIAN} met with {THAI} today.", id="of the report"),
        pytest.param(["2025-06-14"], f"{MALAYSIAN} met with {THAI} yesterday.", id="of the day before"),
        pytest.param(
            ["2025-06-03"] * 2, f"{MALAYSIAN} held talks with {LAO} and {THAI} on 3 June 2025.", id="of both"
        ),
        pytest.param(
            [None], f"It rained on 3 June 2025. {MALAYSIAN} will be meeting with {THAI}.", id="to come"
        ),
    ],
)
def test_talks_were_on_the_day_that_is_said_of_them(expected: list[str | None], text: str) -> None:
    assert [m.when and m.when.edtf for m in meetings(text)] == expected


@pytest.mark.parametrize(
    ("city", "country", "lang", "text"),
    [
        pytest.param("Jakarta", "ID", "en", f"JAKARTA, 15 June 2025 – {MALAYSIAN} met with {THAI}.", id="dateline"),
        pytest.param(
            "Manila",
            "PH",
            "en",
            f"The 41st Meeting of the AICHR was held in Manila on 14 June 2025. {MALAYSIAN} met with {THAI}.",
            id="where the report was at",
        ),
        pytest.param(None, "LA", "vi", "Theo phóng viên TTXVN tại Lào, Thủ tướng Việt Nam Phạm Minh Chính hội đàm với "
                     "Thủ tướng Thái Lan Srettha Thavisin.", id="where the reporter was"),
    ],
)  # fmt: skip
def test_talks_were_where_the_report_is_from(city: str | None, country: str, lang: str, text: str) -> None:
    place = only(m for m in meetings(text, lang) if m.series == "bilateral").place
    assert place is not None
    assert (place.city, str(place.country)) == (city, country)


def test_talks_without_a_day_or_place_have_none() -> None:
    meeting = only(read(f"{MALAYSIAN} met with {THAI}.", published=None).meetings)
    assert (meeting.when, meeting.place) == (None, None)


def test_talks_in_a_text_with_a_dateline_are_dated_by_its_words() -> None:
    text = f"KUALA LUMPUR, 15 June 2025 – {MALAYSIAN} met with {THAI}."
    meeting = only(read(text, published=None).meetings)
    assert str(meeting.when) == "2025-06-15"
    assert quoted(text, meeting, "when") == ["15 June 2025"]
