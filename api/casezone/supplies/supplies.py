"""The newest ready land of a process: made anew when the store says that it changed."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import Connection, func, select

from api.casezone.land import land_in
from api.casezone.supplies.ready import Ready, ready, ready_after
from api.casezone.tables import INBOX, RECORD
from api.store import Store

PLACE = "place"
Bodies: TypeAlias = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the store says of its land: equal stamps on one day are equal lands.

    Records change by messages, which are numbered, or get a next version.
    """

    today: date
    message: int
    records: int
    versions: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A ready land, with its stamp and the records that it was made of."""

    stamp: Stamp
    bodies: Bodies
    ready: Ready


class Supplies:
    """Keeps one land at a time; each process has its own."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._lock = threading.Lock()
        self._kept: Kept | None = None

    def ready(self, store: Store, today: date) -> Ready:
        """Return the land of this moment.

        Raises LookupError before there is any, RegionFileError when what is known
        does not fit together.
        """
        with self._lock:
            with store.reading() as connection:
                stamp = _stamp(connection, today)
                if self._kept is not None and self._kept.stamp == stamp:
                    return self._kept.ready
                bodies = _bodies(connection)
            self._kept = Kept(stamp, bodies, _made(self._kept, bodies, today))
            return self._kept.ready


def _made(kept: Kept | None, bodies: Bodies, today: date) -> Ready:
    if kept is not None and kept.stamp.today == today:
        changed = _changed(kept.bodies, bodies)
        if changed is not None:
            trees = {ref: json.loads(bodies[PLACE, ref]) for ref in changed}
            return ready_after(kept.ready, trees)
    every = ((kind, json.loads(body)) for (kind, _), body in bodies.items())
    return ready(land_in(every, today))


def _changed(before: Bodies, now: Bodies) -> list[str] | None:
    """Return the places that differ; None when anything else does."""
    if before.keys() != now.keys():
        return None
    differs = [key for key, body in now.items() if before[key] != body]
    return [ref for _, ref in differs] if {k for k, _ in differs} <= {PLACE} else None


def _stamp(store: Connection, today: date) -> Stamp:
    last = store.execute(select(func.max(INBOX.c.id))).scalar() or 0
    row = store.execute(
        select(func.count(), func.sum(RECORD.c.version), func.max(RECORD.c.changed_at))
    ).one()
    return Stamp(today, last, row[0], int(row[1] or 0), row[2])


def _bodies(store: Connection) -> Bodies:
    rows = store.execute(
        select(RECORD.c.kind, RECORD.c.ref, RECORD.c.body).order_by(
            RECORD.c.kind, RECORD.c.ref
        )
    )
    return {(row.kind, row.ref): row.body for row in rows}
