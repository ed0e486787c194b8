"""Open lines become a batch, chained to the one before; readings go on meanwhile."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from api.log.keeping import Head, LogKey
from api.log.marks import COVERED_LINES, FIRST, marks_of, packed, sealed_from
from api.log.tables import BATCH, ENTRY
from api.plainlog import told
from api.store import Store, StoreGone

# Any number will do, as long as all who seal take the same one.
LOCK = 7_204_414
SMALL = 1000
LOG = logging.getLogger(__name__)


def seal_all(store: Store, key: LogKey, most: int = SMALL) -> int:
    """Seal every line that waits, at most so many in a batch; return how many."""
    key.make()
    done = 0
    while sealed := seal(store, key, most):
        done += sealed
    return done


def seal(store: Store, key: LogKey, most: int = SMALL) -> int:
    """Seal one batch; return its size: 0 when nothing waits or another one seals.

    The lines are read and signed without a lock: who adds lines waits for two short
    statements at most.
    """
    with store.reading() as connection:
        before = last_batch(connection)
        query = COVERED_LINES.where(_is_settled(connection)).order_by(ENTRY.c.id)
        lines = connection.execute(query.limit(most)).all()
    if not lines:
        return 0
    # Only now: what is sealed after a batch of a new key is never of an older one.
    own = key.ring.current
    marks = packed(marks_of(lines, own.secret))
    new = sealed_from(before.number + 1, lines, marks, before.digest)
    digest = new.signed(key.zone, own)
    values = {"number": new.number, "lines": new.lines, "marks": marks}
    values |= {"first_at": new.first_at, "last_at": new.last_at, "root": new.root}
    values |= {"before": new.before, "digest": digest, "key": own.name}
    try:
        with store.writing() as connection:
            if not _may_seal(connection) or last_batch(connection) != before:
                return 0
            mine = ENTRY.c.id.in_([line.id for line in lines])
            numbered = update(ENTRY).where(mine).values(batch=new.number)
            connection.execute(numbered)
            connection.execute(insert(BATCH).values(values))
    except IntegrityError:
        # Another process has sealed a batch with this number.
        return 0
    key.put_head(Head(number=new.number, digest=digest))
    return len(lines)


@contextmanager
def sealing(store: Store, key: LogKey, seconds: float, most: int) -> Iterator[None]:
    """Seal what waits, every so many seconds and at the end, while the block runs."""
    stop = threading.Event()
    key.make()

    def work() -> None:
        while not stop.wait(seconds):
            _try(store, key, most)
        _try(store, key, most)

    thread = threading.Thread(target=work, name="seal", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _try(store: Store, key: LogKey, most: int) -> None:
    try:
        seal_all(store, key, most)
    except StoreGone as error:
        LOG.warning("nothing was sealed: %s", error)
    except Exception as error:  # noqa: BLE001 - the next round may go well
        LOG.error("nothing was sealed: %s", told(error))  # noqa: TRY400


def last_batch(store: Connection) -> Head:
    """Return the newest batch of a store; number 0 when nothing was sealed."""
    query = select(BATCH.c.number, BATCH.c.digest).order_by(BATCH.c.number.desc())
    row = store.execute(query.limit(1)).first()
    if row is None:
        return Head(number=0, digest=FIRST)
    return Head(number=row.number, digest=row.digest)


def _is_settled(store: Connection) -> ColumnElement[bool]:
    """Say of which lines every transaction that began before theirs has ended."""
    waits = ENTRY.c.batch.is_(None)
    if store.dialect.name == "sqlite":
        return waits
    snapshot = func.txid_current_snapshot()
    ended = ENTRY.c.turn < func.txid_snapshot_xmin(snapshot)
    # A line of a store that was put back: the numbers are those of another server.
    strange = ENTRY.c.turn >= func.txid_snapshot_xmax(snapshot)
    return and_(waits, or_(ended, strange))


def _may_seal(store: Connection) -> bool:
    if store.dialect.name == "sqlite":
        return True
    query = f"SELECT pg_try_advisory_xact_lock({LOCK})"
    return bool(store.exec_driver_sql(query).scalar())
