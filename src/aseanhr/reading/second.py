"""The second reader, kind by kind, until all kinds have moved to it."""

from __future__ import annotations

from functools import cached_property
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

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.calibration import Calibration
    from aseanhr.reading.drafts import MeetingDraft
    from aseanhr.reading.links import Links
    from aseanhr.records import Record

__all__ = ["SWITCHED", "read_kinds"]

# The kinds that are read here.
SWITCHED: frozenset[str] = frozenset({"meetings", "trade_figures", "treaty_events", "work_plans"})


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
        notes, links = self.notes, self.links
        document, source, calibration = notes.document, self.source, self.calibration
        if kind == "meetings":
            return meeting_records(document, source, self.gathered, calibration)
        if kind == "work_plans":
            plans = read_plans(notes, links, self.gathered)
            return plan_records(document, source, plans, calibration, self.gathered)
        if kind == "treaty_events":
            return treaty_records(document, source, read_treaties(notes, links), calibration)
        return trade_records(document, source, read_trade(notes, links), calibration)


def read_kinds(
    text: str,
    language: str,
    published: object,
    source: str,
    kinds: Iterable[str],
    *,
    links: Links | None = None,
    calibration: Calibration | None = None,
) -> dict[str, Any]:
    """Return what is known of some kinds, by the name of its field in an extraction: their records.

    Args:
        text: the text.
        language: tag of its language.
        published: the day of its publication.
        source: id that the evidence is to carry.
        kinds: the kinds to read.
        links: the model of links; the shipped one if not given.
        calibration: what scores mean; the shipped one if not given.
    """
    notes = annotate(open_document(text, language), read_published(published))
    reading = _Reading(notes, links or load_links(), source, calibration)
    return {kind: reading.records(kind) for kind in kinds}
