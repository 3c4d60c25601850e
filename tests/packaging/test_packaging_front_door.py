"""`import aseanhr`: nearly free, its names listed, found and loaded when first used."""

from __future__ import annotations

import runpy
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version

import pytest

import aseanhr

# The contract with users: a name goes in here before it goes anywhere else, and never leaves without a major version.
PUBLIC = [
    "Amount",
    "Country",
    "DateSpan",
    "Extraction",
    "Mention",
    "anniversaries",
    "clear_caches",
    "commitments",
    "data_version",
    "extract",
    "find_amounts",
    "find_countries",
    "find_dates",
    "gaps",
    "groups",
    "meetings",
    "merge",
    "normalize_amount",
    "normalize_amounts",
    "normalize_countries",
    "normalize_country",
    "normalize_date",
    "normalize_dates",
    "organizations",
    "people",
    "sources",
    "statistics",
    "terms",
    "trade_figures",
    "treaties",
    "treaty_events",
    "treaty_matrix",
    "unmatched",
    "work_plans",
]

HEAVY = {"pandas", "pyarrow", "polars", "babel", "pycountry", "rapidfuzz", "cattrs", "attr", "attrs", "numpy"}


def loaded_after(code: str) -> set[str]:
    """Return the top-level modules that are loaded after ``code`` ran in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert "aseanhr" in (loaded := loaded_after("import aseanhr"))
    assert set() == HEAVY & loaded


@pytest.mark.parametrize(
    "code",
    [
        "aseanhr.normalize_country('Östtimor'); aseanhr.find_countries('från Östtimor', lang='sv')",
        "aseanhr.normalize_date('8 July 2025'); aseanhr.find_dates('den 8 juli 2025', lang='sv')",
        "aseanhr.normalize_amount('USD 5 billion'); aseanhr.find_amounts('5,5 tỷ USD', lang='vi')",
    ],
)
def test_normalizing_and_finding_values_load_nothing_heavy(code: str) -> None:
    assert set() == HEAVY & loaded_after(f"import aseanhr; {code}")


def test_reading_the_records_loads_no_tables_of_others() -> None:
    assert set() == (HEAVY - {"attr", "attrs", "cattrs"}) & loaded_after(
        "import aseanhr; aseanhr.meetings.where(year=2025)"
    )


def test_the_public_names_are_those_of_the_contract() -> None:
    assert list(aseanhr.__all__) == PUBLIC
    assert sorted([*PUBLIC, "__version__"]) == dir(aseanhr)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    vars(aseanhr).pop(name, None)  # so that it is looked up anew

    assert getattr(aseanhr, name) is getattr(aseanhr, name)


def test_groups_are_the_groups_and_not_the_module_that_holds_them() -> None:
    vars(aseanhr).pop("groups", None)
    import_module("aseanhr.values.groups")

    assert aseanhr.groups["ASEAN"].id == "asean"


def test_a_star_import_brings_the_public_names() -> None:
    space: dict[str, object] = {}
    exec("from aseanhr import *", space)

    assert set(PUBLIC) == space.keys() - {"__builtins__"}


def test_the_version_is_that_of_the_installed_package() -> None:
    vars(aseanhr).pop("__version__", None)

    assert version("aseanhr") == aseanhr.__version__


def test_an_unknown_name_is_missed() -> None:
    with pytest.raises(AttributeError, match="module 'aseanhr' has no attribute 'metings'"):
        aseanhr.metings  # noqa: B018


def test_the_package_runs_as_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["aseanhr", "--version"])

    with pytest.raises(SystemExit) as left:
        runpy.run_module("aseanhr", run_name="__main__")

    assert (0, f"aseanhr {aseanhr.__version__}\n") == (left.value.code, capsys.readouterr().out)
