"""The application of the case zone, with its worker and its fetching of messages."""

import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime

from fastapi import FastAPI

from api.casezone.cases import routes as cases
from api.casezone.desk import Desk
from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.holds import kept as holds
from api.casezone.holds import routes as hold_routes
from api.casezone.inbox import fetch
from api.casezone.keys import Keys
from api.casezone.places import routes as places
from api.casezone.runs import routes as runs
from api.casezone.runs.work import work
from api.casezone.seen import routes as seen
from api.casezone.tables import ACCOUNT, REPLAY, SESSION
from api.identity import People
from api.plainlog import told
from api.settings import CaseSettings
from api.store import Store, StoreGone
from api.web.app import make_app

PEOPLE = People(accounts=ACCOUNT, sessions=SESSION)
TITLE = "Schakelpunt, case zone"
SUMMARY = "The desk: cases, runs, explanations, holds. A run is no besluit."
LOG = logging.getLogger(__name__)


def desk_on(settings: CaseSettings, store: Store, now: Callable[[], datetime]) -> Desk:
    """Return the case zone on a store."""
    secret = settings.zone_secret.get_secret_value()
    return Desk(
        zone="case",
        settings=settings,
        store=store,
        people=PEOPLE,
        replays=REPLAY,
        now=now,
        keys=Keys(settings.keys),
        exchange=Exchange(settings.exchange_url, secret),
    )


def case_app(desk: Desk) -> FastAPI:
    """Return the application of the case zone; it works while it is being served."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with working(desk):
            yield

    routers = [
        places.router,
        cases.router,
        seen.router,
        runs.router,
        hold_routes.router,
    ]
    return make_app(desk, TITLE, SUMMARY, routers, lifespan)


@contextmanager
def working(desk: Desk) -> Iterator[None]:
    """Do runs and fetch messages, each in a thread, while the block runs."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=work, args=(desk, stop), name="worker", daemon=True),
        threading.Thread(target=_fetch, args=(desk, stop), name="fetch", daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        desk.work.set()
        for thread in threads:
            thread.join()
        desk.exchange.close()


def _fetch(desk: Desk, stop: threading.Event) -> None:
    while not stop.wait(desk.settings.fetch_seconds):
        try:
            fetch(desk.store, desk.exchange, desk.now())
            holds.settle_all(desk)
        except (ExchangeGoneError, StoreGone) as error:
            LOG.warning("no messages: %s", error)
        except Exception as error:  # noqa: BLE001 - see below
            # The next round may go well; without this thread none would come.
            LOG.error("messages were not handled: %s", told(error))  # noqa: TRY400
