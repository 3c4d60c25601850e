"""Trade figures as SDMX-CSV: one observation a figure, each period in the notation of the standard."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import attrs
import pytest

import aseanhr
from aseanhr import records as r
from aseanhr.dataset import Records
from aseanhr.errors import QueryError
from aseanhr.interop import to_sdmx_csv
from aseanhr.values import DateSpan
from samples import HELD, TARGET, TRADE


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("edtf", "frequency", "period"),
    [
        ("2024", "A", "2024"),
        ("2025-01/2025-06", "S", "2025-S1"),
        ("2025-07/2025-12", "S", "2025-S2"),
        ("2025-04/2025-06", "Q", "2025-Q2"),
        ("2025-12", "M", "2025-12"),
        ("2024-02", "M", "2024-02"),
        ("2025-03-04", "D", "2025-03-04"),
        ("2025-03-01", "D", "2025-03-01"),
        ("2025-01/2025-05", "_O", "2025-01-01/P5M"),
        ("2025-02/2025-04", "_O", "2025-02-01/P3M"),
        ("2025-07/2026-06", "_O", "2025-07-01/P12M"),
        ("2025-03-04/2025-03-09", "_O", "2025-03-04/P6D"),
    ],
)
def test_periods(edtf: str, frequency: str, period: str) -> None:
    (row,) = rows(to_sdmx_csv([attrs.evolve(TRADE, period=DateSpan(edtf))]))
    assert (row["FREQ"], row["TIME_PERIOD"]) == (frequency, period)


def test_an_observation() -> None:
    compared = attrs.evolve(TRADE, compared_with=DateSpan("2024"), flow="import")
    first, second = rows(to_sdmx_csv([compared, TARGET]))
    assert (first["REF_AREA"], first["COUNTERPART_AREA"], first["TRADE_FLOW"]) == ("VN", "LA", "M")
    assert (first["OBS_VALUE"], first["UNIT_MEASURE"]) == ("1600000000", "USD")
    assert (first["GROWTH_RATE"], first["GROWTH_BASE_PERIOD"]) == ("-18.8", "2024")
    assert (second["FIGURE_KIND"], second["TIME_PERIOD"], second["GROWTH_RATE"]) == ("T", "2029", "")
    assert (first["OBS_STATUS"], second["OBS_STATUS"]) == ("A", "A")


def test_forecasts_and_who_counted_are_said() -> None:
    hoped = attrs.evolve(TRADE, kind="forecast", counted_by="Viet Nam customs")
    (row,) = rows(to_sdmx_csv([hoped]))
    assert (row["FIGURE_KIND"], row["OBS_STATUS"], row["COUNTED_BY"]) == ("F", "F", "Viet Nam customs")


def test_disputed_figures_are_marked() -> None:
    dispute = r.Dispute(field="amount", value="1.5 billion USD", source="page", reason="of one side only")
    (row,) = rows(to_sdmx_csv([attrs.evolve(TRADE, disputes=(dispute,))]))
    assert row["OBS_STATUS"] == "D"


@pytest.mark.parametrize("period", [None, DateSpan("2025/.."), DateSpan("../2025")])
def test_no_observation_without_a_time(period: DateSpan | None) -> None:
    assert rows(to_sdmx_csv([attrs.evolve(TRADE, period=period)])) == []


def test_each_shipped_observation_has_a_key_of_its_own(tmp_path: Path) -> None:
    aseanhr.trade_figures.to_sdmx_csv(tmp_path / "trade.csv")
    found = rows((tmp_path / "trade.csv").read_text("utf-8"))
    assert rows(aseanhr.trade_figures.to_sdmx_csv()) == found
    assert len({row["FIGURE"] for row in found}) == len(found) > 100


def test_only_trade_figures_are_observations() -> None:
    with pytest.raises(QueryError, match="Meeting"):
        Records(r.Meeting, [HELD]).to_sdmx_csv()  # type: ignore[misc]
