"""Where things lie: the checkout, and what may lie beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CURATION", "DATA", "ROOT", "find_annotation", "find_documents"]

ROOT = Path(__file__).resolve().parents[2]
CURATION = ROOT / "curation"
DATA = ROOT / "src" / "aseanhr" / "data"


def find_documents(files: Iterable[str]) -> Path | None:
    """Return the folder that holds all the documents, or None.

    It is the one that the variable ``ASEANHR_DOCUMENTS`` names, or else one in the folder ``shared`` beside the checkout.
    """
    names = list(files)
    named = os.environ.get("ASEANHR_DOCUMENTS")
    folders = [Path(named)] if named else sorted((ROOT.parent / "shared").glob("*/"))
    return next(
        (folder for folder in folders if names and all((folder / name).is_file() for name in names)), None
    )


def find_annotation() -> Path | None:
    """Return the file of the independent annotation in the folder ``shared`` beside the checkout, or None."""
    return next(iter(sorted((ROOT.parent / "shared").glob("*_gold.jsonl"))), None)
