"""`find_dates`: every date in running text, with its place and the kind of its wording."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aseanhr.caches import on_clear
from aseanhr.text import canonicalize
from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.normalize import anchor_day, make_span
from aseanhr.values.dates.resolve import Ambiguous
from aseanhr.values.dates.sentences import parts
from aseanhr.values.dates.sequence import read_sequence
from aseanhr.values.dates.span import DateSpan
from aseanhr.values.dates.standing import Row, stands
from aseanhr.values.dates.tables import load_table
from aseanhr.values.dates.tokens import fold_case
from aseanhr.values.dates.wording import wording_of
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.values.dates.node import Node
    from aseanhr.values.dates.sequence import Sequence
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Token
    from aseanhr.values.dates.wording import Wording

__all__ = ["find_dates"]

_UNANCHORED = ("century", "decade", "years", "tail")
_REACH = 8
_LONGEST_KEPT = 400
_TIES = frozenset(("hyphen", "slash"))
# A mention does not begin with a word that is nothing but one of these.
_SMALL = frozenset(
    ("fill", "at", "comma", "dot", "and", "daytime", "tail", "range", "hyphen", "dash", "colon", "open", "close", "slash",
     "apostrophe", "plus", "hour", "clock", "roman", "ordinal_post", "ordinal_pre", "approx_post", "ampm",
     "maybe_post", "post", "decade_post", "part_post", "bound_post")
)  # fmt: skip


def find_dates(
    text: str, *, lang: str | None = None, anchor: DateSpan | date | str | None = None
) -> list[Mention[DateSpan]]:
    """Return every date and period in a text, in order, the longest reading of each, none overlapping.

    A bare year counts only where the text says that it is one ("in 2026", "năm 2026", "2026–2030").
    What would need an anchor that is not given, and figures with two readings, are left out.

    The fields of a mention say how its words tell the date.

    - ``unit``: the unit that they name: ``day``, ``weekday``, ``week``, ``weekend``, ``month``, ``quarter``, ``half``, ``season``, ``year``,
      ``decade``, ``century``; empty where its parts differ, or none is named.
    - ``bound``: ``start`` ("from 8 July" with no end beside it), ``open`` (since, after, onwards) or ``end`` (until, by, before); the value
      is the date named, not the stretch of time that it bounds.
    - ``relative``: the value hangs on the anchor: counted from it ("last month"), or the year is that nearest to it ("July 8").
    - ``kind``: for a date by its own name, its ``unit``. For others ``months`` ("the first five months", "the year to June"), ``range`` (days or
      months), ``period`` (years), ``set`` (a list); ``counted`` where it is counted from the anchor ("three days ago", "8 July last
      year"); ``same`` ("the same day", "the same period of 2024": the value is the year); and ``before``, ``by``, ``after`` for a limit on
      one side of which something happens.

    Args:
        text: running text.
        lang: its language; without it, the language that its script and commonest words speak for.
        anchor: the day that the words count from, such as the day of publication.

    Raises:
        UnknownLanguageError: ``lang`` is no language known here or to CLDR.
        InputTypeError: an argument has the wrong type.

    >>> text = "They met on July 8 and by 2030 will meet again."
    >>> [(m.value.edtf, m.kind, m.unit, m.bound, m.relative) for m in find_dates(text, lang="en", anchor="2025-07-09")]
    [('2025-07-08', 'day', 'day', '', True), ('2030', 'by', 'year', 'end', False)]
    """
    known = canonicalize(text)
    when = anchor_day(anchor)
    if lang is None:
        from aseanhr.values.dates.guess import language_of_text

        lang = language_of_text(known.text)
    table = load_table(lang)
    found: list[Mention[DateSpan]] = []
    for begin, end in table.lexicon.rows(fold_case(known.text)):
        row = known.text[begin:end]
        for at, close in parts(row, table):
            first = begin + at
            last = begin + close
            after_word = known.text[max(0, first - _REACH) : first].rstrip(" ")[-1:].isalnum()
            before_word = known.text[last : last + _REACH].lstrip(" ")[:1].isalnum()
            dates_of = _dates_of if close - at <= _LONGEST_KEPT else _dates_of.__wrapped__
            for start, stop, span, (kind, unit, bound, relative) in dates_of(
                row[at:close], table, when, after_word, before_word
            ):
                place = known.span(first + start, first + stop)
                found.append(Mention(*place, span, kind, unit, bound, relative))
    return found


@lru_cache(maxsize=1024)  # one text names the same few dates again and again
def _dates_of(
    text: str, table: Table, anchor: date | None, after_word: bool, before_word: bool
) -> tuple[tuple[int, int, DateSpan, Wording], ...]:
    """Return the dates in a row of date words: where each begins and ends, its value and wording."""
    row = Row(text, table, after_word=after_word, before_word=before_word)
    found: list[tuple[int, int, DateSpan, Wording]] = []
    dates: dict[int, Node | None] = {}
    i = 0
    while i < len(row.ends):
        read = _read_at(row, i, table, anchor, dates)
        if isinstance(read, int):
            i = read
        else:
            end, span, wording = read
            found.append((row.starts[i], row.ends[end - 1], span, wording))
            i = end
    return tuple(found)


on_clear(_dates_of.cache_clear)


def _read_at(
    row: Row, i: int, table: Table, anchor: date | None, dates: dict[int, Node | None]
) -> tuple[int, DateSpan, Wording] | int:
    """Return the index after the date that begins at token ``i``, its value and wording; or only the index to go on from."""
    if not _may_begin(row.tokens, i):
        return i + 1
    try:
        sequence = read_sequence(row.tokens, i, table, dates)
    except Refused:
        return i + 1
    if sequence is None:
        return i + 1
    first = sequence.nodes[0]
    least = _least(sequence.nodes, anchor)
    if first.alts is not None or not least:
        return first.end
    for count in range(len(sequence.nodes), least - 1, -1):
        if not stands(row, i, sequence, count, table):
            continue
        span = _span(sequence, count, anchor)
        if span is not None:
            return sequence.nodes[count - 1].end, span, wording_of(sequence, count)
        if count == 1 and first.d is not None and first.m is not None:
            return first.end  # "30 February 2025": no February either
    return first.end if first.loose else i + 1


def _may_begin(t: list[Token], i: int) -> bool:
    """Whether a date may begin at token ``i``: no small word, and no number inside a longer row of figures."""
    token = t[i]
    if token.num < 0:
        return not _SMALL.issuperset(token.word)
    return i < 2 or token.gap or t[i - 2].num < 0 or _TIES.isdisjoint(t[i - 1].word)


def _span(sequence: Sequence, count: int, anchor: date | None) -> DateSpan | None:
    """Return the value of the first ``count`` dates of a sequence, of a bound the date named; None if they have none."""
    part = sequence.beginning(count)
    if count == 1:
        part.nodes[0].bound, part.since = "", False
    try:
        return make_span(part, count, anchor)
    except (Refused, Ambiguous):
        return None


def _least(nodes: list[Node], anchor: date | None) -> int:
    """Return how many of the dates it takes to have a place in the calendar; 0 if they have none without an anchor."""
    if anchor is not None:
        return 1
    placed = (k for k, node in enumerate(nodes, 1) if node.y is not None or node.unit in _UNANCHORED)
    return next(placed, 0)
