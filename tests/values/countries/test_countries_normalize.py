from __future__ import annotations

import contextlib
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aseanhr.caches import clear_caches
from aseanhr.errors import (
    AmbiguousCountryError,
    InputTypeError,
    MissingExtraError,
    QueryError,
    UnknownCountryError,
    UnknownLanguageError,
)
from aseanhr.values.countries import Country, countries, normalize_country
from aseanhr.values.countries.folding import bare, fold
from aseanhr.values.countries.fuzzy import nearest

sys.path.insert(0, str(Path(__file__).parent))
import country_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES = country_tables.names()


def _label(row: tuple[str, str | None, str, str]) -> str:
    return f"{row[2] or 'none'}-{row[3]}-{row[0]!a}"


@pytest.mark.parametrize(("name", "lang", "code", "kind"), NAMES, ids=map(_label, NAMES))
def test_table_of_names(name: str, lang: str | None, code: str, kind: str) -> None:
    asked = "demonym" if kind == "demonym" else None
    if code:
        assert normalize_country(name, lang=lang, kind=asked).code == code
    else:
        with pytest.raises((UnknownCountryError, AmbiguousCountryError)):
            normalize_country(name, lang=lang, kind=asked)


def test_the_table_is_large_enough() -> None:
    assert len(NAMES) >= 600
    assert sum(not code for _, _, code, _ in NAMES) >= 290
    assert len({lang for _, lang, _, _ in NAMES if lang}) >= 23


def test_a_language_decides() -> None:
    with pytest.raises(AmbiguousCountryError) as caught:
        normalize_country("Kongo")
    assert caught.value.candidates == ("CD", "CG")
    assert normalize_country("Kongo", lang="pl") is Country("CG")
    assert normalize_country("AS") is Country("AS")
    assert normalize_country("AS", lang="id") is Country("US")
    with pytest.raises(UnknownCountryError):
        normalize_country("England")
    assert normalize_country("England", lang="wae") is Country("GB")


def test_case_tells_a_code_from_a_name() -> None:
    assert normalize_country("NGA") is Country("NG")
    assert normalize_country("Nga") is Country("RU")
    assert normalize_country("nga", lang="vi") is Country("RU")
    with pytest.raises(AmbiguousCountryError):
        normalize_country("nga")


@pytest.mark.parametrize("country", [land for land in countries() if not land.historic], ids=str)
def test_two_letters_are_a_code_in_any_case(country: Country) -> None:
    for code in (country.alpha_2, country.alpha_2.lower(), country.alpha_2.capitalize()):
        assert normalize_country(code) is country


def test_dots_or_a_language_make_letters_a_name() -> None:
    assert normalize_country("A.S.") is Country("US")
    assert normalize_country("as", lang="id") is Country("US")


def test_kinds() -> None:
    assert normalize_country("VN", kind="code") is Country("VN")
    assert normalize_country("NGA", kind="code") is Country("NG")
    assert normalize_country("🇻🇳", kind="code") is Country("VN")
    assert normalize_country("Siam", kind="former") is Country("TH")
    assert normalize_country("Thai", kind="demonym") is Country("TH")
    assert normalize_country("người Lào", kind="demonym", lang="vi") is Country("LA")
    assert normalize_country("Thailand", kind="demonym") is Country("TH")
    assert normalize_country("Laos", kind="name") is Country("LA")
    assert normalize_country("Siam", kind="name") is Country("TH")
    for name, kind in (
        ("Vietnam", "code"),
        ("Korea", "code"),
        ("Thailand", "former"),
        ("🇻🇳", "name"),
    ):
        with pytest.raises(UnknownCountryError):
            normalize_country(name, kind=kind)
    with pytest.raises(AmbiguousCountryError):
        normalize_country("Congolese", kind="demonym")
    with pytest.raises(QueryError, match="nickname"):
        normalize_country("Laos", kind="nickname")


def test_two_names_of_one_country_or_a_land_and_its_state() -> None:
    assert normalize_country("Guam (US)") is Country("GU")
    assert normalize_country("France, Martinique") is Country("MQ")
    assert normalize_country("Siam (Thailand)") is Country("TH")
    assert normalize_country("Croatia (local name: Hrvatska)") is Country("HR")
    for name in ("Georgia (US)", "Paris, France", "Laos (Vietnam)"):
        with pytest.raises(UnknownCountryError):
            normalize_country(name)


def test_a_second_name_may_be_a_former_one_a_code_or_a_flag() -> None:
    assert normalize_country("Myanmar (tidigare Burma)") is Country("MM")
    assert normalize_country("Laos 🇱🇦") is Country("LA")
    assert normalize_country("LA - Laos") is Country("LA")
    for name in ("Laos 🇻🇳", "VN - Laos", "🇻🇳 🇱🇦", "Korea 🇱🇦", "Myanmar (formerly)", "Laos & Co;"):
        with pytest.raises(UnknownCountryError):
            normalize_country(name)


def test_mended_encodings() -> None:
    assert normalize_country("CÃ´te d'Ivoire") is Country("CI")
    assert normalize_country("Ã\u0085land") is Country("AX")
    assert normalize_country("Viá»‡t Nam") is Country("VN")
    assert normalize_country("CÃƒÂ´te d'Ivoire") is Country("CI")
    with pytest.raises(UnknownCountryError):
        normalize_country("Ã´")
    with pytest.raises(UnknownCountryError):
        normalize_country("CÃƒÂ´te Nowhere")


@pytest.mark.parametrize("value", [None, 704, b"VN", ["VN"], float("nan")])
def test_only_text(value: object) -> None:
    with pytest.raises(InputTypeError):
        normalize_country(value)  # type: ignore[arg-type]


def test_languages_are_known_or_refused() -> None:
    assert normalize_country("Laos", lang="sv-SE") is Country("LA")
    assert normalize_country("中国", lang="zh_Hans_CN") is Country("CN")
    assert normalize_country("Laos", lang="no") is Country("LA")
    with pytest.raises(UnknownLanguageError):
        normalize_country("Laos", lang="xx")
    with pytest.raises(InputTypeError):
        normalize_country("Laos", lang=5)  # type: ignore[arg-type]


def test_a_subclass_of_text_is_text() -> None:
    class Name(str):
        __slots__ = ()

    assert normalize_country(Name("Laos")) is Country("LA")


def test_what_is_too_long_is_refused_unread() -> None:
    for text in ("a" * 1_000_000, "\u0301" * 100_000, "Laos " * 100):
        with pytest.raises(UnknownCountryError, match="too long"):
            normalize_country(text)


def _shuffled(name: str) -> Iterable[str]:
    yield name.upper()
    yield name.lower()
    yield f'  "{name}" '
    yield f"({name})"
    yield unicodedata.normalize("NFD", name)
    yield unicodedata.normalize("NFKC", name)


@given(st.sampled_from([row for row in NAMES if row[2] and row[3] in ("name", "former") and len(row[0]) > 4]))
def test_spelling_does_not_matter(row: tuple[str, str | None, str, str]) -> None:
    name, lang, code, _ = row
    for spelling in _shuffled(name):
        assert normalize_country(spelling, lang=lang).code == code


@given(st.sampled_from(countries()))
def test_every_english_name_and_code_comes_back(country: Country) -> None:
    assert normalize_country(country.code) is country
    living = {
        "AIDJ": "DJ",
        "BUMM": "MM",
        "BYAA": "BY",
        "DYBJ": "BJ",
        "HVBF": "BF",
        "NHVU": "VU",
        "RHZW": "ZW",
    }
    living |= {"TPTL": "TL", "ZRCD": "CD"}
    if country.code != "CG":  # "Congo" alone is ambiguous
        assert normalize_country(country.name).code == living.get(country.code, country.code)


@given(st.text(max_size=60))
def test_any_text_gives_a_country_or_one_of_two_errors(text: str) -> None:
    with contextlib.suppress(UnknownCountryError, AmbiguousCountryError):
        assert isinstance(normalize_country(text), Country)


@given(st.text(max_size=40))
@example("\u00d9\ua92b")  # marks of two scripts on one letter
def test_keys_are_stable(text: str) -> None:
    assert fold(fold(text)) == fold(fold(fold(text)))
    assert bare(bare(text)) == bare(text)


def test_misspellings_only_when_asked_for() -> None:
    pytest.importorskip("rapidfuzz")
    for name, code in (("Vietnm", "VN"), ("Thialand", "TH"), ("Phillipines", "PH"), ("Kambodjaa", "KH")):
        with pytest.raises(UnknownCountryError):
            normalize_country(name)
        assert normalize_country(name, fuzzy=True).code == code
    with pytest.raises(AmbiguousCountryError):
        normalize_country("Austrlia", fuzzy=True)
    with pytest.raises(UnknownCountryError, match="too short"):
        normalize_country("Chas", fuzzy=True)
    for name in ("Georgia Tech", "Guinea pig", "completely different"):
        with pytest.raises(UnknownCountryError):
            normalize_country(name, fuzzy=True)
    with pytest.raises(UnknownCountryError):
        normalize_country("Northern Ireland", fuzzy=True)


def test_fuzzy_matching_without_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    with pytest.raises(MissingExtraError, match="fuzzy"):
        normalize_country("Vietnm", fuzzy=True)
    assert normalize_country("Vietnam", fuzzy=True) is Country("VN")


def test_the_nearest_name_needs_no_name_to_be_loaded_before() -> None:
    pytest.importorskip("rapidfuzz")
    clear_caches()

    assert nearest("Vietnamm", "vietnamm", None) is Country("VN")
