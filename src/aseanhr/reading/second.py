"""The second reader, kind by kind, until all kinds have moved to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aseanhr.reading.assembly import (
    meeting_records,
    open_treaty_records,
    plan_records,
    trade_records,
    treaty_records,
)
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.events.plans import read_plans
from aseanhr.reading.events.trade import read_trade
from aseanhr.reading.events.treaties import read_treaties
from aseanhr.reading.links import load_links
from aseanhr.reading.sureness import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.calibration import Calibration
    from aseanhr.reading.links import Links

__all__ = ["SWITCHED", "read_kinds"]

# The kinds that are read here.
SWITCHED: frozenset[str] = frozenset({"meetings", "trade_figures", "treaty_events", "work_plans"})

# How each kind is read, and how its drafts become records.
_STEPS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "meetings": (read_meetings, meeting_records),
    "treaty_events": (read_treaties, treaty_records),
    "work_plans": (read_plans, plan_records),
    "trade_figures": (read_trade, trade_records),
}


def read_kinds(
    notes: Annotations,
    source: str,
    kinds: Iterable[str],
    *,
    links: Links | None = None,
    calibration: Calibration | None = None,
) -> dict[str, Any]:
    """Return what is known of some kinds, by the name of its field in an extraction: their records.

    With acts under treaties come the treaties that no list knows.

    Args:
        notes: the text with its values.
        source: id that the evidence is to carry.
        kinds: the kinds to read.
        links: the model of links; the shipped one if not given.
        calibration: what scores mean; the shipped one if not given.
    """
    links = links or load_links()
    found: dict[str, Any] = {}
    for kind in kinds:
        read, records = _STEPS[kind]
        drafts = read(notes, links)
        weigh(notes.document, kind, drafts, links)
        found[kind] = records(notes.document, source, drafts, calibration)
        if kind == "treaty_events":
            found["treaties"] = open_treaty_records(notes.document, source, drafts, found[kind])
    return found
