"""What a stretch of words says about a date, before anything is looked up in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time

__all__ = ["Node", "Refused", "alike"]


class Refused(Exception):  # noqa: N818 - it never leaves this package; the public error is DateParseError
    """The words have the form of a date but are none; the message says why, `unread` which of them were not understood."""

    def __init__(self, reason: str, unread: str = "") -> None:
        self.unread = unread
        super().__init__(reason)


class Node:
    """One date or period as it stands in the words; what the words do not say is None.

    Attributes:
        y, m, d, weekday: parts of a calendar date.
        d_marked: whether a word or ending says that ``d`` is a day.
        short: whether ``y`` has two figures only.
        alts: readings (y, m, d) of figures whose order is open.
        lead: the part that comes first: ``y``, ``m``, ``d`` or ``w``.
        unit, n: for all but calendar dates: a unit (``quarter``, ``half``, ``season``, ``week``, ``decade``, ``century``,
            ``first``, ``final``, ``running``, ``years``, ``relative``, ``same``) and its number.
        of: the unit that ``n`` counts, for ``first``, ``final``, ``relative`` and ``same``.
        shift_y, shift_m, shift_w: year, month or week counted from the anchor's.
        shift: -1, 0 or 1 where a weekday, month or season is called last, this or next.
        part, approx, maybe, bound, time: what the words around say.
        loose: whether it may count from another day than the anchor ("two years later").
        marked: whether a word (not figures alone) says that it is a date.
        figures: whether it is written in figures parted by marks.
        end: the index after its last token.
    """

    def __init__(self, end: int = 0) -> None:
        self.y: int | None = None
        self.m: int | None = None
        self.d: int | None = None
        self.d_marked = False
        self.weekday: int | None = None
        self.short = False
        self.alts: list[tuple[int | None, int, int | None]] | None = None
        self.lead = ""
        self.unit = ""
        self.n = 0
        self.of = ""
        self.shift: int | None = None
        self.shift_y: int | None = None
        self.shift_m: int | None = None
        self.shift_w: int | None = None
        self.part: str | None = None
        self.approx = False
        self.maybe = False
        self.bound = ""
        self.time: time | None = None
        self.marked = False
        self.figures = False
        self.loose = False
        self.end = end

    def copy(self) -> Node:
        """Return another node that says the same."""
        new = Node.__new__(Node)
        new.__dict__.update(self.__dict__)
        return new

    def is_bare(self) -> bool:
        """Whether it is a day's number alone (or with a year), which needs a month from its neighbor."""
        return self.d is not None and self.m is None and self.shift_m is None and not self.unit

    def is_year(self) -> bool:
        """Whether it is a year and nothing else."""
        return self.y is not None and self.m is None and self.d is None and not self.unit


def alike(one: Node, two: Node) -> bool:
    """Whether two dates are of one kind, so that a comma or "and" may list them."""
    if (
        one.part != two.part
        or one.unit in ("relative", "same")
        or (one.weekday is not None and one.d is None)
    ):
        return False
    if one.unit or two.unit:
        return one.unit == two.unit
    if one.d is not None or two.d is not None:
        return (
            one.d is not None and two.d is not None and (one.is_bare() <= two.is_bare() or not two.is_bare())
        )
    return one.is_year() == two.is_year() and (one.m is None) == (two.m is None)
