"""Read acts under treaties."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.drafts import TreatyDraft
    from aseanhr.reading.links import Links

__all__ = ["read_treaties"]


def read_treaties(notes: Annotations, links: Links) -> list[TreatyDraft]:
    """Return the acts under treaties that a document tells, in the order of their words."""
    del notes, links
    return []
