"""Names of a package that load on first use, so that one of them does not pay for the others."""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["lazy_names"]


def lazy_names(space: dict[str, object], home: Mapping[str, str]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package.

    Args:
        space: the package's ``globals()``, in which a name is kept once it is loaded.
        home: the module of the package that each name lies in.

    >>> load = lazy_names({"__name__": "aseanhr.values"}, {"Mention": "mention"})
    >>> load("Mention").__name__
    'Mention'
    """

    def load(name: str) -> object:
        module = home.get(name)
        if module is None:
            raise AttributeError(f"module {space['__name__']!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(f"{space['__name__']}.{module}"), name)
        space[name] = value
        return value

    return load
