"""Which of several things in a sentence belong together, by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Placed", "clause_breaks", "distance", "governing", "nearest"]


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        ...

    @property
    def end(self) -> int:
        """Offset after its last character."""
        ...


P = TypeVar("P", bound=Placed)

_BREAKS = ";:"


def clause_breaks(text: str, start: int, end: int) -> int:
    """Count the semicolons and colons between two offsets."""
    return sum(text.count(char, start, end) for char in _BREAKS)


def distance(text: str, here: Placed, there: Placed, *, backwards: float = 1.5) -> float:
    """Return how far ``there`` is from ``here``: characters between them, more if it comes first or clauses part them."""
    if there.start < here.end and here.start < there.end:
        return 0.0
    if there.start >= here.end:
        return there.start - here.end + 80 * clause_breaks(text, here.end, there.start)
    return (here.start - there.end) * backwards + 8 + 80 * clause_breaks(text, there.end, here.start)


def nearest(
    text: str, here: Placed, options: Iterable[P], *, backwards: float = 1.5, limit: float = 400
) -> P | None:
    """Return the one of ``options`` that is nearest to ``here``, or None if all are further than ``limit``."""
    best: P | None = None
    least = limit
    for option in options:
        far = distance(text, here, option, backwards=backwards)
        if far < least:
            best, least = option, far
    return best


def governing(text: str, here: Placed, verbs: Iterable[P], *, limit: float = 400) -> P | None:
    """Return the one of ``verbs`` that ``here`` is an adverbial of: the nearest, rather one before than one behind."""
    verb = min(verbs, key=lambda verb: distance(text, verb, here, backwards=1), default=None)
    return verb if verb is not None and distance(text, verb, here, backwards=1) <= limit else None
