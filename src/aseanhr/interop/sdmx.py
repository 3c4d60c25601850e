"""Trade figures as SDMX-CSV 2.0, the form in which statistical offices hand numbers to each other.

The structure is our own, ``ASEANHR:TRADE(1.1)``. Its dimensions are ``FREQ``, ``REF_AREA`` and ``COUNTERPART_AREA`` (ISO 3166
alpha-2), ``TRADE_FLOW`` (``T`` total, ``X`` exports, ``M`` imports), ``FIGURE_KIND`` (``A`` actual, ``T`` target, ``F`` forecast), ``FIGURE`` (the
id of the record: sources give several figures of one trade, and none is dropped) and ``TIME_PERIOD``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, timedelta

from aseanhr.records import TradeFigure
from aseanhr.values.amounts.amount import plain
from aseanhr.values.dates import DateSpan

__all__ = ["to_sdmx_csv"]

_COLUMNS = (
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "FREQ",
    "REF_AREA",
    "COUNTERPART_AREA",
    "TRADE_FLOW",
    "FIGURE_KIND",
    "FIGURE",
    "TIME_PERIOD",
    "OBS_VALUE",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "OBS_QUALIFIER",
    "GROWTH_RATE",
    "GROWTH_BASE_PERIOD",
    "OBS_STATUS",
    "COUNTED_BY",
)
_FLOWS = {"total": "T", "export": "X", "import": "M"}
_KINDS = {"actual": "A", "target": "T", "forecast": "F"}
# A figure is as its source states it; disputed ones carry the code list's mark for a definition that differs.
_AS_STATED, _DISPUTED, _FORECAST = "A", "D", "F"


def to_sdmx_csv(figures: Iterable[TradeFigure]) -> str:
    r"""Return trade figures as SDMX-CSV, one observation a row.

    A target stands at the time by which it is to be reached. A figure for which no time is stated is left out: an
    observation cannot be without one.

    >>> from aseanhr.values import Amount, Country
    >>> figure = TradeFigure(id="trade-la-vn-total-2024", reporter=Country("VN"), partner=Country("LA"),
    ...                      amount=Amount("2250000000 USD"), period=DateSpan("2024"))
    >>> print(to_sdmx_csv([figure]).splitlines()[1])
    dataflow,ASEANHR:TRADE(1.1),I,A,VN,LA,T,A,trade-la-vn-total-2024,2024,2250000000,USD,0,exact,,,A,
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for figure in figures:
        when = figure.target_by or figure.period
        if when is not None and (time := _time(when)) is not None:
            writer.writerow(_observation(figure, *time))
    return text.getvalue()


def _observation(figure: TradeFigure, frequency: str, period: str) -> list[str]:
    base = _time(figure.compared_with) if figure.compared_with else None
    growth = "" if figure.growth_percent is None else plain(figure.growth_percent)
    return [
        "dataflow",
        "ASEANHR:TRADE(1.1)",
        "I",
        frequency,
        str(figure.reporter),
        str(figure.partner),
        _FLOWS[figure.flow],
        _KINDS[figure.kind],
        figure.id,
        period,
        plain(figure.amount.value),
        figure.amount.currency or "",
        "0",
        figure.amount.qualifier,
        growth,
        base[1] if base else "",
        _DISPUTED if figure.disputes else _FORECAST if figure.kind == "forecast" else _AS_STATED,
        figure.counted_by or "",
    ]


def _time(when: DateSpan) -> tuple[str, str] | None:
    """Return the frequency and the period as SDMX writes them, or None for a span without a beginning or an end.

    Years, half-years, quarters, months and days have a notation of their own; others are a first day with a duration.
    """
    if when.start is None or when.end is None:
        return None
    first, after = when.start, when.end + timedelta(days=1) if when.end < date.max else when.end
    if first.day != 1 or after.day != 1:
        days = (after - first).days
        return ("D", first.isoformat()) if days == 1 else ("_O", f"{first.isoformat()}/P{days}D")
    months = 12 * (after.year - first.year) + after.month - first.month
    match months, first.month % months if months else 0:
        case 12, 1:
            return "A", f"{first.year:04d}"
        case 6, 1:
            return "S", f"{first.year:04d}-S{first.month // 6 + 1}"
        case 3, 1:
            return "Q", f"{first.year:04d}-Q{first.month // 3 + 1}"
        case 1, 0:
            return "M", f"{first.year:04d}-{first.month:02d}"
        case _:
            return "_O", f"{first.isoformat()}/P{months}M"
