"""A switch that another thread sets to end a running solve."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock


class Stop:
    """Once set it stays set; engines at work are told at once."""

    def __init__(self) -> None:
        """Start unset, with nobody listening."""
        self._lock = RLock()
        self._set = False
        self._listeners: list[Callable[[], object]] = []

    @property
    def is_set(self) -> bool:
        """Whether the run was asked to end."""
        return self._set

    def set(self) -> None:
        """Ask the run to end; the engine at work is interrupted before this returns."""
        with self._lock:
            self._set = True
            for listener in self._listeners:
                listener()

    @contextmanager
    def telling(self, listener: Callable[[], object]) -> Iterator[None]:
        """Call `listener` when set during the block, at once if set already."""
        with self._lock:
            self._listeners.append(listener)
            if self._set:
                listener()
        try:
            yield
        finally:
            with self._lock:
                self._listeners.remove(listener)
