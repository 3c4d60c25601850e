"""The shipped records: both ways of reading them agree, nothing is wrong in them, and loading them stays light."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

import aseanhr
from aseanhr.dataset import TABLES, Dataset, Records, verify
from aseanhr.dataset.shipped import SHIPPED
from aseanhr.errors import DataError
from aseanhr.interop.columns import columns
from aseanhr.records import Meeting
from aseanhr.records.convert import from_dict, load_jsonl
from aseanhr.records.plain import build, build_proven


@pytest.mark.parametrize("name", TABLES)
def test_the_strict_reader_reads_the_same(name: str) -> None:
    strict = load_jsonl(TABLES[name], SHIPPED.read(f"{name}.jsonl"), name)

    assert list(SHIPPED[name]) == list(strict)
    assert SHIPPED[name] is getattr(aseanhr, name)


def test_nothing_is_wrong() -> None:
    report = verify()

    assert report.faults == ()
    assert report.total.evidence > report.total.records


@pytest.mark.parametrize("name", TABLES)
def test_every_form_holds_every_record(name: str) -> None:
    records: Records[Any] = SHIPPED[name]
    size = (len(records), len(columns(records.kind)))

    assert records.to_pandas().shape == records.to_polars().shape == records.to_arrow().shape == size
    assert [from_dict(records.kind, data) for data in json.loads(records.to_json())] == list(records)
    assert len(repr(records).splitlines()) <= 13


HEAVY = "babel cattrs pandas polars pyarrow pycountry"


@pytest.mark.parametrize(
    "statement", ["import aseanhr", "import aseanhr; aseanhr.treaties", "from aseanhr.dataset import *"]
)
def test_loading_stays_light(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint([name for name in {HEAVY.split()} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", TABLES)
def test_what_was_proven_when_built_is_read_alike(name: str) -> None:
    kind = TABLES[name]
    rows = [json.loads(line) for line in SHIPPED.read(f"{name}.jsonl").splitlines()]

    assert [build_proven(kind, row) for row in rows] == [build(kind, row) for row in rows]
    assert [repr(build_proven(kind, row)) for row in rows] == [repr(build(kind, row)) for row in rows]


def test_dates_with_a_part_are_proven_too() -> None:
    data = {"id": "m", "name": "M", "series": "amm", "when": {"edtf": "2025-05", "part": "early"}}

    assert build_proven(Meeting, data) == build(Meeting, data)


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"files": {"meetings.jsonl": {}}}', b'{"files": []}'])
def test_without_a_sound_manifest_every_record_is_checked(manifest: bytes) -> None:
    line = b'{"id": "m", "name": "", "series": "amm"}\n'
    files = {"meetings.jsonl": line, "gaps.jsonl": b"", "manifest.json": manifest}

    with pytest.raises(DataError, match="name"):
        assert Dataset(files.__getitem__)["meetings"]


def test_a_file_that_is_not_as_it_was_built_is_checked() -> None:
    line = b'{"id": "m", "name": "", "series": "amm"}\n'
    manifest = b'{"files": {"meetings.jsonl": {"sha256": "0000"}}}'
    files = {"meetings.jsonl": line, "gaps.jsonl": b"", "manifest.json": manifest}

    with pytest.raises(DataError, match="name"):
        assert Dataset(files.__getitem__)["meetings"]
