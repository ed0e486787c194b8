"""The application of the case zone, with its worker and its fetching of messages."""

import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime

from fastapi import FastAPI

from api.casezone.cases import routes as cases
from api.casezone.decisions import kept as decisions
from api.casezone.decisions import routes as decision_routes
from api.casezone.desk import Desk
from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.followups import routes as followups
from api.casezone.handovers import listing as handover_items
from api.casezone.handovers import routes as handovers
from api.casezone.holds import kept as holds
from api.casezone.holds import routes as hold_routes
from api.casezone.inbox import fetch
from api.casezone.keys import Keys
from api.casezone.placements import calls
from api.casezone.placements import routes as placements
from api.casezone.places import routes as places
from api.casezone.principles import kept as principles
from api.casezone.principles import routes as principle_routes
from api.casezone.referrals import kept as referrals
from api.casezone.referrals import routes as referral_routes
from api.casezone.reports import kept as reports
from api.casezone.reports import routes as report_routes
from api.casezone.runs import routes as runs
from api.casezone.runs.work import work
from api.casezone.tables import ACCOUNT, REPLAY, SESSION
from api.identity import People
from api.settings import CaseSettings
from api.store import Store, StoreGone
from api.store.moves import Why
from api.web.app import make_app

PEOPLE = People(accounts=ACCOUNT, sessions=SESSION)
TITLE = "Schakelpunt, case zone"
SUMMARY = "The desk: cases, runs, explanations, holds. A run is no besluit."
CLOCK = "clock"
ROUTERS = (
    places.router,
    cases.router,
    runs.router,
    hold_routes.router,
    decision_routes.router,
    placements.router,
    handovers.router,
    handover_items.router,
    followups.router,
    principle_routes.router,
    referral_routes.router,
    report_routes.router,
)
# What is written here before the exchange is called.
SETTLED = (holds, calls, principles, referrals, reports)
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

    return make_app(desk, TITLE, SUMMARY, ROUTERS, lifespan)


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


def wait_again(desk: Desk) -> None:
    """Let parked cases whose day has come wait again; the clock did it."""
    with desk.store.reading() as store:
        over = decisions.over(store, desk.today())
    if over:
        with desk.store.writing() as store:
            why = Why(who=CLOCK, at=desk.now())
            decisions.lapse_parked(store, desk.today(), why)


def catch_up(desk: Desk) -> None:
    """Fetch messages, and put to the exchange what is still to be put."""
    fetch(desk.store, desk.exchange, desk.now())
    gone = None
    for kept in SETTLED:
        try:
            kept.settle_all(desk)
        except ExchangeGoneError as error:
            # What the exchange does not take of one kind never holds up another.
            gone = error
    if gone is not None:
        raise gone


def _fetch(desk: Desk, stop: threading.Event) -> None:
    while not stop.wait(desk.settings.fetch_seconds):
        try:
            wait_again(desk)
            catch_up(desk)
        except (ExchangeGoneError, StoreGone) as error:
            LOG.warning("no messages: %s", error)
        except Exception:
            # The next round may go well; without this thread none would come.
            LOG.exception("messages were not handled")
