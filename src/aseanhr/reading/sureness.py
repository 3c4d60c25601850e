"""How sure a record is, told by how it came about: which words say its fields, what decided for them, and what it lacks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from aseanhr.reading.links import Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aseanhr.reading.document import Document
    from aseanhr.reading.drafts import Clue, Draft
    from aseanhr.reading.links import Links

__all__ = ["slot_of", "sureness_features", "weigh"]

_APART = frozenset({"clues", "confidence", "name"})
# Fields whose value is one of a few, and so says something about the record.
_TYPED = frozenset({"series", "event", "flow", "kind", "status", "mode", "negated"})
_STEPS = (0.5, 0.7, 0.85, 0.95)
_MANY = 3


def slot_of(kind: str) -> str:
    """Return the slot of the model that weighs the records of a kind.

    >>> slot_of("meetings")
    'record meetings'
    """
    return f"record {kind}"


def sureness_features(document: Document, drafts: Sequence[Any]) -> Iterator[tuple[str, ...]]:
    """Yield for each of the drafts of one kind what speaks for it, or against it."""
    places = [_sentences(document, draft) for draft in drafts]
    beside = Counter(found[0] for found in places if found)
    for draft, found in zip(drafts, places, strict=True):
        alone = min(beside[found[0]], _MANY) if found else 0
        role = document.sentences[found[0]].role if found else "none"
        names = (
            f"beside={alone}",
            f"role={role}",
            f"over={min(len(set(found)), _MANY)}",
            *_of_values(draft),
            *_of_clues(draft.clues),
        )
        yield tuple(dict.fromkeys(names))


def _sentences(document: Document, draft: Draft) -> list[int]:
    """Return the numbers of the sentences that a draft rests on, in the order of its clues."""
    found = (document.sentence_of(document.words.at(clue.start)) for clue in draft.clues)
    return [sentence.index for sentence in found if sentence is not None]


def _of_values(draft: Draft) -> Iterator[str]:
    for field in attrs.fields(type(draft)):
        value = getattr(draft, field.name)
        if field.name in _APART:
            continue
        if value is None or value == ():
            yield f"no {field.name}"
        elif field.name in _TYPED:
            yield f"{field.name}:{value}"


def _of_clues(clues: Sequence[Clue]) -> Iterator[str]:
    for clue in clues:
        field = clue.field.partition("[")[0]
        yield f"{field}={clue.basis}"
        yield f"{field}<{clue.decider}"
        yield f"{field}~{sum(clue.probability >= step for step in _STEPS)}"


def weigh(document: Document, kind: str, drafts: Sequence[Draft], links: Links) -> None:
    """Set how sure each of the drafts of one kind is."""
    options = [
        Option(draft, features)
        for draft, features in zip(drafts, sureness_features(document, drafts), strict=True)
    ]
    for choice in links.all(slot_of(kind), options, least=None):
        choice.value.confidence = choice.probability
