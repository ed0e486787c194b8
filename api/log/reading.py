"""Lines of the log read back: for an auditor, and of one case for the person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from api.log.tables import BATCH, ENTRY

CHUNK = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines somebody looks for; None leaves a thing open."""

    since: datetime | None = None
    until: datetime | None = None
    who: str | None = None
    event: str | None = None
    outcome: str | None = None
    kind: str | None = None
    ref: str | None = None


def lines(
    store: Connection, wanted: Wanted, after: int, most: int
) -> tuple[Row[Any], ...]:
    """Return lines after a number, the oldest first."""
    query = select(ENTRY).where(ENTRY.c.id > after)
    if wanted.since is not None:
        query = query.where(ENTRY.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(ENTRY.c.at < wanted.until)
    for name in ("who", "event", "outcome", "kind", "ref"):
        value = getattr(wanted, name)
        if value is not None:
            query = query.where(ENTRY.c[name] == value)
    return tuple(store.execute(query.order_by(ENTRY.c.id).limit(most)))


def every_line(store: Connection) -> Iterator[Row[Any]]:
    """Yield all lines, the oldest first."""
    return all_of(store, Wanted())


def all_of(store: Connection, wanted: Wanted) -> Iterator[Row[Any]]:
    """Yield the lines that are wanted, the oldest first, a part of them at a time."""
    after = 0
    while found := lines(store, wanted, after, CHUNK):
        yield from found
        after = found[-1].id


def every_batch(store: Connection) -> tuple[Row[Any], ...]:
    """Return every batch, in order."""
    return tuple(store.execute(select(BATCH).order_by(BATCH.c.number)))
