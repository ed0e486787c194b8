"""How often a name was tried: too often, and nobody signs in with it for a while.

A name that is nobody's is counted just as one that is somebody's, so that neither the
answer nor its time tells one from the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection, Table, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite


class _Upsert(Protocol):
    """What makes an INSERT that may change a row that is there."""

    def __call__(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """Return one for a table."""
        ...


INSERT: Mapping[str, _Upsert] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """The tries of one zone: at most so many, then closed for so many minutes."""

    table: Table
    most: int
    minutes: int

    def count(self, store: Connection, mark: str, now: datetime) -> int:
        """Count a try before it is looked at, and return which one it is.

        A name that is closed stays so until its moment, however often it is tried.
        """
        table = self.table
        store.execute(delete(table).where(table.c.until <= now))
        until = now + timedelta(minutes=self.minutes)
        new = INSERT[store.dialect.name](table).values(
            digest=mark, tries=1, until=until
        )
        counted = new.on_conflict_do_update(
            index_elements=[table.c.digest],
            set_={
                "tries": table.c.tries + 1,
                "until": case((table.c.tries < self.most, until), else_=table.c.until),
            },
        )
        return int(store.execute(counted.returning(table.c.tries)).scalar_one())

    def stand(self, store: Connection, mark: str) -> None:
        """Write a try down once more as it is, so that each answer takes a write."""
        table = self.table
        same = update(table).where(table.c.digest == mark)
        store.execute(same.values(tries=table.c.tries))

    def give_back(self, store: Connection, mark: str) -> None:
        """Let a try not count: nothing was wrong with it."""
        table = self.table
        one_less = update(table).where(table.c.digest == mark, table.c.tries > 0)
        store.execute(one_less.values(tries=table.c.tries - 1))

    def forget(self, store: Connection, mark: str) -> bool:
        """Begin anew with a name; False when it was not tried."""
        gone = store.execute(delete(self.table).where(self.table.c.digest == mark))
        return gone.rowcount > 0

    def closed_until(
        self, store: Connection, mark: str, now: datetime
    ) -> datetime | None:
        """Return until when a name is closed; None when it is not."""
        table = self.table
        query = select(table.c.until).where(
            table.c.digest == mark, table.c.tries >= self.most, table.c.until > now
        )
        return store.execute(query).scalar_one_or_none()
