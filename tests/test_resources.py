"""Shipped files are read wherever the package lies: in a folder, in a zip, under a loader of another kind."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import aseanhr
from aseanhr import resources
from aseanhr.resources import read_resource

PACKAGE = Path(aseanhr.__file__).parent


def test_a_shipped_file_is_read() -> None:
    expected = (PACKAGE / "data" / "countries" / "countries.tsv").read_bytes()

    assert expected == read_resource("data", "countries", "countries.tsv")


def test_a_file_that_is_not_shipped_is_missed() -> None:
    with pytest.raises(FileNotFoundError):
        read_resource("data", "nowhere.txt")


@pytest.mark.parametrize("spec", [None, "other"])
def test_a_loader_of_another_kind_will_do(monkeypatch: pytest.MonkeyPatch, spec: str | None) -> None:
    class Spec:
        loader = object()

    monkeypatch.setattr(resources, "__spec__", spec and Spec)

    assert (PACKAGE / "py.typed").read_bytes() == read_resource("py.typed")


def test_the_package_runs_from_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "aseanhr.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in sorted(PACKAGE.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                zipped.write(path, Path("aseanhr") / path.relative_to(PACKAGE))
    code = "import aseanhr; print(aseanhr.__file__); print(aseanhr.normalize_country('Lào').alpha_2)"

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(archive)!r}); {code}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert [str(archive / "aseanhr" / "__init__.py"), "LA"] == done.stdout.split()
