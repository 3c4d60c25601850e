"""Run the examples of the README and the documentation and write what they print below them.

Usage: python tools/refresh_pages.py [--check] [PAGE…]

Blocks fenced as ``pycon`` are Python sessions, those fenced as ``console`` hold commands of ``aseanhr``. The blocks
of a page share their names and their folder, which is empty at first.
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
import traceback
from pathlib import Path
from unittest.mock import patch

from aseanhr.cli import main as aseanhr

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]

_FENCE = re.compile(
    r"(?P<open>^```(?P<kind>pycon|console)\n)(?P<body>.*?)(?P<close>^```$)", re.MULTILINE | re.DOTALL
)


def refreshed(text: str, folder: Path) -> str:
    """Return a page's text with every output as it is printed today.

    Args:
        text: the page.
        folder: the folder in which its examples run.
    """
    space: dict[str, object] = {"__name__": "page"}

    def refresh(block: re.Match[str]) -> str:
        body = _session(block["body"], space) if block["kind"] == "pycon" else _commands(block["body"])
        return block["open"] + body + block["close"]

    # The width of the terminal that this runs in must not show.
    with contextlib.chdir(folder), patch.dict(os.environ, COLUMNS="80"):
        return _FENCE.sub(refresh, text)


def _session(body: str, space: dict[str, object]) -> str:
    out: list[str] = []
    for part in doctest.DocTestParser().parse(body):
        if isinstance(part, doctest.Example):
            first, *rest = part.source.splitlines()
            out += [
                f">>> {first}\n",
                *(f"... {line}".rstrip() + "\n" for line in rest),
                _printed(part.source, space),
            ]
        elif not part.strip():  # what else there is belongs to an output of before
            out.append(part)
    return "".join(out)


def _printed(source: str, space: dict[str, object]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        try:
            exec(compile(source, "<page>", "single"), space)
        except Exception as error:
            print("Traceback (most recent call last):\n    ...")
            print("".join(traceback.format_exception_only(error)), end="")
    return re.sub(r"^$(?=\n)", "<BLANKLINE>", out.getvalue(), flags=re.MULTILINE)


def _commands(body: str) -> str:
    out: list[str] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            program, *words = shlex.split(line[2:])
            if program != "aseanhr":
                raise ValueError(f"a page can run aseanhr only, not {program}")
            with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(printed):
                aseanhr(words)
            out.append(f"{line}\n{printed.getvalue()}")
    return "".join(out)


def main(argv: list[str] | None = None) -> int:
    """Refresh the pages, or with ``--check`` only tell which are not fresh."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit with 1 if a page is not fresh"
    )
    options = parser.parse_args(argv)
    stale = 0
    for page in options.pages or PAGES:
        before = page.read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            after = refreshed(before, Path(folder))
        if before != after:
            stale += 1
            print(f"{'not fresh' if options.check else 'refreshed'}: {page}")
            if not options.check:
                page.write_text(after, "utf-8")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
