"""Records in the order in which they belong: meetings of a series with what is missing, the trade of a pair."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from aseanhr.dataset.query import time_of
from aseanhr.errors import QueryError
from aseanhr.records import Gap, Meeting, TradeFigure
from aseanhr.records.ids import meeting_id
from aseanhr.values.countries import Country, normalize_country

if TYPE_CHECKING:
    from aseanhr.records.meeting import Series

__all__ = ["between_countries", "in_order", "sided"]

_KINDS = ("actual", "forecast", "target")
_UNEXPLAINED = "No meeting of this number is among these records."


def in_order(series: str, meetings: Iterable[Meeting], gaps: Iterable[Gap]) -> tuple[Meeting | Gap, ...]:
    """Return the meetings of one series in order, with a gap for each number that is missing between two.

    Args:
        series: the series.
        meetings: its meetings.
        gaps: what is known to be missing; what is not among the meetings only by choice is a gap too.
    """
    known = {gap.ordinal: gap for gap in gaps if gap.series == series}
    numbered = {meeting.ordinal: meeting for meeting in meetings if meeting.ordinal is not None}
    items: list[Meeting | Gap] = [meeting for meeting in meetings if meeting.ordinal is None]
    items += numbered.values()
    items += [known.get(number) or _gap(series, number) for number in _missing(numbered, known)]
    last_day: dict[tuple[int, int], date] = {}
    for item in items:
        if item.ordinal is not None:
            last_day[_rank(item.ordinal)] = _day(item)
    # A gap has no date: it follows the meeting before it.
    latest = date.min
    for rank in sorted(last_day):
        latest = last_day[rank] = max(latest, last_day[rank])
    return tuple(
        sorted(
            items,
            key=lambda item: (
                last_day[_rank(item.ordinal)] if item.ordinal else _day(item),
                _rank(item.ordinal) if item.ordinal else (0, 0),
                item.id,
            ),
        )
    )


def _rank(ordinal: str) -> tuple[int, int]:
    number, _, year = ordinal.partition("/")
    return int(year or 0), int(number)


def _day(item: Meeting | Gap) -> date:
    when = time_of(item)
    return (when and when.start) or date.min


def _missing(numbered: Collection[str], known: Iterable[str | None]) -> list[str]:
    """Return the numbers that are missing between the lowest and the highest.

    Numbers that count within a year start from 1, and go on to the last that is known to be missing.
    """
    by_year: dict[int, set[int]] = {}
    for year, number in map(_rank, numbered):
        by_year.setdefault(year, {1} if year else set()).add(number)
    for year, number in (_rank(ordinal) for ordinal in known if ordinal is not None):
        if year in by_year and year:
            by_year[year].add(number)
    ordinals = (
        f"{number}/{year}" if year else str(number)
        for year, numbers in by_year.items()
        for number in range(min(numbers), max(numbers) + 1)
    )
    return [ordinal for ordinal in ordinals if ordinal not in numbered]


def _gap(series: str, ordinal: str) -> Gap:
    name = meeting_id(cast("Series", series), ordinal=ordinal)
    return Gap(id=f"gap-{name}", table="meetings", series=series, ordinal=ordinal, reason=_UNEXPLAINED)


def between_countries(
    figures: Iterable[TradeFigure], a: str | Country, b: str | Country
) -> Sequence[TradeFigure]:
    """Return the figures of the trade between two states: what was traded, the forecasts, the targets, each in order of time.

    Raises:
        UnknownCountryError, AmbiguousCountryError: a name is of no one country.
        QueryError: the two are one country, or the records are no trade figures.
    """
    one, two = (side if isinstance(side, Country) else normalize_country(side) for side in (a, b))
    if one == two:
        raise QueryError("between_countries", f"trade needs two countries, and both are {one.name}")
    pair = [figure for figure in figures if sided(figure).between(one, two)]
    return sorted(pair, key=_place)


def sided(figure: object) -> TradeFigure:
    """Return a trade figure as it is.

    Raises:
        QueryError: it is a record of another class.
    """
    if not isinstance(figure, TradeFigure):
        raise QueryError("trade", f"{type(figure).__name__} has no two sides")
    return figure


def _place(figure: TradeFigure) -> tuple[object, ...]:
    time = figure.target_by or figure.period
    first, last = (time.start or date.min, time.end or date.max) if time else (date.max, date.max)
    return _KINDS.index(figure.kind), last, first, figure.flow != "total", figure.id
