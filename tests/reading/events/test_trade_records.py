"""Figures of trade as `extract` gives them: how much, in which period, how it changed, and what is aimed at."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aseanhr.records import TradeFigure
from readings import only, quoted, read


def figures(text: str, lang: str = "en") -> tuple[TradeFigure, ...]:
    return read(text, lang).trade_figures


def short(figure: TradeFigure) -> str:
    """Return a figure in one line: sides, flow, amount in millions, currency, period or ``by`` a year."""
    amount = f"{figure.amount.value / 10**6:.0f}"
    by = f"by {figure.target_by}" if figure.target_by else ""
    goal = "target" if figure.kind == "target" else ""
    parts = (
        figure.reporter,
        figure.partner,
        figure.flow,
        amount,
        figure.amount.currency,
        figure.period,
        goal,
        by,
    )
    return " ".join(str(part) for part in parts if part)


@pytest.mark.parametrize(
    ("expected", "lang", "text"),
    [
        ("VN LA total 1600 USD 2025-01/2025-05", "en", "Two-way trade between Viet Nam and Laos reached US$1.6 billion in the first five months of 2025."),
        ("VN TH export 3000 USD 2024", "en", "Viet Nam’s exports to Thailand were worth US$3 billion in 2024."),
        ("MY SG export 40000 USD 2024", "en", "Malaysian exports to Singapore came to US$40 billion in 2024."),
        ("MY JP import 40000 USD 2024", "en", "Imports from Japan by Malaysia came to US$40 billion in 2024."),
        ("JP MY export 40000 USD 2024", "en", "Malaysia waits. Malaysia hopes. Japanese exports to Malaysia were US$40 billion in 2024."),
        ("MY JP export 40000 USD 2024", "en", "Malaysia waits for Japan. Malaysia hopes. Exports were US$40 billion in 2024."),
        ("MY TH total 100000 MYR 2024", "en", "Trade between Malaysia and Thailand was RM100 billion (US$24 billion) in 2024."),
        ("VN LA total 2000 USD 2024", "en", "Trade between Viet Nam and Laos rose. It reached US$2 billion in 2024."),
        ("MY JP total 30000 USD", "en", "Trade between Malaysia and Japan was over US$30 billion."),
        ("MY JP total 30000 USD 2024", "en", "Malaysia waits. Malaysia hopes. US$30 billion in trade with Japan came in 2024."),
        ("MY JP total 30000 USD 2024", "en", "Malaysia waits for Japan. Malaysia hopes. In 2024 trade was US$30 billion."),
        ("MY JP total 30000 USD 2024", "en", "Malaysia and Japan waited in 2024. Trade of Malaysia and Japan was US$30 billion."),
        ("VN TH total 25000 USD target by 2030", "en", "Viet Nam and Thailand set a target of raising trade to US$25 billion by 2030."),
        ("VN TH total 25000 USD target", "en", "Viet Nam and Thailand set a target of raising trade to US$25 billion."),
        ("VN TH total 25000 USD target by 2029", "en", "Viet Nam and Thailand aim by the end of 2029 for trade of US$25 billion."),
        ("VN LA total 1600 USD 2025-01/2025-05", "vi", "Kim ngạch thương mại Việt Nam - Lào đạt 1,6 tỷ USD trong 5 tháng đầu năm 2025."),
        ("SE VN total 2000 USD 2024", "sv", "Handeln mellan Sverige och Vietnam uppgick till 2 miljarder dollar 2024."),
    ],
)  # fmt: skip
def test_one_amount_is_one_figure(expected: str, lang: str, text: str) -> None:
    assert short(only(figures(text, lang))) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["VN LA total 5000 USD target by 2025", "VN LA total 10000 USD target by 2030"],
            "Viet Nam and Laos want trade to reach US$5 billion in 2025 and US$10 billion by 2030.",
        ),
        (
            ["VN LA total 2000 USD 2024", "VN LA total 20000 USD target by 2030"],
            "Trade between Viet Nam and Laos was US$2 billion in 2024. The two states want to reach above 20 billion by 2030.",
        ),
        (
            ["MY JP total 10000 USD target", "MY JP total 11000 USD 2024"],
            "The goal of US$10 billion was passed: trade between Malaysia and Japan reached US$11 billion in 2024.",
        ),
        (
            ["MY JP total 13000 USD 2023", "MY JP total 8000 USD 2024-01/2024-06"],
            "Trade between Malaysia and Japan was US$13 billion in 2023 and US$8 billion in the first half of 2024.",
        ),
        (
            ["MY JP total 13000 USD 2023", "MY JP export 8000 USD 2023"],
            "Trade between Malaysia and Japan was US$13 billion in 2023. Exports to Japan were US$8 billion.",
        ),
        (
            ["MY JP total 13000 USD 2023"],
            "Trade between Malaysia and Japan was US$13 billion in 2023. Again, trade between Malaysia and Japan was US$13 billion in 2023.",
        ),
        (
            ["MY JP total 13000 USD 2023"],
            "Trade between Malaysia and Japan was US$13 billion. Again, trade between Malaysia and Japan was US$13 billion in 2023.",
        ),
    ],
)  # fmt: skip
def test_figures_are_told_apart(expected: list[str], text: str) -> None:
    assert [short(figure) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Malaysia got investment of US$3 billion from Thailand, as trade grew.", id="an investment"
        ),
        pytest.param("Trade of Malaysia and Thailand: rice worth US$3 billion.", id="one kind of goods"),
        pytest.param(
            "Trade of Malaysia and Thailand gave US$3 billion in aid.", id="what it is stands behind"
        ),
        pytest.param("Malaysian rice exports to Thailand were US$3 billion.", id="goods beside the flow"),
        pytest.param("Malaysia has US$3 billion and Thailand nothing.", id="no trade"),
        pytest.param("Trade was US$1 billion.", id="nobody's"),
        pytest.param("Malaysian trade was US$1 billion.", id="with nobody"),
        pytest.param("Trade of Malaysia with Thailand grew by 5%.", id="no amount"),
        pytest.param(
            "Trade grew. The two states want to reach above 20 billion by 2030.", id="of no known currency"
        ),
        pytest.param("Trade of Malaysia and Thailand was US$3 billion in 2024...", id="a teaser"),
    ],
)
def test_other_amounts_are_no_trade(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They aim for 20 boats by 2030.", id="no money"),
        pytest.param("They aim for trade of 2 thousand by 2030.", id="too little"),
        pytest.param("Some 20 billion grains of rice were in trade.", id="no goal"),
    ],
)
def test_a_bare_number_is_money_only_where_it_is_a_goal(text: str) -> None:
    assert len(figures(f"Trade between Viet Nam and Laos was US$2 billion in 2024. {text}")) == 1


@pytest.mark.parametrize(
    ("growth", "compared", "text"),
    [
        (
            "100.4",
            "2024-01/2024-05",
            "{} US$1.6 billion in the first five months of 2025, up 100.4% compared with the same period of 2024.",
        ),
        (
            "100.4",
            "2024-01/2024-05",
            "{} US$1.6 billion in the first five months of 2025, up 100.4% year on year.",
        ),
        ("-5", "2023", "{} US$3 billion in 2024, down 5% from 2023."),
        ("-5", "2021", "{} US$3 billion in 2024, down 5% compared with 2021."),
        ("5", None, "{} grew 5% to US$3 billion in 2024."),
        ("-5", None, "{} fell 5% to US$3 billion in 2024."),
        ("5", None, "{} US$3 billion, up 5%."),
        (None, None, "{} US$3 billion in 2024, 5% of all."),
        (None, None, "{} US$3 billion in 2024."),
    ],
)
def test_growth_has_a_sign_and_what_it_is_compared_with(
    growth: str | None, compared: str | None, text: str
) -> None:
    figure = only(figures(text.format("Trade between Viet Nam and Laos")))
    assert figure.growth_percent == (None if growth is None else Decimal(growth))
    assert (figure.compared_with and figure.compared_with.edtf) == compared


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024-01-01/2024-02-29", "from 1 January 2024 to 29 February 2024"),
        ("{2021,2024}", "in 2021 and 2024"),
    ],
)
def test_a_period_that_cannot_be_moved_is_compared_with_nothing(period: str, words: str) -> None:
    figure = only(figures(f"Trade between Viet Nam and Laos was US$3 billion {words}, up 5% year on year."))
    assert (figure.period and figure.period.edtf, figure.compared_with) == (period, None)


def test_a_period_spoken_of_before_is_inferred() -> None:
    text = "Trade between Malaysia and Japan was US$13 billion in 2023. Exports to Japan were US$8 billion."
    second = figures(text)[1]
    assert quoted(text, second, "period") == ["2023"]
    assert [e.basis for e in second.evidence if e.field == "period"] == ["inferred"]


def test_the_states_spoken_of_before_are_inferred() -> None:
    text = "Malaysia waits for Japan. Malaysia hopes. In 2024 trade was US$30 billion."
    assert {e.basis for e in only(figures(text)).evidence if e.field == "partner"} == {"inferred"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Thailand's exports to India, mostly rice and fish, were worth $900 million in 2024."),
        ("sv", "Exporten från Thailand till Indien, främst ris och fisk, var värd 900 miljoner dollar 2024."),
        ("vi", "Xuất khẩu của Thái Lan sang Ấn Độ, chủ yếu là gạo và cao su, đạt 900 triệu USD năm 2024."),
    ],
)
def test_goods_that_are_examples_leave_a_figure_whole(lang: str, text: str) -> None:
    figure = only(read(text, lang).trade_figures)
    assert (figure.flow, str(figure.amount.value)) == ("export", "900000000")


def test_a_goal_of_one_sentence_is_none_of_the_next() -> None:
    text = "Thailand and India aim to lift trade to $35 billion by 2030. In 2023 trade exceeded $17 billion."
    figures = {(f.kind, str(f.amount.value)) for f in read(text).trade_figures}
    assert figures == {("target", "35000000000"), ("actual", "17000000000")}


@pytest.mark.parametrize(
    ("sides", "kept"), [("", False), (" between Viet Nam and Laos", True)], ids=["of nobody", "of the two"]
)
def test_a_sum_that_leaps_beyond_the_others_counts_only_where_its_states_are_named(
    sides: str, kept: bool
) -> None:
    text = f"Viet Nam's trade with Laos came to US$2.1 billion in 2024, after 1.9 billion in 2023. Trade{sides} came to US$40 billion in that year."
    assert (40_000_000_000 in {figure.amount.value for figure in figures(text)}) is kept
