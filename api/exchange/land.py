"""The records of the exchange as a region, to check what comes in."""

from collections.abc import Sequence
from datetime import date

from pydantic.alias_generators import to_camel
from sqlalchemy import Connection

from api.exchange.capacity import PLACE, RECORDS
from api.regionfile.fault import Fault
from api.regionfile.parse import Tree, parse
from api.regionfile.read import region_in
from api.regionfile.shape import plain
from api.regionfile.versions import FORMAT
from api.web.problems import FaultBody
from matcher.model.region import Region

LISTS = {
    "municipality": "municipalities",
    "area": "areas",
    "funder": "funders",
    "provider": "providers",
    "location": "locations",
    PLACE: "places",
}


def region_with(
    store: Connection, today: date, kinds: Sequence[str], more: dict[str, Tree]
) -> Region:
    """Return the records of these kinds with these lists instead of their own.

    Raises RegionFileError with every fault.
    """
    records = [record for record in RECORDS.all(store) if record.kind in kinds]
    lists: dict[str, Tree] = {
        name: [parse(record.body) for record in records if record.kind == kind]
        for kind, name in LISTS.items()
    }
    return region_of(lists | more, today)


def region_of(lists: dict[str, Tree], today: date) -> Region:
    """Return lists of records as a region without cases; raises RegionFileError."""
    whole: Tree = {
        "format": FORMAT,
        "region": "exchange",
        "as_of": today.isoformat(),
        "synthetic": True,
        "crisis_contact": "exchange",
        "cases": [],
        **lists,
    }
    return region_in(whole, [plain(whole)])


def bodies_of(faults: Sequence[Fault], first: str) -> list[FaultBody]:
    """Return faults by the names of the interface; `first`: the record they are in."""
    return [fault_at(f.path.removeprefix(first).lstrip("."), f) for f in faults]


def fault_at(path: str, fault: Fault) -> FaultBody:
    """Return a fault at a path of the region file."""
    return FaultBody(location=pointer(path), expected=fault.expected.en)


def pointer(path: str) -> str:
    """Return the JSON pointer of a path of the region file."""
    steps = path.replace("[", ".").replace("]", "").split(".")
    return "/" + "/".join(to_camel(step) for step in steps if step)
