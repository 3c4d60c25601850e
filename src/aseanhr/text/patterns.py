"""Regular expressions that cost nothing until they are used: neither compiling them nor importing `re`."""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    import re

__all__ = ["pattern"]

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Pattern:
    """Stands for a compiled expression; its methods appear when one is first asked for."""

    __slots__ = (*_METHODS, "pattern")

    def __init__(self, source: str) -> None:
        self.pattern = source

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(f"a pattern has no {name!r} here")
        import re

        compiled = re.compile(self.pattern)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str) -> re.Pattern[str]:
    """Return the expression ``source``, to be compiled on first use.

    >>> pattern("[ab]+").findall("abc, cab")
    ['ab', 'ab']
    """
    return _Pattern(source)  # type: ignore[return-value]
