"""Answers that take long: a few at a time, in threads of their own, bounded in time."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeVar

from api.web.problems import Problem
from matcher.solving import Stop

T = TypeVar("T")
BUSY = "Other long answers are being worked out. Nothing was changed; try again later."
LATE = "Not worked out within the time. That says nothing of what is possible."


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long an answer may search; `stop` ends what is being solved."""

    ends: float
    stop: Stop = field(default_factory=Stop)

    def remaining(self) -> float:
        """Return the seconds that are left."""
        return max(0.0, self.ends - time.monotonic())


class Apart:
    """Works out long answers beside all other requests, at most so many at once."""

    def __init__(self, at_once: int, grace: float) -> None:
        """Take how many at once, and the seconds beside the search."""
        self._free = threading.BoundedSemaphore(at_once)
        self._grace = grace

    async def answer(self, seconds: float, work: Callable[[Effort], T]) -> T:
        """Return what the work returns, raise what it raises.

        503 when too many are at work, or when this one takes longer than it may:
        then its search is ended and nothing is claimed.
        """
        if not self._free.acquire(blocking=False):
            raise _unavailable(BUSY)
        effort = Effort(ends=time.monotonic() + seconds)
        future: Future[T] = Future()
        # What is logged there is of this request.
        run = copy_context().run
        thread = threading.Thread(
            target=run,
            args=(self._work, work, effort, future),
            name="apart",
            daemon=True,
        )
        thread.start()
        waiting = asyncio.wrap_future(future)
        # Whoever gave up waiting does not look at what went wrong afterwards.
        waiting.add_done_callback(lambda one: one.cancelled() or one.exception())
        try:
            return await asyncio.wait_for(
                asyncio.shield(waiting), seconds + self._grace
            )
        except TimeoutError as error:
            raise _unavailable(LATE) from error
        finally:
            effort.stop.set()

    def _work(
        self, work: Callable[[Effort], T], effort: Effort, future: Future[T]
    ) -> None:
        try:
            made = work(effort)
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            self._free.release()
            future.set_exception(error)
        else:
            self._free.release()
            future.set_result(made)


def _unavailable(detail: str) -> Problem:
    headers = {"Retry-After": "5"}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers)
