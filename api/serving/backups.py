"""The store of a zone as a file, and back; the keys of cases are never in it."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import MetaData

from api.casezone.keys import Keys
from api.casezone.retention import replay_destroyed
from api.casezone.tables import METADATA as CASE
from api.exchange.tables import METADATA as EXCHANGE
from api.settings import Zone
from api.store import Store, check, head_of, migrate
from api.store.copying import read_back, written

TABLES: dict[Zone, MetaData] = {"case": CASE, "exchange": EXCHANGE}


def backup(store: Store, zone: Zone) -> bytes:
    """Return everything in a store, as it is at one moment."""
    check(store, zone)
    with store.reading() as connection:
        return b"".join(written(connection, TABLES[zone], head_of(zone)))


def restore(
    store: Store,
    zone: Zone,
    lines: Iterable[bytes],
    keys: Keys | None = None,
    now: datetime | None = None,
) -> tuple[str, ...]:
    """Fill an empty store from a backup; BackupError and nothing changed, or all.

    With the keys of cases, those that were destroyed since are replayed before anybody
    sees what was put back: the cases that count as erased are returned.
    """
    migrate(store, zone)
    with store.writing() as connection:
        read_back(connection, TABLES[zone], head_of(zone), lines)
        if keys is None or zone != "case":
            return ()
        return replay_destroyed(connection, keys, now or datetime.now(UTC))
