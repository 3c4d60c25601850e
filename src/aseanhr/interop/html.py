"""Records as an HTML table, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice
from typing import Any

from aseanhr.interop.summary import headings, summary
from aseanhr.interop.table import visible

__all__ = ["table_to_html", "to_html"]


def to_html(cls: Any, records: Sequence[Any], *, caption: str, rows: int = 20) -> str:
    """Return an HTML table of the first records; everything in it is escaped.

    Args:
        cls: the class of the records.
        records: what to show.
        caption: what stands above the table.
        rows: how many records to show at most.
    """
    more = len(records) - rows
    foot = f"<p>… and {more} more</p>" if more > 0 else ""
    return table_to_html(headings(cls), map(summary, islice(records, rows)), caption=caption) + foot


def table_to_html(head: Iterable[str], rows: Iterable[Iterable[str]], *, caption: str) -> str:
    """Return an HTML table of texts; everything in it is escaped.

    >>> table_to_html(["state"], [["Viet <b>Nam"]], caption="States")
    '<table><caption>States</caption><thead><tr><th>state</th></tr></thead><tbody><tr><td>Viet &lt;b&gt;Nam</td></tr></tbody></table>'
    """
    body = "".join(_row("td", row) for row in rows)
    return (
        f"<table><caption>{escape(caption)}</caption><thead>{_row('th', head)}</thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(visible(cell))}</{tag}>" for cell in cells) + "</tr>"
