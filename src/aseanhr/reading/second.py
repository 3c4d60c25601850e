"""The second reader, kind by kind, until all kinds have moved to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aseanhr.reading.annotations import annotate
from aseanhr.reading.assembly import meeting_records, plan_records, trade_records, treaty_records
from aseanhr.reading.background import read_published
from aseanhr.reading.document import open_document
from aseanhr.reading.events.meetings import read_meetings
from aseanhr.reading.events.plans import read_plans
from aseanhr.reading.events.trade import read_trade
from aseanhr.reading.events.treaties import read_treaties
from aseanhr.reading.links import load_links

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SWITCHED", "read_kinds"]

# The kinds that are read here.
SWITCHED: frozenset[str] = frozenset({"treaty_events"})


def read_kinds(
    text: str, language: str, published: object, source: str, kinds: Iterable[str]
) -> dict[str, tuple[Any, ...]]:
    """Return the records of some kinds, by the name of their field in an extraction."""
    notes = annotate(open_document(text, language), read_published(published))
    links = load_links()
    found: dict[str, tuple[Any, ...]] = {}
    for kind in kinds:
        if kind == "treaty_events":
            found[kind] = treaty_records(notes.document, source, read_treaties(notes, links))
        elif kind == "work_plans":
            found[kind] = plan_records(notes.document, source, read_plans(notes, links))
        elif kind == "trade_figures":
            found[kind] = trade_records(notes.document, source, read_trade(notes, links))
        elif kind == "meetings":
            found[kind] = meeting_records(notes.document, source, read_meetings(notes, links))
    return found
