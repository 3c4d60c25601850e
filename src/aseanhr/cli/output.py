"""Where output goes and how it looks there: plain text in a pipe, fitted and in color on a terminal."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence

from aseanhr.interop.table import layout, visible

__all__ = ["complain", "prepare", "print_json", "print_pairs", "print_table"]


def prepare() -> None:
    """Make the output UTF-8 with LF whatever the locale and the system; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def complain(message: str) -> None:
    """Print one message on standard error."""
    lines = [visible(line) for line in message.splitlines()]
    print("aseanhr:", "\n".join(lines), file=sys.stderr)


def print_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: as wide as it is in a pipe, fitted to a terminal, with a bold head if color is wanted."""
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    print(layout(head, rows, width, bold=terminal and not os.environ.get("NO_COLOR")))


def print_pairs(pairs: Mapping[str, str], indent: str = "") -> None:
    """Print names with their values, one pair a line, values in line."""
    room = max(map(len, pairs), default=0)
    for name, value in pairs.items():
        print(f"{indent}{name:<{room}}  {visible(value)}".rstrip())


def print_json(data: object) -> None:
    """Print data as indented JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))
