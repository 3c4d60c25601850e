"""Amounts: the value, reading, finding."""

from __future__ import annotations

import pickle
from decimal import ROUND_DOWN, Decimal, localcontext

import pytest

from aseanhr.errors import AmountParseError, InputTypeError, UnknownLanguageError
from aseanhr.values import Amount, find_amounts, normalize_amount
from aseanhr.values.amounts import QUALIFIERS
from aseanhr.values.amounts.numbers import Convention
from aseanhr.values.amounts.tables import currency_codes, languages, lexicon

CANONICAL = [
    "1600000000 USD", "-5 SEK", "~25 THB", ">25000000000 USD", ">=5 MYR", "~<949000000 USD", "<10 EUR", "<=100 VND",
    "18.8%", "-3.2%", "8..10%", "~-5..-3%", "1.5pp", "-0.5pp", "0.05%", "5000000000..6000000000 USD",
]  # fmt: skip


@pytest.mark.parametrize("text", CANONICAL)
def test_text_round_trips(text: str) -> None:
    amount = Amount(text)

    assert str(amount) == text
    assert repr(amount) == f"Amount({text!r})"
    assert eval(repr(amount)) == amount
    assert pickle.loads(pickle.dumps(amount)) == amount


def test_parts() -> None:
    amount = Amount("~<5..6 USD")

    assert (amount.value, amount.upper, amount.currency, amount.qualifier) == (
        Decimal(5),
        Decimal(6),
        "USD",
        "nearly",
    )
    assert not amount.percent
    assert Amount("1.5pp").percent
    assert Amount("1.5pp").points
    assert Amount("1.5%").percent
    assert not Amount("1.5%").points
    assert Amount(5, "USD", upper=6, qualifier="nearly") == amount
    assert Amount(Decimal("-0.0"), percent=True) == Amount("0%")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5 USD", "money"),
        ("5..6 USD", "money_range"),
        ("5%", "percent"),
        ("5..6%", "percent_range"),
        ("5pp", "percentage_points"),
        ("5..6pp", "percentage_points_range"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert Amount(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "USD",
        "5 usd",
        "5 XYZ",
        "USD 5",
        "6..5 USD",
        "5..5%",
        "5e3 USD",
        "1,5%",
        "5 %",
        "٥%",
        "5%\n",
        "~~5%",
    ],
)
def test_other_texts_are_not_canonical(text: str) -> None:
    with pytest.raises(AmountParseError):
        Amount(text)


def test_contradictory_parts_are_refused() -> None:
    with pytest.raises(AmountParseError):
        Amount(5)
    with pytest.raises(AmountParseError):
        Amount(5, "USD", percent=True)
    with pytest.raises(AmountParseError):
        Amount(5, "XXX")
    with pytest.raises(AmountParseError):
        Amount(5, "USD", qualifier="some")
    with pytest.raises(AmountParseError):
        Amount(5, "USD", upper=4)
    with pytest.raises(AmountParseError):
        Amount("5 USD", "USD")
    with pytest.raises(AmountParseError):
        Amount(Decimal("NaN"), "USD")
    with pytest.raises(AmountParseError):
        Amount(Decimal("1e99"), "USD")


@pytest.mark.parametrize("value", [1.5, None, b"5 USD", True])
def test_wrong_types_are_refused(value: object) -> None:
    with pytest.raises(InputTypeError):
        Amount(value, "USD")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        normalize_amount(value)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        find_amounts(value)  # type: ignore[arg-type]


def test_wrong_currency_type_is_refused() -> None:
    with pytest.raises(InputTypeError):
        Amount(5, 752)  # type: ignore[arg-type]


def test_amounts_are_immutable() -> None:
    amount = Amount("5 USD")

    with pytest.raises(AttributeError):
        amount.value = Decimal(6)
    with pytest.raises(AttributeError):
        del amount.value


def test_equality_and_hash() -> None:
    assert Amount("5 USD") == Amount(Decimal("5.00"), "USD")
    assert hash(Amount("5 USD")) == hash(Amount(Decimal("5.00"), "USD"))
    assert (
        len(
            {
                Amount("5 USD"),
                Amount("~5 USD"),
                Amount("5 SEK"),
                Amount("5%"),
                Amount("5pp"),
                Amount("5..6 USD"),
            }
        )
        == 6
    )
    assert Amount("5 USD") != "5 USD"


def test_order_within_one_unit() -> None:
    ordered = [Amount(text) for text in ("4 USD", "<5 USD", "5 USD", ">5 USD", "5..6 USD", "6 USD")]

    assert sorted((ordered[3], ordered[0], *ordered[4:], *ordered[1:3])) == ordered
    assert ordered[0] < ordered[1] <= ordered[2]
    assert ordered[2] > ordered[1] >= ordered[0]


@pytest.mark.parametrize("other", [Amount("5 SEK"), Amount("5%"), 5])
def test_different_units_do_not_compare(other: object) -> None:
    amount = Amount("5 USD")

    with pytest.raises(TypeError):
        amount < other  # noqa: B015
    with pytest.raises(TypeError):
        amount <= other  # noqa: B015
    with pytest.raises(TypeError):
        amount > other  # noqa: B015
    with pytest.raises(TypeError):
        amount >= other  # noqa: B015
    for compare in (amount.precedes, amount.overlaps, amount.contains):
        with pytest.raises(InputTypeError):
            compare(other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "precedes", "overlaps", "contains"),
    [
        ("5%", "6%", True, False, False),
        ("6%", "5%", False, False, False),
        ("5%", "5%", False, True, True),
        ("~5%", "9%", None, None, None),
        ("9%", "~<5%", None, None, None),
        ("<5%", "5%", True, False, False),
        ("<5%", ">5%", True, False, False),
        ("<=5%", "5%", None, True, True),
        (">5%", "5%", False, False, False),
        (">5%", ">5%", None, True, True),
        (">5%", "6%", None, True, True),
        (">=5%", "5%", False, True, True),
        ("5..8%", "6..7%", None, True, True),
        ("6..7%", "5..8%", None, True, False),
        ("5..6%", "8..9%", True, False, False),
        ("5..6%", ">9%", True, False, False),
        (">9%", "5..6%", False, False, False),
        (">5%", "<9%", None, True, False),
        (">-3%", "-4%", None, True, True),
        ("<-3%", "-2%", None, True, True),
        (">5..6%", "5%", False, True, True),
        ("<5..6%", "7%", True, False, False),
    ],
)
def test_three_valued_comparisons(
    left: str,
    right: str,
    precedes: bool | None,
    overlaps: bool | None,
    contains: bool | None,
) -> None:
    a, b = Amount(left), Amount(right)

    assert (a.precedes(b), a.overlaps(b), a.contains(b)) == (precedes, overlaps, contains)


def found(text: str, lang: str | None) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], str(m.value)) for m in find_amounts(text, lang=lang)]


def test_running_text_in_english() -> None:
    text = (
        "Turnover reached over US$5.5 billion in the first five months of 2025, up 18.8% on the year, against a target "
        "of $25bn by 2030. Inflation eased from 5% to 4.1 percent; 120 delegates of 11 states met on 8-9 July 2025. "
        "The bank gave S$25 million (US$18.6 million), between 5 and 6 percent of it at once. Resolution 52/19."
    )

    assert found(text, "en") == [
        ("over US$5.5 billion", ">5500000000 USD"),
        ("18.8%", "18.8%"),
        ("$25bn", "25000000000 USD"),
        ("5%", "5%"),
        ("4.1 percent", "4.1%"),
        ("S$25 million", "25000000 SGD"),
        ("US$18.6 million", "18600000 USD"),
        ("between 5 and 6 percent", "5..6%"),
    ]
    assert found(text, None) == found(text, "en")


def test_running_text_in_swedish() -> None:
    text = "Handeln nådde drygt 1,6 miljarder USD, en ökning med 100,4 %; under 2024 minskade exporten med 3,2 procent."

    assert found(text, "sv") == [
        ("drygt 1,6 miljarder USD", ">1600000000 USD"),
        ("100,4 %", "100.4%"),
        ("3,2 procent", "-3.2%"),
    ]


def test_offsets_are_those_of_the_original() -> None:
    text = "Giá: gần 2\u200d5 tỷ\u00a0USD, giảm ３,２ %."

    assert found(text, "vi") == [("gần 2\u200d5 tỷ\u00a0USD", "~<25000000000 USD"), ("３,２ %", "-3.2%")]


def test_level_words_give_no_sign() -> None:
    assert found("It rose from 5 to 6 percent.", "en") == [("5", "5%"), ("6 percent", "6%")]
    assert found("It fell to 6 percent.", "en") == [("6 percent", "6%")]
    assert found("A cut, and 6 percent by hand", "en") == [("6 percent", "6%")]
    assert found("In May the fall of 3 (again by 6 percent)", "en") == [("6 percent", "6%")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 USD/kg", ["5 USD"]),
        ("5%, 6%", ["5%", "6%"]),
        ("$5-6", ["5..6 USD"]),
        ("$5 - 6 people", ["5 USD"]),
        ("5% - 6 USD", ["5%", "6 USD"]),
        ("$6-5", ["6 USD"]),
        ("US$5-US$6", ["5..6 USD"]),
        ("5 USD to 6 EUR", ["5 USD", "6 EUR"]),
        ("5 to a percent", ["1%"]),
        ("$25 CAD", ["25 CAD"]),
        ("Rp 25 USD", []),
        ("-US$5", ["-5 USD"]),
        ("US$-5", ["-5 USD"]),
        ("$5 -6 percent", ["5 USD", "-6%"]),
        ("5 million-dollar", ["5000000 USD"]),
        ("5 million 4 thousand 3 hundred dollars", ["5004300 USD"]),
        ("5 million 6 percent", []),
        ("five million five million dollars", []),
        ("half a percent", ["0.5%"]),
        ("three and a half percent", ["3.5%"]),
        ("five and six percent", ["6%"]),
        ("two point percent", []),
        ("a half and dollars", []),
        ("three point two five percent", ["3.25%"]),
        ("1,234.5.6 percent", []),
        ("x5%", []),
        ("A-5%", []),
        ("1/5%", []),
        ("5%/7", ["5%"]),
        ("5 USD5", ["5 USD"]),
        ("$0.5/5", []),
        ("about over 5%", [">5%"]),
        ("5% or more or less", [">=5%"]),
        ("several 5%", []),
        ("several by 5%", ["5%"]),
        ("from between 5 and 6%", ["5..6%"]),
        ("USD USD 5", ["5 USD"]),
        ("9" * 25 + " USD", []),
        ("999999999999999999999999 thousand USD", []),
        ("999999999999999999999999 thousand-999999999999999999999999 million USD", []),
        ("1" * 30 + "%", []),
        ("over  5%", [">5%"]),
        ("p5 million", []),
        ("a/5%", []),
        ("5%5%", ["5%", "5%"]),
        ("two thousand and five dollars", ["2005 USD"]),
        ("twenty half dollars", ["20.5 USD"]),
        ("half half percent", []),
        ("half of the percent", []),
        ("1 billion 2,3,4 dollars", []),
        ("2 million and dollars", []),
        ("one point two three four five six seven eight percent", ["1.2345678%"]),
        ("by 5%", ["5%"]),
        ("one lakh half dollars", ["150000 USD"]),
        ("between between 5%", ["5%"]),
        ("5% down more", ["-5%"]),
        ("$5-𝟓%", ["5 USD"]),
        ("5 to million dollars", []),
        ("5-x6%", []),
        ("5% of-5%", ["5%"]),
        ("minus about 5%", ["~-5%"]),
        ("minus by 5%", ["-5%"]),
        ("over by 5%", [">5%"]),
        ("minus a 5%", ["5%"]),
        ("5 half dollars", []),
        ("two point " + "two " * 30 + "percent", []),
        ("by a another a another a another a another 5%", ["5%"]),
        ("5% or more or so or less", [">=5%"]),
        ("one " * 30 + "dollars", []),
        ("two three four million dollars", []),
        ("two three million million thousand dollars", []),
        ("$5 and 50 members", ["5 USD"]),
        ("$5 and 1,2,3 cents", ["5 USD"]),
        ("5 dollars 50 cents 25 cents 5 cents", ["5.75 USD", "0.05 USD"]),
        ("$5 to 6 and 50 cents", ["5..6 USD", "0.5 USD"]),
        ("1.5 point 5 million dollars", ["5000000 USD"]),
    ],
)
def test_borderline_texts(text: str, expected: list[str]) -> None:
    assert [str(mention.value) for mention in find_amounts(text, lang="en")] == expected


def test_two_amounts_are_not_one() -> None:
    with pytest.raises(AmountParseError, match="more than one"):
        normalize_amount("5% and 6%", lang="en")
    with pytest.raises(AmountParseError, match="other things"):
        normalize_amount("5% of 300 members", lang="en")
    with pytest.raises(AmountParseError, match="longer"):
        normalize_amount("5%" + " " * 400, lang="en")


def test_doubt_between_languages_is_an_error() -> None:
    for text in ("1.600 USD", "1,234 USD", "1,6 billion USD"):
        with pytest.raises(AmountParseError, match="give lang="):
            normalize_amount(text)
        assert find_amounts(text) == []
    assert normalize_amount("$5 billion") == Amount("5000000000 USD")
    assert normalize_amount("25億円") == Amount("2500000000 JPY")


def test_languages_and_regions() -> None:
    assert normalize_amount("1.600,5 EUR", lang="de") == Amount("1600.5 EUR")
    assert normalize_amount("1’600.5 EUR", lang="de-CH") == Amount("1600.5 EUR")
    assert normalize_amount("1,600.5 USD", lang="es_MX") == Amount("1600.5 USD")
    assert normalize_amount("₱5", lang="tl-PH") == Amount("5 PHP")
    assert normalize_amount("1.6亿元", lang="zh-Hans-CN") == Amount("160000000 CNY")
    for lang in ("xx", "", "english", "e"):
        with pytest.raises(UnknownLanguageError):
            normalize_amount("5%", lang=lang)
    with pytest.raises(InputTypeError):
        find_amounts("5%", lang=5)  # type: ignore[arg-type]
    assert "vi" in languages()
    assert lexicon("vi") is lexicon("vi-VN")


def test_every_language_reads_signs_and_codes() -> None:
    for lang in languages():
        assert normalize_amount("€5", lang=lang) == Amount("5 EUR")
        assert normalize_amount("5 USD", lang=lang) == Amount("5 USD")
        assert normalize_amount("5%", lang=lang) == Amount("5%")
        assert normalize_amount("≥5 THB", lang=lang) == Amount(">=5 THB")


def test_small_letters_are_codes_only_where_they_are_no_words() -> None:
    assert normalize_amount("5 usd", lang="en") == Amount("5 USD")
    assert "ALL" in currency_codes()
    with pytest.raises(AmountParseError):
        normalize_amount("5 all", lang="en")


@pytest.mark.parametrize("lang", ["en", "sv", "th"])
def test_the_decimal_context_changes_nothing(lang: str) -> None:
    with localcontext() as context:
        context.prec = 3
        context.rounding = ROUND_DOWN

        assert normalize_amount("1234567 USD", lang=lang).value == 1234567
    with localcontext() as context:
        context.prec = 2

        assert str(normalize_amount("-1234567 USD", lang="en")) == "-1234567 USD"
        assert str(normalize_amount("a fall of 1.234 to 5.678 percent", lang="en")) == "-5.678..-1.234%"
        assert str(normalize_amount("two thousand five hundred dollars", lang="en")) == "2500 USD"
        assert str(normalize_amount("1234 point 5 percent", lang="en")) == "1234.5%"
        assert str(normalize_amount("1.23456 billion USD", lang="en")) == "1234560000 USD"


def test_conventions() -> None:
    indian = Convention(".", ", ", indian=True)

    assert indian.read("12,34,567.5") == Decimal("1234567.5")
    assert indian.read("1,234,567") == 1234567
    assert Convention(",", ".").read_indian("12,34,567") is None
    assert Convention(".", ",").read_indian("1,2") is None
    assert Convention(",", ".", lenient=True).read("1.6") == Decimal("1.6")
    assert Convention(",", ".", lenient=True).read("1.2.6") is None


def test_bounds() -> None:
    assert Amount("5%").bounds == (Decimal(5), Decimal(5))
    assert Amount("5..6%").bounds == (Decimal(5), Decimal(6))
    assert Amount(">-3%").bounds == (None, Decimal(-3))
    assert Amount("~<5%").bounds is None


def test_signs_of_other_currencies_are_not_written() -> None:
    assert Amount("5 JPY").format("zh-Hant").startswith("JPY")


def test_a_malformed_number_is_not_summed_up() -> None:
    assert find_amounts("tvåhundra hundra kronor", lang="sv") == []


def test_burmese_rates_decline_behind_two_words() -> None:
    assert normalize_amount("၅ ရာခိုင်နှုန်း ပိုမို ပြန်လည် ကျဆင်း", lang="my") == Amount("-5%")
    assert normalize_amount("၅ ရာခိုင်နှုန်း ပိုမို ပြန်လည် ပိုမို", lang="my") == Amount("5%")


def test_absurd_sums_are_refused() -> None:
    assert find_amounts("9" * 24 + " mkr", lang="sv") == []
    assert find_amounts("kyat", lang="my") == []


def test_odd_tags_fall_back_on_their_language() -> None:
    assert normalize_amount("5%", lang="en-x-odd") == Amount("5%")
    assert Amount("5.5%").format("en-x-odd") == "5.5%"
    for n in range(300):
        assert lexicon(f"en-x-{n}") is lexicon("en")


def test_qualifiers_are_documented() -> None:
    assert QUALIFIERS == ("exact", "approx", "over", "at_least", "nearly", "less_than", "up_to")


@pytest.mark.parametrize("text", ["1600000000.00 USD", "US$1.60 billion", "1.6 billion dollars"])
def test_number_is_kept_in_its_plain_form(text: str) -> None:
    assert str(normalize_amount(text, lang="en").value) == "1600000000"
    assert str(normalize_amount("3.20%", lang="en").value) == "3.2"


def test_same_words_far_apart_are_read_alike() -> None:
    found = find_amounts("".join(f"{n}% of {n % 7} or $1; " for n in range(2000)), lang="en")

    assert [str(mention.value) for mention in found if mention.value.percent] == [
        f"{n}%" for n in range(2000)
    ]


def test_two_spaces_before_a_unit_are_one() -> None:
    assert str(normalize_amount("5  million  USD", lang="en")) == "5000000 USD"
