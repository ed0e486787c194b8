"""The application of the case zone, with its worker and its fetching of messages."""

import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime
from http import HTTPStatus

from fastapi import FastAPI, Request
from starlette.responses import Response

from api.casezone.cases import kept
from api.casezone.cases import routes as cases
from api.casezone.desk import Desk
from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.holds import kept as holds
from api.casezone.holds import routes as hold_routes
from api.casezone.inbox import EXCHANGE, fetch
from api.casezone.keys import ErasedError, Keys
from api.casezone.places import routes as places
from api.casezone.runs import routes as runs
from api.casezone.runs.work import WORKER, work
from api.casezone.tables import ACCOUNT, REPLAY, SESSION
from api.identity import People
from api.settings import CaseSettings
from api.store import Store, StoreGone
from api.web.app import make_app
from api.web.problems import Problem

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

    routers = [places.router, cases.router, runs.router, hold_routes.router]
    app = make_app(desk, TITLE, SUMMARY, routers, lifespan)
    app.add_exception_handler(ErasedError, _erased)
    return app


async def _erased(_request: Request, _error: Exception) -> Response:
    detail = "This case was erased just now, or its key is gone."
    return Problem(HTTPStatus.GONE, detail).response()


@contextmanager
def working(desk: Desk) -> Iterator[None]:
    """Do runs and fetch messages, each in a thread, while the block runs."""
    stop = threading.Event()
    with suppress(StoreGone), desk.store.reading() as store:
        kept.destroy_erased(store, desk.keys)
    for part in (WORKER, EXCHANGE):
        desk.pulse.hear(part)
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
            desk.pulse.hear(EXCHANGE)
            holds.settle_all(desk)
        except (ExchangeGoneError, StoreGone) as error:
            LOG.warning("no messages: %s", error)
        except Exception:
            # The next round may go well; without this thread none would come.
            LOG.exception("messages were not handled")
