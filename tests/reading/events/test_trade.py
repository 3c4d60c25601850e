"""Figures of trade of small texts: what must be read, and what must not."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from aseanhr.reading.drafts import TradeDraft
from aseanhr.reading.events.trade import read_trade
from aseanhr.reading.links import load_links
from readings import noted

PROMISES = Path(__file__).resolve().parent.parent / "promises"
LANGUAGES = ("en", "sv", "vi")


def read(text: str, language: str, published: str | None = None) -> list[TradeDraft]:
    notes = noted(text, language, published)
    return read_trade(notes, load_links())


def told(draft: TradeDraft) -> tuple[str, ...]:
    """Return a figure in words: who sells to whom (or both, sorted), what, when."""
    one, two = draft.reporter.alpha_2, draft.partner.alpha_2
    if draft.flow == "import":
        one, two = two, one
    pair = f"{one}>{two}" if draft.flow != "total" else "+".join(sorted((one, two)))
    when = draft.period or draft.target_by
    return pair, f"{draft.amount.value:f} {draft.amount.currency}", draft.kind, when.edtf if when else ""


def figures(text: str, language: str, published: str | None = None) -> list[tuple[str, ...]]:
    return sorted(told(draft) for draft in read(text, language, published))


def rows(name: str) -> list[dict[str, str]]:
    with (PROMISES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def expected(row: dict[str, str]) -> list[tuple[str, ...]]:
    wanted = []
    for reporter, partner, flow, value, currency, kind, when in json.loads(row["expect"]):
        one, two = (partner, reporter) if flow == "import" else (reporter, partner)
        pair = f"{one}>{two}" if flow != "total" else "+".join(sorted((one, two)))
        wanted.append((pair, f"{value} {currency}", kind, when or ""))
    return sorted(wanted)


def kept(name: str, language: str) -> tuple[list[str], int]:
    """Return the ids of the rows of a table that are not read as they say, and how many rows there are."""
    table = rows(f"{name}_{language}.tsv")
    missed = []
    for row in table:
        found = figures(row["text"], language)
        if name == "direction":
            right = found == expected(row)
        else:
            kinds = [kind for _, _, kind, _ in found]
            hoped = len(kinds) == 1 and kinds[0] in ("target", "forecast")
            right = {"asserted": kinds == ["actual"], "none": not kinds, "planned": hoped}[row["expect"]]
        if not right:
            missed.append(row["id"])
    return missed, len(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_direction_and_pairs_are_read_in_every_order(language: str) -> None:
    missed, _ = kept("direction", language)
    assert len(missed) <= {"en": 1, "sv": 2, "vi": 0}[language], missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asserted_that_a_text_denies_or_wishes(language: str) -> None:
    missed, _ = kept("modality_trade", language)
    assert len(missed) <= {"en": 1, "sv": 2, "vi": 1}[language], missed


DIRECTIONS = [
    (
        "en",
        "Exports from Laos to Thailand were worth $2 billion in 2024.",
        [("LA>TH", "2000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Purchases from Laos cost Thailand $2 billion in 2024.",
        [("LA>TH", "2000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Laos was supplied by Thailand with goods for $2 billion in 2024.",
        [("TH>LA", "2000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Goods were bought by Laos from Thailand for $2 billion in 2024.",
        [("TH>LA", "2000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "The Philippines took $4 billion of Vietnamese goods in 2024.",
        [("VN>PH", "4000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Viet Nam's exports to Italy and Poland were $3 billion and $2 billion respectively in 2024.",
        [("VN>IT", "3000000000 USD", "actual", "2024"), ("VN>PL", "2000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Trade of Sweden with Laos and Cambodia came to 4 and 9 billion kronor respectively in 2024.",
        [("KH+SE", "9000000000 SEK", "actual", "2024"), ("LA+SE", "4000000000 SEK", "actual", "2024")],
    ),
    (
        "en",
        "In 2024 Thailand's exports to Laos reached $4 billion; in the opposite direction it was $1 billion.",
        [("LA>TH", "1000000000 USD", "actual", "2024"), ("TH>LA", "4000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Indonesia sold $13 billion of goods to Malaysia in 2024 and bought $10 billion.",
        [("ID>MY", "13000000000 USD", "actual", "2024"), ("MY>ID", "10000000000 USD", "actual", "2024")],
    ),
    (
        "sv",
        "Av Laos köpte Thailand varor för 2 miljarder dollar 2024.",
        [("LA>TH", "2000000000 USD", "actual", "2024")],
    ),
    (
        "sv",
        "Exporten från Laos till Thailand låg 2024 på 2 miljarder dollar.",
        [("LA>TH", "2000000000 USD", "actual", "2024")],
    ),
    (
        "sv",
        "Laos sålde varor för 1,5 miljarder dollar till Vietnam 2025 och köpte därifrån för 800 miljoner.",
        [("LA>VN", "1500000000 USD", "actual", "2025"), ("VN>LA", "800000000 USD", "actual", "2025")],
    ),
    (
        "vi",
        "Năm 2024, Thái Lan mua của Lào 2 tỷ USD hàng hóa.",
        [("LA>TH", "2000000000 USD", "actual", "2024")],
    ),
    (
        "vi",
        "Năm 2024, hàng Thái Lan vào Đức trị giá 5 tỷ euro.",
        [("TH>DE", "5000000000 EUR", "actual", "2024")],
    ),
    (
        "vi",
        "Năm 2024, Australia nhập khẩu từ Việt Nam 6 tỷ USD, còn New Zealand nhập khẩu 1 tỷ USD.",
        [("VN>AU", "6000000000 USD", "actual", "2024"), ("VN>NZ", "1000000000 USD", "actual", "2024")],
    ),
    (
        "vi",
        "Năm 2024, thương mại Việt Nam - Lào đạt 3 tỷ USD, còn thương mại Thái Lan - Campuchia đạt 4 tỷ USD.",
        [("KH+TH", "4000000000 USD", "actual", "2024"), ("LA+VN", "3000000000 USD", "actual", "2024")],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), DIRECTIONS)
def test_who_sells_to_whom(language: str, text: str, wanted: list[tuple[str, ...]]) -> None:
    assert figures(text, language) == wanted


NOTHING = [
    ("en", "Viet Nam's total exports reached $405 billion in 2024."),
    ("en", "Trade between Laos and Thailand fell by $300 million in 2024."),
    ("en", "Trade between Laos and Thailand was $300 million higher in 2024."),
    ("en", "Laos bought electronics from Thailand for $300 million in 2024."),
    ("en", "Volvo's exports from Sweden to Laos were worth $300 million in 2024."),
    ("en", "Acme Textiles sold Laos and Thailand nothing less than $300 million in 2024."),
    ("en", "Sweden and Laos agreed on trade, and four aircraft for 5 billion kronor are not part of it."),
    ("en", "Trade between Viet Nam and the EU came to $73 billion in 2024."),
    ("en", "Thailand and Laos met. The fund holds $3 million."),
    ("en", "Trade between Thailand and Laos: is it $3 billion in 2024?"),
    ("en", "Trade between Thailand and Laos came to 300,000 dollars in 2024."),
    ("en", "It is expected to reach $3 billion in 2027."),
    ("en", "Exports rose to $3 billion in 2024."),
    ("en", "Thailand's trade deficit with Laos came to $3 billion in 2024."),
    ("en", "Business between Thailand and Laos is well on the way to 2 billion dollars."),
    ("sv", "Sveriges samlade varuexport sjönk till 2 090 miljarder kronor 2024."),
    ("sv", "Vietnams kaffeexport till Tyskland gav 6 miljarder dollar 2024."),
    ("sv", "Handeln mellan Laos och Thailand sjönk med 300 miljoner dollar 2024."),
    ("sv", "Sverige sålde fyra flygplan till Thailand för 5 miljarder kronor 2024."),
    ("sv", "Handeln mellan Laos och Thailand skulle ha nått 3 miljarder dollar 2024, om bron varit klar."),
    ("vi", "Kim ngạch Lào - Thái Lan năm 2024 cao hơn năm trước 300 triệu USD."),
    ("vi", "Singapore mua điện của Lào trị giá 210 triệu USD năm 2025."),
    ("vi", "Công ty Sông Hương bán sang Nhật Bản 92 triệu USD hàng hóa năm 2024."),
    ("vi", "Nếu không có hạn ngạch, Indonesia đã nhập khẩu 3 tỷ USD hàng hóa từ Philippines năm 2024."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_what_is_no_trade_of_two_states_gives_no_record(language: str, text: str) -> None:
    assert figures(text, language) == []


TIMES = [
    (
        "en",
        "Between 2021 and 2024 Thailand's exports to Laos went from 7 to 9 billion dollars.",
        [("TH>LA", "7000000000 USD", "actual", "2021"), ("TH>LA", "9000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "In 2026 trade between Laos and Thailand rose from 7 to 9 billion dollars.",
        [("LA+TH", "7000000000 USD", "actual", "2025"), ("LA+TH", "9000000000 USD", "actual", "2026")],
    ),
    (
        "en",
        "Trade between Laos and Thailand came to $3 billion and trade between Laos and China to $4 billion in 2024.",
        [("CN+LA", "4000000000 USD", "actual", "2024"), ("LA+TH", "3000000000 USD", "actual", "2024")],
    ),
    (
        "sv",
        "Handeln mellan Laos och Thailand uppgick 2022 till 40 miljarder dollar.",
        [("LA+TH", "40000000000 USD", "actual", "2022")],
    ),
    (
        "vi",
        "Từ năm 2021 đến năm 2024, xuất khẩu của Thái Lan sang Lào đi từ 7,2 lên 9,4 tỷ USD.",
        [("TH>LA", "7200000000 USD", "actual", "2021"), ("TH>LA", "9400000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Laos and Viet Nam want to bring their trade to $5 billion before 2030.",
        [("LA+VN", "5000000000 USD", "target", "2029")],
    ),
    (
        "en",
        "Laos and Viet Nam aim at trade of $5 billion.",
        [("LA+VN", "5000000000 USD", "target", "")],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TIMES)
def test_each_sum_has_its_own_time(language: str, text: str, wanted: list[tuple[str, ...]]) -> None:
    assert figures(text, language) == wanted


GROWTHS = [
    ("en", "Trade between Laos and Thailand rose 12 per cent to $3 billion in 2024.", "12", None),
    (
        "en",
        "Trade between Laos and Thailand came to $3 billion in 2024, down 12 per cent compared with 2023.",
        "-12",
        "2023",
    ),
    ("en", "Trade between Laos and Thailand came to $3 billion (+15%) in 2024.", "15", None),
    (
        "en",
        "Trade between Laos and Thailand came to $3 billion in 2024. That is 2 per cent less than a year earlier.",
        "-2",
        "2023",
    ),
    (
        "sv",
        "Handeln mellan Laos och Thailand föll med 1,4 procent men var 2024 värd 3 miljarder dollar.",
        "-1.4",
        None,
    ),
    (
        "vi",
        "Kim ngạch Lào - Thái Lan năm 2024 đạt 3 tỷ USD, tăng 3,9% so với cùng kỳ năm trước.",
        "3.9",
        "2023",
    ),
    (
        "en",
        "Trade between Laos and Thailand came to $3 billion in 2024, 40 per cent of it by road.",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("language", "text", "growth", "compared"), GROWTHS)
def test_growth_is_signed_and_compared(
    language: str, text: str, growth: str | None, compared: str | None
) -> None:
    (draft,) = read(text, language)
    assert draft.growth == (None if growth is None else Decimal(growth))
    assert (draft.compared_with.edtf if draft.compared_with else None) == compared


def test_growths_are_dealt_in_order() -> None:
    text = (
        "Tháng 1/2027, Việt Nam - Hàn Quốc giao dịch 7,4 tỷ USD, Việt Nam - Nhật Bản 4,6 tỷ USD, "
        "lần lượt tăng 3,8% và 6,5% so với cùng kỳ năm trước."
    )
    drafts = read(text, "vi")
    assert [(told(d)[0], d.growth) for d in drafts] == [("KR+VN", Decimal("3.8")), ("JP+VN", Decimal("6.5"))]


CONTEXT = [
    (
        "en",
        "Trade between Thailand and Laos was the topic. In 2024 it came to $8 billion.",
        [("LA+TH", "8000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Sweden's trade minister said her country's trade with Laos came to $2 billion in 2024.",
        [("LA+SE", "2000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Thailand's exports to Laos came to 4 billion dollars in 2024. Its purchases from the kingdom were 3 billion.",
        [("LA>TH", "3000000000 USD", "actual", "2024"), ("TH>LA", "4000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "“We exported goods worth $5 billion to Thailand in 2024,” the Lao minister said.",
        [("LA>TH", "5000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Thailand and Laos met. The two countries aim to lift trade to $9 billion by 2030.",
        [("LA+TH", "9000000000 USD", "target", "2030")],
    ),
    (
        "sv",
        "Danmark, som redovisar i danska kronor, sålde 2024 varor till Vietnam för 3 miljarder.",
        [("DK>VN", "3000000000 DKK", "actual", "2024")],
    ),
    (
        "en",
        "Trade between Laos and Thailand came to 99 million baht, or 3 million dollars, in 2024.",
        [("LA+TH", "99000000 THB", "actual", "2024")],
    ),
    (
        "en",
        "U.S. bought a record $151 billion from Vietnam in 2026.\nAmericans imported $151.3 billion in goods from Vietnam in 2026.",
        [("VN>US", "151300000000 USD", "actual", "2026")],
    ),
    (
        "en",
        "The trading partners Laos and Vietnam grow closer. Trade reached 5 billion dollars in 2025.",
        [("LA+VN", "5000000000 USD", "actual", "2025")],
    ),
    (
        "sv",
        "Handelspartnerna Laos och Vietnam kommer närmare varandra. Handeln uppgick till 5 miljarder dollar 2025.",
        [("LA+VN", "5000000000 USD", "actual", "2025")],
    ),
    (
        "vi",
        "Hai đối tác thương mại Lào và Việt Nam ngày càng gần nhau. Kim ngạch thương mại đạt 5 tỷ USD năm 2025.",
        [("LA+VN", "5000000000 USD", "actual", "2025")],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CONTEXT)
def test_what_is_left_out_follows_from_what_was_said(
    language: str, text: str, wanted: list[tuple[str, ...]]
) -> None:
    assert figures(text, language) == wanted


def test_what_follows_from_the_text_is_marked_as_inferred() -> None:
    first, second = read(
        "Thailand's exports to Laos came to 4 billion dollars in 2024. Imports were 3 billion.", "en"
    )
    basis: dict[str, Any] = {clue.field: clue.basis for clue in first.clues}
    assert basis["reporter"] == basis["period"] == basis["amount"] == "stated"
    basis = {clue.field: clue.basis for clue in second.clues}
    assert basis["reporter"] == basis["period"] == basis["amount"] == "inferred"
    assert basis["flow"] == "stated"


MORE = [
    # A sum before its flow, in a clause of its own.
    (
        "en",
        "At $22 billion, commerce between Thailand and Laos was a record in 2024.",
        [("LA+TH", "22000000000 USD", "actual", "2024")],
    ),
    # A direction taken from the sentence before, and turned.
    (
        "en",
        "Laos sold Thailand goods worth $4 billion in 2024. Imports in the other direction were 3 billion.",
        [("LA>TH", "4000000000 USD", "actual", "2024"), ("TH>LA", "3000000000 USD", "actual", "2024")],
    ),
    # A reference for the owner, a list of pairs, goods as examples.
    (
        "en",
        "Exports from Laos to Thailand, mostly rice and fish, reached $4 billion in 2024.",
        [("LA>TH", "4000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Trade between Laos and Thailand was not discussed. In 2024 it was $3 billion, half of it fish.",
        [("LA+TH", "3000000000 USD", "actual", "2024")],
    ),
    (
        "en",
        "Laos wants to trade goods worth $6 billion with Thailand in 2030.",
        [("LA+TH", "6000000000 USD", "target", "2030")],
    ),
    (
        "en",
        "Laos is expected to export goods worth $6 billion to Thailand in 2030.",
        [("LA>TH", "6000000000 USD", "forecast", "2030")],
    ),
    (
        "en",
        "Trade of $6 billion between Laos and Thailand was the goal for 2020.",
        [("LA+TH", "6000000000 USD", "target", "2020")],
    ),
    (
        "sv",
        "Handel med Thailand dök i Laos, från 2,3 till 1,6 miljarder dollar 2024.",
        [("LA+TH", "1600000000 USD", "actual", "2024"), ("LA+TH", "2300000000 USD", "actual", "2023")],
    ),
    (
        "en",
        "Trade between Laos and Thailand came to $3 billion in 2024, 2 per cent above the $2.9 billion of the year before.",
        [("LA+TH", "2900000000 USD", "actual", "2023"), ("LA+TH", "3000000000 USD", "actual", "2024")],
    ),
    (
        "sv",
        "Handeln mellan Laos och Thailand var 2024 värd 3 miljarder dollar. Året innan var summan 2,9 miljarder.",
        [("LA+TH", "2900000000 USD", "actual", "2023"), ("LA+TH", "3000000000 USD", "actual", "2024")],
    ),
    ("en", "Trade of Laos with Thailand and Trade of Laos with two million tons came up in 2024.", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), MORE)
def test_further_ways_of_telling(language: str, text: str, wanted: list[tuple[str, ...]]) -> None:
    assert figures(text, language) == sorted(wanted)


def test_time_grows_with_the_text() -> None:
    line = "Trade between Viet Nam and Laos reached US${}.5 billion in 2024; exports came to {} million dollars.\n"
    sizes = [len(read("".join(line.format(n, n) for n in range(10, 10 + count)), "en")) for count in (20, 40)]
    assert sizes == [40, 80]
