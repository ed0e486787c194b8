"""How often: so many in a sliding window, and no more; the rest is told when."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from http import HTTPStatus

from api.web.problems import Problem

# Beyond this many names at once, those whose window is over are forgotten.
MANY = 10_000


class Pace:
    """Counts per subject and name, in this process alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Count nothing yet."""
        self._clock = clock
        self._turns = threading.Lock()
        self._taken: dict[tuple[str, str], deque[float]] = {}

    def take(self, subject: str, name: str, most: int, seconds: float) -> None:
        """Count one more; 429 with Retry-After when there were enough already."""
        with self._turns:
            now = self._clock()
            if len(self._taken) >= MANY:
                self._forget(now)
            ends = self._taken.setdefault((subject, name), deque())
            while ends and ends[0] <= now:
                ends.popleft()
            if len(ends) < most:
                ends.append(now + seconds)
                return
            # Whoever is refused is not counted: trying on makes it last no longer.
            wait = math.ceil(ends[0] - now)
        detail = "This was asked too often. Nothing was changed; try again later."
        headers = {"Retry-After": str(max(1, wait))}
        raise Problem(HTTPStatus.TOO_MANY_REQUESTS, detail, headers=headers)

    def __len__(self) -> int:
        """Return of how many something is remembered."""
        return len(self._taken)

    def _forget(self, now: float) -> None:
        over = [key for key, ends in self._taken.items() if ends[-1] <= now]
        for key in over:
            del self._taken[key]
