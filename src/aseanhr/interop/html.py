"""Records as an HTML table, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Any

from aseanhr.interop.summary import headings, summary
from aseanhr.interop.table import visible

__all__ = ["to_html"]


def to_html(cls: Any, records: Sequence[Any], *, caption: str, rows: int = 20) -> str:
    """Return an HTML table of the first records; everything in it is escaped.

    Args:
        cls: the class of the records.
        records: what to show.
        caption: what stands above the table.
        rows: how many records to show at most.
    """
    head = _row("th", headings(cls))
    body = "".join(_row("td", summary(record)) for record in islice(records, rows))
    more = len(records) - rows
    foot = f"<p>… and {more} more</p>" if more > 0 else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead>{head}</thead><tbody>{body}</tbody></table>{foot}"
    )


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(visible(cell))}</{tag}>" for cell in cells) + "</tr>"
