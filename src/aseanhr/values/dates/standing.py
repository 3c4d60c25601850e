"""Whether running text says that its figures and words are a date: they may be something else."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING

from aseanhr.values.dates.tokens import END, fold_case

if TYPE_CHECKING:
    from aseanhr.values.dates.node import Node
    from aseanhr.values.dates.sequence import Sequence
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings

__all__ = ["Row", "stands"]

_YEARS = range(1800, 2200)
_LARGEST_SHARE = 10
_BEFORE_WEEKDAY = frozenset(("pre", "at", "daytime", "weekday", "and"))
_BEFORE_FIGURES = frozenset(("pre", "at", "daytime", "weekday"))
# What may stand before a month's name that has neither day nor year.
_LEADING = frozenset(
    ("at", "from", "between", "range", "bound", "shift", "part", "pre", "fill", "hyphen", "dash", "and")
)


class Row:
    """A row of date words: its tokens, and where they stand in its text.

    Attributes:
        text, low: its characters as written, and in lower case.
        tokens: its tokens, closed by `END` tokens.
        starts, ends: where each token begins and ends.
        after_word, before_word: whether a word that is none of its own stands before it, or after it.
    """

    __slots__ = ("after_word", "before_word", "ends", "low", "starts", "text", "tokens")

    def __init__(self, text: str, table: Table, *, after_word: bool, before_word: bool) -> None:
        self.text = text
        self.low = fold_case(text)
        self.tokens, pieces = table.lexicon.tokens(self.low)
        self.after_word = after_word
        self.before_word = before_word
        bounds = [0, *accumulate(map(len, chain.from_iterable(pieces)))]
        self.starts = bounds[::2]
        self.ends = bounds[1::2]

    def is_common_word(self, i: int, table: Table) -> bool:
        """Whether token ``i`` is a name that is also a common word, and written as one."""
        start = self.starts[i]
        return self.low[start : self.ends[i]] in table.weak and self.text[start].islower()

    def before(self, i: int) -> Readings:
        """Return the readings of the token before token ``i``."""
        return self.tokens[i - 1].word if i else {}

    def follows_word(self, i: int) -> bool:
        """Whether a word stands right before token ``i``."""
        return self.text[: self.starts[i]].rstrip(" ")[-1:].isalnum() or (not i and self.after_word)


def stands(row: Row, i: int, sequence: Sequence, count: int, table: Table) -> bool:
    """Whether running text says that the first ``count`` dates, from token ``i`` on, are dates: figures and names alone may be something else."""
    if count == 1:
        return _stands_alone(row, i, sequence.nodes[0], table, opened=sequence.opened)
    nodes = sequence.nodes[:count]
    if any(node.loose for node in nodes):
        return False
    if _are_years(nodes):
        return all(node.y in _YEARS for node in nodes)
    if any(node.marked for node in nodes):
        return True
    figures = [node for node in nodes if node.figures]
    if figures:
        # "8/7–12/7/2025": the end has the year
        telling = figures[-1 if all(sequence.ranges[: count - 1]) else 0]
        return sequence.opened or _figures_stand(row, i, telling, nodes[-1].end)
    return _is_weekday(nodes[0]) or any(node.unit for node in nodes)


def _are_years(nodes: list[Node]) -> bool:
    return any(node.unit == "years" for node in nodes) or all(node.is_year() for node in nodes)


def _stands_alone(row: Row, i: int, node: Node, table: Table, *, opened: bool) -> bool:
    if node.loose or _is_other_sense(row, i, node) or _is_count(row, node):
        return False
    if node.unit == "years":
        return node.y in _YEARS
    if node.end == i + 1 and (node.marked or row.is_common_word(i, table)):
        return _word_stands(row, i, node, table)
    if node.marked:
        return True
    if node.figures:
        return opened or _figures_stand(row, i, node, node.end)
    if node.is_year():
        return _year_stands(row, i, node)
    return bool(node.unit) or _is_weekday(node)


def _is_count(row: Row, node: Node) -> bool:
    """Whether its figures count something: "In July 98 people left", "2/3 of the votes"."""
    if node.figures:
        return _is_fraction(row, node, node.end)
    return node.short and node.d is None and not node.unit and _goes_on(row, node.end)


def _year_stands(row: Row, i: int, node: Node) -> bool:
    if "hyphen" in row.tokens[node.end].word and _goes_on(row, node.end + 1):
        return False  # "2025-W28"
    return node.y in _YEARS and ("at" in row.before(i) or _is_in_brackets(row, i, node.end))


def _word_stands(row: Row, i: int, node: Node, table: Table) -> bool:
    """Whether one word, which is a common one or says that it is a date, stands as one."""
    if row.is_common_word(i, table):
        # "on sat", "in the fall", not "they sat", "they fall"; and not "in may", for a month's name has its capital
        return not node.marked and any("at" in token.word for token in row.tokens[max(0, i - 2) : i])
    # A month's name alone needs a word before it that says it is one ("in May", not "May").
    return "month" not in row.tokens[i].word or not _LEADING.isdisjoint(row.before(i))


def _goes_on(row: Row, end: int) -> bool:
    """Whether a word that is no part of any date follows."""
    return row.before_word and row.tokens[end] is END


def _is_fraction(row: Row, node: Node, end: int) -> bool:
    """Whether a day and month in figures are a share of something: "2/3 of the votes"."""
    t = row.tokens
    one, two = t[end - 3].num, t[end - 1].num
    if node.y is not None or "slash" not in t[end - 2].word or not 0 < one < two <= _LARGEST_SHARE:
        return False
    if "share" not in t[end].word:
        return False
    while "fill" in t[end].word or "share" in t[end].word:
        end += 1
    return _goes_on(row, end)


def _is_other_sense(row: Row, i: int, node: Node) -> bool:
    """Whether the words are none of a date: a name ("Europe Today"), an ordinal ("lần thứ hai"), a length ("hai năm qua")."""
    word = row.tokens[i].word
    if _counts_on(row, i, node):
        return True
    if node.unit == "relative" and "relative" in word and row.text[row.starts[i]].isupper():
        return row.follows_word(i)
    return "weekday" in word and "ordinal" in word and node.end == i + 1 and not _is_said_weekday(row, i)


def _is_said_weekday(row: Row, i: int) -> bool:
    """Whether a word that is a weekday and an ordinal is the weekday: by its capital, or by the word before it."""
    start, end = row.starts[i], row.ends[i]
    capital = row.text[start + 1 : end] != row.low[start + 1 : end]
    before = row.before(i)
    if "comma" in before and i > 1:  # "thứ tư, thứ năm"
        before = row.before(i - 1)
    return capital or not _BEFORE_WEEKDAY.isdisjoint(before)


def _is_weekday(node: Node) -> bool:
    return node.weekday is not None and node.d is None


def _counts_on(row: Row, i: int, node: Node) -> bool:
    """Whether a unit has its number before it: "hai năm qua" is the past two years, not the past year."""
    if not i or "unit" not in row.tokens[i].word or not (node.unit == "relative" or _is_weekday(node)):
        return False
    before = row.tokens[i - 1]
    return before.width in (1, 2, 3) or "number" in before.word


def _figures_stand(row: Row, i: int, node: Node, end: int) -> bool:
    if node.d is not None and node.y is not None:
        return True
    if "open" in row.before(i):
        return _is_in_brackets(row, i, end)
    return not _BEFORE_FIGURES.isdisjoint(row.before(i))


def _is_in_brackets(row: Row, i: int, end: int) -> bool:
    return "open" in row.before(i) and "close" in row.tokens[end].word
