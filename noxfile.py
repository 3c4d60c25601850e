"""Every check of the project: ``nox`` runs those of the default list, ``nox -l`` shows all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["lint", "typing", "tests", "docs", "examples", "data", "evaluate"]
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_external_run = True
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
BUILDERS = ("build_countries.py", "build_dates.py", "build_amounts.py", "build_dataset.py")


def groups(*names: str) -> list[str]:
    """Return the requirements of dependency groups of the project file."""
    return list(dict.fromkeys(nox.project.dependency_groups(PROJECT, *names)))


def install_wheel(session: nox.Session, *requirements: str) -> None:
    """Build the wheel and install it: what is tested is what users get."""
    session.install("build", *requirements)
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "-m", "build", "--wheel", "--outdir", folder, str(ROOT), silent=True)
        (wheel,) = Path(folder).glob("*.whl")
        session.install(str(wheel))
        session.install("--force-reinstall", "--no-deps", str(wheel))


def run_tests(session: nox.Session, *, traced: bool = True) -> None:
    """Run the suite on the installed wheel, from an empty folder, so that nothing is imported from the sources.

    With ``traced``, every branch must be taken; the oldest coverage also counts copies that tests make elsewhere.
    """
    config = str(ROOT / "pyproject.toml")
    pytest = ("pytest", "-c", config, "--rootdir", str(ROOT), "-p", "no:cacheprovider")
    tests = str(ROOT / "tests")
    workers = ("-n", "auto", "--dist", "worksteal") if os.environ.get("CI") else ()
    report = ("--cov", f"--cov-config={config}", "--cov-report=term-missing:skip-covered")
    coverage = report if traced else ()
    with tempfile.TemporaryDirectory() as folder, session.chdir(folder):
        if session.posargs:
            session.run(*pytest, *session.posargs)
            return
        # What is slow runs without being traced, which would make it slower still.
        session.run(*pytest, *workers, *coverage, "-m", "not slow", tests, env={"COVERAGE_FILE": ".coverage"})
        session.run(*pytest, *workers, "-m", "slow", tests)
        session.run(*pytest, "--doctest-modules", "--pyargs", "aseanhr")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and layers."""
    session.install("-e", ".", *groups("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of all code by mypy, those of the public interface by pyright too."""
    install_wheel(session, *groups("typing"))
    session.run("mypy", f"--cache-dir={ROOT / '.nox' / 'mypy'}")
    session.run("pyright")
    session.run("python", "tools/check_public_types.py")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the suite and the doctests on the built wheel, every branch covered."""
    install_wheel(session, *groups("test"))
    run_tests(session)


@nox.session(venv_backend="uv", default=False)
def tests_lowest(session: nox.Session) -> None:
    """Run the suite with the oldest versions of what the project depends on (needs uv)."""
    session.install("--resolution", "lowest-direct", ".[all]", *groups("test"))
    run_tests(session, traced=False)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, where every reference must resolve (its examples run with the tests)."""
    session.install("-e", ".[all]", *groups("docs"))
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def examples(session: nox.Session) -> None:
    """Run the notebooks, which must print what is stored in them."""
    session.install("-e", ".[all]", *groups("examples"))
    session.run("pytest", "-p", "no:cacheprovider", "--nbval", "examples")


@nox.session
def data(session: nox.Session) -> None:
    """Check that the generated files are what their builders make, whatever the hash seed."""
    session.install("-e", ".", *groups("data"))
    for seed in ("1", "4242"):
        for builder in BUILDERS:
            session.run("python", f"tools/{builder}", "--check", env={"PYTHONHASHSEED": seed})
    session.run("python", "tools/build_data_docs.py", "--check")


@nox.session
def evaluate(session: nox.Session) -> None:
    """Measure the reader and the dataset, and check that the README says the same."""
    session.install("-e", ".")
    session.run("python", "tools/evaluate.py")
    session.run("python", "tools/evaluate_dataset.py")
    session.run("python", "tools/readme_figures.py", "--check")


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure speeds, on the built wheel."""
    install_wheel(session)
    for script in sorted((ROOT / "benchmarks").glob("bench_*.py")):
        session.run("python", str(script), *session.posargs)


@nox.session(default=False)
def refresh(session: nox.Session) -> None:
    """Write what the README, the documentation and the notebooks print today, and the reader's figures."""
    session.install("-e", ".[all]", *groups("examples"))
    for tool in ("readme_figures.py", "refresh_pages.py", "refresh_notebooks.py"):
        session.run("python", f"tools/{tool}")
