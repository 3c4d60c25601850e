"""Bytes of the files that ship inside the package, wherever it is installed (a folder or a zip)."""

from __future__ import annotations

__all__ = ["read_resource"]


def read_resource(*parts: str) -> bytes:
    """Return the bytes of one shipped file, such as ``read_resource("data", "meetings.jsonl")``.

    Raises:
        FileNotFoundError: the package ships no such file.

    >>> read_resource("py.typed")
    b''
    """
    loader = getattr(__spec__, "loader", None)  # there is no spec where the file is run by itself
    folder = __file__.rpartition("resources.py")[0]
    separator = folder[-1:]
    get_data = getattr(loader, "get_data", None)
    if get_data is None:  # a loader outside the standard library's: ask the slow, general way
        from importlib.resources import files

        return files("aseanhr").joinpath(*parts).read_bytes()
    data: bytes = get_data(folder + separator.join(parts))
    return data
