"""The application of the exchange zone."""

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI

from api.exchange import routes
from api.exchange.budgets import routes as budgets
from api.exchange.held import routes as held
from api.exchange.imports import routes as imports
from api.exchange.organisations import has_organisation
from api.exchange.places import routes as places
from api.exchange.principles import routes as principles
from api.exchange.principles import zone as principle_zone
from api.exchange.questions import routes as questions
from api.exchange.questions import zone as question_zone
from api.exchange.records import routes as records
from api.exchange.referrals import routes as referrals
from api.exchange.referrals import zone as referral_zone
from api.exchange.reports import routes as reports
from api.exchange.reveals import routes as reveals
from api.exchange.reveals import zone as reveal_zone
from api.exchange.sharing.answers import GUARD
from api.exchange.tables import ACCOUNT, REPLAY, SESSION, SIGN_IN, TRANSITION
from api.identity import People
from api.settings import ExchangeSettings
from api.store import Store
from api.store.moves import Moves
from api.web.app import make_app
from api.web.zone import ZoneState

PEOPLE = People(
    accounts=ACCOUNT, sessions=SESSION, more=SIGN_IN, moves=Moves(TRANSITION)
)
TITLE = "Schakelpunt, exchange zone"
SUMMARY = "Providers keep their places, funders their money; nothing of a case is here."
ROUTERS = (
    places.router,
    questions.router,
    question_zone.router,
    held.router,
    imports.router,
    records.router,
    routes.router,
    budgets.router,
    principles.router,
    principle_zone.router,
    reports.router,
    referrals.router,
    referral_zone.router,
    reveals.router,
    reveal_zone.router,
)


def exchange_app(
    settings: ExchangeSettings, store: Store, now: Callable[[], datetime]
) -> FastAPI:
    """Return the application of the exchange zone on a store."""
    state = ZoneState(
        zone="exchange",
        settings=settings,
        store=store,
        people=PEOPLE,
        replays=REPLAY,
        now=now,
        has_organisation=has_organisation,
    )
    return make_app(state, TITLE, SUMMARY, ROUTERS, guard=GUARD)
