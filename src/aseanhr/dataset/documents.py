"""Documents as they lie in files: UTF-8 text, unchanged, so that offsets into it hold."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from aseanhr.errors import DocumentError

__all__ = ["MOST_BYTES", "Document", "decode_document", "read_document"]

MOST_BYTES = 32 * 1024 * 1024


class Document(NamedTuple):
    """A document's text, and the SHA-256 of its bytes."""

    text: str
    sha256: str


def read_document(path: str | os.PathLike[str]) -> Document:
    """Return the document in a file.

    Raises:
        DocumentError: the file is missing or cannot be read, is larger than `MOST_BYTES`, or is not UTF-8.
    """
    name = os.fspath(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise DocumentError(name, getattr(error, "strerror", None) or "cannot be read") from None
    return decode_document(data, name)


def decode_document(data: bytes, name: str) -> Document:
    """Return the document whose bytes are ``data``; newlines and a byte-order mark stay as they are.

    Args:
        data: its bytes; more than `MOST_BYTES` are too many.
        name: what it is called, for messages.

    Raises:
        DocumentError: it is too large, or not UTF-8.

    >>> decode_document("Hà Nội".encode(), "note.txt").text
    'Hà Nội'
    """
    if len(data) > MOST_BYTES:
        raise DocumentError(name, f"larger than {MOST_BYTES // 1024**2} MB")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(name, f"not UTF-8 at byte {error.start}") from None
    return Document(text, hashlib.sha256(data).hexdigest())
