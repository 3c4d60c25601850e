"""Dates joined by ranges and lists: what opens them, what joins them, what they lend each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aseanhr.values.dates.grammar import read_operand, skip_lead
from aseanhr.values.dates.node import Node, alike
from aseanhr.values.dates.units import attach_year

if TYPE_CHECKING:
    from aseanhr.values.dates.tables import Table
    from aseanhr.values.dates.tokens import Readings, Token

__all__ = ["Sequence", "read_sequence", "skip_tail"]

_MEANT = frozenset(("pre", "approx", "part"))  # small words that say something about the date after them
_TAIL = frozenset(("fill", "comma", "dot", "tail", "period", "close", "daytime", "open"))
_OPENING = frozenset(("between", "from", "period", "fill", "at"))
_NOT_FROM = frozenset(("number", "ordinal", "shift"))
_JOINTS = frozenset(("dot", "comma", "hyphen", "dash", "range", "slash", "and"))
_AFTER_DOT = frozenset(("hyphen", "dash", "range", "and", "comma"))
_DASHES = frozenset(("hyphen", "dash"))
_MOST_OPERANDS = 8
_MOST_LEAD = 8


class Sequence:
    """Dates joined by ranges and lists.

    Attributes:
        nodes: the dates.
        ranges: for each node but the first, whether a range (True) or a list (False) joins it to the one before.
        opened: whether "from" stands before the first.
        since: whether that "from" is one even without an end, not also "of" ("del 8 de julio").
    """

    __slots__ = ("nodes", "opened", "ranges", "since")

    def __init__(self, first: Node, *, opened: bool, since: bool) -> None:
        self.nodes = [first]
        self.ranges: list[bool] = []
        self.opened = opened
        self.since = since

    def beginning(self, count: int) -> Sequence:
        """Return the first ``count`` dates as a sequence of their own, which may be changed."""
        first, *others = (node.copy() for node in self.nodes[:count])
        part = Sequence(first, opened=self.opened, since=self.since)
        part.nodes += others
        part.ranges = self.ranges[: count - 1]
        return part


def skip_tail(t: list[Token], j: int) -> int:
    """Return the index after the small words that may close a date: "period", "(local time)", a full stop."""
    for _ in range(6):
        word = t[j].word
        if _TAIL.isdisjoint(word) or ("open" in word and "daytime" not in t[j + 1].word):
            break
        j += 1
    return j


class _Opening:
    """What stands before the first of some dates: "from", "between", "the period".

    Attributes:
        start: the index of its first word.
        end: the index after the last.
        opened, since, between, period: what it says.
    """

    __slots__ = ("between", "end", "opened", "period", "since", "start")

    def __init__(self, t: list[Token], i: int) -> None:
        self.start = self.end = i
        self.opened = self.since = self.between = self.period = False
        for _ in range(_MOST_LEAD):
            if not self._says(t[self.end].word):
                break
            self.end += 1

    def _says(self, word: Readings) -> bool:
        if _OPENING.isdisjoint(word) or _may_be_mid(word):
            return False
        if "between" in word:
            self.between = True
        elif "from" in word and _NOT_FROM.isdisjoint(word):
            self.opened = True
            self.since = self.since or "fill" not in word
        elif "period" in word:
            self.period = True
        else:
            small = "fill" in word or "at" in word
            return small and _MEANT.isdisjoint(word) and (self.opened or self.between or self.period)
        return True


def _may_be_mid(word: Readings) -> bool:
    """Whether a word means "between" or "mid", as what follows decides: "giữa tháng 3 và tháng 5"."""
    return "between" in word and "part" in word


def read_sequence(
    t: list[Token], i: int, table: Table, known: dict[int, Node | None] | None = None
) -> Sequence | None:
    """Return the dates that begin at token ``i``, or None.

    Args:
        t: the tokens of a run.
        i: where to begin.
        table: the language.
        known: the dates of this run that were read before, by their first token; so that no date is read twice. They are shared:
            whoever changes a node of the sequence copies it first.
    """
    return _Reader(t, table, {} if known is None else known, _Opening(t, i)).read()


class _Reader:
    """Reads the dates that begin behind an opening."""

    def __init__(
        self, t: list[Token], table: Table, known: dict[int, Node | None], opening: _Opening
    ) -> None:
        self.t = t
        self.table = table
        self.known = known
        self.opening = opening

    def read(self) -> Sequence | None:
        """Return the dates, or None if there are none."""
        opening = self.opening
        first = self.operand(opening.end)
        if first is None:
            return None
        sequence = Sequence(first, opened=opening.opened, since=opening.since)
        while len(sequence.nodes) < _MOST_OPERANDS and self.goes_on(sequence):
            pass
        return sequence

    def operand(self, i: int) -> Node | None:
        """Return the date that begins at token ``i``, read once."""
        if i not in self.known:
            self.known[i] = read_operand(self.t, i, self.table)
        return self.known[i]

    def goes_on(self, sequence: Sequence) -> bool:
        """Add the next date to a sequence; return False if there is none."""
        joined = self.joint(sequence.nodes[-1])
        if joined is None:
            return False
        is_range, j = joined
        if is_range and sequence.ranges[-1:] == [True]:  # no range of ranges
            return False
        node = self.operand_after(j, sequence)
        if node is None:
            return False
        is_range = is_range or self.is_between(sequence, node)
        if is_range and node.bound == "until":  # "from … until the end of …"
            node = node.copy()
            node.bound = ""
        if node.bound or not (is_range or self.lists(sequence.nodes[-1], node)):
            return False
        node, is_range = self.closed(node, is_range=is_range)
        self.opening.between = self.opening.between and not is_range
        sequence.nodes.append(node)
        sequence.ranges.append(is_range)
        return True

    def lists(self, last: Node, node: Node) -> bool:
        """Return whether two dates may form a list; a bare day after a complete date does not join it ("16 March 2026, the 31st")."""
        whole = last.y is not None and last.d is not None and last.lead != "y"
        lone = whole and node.is_bare() and node.y is None
        return alike(last, node) and not lone and not self.counts(last, node)

    def counts(self, last: Node, node: Node) -> bool:
        """Return whether an ordinal after a comma counts something else: "16 March, the 25th summit", not "16 March, the 25th and the 26th"."""
        t, behind = self.t, self.t[node.end].word
        ordinal = node.is_bare() and "ordinal_post" in t[node.end - 1].word
        comma = "comma" in t[last.end].word and "and" not in t[last.end + 1].word
        return ordinal and comma and last.m is not None and "and" not in behind and "comma" not in behind

    def is_between(self, sequence: Sequence, node: Node) -> bool:
        """Whether "and" ends a range that a word for "mid" opened; that word then says nothing of the first date."""
        word, last = self.t[self.opening.start].word, sequence.nodes[-1]
        if not _may_be_mid(word) or last.part != word["part"] or node.part is not None:
            return False
        sequence.nodes[-1] = last.copy()
        sequence.nodes[-1].part = None
        return True

    def closed(self, node: Node, *, is_range: bool) -> tuple[Node, bool]:
        """Return a date with the words that close a range behind it, and whether it ends one: "3月和5月之间"."""
        kind = "tail" if is_range else "between_post"
        while kind in self.t[node.end].word:
            node = node.copy()
            node.end, is_range = node.end + 1, True
        return node, is_range

    def joint(self, last: Node) -> tuple[bool, int] | None:
        """Return (is a range, index after it) of what joins a date to the next one, or None."""
        t, j = self.t, last.end
        if _JOINTS.isdisjoint(t[j].word):
            return (False, j) if self.table.space_lists and _lists_on(t, j, last) else None
        if "dot" in t[j].word and not t[j].gap:  # "8.–12. Juli"
            j += 1
            if _AFTER_DOT.isdisjoint(t[j].word):
                return (False, j + 1) if "slash" in t[j].word else None  # "8./9. Juli"
        return self.joint_of_words(last, j)

    def joint_of_words(self, last: Node, j: int) -> tuple[bool, int] | None:
        """Return what a comma, a dash, a slash or a word at ``j`` makes of two dates, or None."""
        t = self.t
        comma = "comma" in t[j].word
        j += comma
        word = t[j].word
        if not _DASHES.isdisjoint(word):
            return True, _after_dashes(t, j, comma=comma)
        if "range" in word and (self.opening.opened or not comma):
            return True, j + 1
        found = self.slash(last, j) if "slash" in word else None
        if found is not None:
            return found, j + 1
        if "and" in word:
            return self.opening.between, j + 1
        return (False, j) if comma else None

    def slash(self, last: Node, j: int) -> bool | None:
        """Whether a slash makes a range ("FY2024/25") or a list ("July/August 2025"), or None if neither."""
        after = self.t[j + 1]
        if "month" in after.word:
            return False
        marked = last.marked or self.opening.period
        return True if marked and last.is_year() and after.width in (2, 4) else None

    def operand_after(self, j: int, sequence: Sequence) -> Node | None:
        """Return the date at token ``j``, behind what joins it to the last one, from which it takes what it lacks."""
        t, last = self.t, sequence.nodes[-1]
        if "period" in t[j].word:
            return None
        if not (last.is_bare() and "comma" in t[j - 1].word):
            j = skip_lead(t, j)
        if last.unit == "quarter" and "roman" in t[j].word and "unit" not in t[j + 1].word:
            return self.quarter(j)
        node = self.operand(j)
        if node is None:
            return None
        if node.is_bare() and node.lead == "d" and not node.figures:
            return _named_as(t, j, last, node.copy())
        if last.is_bare() and node.unit in ("century", "quarter") and last.y is None:
            first = sequence.nodes[-1] = last.copy()
            first.unit, first.n, first.d = node.unit, last.d or 0, None  # "17th–19th centuries"
        return node

    def quarter(self, j: int) -> Node | None:
        """Return a quarter whose Roman number stands alone behind another quarter."""
        node = Node(j + 1)
        node.unit, node.n = "quarter", int(self.t[j].word["roman"])
        node.end = attach_year(self.t, node.end, node, self.table)
        return node if 1 <= node.n <= 4 else None


def _after_dashes(t: list[Token], j: int, *, comma: bool) -> int:
    j += 1
    while not _DASHES.isdisjoint(t[j].word) or ("comma" in t[j].word and comma):
        j += 1
    return j


def _lists_months(t: list[Token], j: int, last: Node) -> bool:
    """Whether a number behind a month is another month: not in "in January, 12 of them"."""
    if last.m is None or last.d is not None or last.unit:
        return False
    return "comma" not in t[j - 1].word or t[last.end - 1].num >= 0


def _lists_quarters(t: list[Token], j: int, last: Node) -> bool:
    """Whether a number behind a quarter is another quarter: not in "the third quarter of 2030, 4 per cent"."""
    return last.unit == "quarter" and not ("comma" in t[j - 1].word and last.y is not None)


def _named_as(t: list[Token], j: int, last: Node, node: Node) -> Node:
    """Return a bare number as what the date before it is: a quarter, the end of a year's range, a month."""
    if _lists_quarters(t, j, last) and 1 <= (node.d or 0) <= 4:
        node.unit, node.n, node.d = "quarter", node.d or 0, None
    elif last.is_year() and t[j].width == 2 and node.y is None and not t[j].gap and not node.marked:
        node.unit, node.n, node.d = "tail", t[j].num, None
    elif _lists_months(t, j, last) and (node.d or 0) <= 12 and not node.d_marked:
        node.m, node.d, node.lead = node.d, None, "m"
    return node


def _lists_on(t: list[Token], j: int, last: Node) -> bool:
    """Whether a space stands where other scripts write a comma, so that an "and" follows: "ថ្ងៃទី២២ ២៤ និង២៨"."""
    if not last.is_bare() or not t[j].gap:
        return False
    while 1 <= t[j].width <= 2:
        j += 1
    return "and" in t[j].word
