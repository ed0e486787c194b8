"""What both zones let go: sessions, answers, lines of the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, select, update

from api.log.tables import BATCH, ENTRY
from api.retention.terms import ANSWER, LOG, SESSION, Term
from api.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One round of retention at a moment; `dry` only counts."""

    settings: Settings
    at: datetime
    dry: bool

    def since(self, term: Term) -> datetime:
        """Return the moment before which this kind goes."""
        return term.since(self.settings, self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What of one kind went, or would go; `waits` could not go in their state."""

    term: Term
    count: int
    refs: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()


def common(
    store: Connection, doing: Doing, sessions: Table, replays: Table
) -> Iterable[Done]:
    """Yield what goes in either zone."""
    for term, table in ((SESSION, sessions), (ANSWER, replays)):
        over = table.c.until <= doing.at
        query = select(func.count()).select_from(table).where(over)
        count = store.execute(query).scalar_one()
        if not doing.dry:
            store.execute(delete(table).where(over))
        yield Done(term=term, count=count)
    yield _old_lines(store, doing)


def _old_lines(store: Connection, doing: Doing) -> Done:
    """Let whole batches go; what seals them stays, so that the chain can be checked."""
    old = BATCH.c.last_at < doing.since(LOG)
    query = select(BATCH.c.number, BATCH.c.lines).where(old, BATCH.c.marks.is_not(None))
    rows = store.execute(query.order_by(BATCH.c.number)).all()
    if not doing.dry:
        for row in rows:
            store.execute(delete(ENTRY).where(ENTRY.c.batch == row.number))
            gone = update(BATCH).where(BATCH.c.number == row.number)
            store.execute(gone.values(marks=None))
    return Done(term=LOG, count=sum(row.lines for row in rows))
