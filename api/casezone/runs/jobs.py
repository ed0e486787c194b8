"""Runs on PostgreSQL: procrastinate brings them to workers on any machine."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from procrastinate import App, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import DeleteJobCondition, JobDeferrer, Status
from procrastinate.worker import Worker
from sqlalchemy import Connection

from api.casezone.runs.delivery import Duties
from api.plainlog import told
from api.store import Store

QUEUE, TASK = "runs", "look-at-run"
CONNECTIONS, PATIENCE, PAUSE = 4, 5.0, 1.0
LOG = logging.getLogger(__name__)


class Jobs:
    """Keeps a job for each run that is told of: its reference, and nothing else.

    A job is gone when it was looked at. Every worker also looks for runs that wait
    without a job, `seconds` apart: one that was lost, was put back from a backup, or
    went down with its worker. procrastinate leaves a killed job standing, and a retry
    of it would not say who may still write; the row of the run says that.
    """

    def __init__(self, store: Store, seconds: float) -> None:
        """Connect to nothing yet."""
        self._address = store.driver_arguments()
        self._seconds = seconds
        # It is never opened: it writes on the connection of whoever tells.
        self._teller = App(connector=SyncPsycopgConnector())

    def tell(self, store: Connection, run: str) -> None:
        """Keep a job in this transaction; the database tells workers when it ends."""
        _job(self._teller, run, store.connection.driver_connection).defer(run=run)

    def wake(self) -> None:
        """Leave it to the database, which has told every worker already."""

    def work(self, duties: Duties, stop: threading.Event) -> None:
        """Look at what comes until `stop` is set; signals are left to the process."""
        # It warns of every single try to connect.
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        asyncio.run(self._until(stop, duties))

    async def _until(self, stop: threading.Event, duties: Duties) -> None:
        over = asyncio.Event()
        watching = asyncio.create_task(_passed_on(stop, over))
        while not over.is_set():
            try:
                await self._working(duties, over)
            except Exception as error:  # noqa: BLE001 - see below
                # The store may come back; without this loop nobody would look.
                LOG.warning("no runs are brought: %s", told(error))
            await _waited(over, PAUSE)
        await watching

    async def _working(self, duties: Duties, over: asyncio.Event) -> None:
        app = App(connector=self._connector())

        # In a thread, so that the worker is heard of while a run is solved.
        @app.task(name=TASK, queue=QUEUE)
        async def look(run: str) -> None:
            await asyncio.to_thread(duties.look, run)

        worker = Worker(
            app,
            queues=[QUEUE],
            delete_jobs=DeleteJobCondition.ALWAYS,
            install_signal_handlers=False,
        )
        try:
            async with asyncio.timeout(PATIENCE):
                await app.open_async()
            async with _stopped(worker, over), self._finding(app, duties):
                await worker.run()  # type: ignore[no-untyped-call]
        finally:
            await app.close_async()

    @asynccontextmanager
    async def _finding(self, app: App, duties: Duties) -> AsyncIterator[None]:
        over = asyncio.Event()
        finding = asyncio.create_task(self._find_until(over, app, duties))
        try:
            yield
        finally:
            over.set()
            await finding

    async def _find_until(self, over: asyncio.Event, app: App, duties: Duties) -> None:
        while not over.is_set():
            try:
                await _find(app, duties)
            except Exception as error:  # noqa: BLE001 - see below
                # The worker goes on, and so does this: the next time may go well.
                LOG.warning("runs without a job were not found: %s", told(error))
            await _waited(over, self._seconds)

    def _connector(self) -> PsycopgConnector:
        # One for each that may ask at a time: a task that waits for a connection can
        # miss that it is told to end.
        return PsycopgConnector(
            kwargs=self._address,
            min_size=CONNECTIONS,
            max_size=CONNECTIONS,
            timeout=PATIENCE,
        )


async def _passed_on(stop: threading.Event, over: asyncio.Event) -> None:
    await asyncio.to_thread(stop.wait)
    over.set()


async def _waited(over: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await over.wait()


@asynccontextmanager
async def _stopped(worker: Worker, over: asyncio.Event) -> AsyncIterator[None]:
    """Let a worker end what it does and stop, once all is over."""

    async def stop() -> None:
        await over.wait()
        worker.stop()  # type: ignore[no-untyped-call]

    stopping = asyncio.create_task(stop())
    try:
        yield
    finally:
        stopping.cancel()


async def _find(app: App, duties: Duties) -> None:
    """Give a job to each run that waits without one; let go of jobs of the dead."""
    waiting = await asyncio.to_thread(duties.waiting)
    jobs = app.job_manager
    there = await jobs.list_jobs_async(queue=QUEUE, status=Status.TODO.value)
    brought = {job.queueing_lock for job in there}
    for run in waiting:
        if run not in brought:
            with suppress(AlreadyEnqueued):
                await _job(app, run).defer_async(run=run)
    for job in await jobs.get_stalled_jobs(queue=QUEUE):
        # Another worker may have let go of it, or its own has come back.
        with suppress(ConnectorException):
            await jobs.finish_job(job, Status.FAILED, delete_job=True)


def _job(app: App, run: str, connection: object = None) -> JobDeferrer:
    """Return what keeps a job for a run; one is enough that nobody looked at yet."""
    return app.configure_task(
        TASK, queue=QUEUE, queueing_lock=run, connection=connection
    )
