"""Figures of trade told of talks: long rows of aims, "only in", whose side a paragraph takes, what is aimed at by when."""

from __future__ import annotations

import pytest

from aseanhr.reading.drafts import TradeDraft
from aseanhr.reading.events.trade import read_trade
from aseanhr.reading.links import load_links
from costs import calls
from readings import noted


def read(text: str, language: str, published: str | None = "2025-07-08") -> list[TradeDraft]:
    notes = noted(text, language, published)
    return read_trade(notes, load_links())


def short(draft: TradeDraft) -> str:
    pair = "+".join(sorted((draft.reporter.alpha_2, draft.partner.alpha_2)))
    when = draft.period or draft.target_by
    millions = f"{draft.amount.value / 10**6:.0f}"
    return " ".join(part for part in (pair, millions, draft.kind, when.edtf if when else "") if part)


def figures(text: str, language: str) -> list[str]:
    return sorted(short(draft) for draft in read(text, language))


AIMS = [
    # A row of infinitives that hang on a word far before: an aim in it is an aim; the years of another plan are no deadline.
    ("LA+TH 25000 target", "en", "Both sides underlined their resolve to carry out what the cabinets of Laos and Thailand agreed (15-16 May 2025); to write a programme to carry out the partnership for 2026-2030, strive to reach trade of $25 billion soon and promote roads."),
    ("LA+TH 25000 target", "sv", "Parterna betonade sin vilja att genomföra vad Laos och Thailand kommit överens om; ta fram ett program för att genomföra partnerskapet 2026–2030, sträva efter att snart nå en handel på 25 miljarder dollar och främja vägar."),
    ("LA+TH 25000 target", "vi", "Hai bên nhấn mạnh quyết tâm thực hiện kết quả cuộc họp giữa Lào và Thái Lan; xây dựng chương trình để triển khai quan hệ đối tác giai đoạn 2026-2030, phấn đấu sớm đưa kim ngạch thương mại lên 25 tỷ USD và phát triển đường sá."),
    # Who does something for the purpose of an aim aims.
    ("LA+TH 9000 target", "en", "Laos and Thailand set up a working group in order to aim for trade of $9 billion."),
    ("LA+TH 9000 target", "sv", "Laos och Thailand inrättade en arbetsgrupp för att sträva efter en handel på 9 miljarder dollar."),
    ("LA+TH 9000 target", "vi", "Lào và Thái Lan lập nhóm công tác để phấn đấu đạt kim ngạch thương mại 9 tỷ USD."),
    ("", "en", "Laos and Thailand could aim for trade of $9 billion."),
    ("", "sv", "Laos och Thailand kunde sträva efter en handel på 9 miljarder dollar."),
    ("", "vi", "Lào và Thái Lan có thể phấn đấu đạt kim ngạch thương mại 9 tỷ USD."),
    ("", "en", "Banks urged Laos and Thailand to aim for trade of $9 billion."),
    ("", "sv", "Banker uppmanade Laos och Thailand att sträva efter en handel på 9 miljarder dollar."),
    ("", "vi", "Các ngân hàng kêu gọi Lào và Thái Lan phấn đấu đạt kim ngạch thương mại 9 tỷ USD."),
    # A second sum of which nothing is said is aimed at like the first; one that it grows from is not.
    ("LA+TH 5000 target 2028; LA+TH 9000 target 2030", "en", "Laos and Thailand aim for trade of $5 billion in 2028 and $9 billion by 2030."),
    ("LA+TH 5000 target 2028; LA+TH 9000 target 2030", "sv", "Laos och Thailand siktar på en handel på 5 miljarder dollar 2028 och 9 miljarder dollar senast 2030."),
    ("LA+TH 5000 target 2028; LA+TH 9000 target 2030", "vi", "Lào và Thái Lan phấn đấu đưa kim ngạch thương mại lên 5 tỷ USD năm 2028 và 9 tỷ USD vào năm 2030."),
    ("LA+TH 3000 actual 2024; LA+TH 9000 target 2030", "en", "Laos and Thailand met with a goal of $9 billion in trade by 2030 from $3 billion in 2024."),
    # A goal that was passed.
    ("LA+TH 10000 target; LA+TH 11000 actual 2024", "en", "The goal of $10 billion was passed: trade between Laos and Thailand reached $11 billion in 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "language", "text"), AIMS)
def test_what_is_aimed_at(wanted: str, language: str, text: str) -> None:
    assert "; ".join(figures(text, language)) == wanted


ONLY = [
    ("LA+TH 5500 actual 2025-01/2025-05", "en", "The two economies grow; in just the first five months of 2025 trade between Laos and Thailand reached $5.5 billion."),
    ("LA+TH 5500 actual 2025-01/2025-05", "en", "Only in the first five months of 2025 trade between Laos and Thailand reached $5.5 billion."),
    ("LA+TH 5500 actual 2025-01/2025-05", "sv", "Handelssamarbetet mellan Laos och Thailand växer, bara under januari till maj 2025 nådde omsättningen i båda riktningarna 5,5 miljarder dollar."),
    ("LA+TH 5500 actual 2024", "sv", "Bara 2024 nådde handeln mellan Laos och Thailand 5,5 miljarder dollar."),
    ("LA+TH 5500 actual 2025-05", "sv", "Bara i maj 2025 nådde handeln mellan Laos och Thailand 5,5 miljarder dollar."),
    ("LA+TH 5500 actual 2025-01/2025-05", "vi", "Hợp tác thương mại Lào - Thái Lan phát triển, chỉ trong 5 tháng đầu năm 2025 kim ngạch hai chiều đạt 5,5 tỷ USD."),
    ("", "sv", "Bara bron byggs når handeln mellan Laos och Thailand 5,5 miljarder dollar."),
    ("", "en", "Only if the bridge is built will trade between Laos and Thailand reach $5.5 billion."),
    ("", "vi", "Chỉ khi cầu được xây, kim ngạch thương mại Lào - Thái Lan mới đạt 5,5 tỷ USD."),
    ("", "vi", "Chỉ cần cầu được xây, kim ngạch thương mại Lào - Thái Lan sẽ đạt 5,5 tỷ USD."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "language", "text"), ONLY)
def test_only_before_a_time_is_no_condition(wanted: str, language: str, text: str) -> None:
    assert "; ".join(figures(text, language)) == wanted


TALKS = {
    "en": "Viet Nam's minister met his Thai counterpart.\nBoth sides aim to raise trade to $25 billion.\n"
    "Viet Nam's minister met his Lao counterpart.\nMutual trade came to $1.6 billion in the first five months of 2025, "
    "towards a target of $5 billion.\nViet Nam's minister met the Cambodian minister.\nThe two ministers spoke of roads.\n"
    "Turnover in both directions reached $5.5 billion in the first five months of 2025.",
    "sv": "Vietnams minister träffade sin thailändska kollega.\nBåda sidor strävar efter en handel på 25 miljarder dollar.\n"
    "Vietnams minister träffade sin laotiska kollega.\nDen ömsesidiga handeln uppgick till 1,6 miljarder dollar under de "
    "första fem månaderna 2025, mot målet på 5 miljarder dollar.\nVietnams minister träffade Kambodjas minister.\n"
    "De två ministrarna talade om vägar.\n"
    "Omsättningen i båda riktningarna nådde 5,5 miljarder dollar under de första fem månaderna 2025.",
    "vi": "Bộ trưởng Việt Nam gặp người đồng cấp Thái Lan.\nHai bên phấn đấu đưa kim ngạch thương mại lên 25 tỷ USD.\n"
    "Bộ trưởng Việt Nam gặp người đồng cấp Lào.\nKim ngạch thương mại hai chiều đạt 1,6 tỷ USD trong 5 tháng đầu năm 2025, "
    "hướng tới mục tiêu 5 tỷ USD.\nBộ trưởng Việt Nam gặp Bộ trưởng Campuchia.\nHai bộ trưởng nói về đường sá.\n"
    "Kim ngạch hai chiều đạt 5,5 tỷ USD trong 5 tháng đầu năm 2025.",
}


@pytest.mark.parametrize("language", TALKS)
def test_each_of_several_talks_has_its_own_figures(language: str) -> None:
    assert figures(TALKS[language], language) == [
        "KH+VN 5500 actual 2025-01/2025-05",
        "LA+VN 1600 actual 2025-01/2025-05",
        "LA+VN 5000 target",
        "TH+VN 25000 target",
    ]


THREE = [
    ("en", "Ministers of Viet Nam, Laos and Cambodia met.\nTurnover in both directions reached $5.5 billion in 2024."),
    ("sv", "Ministrar från Vietnam, Laos och Kambodja möttes.\nOmsättningen i båda riktningarna nådde 5,5 miljarder dollar 2024."),
    ("vi", "Bộ trưởng Việt Nam, Lào và Campuchia gặp nhau.\nKim ngạch hai chiều đạt 5,5 tỷ USD năm 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), THREE)
def test_talks_of_three_give_no_pair(language: str, text: str) -> None:
    assert figures(text, language) == []


CONTEXT = [
    # A person stands for the state that the text gave with the name; a paragraph takes the side of the person that it opens with.
    ("KR+VN 9000 target 2030", "en", "Viet Nam is busy. Viet Nam is large.\nForeign Minister Park Jin of South Korea came with Laos and Japan.\nAt the talks with Park Jin, both sides set a target of $9 billion in trade by 2030."),
    ("KH+VN 4000 actual 2024", "en", "Malaysia hosts. Malaysia is busy.\nMalaysia sees Japan and Laos.\nPham Minh Chinh of Viet Nam saw three neighbors. With Hun Manet of Cambodia he noted that two-way trade had reached $4 billion in 2024."),
    # A date that is still to come is not the time of what was reached.
    ("LA+TH 4000 actual; LA+TH 9000 target 2030", "en", "Laos and Thailand aim for trade of $9 billion by 2030. So far trade between them is $4 billion."),
    # A change that is only expected is none.
    ("LA+TH 4000 actual 2024", "en", "Trade between Laos and Thailand came to $4 billion in 2024. A bank expects it to shrink by 3 per cent."),
    # What was counted before as something else stays that.
    ("LA+TH 4000 actual 2024", "en", "Trade between Laos and Thailand came to $4 billion in 2024. Lao firms have invested $700 million, and a new plant $90 million."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "language", "text"), CONTEXT)
def test_what_is_spoken_of(wanted: str, language: str, text: str) -> None:
    assert "; ".join(figures(text, language)) == wanted


def test_no_expected_change_is_told() -> None:
    text = "Trade between Laos and Thailand came to $4 billion in 2024. {} 3 per cent."
    assert [draft.growth for draft in read(text.format("A bank expects it to shrink by"), "en")] == [None]
    assert [draft.growth for draft in read(text.format("It shrank by"), "en")] != [None]


@pytest.mark.parametrize(
    ("compared", "language", "text"),
    [
        ("2023", "en", "Trade between Laos and Thailand came to $4 billion in 2025, up 18.8% on the same period of 2023."),
        ("2023", "sv", "Handeln mellan Laos och Thailand nådde 4 miljarder dollar 2025, en ökning med 18,8 % jämfört med samma period 2023."),
        ("2023", "vi", "Kim ngạch Lào - Thái Lan đạt 4 tỷ USD năm 2025, tăng 18,8% so với cùng kỳ năm 2023."),
        ("2024", "en", "Trade between Laos and Thailand came to $4 billion in 2025, up 18.8% over the preceding twelve months."),
        ("2021", "en", "Trade between Laos and Thailand came to $4 billion in 2025, up 18.8% from 2021."),
    ],
)  # fmt: skip
def test_the_year_compared_with_is_that_which_is_named(compared: str, language: str, text: str) -> None:
    (draft,) = read(text, language)
    assert draft.compared_with is not None
    assert draft.compared_with.edtf == compared
    assert all(clue.note for clue in draft.clues if clue.basis == "inferred")


CORNERS = [
    # Numbers that share a unit in order, and those that do not.
    ("LA+TH 4900 actual 2024; LA+VN 3000 actual 2024", "en", "Trade of Laos with Thailand and Viet Nam was 4.9 and 3 billion dollars respectively in 2024."),
    ("LA+TH 3000 actual 2024", "en", "Trade between Laos and Thailand came to $3 billion in 2024 after 12 rounds."),
    # Ranges whose first number is a year, or of the magnitude of the second.
    ("LA+TH 40000 actual 2022", "sv", "Handeln mellan Laos och Thailand steg 2022 till 40 miljarder dollar."),
    ("LA+TH 1600 actual 2024; LA+TH 2300 actual 2023", "en", "Trade between Laos and Thailand fell from 2.3 to 1.6 billion dollars in 2024."),
    # The other direction of what has none.
    ("LA+TH 3000 actual 2024; LA+TH 4000 actual 2024", "en", "Trade between Laos and Thailand came to $4 billion in 2024. Exports in the opposite direction were $3 billion."),
    # A round number of a headline gives way to the exact one.
    ("LA+TH 4130 actual 2024", "en", "Trade between Laos and Thailand came to $4.1 billion in 2024. In 2024 trade between Laos and Thailand was $4.13 billion."),
    # A deadline in a clause of its own deed is none; one in front is.
    ("LA+TH 9000 target", "en", "After signing a pact in 2024, Laos and Thailand aim for trade of $9 billion."),
    ("LA+TH 9000 target 2030", "en", "In 2030, Laos and Thailand aim for trade of $9 billion."),
    # A direction from the parties spoken of, and one without any.
    ("", "en", "Exports were $3 billion in 2024."),
    ("", "en", "Its exports to the kingdom were $3 billion in 2024."),
    ("LA+TH 3000 actual 2024-01-01/2024-02-29", "en", "Trade between Laos and Thailand was $3 billion from 1 January 2024 to 29 February 2024."),
    ("LA+TH 3000 actual", "en", "Trade between Laos and Thailand was $3 billion from 1 January 2024 to 9 January 2024."),
    # Sums in order that are no trade.
    ("", "en", "The funds are worth 4 and 3 billion dollars respectively, Laos and Thailand said in 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "language", "text"), CORNERS)
def test_corners(wanted: str, language: str, text: str) -> None:
    assert "; ".join(figures(text, language)) == wanted


@pytest.mark.slow
def test_time_is_linear() -> None:
    line = "Trade between Viet Nam and Laos reached US${}.5 billion in 2024; exports came to {} million dollars.\n"

    def cost(count: int) -> int:
        notes = noted("".join(line.format(10 + n, 10 + n) for n in range(count)), "en", "2025-07-08")
        return calls(lambda: read_trade(notes, load_links()))

    # Quadratic cost would be sixteen times as much.
    cost(10)
    assert cost(1600) < 5 * cost(400)
