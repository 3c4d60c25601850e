"""From a document with its values to records, kind by kind."""

from __future__ import annotations

from functools import cached_property
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
    from aseanhr.reading.drafts import MeetingDraft, TreatyDraft
    from aseanhr.reading.links import Links
    from aseanhr.records import Record, Treaty, TreatyEvent

__all__ = ["read_kinds"]


class _Reading:
    """One document as it is read: meetings first, so that plans can tell which of them adopted them."""

    def __init__(
        self, notes: Annotations, links: Links, source: str, calibration: Calibration | None
    ) -> None:
        self.notes = notes
        self.links = links
        self.source = source
        self.calibration = calibration

    @cached_property
    def gathered(self) -> list[MeetingDraft]:
        """Return the drafts of its meetings."""
        return read_meetings(self.notes, self.links)

    def records(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a kind."""
        drafts = self.drafts(kind)
        document = self.notes.document
        weigh(document, kind, drafts, self.links)
        if kind == "work_plans":
            return plan_records(document, self.source, drafts, self.calibration, self.gathered)
        return _RECORDS[kind](document, self.source, drafts, self.calibration)

    def treaties(self, events: tuple[TreatyEvent, ...]) -> tuple[Treaty, ...]:
        """Return the treaties that only the text knows, of which it tells acts."""
        return open_treaty_records(self.notes.document, self.source, self.acts, events)

    @cached_property
    def acts(self) -> list[TreatyDraft]:
        """Return the drafts of its acts under treaties."""
        return read_treaties(self.notes, self.links)

    def drafts(self, kind: str) -> list[Any]:
        """Return what is told of a kind."""
        if kind == "meetings":
            return self.gathered
        if kind == "work_plans":
            return read_plans(self.notes, self.links, self.gathered)
        return self.acts if kind == "treaty_events" else read_trade(self.notes, self.links)


_RECORDS: dict[str, Callable[..., tuple[Record, ...]]] = {
    "meetings": meeting_records,
    "treaty_events": treaty_records,
    "trade_figures": trade_records,
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
    reading = _Reading(notes, links or load_links(), source, calibration)
    found: dict[str, Any] = {}
    for kind in kinds:
        found[kind] = reading.records(kind)
        if kind == "treaty_events":
            found["treaties"] = reading.treaties(found[kind])
    return found
