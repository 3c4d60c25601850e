"""A model that keeps every choice that it is asked for, so that the choices can be taught."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from aseanhr.reading.links import Choice, Links, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Asked", "Recorder"]

C = TypeVar("C")


class Asked(NamedTuple):
    """A slot that was to be filled, with its options."""

    slot: str
    options: Sequence[Option[Any]]


class Recorder(Links):
    """The weights of a model, and all that it was asked for."""

    def __init__(self, weights: dict[str, dict[str, int]]) -> None:
        super().__init__(weights)
        self.asked: list[Asked] = []

    def best(self, slot: str, options: Sequence[Option[C]], least: int = 0) -> Choice[C] | None:
        """Return the best option, and keep the question."""
        self.asked.append(Asked(slot, options))
        return super().best(slot, options, least)

    def all(self, slot: str, options: Sequence[Option[C]], least: int | None = 0) -> list[Choice[C]]:
        """Return the options that fill a slot, and keep the question."""
        self.asked.append(Asked(slot, options))
        return super().all(slot, options, least)
