"""Amounts as bug reports of other libraries tell them; and what must not become another amount."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanhr.errors import AmountParseError
from aseanhr.values import Amount, find_amounts, normalize_amount
from aseanhr.values.amounts.tables import currency_codes, languages

TABLES = Path(__file__).parent / "amounts"


def rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


FIELD = rows("field.tsv")
FOUND = rows("found.tsv")
READ = [(lang, text, amount) for lang, text, amount in rows("expressions.tsv")]
READ += [(lang, text, amount) for _, lang, text, amount in FIELD if amount != "-"]


@pytest.mark.parametrize(("kind", "lang", "text", "expected"), FIELD)
def test_field_expression(kind: str, lang: str, text: str, expected: str) -> None:
    if expected == "-":
        with pytest.raises(AmountParseError):
            normalize_amount(text, lang=lang)
    else:
        assert str(normalize_amount(text, lang=lang)) == expected, kind


@pytest.mark.parametrize(("lang", "text", "expected"), FOUND)
def test_mentions_in_a_clause(lang: str, text: str, expected: str) -> None:
    text = text.replace("\\n", "\n")
    found = find_amounts(text, lang=lang)

    assert "; ".join(f"{text[m.start : m.end]} = {m.value}{'*' * m.carried}" for m in found) == expected


# Words that no language knows, in the place of a number, magnitude or currency; and signs.
UNKNOWN = ("zorp", "zwölfzig", "kvintijard", "₿", "¤", "∓", "zorpillion")


def sizes(amount: Amount) -> list[Decimal]:
    return sorted({abs(amount.value), abs(amount.value if amount.upper is None else amount.upper)})


def assert_same_or_error(lang: str, text: str, expected: str) -> None:
    try:
        amount = normalize_amount(text, lang=lang)
    except AmountParseError:
        return

    assert sizes(amount) == sizes(Amount(expected)), text


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(READ), st.sampled_from(UNKNOWN), st.data())
def test_an_unknown_word_never_makes_another_amount(
    row: tuple[str, str, str], word: str, data: st.DataObject
) -> None:
    lang, text, expected = row
    words = text.split(" ")
    place = data.draw(st.integers(0, len(words)))
    if "en och en halv" in text:  # its rest is an expression too, since "en" is no word of number by itself
        place = len(words)

    assert_same_or_error(lang, " ".join((*words[:place], word, *words[place:])), expected)


# Known words of those kinds, where they make no sense: a magnitude or currency too many, a second sign.
ASTRAY = {
    "en": ("million", "euros", "minus", "five"),
    "sv": ("miljoner", "kronor", "fem"),
    "vi": ("triệu", "đồng", "hai"),
    "id": ("juta", "rupiah", "dua"),
    "ms": ("juta", "ringgit", "dua"),
    "de": ("Millionen", "Euro", "fünf"),
    "fr": ("millions", "euros", "cinq"),
    "es": ("millones", "euros", "cinco"),
    "pt": ("milhões", "euros", "cinco"),
}


@pytest.mark.parametrize(("lang", "text", "expected"), [row for row in READ if row[0] in ASTRAY])
def test_a_word_too_many_behind_an_amount_is_understood_or_refused(
    lang: str, text: str, expected: str
) -> None:
    for word in ASTRAY[lang]:
        try:
            amount = normalize_amount(f"{text} {word}", lang=lang)
        except AmountParseError:
            continue
        known = sizes(Amount(expected))
        # "$5" with "million" behind it is another expression, which is understood.
        assert all(size in (*known, *(each * 10**6 for each in known)) for size in sizes(amount))


@pytest.mark.parametrize("dash", "‐‑‒–—―−﹣－﹘")
def test_every_dash_is_a_dash(dash: str) -> None:
    assert normalize_amount(f"US$5{dash}6 billion", lang="en") == Amount("5000000000..6000000000 USD")
    assert [m.value for m in find_amounts(f"rose 3{dash}5%", lang="en")] == [Amount("3..5%")]
    assert normalize_amount(f"5 {dash} 6 tỷ USD", lang="vi") == Amount("5000000000..6000000000 USD")


@pytest.mark.parametrize("dash", "-‐‑‒–−﹣－")
def test_every_hyphen_and_minus_is_a_sign(dash: str) -> None:
    text = f"fell {dash}3.2%"
    (mention,) = find_amounts(text, lang="en")

    assert (mention.value, text[mention.start : mention.end]) == (Amount("-3.2%"), f"{dash}3.2%")


@pytest.mark.parametrize("hyphen", "-‐‑﹣－")
def test_every_hyphen_joins_words(hyphen: str) -> None:
    assert normalize_amount(f"twenty{hyphen}five percent", lang="en") == Amount("25%")
    assert normalize_amount(f"1.5 percentage{hyphen}points", lang="en") == Amount("1.5pp")


# Codes that are common words of a language, in capitals too.
WORDS = {("fil", "MGA"), ("sv", "NIO")}


@pytest.mark.parametrize("lang", languages())
def test_a_code_before_a_small_figure_is_read_in_every_language(lang: str) -> None:
    for code in sorted(currency_codes()):
        if (lang, code) in WORDS:
            continue
        assert normalize_amount(f"{code} 5", lang=lang) == Amount(5, code)
        assert normalize_amount(f"5 {code}", lang=lang) == Amount(5, code)


@pytest.mark.parametrize("lang", languages())
def test_signs_belong_to_their_end_in_every_language(lang: str) -> None:
    assert normalize_amount("-1%–2%", lang=lang) == Amount("-1..2%")
    assert normalize_amount("-3% – -2%", lang=lang) == Amount("-3..-2%")
    assert normalize_amount("-5 – 2 USD", lang=lang) == Amount("-5..2 USD")


def test_the_same_in_any_decimal_context() -> None:
    texts = [
        ("en", "$12.3456 billion"),
        ("sv", "12,3456 miljarder kronor"),
        ("en", "rose from $4.123 to 5.345 billion"),
    ]
    texts += [("en", "exports $2.145 billion, imports 1.432"), ("en", "5.25 to 10.75 cents")]
    usual = [find_amounts(text, lang=lang) for lang, text in texts]
    money, rate = Amount(">=12345678901234567.89 VND"), Amount("12.3456789%")
    written = [amount.format(lang) for amount in (money, rate) for lang in languages()]
    for precision in (1, 2, 5):
        with localcontext(Context(prec=precision)):
            assert [find_amounts(text, lang=lang) for lang, text in texts] == usual
            assert [amount.format(lang) for amount in (money, rate) for lang in languages()] == written
            assert not Amount(">=10000000000000000000000000000001 VND").contains(
                Amount("10000000000000000000000000000000 VND")
            )
            assert Amount("<=10000000000000000000000000000001 VND").contains(
                Amount("10000000000000000000000000000000 VND")
            )


@pytest.mark.parametrize("digits", [28, 37, 40])
def test_long_numbers_are_written_whole(digits: int) -> None:
    number = "123456789" * 5
    amount = Amount(f"{number[:digits]}.6 IDR")

    assert number[:digits] in "".join(filter(str.isdecimal, amount.format("it")))
    assert (
        "".join(filter(str.isdecimal, Amount(f"-{number[:digits]}.25%").format("en")))
        == f"{number[:digits]}25"
    )


def test_nothing_is_read_over_the_end_of_a_line() -> None:
    assert find_amounts("5 million\nUSD", lang="en") == []
    assert [m.value for m in find_amounts("5 USD\nmillion", lang="en")] == [Amount("5 USD")]
    assert [m.value for m in find_amounts("exports $2.1 billion\nimports 1.4", lang="en")] == [
        Amount("2100000000 USD")
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "£5 won the race", ["5 GBP"]),
        ("en", "It has 2 million, 300 thousand dollars", []),
        ("en", "one million, two million dollars", ["2000000 USD"]),
        ("en", "five million point two dollars", []),
        ("en", "minus -5%", []),
        ("en", "Canadian US$5", ["5 USD"]),
        ("en", "Canadian $5", []),
        ("en", "five hundred $5 notes", ["5 USD"]),
        ("sv", "tvåhundra hundra och fem kronor", []),
        ("my", "သန်း USD 5", []),
        ("my", "သန်း ~5 USD", []),
        ("my", "သန်း သည် 5%", ["5%"]),
        ("en", "about million 5 USD", []),
        ("zh", "一元二次", []),
        ("zh", "投资五亿元一次性补贴", ["500000000 CNY"]),
        ("zh", "增长5%千家", ["5%"]),
        ("en", "5% K-pop", ["5%"]),
        ("en", "5% thousand", []),
        ("en", "up 5% half way", ["5%"]),
        ("zh", "零十元", []),
        ("zh", "一万零百元", ["10100 CNY"]),
        ("vi", "tăng từ 5% lên tới 6%", ["5%", "6%"]),
        ("vi", "lên tới 6%", ["<=6%"]),
    ],
)
def test_what_touches_an_amount(lang: str, text: str, expected: list[str]) -> None:
    assert [str(mention.value) for mention in find_amounts(text, lang=lang)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("75 US$ million", "75000000 USD"),
        ("-$1m to $2m", "-1000000..2000000 USD"),
        ("минус 3%", "-3%"),
        ("マイナス3%", "-3%"),
        ("etthundrafyrtiotvå kronor", "142 SEK"),
        ("doscientos treinta y un mil euros", "231000 EUR"),
        ("$5 to 10 cents", None),
        ("hundred twenty dollars", None),
        ("3万元欧元", None),
        ("$1.6 zorp billion", None),
    ],
)
def test_without_a_language(text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(AmountParseError):
            normalize_amount(text)
    else:
        assert str(normalize_amount(text)) == expected


@pytest.mark.parametrize(
    ("lang", "text", "reason", "unread"),
    [
        ("en", "hello", "it holds no number", ""),
        (None, "hello", "it holds no number", ""),
        ("en", "five zorps", "no currency or percent sign known here stands at its number", ""),
        ("vi", "năm triệu", "no currency or percent sign known here stands at its number", ""),
        (None, "It cost 5 Zorps", "'zorps' is not a currency or magnitude known here", "Zorps"),
        ("en", "Kč 5", "'kč' is not a currency or magnitude known here", "Kč"),
        ("en", "5", "it has a number without a currency or percent sign", ""),
        ("en", "1,60 USD", "its number cannot be read beside its words", ""),
        ("en", "$5 and $6 and $7", "it holds more than one amount", ""),
    ],
)
def test_an_error_says_what_is_not_understood_and_where(
    lang: str | None, text: str, reason: str, unread: str
) -> None:
    with pytest.raises(AmountParseError) as caught:
        normalize_amount(text, lang=lang)

    assert caught.value.reason == reason
    assert (text[caught.value.start : caught.value.end] if unread else "") == unread
    assert (caught.value.start is None) == (not unread)
