"""Records as JSON and CSV text, and files that are written whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import shutil
import stat
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import get_ident
from typing import Any

from aseanhr.errors import DocumentError
from aseanhr.interop.columns import columns
from aseanhr.records.plain import to_dict

__all__ = ["to_csv", "to_json", "write_atomically"]


def to_json(records: Iterable[object]) -> str:
    r"""Return records as a JSON array, one record a line, every field in its fixed order.

    >>> from aseanhr.records import Place
    >>> to_json([Place(city="Huế")])
    '[\n{"city": "Huế", "country": null, "venue": null}\n]\n'
    """
    lines = ",\n".join(json.dumps(to_dict(record), ensure_ascii=False) for record in records)
    return _sound(f"[\n{lines}\n]\n" if lines else "[]\n")


def to_csv(cls: type, records: Iterable[Any]) -> str:
    r"""Return records as CSV (RFC 4180, but for lines that end in LF): a header, then one row a record.

    The columns are those of `aseanhr.interop.columns`; lists are JSON text, nothing known is an empty cell.

    >>> from aseanhr.records import Place
    >>> to_csv(Place, [Place(city="Huế", venue="Citadel, gate")])
    'city,country,venue\nHuế,,"Citadel, gate"\n'
    """
    layout = columns(cls)
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")  # with "\n" alone it would leave a lone CR unquoted
    writer.writerow([column.name for column in layout])
    for record in records:
        writer.writerow([_cell(column.cell(record)) for column in layout])
    return _sound("".join(lines))


class _Lines(list[str]):
    """Lines as a `csv.writer` writes them, but ending in LF."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value.adjusted()) <= 40 else str(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value


def _sound(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def write_atomically(path: str | os.PathLike[str], text: str) -> None:
    """Write ``text`` to a file as UTF-8, as it is; if that fails, what was there before stays as it was.

    Raises:
        DocumentError: the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    data = text.encode("utf-8")
    draft = target.with_name(f".{target.name}.{os.getpid()}-{get_ident()}.part")
    try:
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)  # a device or a pipe: there is nothing to replace
            return
        try:
            draft.write_bytes(data)
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise DocumentError(os.fspath(path), f"cannot be written: {error.strerror}") from error
