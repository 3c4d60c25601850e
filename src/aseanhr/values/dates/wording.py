"""How the words tell a date: the `kind`, `unit`, `bound` and `relative` of its mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aseanhr.values.dates.node import Node
    from aseanhr.values.dates.sequence import Sequence

__all__ = ["Wording", "wording_of"]

_MONTHS = frozenset(("first", "final", "running"))
_POINTERS = frozenset(("relative", "same"))
_PLACED = frozenset(("century", "decade", "years", "tail"))  # they have no year, and need none
_YEARS = frozenset(("years", "tail"))
_BOUNDS = {"before": "end", "by": "end", "until": "end", "since": "open", "after": "open"}
_LIMITS = frozenset(("before", "by", "after"))  # something happens on that side of the date


class Wording(NamedTuple):
    """The fields of a mention that say how its words tell the date; see `aseanhr.values.dates.find_dates`."""

    kind: str
    unit: str
    bound: str
    relative: bool


def wording_of(sequence: Sequence, count: int) -> Wording:
    """Return how the words of the first ``count`` dates of a sequence tell them."""
    nodes = sequence.nodes[:count]
    if count == 1:
        return _one(nodes[0], opened=sequence.since)
    units = [_unit(node) for node in nodes]
    unit = units[0] if len(set(units)) == 1 else ""
    if any(node.unit in _POINTERS or _is_shifted(node) for node in nodes):
        return Wording("counted", unit, "", True)
    relative = all(_lacks_year(node) for node in nodes)
    if not all(sequence.ranges[: count - 1]):
        return Wording("set", unit, "", relative)
    years = all(node.is_year() or node.unit in _YEARS for node in nodes)
    return Wording("period" if years else "range", unit, "", relative)


def _one(node: Node, *, opened: bool) -> Wording:
    bound = _BOUNDS.get(node.bound, "start" if opened else "")
    counted = node.unit == "relative" or _is_shifted(node)
    unit = _unit(node)
    if not (node.unit or node.bound or counted):
        return Wording(unit, unit, bound, node.y is None)
    placed = node.of == "period" and node.y is not None  # "the same period of 2024"
    relative = counted or (node.unit == "same" and not placed) or _lacks_year(node)
    return Wording(_kind(node, unit, counted=counted), unit, bound, relative)


def _kind(node: Node, unit: str, *, counted: bool) -> str:
    if node.bound in _LIMITS:
        return node.bound
    if node.unit == "same":
        return "same"
    if counted:
        return "counted"
    if node.unit in _MONTHS:
        return "months"
    return "period" if node.unit == "years" else unit


def _unit(node: Node) -> str:
    """Return the unit that the words of one date name."""
    if node.unit in _POINTERS:
        return "" if node.of == "period" else node.of
    if node.unit in _MONTHS:
        return node.of or "month"
    if node.unit == "week_of":
        return "week"
    if node.unit == "nth":
        return "month" if node.of == "month" else "day"
    if node.unit:
        return "year" if node.unit in _YEARS else node.unit
    if node.d is not None:
        return "day"
    if node.weekday is not None and node.m is None:
        return "weekday"
    return "month" if node.m is not None or node.shift_m is not None else "year"


def _is_shifted(node: Node) -> bool:
    """Whether a word such as "last" or "next" counts a part of the date from the anchor."""
    return (
        node.shift is not None
        or node.shift_y is not None
        or node.shift_m is not None
        or node.shift_w is not None
    )


def _lacks_year(node: Node) -> bool:
    return node.y is None and not node.alts and node.unit not in _PLACED and node.unit not in _POINTERS
