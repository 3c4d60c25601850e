"""The house around the package: versions agree, modules stay small, nothing of a machine leaks in."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
VERSION = PROJECT["project"]["version"]
FOLDERS = (
    ".ci",
    "benchmarks",
    "constraints",
    "curation",
    "docs",
    "examples",
    "src",
    "tests",
    "tools",
    "typing_tests",
)
TEXTS = {
    "",
    ".cff",
    ".css",
    ".csv",
    ".html",
    ".ipynb",
    ".json",
    ".jsonl",
    ".md",
    ".py",
    ".toml",
    ".tsv",
    ".txt",
}


def ours(*folders: str) -> Iterator[Path]:
    """Yield the text files of the project, those at its root too."""
    yield from (path for path in ROOT.glob("[!.]*") if path.is_file() and path.suffix in TEXTS)
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            made = {"__pycache__", "_build", "generated", ".ipynb_checkpoints"} & set(path.parts)
            if path.is_file() and path.suffix in TEXTS and not made:
                yield path


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_the_changelog_opens_with_this_version() -> None:
    headings = [line for line in lines_of(ROOT / "CHANGELOG.md") if line.startswith("## ")]
    if headings[0] == "## Unreleased":
        del headings[0]

    assert re.fullmatch(rf"## {re.escape(VERSION)} \(\d{{4}}-\d\d-\d\d\)", headings[0])


def test_the_changelog_names_the_version_of_the_data() -> None:
    data_version = tomllib.loads((ROOT / "curation" / "version.toml").read_text("utf-8"))["data_version"]
    entries = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]
    named = [version for entry in entries for version in re.findall(r"Data (\d+\.\d+\.\d+)\.", entry)]

    assert named[0] == data_version


def test_the_citation_is_of_this_version_and_day() -> None:
    fields = dict(
        line.split(": ", 1) for line in lines_of(ROOT / "CITATION.cff") if re.match(r"[a-z-]+: \S", line)
    )
    released = re.search(
        rf"^## {re.escape(VERSION)} \((.+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )

    assert released is not None
    assert ("software", VERSION, released[1]) == (fields["type"], fields["version"], fields["date-released"])


def test_the_preferred_citation_is_of_this_version_of_the_data_and_its_day() -> None:
    _, _, data = (ROOT / "CITATION.cff").read_text("utf-8").partition("preferred-citation:\n")
    fields = dict(re.findall(r"^  ([a-z-]+): (\S.*)$", data, re.MULTILINE))
    release = tomllib.loads((ROOT / "curation" / "version.toml").read_text("utf-8"))
    package = json.loads((ROOT / "src" / "aseanhr" / "data" / "datapackage.json").read_text("utf-8"))

    assert fields == {
        "type": "data",
        "title": package["title"],
        "version": release["data_version"],
        "date-released": release["released"].isoformat(),
        "license": package["licenses"][0]["name"],
    }


def test_the_classifiers_name_only_pythons_that_the_project_takes() -> None:
    minors = [
        int(match[1])
        for classifier in PROJECT["project"]["classifiers"]
        if (match := re.fullmatch(r"Programming Language :: Python :: 3\.(\d+)", classifier))
    ]

    assert PROJECT["project"]["requires-python"] == f">=3.{minors[0]}"
    assert list(range(minors[0], minors[0] + len(minors))) == minors


def test_every_package_has_its_layer() -> None:
    source = ROOT / "src" / "aseanhr"
    (contract,) = PROJECT["tool"]["importlinter"]["contracts"]
    found = {
        f"aseanhr.{path.stem}"
        for path in source.iterdir()
        if (path.suffix == ".py" and not path.stem.startswith("__")) or (path / "__init__.py").exists()
    }

    assert found == set(contract["layers"])


@pytest.mark.parametrize("folder", ["src", "tests", "tools", "benchmarks", "typing_tests"])
def test_no_module_is_longer_than_500_lines(folder: str) -> None:
    modules = [*(ROOT / folder).rglob("*.py"), ROOT / "noxfile.py"]

    assert [str(path) for path in modules if len(lines_of(path)) > 500] == []


def test_no_file_names_a_folder_of_a_machine() -> None:
    machine = re.compile(r"(?:^|[\s\"'(=])/(?:work|root|home|Users|mnt)/|file://|[A-Z]:\\Users")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in ours(*FOLDERS)
        for number, line in enumerate(lines_of(path), 1)
        if machine.search(line) and path != Path(__file__)
    ]

    assert found == []


def test_every_file_is_text_in_utf_8_with_plain_line_ends() -> None:
    raw = {path: path.read_bytes() for path in ours(*FOLDERS)}

    assert [str(path) for path, data in raw.items() if b"\r" in data] == []
    assert [str(path) for path, data in raw.items() if data and not data.endswith(b"\n")] == []
