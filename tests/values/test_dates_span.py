from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanhr.errors import DateParseError, InputTypeError, UnknownLanguageError
from aseanhr.values import DateSpan, normalize_date
from aseanhr.values.dates.tables import LANGUAGES

TEXTS = [
    "2025-07-08",
    "2025-10",
    "2025",
    "0127",
    "198X",
    "19XX",
    "1XXX",
    "2015~",
    "1862?",
    "1862%",
    "2025-21",
    "2025-22",
    "2025-23",
    "2025-24",
    "2009/..",
    "../2030",
    "2025-05-15/2025-05-16",
    "2025-10/2025-11",
    "2026/2030",
    "2025-07/2025-09",
    "2025-01/2025-06",
    "{2014-04-22..2014-04-24,2014-04-26..2014-04-27}",
    "{2023,2025}",
    "1872-XX",
    "1872-XX-XX",
    "1985-04-XX",
    "1849-21-XX",
    "156X-12-25",
    "1000/2000",
    "2015~/2018",
    "16XX/18XX",
    "2025-07-08T14:30",
    "2025-07-08T14:30:15",
    "2025-07-08T14:30+07:00",
]
SPANS = [*TEXTS, "early 2025", "mid 2025-07", "late 198X", "late ../2030"]
BAD = [
    "2025-13",
    "2025-02-30",
    "2025-00",
    "20255",
    "25",
    "X",
    "20X5",
    "XXXX",
    "2030/2026",
    "../..",
    "/",
    "{}",
    "{2025,}",
    "2025-25",
    "1985-XX-04",
    "early",
    "late2025",
    "T14:30",
    "2025T14:30",
    "2025-07-08T25:00",
    "2025/2026/2027",
    "2025-07-08T",
    "2024-W99",
    "sometime",
    "{2025..}",
]


@pytest.mark.parametrize("text", SPANS)
def test_text_makes_the_round_trip(text: str) -> None:
    span = DateSpan(text)
    assert str(span) == text
    assert DateSpan(str(span)) == span
    assert pickle.loads(pickle.dumps(span)) == span
    assert copy.deepcopy(span) == span
    assert eval(repr(span)) == span
    assert hash(span) == hash(DateSpan(text))


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(DateParseError):
        DateSpan(text)


@pytest.mark.parametrize("value", [None, 2025, b"2025", date(2025, 7, 8)])
def test_the_constructor_takes_text_only(value: object) -> None:
    with pytest.raises(InputTypeError):
        DateSpan(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2025-07-08", "2025-07-08", "2025-07-08", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("198X", "1980-01-01", "1989-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("00XX", "0001-01-01", "0099-12-31", "century"),
        ("1XXX", "1000-01-01", "1999-12-31", "millennium"),
        ("2025-22", "2025-06-01", "2025-08-31", "season"),
        ("2025-24", "2025-12-01", "2026-02-28", "season"),
        ("2025-07/2025-09", "2025-07-01", "2025-09-30", "quarter"),
        ("2025-01/2025-06", "2025-01-01", "2025-06-30", "half"),
        ("2025-02/2025-04", "2025-02-01", "2025-04-30", "period"),
        ("2025-10/2026-03", "2025-10-01", "2026-03-31", "period"),
        ("2025-07-07/2025-07-13", "2025-07-07", "2025-07-13", "week"),
        ("2025-07-08/2025-07-14", "2025-07-08", "2025-07-14", "period"),
        ("2026/2030", "2026-01-01", "2030-12-31", "period"),
        ("2009/..", "2009-01-01", None, "period"),
        ("../2030", None, "2030-12-31", "period"),
        ("{2014-04-26..2014-04-27,2014-04-22}", "2014-04-22", "2014-04-27", "period"),
        ("{2014/..,2010}", "2010-01-01", None, "period"),
        ("{../2014,2020}", None, "2020-12-31", "period"),
        ("156X-12-25", "1560-12-25", "1569-12-25", "day"),
    ],
)
def test_bounds_and_precision(text: str, start: str | None, end: str | None, precision: str) -> None:
    span = DateSpan(text)
    assert (span.start and str(span.start), span.end and str(span.end)) == (start, end)
    assert span.precision == precision


def test_part_time_and_approximation_are_kept_apart_from_the_date() -> None:
    span = DateSpan("late 2015~")
    assert (span.edtf, span.part, span.approximate, span.end) == ("2015~", "late", True, date(2015, 12, 31))
    at = DateSpan("2025-07-08T14:30+07:00")
    assert at.edtf == "2025-07-08"
    assert at.time == time(14, 30, tzinfo=timezone(timedelta(hours=7)))
    assert not at.approximate
    assert DateSpan("1862%").approximate
    assert at != DateSpan("2025-07-08")


def test_from_dates() -> None:
    day = date(2025, 5, 15)
    assert DateSpan.from_dates(day, day) == DateSpan("2025-05-15")
    assert DateSpan.from_dates(day, date(2025, 5, 16)) == DateSpan("2025-05-15/2025-05-16")
    assert DateSpan.from_dates(day, None) == DateSpan("2025-05-15/..")
    assert DateSpan.from_dates(None, day) == DateSpan("../2025-05-15")
    with pytest.raises(DateParseError):
        DateSpan.from_dates(None, None)
    with pytest.raises(DateParseError):
        DateSpan.from_dates(date(2025, 5, 16), day)


def test_a_span_never_changes() -> None:
    span = DateSpan("2025")
    with pytest.raises(AttributeError):
        span.part = "late"
    with pytest.raises(AttributeError):
        del span.edtf


def test_order_is_by_start_then_end() -> None:
    texts = [
        "../2030",
        "2024",
        "2025-01",
        "2025",
        "early 2025",
        "late 2025",
        "2025-07-08",
        "2025-07-08T09:00",
        "2026/..",
    ]
    spans = [DateSpan(text) for text in texts]
    assert sorted([*spans[5:], *spans[:5]]) == spans
    assert DateSpan("2024") <= DateSpan("2024") < DateSpan("2025")
    with pytest.raises(TypeError):
        assert DateSpan("2024") < "2025"
    assert DateSpan("2024") != "2024"


@pytest.mark.parametrize(
    ("one", "two", "contains", "overlaps", "precedes"),
    [
        ("2025", "2025-07-08", True, True, None),
        ("2025", "2025-07", True, True, None),
        ("2025-07-08", "2025", None, True, None),
        ("2025-07-08", "2025-07-08", True, True, False),
        ("2025-07-07", "2025-07-08", False, False, True),
        ("2025-07-08", "2025-07-07", False, False, False),
        ("2025-06", "2025-07-08", False, False, True),
        ("2024-06/2025-07", "2025-07/2026-01", False, None, None),
        ("2024-06/2025-08", "2025-07/2026-01", False, True, False),
        ("2024-06/2025-09", "2025-07/2026-01", False, True, False),
        ("2025-07-01/2025-07-08", "2025-07-08/2025-07-10", False, True, False),
        ("2009/..", "2025", True, True, False),
        ("../2008", "2025", False, False, True),
        ("2026/2030", "2028", True, True, False),
        ("{2014-04-22..2014-04-24,2014-04-26..2014-04-27}", "2014-04-25", False, False, False),
        ("{2014-04-22..2014-04-24,2014-04-26..2014-04-27}", "2014-04-23", True, True, False),
        ("{2014-04-22,2014-04-26}", "{2014-04-22,2014-04-27}", False, True, False),
    ],
)
def test_comparisons_say_what_they_do_not_know(
    one: str, two: str, contains: bool | None, overlaps: bool | None, precedes: bool | None
) -> None:
    span = DateSpan(one)
    assert (span.contains(two), span.overlaps(two), span.precedes(two)) == (contains, overlaps, precedes)
    assert DateSpan(two).overlaps(one) is overlaps


def test_comparisons_take_dates_text_and_spans() -> None:
    span = DateSpan("2025")
    assert span.contains(date(2025, 7, 8))
    assert span.contains(datetime(2025, 7, 8, 12, 0))  # noqa: DTZ001
    assert span.contains(DateSpan("2025-07"))
    with pytest.raises(InputTypeError):
        span.contains(2025)  # type: ignore[arg-type]


days = st.dates(date(1000, 1, 1), date(2900, 1, 1))


@given(st.tuples(days, days).map(sorted), st.tuples(days, days).map(sorted))
def test_days_compare_as_days_do(one: list[date], two: list[date]) -> None:
    a, b = DateSpan.from_dates(*one), DateSpan.from_dates(*two)
    assert a.precedes(b) is (one[1] < two[0])
    assert a.overlaps(b) is (one[0] <= two[1] and two[0] <= one[1])
    assert a.contains(b) is (one[0] <= two[0] and two[1] <= one[1])


@given(st.tuples(days, days).map(sorted))
def test_any_two_days_make_the_round_trip(pair: list[date]) -> None:
    span = DateSpan.from_dates(*pair)
    assert DateSpan(str(span)) == span
    assert (span.start, span.end) == tuple(pair)


@pytest.mark.parametrize("lang", [*LANGUAGES, "en-GB", "it", "ja", "ko", "nl", "ru"])
def test_a_formatted_span_reads_back(lang: str) -> None:
    wrong = {}
    for text in [*SPANS, "{2025-07,2025-09}", "2025-07-08/..", "../2025-07-08", "2015~/.."]:
        if text in ("0127", "1XXX"):
            continue
        span = DateSpan(text)
        words = span.format(lang)
        back = normalize_date(words, lang=lang)
        if back != span:
            wrong[text] = (words, str(back))
    assert wrong == {}


def test_formats_name_their_locale() -> None:
    assert DateSpan("2025-07-08").format("de") == "8. Juli 2025"
    assert DateSpan("late 2025").format("sv_SE") == "slutet av 2025"
    assert DateSpan("2025-07-08").format("fil-PH") == DateSpan("2025-07-08").format("fil")
    assert DateSpan("2025-07-08").format("en-XQ") == "July 8, 2025"
    with pytest.raises(UnknownLanguageError):
        DateSpan("2025").format("xx")
    with pytest.raises(InputTypeError):
        DateSpan("2025").format(None)  # type: ignore[arg-type]


def test_an_interval_of_one_year_stays_an_interval() -> None:
    plan = DateSpan("2027/2027")
    assert plan.edtf == "2027/2027"
    assert (plan.start, plan.end) == (DateSpan("2027").start, DateSpan("2027").end)
