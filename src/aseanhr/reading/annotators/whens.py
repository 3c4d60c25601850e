"""What is known of a date at its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aseanhr.reading.document import Document
    from aseanhr.records.evidence import Basis
    from aseanhr.values.dates import DateSpan

__all__ = ["When", "is_near"]


class When(NamedTuple):
    """A date at its words.

    Attributes:
        first: index of its first word.
        last: index of the word behind it.
        start: offset of its first character.
        end: offset behind its last character.
        span: the date; None where it hangs on a day that is not known.
        unit: the unit that its words name.
        bound: ``start``, ``end`` or ``open`` where the words name one edge only.
        kind: how it is worded.
        relative: whether it hangs on the day of writing.
        basis: ``inferred`` where the year or day was taken from elsewhere.
        note: from where.
    """

    first: int
    last: int
    start: int
    end: int
    span: DateSpan | None
    unit: str
    bound: str
    kind: str
    relative: bool
    basis: Basis
    note: str


def is_near(document: Document, a: When, b: When, sentences: int = 0) -> bool:
    """Return whether two dates stand in one paragraph, or at most some sentences apart."""
    first, last = (document.sentence_of(when.first) for when in (a, b))
    return (
        first is not None
        and last is not None
        and (first.block == last.block or abs(last.index - first.index) <= sentences)
    )
