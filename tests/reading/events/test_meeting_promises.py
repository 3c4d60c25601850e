"""What a text asserts, plans, denies, wishes or supposes of meetings, and what becomes of those that were planned."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import aseanhr
from aseanhr.records import Meeting

PROMISES = Path(__file__).resolve().parent.parent / "promises" / "modality_meeting.tsv"


def read(text: str, lang: str) -> tuple[Meeting, ...]:
    return aseanhr.extract(text, lang=lang, published="2027-06-15", min_confidence=0).meetings


def rows(lang: str) -> list[dict[str, str]]:
    with PROMISES.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["lang"] == lang]


def verdict(meetings: tuple[Meeting, ...]) -> str:
    """Return what is told of meetings; those that were moved or called off are neither held nor planned."""
    statuses = {meeting.status for meeting in meetings}
    if "held" in statuses:
        return "asserted"
    return "planned" if "planned" in statuses else "off" if statuses else "none"


@pytest.mark.parametrize("lang", ["en", "sv", "vi"])
@pytest.mark.parametrize("half", [0, 1])
def test_promises(lang: str, half: int) -> None:
    cases = rows(lang)[half::2]
    wrong = [row["id"] for row in cases if verdict(read(row["text"], lang)) != row["expect"]]
    assert len(wrong) <= 0.05 * len(cases), wrong


FATES = [
    ("cancelled", "en", "The 44th Meeting of the AICHR in Jakarta on 20 July 2027 was called off because of the floods."),
    ("cancelled", "en", "The workshop on trafficking, due to be held in Dili on 20 July 2027, was cancelled."),
    ("cancelled", "en", "The AICHR could not hold its 44th meeting, scheduled for 20 July 2027 in Jakarta."),
    ("cancelled", "en", "The Dutch and Indonesian ministers were to have met on 20 July, but the meeting was cancelled."),
    ("cancelled", "en", "Talks between Thailand and Cambodia scheduled for 20 July in Bangkok were called off on Sunday."),
    ("cancelled", "en", "A planned call between the Thai and Cambodian prime ministers had to be called off."),
    ("postponed", "en", "The Thai and Lao foreign ministers, due to meet on 20 July, have postponed their talks to 30 July."),
    ("postponed", "en", "The 44th Meeting of the AICHR, which was to open on 20 July 2027, has been postponed to 30 July."),
    ("postponed", "en", "Thailand has put off its talks with Cambodia, which had been set for 20 July 2027."),
    ("planned", "en", "The talks between Malaysia and Singapore, first set for 20 July, are now to take place on 30 July."),
    ("held", "en", "Laos and Viet Nam held talks in Hanoi on 3 June 2027 and agreed that the drill was cancelled."),
    ("none", "en", "Laos and Viet Nam did not meet, and nothing had been agreed."),
    ("cancelled", "sv", "AICHR:s 44:e möte i Jakarta den 20 juli 2027 ställdes in på grund av översvämningarna."),
    ("cancelled", "sv", "Seminariet om människohandel, som skulle hållas i Dili den 20 juli 2027, blev inställt."),
    ("cancelled", "sv", "Indonesiens och Nederländernas utrikesministrar skulle ha träffats den 20 juli, men mötet ställdes in."),
    ("postponed", "sv", "Samtalen mellan Thailand och Kambodja, planerade till den 20 juli, har skjutits upp till den 30 juli."),
    ("postponed", "sv", "Thailand har skjutit upp sina samtal med Kambodja, som var utsatta till den 20 juli 2027."),
    ("none", "sv", "Något möte mellan Malaysias och Singapores premiärministrar blev aldrig av."),
    ("cancelled", "vi", "Cuộc họp lần thứ 44 của AICHR tại Jakarta ngày 20/7/2027 đã bị hủy vì lũ lụt."),
    ("cancelled", "vi", "Hội thảo về phòng chống mua bán người, dự kiến tổ chức tại Dili ngày 20/7/2027, bị hủy."),
    ("postponed", "vi", "Cuộc gặp giữa Bộ trưởng Ngoại giao Thái Lan và Campuchia dự kiến ngày 20/7 đã hoãn sang ngày 30/7."),
    ("postponed", "vi", "Thái Lan đã hoãn cuộc hội đàm với Campuchia, vốn được ấn định vào ngày 20/7/2027."),
    ("none", "vi", "Cuộc gặp giữa Thủ tướng Malaysia và Thủ tướng Singapore không thành."),
]  # fmt: skip


@pytest.mark.parametrize(("status", "lang", "text"), FATES)
def test_what_becomes_of_a_meeting(status: str, lang: str, text: str) -> None:
    assert {meeting.status for meeting in read(text, lang)} == ({status} - {"none"})


PAIRS = [
    ("AU VN", "en", "The 5th Viet Nam-Australia Strategic Dialogue was held in Canberra on 3 June 2027."),
    ("LA TH", "en", "Thailand and Laos held their 3rd political consultation in Vientiane on 3 June 2027."),
    ("IN VN", "en", "The defence policy dialogue between Viet Nam and India was postponed to July 2027."),
    ("JP PH", "en", "The summit between the leaders of Japan and the Philippines was cancelled."),
    ("", "en", "The dialogue between the AICHR and civil society from Thailand took place on 3 June 2027."),
    ("", "en", "Laos, Thailand and Cambodia held a consultation on dams in Pakse on 3 June 2027."),
    (
        "AU VN",
        "sv",
        "Den femte strategiska dialogen mellan Vietnam och Australien hölls i Canberra den 3 juni 2027.",
    ),
    (
        "LA TH",
        "sv",
        "Thailand och Laos höll sina tredje politiska konsultationer i Vientiane den 3 juni 2027.",
    ),
    ("LA TH", "vi", "Thái Lan và Lào tổ chức tham vấn chính trị lần thứ 3 tại Vientiane ngày 3/6/2027."),
]


@pytest.mark.parametrize(("states", "lang", "text"), PAIRS)
def test_a_dialogue_of_two_states_is_one_of_their_talks(states: str, lang: str, text: str) -> None:
    found = [meeting for meeting in read(text, lang) if meeting.series == "bilateral"]
    told = [sorted(str(p.country) for p in meeting.participants if not p.name) for meeting in found]
    assert told == ([states.split()] if states else [])


def test_this_meeting_is_the_one_that_was_named() -> None:
    text = "AICHR đã tổ chức cuộc họp lần thứ 44 tại Jakarta ngày 1/6/2027. Cuộc họp này kéo dài hai ngày."
    (meeting,) = read(text, "vi")
    assert meeting.ordinal == "44"
