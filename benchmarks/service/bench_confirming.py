"""Confirming capacity: against a bare write, and by fifty providers while a run solves.

The bare write is one row by FastAPI and SQLAlchemy on the same database. Ours looks
up the session, checks whose place it is, keeps the confirmation and tells the other
zone how the place is now, in one transaction. Both answer in turns, each in a process
of its own; the ratio is of the medians. Then fifty providers confirm at once, first
with nothing else going on and then while a run solves: every confirmation is there
afterwards, and has its message.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles

import httpx2
from sqlalchemy import func, select

from api.exchange.tables import CONFIRMATION, OUTBOX
from api.settings import Zone
from api.store import Store
from benchmarks.service.zones import DESK, Zones, client_of, served
from fixtures.generator import Size, generate
from tests.api.service.postgres import own_server

GOAL = 2.0
KINDS = ("sqlite", "postgresql")
PROVIDERS, SEED = 50, 3
SIZE = Size(persons=90, open_cases=60, places=350, providers=70)


def main(argv: Sequence[str] | None = None) -> int:
    """Print times and ratios; 1 if a ratio to the bare write is above the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks service", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--kind", choices=KINDS, help="one database alone")
    options, _ = parser.parse_known_args(argv)
    rounds, times = (40, 3) if options.quick else (200, 8)
    worst = 0.0
    for kind in (options.kind,) if options.kind else KINDS:
        with tempfile.TemporaryDirectory() as name, _databases(kind, name) as addresses:
            region = generate(SIZE, SEED)
            with served(region, Path(name), addresses) as zones:
                worst = max(worst, against_bare(zones, kind, rounds))
                beside_a_run(zones, kind, times)
    return int(worst > GOAL)


def against_bare(zones: Zones, kind: str, rounds: int) -> float:
    """Print the medians of ours and of the bare write, and return their ratio."""
    provider = zones.region.providers[0].ref
    own, bare = client_of(zones, "exchange", provider), client_of(zones, "bare")
    place = own.get("/places").json()["items"][0]["ref"]
    url = f"/places/{place}/confirmations"
    before = _counted(zones)
    pairs = [(_timed(own, url), _timed(bare, url)) for _ in range(rounds)]
    assert _counted(zones) == tuple(n + rounds for n in before)
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    ratio: float = ours / theirs
    print(
        f"{kind}: confirming {1000 * ours:.1f} ms, bare write {1000 * theirs:.1f} ms, "
        f"ratio {ratio:.2f}, goal {GOAL:.2f}"
    )
    return ratio


def beside_a_run(zones: Zones, kind: str, times: int) -> None:
    """Print how long fifty providers wait, idle and while a run solves."""
    names = [provider.ref for provider in zones.region.providers]
    clients = [client_of(zones, "exchange", name) for name in names]
    owned = [(c, c.get("/places").json()["items"]) for c in clients]
    work = [(c, f"/places/{p[0]['ref']}/confirmations") for c, p in owned if p]
    work = work[:PROVIDERS]
    assert len(work) == PROVIDERS
    idle = _all_at_once(zones, work, times)
    desk = client_of(zones, "case", DESK)
    run = desk.post("/runs", json={}).raise_for_status().json()["ref"]
    while desk.get(f"/runs/{run}").json()["stage"] in {"waiting", "rules"}:
        time.sleep(0.05)
    busy = _all_at_once(zones, work, times)
    stage = desk.get(f"/runs/{run}").json()["stage"]
    desk.post(f"/runs/{run}/_cancel")
    print(
        f"{kind}: {PROVIDERS} providers at once, p95 idle {1000 * idle:.0f} ms, "
        f"while a run computes {1000 * busy:.0f} ms (run then: {stage})"
    )


def _all_at_once(
    zones: Zones, work: Sequence[tuple[httpx2.Client, str]], times: int
) -> float:
    def confirm(one: tuple[httpx2.Client, str]) -> list[float]:
        return [_timed(*one) for _ in range(times)]

    before = _counted(zones)
    with ThreadPoolExecutor(len(work)) as pool:
        seconds = [s for found in pool.map(confirm, work) for s in found]
    assert _counted(zones) == tuple(n + len(seconds) for n in before)
    return quantiles(seconds, n=20)[-1]


def _timed(client: httpx2.Client, url: str) -> float:
    begun = time.perf_counter()
    answer = client.post(url)
    took = time.perf_counter() - begun
    assert (answer.status_code, answer.json()) == (201, {"places": 1})
    return took


def _counted(zones: Zones) -> tuple[int, int]:
    """Return how many confirmations there are, and how many messages."""
    store = Store(zones.addresses["exchange"])
    with store.reading() as connection:
        found = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (CONFIRMATION, OUTBOX)
        ]
    store.close()
    return found[0], found[1]


@contextmanager
def _databases(kind: str, folder: str) -> Iterator[dict[Zone, str]]:
    with ExitStack() as stack:
        make: Callable[[str], str]
        if kind == "sqlite":
            make = lambda zone: f"sqlite:///{folder}/{zone}.db"  # noqa: E731
        else:
            server = stack.enter_context(own_server(durable=True))
            make = lambda _: server.database()  # noqa: E731
        yield {"case": make("case"), "exchange": make("exchange")}


if __name__ == "__main__":
    raise SystemExit(main())
