"""Runs the command line: ``python -m aseanhr``."""

import sys

from aseanhr.cli import main

if __name__ == "__main__":
    sys.exit(main())
