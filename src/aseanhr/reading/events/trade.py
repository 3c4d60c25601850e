"""Read figures of trade between two states."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.drafts import TradeDraft
    from aseanhr.reading.links import Links

__all__ = ["read_trade"]


def read_trade(notes: Annotations, links: Links) -> list[TradeDraft]:
    """Return the figures of trade between two states that a document tells, in the order of their words."""
    del notes, links
    return []
