"""One reading of language tags for countries, dates, amounts and the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aseanhr.errors import InputTypeError, UnknownLanguageError
from aseanhr.reading.lexicon import LANGUAGES, lexicon_of
from aseanhr.text import language_of, read_tag
from aseanhr.text.locales import locale_of
from aseanhr.values.amounts.tables import lexicon
from aseanhr.values.countries.languages import known_language
from aseanhr.values.dates.tables import load_table

Reducer = Callable[[str], str]
REDUCERS: dict[str, Reducer] = {
    "countries": known_language,
    "dates": lambda tag: load_table(tag).lang,
    "amounts": lambda tag: lexicon(tag).lang,
    "reading": lambda tag: lexicon_of(tag).tag,
    "locales": lambda tag: locale_of(tag).language,
}
everywhere = pytest.mark.parametrize("reduce", REDUCERS.values(), ids=REDUCERS)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("vi", "vi"),
        (" SV_se ", "sv-SE"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("ZH-hANT", "zh-Hant"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH"),
        ("de-1996-CH-1901", "de-CH"),
        ("sr-RS-Latn", "sr-RS"),
        ("en-x-at-Latn", "en"),
        ("en-u-ca-buddhist", "en"),
        ("en-GB-US", "en-GB"),
        ("en-Latn-Cyrl", "en-Latn"),
        ("en_US.UTF-8", "en-US"),
        ("sv_SE@euro", "sv-SE"),
        ("mo", "ro"),
        ("tl-PH", "fil-PH"),
        ("in", "id"),
        ("iw", "he"),
        ("cmn-Hans-CN", "zh-Hans-CN"),
        ("vie", "vi"),
        ("nn", "nn"),
        ("no", "nb"),
    ],
)
def test_a_tag_is_taken_apart(tag: str, expected: str) -> None:
    assert str(read_tag(tag)) == expected


@pytest.mark.parametrize(
    "tag", ["", " ", "-", "e", "english", "e1", "en--US", "en-", "en-abcdefghi", "en-É", "C", "sv SE", "e" * 200, "en" + "-a" * 40]
)  # fmt: skip
@everywhere
def test_what_is_no_tag_is_refused_everywhere(tag: str, reduce: Reducer) -> None:
    with pytest.raises(UnknownLanguageError, match="unknown language"):
        reduce(tag)


@everywhere
def test_what_is_no_text_is_refused_everywhere(reduce: Reducer) -> None:
    with pytest.raises(InputTypeError, match=r"lang|locale"):
        reduce(5)  # type: ignore[arg-type]


@everywhere
@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US.UTF-8", "en-Latn-US", "en-x-odd", "eng"])
def test_english_is_english_everywhere(tag: str, reduce: Reducer) -> None:
    assert reduce(tag) == "en"


@pytest.mark.parametrize("reader", ["countries", "dates", "amounts", "locales"])
@pytest.mark.parametrize(("tag", "language"), [("tl", "fil"), ("in", "id"), ("zsm", "ms"), ("yue", "zh"), ("iw", "he")])  # fmt: skip
def test_codes_of_one_language_are_one_everywhere(tag: str, language: str, reader: str) -> None:
    assert REDUCERS[reader](tag) == REDUCERS[reader](language) == language


@pytest.mark.parametrize("tag", ["nn", "nb", "no", "nn-NO", "nor"])
def test_norwegian_is_read_under_all_its_codes(tag: str) -> None:
    assert lexicon(tag) is lexicon("nb")
    assert known_language(tag) in ("nb", "nn")
    assert load_table(tag).lang in ("nb", "nn")


def test_moldavian_is_romanian() -> None:
    assert load_table("mo") is load_table("ro")
    assert known_language("mo") == "ro"
    with pytest.raises(UnknownLanguageError, match="'mo'; known: ar, bn"):
        lexicon("mo")


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        language_of("xx-ZZ", LANGUAGES)

    assert (caught.value.lang, caught.value.known) == ("xx-ZZ", LANGUAGES)
    with pytest.raises(UnknownLanguageError) as caught:
        language_of("xx", frozenset(LANGUAGES))
    assert caught.value.known == ()


def test_an_error_shows_no_more_than_the_beginning_of_a_tag() -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        known_language("x" * 10**6)

    assert len(str(caught.value)) < 120
    assert len(caught.value.lang) == 10**6


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh-TW", "zh_Hant_TW"),
        ("zh-Hant", "zh_Hant"),
        ("sr-Latn-XQ", "sr_Latn"),
        ("sv-Cyrl-FI", "sv_FI"),
        ("en-XQ", "en"),
        ("tl", "fil"),
    ],
)
def test_a_locale_is_as_much_of_a_tag_as_cldr_knows(tag: str, expected: str) -> None:
    assert str(locale_of(tag)) == expected


def test_a_locale_has_all_its_data_though_little_of_it_is_kept() -> None:
    locale = locale_of("de-AT")

    assert locale.territories["LA"] == "Laos"
    assert locale.months["format"]["wide"][1] == "Jänner"
    assert locale_of("de-AT") is locale
    with pytest.raises(KeyError):
        locale._data["nothing"]


def test_babel_keeps_no_locale_that_was_loaded_here() -> None:
    from babel import localedata

    for name in ("fo", "ga", "ga_IE"):
        localedata._cache.pop(name, None)
    localedata.load("vi")  # by others
    for tag in ("fo", "vi", "ga-IE"):
        assert locale_of(tag).date_formats["long"]

    assert not {"fo", "ga", "ga_IE"} & localedata._cache.keys()
    assert "vi" in localedata._cache
