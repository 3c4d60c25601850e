"""What is kept between calls: made once when first asked for, never more than so much, and dropped on request.

Whatever the threads, what is kept is made by one of them and shown to the others when it is complete.
"""

from __future__ import annotations

import os
from threading import RLock

TYPE_CHECKING = False  # as typing has it, without the cost of importing typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    K = TypeVar("K")
    V = TypeVar("V")

__all__ = ["Kept", "clear_caches", "lock", "on_clear"]

_clearers: list[Callable[[], object]] = []
_lock = RLock()


def lock() -> RLock:
    """Return the one lock of the package, under which shared things are made.

    There is one for all, so that no two threads can wait for each other.

    >>> with lock():
    ...     pass
    """
    return _lock


def _renew_lock() -> None:
    """In a forked child nobody is left to release what another thread held."""
    global _lock
    _lock = RLock()


# Systems that cannot fork have no such hook.
getattr(os, "register_at_fork", lambda **_: None)(after_in_child=_renew_lock)


class Kept(dict["K", "V"]):
    """A mapping that makes what it lacks, once, and forgets the oldest of more than so many.

    >>> squares = Kept(lambda number: number * number, most=2)
    >>> squares[3], squares[4], squares[5], len(squares)
    (9, 16, 25, 2)
    """

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        """Make an empty one.

        Args:
            make: gives the value of a key; what it raises is raised, and nothing is kept.
            most: how many values are kept at most.
        """
        super().__init__()
        self._make = make
        self._most = most
        on_clear(self.clear)

    def __missing__(self, key: K) -> V:
        with _lock:
            if key in self:  # another thread has made it meanwhile
                return self[key]
            value = self._make(key)
            while len(self) >= self._most:
                del self[next(iter(self))]
            self[key] = value
            return value


def on_clear(clear: Callable[[], object]) -> None:
    """Have `clear_caches` call a function, too.

    >>> on_clear(lambda: None)
    """
    _clearers.append(clear)


def clear_caches() -> None:
    """Forget all words, names and formats that were loaded or read so far; they are loaded anew when they are needed.

    The package keeps them so that later calls are fast, and never more than some tens of megabytes. A long-running
    program may call this when it goes on to other work. Values stay valid, and so do loaded records.
    Threads may go on meanwhile.

    >>> clear_caches()
    """
    with _lock:
        for clear in _clearers:
            clear()
