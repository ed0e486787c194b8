"""What the case zone lets go: closed cases, old cases, results of runs."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from api.casezone.cases import kept
from api.casezone.keys import Keys
from api.casezone.tables import CASE, RUN, RUN_CASE, SNAPSHOT_CASE, TRANSITION
from api.retention.jobs import Doing, Done
from api.retention.terms import CLOSED_CASE, JOINT_DATA, Term
from api.retention.terms import RUN as RUN_TERM
from api.states import CASE as MACHINE
from api.states import IllegalMoveError
from api.store.moves import Why

BY = "retention"
GONE = b""


def let_go(store: Connection, doing: Doing) -> Iterable[Done]:
    """Yield what goes of cases and runs; the keys go once that is kept for good."""
    closed = _moved_before(store, "close", doing.since(CLOSED_CASE))
    shut = CASE.c.state == kept.CLOSED
    refs = store.execute(select(CASE.c.ref).where(shut).order_by(CASE.c.ref)).scalars()
    over = [ref for ref in refs if ref in closed]
    yield _erased(store, doing, CLOSED_CASE, over)
    begun = _moved_before(store, "bring-in", doing.since(JOINT_DATA))
    left = select(CASE.c.ref).where(CASE.c.state != kept.ERASED)
    refs = store.execute(left.order_by(CASE.c.ref)).scalars()
    old = [ref for ref in refs if ref in begun and not (doing.dry and ref in over)]
    yield _erased(store, doing, JOINT_DATA, old)
    yield _old_runs(store, doing)


def replay_destroyed(store: Connection, keys: Keys, at: datetime) -> tuple[str, ...]:
    """Let every case whose key was destroyed count as erased; return those.

    A backup from before the erasure does not know of it; the folder of keys does.
    """
    rows = store.execute(select(CASE.c.ref, CASE.c.state).order_by(CASE.c.ref)).all()
    found, destroyed = [], keys.destroyed()
    for row in rows:
        if row.state == kept.ERASED:
            # The process ended before its key went, or an old folder was put back.
            if keys.has(row.ref) or keys.name_of(row.ref) not in destroyed:
                keys.destroy(row.ref)
        elif keys.name_of(row.ref) in destroyed:
            found.append(row.ref)
            # It did happen, from a state that this backup does not know.
            store.execute(
                insert(TRANSITION).values(
                    machine=MACHINE.name,
                    subject=row.ref,
                    event="erase",
                    source=row.state,
                    target=kept.ERASED,
                    who=BY,
                    why="destroyed before this backup was put back",
                    at=at,
                )
            )
    gone = update(CASE).where(CASE.c.ref.in_(found)).values(state=kept.ERASED)
    store.execute(gone)
    return tuple(found)


def _moved_before(store: Connection, event: str, since: datetime) -> set[str]:
    """Return which cases made this move for the last time before a moment."""
    moved = (TRANSITION.c.machine == "case") & (TRANSITION.c.event == event)
    query = select(TRANSITION.c.subject).where(moved).group_by(TRANSITION.c.subject)
    last = func.max(TRANSITION.c.at, type_=TRANSITION.c.at.type)
    return set(store.execute(query.having(last < since)).scalars())


def _erased(store: Connection, doing: Doing, term: Term, refs: list[str]) -> Done:
    done, waits = list[str](), list[str]()
    why = Why(who=BY, at=doing.at, why=term.key)
    for ref in refs:
        file = kept.one(store, ref, lock=not doing.dry)
        if file is None:
            continue
        try:
            MACHINE.target(file.state, "erase")
        except IllegalMoveError:
            waits.append(ref)
            continue
        done.append(ref)
        if not doing.dry:
            kept.erase(store, file, why)
    return Done(term=term, count=len(done), refs=tuple(done), waits=tuple(waits))


def _old_runs(store: Connection, doing: Doing) -> Done:
    since = doing.since(RUN_TERM)
    old = (RUN.c.ended_at < since) & RUN.c.head.is_not(None)
    query = select(RUN.c.id).where(old).order_by(RUN.c.id)
    refs = tuple(store.execute(query).scalars())
    if not doing.dry and refs:
        store.execute(update(RUN).where(RUN.c.id.in_(refs)).values(head=None))
        of_run = update(RUN_CASE).where(RUN_CASE.c.run.in_(refs))
        store.execute(of_run.values(sealed=GONE))
        needed = select(RUN.c.snapshot).where(
            RUN.c.head.is_not(None) | RUN.c.ended_at.is_(None)
        )
        spare = select(RUN.c.snapshot).where(RUN.c.id.in_(refs))
        looked = update(SNAPSHOT_CASE).where(
            SNAPSHOT_CASE.c.hash.in_(spare), SNAPSHOT_CASE.c.hash.not_in(needed)
        )
        store.execute(looked.values(sealed=GONE))
    return Done(term=RUN_TERM, count=len(refs), refs=refs)
