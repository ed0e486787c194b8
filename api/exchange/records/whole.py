"""The records of the land together: checked as one region file would be."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from api.exchange.capacity import PLACE, RECORDS
from api.regionfile.parse import Tree, parse
from api.regionfile.read import region_in
from api.regionfile.shape import plain
from api.regionfile.versions import FORMAT
from matcher.model.region import Region

LISTS: Mapping[str, str] = {
    "municipality": "municipalities",
    "area": "areas",
    "funder": "funders",
    "provider": "providers",
    "location": "locations",
    PLACE: "places",
}
LOCK = 7_204_414
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


def region_of(trees: Trees, today: str) -> Region:
    """Return a land as a region without cases; RegionFileError with every fault.

    The lists of the faults' paths are in the order of the references given.
    """
    lists: dict[str, Tree] = {
        name: list(trees[kind].values()) for kind, name in LISTS.items()
    }
    whole: Tree = lists | {
        "format": FORMAT,
        "region": PLACE,
        "as_of": today,
        "synthetic": False,
        "crisis_contact": PLACE,
        "cases": [],
    }
    return region_in(whole, [plain(whole)])
