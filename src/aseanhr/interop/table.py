"""Tables of plain text, laid out for a terminal: wide characters and combining marks take the room that they take."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate

__all__ = ["clip", "layout", "visible", "width_of"]

_GAP = "  "
_READABLE, _LEAST = 12, 4
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), "\ufffd") | dict.fromkeys((9, 10, 13), " ")


def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes (UAX #11; marks and joiners take none).

    >>> width_of("Việt"), width_of("東盟"), width_of("ไทย"), width_of("ที่")
    (4, 4, 3, 1)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def clip(text: str, width: int) -> str:
    """Return ``text``, cut with an ellipsis if it is wider than ``width``.

    >>> clip("Kuala Lumpur", 8), clip("東盟人權", 6)
    ('Kuala L…', '東盟…')
    """
    if width_of(text) <= width:
        return text
    fitting = sum(total < width for total in accumulate(map(_width, text)))
    return text[:fitting] + "…" if width > 0 else ""


def visible(text: str) -> str:
    """Return ``text`` on one line, without control characters, which could steer the terminal."""
    return text.translate(_CONTROLS)


def layout(
    head: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None, *, bold: bool = False
) -> str:
    r"""Return a table with one line for the head and one a row, columns apart by two spaces.

    Args:
        head: names of the columns.
        rows: cells of each row.
        width: columns of the terminal; the widest cells are cut until the table fits. None: as wide as need be.
        bold: whether to set the head in bold.

    >>> print(layout(("id", "place"), [("amm-58", "Kuala Lumpur"), ("amm-59", "Manila")], 16))
    id      place
    amm-58  Kuala L…
    amm-59  Manila
    """
    table = [[visible(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
    if width is not None:
        _shrink(widths, width - len(_GAP) * (len(widths) - 1))
    lines: list[str] = []
    for row in table:
        cells = [clip(cell, room) for cell, room in zip(row, widths, strict=True)]
        padded = (cell + " " * (room - width_of(cell)) for cell, room in zip(cells, widths, strict=True))
        line = _GAP.join(padded).rstrip()
        lines.append(line if width is None else clip(line, width))
    if bold:
        lines[0] = _BOLD + lines[0] + _PLAIN
    return "\n".join(lines)


def _shrink(widths: list[int], room: int) -> None:
    """Narrow the widest columns until all fit: long texts first, dates and codes only then.

    The first column, an id, keeps up to half of the room.
    """
    widths[:] = [min(width, max(room, _LEAST)) for width in widths]
    for least in (_READABLE, _LEAST):
        floors = [max(room // 2, least), *(least for _ in widths[1:])]
        while sum(widths) > room:
            wide = [(width, index) for index, width in enumerate(widths) if width > floors[index]]
            if not wide:
                break
            widths[max(wide)[1]] -= 1
