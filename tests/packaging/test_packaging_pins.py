"""What every check installs is pinned with hashes, completely, and names no place that it comes from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(r"([a-z0-9-]+)==([^\s;]+)(?: ; [^\\]+)? \\(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+\n")
FILES = ("all", "nox", "run")


def pins(name: str) -> dict[str, set[Version]]:
    """Return the pinned versions of a file: one, or some for different Pythons."""
    found: dict[str, set[Version]] = {}
    for match in PIN.finditer((ROOT / "constraints" / f"{name}.txt").read_text("utf-8")):
        found.setdefault(match[1], set()).add(Version(match[2]))
    return found


def asked() -> list[Requirement]:
    """Return all that the project file asks for: to run, to be built, in extras and groups."""
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        lines += extra
    for group in PROJECT["dependency-groups"].values():
        lines += [line for line in group if isinstance(line, str)]
    return [requirement for line in lines if (requirement := Requirement(line)).name != "aseanhr"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_pins_has_versions_and_hashes_alone(name: str) -> None:
    text = (ROOT / "constraints" / f"{name}.txt").read_text("utf-8")

    assert PIN.sub("", text) == "# Written by `nox -s lock`.\n"
    assert "://" not in text


def test_all_that_the_project_asks_for_is_pinned_to_what_it_allows() -> None:
    pinned = pins("all")

    assert [
        str(requirement)
        for requirement in asked()
        if not all(requirement.specifier.contains(v) for v in pinned[canonicalize_name(requirement.name)])
    ] == []


@pytest.mark.parametrize("name", ["nox", "run"])
def test_the_smaller_files_agree_with_the_whole(name: str) -> None:
    whole = pins("all")

    assert {package: whole[package] for package in pins(name)} == pins(name)


def test_the_second_line_of_the_readme_brings_nox_and_the_first_one_what_the_package_needs() -> None:
    needs = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}

    assert {"nox", "uv"} <= pins("nox").keys()
    assert needs | {"hatchling"} <= pins("run").keys()
    assert (ROOT / ".ci" / "run").read_text("utf-8").count(" -r constraints/") == 2
