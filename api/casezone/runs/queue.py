"""The queue of runs: a claim token says who may write; a late one is refused."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.runs.silence import Beat
from api.casezone.tables import RUN
from api.states import NEW
from api.states import RUN as MACHINE
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
QUEUED, RUNNING = "QUEUED", "RUNNING"
ENDED = frozenset({"DONE", "CANCELLED", "FAILED"})
WORKER = "worker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run computes with: the objective as canonical JSON, the seconds."""

    objective: bytes
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A run that this worker may do, as long as it is heard of."""

    run: str
    token: str
    snapshot: str
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far a run is: the stage, and how many steps of the solve are done."""

    name: str
    step: int = 0


def ask(
    store: Connection,
    snapshot: str,
    job: Job,
    why: Why,
    replay_of: str | None = None,
) -> str:
    """Put a run in the queue; return its reference."""
    ref = secrets.token_hex(16)
    state = MOVES.move(store, MACHINE, ref, NEW, "ask", why)
    store.execute(
        insert(RUN).values(
            id=ref,
            state=state,
            snapshot=snapshot,
            objective=job.objective.decode(),
            seconds=job.seconds,
            asked_by=why.who,
            asked_at=why.at,
            attempt=0,
            beats=0,
            stage="waiting",
            step=0,
            replay_of=replay_of,
        )
    )
    return ref


def beats(store: Connection) -> tuple[Beat, ...]:
    """Return the claim of every run that is being done, with the beats it gave."""
    query = select(RUN.c.claim, RUN.c.beats).where(RUN.c.state == RUNNING)
    return tuple((row.claim, row.beats) for row in store.execute(query))


def waiting(store: Connection) -> tuple[str, ...]:
    """Return the runs that wait for a worker, oldest first."""
    query = select(RUN.c.id).where(RUN.c.state == QUEUED)
    return tuple(store.execute(query.order_by(RUN.c.asked_at, RUN.c.id)).scalars())


def claim(store: Connection, run: str, now: datetime) -> Claim | None:
    """Take a run; None when it does not wait, or another is taking it."""
    row = _locked(store, and_(RUN.c.id == run, RUN.c.state == QUEUED))
    if row is None:
        return None
    token = secrets.token_hex(16)
    why = Why(who=WORKER, at=now)
    state = MOVES.move(store, MACHINE, run, row["state"], "claim", why)
    values = {"state": state, "claim": token, "beats": 0}
    values |= {"attempt": row["attempt"] + 1}
    store.execute(update(RUN).where(RUN.c.id == run).values(values))
    return Claim(run=run, token=token, snapshot=row["snapshot"], job=job_of(row))


def take_back(store: Connection, silent: Collection[Beat], at: datetime) -> None:
    """Let runs wait again whose workers were silent after these beats.

    A worker that gives a beat after all keeps its run.
    """
    for token, count in silent:
        heard_last = and_(RUN.c.claim == token, RUN.c.beats == count)
        _wait_again(store, and_(heard_last, RUN.c.state == RUNNING), at)


def give_back(store: Connection, mine: Claim, at: datetime) -> None:
    """Let a run wait again that its worker will not end, if it is ours still."""
    _wait_again(store, _is(mine), at)


def beat(store: Connection, mine: Claim, stage: Stage) -> bool:
    """Tell how far the run is; False when it was cancelled or is not ours any more."""
    more = {"beats": RUN.c.beats + 1, "stage": stage.name, "step": stage.step}
    done = store.execute(update(RUN).where(_is(mine)).values(more))
    return bool(done.rowcount)


def cancel(store: Connection, row: RowMapping, why: Why) -> None:
    """End a run that was locked; whoever computes it has no claim any more."""
    state = MOVES.move(store, MACHINE, row["id"], row["state"], "cancel", why)
    ended = {"state": state, "ended_at": why.at, "claim": None, "stage": "ended"}
    store.execute(update(RUN).where(RUN.c.id == row["id"]).values(ended))


def end(store: Connection, mine: Claim, event: str, at: datetime) -> bool:
    """End a run by an event; False, with nothing kept, when it is not ours any more."""
    query = select(RUN).where(_is(mine)).with_for_update()
    row = store.execute(query).mappings().first()
    if row is None:
        return False
    why = Why(who=WORKER, at=at)
    state = MOVES.move(store, MACHINE, mine.run, row["state"], event, why)
    ended = {"state": state, "ended_at": at, "claim": None, "stage": "ended"}
    store.execute(update(RUN).where(RUN.c.id == mine.run).values(ended))
    return True


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a run."""
    query = select(RUN).where(RUN.c.id == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def job_of(row: RowMapping) -> Job:
    """Return what a run computes with."""
    return Job(objective=row["objective"].encode(), seconds=row["seconds"])


def _wait_again(store: Connection, which: ColumnElement[bool], at: datetime) -> None:
    row = _locked(store, which)
    if row is None:
        return
    why = Why(who=WORKER, at=at)
    state = MOVES.move(store, MACHINE, row["id"], row["state"], "requeue", why)
    values = {"state": state, "claim": None, "stage": "waiting", "step": 0}
    store.execute(update(RUN).where(RUN.c.id == row["id"]).values(values))


def _locked(store: Connection, which: ColumnElement[bool]) -> RowMapping | None:
    # What another has locked is left to that one; a row is looked at again when it
    # is locked, so what was true of it before counts for nothing.
    query = select(RUN).where(which).with_for_update(skip_locked=True)
    return store.execute(query).mappings().first()


def _is(mine: Claim) -> ColumnElement[bool]:
    return and_(RUN.c.id == mine.run, RUN.c.claim == mine.token, RUN.c.state == RUNNING)
