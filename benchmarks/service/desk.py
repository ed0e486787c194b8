"""Both zones over real HTTP on SQLite, with one coordinator, and a route that is empty.

The empty route asks for a session and logs a reading, as every route with case data.
"""

import contextlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from api.casezone.app import case_app, desk_on
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.inbox import fetch
from api.casezone.readings import log
from api.clock import clock
from api.exchange.app import exchange_app
from api.identity import Account, Role
from api.serving.beginning import add_accounts, begin_case_zone, begin_exchange
from api.settings import CaseSettings, ExchangeSettings
from api.store import Store, migrate
from matcher.model.region import Region

SECRET, WHO = "between-the-zones", "coordinator"
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that answers, and a client that is signed in as its coordinator."""

    desk: Desk
    client: httpx2.Client


@contextlib.contextmanager
def served(region: Region, folder: Path) -> Iterator[Served]:
    """Yield both zones of a region, all messages handled, each served in a thread."""
    now = clock(region.as_of)
    stores = {z: Store(f"sqlite:///{folder}/{z}.db") for z in ("case", "exchange")}
    migrate(stores["case"], "case")
    migrate(stores["exchange"], "exchange")
    begin_exchange(stores["exchange"], region, now())
    secret = SecretStr(SECRET)
    exchange = exchange_app(
        ExchangeSettings(
            zone_secret=secret,
            log_keys=folder / "log-exchange",
            second_factor="optional",
        ),
        stores["exchange"],
        now,
    )
    with _serving(exchange) as address:
        settings = CaseSettings(
            zone_secret=secret,
            exchange_url=address,
            keys=folder / "keys",
            log_keys=folder / "log-case",
            second_factor="optional",
            fetch_seconds=HOUR,
        )
        desk = desk_on(settings, stores["case"], now)
        begin_case_zone(desk.store, desk.keys, region, now())
        account = Account(ref=WHO, name=WHO, role=Role.COORDINATOR, organisation="DESK")
        password = secrets.token_urlsafe()
        add_accounts(desk.store, "case", [account], password)
        fetch(desk)
        app = case_app(desk)
        app.add_api_route("/v1/empty/{case}", _empty, name="empty")
        with _serving(app) as own, _client(f"{own}/v1", password) as client:
            yield Served(desk, client)
    for store in stores.values():
        store.close()


def _empty(desk: AtDesk, account: DeskOnly, case: str) -> None:
    log(desk, account, "empty", [case])


@contextlib.contextmanager
def _client(base: str, password: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=base, timeout=600) as client:
        body = {"account": WHO, "password": password}
        token = client.post("/sessions", json=body).json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield client


@contextlib.contextmanager
def _serving(app: FastAPI) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
