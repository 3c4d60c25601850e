"""The check of sources: records that have none better than an old or a second-hand one."""

from __future__ import annotations

from pathlib import Path

import pytest

from aseanhr.records import Source
from aseanhr.values import DateSpan
from check_sources import main, weakness

WEAK = {"second_hand": {"example.org": "a mirror"}, "copied_on": {"https://data.example/set": "2015-03-14"}}


@pytest.mark.parametrize(
    ("url", "retrieved", "reason"),
    [
        ("https://www.example.org:80/a", None, "second-hand (a mirror)"),
        ("https://data.example/set/1", None, "old (as of 2015-03-14)"),
        ("https://data.example/other", "2019-05", "old (read in 2019-05)"),
        ("https://data.example/other", "2026-11", None),
        (None, None, None),
    ],
)
def test_a_source(url: str | None, retrieved: str | None, reason: str | None) -> None:
    read = None if retrieved is None else DateSpan(retrieved)
    source = Source(id="s", kind="page", title="A page", url=url, retrieved=read)
    assert weakness(source, WEAK, DateSpan("2021")) == reason


def test_a_recent_copy_is_not_old() -> None:
    source = Source(id="s", kind="data", title="A set", url="https://data.example/set/1")
    assert weakness(source, WEAK, DateSpan("2010")) is None


def test_the_shipped_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    *lines, total = capsys.readouterr().out.splitlines()
    assert total.startswith(f"{len(lines)} records")
    assert any("untreaties" not in line and "as of 2015-03-14" in line for line in lines)
    assert main(["--most", "0"]) == 1
    assert main(["--most", "100000"]) == 0


def test_a_dataset_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from samples import write_samples

    write_samples(tmp_path)
    assert main(["--data", str(tmp_path), "--most", "0"]) == 0
    assert capsys.readouterr().out == "0 records\n"
