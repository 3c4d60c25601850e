"""Records in the forms of other tools: nothing is lost, and every form says the same."""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import csv
import io
import json
import os
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aseanhr import interop
from aseanhr import records as r
from aseanhr.dataset import TABLES, Records
from aseanhr.errors import DataError, DocumentError, MissingExtraError
from aseanhr.interop.arrow import arrow_schema, arrow_stream, to_arrow
from aseanhr.interop.columns import cells, columns
from aseanhr.interop.files import to_csv, to_json, write_atomically
from aseanhr.interop.frames import to_pandas, to_polars
from aseanhr.interop.summary import headings, shown, summary
from aseanhr.records.convert import from_dict, to_dict
from aseanhr.values import Amount, Country
from samples import HELD, OTHER, TABLES_OF_SAMPLES, TRADE
from strategies import BY_TABLE, amounts, any_record

# Frames take milliseconds to make, so fewer examples of them do.
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def test_the_columns_of_a_meeting_are_these() -> None:
    assert [column.name for column in columns(r.Meeting)] == [
        "id", "name", "series", "ordinal",
        "when", "when_start", "when_end", "when_precision", "when_part", "when_time",
        "place_city", "place_country", "place_venue", "mode", "status", "hosts", "chairs",
        "participants", "outcomes", "part_of", "evidence", "disputes", "confidence", "level",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", TABLES.values())
def test_columns_have_names_of_their_own(kind: type) -> None:
    names = [column.name for column in columns(kind)]

    assert len(set(names)) == len(names)
    assert names[0] == "id"
    assert "events" not in names
    assert set(headings(kind)) <= set(dir(kind))


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_of_the_type_of_their_column(name: str) -> None:
    types: dict[str, type | tuple[type, ...]] = {
        "text": str, "integer": int, "decimal": Decimal, "number": float, "date": date, "boolean": bool, "texts": list, "objects": list,
    }  # fmt: skip

    @given(BY_TABLE[name])
    @settings(max_examples=20)
    def check(record: Any) -> None:
        for column in columns(type(record)):
            cell = column.cell(record)
            assert cell is None or isinstance(cell, types[column.type])

    check()


def _csv_cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else str(cell)


@given(any_record())
def test_csv_reads_back_cell_by_cell(record: Any) -> None:
    kind = type(record)
    text = to_csv(kind, [record, record])
    head, first, second = csv.reader(io.StringIO(text, newline=""))

    assert head == [column.name for column in columns(kind)]
    assert first == second == [_csv_cell(column.cell(record)) for column in columns(kind)]
    assert text.endswith("\n")


@given(st.lists(any_record(), max_size=3))
def test_json_reads_back_record_by_record(found: list[Any]) -> None:
    text = to_json(found)

    assert found == [from_dict(type(old), data) for old, data in zip(found, json.loads(text), strict=True)]
    assert text.count("\n") == (len(found) + 2 if found else 1)


@given(any_record())
@few
def test_arrow_holds_every_cell(record: Any) -> None:
    kind = type(record)
    table = to_arrow(kind, [record])

    assert table.to_pylist() == [{column.name: column.cell(record) for column in columns(kind)}]
    assert table.schema == arrow_schema(kind)


@given(any_record())
@few
def test_polars_holds_every_cell(record: Any) -> None:
    kind = type(record)
    frame = to_polars(kind, [record])

    assert frame.to_dicts() == [{column.name: column.cell(record) for column in columns(kind)}]
    assert frame.schema == to_polars(kind, []).schema


@given(any_record())
@few
def test_pandas_holds_every_cell(record: Any) -> None:
    kind = type(record)
    frame = to_pandas(kind, [record])

    for column in columns(kind):
        cell, held = column.cell(record), frame[column.name][0]
        if cell is None:
            assert held is None or pd.isna(held)
        else:
            assert cell == (held.date() if column.type == "date" else held)
    assert list(frame.dtypes) == list(to_pandas(kind, []).dtypes)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_goes_everywhere(name: str) -> None:
    records = Records(TABLES[name], TABLES_OF_SAMPLES[name], name)
    size = (len(records), len(columns(records.kind)))

    assert records.to_pandas().shape == size
    assert records.to_polars().shape == size
    assert records.to_arrow().shape == size
    assert len(list(csv.reader(io.StringIO(records.to_csv())))) == size[0] + 1
    assert json.loads(records.to_json()) == [to_dict(record) for record in records]


def test_records_that_were_read_and_those_of_the_dataset_fit_into_one_table() -> None:
    read = r.Meeting(id="amm-70", name="AMM", series="amm", confidence=0.5, level="weak")
    table = pl.concat([to_polars(r.Meeting, [HELD]), to_polars(r.Meeting, [read])])

    assert table["confidence"].to_list() == [None, 0.5]
    assert to_csv(r.Meeting, [read]).endswith(",0.5,weak\n")
    assert to_pandas(r.Meeting, [HELD, read])["confidence"].sum() == 0.5
    assert to_arrow(r.Meeting, [HELD, read])["level"].to_pylist() == [None, "weak"]


def test_the_arrow_stream_can_be_read_again_and_again() -> None:
    records = Records(r.Meeting, [HELD, OTHER])

    for _ in range(2):
        assert pa.table(records).num_rows == 2
        assert pl.DataFrame(records)["id"].to_list() == ["aichr-40", "workshop-seafarers"]
        assert pa.table(records).to_pandas()["place_country"].iloc[0] == "MY"
    assert arrow_stream(r.Meeting, [HELD]).__class__.__name__ == "PyCapsule"
    schema = arrow_schema(r.Meeting).__arrow_c_schema__()
    assert (
        pa.RecordBatchReader._import_from_c_capsule(records.__arrow_c_stream__(schema)).read_all().num_rows
        == 2
    )


def test_frames_can_be_worked_with() -> None:
    records = Records(r.TradeFigure, [TRADE])

    assert records.to_pandas()["amount_value"].sum() == Decimal(1600000000)
    assert records.to_polars()["growth_percent"].to_list() == [Decimal("-18.8")]
    assert Records(r.Meeting, [HELD]).to_pandas()["when_start"].dt.year.tolist() == [2025]


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        (Decimal(10**29 - 1), True),
        (Decimal(10**29), False),
        (Decimal("0.123456789"), True),
        (Decimal("0.1234567891"), False),
    ],
)
def test_numbers_that_do_not_fit_are_refused(number: Decimal, fits: bool) -> None:
    statistic = r.Statistic(id="s", subject="s", unit="u", value=number)
    if fits:
        assert to_arrow(r.Statistic, [statistic])["value"].to_pylist() == [number]
        assert to_polars(r.Statistic, [statistic])["value"].to_list() == [number]
    else:
        for convert in (to_arrow, to_pandas, to_polars):
            with pytest.raises(DataError, match=r"s: value: .* does not fit in a table"):
                convert(r.Statistic, [statistic])


def test_whole_numbers_that_do_not_fit_are_refused() -> None:
    source = r.Source(id="s", kind="page", title="t", characters=2**63)
    with pytest.raises(DataError, match="s: characters: 9223372036854775808 does not fit"):
        cells(r.Source, [source])

    assert cells(r.Evidence, [r.Evidence(source="s", field="f")])["start"] == [None]


@given(amounts())
def test_amounts_are_columns(amount: Amount) -> None:
    figure = r.TradeFigure(id="t", reporter=Country("VN"), partner=Country("LA"), amount=amount)
    table = cells(r.TradeFigure, [figure])

    assert table["amount_value"] == [amount.value]
    assert table["amount_currency"] == [amount.currency]


def test_huge_exponents_stay_short_in_csv() -> None:
    statistic = r.Statistic(id="s", subject="s", unit="u", value=Decimal("1E+999999"))

    assert "1E+999999" in to_csv(r.Statistic, [statistic])


def test_halves_of_surrogate_pairs_are_escaped_everywhere() -> None:
    person = r.Person(id="p", name="\ud800é", aliases=("\udfff",))

    assert json.loads(to_json([person]))[0]["name"] == "\ud800é"
    assert "\\ud800é" in to_csv(r.Person, [person])
    assert to_arrow(r.Person, [person]).to_pylist()[0]["aliases"] == ["\\udfff"]
    assert to_polars(r.Person, [person])["name"].to_list() == ["\\ud800é"]
    assert list(to_pandas(r.Person, [person])["name"]) == ["\\ud800é"]


@pytest.mark.parametrize(
    ("package", "convert"),
    [("pyarrow", to_arrow), ("pandas", to_pandas), ("polars", to_polars), ("pyarrow", arrow_stream)],
)
def test_a_package_that_is_not_installed_is_named(
    package: str, convert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(
        MissingExtraError, match=rf"{package} is needed for this: pip install 'aseanhr\["
    ) as caught:
        convert(r.Meeting, [])

    assert isinstance(caught.value, ImportError)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    write_atomically(path, "old\n")
    path.chmod(0o600)
    write_atomically(str(path), "é\n")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == "é\n".encode()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(DocumentError, match="cannot be written: No space left on device"):
        write_atomically(path, "new\n")

    assert path.read_bytes() == "é\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_devices_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_atomically(tmp_path / "link", "x")
    write_atomically(os.devnull, "x")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "x"
    assert not Path(os.devnull).is_file()
    with pytest.raises(DocumentError):
        write_atomically(tmp_path, "x")


def test_summaries_are_readable() -> None:
    assert summary(HELD) == ["aichr-40", "2025-07-08", "held", "Kuala Lumpur, Malaysia", HELD.name]
    assert [shown(value) for value in (True, False, None, 0, (Country("MY"), "x"))] == [
        "yes",
        "no",
        "",
        "0",
        "Malaysia; x",
    ]
    assert headings(r.Place) == ("city", "country", "venue")


def test_the_package_names_what_it_has() -> None:
    assert all(hasattr(interop, name) for name in interop.__all__)
