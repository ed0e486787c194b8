"""Both zones as real processes, which a test kills, starves and starts again."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from api.casezone.keys import Keys
from api.clock import clock
from api.serving.beginning import add_accounts, begin_case_zone, begin_exchange
from api.store import Store, migrate
from fixtures.generator import Size, generate
from matcher.model.region import Region
from tests.api.service.zones import AT_EXCHANGE, PASSWORD, SECRET, people_of

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = (sys.executable, "-c", "from api.cli import main; main()")
# Large enough to be caught in the middle of a run, small enough to wait for its end.
SIZE = Size(persons=30, open_cases=20, places=120, providers=15)


@dataclass
class Running:
    """Two zones that were begun; each is started and stopped by its name."""

    region: Region
    folder: Path
    addresses: dict[str, str]
    settings: dict[str, str] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    clients: dict[str, httpx2.Client] = field(default_factory=dict)

    def start(self, zone: str) -> None:
        """Start a zone, and wait until it answers."""
        self.ports.setdefault(zone, free_port())
        self.started[zone] = process(self.environment(zone), "serve", "--zone", zone)
        for _ in range(600):
            assert self.started[zone].poll() is None, "the zone has stopped"
            with contextlib.suppress(httpx2.HTTPError):
                if self.health(zone, "live").is_success:
                    return
            time.sleep(0.1)
        raise AssertionError("the zone does not answer")

    def environment(self, zone: str) -> dict[str, str]:
        """Return the settings of a zone's process."""
        name = zone.upper()
        own = {
            f"{name}_DATABASE": self.addresses[zone],
            f"{name}_PORT": str(self.ports.get(zone, 0)),
            "ZONE_SECRET": SECRET,
            "FIRST_DAY": self.region.as_of.isoformat(),
        }
        if zone == "case":
            own |= {
                "KEYS": str(self.folder / "keys"),
                "EXCHANGE_URL": f"http://127.0.0.1:{self.ports.get('exchange', 1)}",
                "FETCH_SECONDS": "0.1",
                "SILENT_SECONDS": "1",
            }
        own["SECOND_FACTOR"] = "optional"
        settings = {f"SCHAKELPUNT_{k}": v for k, v in (own | self.settings).items()}
        return os.environ | settings

    def health(self, zone: str, what: str) -> httpx2.Response:
        """Return how a zone says it is."""
        url = f"http://127.0.0.1:{self.ports[zone]}/health/{what}"
        return httpx2.get(url, timeout=30)

    def heard(self, zone: str, part: str) -> float:
        """Return how many seconds ago a zone heard a part, by its figures."""
        text = httpx2.get(f"http://127.0.0.1:{self.ports[zone]}/metrics").text
        start = f'schakelpunt_heard_seconds{{part="{part}"}} '
        (line,) = [one for one in text.splitlines() if one.startswith(start)]
        return float(line.removeprefix(start))

    def client(self, account: str) -> httpx2.Client:
        """Return a client that is signed in; one for each account."""
        zone = "exchange" if account.startswith(AT_EXCHANGE) else "case"
        if account not in self.clients:
            client = httpx2.Client(
                base_url=f"http://127.0.0.1:{self.ports[zone]}/v1", timeout=60
            )
            body = {"account": account, "password": PASSWORD}
            token = client.post("/sessions", json=body).json()["token"]
            client.headers["Authorization"] = f"Bearer {token}"
            self.clients[account] = client
        return self.clients[account]

    def close(self) -> None:
        """Stop everything."""
        for client in self.clients.values():
            client.close()
        for one in self.started.values():
            one.kill()
            one.wait()


@contextlib.contextmanager
def begun(
    addresses: dict[str, str], folder: Path, size: Size | str = SIZE
) -> Iterator[Running]:
    """Yield both zones with a region, none of them started."""
    region = generate(size, 3)
    now, keys = clock(region.as_of), Keys(folder / "keys")
    people = people_of(region)
    for zone in ("case", "exchange"):
        store = Store(addresses[zone])
        migrate(store, zone)
        if zone == "case":
            begin_case_zone(store, keys, region, now())
        else:
            begin_exchange(store, region, now())
        add_accounts(store, zone, people[zone], PASSWORD)
        store.close()
    made = Running(region=region, folder=folder, addresses=addresses)
    try:
        yield made
    finally:
        made.close()


def process(environment: dict[str, str], *words: str) -> subprocess.Popen[bytes]:
    """Start the program."""
    return subprocess.Popen([*PROGRAM, *words], env=environment, cwd=ROOT)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def until(found, seconds=60.0):
    """Return what `found` gives as soon as it is something."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        answer = found()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError("it never happened")
