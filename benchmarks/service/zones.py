"""Both zones and the bare service as processes, with fifty providers who sign in."""

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx2

from api.casezone.keys import Keys
from api.clock import clock
from api.identity import Account, Role
from api.serving.beginning import add_accounts, begin_case_zone, begin_exchange
from api.serving.demo import PROGRAM
from api.settings import Zone
from api.store import Store, migrate
from matcher.model.region import Region

SECRET, DESK = "between-the-zones", "coordinator"
PEER = (sys.executable, "-m", "benchmarks.peers.bare_write")
PATIENCE = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """Two stores with a region, and where each process listens."""

    region: Region
    folder: Path
    addresses: dict[Zone, str]
    ports: dict[str, int]
    words: dict[str, str]

    def url(self, name: str) -> str:
        """Return where a process answers."""
        base = f"http://127.0.0.1:{self.ports[name]}"
        return base if name == "bare" else f"{base}/v1"

    def environment(self, zone: Zone) -> dict[str, str]:
        """Return the settings of a zone's process."""
        own = {
            f"{zone.upper()}_DATABASE": self.addresses[zone],
            f"{zone.upper()}_PORT": str(self.ports[zone]),
            "ZONE_SECRET": SECRET,
            "FIRST_DAY": self.region.as_of.isoformat(),
            "KEYS": str(self.folder / "keys"),
            "LOG_KEYS": str(self.folder / f"log-{zone}"),
            "SECOND_FACTOR": "optional",
            "EXCHANGE_URL": f"http://127.0.0.1:{self.ports['exchange']}",
        }
        return os.environ | {f"SCHAKELPUNT_{key}": own[key] for key in own}


@contextlib.contextmanager
def served(region: Region, folder: Path, addresses: dict[Zone, str]) -> Iterator[Zones]:
    """Yield both zones and the bare service on the exchange's database, all serving."""
    ports = {name: _free_port() for name in ("case", "exchange", "bare")}
    zones = Zones(
        region=region,
        folder=folder,
        addresses=addresses,
        ports=ports,
        words=_begun(region, folder, addresses),
    )
    peer = (*PEER, addresses["exchange"], str(ports["bare"]))
    processes = [
        _started((*PROGRAM, "serve", "--zone", "exchange"), zones, "exchange"),
        _started((*PROGRAM, "serve", "--zone", "case"), zones, "case"),
        _started(peer, zones, "exchange"),
    ]
    try:
        for port in ports.values():
            _wait(port)
        yield zones
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def client_of(zones: Zones, name: str, account: str | None = None) -> httpx2.Client:
    """Return a client, signed in when an account is given."""
    client = httpx2.Client(base_url=zones.url(name), timeout=PATIENCE)
    if account is not None:
        body = {"account": account, "password": zones.words[account]}
        token = client.post("/sessions", json=body).raise_for_status().json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
    return client


def _begun(region: Region, folder: Path, addresses: dict[Zone, str]) -> dict[str, str]:
    now = clock(region.as_of)()
    providers = [p.ref for p in region.providers]
    people: dict[Zone, Sequence[Account]] = {
        "case": [_account(DESK, Role.COORDINATOR, "DESK")],
        "exchange": [_account(ref, Role.PROVIDER, ref) for ref in providers],
    }
    words: dict[str, str] = {}
    for zone, accounts in people.items():
        store = Store(addresses[zone])
        migrate(store, zone)
        if zone == "case":
            begin_case_zone(store, Keys(folder / "keys"), region, now)
        else:
            begin_exchange(store, region, now)
        for account in accounts:
            words[account.ref] = secrets.token_urlsafe()
            add_accounts(store, zone, [account], words[account.ref])
        store.close()
    return words


def _account(ref: str, role: Role, organisation: str) -> Account:
    return Account(ref=ref, name=ref, role=role, organisation=organisation)


def _started(
    command: Sequence[str], zones: Zones, zone: Zone
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=zones.environment(zone))  # noqa: S603 - ours


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait(port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return
        time.sleep(0.1)
    raise TimeoutError(str(port))
