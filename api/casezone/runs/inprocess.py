"""Runs on SQLite: each worker reads the rows itself, woken by its own process."""

import threading

from sqlalchemy import Connection

from api.casezone.runs.delivery import Duties

IDLE = 0.5


class InProcess:
    """Looks again every half second; at once when its own process says so."""

    def __init__(self) -> None:
        """Nobody was told anything yet."""
        self._woken = threading.Event()

    def tell(self, store: Connection, run: str) -> None:
        """Leave it to the row, which whoever works here reads."""

    def wake(self) -> None:
        """Let the worker of this process look now."""
        self._woken.set()

    def work(self, duties: Duties, stop: threading.Event) -> None:
        """Look at the oldest run that nobody else takes, until `stop` is set."""
        while not stop.is_set():
            if not any(map(duties.look, duties.waiting())):
                self._woken.wait(IDLE)
                self._woken.clear()
