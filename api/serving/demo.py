"""Both zones with the demo region: two stores, two processes, one folder."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.casezone.keys import Keys
from api.casezone.zonekey import make_zone_key
from api.clock import clock
from api.identity import Account, Role
from api.serving.beginning import add_accounts, begin_case_zone, begin_exchange
from api.serving.demo_contacts import add_contacts
from api.settings import Zone
from api.store import Store, migrate
from fixtures.demo import demo_region
from matcher.model.region import Region

PASSWORD = "demo"  # noqa: S105 - printed for everybody, on this machine only
DEMO_ACCOUNTS = (
    *("coordinator", "auditor", "aanbieder-1", "aanbieder-2", "financier"),
    *("verwijzer",),
)
PROGRAM = (sys.executable, "-c", "from api.cli import main; main()")
GRACE = 10.0
ZONES: tuple[Zone, ...] = ("exchange", "case")
PREFIX = "SCHAKELPUNT_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who may sign in to the demo, and in which zone."""

    zone: Zone
    account: Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A demo that is made: its folder, its ports, its logins."""

    folder: Path
    port: int
    secret: str
    first_day: str
    referral_key: str

    def environment(self, zone: Zone) -> dict[str, str]:
        """Return the environment of one zone's process: nothing of the other store."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
        own = {
            "ZONE_SECRET": self.secret,
            "FIRST_DAY": self.first_day,
            "SECOND_FACTOR": "optional",
            "EXCHANGE_PORT": str(self.port + 1),
            "EXCHANGE_DATABASE": f"sqlite:///{self.folder}/exchange.db",
            "LOG_KEYS": str(self.folder / "log-exchange"),
            "REFERRAL_KEY": self.referral_key,
        }
        if zone == "case":
            own = {
                "ZONE_SECRET": self.secret,
                "FIRST_DAY": self.first_day,
                "SECOND_FACTOR": "optional",
                "CASE_PORT": str(self.port),
                "CASE_DATABASE": f"sqlite:///{self.folder}/case.db",
                "KEYS": str(self.folder / "keys"),
                "LOG_KEYS": str(self.folder / "log-case"),
                "EXCHANGE_URL": f"http://127.0.0.1:{self.port + 1}",
            }
        return inherited | {PREFIX + name: value for name, value in own.items()}


def make_demo(folder: Path, port: int) -> tuple[Demo, tuple[Login, ...]]:
    """Make both stores in a folder, with the demo region and the demo logins."""
    region = demo_region()
    at = clock(region.as_of)()
    logins = demo_logins(region)
    for zone in ZONES:
        store = Store(f"sqlite:///{folder}/{zone}.db")
        migrate(store, zone)
        if zone == "case":
            begin_case_zone(store, Keys(folder / "keys"), region, at)
            with store.writing() as connection:
                add_contacts(connection, region, at)
        else:
            begin_exchange(store, region, at)
        accounts = [one.account for one in logins if one.zone == zone]
        add_accounts(store, zone, accounts, PASSWORD)
        store.close()
    secret = secrets.token_urlsafe()
    first = region.as_of.isoformat()
    demo = Demo(
        folder=folder,
        port=port,
        secret=secret,
        first_day=first,
        referral_key=make_zone_key(folder / "keys"),
    )
    return demo, logins


def demo_logins(region: Region) -> tuple[Login, ...]:
    """Return who may sign in: the desk, an auditor, and parties of the exchange."""
    first, second = [provider.ref for provider in region.providers][:2]
    funder = next(f.ref for f in region.funders if f.budgets)
    return (
        _login("case", "coordinator", Role.COORDINATOR, "DESK"),
        _login("case", "auditor", Role.AUDITOR, "DESK"),
        _login("exchange", "aanbieder-1", Role.PROVIDER, first),
        _login("exchange", "aanbieder-2", Role.PROVIDER, second),
        _login("exchange", "financier", Role.FUNDER, funder),
        _login("exchange", "verwijzer", Role.REFERRER, "VERWIJZER-1"),
    )


@contextmanager
def served(demo: Demo) -> Iterator[tuple[subprocess.Popen[bytes], ...]]:
    """Serve both zones while the block runs, each in a process of its own."""
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for zone in ZONES:
            command = (*PROGRAM, "serve", "--zone", zone)
            started = subprocess.Popen(  # noqa: S603 - this program itself
                command, env=demo.environment(zone)
            )
            processes.append(started)
        yield tuple(processes)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.kill()


def _login(zone: Zone, ref: str, role: Role, organisation: str) -> Login:
    account = Account(ref=ref, name=ref, role=role, organisation=organisation)
    return Login(zone=zone, account=account)
