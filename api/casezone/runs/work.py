"""A worker: takes a run, tells how far it is, and writes only what it may."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from api.casezone.desk import Desk
from api.casezone.runs import queue
from api.casezone.runs.delivery import Duties
from api.casezone.runs.queue import Claim, Stage
from api.casezone.runs.results import keep
from api.casezone.runs.silence import Silence
from api.casezone.runs.snapshots import SnapshotErasedError, region_at
from api.plainlog import told
from api.regionfile.shape import shaped
from api.store import StoreGone
from matcher.flow import Progress, RunOutcome, run
from matcher.objective import Objective
from matcher.solving import Stop

BEAT, IDLE = 0.5, 0.5
WORKER = "worker"
T = TypeVar("T")
LOG = logging.getLogger(__name__)


def work(desk: Desk, stop: threading.Event) -> None:
    """Do runs one after the other until `stop` is set; a store may go and come back."""
    silence = Silence(desk.settings.silent_seconds)
    duties = Duties(
        waiting=lambda: _calmly(lambda: waiting(desk, silence), ()),
        look=lambda ref: _calmly(lambda: work_once(desk, ref, stop), otherwise=False),
    )
    desk.delivery.work(duties, stop)


def _calmly(do: Callable[[], T], otherwise: T) -> T:
    try:
        return do()
    except StoreGone:
        LOG.warning("the store does not answer")
    except Exception as error:  # noqa: BLE001 - see below
        # The next one may go well; without this worker there would be none.
        LOG.error("a run was not handled: %s", told(error))  # noqa: TRY400
    return otherwise


def waiting(desk: Desk, silence: Silence) -> tuple[str, ...]:
    """Return the runs that wait, oldest first; those of silent workers wait again."""
    desk.pulse.hear(WORKER)
    with desk.store.reading() as store:
        silent = silence.look(queue.beats(store), time.monotonic())
    if silent:
        with desk.store.writing() as store:
            queue.take_back(store, silent, desk.now())
    with desk.store.reading() as store:
        return queue.waiting(store)


def work_once(desk: Desk, ref: str, stop: threading.Event) -> bool:
    """Do a run if it waits; tell whether it did."""
    if stop.is_set():
        return False
    with desk.store.writing() as store:
        mine = queue.claim(store, ref, desk.now())
    if mine is None:
        return False
    end = Stop()
    teller = _Teller(end)
    outcome = None
    with _beating(desk, mine, teller, end, stop):
        try:
            outcome = _computed(desk, mine, teller, end)
        except (SnapshotErasedError, EndedError):
            pass
        except StoreGone:
            raise
        except Exception as error:  # noqa: BLE001 - see below
            # A run that cannot be computed ends as failed; the next one may go well.
            LOG.error("a run failed: %s", told(error))  # noqa: TRY400
        if not end.is_set:
            _finish_when_it_can(desk, mine, outcome, stop)
    if stop.is_set():
        # Whoever works on need not wait until we have been silent for long.
        with suppress(StoreGone), desk.store.writing() as store:
            queue.give_back(store, mine, desk.now())
    return True


def finish(desk: Desk, mine: Claim, outcome: RunOutcome | None) -> bool:
    """Write how a run ended; False when the claim is not ours any more."""
    failed = outcome is None or bool(outcome.failures)
    with desk.store.writing() as store:
        event = "fail" if failed else "finish"
        if not queue.end(store, mine, event, desk.now()):
            return False
        if not failed and outcome is not None:
            keep(store, desk.keys, mine.run, outcome.result)
    return True


def _finish_when_it_can(
    desk: Desk, mine: Claim, outcome: RunOutcome | None, stop: threading.Event
) -> None:
    """Write how a run ended as soon as the store answers and has room."""
    while not stop.is_set():
        try:
            finish(desk, mine, outcome)
        except StoreGone:
            LOG.warning("a result waits for the store")
            stop.wait(IDLE)
        else:
            return


class EndedError(Exception):
    """The run was cancelled, or is not ours any more."""


class _Teller:
    """How far the run is, written by the solve and read by the beat."""

    def __init__(self, end: Stop) -> None:
        self.stage = Stage(name="waiting")
        self._end = end

    def tell(self, progress: Progress) -> None:
        if self._end.is_set:
            raise EndedError
        step = 0 if progress.step is None else progress.step.index + 1
        self.stage = Stage(name=progress.stage, step=step)


def _computed(desk: Desk, mine: Claim, teller: _Teller, end: Stop) -> RunOutcome:
    with desk.store.reading() as store:
        region = region_at(store, desk.keys, mine.snapshot)
    ends = time.monotonic() + mine.job.seconds
    return run(
        region,
        snapshot=mine.snapshot,
        objective=shaped(Objective, mine.job.objective),
        remaining=lambda: max(0.0, ends - time.monotonic()),
        workers=desk.settings.solve_workers,
        progress=teller.tell,
        stop=end,
    )


@contextmanager
def _beating(
    desk: Desk, mine: Claim, teller: _Teller, end: Stop, stop: threading.Event
) -> Iterator[None]:
    """Let the store know that the run goes on; end the solve when it may not."""
    over = threading.Event()

    def beats() -> None:
        while not over.wait(BEAT):
            try:
                with desk.store.writing() as store:
                    ours = queue.beat(store, mine, teller.stage)
            except StoreGone:
                continue
            desk.pulse.hear(WORKER)
            if not ours or stop.is_set():
                end.set()

    thread = threading.Thread(target=beats, name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
