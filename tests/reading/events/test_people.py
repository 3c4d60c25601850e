"""Persons: a name beside a title, an office or a state, and a part of a name that was given in full before."""

from __future__ import annotations

import pytest

from aseanhr.reading.annotators.people import Person, find_people
from aseanhr.reading.annotators.recognition import recognize
from named_people import MINISTER, NAMED, PREMIER
from readings import noted

Facts = tuple[str | None, str | None, str | None]


def persons(text: str, lang: str) -> list[Person]:
    notes = noted(text, lang)
    return [person for found in recognize(notes) for person in found]


def people(text: str, lang: str) -> list[Facts]:
    return [(p.name, p.office, p.country.alpha_2 if p.country else None) for p in persons(text, lang)]


@pytest.mark.parametrize(
    ("name", "office", "country", "lang", "text"),
    [
        *NAMED,
        ("Yoo Hye-jin", MINISTER, "KR", "en", "South Korean Foreign Minister Yoo Hye-jin spoke."),
        ("Helena Quintela", "State Secretary", "PT", "en", "Ms. Helena Quintela, State Secretary for Foreign Affairs of Portugal, spoke."),
        ("Tran Van Khoi", "Minister", None, "en", "Minister of Agriculture and Environment Tran Van Khoi spoke."),
        ("Thackeray", "Minister", None, "en", "The Minister for the Indo-Pacific, Baroness Thackeray, spoke."),
        ("Marie Tessier", None, "CA", "en", "Ms. Marie Tessier (Canada) spoke."),
        (None, "Sultan", "BN", "en", "The Sultan of Brunei spoke."),
        (None, "Sultan", "BN", "en", "Brunei's Sultan spoke."),
        (None, MINISTER, "LA", "sv", "Laos utrikesminister talade."),
        ("Zulkifli Harun", None, "MY", "sv", "Malaysias Zulkifli Harun talade."),
        ("Somsak Wattanakul", None, "TH", "sv", "Thailändaren Somsak Wattanakul tog emot."),
        ("Ratna Kusumawardhani", None, "ID", "sv", "Hon åt med indonesiskan Ratna Kusumawardhani."),
        ("Khamphone Vongsa", MINISTER, "LA", "vi", "Bộ trưởng Ngoại giao Lào Khamphone Vongsa nói."),
        ("Đỗ Quang Vinh", PREMIER, None, "vi", "Thủ tướng Đỗ Quang Vinh nói."),
        ("Kitamura Shun", None, "JP", "vi", "Ông Kitamura Shun (Nhật Bản) nói."),
    ],
)  # fmt: skip
def test_name_office_and_state_are_put_together(
    name: str | None, office: str | None, country: str | None, lang: str, text: str
) -> None:
    assert people(text, lang) == [(name, office, country)]


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        pytest.param([], "en", "The foreign minister spoke.", id="an office alone is nobody"),
        pytest.param([], "en", "The President ASEAN wanted.", id="an abbreviation is no name"),
        pytest.param([], "en", "The prime minister. Anwar Ibrahim left.", id="a sentence ends between"),
        pytest.param(
            [(None, PREMIER, "LA"), ("Anwar Ibrahim", MINISTER, None)],
            "en",
            "The Prime Minister of Laos, Foreign Minister Anwar Ibrahim, spoke.",
            id="an office behind a state and a comma is another's",
        ),
        pytest.param(
            [("Hun Manet", None, "KH")],
            "sv",
            "Premiärministern, Kambodjas Hun Manet, talade.",
            id="a state before a name is that of the name",
        ),
        pytest.param([], "sv", "Thailändaren log.", id="an inhabitant without a name"),
        pytest.param(
            [("Nguyễn Văn An", "Head of Delegation", None)],
            "vi",
            "Trưởng đoàn tại Hội nghị Bộ trưởng Ngoại giao ASEAN Nguyễn Văn An phát biểu.",
            id="an office in the name of a meeting is nobody's",
        ),
        pytest.param(
            [("Anna Lee", MINISTER, None)],
            "en",
            "H.E. Foreign Minister Anna Lee spoke.",
            id="an office behind a title",
        ),
        pytest.param([], "en", "Rain, prime minister.", id="one word before an office is no name"),
        pytest.param([], "en", "Laos and Wong of the village.", id="a name needs two words"),
        pytest.param([], "en", "They saw the Hanoi of Penny Wong of 2 Laos.", id="a number is no link"),
        pytest.param([], "en", "Photo of Nguyen Van of Ba Dinh of Vietnam.", id="a chain of places"),
        pytest.param([], "en", "Vào Thứ Hai, Laos left.", id="a comma before the state"),
        pytest.param(
            [], "en", "Minister of Foreign Affairs and Cooperation spoke.", id="a field of work is no name"
        ),
        pytest.param(
            [], "vi", "Bộ trưởng Ngoại giao và Hợp tác phát biểu.", id="a field of work is no name, vi"
        ),
        pytest.param([], "vi", "Lễ đón diễn ra tại Phủ Chủ tịch.", id="a palace is no president"),
        pytest.param(
            [(None, MINISTER, "LA"), (None, MINISTER, "TH")],
            "vi",
            "Tại cuộc gặp với Bộ trưởng Ngoại giao Lào, Bộ trưởng Ngoại giao Thái Lan nói.",
            id="two offices with their states",
        ),
        pytest.param(
            [("Edwin Sim", PREMIER, None), ("Hakim Zulkifli", PREMIER, "MY")],
            "en",
            "Prime Minister Edwin Sim and his Malaysian counterpart, Datuk Seri Hakim Zulkifli, spoke.",
            id="a counterpart has the same office",
        ),
        pytest.param(
            [("Yoko Kamikawa", None, "JP"), ("Enrique Manalo", None, "PH")],
            "en",
            "Japan's Yoko Kamikawa and Enrique Manalo of the Philippines spoke.",
            id="two with their states",
        ),
        pytest.param(
            [("Ngo Bich Lien", None, None), ("Todd Faleafa", None, None)],
            "en",
            "The trade ministers of the pair, Ngo Bich Lien and Todd Faleafa, spoke.",
            id="names behind officials",
        ),
        pytest.param(
            [(None, MINISTER, "LA")],
            "sv",
            "Laos utrikesminister träffade sin kollega.",
            id="whose something is is no name",
        ),
        pytest.param(
            [("Penny Wong", MINISTER, "AU"), ("Wong", MINISTER, "AU"), ("Wong", MINISTER, "AU")],
            "en",
            "Australian Foreign Minister Penny Wong spoke. Ms. Wong left, and Wong slept.",
            id="a part of the name again",
        ),
        pytest.param(
            [("Vũ Đức Hiển", None, "VN"), ("Hiển", None, "VN")],
            "vi",
            "Ông Vũ Đức Hiển (Việt Nam) nói. Ông Hiển đi.",
            id="the given name again",
        ),
        pytest.param(
            [("Penny Wong", None, "AU"), ("Ann Wong", None, "SG")],
            "en",
            "Penny Wong of Australia and Ann Wong of Singapore spoke. Wong left.",
            id="one of two namesakes is nobody",
        ),
        pytest.param(
            [("Penny Wong", None, "AU"), ("Penny Wong", None, "SG")],
            "en",
            "Ms. Penny Wong (Australia) spoke. Ms. Penny Wong (Singapore) left.",
            id="the same name of two states",
        ),
    ],
)
def test_who_is_a_person_and_who_is_not(expected: list[Facts], lang: str, text: str) -> None:
    assert people(text, lang) == expected


def test_persons_lie_where_they_say() -> None:
    text = "Yesterday Australian Foreign Minister Penny Wong spoke."
    (person,) = persons(text, "en")
    assert text[person.start : person.end] == "Australian Foreign Minister Penny Wong"
    assert text[person.name_start : person.name_end] == "Penny Wong"
    assert person.full == "Penny Wong"


def test_a_sentence_without_any_cue_is_not_searched() -> None:
    notes = noted("It rained all day.", "en")
    assert find_people(notes, notes.document.sentences[0]) == []
