"""Persons: a name beside a title, an office or a country, in every order that people write them."""

from __future__ import annotations

import pytest

from aseanhr.reading.rules.people import find_people, name_beside
from named_people import MINISTER, NAMED, PREMIER
from readings import facts, only


def people(text: str, lang: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.name, p.office, str(p.country) if p.country else None) for p in facts(text, lang).people]


@pytest.mark.parametrize(
    ("name", "office", "country", "lang", "text"),
    NAMED,
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
