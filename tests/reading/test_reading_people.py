"""Persons: a name beside a title, an office or a country, in every order that people write them."""

from __future__ import annotations

import pytest

from aseanhr.reading.rules.people import find_people, name_beside
from readings import facts, only

MINISTER = "Minister of Foreign Affairs"
PREMIER = "Prime Minister"
CHAIR = "Chair of the AICHR"


def people(text: str, lang: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.name, p.office, str(p.country) if p.country else None) for p in facts(text, lang).people]


@pytest.mark.parametrize(
    ("name", "office", "country", "lang", "text"),
    [
        ("Penny Wong", MINISTER, "AU", "en", "Australian Foreign Minister Penny Wong spoke."),
        ("Penny Wong", MINISTER, "AU", "en", "Australia’s foreign minister, Penny Wong, spoke."),
        ("Penny Wong", MINISTER, "AU", "en", "Foreign Minister Penny Wong of Australia spoke."),
        ("Penny Wong", MINISTER, "AU", "en", "Penny Wong, foreign minister of Australia, spoke."),
        ("Penny Wong", MINISTER, "AU", "en", "Penny Wong, Australia’s foreign minister, spoke."),
        ("Penny Wong", MINISTER, "AU", "en", "H.E. Penny Wong, Minister for Foreign Affairs of Australia, spoke."),
        ("Penny Wong", MINISTER, "AU", "en", "Minister for Foreign Affairs of Australia Penny Wong spoke."),
        ("Penny Wong", None, "AU", "en", "We heard Penny Wong of Australia speak."),
        ("Yoko Kamikawa", None, "JP", "en", "Japan’s Yoko Kamikawa spoke."),
        ("Yoko Kamikawa", None, "JP", "en", "Japan: Yoko Kamikawa (by video)."),
        ("José Ramos-Horta", "President", "TL", "en", "The President of Timor-Leste, José Ramos-Horta, spoke."),
        ("Anwar bin Ibrahim", PREMIER, None, "en", "Prime Minister Anwar bin Ibrahim spoke."),
        ("Anwar", PREMIER, None, "en", "Prime Minister Anwar bin."),
        ("Anutin Charnvirakul", PREMIER, None, "en", "Anutin Charnvirakul, the prime minister, spoke."),
        ("Tan", None, None, "en", "Mr. Tan spoke."),
        ("Mohamad Hasan", None, None, "en", "Dato’ Seri Mohamad Hasan spoke."),
        ("Edmund Bon", CHAIR, "MY", "en", "Malaysian Chair of the AICHR Edmund Bon spoke."),
        ("Edmund Bon", CHAIR, None, "en", "Chair of the AICHR for 2025, H.E. Edmund Bon, spoke."),
        ("Edmund Bon", CHAIR, None, "en", "the AICHR Chair, Ambassador Edmund Bon, spoke."),
        ("Edmund Bon", CHAIR, "MY", "en", "Chair of the AICHR Edmund Bon (Representative of Malaysia to the AICHR)."),
        ("Maria Malmer Stenergard", MINISTER, "SE", "sv", "Sveriges utrikesminister Maria Malmer Stenergard talade."),
        ("Maria Malmer Stenergard", MINISTER, "SE", "sv", "utrikesminister Maria Malmer Stenergard från Sverige."),
        ("Retno Marsudi", MINISTER, "ID", "sv", "Retno Marsudi, Indonesiens utrikesminister, talade."),
        ("Edmund Bon", CHAIR, None, "sv", "AICHR:s ordförande Edmund Bon talade."),
        ("Phạm Minh Chính", PREMIER, None, "vi", "Thủ tướng Phạm Minh Chính phát biểu."),
        ("Hun Manet", PREMIER, "KH", "vi", "Thủ tướng Campuchia Hun Manet phát biểu."),
        ("Thongsavanh Phomvihane", MINISTER, "LA", "vi", "Bộ trưởng Ngoại giao Lào Thongsavanh Phomvihane nói."),
        ("Retno Marsudi", MINISTER, "ID", "vi", "Bà Retno Marsudi, Bộ trưởng Ngoại giao Indonesia, phát biểu."),
        ("Bùi Thanh Sơn", None, None, "vi", "Ông Bùi Thanh Sơn phát biểu."),
        ("Edmund Bon", CHAIR, None, "vi", "Chủ tịch AICHR Edmund Bon phát biểu."),
    ],
)  # fmt: skip
def test_name_office_and_country_are_put_together(
    name: str, office: str | None, country: str | None, lang: str, text: str
) -> None:
    assert people(text, lang) == [(name, office, country)]


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        pytest.param(
            [(None, MINISTER, "LA")], "en", "The foreign minister of Laos spoke.", id="office and country"
        ),
        pytest.param(
            [(None, MINISTER, "LA")], "sv", "Laos utrikesminister talade.", id="office and country, sv"
        ),
        pytest.param([], "en", "The foreign minister spoke.", id="an office alone is nobody"),
        pytest.param([], "en", "The President ASEAN wanted.", id="an abbreviation is no name"),
        pytest.param([], "en", "The prime minister. Anwar Ibrahim left.", id="a sentence ends between"),
        pytest.param([], "en", "Rain, prime minister.", id="one word before an office is no name"),
        pytest.param([], "en", "Laos and Wong of the village.", id="a name needs two words"),
        pytest.param([], "en", "They saw the Hanoi of Penny Wong of 2 Laos.", id="a number is no link"),
        pytest.param(
            [("Penny Wong", MINISTER, None), ("Anwar Ibrahim", PREMIER, None)],
            "en",
            "Foreign Minister Penny Wong and Prime Minister Anwar Ibrahim spoke.",
            id="two persons",
        ),
        pytest.param(
            [("Penny Wong", MINISTER, "AU"), ("Wong", None, "AU")],
            "en",
            "Australian Foreign Minister Penny Wong spoke. Ms. Wong left.",
            id="the last name again takes the country",
        ),
        pytest.param([], "en", "Photo of Nguyen Van of Ba Dinh of Vietnam.", id="a chain of names of places"),
    ],
)
def test_who_is_a_person_and_who_is_not(
    expected: list[tuple[str | None, str | None, str | None]], lang: str, text: str
) -> None:
    assert people(text, lang) == expected


def test_persons_lie_where_they_say() -> None:
    text = "Yesterday Australian Foreign Minister Penny Wong spoke."
    person = only(facts(text).people)
    assert text[person.start : person.end] == "Australian Foreign Minister Penny Wong"
    assert text[person.name_start : person.name_end] == "Penny Wong"


@pytest.mark.parametrize(
    ("expected", "after", "text"),
    [
        pytest.param("Anwar Ibrahim", True, "It was chaired by Anwar Ibrahim.", id="after"),
        pytest.param("Anwar", True, "It was chaired by Anwar.", id="one word"),
        pytest.param(None, True, "It was chaired by", id="nothing after"),
        pytest.param(None, True, "It was chaired by – – Anwar Ibrahim.", id="too far"),
        pytest.param("Anwar Ibrahim", False, "Yesterday, Anwar Ibrahim chaired it.", id="before"),
        pytest.param(None, False, "Anwar chaired it.", id="one word before"),
        pytest.param(None, False, "chaired it.", id="nothing before"),
        pytest.param(None, False, "Anwar Ibrahim – – chaired it.", id="too far before"),
    ],
)
def test_a_bare_name_beside_a_verb(expected: str | None, after: bool, text: str) -> None:
    found = facts(text)
    sentence = only(found.document.sentences)
    mark = only(sentence.cue("CHAIR_BY" if after else "CHAIRS"))
    span = name_beside(found, sentence, mark, after=after)
    assert (span and text[slice(*span)]) == expected


def test_people_are_given_in_order() -> None:
    text = "Japan’s Yoko Kamikawa heard Mr. Tan and Prime Minister Anwar Ibrahim."
    found = facts(text)
    people_of = find_people(only(found.document.sentences), found)
    assert [p.name for p in people_of] == ["Yoko Kamikawa", "Tan", "Anwar Ibrahim"]


def test_an_office_inside_the_name_of_a_body_is_nobodys() -> None:
    text = (
        "Chủ tịch Hội nghị Bộ trưởng Ngoại giao ASEAN, Bộ trưởng Ngoại giao Malaysia Mohamad Hasan phát biểu."
    )
    assert people(text, "vi") == [("Mohamad Hasan", MINISTER, "MY")]
