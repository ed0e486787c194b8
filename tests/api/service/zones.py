"""Both zones served over real HTTP, each on a store of its own."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from api.casezone.app import case_app, catch_up, desk_on
from api.casezone.desk import Desk
from api.casezone.inbox import fetch
from api.casezone.zonekey import make_zone_key
from api.clock import clock
from api.exchange.app import exchange_app
from api.identity import Account, Role
from api.serving.beginning import add_accounts, begin_case_zone, begin_exchange
from api.settings import CaseSettings, ExchangeSettings
from api.store import Store, migrate
from fixtures.generator import generate
from matcher.model.region import Region

SECRET, PASSWORD = "between-the-zones", "open-sesame"
SEED = 3
AT_EXCHANGE = ("exchange", "provider", "funder", "referrer")


@dataclass
class Zones:
    """Two zones that answer, and who may sign in."""

    region: Region
    desk: Desk
    exchange_store: Store
    urls: dict[str, str]
    clients: dict[str, httpx2.Client] = field(default_factory=dict)

    def client(self, account: str) -> httpx2.Client:
        """Return a client that is signed in; one for each account."""
        zone = "exchange" if account.startswith(AT_EXCHANGE) else "case"
        if account not in self.clients:
            body = {"account": account, "password": PASSWORD}
            answer = self.nobody(zone).post("/sessions", json=body)
            assert answer.status_code == 201, answer.text
            self._add(account, zone, answer.json()["token"])
        return self.clients[account]

    def nobody(self, zone: str) -> httpx2.Client:
        """Return a client that is not signed in."""
        if zone not in self.clients:
            self._add(zone, zone, None)
        return self.clients[zone]

    def other_zone(self) -> httpx2.Client:
        """Return the case zone as a client of the exchange."""
        if SECRET not in self.clients:
            self._add(SECRET, "exchange", SECRET)
        return self.clients[SECRET]

    def fetch(self) -> None:
        """Bring over what waits."""
        catch_up(self.desk)

    def close(self) -> None:
        """Give every connection back."""
        for client in self.clients.values():
            client.close()

    def _add(self, name: str, zone: str, token: str | None) -> None:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        base = f"{self.urls[zone]}/v1"
        self.clients[name] = httpx2.Client(base_url=base, headers=headers, timeout=60)


def people_of(region: Region) -> dict[str, list[Account]]:
    first, second = [provider.ref for provider in region.providers][:2]
    return {
        "case": [
            _account("coordinator", Role.COORDINATOR, "DESK"),
            _account("coordinator-2", Role.COORDINATOR, "DESK"),
            _account("case-lead", Role.CASE_LEAD, "DESK"),
            _account("auditor", Role.AUDITOR, "DESK"),
            _account("administrator", Role.ADMINISTRATOR, "DESK"),
        ],
        "exchange": [
            _account("provider-1", Role.PROVIDER, first),
            _account("provider-2", Role.PROVIDER, second),
            _account("exchange-auditor", Role.AUDITOR, "DESK"),
            _account("exchange-administrator", Role.ADMINISTRATOR, "DESK"),
            _account("funder-1", Role.FUNDER, "CENTRUM-0307"),
            _account("funder-2", Role.FUNDER, "CENTRUM-0344"),
            _account("referrer-1", Role.REFERRER, "ZVH-1"),
            _account("referrer-2", Role.REFERRER, "ZVH-2"),
        ],
    }


@contextlib.contextmanager
def zones_on(case_url: str, exchange_url: str, folder: Path) -> Iterator[Zones]:
    """Yield both zones with a tiny region, served in threads."""
    region = generate("tiny", SEED)
    now = clock(region.as_of)
    case, exchange = Store(case_url), Store(exchange_url)
    migrate(case, "case")
    migrate(exchange, "exchange")
    settings = ExchangeSettings(
        zone_secret=SecretStr(SECRET),
        log_keys=folder / "log-exchange",
        second_factor="optional",
        session_idle_minutes=480,
        referral_key=make_zone_key(folder / "keys"),
    )
    people = people_of(region)
    begin_exchange(exchange, region, now())
    add_accounts(exchange, "exchange", people["exchange"], PASSWORD)
    with serving(exchange_app(settings, exchange, now)) as address:
        desk = desk_on(
            CaseSettings(
                zone_secret=SecretStr(SECRET),
                exchange_url=address,
                keys=folder / "keys",
                log_keys=folder / "log-case",
                second_factor="optional",
                session_idle_minutes=480,
                fetch_seconds=0.1,
            ),
            case,
            now,
        )
        begin_case_zone(case, desk.keys, region, now())
        add_accounts(case, "case", people["case"], PASSWORD)
        fetch(desk)
        with serving(case_app(desk)) as own:
            zones = Zones(
                region=region,
                desk=desk,
                exchange_store=exchange,
                urls={"case": own, "exchange": address},
            )
            try:
                yield zones
            finally:
                zones.close()
    case.close()
    exchange.close()


@contextlib.contextmanager
def serving(
    app: FastAPI, *, works: bool = True, config: uvicorn.Config | None = None
) -> Iterator[str]:
    """Serve an application on a free port, and yield its address.

    It does not work on its own account unless it `works`: nothing but answer.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    config = config or uvicorn.Config(
        app,
        log_level="critical",
        timeout_graceful_shutdown=5,
        lifespan="auto" if works else "off",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def _account(ref: str, role: Role, organisation: str) -> Account:
    return Account(ref=ref, name=ref, role=role, organisation=organisation)
