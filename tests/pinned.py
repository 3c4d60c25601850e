"""The releases of Babel and pycountry that the shipped tables are built from, as the project file pins them."""

from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
BUILT_FROM = dict(line.split("==") for line in PROJECT["dependency-groups"]["data"])


def skip_unless_pinned() -> None:
    """Skip a test that builds tables anew where other releases would make other ones."""
    others = [name for name, wanted in BUILT_FROM.items() if version(name) != wanted]
    if others:
        pytest.skip(f"the tables are built from other releases of {' and '.join(others)}")
