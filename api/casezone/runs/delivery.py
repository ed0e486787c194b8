"""How runs come to workers: one port, with a way of its own for each database."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """What a worker does; neither raises, so that the next time may go well.

    `waiting` returns the runs that wait, oldest first, also those that a silent worker
    had; `look` does a run if it still waits, and tells whether it did.
    """

    waiting: Callable[[], tuple[str, ...]]
    look: Callable[[str], bool]


class Delivery(Protocol):
    """Has a worker look at each run that waits, some time soon, at least once.

    The row of a run is the truth: whoever looks takes it by its row or leaves it, so a
    word that comes twice does no harm, and one that is lost is found by the row.
    """

    def tell(self, store: Connection, run: str) -> None:
        """Tell workers of a new run, if and when this transaction is kept."""

    def wake(self) -> None:
        """Let the worker of this process look now: what it was told of is kept."""

    def work(self, duties: Duties, stop: threading.Event) -> None:
        """Look at runs, one after the other, until `stop` is set; then return.

        A store may go and come back meanwhile. The look that is going on is waited for.
        """
