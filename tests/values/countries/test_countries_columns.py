from __future__ import annotations

import sys
from typing import Any

import pytest

from aseanhr.errors import InputTypeError, QueryError, UnknownCountryError, UnknownLanguageError
from aseanhr.values.countries import Country, normalize_countries, unmatched

NAMES = ["Laos", None, "Việt Nam", "ASEAN", "Laos"]
KEPT = ["LA", None, "VN", "ASEAN", "LA"]
NULLED = ["LA", None, "VN", None, "LA"]


def test_lists_give_countries() -> None:
    laos, vietnam = Country("LA"), Country("VN")
    assert normalize_countries(NAMES, on_error="keep") == [laos, None, vietnam, "ASEAN", laos]
    assert normalize_countries(iter(NAMES), on_error="null") == [laos, None, vietnam, None, laos]
    assert normalize_countries([float("nan"), "Laos"]) == [None, laos]
    assert normalize_countries(["thailändska"], lang="sv", kind="demonym") == [Country("TH")]
    with pytest.raises(UnknownCountryError):
        normalize_countries(NAMES)


@pytest.mark.parametrize("column", ["Laos", b"Laos", 5, None, [5], [b"Laos"]])
def test_what_is_no_column(column: Any) -> None:
    with pytest.raises(InputTypeError):
        normalize_countries(column)


@pytest.mark.parametrize("odd", [["Laos"], {"a": 1}, 5, b"Laos", {1}])
def test_what_is_no_text_in_a_column(odd: Any) -> None:
    assert normalize_countries(["Laos", odd], on_error="null") == [Country("LA"), None]
    for on_error in ("raise", "keep"):
        with pytest.raises(InputTypeError):
            normalize_countries([odd], on_error=on_error)


def test_missing_values_of_pandas_in_a_list() -> None:
    pandas = pytest.importorskip("pandas")

    assert normalize_countries([pandas.NA, pandas.NaT, float("nan"), None, "Laos"]) == [
        *[None] * 4,
        Country("LA"),
    ]


def test_unknown_way_to_treat_errors() -> None:
    with pytest.raises(QueryError, match="on_error"):
        normalize_countries([], on_error="ignore")


@pytest.mark.parametrize("dtype", ["object", "str", "string", "category"])
def test_pandas(dtype: str) -> None:
    pandas = pytest.importorskip("pandas")
    column = pandas.Series(NAMES, name="state", index=[3, 1, 4, 1, 5], dtype=dtype)
    for on_error, wanted in (("keep", KEPT), ("null", NULLED)):
        found = normalize_countries(column, on_error=on_error)
        assert isinstance(found, pandas.Series)
        assert (found.name, list(found.index)) == ("state", [3, 1, 4, 1, 5])
        assert [
            None if value is None or value != value else value
            for value in found.astype("object").where(found.notna(), None)
        ] == wanted
    with pytest.raises(UnknownCountryError):
        normalize_countries(column)


def test_polars() -> None:
    polars = pytest.importorskip("polars")
    column = polars.Series("state", NAMES)
    assert normalize_countries(column, on_error="keep").to_list() == KEPT
    found = normalize_countries(column.cast(polars.Categorical), on_error="null")
    assert (found.to_list(), found.name, found.dtype) == (NULLED, "state", polars.String)


def test_arrow() -> None:
    arrow = pytest.importorskip("pyarrow")
    assert normalize_countries(arrow.array(NAMES), on_error="keep").to_pylist() == KEPT
    chunked = normalize_countries(arrow.chunked_array([NAMES[:2], NAMES[2:]]), on_error="null")
    assert (chunked.to_pylist(), chunked.num_chunks) == (NULLED, 2)
    with pytest.raises(InputTypeError):
        normalize_countries(arrow.array([1, 2]))


def test_every_kind_of_pandas_column_comes_back_as_it_is() -> None:
    pandas = pytest.importorskip("pandas")

    index = normalize_countries(pandas.Index(["Laos", None, "Laos"], name="state"))
    assert isinstance(index, pandas.Index)
    assert (index.name, [*index.fillna("")]) == ("state", ["LA", "", "LA"])
    array = normalize_countries(pandas.array(["Laos", pandas.NA], dtype="string"))
    assert (str(array.dtype), [*array.fillna("")]) == ("string", ["LA", ""])
    assert [*normalize_countries(pandas.Categorical(["Laos", None, "Viet Nam"]))] == ["LA", None, "VN"]


def test_what_is_missing_stays_missing() -> None:
    pandas = pytest.importorskip("pandas")

    assert normalize_countries([pandas.NA, pandas.NaT, float("nan"), None]) == [None] * 4


@pytest.mark.parametrize("name", [["Laos"], 5, b"Laos", {"a": 1}])
def test_what_is_no_name_is_refused(name: object) -> None:
    with pytest.raises(InputTypeError, match="name must be str"):
        normalize_countries(["Laos", name])


@pytest.mark.parametrize(
    ("library", "table"),
    [("pandas", "DataFrame"), ("polars", "DataFrame"), ("polars", "LazyFrame"), ("pyarrow", "table")],
)
def test_a_table_is_no_column(library: str, table: str) -> None:
    made = getattr(pytest.importorskip(library), table)({"state": ["Laos"]})

    with pytest.raises(InputTypeError, match=r"one column|iterable"):
        normalize_countries(made)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("code", ["LA", "SUHH"]),
        ("alpha_2", ["LA", "SU"]),
        ("alpha_3", ["LAO", "SUN"]),
        ("numeric", ["418", "810"]),
        ("name", ["Laos", Country("SUHH").name]),
    ],
)
def test_a_column_may_hold_another_form_of_each_country(to: str, expected: list[str]) -> None:
    pandas = pytest.importorskip("pandas")
    names = ["Laos", "Soviet Union"]

    assert normalize_countries(names, to=to) == expected
    assert [*normalize_countries(pandas.Series(names), to=to)] == expected


def test_an_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(QueryError, match="alpha_3"):
        normalize_countries(["Laos"], to="iso")


@pytest.mark.parametrize("on_error", ["raise", "null", "keep"])
def test_a_wrong_language_is_an_error_whatever_becomes_of_names(on_error: str) -> None:
    with pytest.raises(UnknownLanguageError):
        normalize_countries(["Laos"], lang="xx-", on_error=on_error)


def test_what_does_not_match_is_told_with_how_often_and_why() -> None:
    found = unmatched(["Laos", "Vietnem", None, "Korea", "Vietnem", "Korea", "Narnia", 5, "Vietnem"])

    assert [(one.value, one.count, one.nearest) for one in found] == [
        ("Vietnem", 3, ("Vietnam",)),
        ("Korea", 2, ("North Korea", "South Korea")),
        ("5", 1, ()),
        ("Narnia", 1, ()),
    ]
    assert "may be any of KP, KR" in found[1].reason
    assert repr(found[2]) == "'5' ×1: it is not text"


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_report_of_a_column_of_any_library(library: str) -> None:
    made = pytest.importorskip(library)
    column = (
        made.array(["Laos", None, "Vietnem"])
        if library == "pyarrow"
        else made.Series(["Laos", None, "Vietnem"])
    )

    assert [one.value for one in unmatched(column)] == ["Vietnem"]
    with pytest.raises(InputTypeError):
        unmatched("Laos")


def test_a_report_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)

    assert [(one.value, one.nearest) for one in unmatched(["Vietnem", "Oz"])] == [("Oz", ()), ("Vietnem", ())]
