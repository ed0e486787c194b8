"""All records of the land by kind, to check what they say of each other."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from api.exchange import land
from api.exchange.capacity import RECORDS
from api.exchange.land import LISTS
from api.regionfile.parse import Tree, parse
from matcher.model.region import Region

LOCK = 7_204_416
Trees = dict[str, dict[str, Tree]]


def in_land_turn(store: Connection) -> None:
    """Wait until nobody else changes what records say of each other.

    Taken before any row of a place is locked, so that two who change wait in a row.
    """
    if store.dialect.name != "sqlite":
        store.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def trees_of(store: Connection, without: Iterable[str] = ()) -> Trees:
    """Return the records by kind and reference, but for some kinds."""
    left_out = set(without)
    found: Trees = {kind: {} for kind in LISTS}
    for record in RECORDS.all(store):
        if record.kind in LISTS and record.kind not in left_out:
            found[record.kind][record.ref] = parse(record.body)
    return found


def region_of(trees: Trees, today: date) -> Region:
    """Return a land as a region without cases; RegionFileError with every fault.

    The lists of the faults' paths are in the order of the references given.
    """
    lists: dict[str, Tree] = {
        name: list(trees[kind].values()) for kind, name in LISTS.items()
    }
    return land.region_of(lists, today)
