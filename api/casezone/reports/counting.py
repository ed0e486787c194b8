"""The thread that counts reports, one after the other, beside all requests."""

import logging
import threading
from contextlib import suppress

from sqlalchemy.engine import RowMapping

from api.casezone.desk import Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.reports import jobs, kept
from api.casezone.reports.making import whole_report
from api.plainlog import told
from api.store import StoreGone
from api.store.moves import Why
from api.web.problems import Problem

IDLE = 5.0
FAILED = "The figures could not be worked out."
LOG = logging.getLogger(__name__)


def counting(desk: Desk, stop: threading.Event) -> None:
    """Count what was asked for until `stop` is set; a store may go and come back."""
    while not stop.is_set():
        try:
            count_all(desk, stop)
        except StoreGone:
            LOG.warning("a report waits for the store")
        desk.counting.wait(IDLE)
        desk.counting.clear()


def count_all(desk: Desk, stop: threading.Event) -> None:
    """Count every report that waits; one that cannot be made ends with its reason."""
    with desk.store.reading() as store:
        waiting = jobs.waiting(store)
    for row in waiting:
        if stop.is_set():
            return
        try:
            count(desk, row)
        except Problem as problem:
            _fail(desk, row, problem.detail)
        except StoreGone:
            raise
        except Exception as error:  # noqa: BLE001 - see below
            # A report that cannot be made ends as failed; the next one may go well.
            LOG.error("a report failed: %s", told(error))  # noqa: TRY400
            _fail(desk, row, FAILED)


def count(desk: Desk, row: RowMapping) -> None:
    """Make one report; a problem when its runs cannot be used.

    Two that count the same keep one. When its reader was told another report
    meanwhile it is held against that one too.
    """
    whole = whole_report(desk, jobs.runs_of(row))
    report = None
    while report is None:
        with desk.store.reading() as store:
            made = kept.held_against(store, jobs.reader_of(row), whole)
        why = Why(who=row["asked_by"], at=desk.now())
        with desk.store.writing() as store:
            now = jobs.one(store, row["ref"], lock=True)
            if now is None or now["state"] != jobs.QUEUED:
                return
            report = kept.keep(store, made, why)
            if report is not None:
                jobs.end(store, row["ref"], why, report=report)
    # Without an exchange that answers it is put there later.
    with suppress(ExchangeGoneError):
        kept.settle(desk, report)


def _fail(desk: Desk, row: RowMapping, problem: str) -> None:
    why = Why(who=row["asked_by"], at=desk.now())
    with desk.store.writing() as store:
        now = jobs.one(store, row["ref"], lock=True)
        if now is not None and now["state"] == jobs.QUEUED:
            jobs.end(store, row["ref"], why, problem=problem)
