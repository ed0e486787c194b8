"""One process serves one zone, with the settings of that zone alone."""

import logging
import socket
import threading
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from api.casezone.app import case_app, desk_on
from api.casezone.runs.work import work
from api.clock import clock
from api.exchange.app import exchange_app
from api.plainlog import log_plainly
from api.serving.production import refuse_unfit
from api.settings import CaseSettings, ExchangeSettings, Settings, Zone
from api.store import Store, check

S = TypeVar("S", CaseSettings, ExchangeSettings, CaseSettings | ExchangeSettings)
BACKLOG = 128
GRACE = 5


def settings_of(zone: Zone) -> CaseSettings | ExchangeSettings:
    """Return the settings of one zone, from the environment."""
    return CaseSettings() if zone == "case" else ExchangeSettings()


def stored_at(settings: S, database: str | None) -> S:
    """Return settings with another store, unless none is given."""
    at_desk = isinstance(settings, CaseSettings)
    name = "case_database" if at_desk else "exchange_database"
    return (
        settings if database is None else settings.model_copy(update={name: database})
    )


def database_of(settings: CaseSettings | ExchangeSettings) -> str:
    """Return the address of the store of a zone."""
    if isinstance(settings, CaseSettings):
        return settings.case_database
    return settings.exchange_database


def serve_zone(settings: CaseSettings | ExchangeSettings) -> None:
    """Serve a zone until the process is told to stop.

    Raises Outdated when its store is of another version, StoreGone without one,
    UnfitError when it may not run in production.
    """
    log_plainly()
    # It says that nobody checks the address of contact, which is ours.
    logging.getLogger("fastapi").setLevel(logging.ERROR)
    zone: Zone = "case" if isinstance(settings, CaseSettings) else "exchange"
    store = Store(database_of(settings))
    check(store, zone)
    refuse_unfit(settings, store)
    config = server_of(settings, app_of(settings, store))
    with _listening(settings) as listener:
        uvicorn.Server(config).run(sockets=[listener])
    store.close()


def server_of(settings: Settings, app: FastAPI) -> uvicorn.Config:
    """Return how an application is served.

    Where a request came from is read off a header of a trusted proxy alone: left to
    itself, the server would believe whoever is on this machine.
    """
    proxies = [str(network) for network in settings.trusted_proxies]
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
    )


def work_runs(settings: CaseSettings, stop: threading.Event) -> None:
    """Do runs of the case zone, beside its own process, until `stop` is set.

    Raises Outdated when its store is of another version, StoreGone without one,
    UnfitError when it may not run in production.
    """
    log_plainly()
    store = Store(settings.case_database)
    check(store, "case")
    refuse_unfit(settings, store)
    desk = desk_on(settings, store, clock(settings.first_day))
    work(desk, stop)
    desk.exchange.close()
    store.close()


def app_of(settings: CaseSettings | ExchangeSettings, store: Store) -> FastAPI:
    """Return the application of a zone on a store."""
    now = clock(settings.first_day)
    if isinstance(settings, CaseSettings):
        return case_app(desk_on(settings, store, now))
    return exchange_app(settings, store, now)


def _listening(settings: CaseSettings | ExchangeSettings) -> socket.socket:
    if isinstance(settings, CaseSettings):
        port = settings.case_port
    else:
        port = settings.exchange_port
    return socket.create_server((settings.host, port), backlog=BACKLOG)
