"""`find_dates`: every date in running text, with its place and the kind of its wording."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from aseanhr.text import canonicalize
from aseanhr.values.dates.grammar import read_sequence
from aseanhr.values.dates.node import Refused
from aseanhr.values.dates.normalize import anchor_day, make_span
from aseanhr.values.dates.resolve import Ambiguous
from aseanhr.values.dates.span import DateSpan
from aseanhr.values.dates.tables import load_table
from aseanhr.values.dates.tokens import fold_case
from aseanhr.values.dates.wording import wording_of
from aseanhr.values.mention import Mention

if TYPE_CHECKING:
    from datetime import date

    from aseanhr.values.dates.grammar import Sequence
    from aseanhr.values.dates.node import Node
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.wording import Wording

__all__ = ["find_dates"]

_YEARS = range(1800, 2200)
_UNANCHORED = ("century", "decade", "years", "tail")
_REACH = 8
_TIES = frozenset(("hyphen", "slash"))
# A mention does not begin with a word that is nothing but one of these.
_SMALL = frozenset(
    ("fill", "at", "comma", "dot", "and", "daytime", "tail", "range", "hyphen", "dash", "colon", "open", "close", "slash",
     "apostrophe", "plus", "hour", "clock", "roman", "ordinal_post", "ordinal_pre", "final", "approx_post", "ampm",
     "maybe_post", "post", "decade_post", "part_post", "bound_post")
)  # fmt: skip
_BEFORE_WEEKDAY = frozenset(("pre", "at", "daytime", "weekday", "and"))
_BEFORE_FIGURES = frozenset(("pre", "at", "daytime", "weekday"))
# What may stand before a month's name that has neither day nor year.
_LEADING = frozenset(
    ("at", "from", "between", "range", "bound", "shift", "part", "pre", "fill", "hyphen", "dash", "and")
)


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
        from aseanhr.values.dates.guess import guess_language

        lang = guess_language(known.text)
    table = load_table(lang)
    found: list[Mention[DateSpan]] = []
    for begin, end in table.lexicon.rows(fold_case(known.text)):
        after_word = known.text[max(0, begin - _REACH) : begin].rstrip(" ")[-1:].isalnum()
        for start, stop, span, (kind, unit, bound, relative) in _dates_of(
            known.text[begin:end], table, when, after_word
        ):
            place = known.span(begin + start, begin + stop)
            found.append(Mention(*place, span, kind, unit, bound, relative))
    return found


class _Row:
    """A row of date words: its tokens, and where they stand in its text.

    Attributes:
        text, low: its characters as written, and in lower case.
        tokens: its tokens, closed by `END` tokens.
        starts, ends: where each token begins and ends.
        after_word: whether a word that is none of its own stands before it.
    """

    __slots__ = ("after_word", "ends", "low", "starts", "text", "tokens")

    def __init__(self, text: str, table: Table, *, after_word: bool) -> None:
        self.text = text
        self.low = fold_case(text)
        self.tokens, pieces = table.lexicon.tokens(self.low)
        self.after_word = after_word
        bounds = [0, *accumulate(map(len, chain.from_iterable(pieces)))]
        self.starts = bounds[::2]
        self.ends = bounds[1::2]

    def is_common_word(self, i: int, table: Table) -> bool:
        """Whether token ``i`` is a name that is also a common word, and written as one."""
        start = self.starts[i]
        return self.low[start : self.ends[i]] in table.weak and self.text[start].islower()


@lru_cache(maxsize=1024)  # one text names the same few dates again and again
def _dates_of(
    text: str, table: Table, anchor: date | None, after_word: bool
) -> tuple[tuple[int, int, DateSpan, Wording], ...]:
    """Return the dates in a row of date words: where each begins and ends, its value and wording."""
    row = _Row(text, table, after_word=after_word)
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


def _read_at(
    row: _Row, i: int, table: Table, anchor: date | None, dates: dict[int, Node | None]
) -> tuple[int, DateSpan, Wording] | int:
    """Return the index after the date that begins at token ``i``, its value and wording; or only the index to go on from."""
    t = row.tokens
    token = t[i]
    if token.num < 0 and _SMALL.issuperset(token.word):
        return i + 1
    if (
        token.num >= 0
        and i > 1
        and not token.gap
        and t[i - 2].num >= 0
        and not _TIES.isdisjoint(t[i - 1].word)
    ):
        return i + 1  # inside a longer row of figures
    try:
        sequence = read_sequence(t, i, table, dates)
    except Refused:
        return i + 1
    if sequence is None:
        return i + 1
    first = sequence.nodes[0]
    least = _least(sequence.nodes, anchor)
    if first.alts is not None or not least:
        return first.end
    for count in range(len(sequence.nodes), least - 1, -1):
        if not _stands(row, i, sequence, count, table):
            continue
        part = sequence.beginning(count)
        if count == 1:
            part.nodes[0].bound, part.since = "", False
        try:
            span = make_span(part, count, anchor)
        except (Refused, Ambiguous):
            if count == 1 and first.d is not None and first.m is not None:
                return first.end  # "30 February 2025": no February either
            continue
        return sequence.nodes[count - 1].end, span, wording_of(sequence, count)
    return first.end if first.loose else i + 1


def _least(nodes: list[Node], anchor: date | None) -> int:
    """Return how many of the dates it takes to have a place in the calendar; 0 if they have none without an anchor."""
    if anchor is not None:
        return 1
    placed = (k for k, node in enumerate(nodes, 1) if node.y is not None or node.unit in _UNANCHORED)
    return next(placed, 0)


def _stands(row: _Row, i: int, sequence: Sequence, count: int, table: Table) -> bool:
    """Whether running text says that this is a date: figures and names alone may be something else."""
    if count == 1:
        return _stands_alone(row, i, sequence.nodes[0], table, opened=sequence.opened)
    nodes = sequence.nodes[:count]
    if any(node.loose for node in nodes):
        return False
    if any(node.unit == "years" for node in nodes) or all(node.is_year() for node in nodes):
        return all(node.y in _YEARS for node in nodes)
    if any(node.marked for node in nodes):
        return True
    figures = [node for node in nodes if node.figures]
    if figures:
        telling = figures[
            -1 if all(sequence.ranges[: count - 1]) else 0
        ]  # "8/7–12/7/2025": the end has the year
        return sequence.opened or _figures_stand(row, i, telling, nodes[-1].end)
    first = nodes[0]
    return (first.weekday is not None and first.d is None) or any(node.unit for node in nodes)


def _stands_alone(row: _Row, i: int, node: Node, table: Table, *, opened: bool) -> bool:
    if node.loose or _is_other_sense(row, i, node):
        return False
    if node.unit == "years":
        return node.y in _YEARS
    before = row.tokens[i - 1].word if i else {}
    if node.end == i + 1 and row.is_common_word(i, table):
        # "on sat", "in the fall", not "they sat", "they fall"; and not "in may", for a month's name has its capital
        return not node.marked and any("at" in token.word for token in row.tokens[max(0, i - 2) : i])
    if node.marked:
        # A month's name alone needs a word before it that says it is one ("in May", not "May").
        name = node.end == i + 1 and "month" in row.tokens[i].word
        return not name or not _LEADING.isdisjoint(before)
    if node.figures:
        return opened or _figures_stand(row, i, node, node.end)
    if node.is_year():
        after = row.tokens[node.end].word
        return node.y in _YEARS and ("at" in before or ("open" in before and "close" in after))
    return bool(node.unit) or (node.weekday is not None and node.d is None)


def _is_other_sense(row: _Row, i: int, node: Node) -> bool:
    """Whether a word is part of a name ("Europe Today") or an ordinal rather than a weekday ("lần thứ hai")."""
    word = row.tokens[i].word
    start, end = row.starts[i], row.ends[i]
    if _counts_on(row, i, node):
        return True
    if node.unit == "relative" and "relative" in word and row.text[start].isupper():
        return row.text[:start].rstrip(" ")[-1:].isalnum() or (not i and row.after_word)
    if "weekday" in word and "ordinal" in word and node.end == i + 1:
        capital = row.text[start + 1 : end] != row.low[start + 1 : end]
        before = row.tokens[i - 1].word if i else {}
        if "comma" in before and i > 1:  # "thứ tư, thứ năm"
            before = row.tokens[i - 2].word
        return not (capital or not _BEFORE_WEEKDAY.isdisjoint(before))
    return False


def _counts_on(row: _Row, i: int, node: Node) -> bool:
    """Whether a unit has its number before it: "hai năm qua" is the past two years, not the past year."""
    if not i or "unit" not in row.tokens[i].word or not (node.unit == "relative" or node.weekday is not None):
        return False
    before = row.tokens[i - 1]
    return before.width in (1, 2, 3) or "number" in before.word


def _figures_stand(row: _Row, i: int, node: Node, end: int) -> bool:
    if node.d is not None and node.y is not None:
        return True
    before = row.tokens[i - 1].word if i else {}
    if "open" in before:
        return "close" in row.tokens[end].word
    return not _BEFORE_FIGURES.isdisjoint(before)
