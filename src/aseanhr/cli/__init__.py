"""The ``aseanhr`` command: thin commands over the public functions."""

from aseanhr.cli.app import main

__all__ = ["main"]
