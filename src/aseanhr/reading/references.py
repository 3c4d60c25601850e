"""What speaks for words without a name of their own to hang on a gathering that was named before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aseanhr.reading.events.series import COUNTED
from aseanhr.reading.features import bucket, crossed

if TYPE_CHECKING:
    from aseanhr.reading.annotations import Annotations
    from aseanhr.reading.events.gatherings import Gathering

__all__ = ["Mention", "reference_features"]


class Mention(NamedTuple):
    """Words that hang on a gathering named before.

    Attributes:
        first: index of the first word.
        last: index of the word behind the last.
        sentence: number of their sentence.
        how: ``numbered``, ``next``, ``definite`` or ``ellipsis``.
        head: the noun, if there is one.
        ordinal: the number, if there is one.
    """

    first: int
    last: int
    sentence: int
    how: str
    head: str
    ordinal: str | None


def _step(ordinal: str | None, known: str | None) -> str:
    """Tell how far two numbers of a series lie apart."""
    if ordinal is None:
        return "none"
    if known is None:
        return "unknown"
    if not (ordinal.isdigit() and known.isdigit()):
        return "other"
    gap = int(ordinal) - int(known)
    if abs(gap) > 5:
        return "far+" if gap > 0 else "far-"
    return f"{gap:+d}" if abs(gap) <= 1 else "near+" if gap > 0 else "near-"


def reference_features(
    notes: Annotations, mention: Mention, gathering: Gathering, rank: int, *, main: bool
) -> tuple[str, ...]:
    """Return how a gathering stands to words that may hang on it.

    Args:
        notes: the document.
        mention: the words.
        gathering: a gathering named before.
        rank: how many others were spoken of since.
        main: whether it is the first that the document names.
    """
    document = notes.document
    here = document.sentences[mention.sentence]
    there = document.sentences[gathering.namings[-1].sentence]
    gap = here.index - there.index
    place = f"sentence{gap}" if gap < 3 else "block" if here.block == there.block else "apart"
    found = [
        f"rank={min(rank, 4)}",
        f"main={main}",
        f"place={place}",
        f"head={'same' if mention.head and mention.head == gathering.head else 'other'}",
        f"step={_step(mention.ordinal, gathering.ordinal)}",
        f"counted={gathering.series in COUNTED}",
        f"fresh={bool(gathering.fresh)}",
        f"typed={gathering.typed}",
        f"namings={bucket(len(gathering.namings))}",
    ]
    return tuple(crossed(found, f"how={mention.how}"))
