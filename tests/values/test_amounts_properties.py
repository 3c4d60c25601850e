"""Properties of amounts: Babel as oracle, any text at all, and the data as built."""

from __future__ import annotations

import importlib.util
import json
import random
import re
from decimal import Context, Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_percent,
    get_currency_symbol,
    get_group_symbol,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanhr.errors import AmountParseError, UnknownLanguageError
from aseanhr.resources import read_resource
from aseanhr.values import Amount, find_amounts, normalize_amount
from aseanhr.values.amounts import QUALIFIERS
from aseanhr.values.amounts.tables import languages
from pinned import skip_unless_pinned

ROOT = Path(__file__).resolve().parents[2]
CURATED = ("en", "sv", "vi", "id", "ms", "fil", "th", "lo", "km", "my", "zh", "ta", "fr", "pt", "de", "es")
REGIONS = ("de-CH", "en-IN", "en-ZA", "es-MX", "fr-CH", "pt-PT", "sv-FI", "zh-Hant")
CURRENCIES = (
    "USD",
    "EUR",
    "VND",
    "SEK",
    "THB",
    "IDR",
    "PHP",
    "MYR",
    "SGD",
    "CNY",
    "JPY",
    "KHR",
    "LAK",
    "MMK",
    "BND",
)
FRAGMENTS = (
    "5", "1,6", "1.6", "25", " ", "%", "$", "US$", "USD", "billion", "million", "tỷ", "miljarder", "nearly", "over",
    "fell by", "-", "–", "to", "between", "and", "half", "a", "five", "hundred", "ล้าน", "บาท", "ร้อยละ", "亿", "十",
    "百分之", "美元", "கோடி", "or more", "point", "\u200b", "\u0301", "\n", ".", ",", "/", "(", "+", "kr", "İ",
)  # fmt: skip

values = st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=2)
amounts = st.one_of(
    st.builds(
        lambda value, currency, qualifier: Amount(value, currency, qualifier=qualifier),
        values,
        st.sampled_from(CURRENCIES),
        st.sampled_from(QUALIFIERS),
    ),
    st.builds(
        lambda value, sign, points, qualifier: Amount(
            value * sign, percent=True, points=points, qualifier=qualifier
        ),
        values,
        st.sampled_from((1, -1)),
        st.booleans(),
        st.sampled_from(QUALIFIERS),
    ),
    st.builds(
        lambda value, width, currency: Amount(value, currency, upper=value + width),
        values,
        st.integers(1, 10**6),
        st.sampled_from(CURRENCIES),
    ),
)


@given(amounts)
def test_canonical_text_round_trips(amount: Amount) -> None:
    again = Amount(str(amount))

    assert again == amount
    assert hash(again) == hash(amount)
    assert str(again) == str(amount)


@settings(max_examples=400, deadline=None)
@given(amounts, st.sampled_from((*languages(), *REGIONS)))
def test_formatted_amounts_read_back(amount: Amount, lang: str) -> None:
    assert normalize_amount(amount.format(lang), lang=lang) == amount


def test_formatting_by_locale() -> None:
    def spaced(text: str) -> str:
        return text.replace("\xa0", " ").replace("\u202f", " ")

    assert spaced(Amount("~<1600000000 SEK").format("sv")) == "nästan 1 600 000 000 kr"
    assert spaced(Amount("-3.2%").format("vi")) == "-3,2%"
    assert spaced(Amount("8..10%").format("de")) == "8 %–10 %"
    assert spaced(Amount("1.5pp").format("fr")) == "1,5 points de pourcentage"
    assert spaced(Amount(">5 THB").format("ja")).startswith(">")
    assert Amount("5 PHP").format("tl") == Amount("5 PHP").format("fil")
    with pytest.raises(UnknownLanguageError):
        Amount("5%").format("xx")


@pytest.mark.parametrize("region", ["de-CH", "de-LI", "en-CH", "fr-CH", "it-CH"])
@pytest.mark.parametrize("sign", ["'", "’"])  # as Babel 2.19 has it, and as it was before
def test_swiss_numbers_have_all_their_groups(monkeypatch: pytest.MonkeyPatch, region: str, sign: str) -> None:
    monkeypatch.setattr("babel.numbers.get_group_symbol", lambda *_, **__: sign)
    for text in ("1234567891.25 CHF", "-3208852424%", "1000000pp", "12345..67890123 VND", "999 SEK"):
        amount = Amount(text)
        written = amount.format(region)
        assert normalize_amount(written, lang=region) == amount
        assert len(re.findall(f"(?<=[0-9]){sign}[0-9]{{3}}(?![0-9])", written)) == written.count(sign)
        assert re.search("[0-9]{4}", written) is None


def test_groups_are_those_of_the_locale() -> None:
    assert Amount("1234567891 INR").format("hi") == "₹1,23,45,67,891"


def test_a_region_whose_signs_the_tables_do_not_know_yet_is_written_as_they_read_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("babel.numbers.get_decimal_symbol", lambda *_, **__: ",")

    assert Amount("1234567.5 CHF").format("en-IE") == "CHF1\xa0234\xa0567.50"
    assert Amount("1234567%").format("en-IE") == "1\xa0234\xa0567%"


def test_the_callers_decimal_context_rounds_nothing() -> None:
    with localcontext(Context(prec=2)):
        assert Amount("12.3456789%").format("en") == "12.3456789%"
        assert Amount("371451878980943014955017236.6 IDR").format("it").startswith("371.451.878.980")


@pytest.mark.parametrize("name", ["চীনা য়ুয়ান", "চীনা ইউয়ান"])  # by the release of CLDR
def test_both_bengali_names_of_the_yuan_are_read(name: str) -> None:
    assert normalize_amount(f"৫ {name}", lang="bn") == Amount("5 CNY")


# Every language, and every region that writes numbers in another way: more than 10,000 texts in all.
LOCALES = (
    *languages(),
    *(tag for tag in json.loads(read_resource("data", "amounts", "index.json"))["conventions"] if "-" in tag),
)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LOCALES)
def test_what_babel_writes_is_read(lang: str) -> None:
    chance = random.Random(lang)
    locale, language = Locale.parse(lang, sep="-"), Locale.parse(lang.partition("-")[0])
    # Babel 2.19 takes apostrophes between groups for quotation marks and drops them in pairs.
    groups = get_group_symbol(locale) != "'"
    for _ in range(60):
        value = Decimal(chance.randrange(1, 10 ** chance.randrange(1, 11))) / chance.choice((1, 100))
        currency = chance.choice(CURRENCIES)
        exactly: dict[str, Any] = {
            "currency_digits": False,
            "decimal_quantization": False,
            "group_separator": groups,
        }
        texts = {
            format_currency(value, currency, locale=locale, **exactly): Amount(value, currency),
            format_percent(
                value / 100, locale=locale, decimal_quantization=False, group_separator=groups
            ): Amount(value, percent=True),
        }
        if locale == language:  # a region's own names of currencies are not known
            named = format_currency(value, currency, locale=locale, format_type="name", **exactly)
            texts[named] = Amount(value, currency)
        for text, amount in texts.items():
            if get_currency_symbol(currency, locale) == "$" and currency != "USD" and "$" in text:
                continue  # the dollar of the region, which without its name is taken for that of the United States
            assert normalize_amount(text, lang=lang) == amount


@pytest.mark.parametrize("lang", [lang for lang in CURATED if lang != "zh"])  # Babel has no long forms for zh
@pytest.mark.parametrize("power", range(3, 15))
def test_compact_numbers_of_babel_are_read(lang: str, power: int) -> None:
    value = Decimal(5).scaleb(power)
    text = format_compact_decimal(value, format_type="long", locale=lang)

    assert normalize_amount(f"{text} USD", lang=lang) == Amount(value, "USD")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)))
def test_any_text_gives_ordered_spans(text: str) -> None:
    for lang in (*CURATED, None):
        end = 0
        for mention in find_amounts(text, lang=lang):
            assert end <= mention.start < mention.end <= len(text)
            end = mention.end
            assert Amount(str(mention.value)) == mention.value
            assert mention.kind == mention.value.kind
        try:
            amount = normalize_amount(text, lang=lang)
        except AmountParseError as error:
            assert error.text == text  # noqa: PT017
        else:
            assert [mention.value for mention in find_amounts(text, lang=lang)] == [amount]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join), st.sampled_from(CURATED))
def test_a_paragraph_before_only_shifts(text: str, lang: str) -> None:
    alone = find_amounts(text, lang=lang)
    shifted = find_amounts("Abc.\n\n\n" + text, lang=lang)

    assert [(m.start + 7, m.end + 7, m.value) for m in alone] == [(m.start, m.end, m.value) for m in shifted]


@pytest.mark.parametrize(
    "unit", ["1,1,", "1 ", "9", "5% ", "five ", "$1-", "十", "between ", "fell by ", " ", "\u0301"]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_repeated_pieces_do_no_harm(unit: str, lang: str) -> None:
    for mention in find_amounts(unit * (20_000 // len(unit)), lang=lang):
        assert mention.end > mention.start


@pytest.mark.slow
def test_tables_are_as_built() -> None:
    skip_unless_pinned()
    spec = importlib.util.spec_from_file_location("build_amounts", ROOT / "tools" / "build_amounts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.main(["--check"]) == 0
