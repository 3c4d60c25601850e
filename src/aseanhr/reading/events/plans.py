"""Read plans for a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.drafts import PlanDraft
    from aseanhr.reading.links import Links

__all__ = ["read_plans"]


def read_plans(notes: Annotations, links: Links) -> list[PlanDraft]:
    """Return the plans for a period that a document tells, in the order of their words."""
    del notes, links
    return []
