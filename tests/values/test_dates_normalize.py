from __future__ import annotations

import warnings
from datetime import date, datetime

import pytest
from babel.dates import format_date, format_interval, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanhr.errors import (
    AmbiguousDateError,
    AseanhrError,
    DateParseError,
    InputTypeError,
    UnknownLanguageError,
    WeekdayConflictWarning,
)
from aseanhr.values import DateSpan, normalize_date
from aseanhr.values.dates import resolve_weekday
from aseanhr.values.dates.tables import LANGUAGES, load_table


@pytest.mark.parametrize("value", [None, 5, b"2025", ["2025"]])
def test_only_text_is_taken(value: object) -> None:
    with pytest.raises(InputTypeError):
        normalize_date(value)  # type: ignore[arg-type]


def test_arguments_of_the_wrong_type_are_named() -> None:
    with pytest.raises(InputTypeError, match="day_first"):
        normalize_date("8/7/2025", day_first=1)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="anchor"):
        normalize_date("today", lang="en", anchor=2025)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="lang"):
        normalize_date("today", lang=5)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["xx", "", "english", "e n", "q", "zz-ZZ"])
def test_unknown_languages_are_refused(lang: str) -> None:
    with pytest.raises(UnknownLanguageError):
        normalize_date("2025", lang=lang)


def test_a_region_decides_the_order_of_figures() -> None:
    assert load_table("en-GB").order == "DMY"
    assert load_table("en").order == ""


@pytest.mark.parametrize(
    "anchor",
    [date(2025, 7, 10), datetime(2025, 7, 10, 9, 0), "2025-07-10", DateSpan("2025-07-10")],  # noqa: DTZ001
)
def test_anchors_of_every_kind(anchor: date | str | DateSpan) -> None:
    assert normalize_date("yesterday", lang="en", anchor=anchor) == DateSpan("2025-07-09")


def test_bad_anchors() -> None:
    with pytest.raises(DateParseError):
        normalize_date("yesterday", lang="en", anchor="some day")
    with pytest.raises(DateParseError, match="first day"):
        normalize_date("yesterday", lang="en", anchor="../2030")


def test_an_anchor_is_asked_for() -> None:
    for text in (
        "8 July",
        "today",
        "last year",
        "July",
        "the same day",
        "this quarter",
        "Wednesday",
        "8-10 July",
    ):
        with pytest.raises(DateParseError, match="anchor"):
            normalize_date(text, lang="en")


def test_day_first_decides() -> None:
    with pytest.raises(AmbiguousDateError) as caught:
        normalize_date("08/07/2025", lang="en")
    assert caught.value.candidates == ("2025-07-08", "2025-08-07")
    assert normalize_date("08/07/2025", lang="en", day_first=True) == DateSpan("2025-07-08")
    assert normalize_date("08/07/2025", lang="en", day_first=False) == DateSpan("2025-08-07")
    assert normalize_date("08/07/2025", day_first=True) == DateSpan("2025-07-08")


def test_ambiguous_figures_carry_their_readings() -> None:
    with pytest.raises(AmbiguousDateError) as caught:
        normalize_date("2010-12", lang="en")
    assert caught.value.candidates == ("2010-12", "2010/2012")
    with pytest.raises(AmbiguousDateError) as caught:
        normalize_date("8/7", lang="en", anchor="2025-07-10")
    assert caught.value.candidates == ("2025-07-08", "2025-08-07")


def test_a_weekday_that_contradicts_its_date_is_warned_of() -> None:
    with pytest.warns(WeekdayConflictWarning):
        assert normalize_date("Friday, 8 July 2025", lang="en") == DateSpan("2025-07-08")
    with pytest.warns(WeekdayConflictWarning):
        assert normalize_date("Freitag, 8. Juli 2025") == DateSpan("2025-07-08")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        normalize_date("Tuesday, 8 July 2025", lang="en")


def test_other_forms_of_text_read_alike() -> None:
    import unicodedata

    for text in ("ngày 8 tháng 7 năm 2025", "cuối thập niên 1990", "thứ Tư tuần trước"):
        plain = normalize_date(text, lang="vi", anchor="2025-07-10")
        assert normalize_date(unicodedata.normalize("NFD", text), lang="vi", anchor="2025-07-10") == plain
        assert normalize_date(text.upper(), lang="vi", anchor="2025-07-10") == plain
    khmer = "ថ្ងៃទី៨\u200bខែកក្កដា\u200bឆ្នាំ២០២៥"
    assert normalize_date(khmer, lang="km") == DateSpan("2025-07-08")
    assert normalize_date("²⁰²⁵", lang="en") == DateSpan("2025")


def test_years_of_two_figures() -> None:
    assert normalize_date("8/7/25", lang="vi") == DateSpan("2025-07-08")
    assert normalize_date("8/7/85", lang="vi") == DateSpan("1985-07-08")
    assert normalize_date("8/7/45", lang="vi", anchor="2025-07-10") == DateSpan("2045-07-08")
    assert normalize_date("8/7/46", lang="vi", anchor="2025-07-10") == DateSpan("1946-07-08")


def test_hostile_texts_are_refused_at_once() -> None:
    for text in (
        "1" * 10**6,
        "1,1,1," * 10**5,
        " " * 10**6,
        "\u0301" * 10**5,
        "July 8, " * 10**5,
        "\0",
        "\ud800",
        "",
        "  ",
    ):
        with pytest.raises(DateParseError):
            normalize_date(text, lang="en")
        with pytest.raises(DateParseError):
            normalize_date(text)


@given(st.text(max_size=60), st.sampled_from([None, *LANGUAGES]))
def test_any_text_gives_a_span_or_an_error_of_ours(text: str, lang: str | None) -> None:
    try:
        span = normalize_date(text, lang=lang, anchor="2025-07-10")
    except AseanhrError:
        return
    except Warning:
        return
    assert DateSpan(str(span)) == span


PIECES = st.sampled_from(
    [
        "8",
        "12",
        "31",
        "2025",
        "2568",
        "July",
        "Mon",
        "the",
        "of",
        "-",
        "–",
        "/",
        ".",
        ",",
        "and",
        "to",
        "from",
        "between",
        "first",
        "half",
        "quarter",
        "Q3",
        "H1",
        "s",
        "late",
        "early",
        "last",
        "week",
        "ago",
        "in",
        "14:30",
        "pm",
        "(",
        ")",
        "'",
        "since",
        "before",
        "about",
        "1990",
        "08",
        "months",
        "five",
    ]
)


@given(st.lists(PIECES, max_size=10).map(" ".join))
def test_any_words_of_dates_give_a_span_or_an_error_of_ours(text: str) -> None:
    try:
        span = normalize_date(text, lang="en", anchor="2025-07-10")
    except (AseanhrError, Warning):
        return
    assert DateSpan(str(span)) == span
    assert span.start is None or span.end is None or span.start <= span.end


@settings(max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2044, 12, 31)), st.integers(1, 800), st.sampled_from(LANGUAGES))
def test_what_babel_writes_is_read_back(day: date, length: int, lang: str) -> None:
    other = date.fromordinal(day.toordinal() + length)
    for style in ("medium", "long", "full"):
        assert normalize_date(format_date(day, style, locale=lang), lang=lang).edtf == str(day)
    for skeleton in ("yMMM", "yMMMM"):
        assert normalize_date(format_skeleton(skeleton, day, locale=lang), lang=lang).edtf == f"{day:%Y-%m}"
        if (day.year, day.month) != (other.year, other.month):
            words = format_interval(day, other, skeleton, locale=lang)
            assert normalize_date(words, lang=lang).edtf == f"{day:%Y-%m}/{other:%Y-%m}"
    words = format_interval(day, other, "yMMMd", locale=lang)
    assert normalize_date(words, lang=lang).edtf == f"{day}/{other}"
    if lang not in ("en", "th"):  # ambiguous; two figures are of the Buddhist era
        assert normalize_date(
            format_date(day, "short", locale=lang), lang=lang, anchor="2025-01-01"
        ).edtf == str(day)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_month_of_every_language(lang: str) -> None:
    for month in range(1, 13):
        day = date(2024, month, 17)
        assert normalize_date(format_date(day, "long", locale=lang), lang=lang).edtf == str(day)


def test_weekdays_resolve_backward_and_forward() -> None:
    anchor = date(2025, 7, 8)  # a Tuesday
    assert [str(resolve_weekday(n, anchor)) for n in range(7)] == [
        "2025-07-07", "2025-07-08", "2025-07-02", "2025-07-03", "2025-07-04", "2025-07-05", "2025-07-06",
    ]  # fmt: skip
    assert [resolve_weekday(n, anchor, forward=True).day for n in range(7)] == [14, 8, 9, 10, 11, 12, 13]


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_without_a_year_the_nearest_is_meant(anchor: date, month: int, day: int) -> None:
    words = format_date(date(2000, month, day), "d MMMM", locale="sv")
    span = normalize_date(words, lang="sv", anchor=anchor)
    assert span.start is not None
    others = [date(anchor.year + n, month, day) for n in (-1, 0, 1)]
    assert abs(span.start - anchor) == min(abs(other - anchor) for other in others)
