"""A value found in a text, with the place where it stands."""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Generic, TypeVar

    T_co = TypeVar("T_co", covariant=True)
else:
    T_co = object

    class Generic:
        __slots__ = ()
        __class_getitem__ = classmethod(type(list[int]))


__all__ = ["Mention"]


class Mention(Generic[T_co]):
    """A value of some type as it stands in a text.

    Attributes:
        start: offset of its first character, in code points of the text that was searched.
        end: offset after its last character.
        value: the normalized value.
        kind: what kind of wording it was, such as ``name``, ``demonym``, ``day`` or ``money``.

    >>> Mention(0, 4, "LA", "name")
    Mention(0, 4, 'LA', 'name')
    """

    __slots__ = ("end", "kind", "start", "value")

    start: int
    end: int
    value: T_co
    kind: str

    def __init__(self, start: int, end: int, value: T_co, kind: str) -> None:
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "kind", kind)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Mention is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Mention is immutable: cannot delete {name!r}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mention):
            return NotImplemented
        return (self.start, self.end, self.value, self.kind) == (
            other.start,
            other.end,
            other.value,
            other.kind,
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.kind))

    def __repr__(self) -> str:
        return f"Mention({self.start}, {self.end}, {self.value!r}, {self.kind!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Mention, (self.start, self.end, self.value, self.kind)
