"""What the articles teach about plans: on which day of its sentence a plan was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aseanhr.reading.events.plan_adoptions import SLOT, features_of
from aseanhr.reading.events.plans import adoptions_of
from reader.corpus import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.links import Links


def examples(notes: Annotations, gold: dict[str, Any], links: Links) -> Iterator[Question]:
    """Yield each pair of an adoption and a day with its features, and whether the gold joins them."""
    places = [
        (proof["start"], proof["end"])
        for plan in gold.get("work_plans", ())
        for proof in plan.get("evidence", ())
        if proof["field"] == "adopted_on"
    ]
    for sentence, predicate, dates in adoptions_of(notes):
        for when in dates:
            start, end = notes.document.span(when.start, when.end)
            right = any(a < end and start < b for a, b in places)
            yield Question(SLOT, ((tuple(features_of(notes, sentence, predicate, when, dates)), right),))
