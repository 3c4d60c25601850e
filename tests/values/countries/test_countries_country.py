from __future__ import annotations

import copy
import pickle

import pytest

from aseanhr.errors import InputTypeError, UnknownCountryError, UnknownLanguageError
from aseanhr.values.countries import Country, countries


def test_one_instance_by_every_code() -> None:
    vietnam = Country("VN")
    assert all(Country.of(code) is vietnam for code in ("VN", "vn", "VNM", "704"))
    assert (vietnam.alpha_2, vietnam.alpha_3, vietnam.numeric, vietnam.alpha_4) == ("VN", "VNM", "704", None)
    assert (vietnam.name, vietnam.official_name) == ("Vietnam", "Socialist Republic of Viet Nam")
    assert (vietnam.flag, vietnam.historic, vietnam.code) == ("🇻🇳", False, "VN")


def test_withdrawn_entities_are_named_by_four_letters() -> None:
    union = Country("SUHH")
    assert (str(union), union.alpha_2, union.historic, union.flag) == ("SUHH", "SU", True, None)
    assert Country("VDVN").numeric is None


def test_kosovo() -> None:
    kosovo = Country("XK")
    assert (kosovo.alpha_3, kosovo.numeric, kosovo.name) == ("XKX", "412", "Kosovo")


@pytest.mark.parametrize("country", countries(), ids=str)
def test_round_trips(country: Country) -> None:
    assert Country(str(country)) is country
    assert pickle.loads(pickle.dumps(country)) is country
    assert copy.copy(country) is country
    assert copy.deepcopy(country) is country
    assert repr(country) == f"Country({country.code!r})"
    assert country.name
    assert country.official_name


def test_order_is_by_code() -> None:
    assert sorted([Country("VN"), Country("BN"), Country("SUHH")]) == [
        Country("BN"),
        Country("SUHH"),
        Country("VN"),
    ]
    assert list(countries()) == sorted(countries(), key=str)
    with pytest.raises(TypeError):
        assert Country("VN") < "ZZ"


def test_immutable() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Country("VN").name = "x"
    with pytest.raises(AttributeError, match="immutable"):
        del Country("VN").name


@pytest.mark.parametrize("code", ["", "ZZ", "SU", "Vietnam", "7040", "ASEAN"])
def test_what_is_no_code(code: str) -> None:
    with pytest.raises(UnknownCountryError, match="no code"):
        Country(code)


@pytest.mark.parametrize("code", [None, 704, b"VN"])
def test_what_is_no_text(code: object) -> None:
    with pytest.raises(InputTypeError):
        Country(code)  # type: ignore[arg-type]


def test_names_in_languages() -> None:
    assert Country("LA").name_in("sv") == "Laos"
    assert Country("TH").name_in("th") == "ไทย"
    assert Country("CN").name_in("zh-Hant") == "中國"
    assert Country("VN").name_in("en") == "Vietnam"
    assert Country("SUHH").name_in("vi") == "Soviet Union"


def test_official_names_in_languages() -> None:
    assert Country("LA").official_name_in("vi") == "Cộng hòa Dân chủ Nhân dân Lào"
    assert Country("TH").official_name_in("sv") == "Konungariket Thailand"
    assert Country("TH").official_name_in("en-GB") == "Kingdom of Thailand"
    assert Country("AQ").official_name_in("sv") == Country("AQ").name_in("sv")


@pytest.mark.parametrize("locale", ["xx", "", "not a locale", "e" * 300])
def test_unknown_locale(locale: str) -> None:
    with pytest.raises(UnknownLanguageError):
        Country("VN").name_in(locale)
    with pytest.raises(UnknownLanguageError):
        Country("VN").official_name_in(locale)
