"""Run the notebooks of the examples and store what they print, without a trace of when that was.

Usage: python tools/refresh_notebooks.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Refresh every notebook."""
    for path in sorted((ROOT / "examples").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, record_timing=False).execute()
        notebook.metadata.get("language_info", {}).pop("version", None)
        nbformat.write(notebook, path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
