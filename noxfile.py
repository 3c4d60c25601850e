"""Every check of the project: ``nox`` runs those of the default list, ``nox -l`` shows all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.14"
nox.options.sessions = ["lint", "typing", "tests", "tests_pythons", "docs", "examples", "data", "evaluate"]
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_external_run = True
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
BUILDERS = (
    "build_countries.py",
    "build_dates.py",
    "build_amounts.py",
    "build_dataset.py",
    "reader/compile_lexicons.py",
    "reader/train.py",
)
PYTHONS = ("3.11", "3.12", "3.13")
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"

# What sessions install is pinned here with hashes, so that no release of today can turn them red; `nox -s lock` renews it.
PINS = ROOT / "constraints"


def add_pyenv_to_path() -> None:
    """Let nox find the Pythons that pyenv holds, which are on its path only where they are chosen."""
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    folders = [str(path.parent) for name in PYTHONS for path in versions.glob(f"{name}.*/bin/python{name}")]
    os.environ["PATH"] = os.pathsep.join([*folders, os.environ["PATH"]])


add_pyenv_to_path()


def groups(*names: str) -> list[str]:
    """Return the requirements of dependency groups of the project file."""
    return list(dict.fromkeys(nox.project.dependency_groups(PROJECT, *names)))


def needed(*names: str, extras: bool = False) -> list[str]:
    """Return what the package needs to be built and run, with the requirements of dependency groups."""
    optional = PROJECT["project"]["optional-dependencies"] if extras else {}
    found = [line for name, lines in optional.items() if name != "all" for line in lines]
    return [*PROJECT["project"]["dependencies"], *found, *groups("build", *names)]


def install_pinned(session: nox.Session, *requirements: str) -> None:
    """Install requirements in the versions that are pinned."""
    session.install("--constraint", str(PINS / "all.txt"), *requirements)


def install_editable(session: nox.Session, *names: str, extras: bool = False) -> None:
    """Install the checkout itself, with what it needs and what dependency groups name."""
    install_pinned(session, *needed(*names, extras=extras))
    session.install("--no-deps", "--no-build-isolation", "--editable", ".")


def install_wheel(session: nox.Session) -> None:
    """Build the wheel and install it, without what it needs: what is tested is what users get."""
    with tempfile.TemporaryDirectory() as folder:
        session.run("hatchling", "build", "--target", "wheel", "--directory", folder, silent=True)
        (wheel,) = Path(folder).glob("*.whl")
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
    """Check style, formatting, layers, and that no function is too complex."""
    install_editable(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")
    session.run("python", "tools/check_complexity.py")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of all code by mypy, those of the public interface by pyright too."""
    install_pinned(session, *needed("typing"))
    install_wheel(session)
    session.run("mypy", f"--cache-dir={ROOT / '.nox' / 'mypy'}")
    session.run("pyright")
    session.run("python", "tools/check_public_types.py")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the suite and the doctests on the built wheel, every branch covered."""
    install_pinned(session, *needed("test"))
    install_wheel(session)
    run_tests(session)


@nox.session(python=PYTHONS)
def tests_pythons(session: nox.Session) -> None:
    """Run the suite and the doctests on the other Pythons; one that this machine lacks is skipped."""
    if session.python == RUNNING:
        session.skip(f"`tests` runs the whole suite on Python {RUNNING}")
    install_pinned(session, *needed("test"))
    install_wheel(session)
    run_tests(session, traced=False)


@nox.session(default=False)
def tests_latest(session: nox.Session) -> None:
    """Run the suite with the newest versions of what the project depends on."""
    session.install("--upgrade", *needed("test", extras=True))
    install_wheel(session)
    run_tests(session, traced=False)


@nox.session(venv_backend="uv", default=False)
def tests_lowest(session: nox.Session) -> None:
    """Run the suite with the oldest versions of what the project depends on (needs uv)."""
    session.install("--resolution", "lowest-direct", *needed("test", extras=True))
    install_wheel(session)
    run_tests(session, traced=False)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation, where every reference must resolve (its examples run with the tests)."""
    install_editable(session, "docs", extras=True)
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def examples(session: nox.Session) -> None:
    """Run the notebooks, which must print what is stored in them."""
    install_editable(session, "examples", extras=True)
    session.run("pytest", "-p", "no:cacheprovider", "--nbval", "examples")


@nox.session
def data(session: nox.Session) -> None:
    """Check that the generated files are what their builders make, whatever the hash seed."""
    install_editable(session, "data")
    for seed in ("1", "4242"):
        for builder in BUILDERS:
            session.run("python", f"tools/{builder}", "--check", env={"PYTHONHASHSEED": seed})
    session.run("python", "tools/build_data_docs.py", "--check")


@nox.session
def evaluate(session: nox.Session) -> None:
    """Measure the reader and the dataset, and check that the README says the same."""
    install_editable(session)
    session.run("python", "tools/evaluate.py")
    session.run("python", "tools/evaluate_dataset.py")
    session.run("python", "tools/readme_figures.py", "--check")
    session.run("python", "tools/reader/calibrate.py", "--check")
    session.run("python", "tools/reader/generator.py")


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure speeds, on the built wheel."""
    install_pinned(session, *needed())
    install_wheel(session)
    for script in sorted((ROOT / "benchmarks").glob("bench_*.py")):
        session.run("python", str(script), *session.posargs)


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Pin the newest versions that go together, with hashes, for every Python and system (`-- --no-upgrade` adds only)."""
    install_pinned(session, *groups("nox"))
    upgrade = [] if "--no-upgrade" in session.posargs else ["--upgrade"]
    every = [f"--group={name}" for name in PROJECT["dependency-groups"]]
    constrained = ["--constraint", "constraints/all.txt"]
    for name, sources in (
        ("all", ["pyproject.toml", "--all-extras", *every, *upgrade]),
        ("nox", ["--group=nox", *constrained]),  # for the second line of the README
        ("run", ["pyproject.toml", "--group=build", *constrained]),  # for the first one, in CI
    ):
        target = PINS / f"{name}.txt"
        quiet = ("--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
        session.run(
            *("uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", PYTHONS[0]),
            *(*quiet, *sources, "--output-file", str(target)),
        )
        target.write_text(f"# Written by `nox -s lock`.\n{target.read_text('utf-8')}", "utf-8", newline="\n")


@nox.session(default=False)
def refresh(session: nox.Session) -> None:
    """Write what the README, the documentation and the notebooks print today, and the reader's figures."""
    install_editable(session, "examples", extras=True)
    for tool in ("readme_figures.py", "refresh_pages.py", "refresh_notebooks.py"):
        session.run("python", f"tools/{tool}")
