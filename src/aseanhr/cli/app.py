"""The commands and their options, and what every one of them does about output and errors."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from aseanhr.cli import browse, texts
from aseanhr.cli.output import complain, prepare
from aseanhr.errors import AseanhrError

__all__ = ["main"]

_BROKEN_PIPE = 141  # as the shell reports a program that SIGPIPE ended
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after the program's name; those of the process by default.

    Returns:
        The exit status: 0 if all went well, 1 if not (one line on standard error says why), 2 for wrong usage.

    >>> main(["amount", "18.8%"])
    value      18.8
    upper
    currency
    percent    True
    points     False
    qualifier  exact
    0
    """
    prepare()
    parser = _parser()
    try:
        options = parser.parse_args(argv)
        if options.version:
            import aseanhr

            print(f"aseanhr {aseanhr.__version__}")
            return 0
        if options.command is None:
            parser.error("a command is needed")
    except SystemExit as exit_:  # argparse has said what there was to say
        return int(exit_.code or 0)
    try:
        status: int = options.command(options)
        sys.stdout.flush()
    except AseanhrError as error:
        complain(str(error))
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the last flush would fail again
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="aseanhr",
        description="The ASEAN human-rights record: look into it, check it, and read other texts in the same way.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    browse.add_commands(commands.add_parser)
    texts.add_commands(commands.add_parser)
    return parser
