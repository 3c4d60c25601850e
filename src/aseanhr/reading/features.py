"""What speaks for a value and an event belonging together, in terms that hold in every language.

A feature is a short name, such as ``order=after`` or ``words=2``; a model gives each a weight. None of them is a word of a language.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aseanhr.reading.annotations import Annotations

__all__ = ["Placed", "bucket", "crossed", "link_before", "links_before", "nearness", "relation"]

_STEPS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_FAR = 3  # sentences further off than this are one


class Placed(Protocol):
    """Anything that stands at some words of a document."""

    @property
    def first(self) -> int:
        """Return the index of its first word."""
        ...

    @property
    def last(self) -> int:
        """Return the index of the word behind it."""
        ...


def bucket(number: int) -> str:
    """Return the step on a growing scale that a count falls on.

    >>> [bucket(n) for n in (0, 2, 4, 100)]
    ['0', '2', '3', '34']
    """
    return str(_STEPS[max(bisect_right(_STEPS, number) - 1, 0)])


def link_before(notes: Annotations, first: int) -> str:
    """Return the part that the small word before a word gives it ("BY", "FROM"), or an empty text.

    An article or another connector may stand between the two; of several parts the last counts.
    """
    found = links_before(notes, first)
    return found[-1] if found else ""


def links_before(notes: Annotations, first: int) -> list[str]:
    """Return every part that the small word before a word may give it."""
    document = notes.document
    sentence = document.sentence_of(first)
    begin = sentence.first if sentence else 0
    at = first
    for _ in range(3):
        if at <= begin:
            return []
        found = notes.leads.get(at)
        if found:
            return found
        if document.words.forms[at - 1] not in document.lexicon.connectors:
            return []
        at -= 1
    return []


def _between(places: Sequence[int], low: int, high: int) -> int:
    """Return how many of some sorted places lie in ``low`` to ``high``, its end left out."""
    return bisect_left(places, high) - bisect_left(places, low)


def nearness(place: Placed, target: Placed, rivals: Sequence[int], others: Sequence[int]) -> list[str]:
    """Return whether a value is the nearest of its kind to an event, and the event the nearest of its kind to the value.

    Args:
        place: the words of the event.
        target: the words of the value.
        rivals: sorted first words of all values of the kind.
        others: sorted first words of all events of the kind.
    """
    gap = abs(target.first - place.first)
    closer = _between(rivals, place.first - gap + 1, place.first + gap)
    nearer = _between(others, target.first - gap + 1, target.first + gap)
    return [
        f"closer={min(closer, 3)}",
        f"nearer={min(nearer, 3)}",
        f"closer={min(closer, 3)}&nearer={min(nearer, 3)}",
    ]


def relation(
    notes: Annotations, anchor: Placed, target: Placed, rivals: Sequence[int] = (), others: Sequence[int] = ()
) -> list[str]:
    """Return how ``target`` stands to ``anchor``.

    Args:
        notes: the document.
        anchor: the words of an event.
        target: the words of a value.
        rivals: sorted first words of all values of the kind of ``target``.
        others: sorted first words of all events of the kind of ``anchor``.
    """
    document = notes.document
    at, there = document.sentence_of(anchor.first), document.sentence_of(target.first)
    after = target.first >= anchor.first
    order = "after" if after else "before"
    if target.first < anchor.last and anchor.first < target.last:
        order = "inside"
    low, high = (anchor.last, target.first) if after else (target.last, anchor.first)
    found = [f"order={order}", f"link={link_before(notes, target.first)}"]
    if at is None or there is None:
        found.append("sentence=none")
    elif at.index == there.index:
        words = max(high - low, 0)
        clauses = abs(document.clauses[anchor.first] - document.clauses[target.first])
        found += [
            "sentence=0",
            f"words={bucket(words)}&{order}",
            f"clauses={min(clauses, 3)}&{order}",
            f"rivals={min(_between(rivals, low, high), 3)}",
            f"others={min(_between(others, low, high), 3)}",
            f"passed={min(sum(low <= p.first < high for p in notes.predicates(at)), 3)}",
            f"bracket={document.text[document.words.starts[target.first] - 1 : document.words.starts[target.first]] == '('}",
        ]
        turned = document.has("link", low, high, "CONTRAST", "RELATIVE")
        if turned:
            found.append("turned")
    else:
        gap = there.index - at.index
        found += [
            f"sentence={max(-_FAR, min(_FAR, gap))}",
            f"block={at.block == there.block}",
            f"rivals={min(_between(rivals, there.first, target.first), 3)}&far",
            f"others={min(_between(others, low, high), 3)}&far",
        ]
    return found


def crossed(features: Iterable[str], *with_: str) -> list[str]:
    """Return some features, and each of them joined to each of ``with_`` as well.

    >>> crossed(["order=after"], "cue=SIGN")
    ['order=after', 'cue=SIGN', 'order=after&cue=SIGN']
    """
    plain = list(features)
    return [*plain, *with_, *(f"{feature}&{other}" for other in with_ for feature in plain)]
