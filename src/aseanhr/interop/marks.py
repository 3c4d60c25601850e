"""A text with the words marked that its records rest on, and the records beside it, as HTML for notebooks.

Everything from the text and the records is escaped; there is no script. Colors are half transparent and letters keep the color of
the page, so that it reads on light and on dark ones; kinds differ by the line under the words too, for those who see no colors.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from aseanhr.interop.html import table_to_html
from aseanhr.interop.summary import headings, summary
from aseanhr.interop.table import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aseanhr.records.base import Record

__all__ = ["Mark", "marked_text", "marks_of", "records_to_html", "text_to_html"]

_LONGEST = 20_000
_ROWS = 20

# Colors that are told apart with any kind of color vision (Okabe and Ito), and a line each.
_STYLES = {
    "meetings": ("86,180,233", "solid"),
    "treaty_events": ("230,159,0", "double"),
    "treaties": ("0,114,178", "wavy"),
    "work_plans": ("0,158,115", "dashed"),
    "trade_figures": ("204,121,167", "dotted"),
}
_OTHER = ("128,128,128", "solid")


class Mark(NamedTuple):
    """Words of a text that a field of a record rests on.

    Attributes:
        start: offset of the first character.
        end: offset behind the last character.
        kind: the table of the record, which gives the color.
        title: what is shown when one points at the words.
    """

    start: int
    end: int
    kind: str
    title: str


def marks_of(kind: str, records: Iterable[Record]) -> Iterator[Mark]:
    """Yield the marks of the evidence of some records.

    >>> from aseanhr.records import Evidence, Meeting, hash_words
    >>> said = Evidence(source="text", field="when", start=0, end=6, sha256=hash_words("9 July"))
    >>> list(marks_of("meetings", [Meeting(id="amm-58", name="AMM", series="amm", evidence=(said,))]))
    [Mark(start=0, end=6, kind='meetings', title='amm-58: when (stated)')]
    """
    for record in records:
        for item in record.evidence:
            if item.start is not None and item.end is not None:
                note = f": {item.note}" if item.note else ""
                yield Mark(item.start, item.end, kind, f"{record.id}: {item.field} ({item.basis}{note})")


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """Return a text as HTML with its marks; where several lie over each other, the first kind gives the color.

    >>> marked_text("9 July & after", [Mark(0, 6, "other", "when")])
    '<mark style="color:inherit;background:rgba(128,128,128,.3);border-bottom:2px solid rgb(128,128,128)" title="when">9 July</mark> &amp; after'
    """
    end = min(len(text), _LONGEST)
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in dict.fromkeys(marks):
        if mark.start < min(mark.end, end):
            opening.setdefault(mark.start, []).append(mark)
            closing.setdefault(min(mark.end, end), []).append(mark)
    edges = sorted({0, end, *opening, *closing})
    open_now: dict[Mark, None] = {}
    parts: list[str] = []
    for start, stop in pairwise(edges):
        for mark in closing.get(start, ()):
            del open_now[mark]
        open_now |= dict.fromkeys(opening.get(start, ()))
        parts.append(_segment(text[start:stop], open_now))
    left = len(text) - end
    return "".join(parts) + (f"<p>… and {left} more characters</p>" if left else "")


def _segment(words: str, marks: Iterable[Mark]) -> str:
    shown = "\n".join(escape(visible(line)) for line in words.split("\n"))
    over = list(marks)
    if not over:
        return shown
    order = [*_STYLES]
    kind = min(
        (mark.kind for mark in over), key=lambda kind: order.index(kind) if kind in order else len(order)
    )
    title = escape("\n".join(visible(mark.title) for mark in over))
    return f'<mark style="{_style(kind)}" title="{title}">{shown}</mark>'


def _style(kind: str) -> str:
    color, line = _STYLES.get(kind, _OTHER)
    width = 3 if line == "double" else 2
    return f"color:inherit;background:rgba({color},.3);border-bottom:{width}px {line} rgb({color})"


def records_to_html(tables: Mapping[str, Sequence[Record]], *, caption: str) -> str:
    """Return a heading and an HTML table for each kind that has records.

    >>> records_to_html({"meetings": []}, caption="nothing")
    '<p>nothing</p>'
    """
    shown = "".join(_table(kind, records) for kind, records in tables.items() if records)
    return _sound(f"<p>{escape(visible(caption))}</p>{shown}")


def _table(kind: str, records: Sequence[Record]) -> str:
    head, rows = [*headings(type(records[0]))], [summary(record) for record in records[:_ROWS]]
    if any(record.level for record in records):
        head.append("level")
        rows = [[*row, _sureness(record)] for row, record in zip(rows, records, strict=False)]
    more = len(records) - _ROWS
    foot = f"<p>… and {more} more</p>" if more > 0 else ""
    return table_to_html(head, rows, caption=_heading(kind, len(records))) + foot


def _sureness(record: Record) -> str:
    chance = "" if record.confidence is None else f" {record.confidence:.2f}"
    return f"{record.level or ''}{chance}"


def _heading(kind: str, count: int) -> str:
    return f"{kind.replace('_', ' ').capitalize()}: {count}"


def text_to_html(text: str, tables: Mapping[str, Sequence[Record]], *, caption: str) -> str:
    """Return a text with its marks, and the records beside it, or below where there is no room.

    >>> text_to_html("<b>", {}, caption="nothing").count("&lt;b&gt;")
    1
    """
    marks = [mark for kind, records in tables.items() for mark in marks_of(kind, records)]
    legend = " ".join(
        f'<mark style="{_style(kind)}">{escape(kind.replace("_", " "))}</mark>'
        for kind, records in tables.items()
        if records
    )
    pane = "box-sizing:border-box;min-width:0;overflow:auto;max-height:40em;text-align:start"
    words = "white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.7;unicode-bidi:isolate"
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start">'
        f'<div style="flex:1 1 24em;{pane}"><p>{legend}</p>'
        f'<div dir="auto" style="{words}">{_sound(marked_text(text, marks))}</div></div>'
        f'<div style="flex:1 1 24em;{pane}">{records_to_html(tables, caption=caption)}</div></div>'
    )


def _sound(text: str) -> str:
    r"""Write halves of surrogate pairs as ``\udXXX``: no browser takes them."""
    return text.encode("utf-8", "backslashreplace").decode()
