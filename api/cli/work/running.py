"""A run in a thread of its own, so that Ctrl-C can end the solve and keep its best."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from api.cli.work.exits import Exit
from api.cli.work.progress import Tell
from matcher.flow import NO_TRIAL, RunOutcome, Trial, run
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.solving import Stop

TICK = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long a run may compute, and with how many workers."""

    seconds: float
    workers: int


def run_region(
    region: Region,
    snapshot: str,
    objective: Objective,
    effort: Effort,
    tell: Tell,
    trial: Trial = NO_TRIAL,
) -> RunOutcome:
    """Return the outcome of a run; Ctrl-C ends the solve, a second one the program."""
    ends = time.monotonic() + effort.seconds
    stop = Stop()
    outcomes: list[RunOutcome] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            outcomes.append(
                run(
                    region,
                    snapshot=snapshot,
                    objective=objective,
                    remaining=lambda: max(0.0, ends - time.monotonic()),
                    workers=effort.workers,
                    progress=tell,
                    stop=stop,
                    trial=trial,
                )
            )
        except BaseException as error:  # noqa: BLE001 - raised again in the caller
            errors.append(error)

    thread = threading.Thread(target=work, name="run", daemon=True)
    with _ctrl_c_sets(stop):
        thread.start()
        while thread.is_alive():
            thread.join(TICK)
    if errors:
        raise errors[0]
    return outcomes[0]


@contextmanager
def _ctrl_c_sets(stop: Stop) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set:
            os._exit(Exit.INTERRUPTED)
        stop.set()

    before = signal.signal(signal.SIGINT, on_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
