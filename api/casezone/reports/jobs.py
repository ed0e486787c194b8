"""Reports that were asked for: each is counted apart, and its outcome kept once."""

import json
import secrets
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.reports.kept import Reader
from api.casezone.tables import REPORT_JOB
from api.states import NEW
from api.states import REPORT as MACHINE
from api.store.moves import Moves, Why
from matcher.claims.figures import Audience

MOVES = Moves(tables.TRANSITION)
QUEUED = "QUEUED"


def ask(store: Connection, reader: Reader, runs: Sequence[str], why: Why) -> str:
    """Keep that a report over runs was asked for; return the reference of the job."""
    ref = secrets.token_hex(16)
    store.execute(
        insert(REPORT_JOB).values(
            ref=ref,
            state=MOVES.move(store, MACHINE, ref, NEW, "ask", why),
            audience=reader.audience.value,
            funder=reader.funder,
            runs=json.dumps(list(runs)),
            asked_by=why.who,
            asked_at=why.at,
        )
    )
    return ref


def end(
    store: Connection,
    ref: str,
    why: Why,
    *,
    report: str | None = None,
    problem: str | None = None,
) -> None:
    """Keep the report that was made, or why none could be; of a job that was locked."""
    event = "fail" if report is None else "finish"
    state = MOVES.move(store, MACHINE, ref, QUEUED, event, why)
    values = {"state": state, "report": report, "problem": problem}
    same = REPORT_JOB.c.ref == ref
    store.execute(update(REPORT_JOB).where(same).values(values))


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a job; with `lock` nobody else ends it meanwhile."""
    query = select(REPORT_JOB).where(REPORT_JOB.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def waiting(store: Connection) -> tuple[RowMapping, ...]:
    """Return the jobs that were not done yet, the oldest first."""
    query = select(REPORT_JOB).where(REPORT_JOB.c.state == QUEUED)
    ordered = query.order_by(REPORT_JOB.c.asked_at, REPORT_JOB.c.ref)
    return tuple(store.execute(ordered).mappings())


def reader_of(row: RowMapping) -> Reader:
    """Return for whom a report was asked."""
    return Reader(audience=Audience(row["audience"]), funder=row["funder"])


def runs_of(row: RowMapping) -> tuple[str, ...]:
    """Return over which runs."""
    return tuple(json.loads(row["runs"]))
