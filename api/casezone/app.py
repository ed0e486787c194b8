"""The application of the case zone, with its worker and its fetching of messages."""

import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime
from http import HTTPStatus

from fastapi import Depends, FastAPI, Request
from starlette.responses import Response

from api.casezone.apart import Apart
from api.casezone.calls import routes as call_list
from api.casezone.cases import routes as cases
from api.casezone.cases.described import case_schemas
from api.casezone.consents import routes as consents
from api.casezone.contacts import routes as contacts
from api.casezone.corrections import routes as corrections
from api.casezone.decisions import kept as decisions
from api.casezone.decisions import routes as decision_routes
from api.casezone.desk import Desk
from api.casezone.escalations import routes as escalations
from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.explaining import asking, trying
from api.casezone.explaining import routes as explaining
from api.casezone.followups import routes as followups
from api.casezone.handovers import listing as handover_items
from api.casezone.handovers import routes as handovers
from api.casezone.holds import routes as hold_routes
from api.casezone.inbox import EXCHANGE, fetch
from api.casezone.keys import ErasedError, Keys
from api.casezone.objections import routes as objections
from api.casezone.options import routes as options
from api.casezone.person import routes as person
from api.casezone.placements import calls
from api.casezone.placements import routes as placements
from api.casezone.places import candidates
from api.casezone.places import routes as places
from api.casezone.plans import regie
from api.casezone.plans import routes as plans
from api.casezone.principles import kept as principles
from api.casezone.principles import routes as principle_routes
from api.casezone.questions import calling, ending, refusals
from api.casezone.questions import routes as questions
from api.casezone.reach import within_reach
from api.casezone.referrals import kept as referrals
from api.casezone.referrals import routes as referral_routes
from api.casezone.reports import asking as report_asking
from api.casezone.reports import kept as reports
from api.casezone.reports import routes as report_routes
from api.casezone.reports.counting import counting
from api.casezone.restrictions import routes as restrictions
from api.casezone.restrictions.guard import describe_ground, unrestricted
from api.casezone.retention import replay_destroyed
from api.casezone.reveals import kept as reveals
from api.casezone.reveals import routes as reveal_routes
from api.casezone.rights import letters
from api.casezone.runs import routes as runs
from api.casezone.runs.delivery import Delivery
from api.casezone.runs.inprocess import InProcess
from api.casezone.runs.silence import PART
from api.casezone.runs.work import WORKER, work
from api.casezone.seen import routes as seen
from api.casezone.sharing import comparing
from api.casezone.sharing.answers import GUARD
from api.casezone.stuck import routes as stuck
from api.casezone.tables import ACCOUNT, REPLAY, SESSION, SIGN_IN, TRANSITION
from api.identity import People
from api.plainlog import told
from api.settings import CaseSettings
from api.store import Store, StoreGone
from api.store.moves import CLOCK, Moves, Why
from api.web.app import make_app
from api.web.problems import Problem

PEOPLE = People(
    accounts=ACCOUNT, sessions=SESSION, more=SIGN_IN, moves=Moves(TRANSITION)
)
TITLE = "Schakelpunt, case zone"
SUMMARY = "The desk: cases, runs, explanations, questions, holds. A run is no besluit."
ROUTERS = (
    places.router,
    cases.router,
    questions.router,
    refusals.router,
    options.router,
    seen.router,
    person.router,
    corrections.router,
    restrictions.router,
    objections.router,
    letters.router,
    runs.router,
    explaining.router,
    asking.router,
    trying.router,
    hold_routes.router,
    candidates.router,
    contacts.router,
    plans.router,
    regie.router,
    escalations.router,
    call_list.router,
    stuck.router,
    decision_routes.router,
    placements.router,
    handovers.router,
    handover_items.router,
    followups.router,
    principle_routes.router,
    referral_routes.router,
    report_asking.router,
    report_routes.router,
    comparing.router,
    reveal_routes.router,
    consents.router,
)
# What is written here before the exchange is called.
SETTLED = (calling, ending, calls, principles, referrals, reports, reveals)
LAST, FIND_SECONDS = 5.0, 5.0
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
        exchange=Exchange(settings.exchange_url, secret, settings.authorities),
        apart=Apart(settings.answers_at_once, settings.answer_grace_seconds),
        delivery=_delivery(settings, store),
    )


def _delivery(settings: CaseSettings, store: Store) -> Delivery:
    if store.is_sqlite:
        return InProcess()
    from api.casezone.runs.jobs import Jobs

    return Jobs(store, min(FIND_SECONDS, settings.silent_seconds / PART))


def case_app(desk: Desk) -> FastAPI:
    """Return the application of the case zone; it works while it is being served."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with working(desk):
            yield

    before = [Depends(within_reach), Depends(unrestricted)]
    app = make_app(
        desk,
        TITLE,
        SUMMARY,
        ROUTERS,
        lifespan,
        before=before,
        guard=GUARD,
        asked_before=describe_ground,
    )
    app.state.schemas = case_schemas()
    app.add_exception_handler(ErasedError, _erased)
    return app


async def _erased(_request: Request, _error: Exception) -> Response:
    detail = "This case was erased just now, or its key is gone."
    return Problem(HTTPStatus.GONE, detail).response()


@contextmanager
def working(desk: Desk) -> Iterator[None]:
    """Do runs and fetch messages, each in a thread, while the block runs."""
    stop = threading.Event()
    with suppress(StoreGone), desk.store.writing() as store:
        replay_destroyed(store, desk.keys, desk.now())
    for part in (WORKER, EXCHANGE):
        desk.pulse.hear(part)
    threads = [
        threading.Thread(target=work, args=(desk, stop), name="worker", daemon=True),
        threading.Thread(target=_fetch, args=(desk, stop), name="fetch", daemon=True),
    ]
    # Not waited for at the end: what it has not counted then is counted anew.
    counter = threading.Thread(
        target=counting, args=(desk, stop), name="reports", daemon=True
    )
    for thread in (*threads, counter):
        thread.start()
    try:
        yield
    finally:
        stop.set()
        desk.delivery.wake()
        desk.counting.set()
        for thread in threads:
            thread.join()
        counter.join(LAST)
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
    fetch(desk)
    desk.pulse.hear(EXCHANGE)
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
        except Exception as error:  # noqa: BLE001 - see below
            # The next round may go well; without this thread none would come.
            LOG.error("messages were not handled: %s", told(error))  # noqa: TRY400
