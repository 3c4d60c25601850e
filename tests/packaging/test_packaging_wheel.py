"""What is installed: the typed package with its data and licenses, and nothing else."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path

import pytest

DISTRIBUTION = distribution("aseanhr")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files() -> set[str]:
    """Return the paths of the wheel's files."""
    origin = json.loads(DISTRIBUTION.read_text("direct_url.json") or "{}")
    if origin.get("dir_info", {}).get("editable"):
        pytest.skip("the package is installed editable: there is no wheel to look into")
    return {file.as_posix() for file in DISTRIBUTION.files or () if "__pycache__" not in file.parts}


def test_the_wheel_holds_each_file_of_the_package(files: set[str]) -> None:
    source = ROOT / "src"
    package = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert package == {file for file in files if file.startswith("aseanhr/")}
    assert {"aseanhr/py.typed", "aseanhr/data/meetings.jsonl", "aseanhr/data/datapackage.json"} <= package


def test_the_wheel_holds_the_licenses_and_nothing_beside_the_package(files: set[str]) -> None:
    info = f"aseanhr-{DISTRIBUTION.version}.dist-info/"
    others = {file for file in files if not file.startswith(("aseanhr/", info))}

    assert {f"{info}licenses/LICENSE", f"{info}licenses/LICENSE-DATA"} <= files
    assert {"aseanhr"} == {Path(file).stem for file in others}  # the command


@pytest.mark.usefixtures("files")
def test_the_metadata_say_what_the_package_is() -> None:
    metadata = DISTRIBUTION.metadata

    assert (
        metadata["Name"],
        metadata["License-Expression"],
        metadata["Requires-Python"],
    ) == ("aseanhr", "Apache-2.0 AND CC-BY-4.0", ">=3.11")
    assert {"fuzzy", "arrow", "pandas", "polars", "all"} == set(metadata.get_all("Provides-Extra") or ())
    assert str(metadata.json["description"]).startswith("# aseanhr")
