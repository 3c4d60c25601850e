"""Which value belongs to which event: a linear model scores each pair, and the best fitting ones are taken first.

A score is a sum of integer weights; a thousand of them are one unit of log odds. A slot stays empty where no candidate is more
likely right than wrong.
"""

from __future__ import annotations

import json
import math
from itertools import repeat
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from aseanhr.caches import Kept
from aseanhr.resources import read_resource

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

__all__ = ["Choice", "Links", "Option", "assign", "load_links", "probability"]

C = TypeVar("C")
UNIT = 1000


def probability(score: int) -> float:
    """Return the probability that a score of the model stands for.

    >>> probability(0), round(probability(3000), 3)
    (0.5, 0.953)
    """
    return 1 / (1 + math.exp(-max(-40 * UNIT, min(40 * UNIT, score)) / UNIT))


class Option(NamedTuple, Generic[C]):
    """A value that may fill a slot, with what speaks for it."""

    value: C
    features: tuple[str, ...]


class Choice(NamedTuple, Generic[C]):
    """The value that fills a slot, with its score."""

    value: C
    score: int

    @property
    def probability(self) -> float:
        """Return how likely it is right."""
        return probability(self.score)


class Links:
    """The weights of the model.

    Attributes:
        weights: slot to feature to weight; the feature ``""`` is the slot's own weight.
    """

    __slots__ = ("weights",)

    def __init__(self, weights: dict[str, dict[str, int]]) -> None:
        self.weights = weights

    def score(self, slot: str, features: Iterable[str]) -> int:
        """Return how much some features speak for filling a slot.

        >>> Links({"when": {"": -500, "order=after": 800}}).score("when", ["order=after", "unknown"])
        300
        """
        weights = self.weights.get(slot, {})
        return weights.get("", 0) + sum(map(weights.get, features, repeat(0)))

    def best(self, slot: str, options: Sequence[Option[C]], least: int = 0) -> Choice[C] | None:
        """Return the option with the highest score of at least ``least``; of equals the first."""
        found: Choice[C] | None = None
        for option in options:
            score = self.score(slot, option.features)
            if score >= least and (found is None or score > found.score):
                found = Choice(option.value, score)
        return found

    def all(self, slot: str, options: Sequence[Option[C]], least: int | None = 0) -> list[Choice[C]]:
        """Return every option with a score of at least ``least``, if that is given, in order; for slots that may hold several values."""
        scored = [Choice(option.value, self.score(slot, option.features)) for option in options]
        return [choice for choice in scored if least is None or choice.score >= least]


def assign(
    scored: Iterable[tuple[int, Hashable, Hashable]], *, cost: int, least: int = 0
) -> dict[Hashable, tuple[Hashable, int]]:
    """Give each event the value that fits it best, the best fitting pairs first.

    Args:
        scored: (score, event, value) of each pair, in a fixed order.
        cost: what is taken off a pair for each event that its value has been given to already.
        least: the lowest score that still fills a slot.

    Returns:
        For each event that gets one its value and the score.

    >>> assign([(900, "a", "x"), (800, "b", "x"), (700, "b", "y")], cost=500)
    {'a': ('x', 900), 'b': ('y', 700)}
    """
    pairs = list(scored)
    order = sorted(range(len(pairs)), key=lambda n: (-pairs[n][0], n))
    given: dict[Hashable, tuple[Hashable, int]] = {}
    uses: dict[Hashable, int] = {}
    waiting: list[tuple[int, Hashable, Hashable]] = []
    for n in order:
        score, event, value = pairs[n]
        if score < least:
            break
        if event in given:
            continue
        if uses.get(value):
            waiting.append(pairs[n])
            continue
        given[event] = value, score
        uses[value] = 1
    for score, event, value in waiting:
        reduced = score - cost * uses[value]
        if event in given or reduced < least:
            continue
        given[event] = value, reduced
        uses[value] += 1
    return given


def _flat(nested: dict[str, int | dict[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the features of a slot, which are shipped by the first of the parts that "&" joins."""
    for first, weight in nested.items():
        if isinstance(weight, int):
            yield first, weight
        else:
            for rest, joined in weight.items():
                yield f"{first}&{rest}" if rest else first, joined


def _read(name: str) -> Links:
    data: dict[str, Any] = json.loads(read_resource("data", "reading", f"{name}.json"))
    return Links({slot: dict(_flat(nested)) for slot, nested in data["weights"].items()})


_links: Kept[str, Links] = Kept(_read, most=1)


def load_links() -> Links:
    """Return the model that the package ships."""
    return _links["weights"]
