"""Talks of two states: who meets whom, in every order and voice, and what is no meeting of a pair."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aseanhr.reading.annotations import annotate
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.events.talks import Talk, find_talks
from costs import calls
from readings import noted


def talks(text: str, lang: str = "en", published: object = None) -> list[Talk]:
    return find_talks(noted(text, lang, published))


def told(text: str, lang: str = "en", published: object = None) -> list[Talk]:
    """Return the talks that a caller keeps: those that are asserted or planned, or were called off or moved."""
    found = talks(text, lang, published)
    return [t for t in found if t.standing in ("asserted", "planned") or t.cancelled or t.postponed]


def pairs(found: list[Talk]) -> str:
    return ",".join(sorted("-".join(sorted(state.alpha_2 for state in talk.pair)) for talk in found))


def rows() -> list[tuple[str, str, str]]:
    """Return language, pairs (none, where a text tells of no talks) and text of each row of the table."""
    with Path(__file__).with_name("talks.tsv").open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["lang"], row["pairs"], row["text"]) for row in table]


@pytest.mark.parametrize(("lang", "expected", "text"), rows())
def test_who_meets_whom(lang: str, expected: str, text: str) -> None:
    assert pairs(told(text, lang)) == ",".join(sorted(filter(None, expected.split(","))))


@pytest.mark.parametrize(
    ("standing", "lang", "text"),
    [
        ("asserted", "en", "The Lao and Thai foreign ministers met."),
        ("planned", "en", "The Lao and Thai foreign ministers will meet."),
        ("negated", "en", "The Lao and Thai foreign ministers did not meet."),
        ("none", "en", "The Lao and Thai foreign ministers should meet."),
        ("asserted", "sv", "Laos och Thailands utrikesministrar möttes."),
        ("planned", "sv", "Laos och Thailands utrikesministrar ska mötas."),
        ("negated", "sv", "Laos och Thailands utrikesministrar möttes aldrig."),
        ("none", "sv", "Laos och Thailands utrikesministrar bör mötas."),
        ("asserted", "vi", "Bộ trưởng Ngoại giao Lào đã gặp Bộ trưởng Ngoại giao Thái Lan."),
        ("planned", "vi", "Bộ trưởng Ngoại giao Lào sẽ gặp Bộ trưởng Ngoại giao Thái Lan."),
        ("negated", "vi", "Bộ trưởng Ngoại giao Lào không gặp Bộ trưởng Ngoại giao Thái Lan."),
        ("none", "vi", "Bộ trưởng Ngoại giao Lào nên gặp Bộ trưởng Ngoại giao Thái Lan."),
    ],
)  # fmt: skip
def test_what_a_text_says_of_talks(standing: str, lang: str, text: str) -> None:
    (talk,) = talks(text, lang)
    assert talk.standing == standing


@pytest.mark.parametrize(
    ("host", "lang", "text"),
    [
        ("VN", "en", "Vietnamese Prime Minister Pham Minh Chinh received Lao President Thongloun Sisoulith."),
        ("LA", "en", "President Luong Cuong of Viet Nam was received by Lao President Thongloun Sisoulith."),
        (None, "en", "Vietnamese Prime Minister Pham Minh Chinh met Lao President Thongloun Sisoulith."),
        ("VN", "sv", "Vietnams premiärminister Pham Minh Chinh tog emot Laos president Thongloun Sisoulith."),
        ("VN", "vi", "Thủ tướng Phạm Minh Chính tiếp Chủ tịch nước Lào Thongloun Sisoulith."),
    ],
)  # fmt: skip
def test_who_receives_is_the_host(host: str | None, lang: str, text: str) -> None:
    (talk,) = talks(text, lang)
    assert (talk.host.alpha_2 if talk.host else None) == host


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            (True, False),
            "The meeting between the Lao and Thai foreign ministers was cancelled.",
            id="called off",
        ),
        pytest.param(
            (False, True),
            "The meeting between the Lao and Thai foreign ministers was postponed to July.",
            id="moved",
        ),
        pytest.param(
            (True, False),
            "10.00 - Meeting between the Lao and Thai foreign ministers. CANCELLED as of Monday.",
            id="in the next sentence",
        ),
        pytest.param(
            (False, False), "The Lao and Thai foreign ministers met. The game was fun.", id="neither"
        ),
    ],
)
def test_what_becomes_of_talks(expected: tuple[bool, bool], text: str) -> None:
    (talk,) = talks(text)
    assert (talk.cancelled, talk.postponed) == expected


def test_a_later_mention_is_no_further_meeting() -> None:
    text = (
        "The Lao and Thai foreign ministers met in Vientiane on 3 June 2025. The meeting lasted an hour. "
        "The two ministers met at the Lao foreign ministry."
    )
    (talk,) = told(text)
    assert len(talk.mentions) == 3


@pytest.mark.parametrize(
    ("number", "text"),
    [
        pytest.param(
            2,
            "The Lao and Thai foreign ministers met on 3 June 2025. "
            "The Lao and Thai foreign ministers met in Hanoi on 7 March 2024.",
            id="another day",
        ),
        pytest.param(
            2,
            "The Lao and Thai foreign ministers met in Vientiane. They will meet again in Bangkok.",
            id="again",
        ),
        pytest.param(
            2,
            "Lao President Thongloun Sisoulith met Thai King Maha Vajiralongkorn. "
            "Lao Prime Minister Sonexay Siphandone met Thai Prime Minister Srettha Thavisin.",
            id="other persons",
        ),
        pytest.param(
            1,
            "Lao minister meets Thai counterpart\n\n"
            "Lao Foreign Minister Thongsavanh Phomvihane will meet his Thai counterpart on Monday.",
            id="a headline and its text",
        ),
    ],
)
def test_how_many_meetings(number: int, text: str) -> None:
    assert len(told(text)) == number


def test_a_side_that_is_not_named_is_inferred() -> None:
    text = "Thủ tướng Phạm Minh Chính tiếp Chủ tịch nước Lào Thongloun Sisoulith."
    (talk,) = talks(text, "vi")
    assert [(side.country.alpha_2, side.stated) for side in talk.sides] == [("VN", False), ("LA", True)]
    assert [p.person.name for p in talk.parties if p.person] == ["Phạm Minh Chính", "Thongloun Sisoulith"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(
            "AU-ID",
            "Australia's Penny Wong landed in Jakarta. Australia is a friend. She met Indonesia's Retno Marsudi.",
            id="she is the subject before",
        ),
        pytest.param(
            "AU-ID",
            "Foreign Minister Penny Wong landed in Jakarta. Australia is a friend. "
            "The Foreign Minister met Indonesia's Retno Marsudi. Australia is glad.",
            id="who holds an office at home",
        ),
        pytest.param(
            "SE-ID",
            "Utrikesminister Karin Wallander reste till Jakarta. Sverige är en vän. "
            "På kvällen träffade hon Indonesiens utrikesminister. Sverige är nöjt.",
            id="after the verb",
        ),
    ],
)
def test_pronouns_and_offices_stand_for_persons(expected: str, text: str) -> None:
    lang = "sv" if "reste" in text else "en"
    assert pairs(told(text, lang)) == "-".join(sorted(expected.split("-")))


HOME = "Singapore is small. Singapore trades. Singapore is green. Singapore's port is large. "


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        pytest.param(
            "BN-SG,BN-SG",
            "en",
            HOME + "The Prime Minister flies to Bandar Seri Begawan, where he will call on Brunei's Sultan "
            "and then hold talks with Crown Prince Haji Al-Amin.",
            id="somebody without a state is of those met before in the sentence",
        ),
        pytest.param(
            "MN-VN,MN-VN",
            "vi",
            "Phó Thủ tướng Nguyễn Đức Thịnh tiếp Bộ trưởng Ngoại giao Mông Cổ Batsukhiin Oyuun. "
            "Trước đó, bà đã hội đàm với Bộ trưởng Ngoại giao Lê Hoài Nam.",
            id="the guest met before meets another of the home side",
        ),
        pytest.param(
            "LA-SG",
            "en",
            HOME + "President Tan Wei Ling visited Laos and met with President Thongloun Sisoulith.",
            id="somebody met in a state that is visited",
        ),
        pytest.param(
            "LA-SG",
            "en",
            "Singapore's President Tan Wei Ling met with President Thongloun Sisoulith in Vientiane.",
            id="somebody met in a city of another state",
        ),
        pytest.param(
            "LA-SG",
            "en",
            HOME + "Lao President Thongloun Sisoulith was in town. President Tan Wei Ling met him.",
            id="him",
        ),
        pytest.param(
            "LA-TH",
            "sv",
            "Laos president Thongloun Sisoulith var i Bangkok. Thailändaren Somsak Wattanakul tog emot.",
            id="a host without a guest",
        ),
        pytest.param(
            "SG-TL",
            "en",
            HOME + "Courtesy call on the Prime Minister by the President of Timor-Leste.",
            id="a call by somebody on somebody",
        ),
        pytest.param("LA-TH", "en", "The Laos-Thailand talks lasted an hour.", id="a pair in the noun group"),
        pytest.param(
            "LA-SG",
            "en",
            HOME + "Over dinner, Foreign Minister Tan Wei Ling and Laos' Thongsavanh Phomvihane agreed.",
            id="over dinner",
        ),
        pytest.param(
            "LA-MM",
            "en",
            "Myanmar's foreign ministry said that its minister and his Lao counterpart had met.",
            id="its minister",
        ),
        pytest.param(
            "CA-VN,JP-VN,NZ-VN",
            "vi",
            "Bộ trưởng Ngoại giao Nguyễn Khắc Tuân đã gặp ba người đồng cấp là ông Kitamura Shun (Nhật Bản), "
            "bà Marie Tessier (Canada) và bà Aroha Whitcombe (New Zealand).",
            id="counterparts, counted and then named",
        ),
        pytest.param(
            "ID-US,PH-US",
            "en",
            "The American secretary of state, Lorraine Whitfield, saw her colleagues from Manila and Jakarta.",
            id="capitals stand for their states",
        ),
        pytest.param(
            "KR-PH,PH-VN",
            "en",
            "Philippine Secretary Maria Villaroel meets South Korean Foreign Minister Yoo Hye-jin over breakfast "
            "and then Viet Nam's Foreign Minister Pham Duc Hieu.",
            id="one after the other",
        ),
        pytest.param(
            "",
            "en",
            "The leaders of Laos and Thailand met the Prime Minister of Viet Nam.",
            id="those of two states who meet a third",
        ),
        pytest.param(
            "",
            "en",
            "The Philippines and Australia will sit down for their human rights dialogue in Canberra.",
            id="a gathering of another kind",
        ),
        pytest.param("", "en", "President Tan Wei Ling met the governor.", id="no state at all"),
    ],
)
def test_a_side_without_a_state_takes_it_from_what_was_told(expected: str, lang: str, text: str) -> None:
    assert pairs(told(text, lang)) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They met. The two ministers met again."),
        ("en", "She met her counterpart."),
        ("en", "Thailand's foreign minister received."),
        ("en", "Talks."),
        ("sv", "De möttes."),
        ("sv", "Träffade ministern sin kollega?"),
        ("vi", "Họ gặp nhau."),
        ("vi", ""),
    ],
)  # fmt: skip
def test_nothing_is_made_up(lang: str, text: str) -> None:
    assert told(text, lang) == []


@pytest.mark.slow
def test_time_is_linear() -> None:
    """Four times the text costs at most five times as much."""
    line = "Lao Foreign Minister Thongsavanh Phomvihane met Thai Foreign Minister Maris Sangiampongsa on {} June 2025.\n\n"

    def cost(lines: int) -> int:
        notes = annotate(
            open_document("".join(line.format(n % 28 + 1) for n in range(lines)), "en"), read_published(None)
        )
        return calls(lambda: find_talks(notes))

    cost(10)
    assert cost(800) < 5 * cost(200)


def test_a_state_that_begins_the_title_lends_its_side() -> None:
    text = (
        "Thailand stärker banden med sina grannar\n\n"
        "Utrikesminister Somchai Rattana träffade Laos utrikesminister Khamla Vongsa i Pakse i dag.\n\n"
        "Mötet varade i en timme och följdes av en middag vid floden."
    )
    assert pairs(told(text, "sv")) == "LA-TH"


def test_talks_are_called_off_in_their_own_line_alone() -> None:
    text = "Lao President Bounthong Keola will meet Thai King Maha Rama.\n\nCancelled were all flights to Phuket."
    (talk,) = told(text)
    assert not talk.cancelled


def test_a_line_of_dashes_ends_an_item() -> None:
    text = (
        "Laos president Bounthong Keola träffade Kambodjas premiärminister Chan Sothy i Pakse.\n\n– – –\n\n"
        "Finlands president Antti Salonen har inlett sitt statsbesök i Vietnam. "
        "På onsdagen togs han emot av premiärminister Tran Van Dung."
    )
    assert pairs(told(text, "sv")) == "FI-VN,KH-LA"
