"""A value found in a text, with the place where it stands."""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from typing import Generic, TypeVar

    T = TypeVar("T")
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
        kind: what kind of wording it was, such as ``name``, ``demonym``, ``day`` or ``money``; the functions that find mentions list theirs.
        unit: the unit that the words name, such as ``day`` or ``year`` (of dates), where they name one.
        bound: which edge of a span the words tell: ``start``, ``end``, or ``open`` for one without an end; else ``""``.
        relative: whether the value depends on the day of writing ("last year"; "July 8", which says no year).
        carried: whether the unit or currency stands with another mention ("from $4.1 to 5.3 billion").

    >>> Mention(0, 4, "LA", "name")
    Mention(0, 4, 'LA', 'name')
    >>> Mention(0, 9, "2024", "year", unit="year", relative=True)
    Mention(0, 9, '2024', 'year', unit='year', relative=True)
    """

    __slots__ = ("bound", "carried", "end", "kind", "relative", "start", "unit", "value")

    start: int
    end: int
    value: T_co
    kind: str
    unit: str
    bound: str
    relative: bool
    carried: bool

    def __init__(
        self,
        start: int,
        end: int,
        value: T_co,
        kind: str,
        unit: str = "",
        bound: str = "",
        relative: bool = False,
        carried: bool = False,
    ) -> None:
        _set_start(self, start)
        _set_end(self, end)
        _set_value(self, value)
        _set_kind(self, kind)
        _set_unit(self, unit)
        _set_bound(self, bound)
        _set_relative(self, relative)
        _set_carried(self, carried)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Mention is immutable: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"Mention is immutable: cannot delete {name!r}")

    def moved(self, start: int, end: int) -> Mention[T_co]:
        """Return the same mention at another place, such as that in a text before it was cleaned.

        >>> Mention(0, 4, "LA", "name").moved(10, 14)
        Mention(10, 14, 'LA', 'name')
        """
        return Mention(start, end, self.value, self.kind, self.unit, self.bound, self.relative, self.carried)

    def meaning(self, value: T) -> Mention[T]:
        """Return the same words, of which more is known, with another value.

        >>> Mention(0, 6, "2025-07-02", "weekday", relative=True).meaning("2025-07-09")
        Mention(0, 6, '2025-07-09', 'weekday', relative=True)
        """
        return Mention(
            self.start, self.end, value, self.kind, self.unit, self.bound, self.relative, self.carried
        )

    def _key(self) -> tuple[object, ...]:
        return (
            self.start,
            self.end,
            self.value,
            self.kind,
            self.unit,
            self.bound,
            self.relative,
            self.carried,
        )

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Mention) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.kind))

    def __repr__(self) -> str:
        more = "".join(
            f", {name}={value!r}"
            for name in ("unit", "bound", "relative", "carried")
            if (value := getattr(self, name))
        )
        return f"Mention({self.start}, {self.end}, {self.value!r}, {self.kind!r}{more})"

    def __reduce__(self) -> tuple[object, ...]:
        return Mention, self._key()


# A mention is immutable but for these, with which it is made.
_set_start, _set_end, _set_value, _set_kind, _set_unit, _set_bound, _set_relative, _set_carried = (
    vars(Mention)[name].__set__
    for name in ("start", "end", "value", "kind", "unit", "bound", "relative", "carried")
)
