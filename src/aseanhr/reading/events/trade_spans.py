"""The dates of a sentence as statistics tell them: so many months of a year, four quarters up to a day, a quarter that is over."""

from __future__ import annotations

import re
from datetime import date as day_of
from datetime import timedelta
from typing import TYPE_CHECKING

from aseanhr.reading.annotations import When
from aseanhr.values.amounts import find_amounts
from aseanhr.values.dates import DateSpan, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.document import Mark, Sentence
    from aseanhr.reading.features import Placed

__all__ = ["dates_of"]

_DECIMAL = re.compile(r"\d+[.,]\d+")
_ANY = "USD"
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])\d")
_NO_DAY = day_of(2001, 7, 1)
_LAG = 2  # months after which a count of months is still the latest
_LATE = 25  # day of a month from which that month may have been counted
_COUNTED = "the months of that year up to then"
_EDGE = "the time that ends then"


def dates_of(notes: Annotations, sentence: Sentence) -> list[When]:
    """Return the dates of a sentence in order, with the counts of months and the whole years that end on a day among them."""
    dates = [_apart(notes, date) for date in notes.dates_in(sentence)]
    dates = sorted([*dates, *_years(notes, sentence, dates)])
    for mark in notes.document.within("months", sentence):
        dates = _counted(notes, mark, dates)
    for mark in notes.document.within("trade_word", sentence, "ROLLING", "RUNNING"):
        dates = [_ending(mark, date) if _adjoins(notes, mark, date) else date for date in dates]
    return sorted(dates)


def _apart(notes: Annotations, date: When) -> When:
    """Return a date without the sum behind it: "i mars på 1,1 miljarder" names no days of March."""
    words, text, language = notes.document.words, notes.document.text, notes.document.language
    number = _DECIMAL.search(text, date.start, date.end)
    if number is None or number.end() != date.end or date.last >= len(words):
        return date
    behind = f"{number[0]} {words.written(date.last)} {_ANY}"
    magnitude = any(m.end == len(behind) for m in find_amounts(behind, lang=language))
    day = notes.anchor.day if notes.anchor else None
    begin = words.starts[max(date.first - 1, 0)]  # "i mars" is a month, "mars" alone may be a planet
    found = find_dates(text[begin : number.start()], lang=language, anchor=day or _NO_DAY)
    if not found or not magnitude:
        return date
    first, last = begin + found[0].start, begin + found[0].end
    span = found[0].value if day or not found[0].relative else None
    return date._replace(
        first=words.at(first),
        last=words.at(last),
        start=first,
        end=last,
        span=span,
        unit=found[0].unit,
        kind="month",
    )


def _years(notes: Annotations, sentence: Sentence, dates: list[When]) -> Iterator[When]:
    """Yield the years that stand alone behind a small word or a sign, before the end of a clause or a known word: "in Asia, 2027"."""
    document = notes.document
    words = document.words
    taken: list[Placed] = [*dates, *notes.amounts_in(sentence)]
    for n in range(sentence.first, sentence.last):
        form = words.forms[n]
        if not _YEAR.fullmatch(form) or any(span.first <= n < span.last for span in taken):
            continue
        if _stands_alone(notes, sentence, n):
            place = n, n + 1, words.starts[n], words.ends[n]
            yield When(*place, DateSpan(form), "year", "", "year", False, "stated", "")


def _stands_alone(notes: Annotations, sentence: Sentence, at: int) -> bool:
    """Tell whether a number counts nothing: a clause or a small word is before it, and behind it a clause or a known word."""
    document, after = notes.document, at + 1
    clauses = document.clauses
    opens = at == sentence.first or clauses[at - 1] != clauses[at]
    opens = opens or any(m.last == at for m in document.marks("link", max(at - 4, 0), at))
    ends = after == sentence.last or clauses[after] != clauses[at]
    known = (document.marks(family, after, after + 1) for family in ("link", "verb", "operator"))
    named = any(country.first == after for country in notes.countries_in(sentence))
    return opens and (ends or named or any(known))


def _counted(notes: Annotations, mark: Mark, dates: list[When]) -> list[When]:
    """Return the dates with a count of months as the first months of its year, if that is known."""
    if any(d.first < mark.first < d.last or (d.first == mark.first and d.unit != "day") for d in dates):
        return dates
    named = _year_of(notes, mark, dates)
    year = named.span.start.year if named and named.span and named.span.start else None
    year = year or _running(notes, int(mark.value))
    if year is None:
        return dates
    span = DateSpan(f"{year}-01/{year}-{int(mark.value):02d}")
    place = mark.first, mark.last, mark.start, mark.end
    if named is None:
        return [*dates, When(*place, span, "month", "", "months", False, "inferred", _COUNTED)]
    place = mark.first, max(named.last, mark.last), mark.start, max(named.end, mark.end)
    when = When(*place, span, "month", "", "months", False, named.basis, "")
    return [*(d for d in dates if d is not named), when]


def _year_of(notes: Annotations, mark: Mark, dates: list[When]) -> When | None:
    """Return the date beside a count of months that says of which year they are.

    In Vietnamese "11 tháng năm 2027" looks like a day of May.
    """
    beside = next((d for d in dates if d.first == mark.first or _adjoins(notes, mark, d)), None)
    if beside is None or beside.unit == "year":
        return beside
    return beside if beside.unit == "day" and not beside.relative else None


def _running(notes: Annotations, count: int) -> int | None:
    """Return the year of writing if so many of its months are just over, or a year that the text has told them of."""
    for date in notes.dates:
        span = date.span
        if (
            span
            and span.start
            and span.end
            and (span.start.month, span.start.day, span.end.month) == (1, 1, count)
        ):
            return span.end.year
    day = notes.anchor.day if notes.anchor else None
    if day is None:
        return None
    over = day.month - (day.day < _LATE)
    return day.year if over - _LAG < count <= over else None


def _adjoins(notes: Annotations, mark: Mark, date: When) -> bool:
    """Tell whether only small words stand between words and a date behind them."""
    document = notes.document
    small = {w for m in document.marks("link", mark.last, date.first) for w in range(m.first, m.last)}
    connectors = document.lexicon.connectors
    if mark.first <= date.first < mark.last:
        return True
    return mark.last <= date.first and all(
        w in small or document.words.forms[w] in connectors for w in range(mark.last, date.first)
    )


def _ending(mark: Mark, date: When) -> When:
    """Return the whole year, or the months of a year, that end with a date."""
    end = date.span.end if date.span else None
    if end is None:
        return date
    start = end.replace(month=1, day=1)
    if mark.value == "ROLLING":
        start = (end + timedelta(days=1)).replace(year=end.year - 1)
    span = DateSpan(f"{start.year}-{start.month:02d}/{end.year}-{end.month:02d}")
    return date._replace(
        first=mark.first, start=mark.start, span=span, unit="month", bound="", kind="months", note=_EDGE
    )
