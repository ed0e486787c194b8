"""A case zone of which no process does the runs, and workers beside it."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import select

from api.casezone.app import desk_on
from api.casezone.inbox import handle
from api.casezone.land import land_of
from api.casezone.runs import queue
from api.casezone.runs.queue import Job
from api.casezone.runs.snapshots import take
from api.casezone.tables import TRANSITION
from api.clock import clock
from api.exchange.outbox import after
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.serving.beginning import begin_case_zone, begin_exchange
from api.settings import CaseSettings
from api.store import Store, migrate
from api.store.moves import Why
from fixtures.generator import generate
from matcher.objective import Objective

ROOT = Path(__file__).resolve().parents[3]
STEPS = canonical(tree_of(Objective()))


@contextlib.contextmanager
def desk_without_workers(addresses, folder):
    """Yield a case zone with a tiny region."""
    region = generate("tiny", 5)
    now = clock(region.as_of)
    case, exchange = Store(addresses()), Store(addresses())
    migrate(case, "case")
    migrate(exchange, "exchange")
    begin_exchange(exchange, region, now())
    settings = CaseSettings(keys=folder / "keys", silent_seconds=1)
    made = desk_on(settings, case, now)
    begin_case_zone(case, made.keys, region, now())
    with exchange.reading() as store:
        waiting = after(store, 0, 100_000)
    with case.writing() as store:
        handle(store, made.keys, waiting, now())
    yield made
    made.exchange.close()
    case.close()
    exchange.close()


def put(desk, store):
    """Put a run in the queue, and tell nobody."""
    name = take(store, desk.keys, desk.now(), land_of(store, desk.today()))
    job = Job(objective=STEPS, seconds=60)
    return queue.ask(store, name, job, Why(who="anna", at=desk.now()))


def asked(desk):
    """Ask for a run, as the route does."""
    with desk.store.writing() as store:
        ref = put(desk, store)
        desk.delivery.tell(store, ref)
    desk.delivery.wake()
    return ref


def state(desk, ref):
    with desk.store.reading() as store:
        return queue.one(store, ref)["state"]


def events(desk, ref):
    """Return what became of a run, in order."""
    query = select(TRANSITION.c.event).where(TRANSITION.c.subject == ref)
    with desk.store.reading() as store:
        return store.execute(query.order_by(TRANSITION.c.id)).scalars().all()


def worker(desk, folder, **more):
    """Return a worker in a process of its own, beside this case zone."""
    environment = os.environ | {
        "SCHAKELPUNT_CASE_DATABASE": desk.store.url.render_as_string(
            hide_password=False
        ),
        "SCHAKELPUNT_KEYS": str(folder / "keys"),
        "SCHAKELPUNT_SILENT_SECONDS": "1",
        "SCHAKELPUNT_FIRST_DAY": desk.today().isoformat(),
    }
    environment |= {f"SCHAKELPUNT_{name}": value for name, value in more.items()}
    command = [sys.executable, "-c", "from api.cli import main; main()", "worker"]
    return subprocess.Popen(command, env=environment, cwd=ROOT)


def ended_well(*workers):
    """Tell each to stop; whether all of them did."""
    for one in workers:
        one.terminate()
    return all(one.wait(60) == 0 for one in workers)


def wait_for(desk, ref, states):
    for _ in range(6000):
        if state(desk, ref) in states:
            return
        time.sleep(0.005)
    raise AssertionError(state(desk, ref))
