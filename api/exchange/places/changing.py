"""The record of a place as its provider changes it: checked like a region file."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

from pydantic.alias_generators import to_camel
from sqlalchemy import Connection

from api.exchange.capacity import PLACE, RECORDS
from api.regionfile import RegionFileError
from api.regionfile.parse import Tree, parse
from api.regionfile.read import region_in
from api.regionfile.shape import plain, shaped, tree_of
from api.regionfile.versions import FORMAT
from api.regionfile.write import canonical
from api.store.records import Record
from api.web.problems import FaultBody, Problem, invalid
from api.web.records import camel, snake
from matcher.model.place import Place

FIRST = "places[0]"
# What is free stands in the ledger, and the confirmation beside it.
ELSEWHERE = frozenset({"openings", "confirmed_at"})
LISTS = {
    "municipality": "municipalities",
    "area": "areas",
    "funder": "funders",
    "provider": "providers",
    "location": "locations",
}


def shown(record: Record) -> dict[str, Any]:
    """Return the record of a place over the line, without what stands elsewhere."""
    tree = cast("dict[str, Tree]", parse(record.body))
    own = {key: value for key, value in tree.items() if key not in ELSEWHERE}
    return cast("dict[str, Any]", camel(own))


def changed(
    store: Connection, before: Record, facts: dict[str, Any], today: date
) -> Record:
    """Return the next version of a place; a problem names every fault."""
    old = shaped(Place, before.body)
    own = cast("dict[str, Tree]", snake(facts))
    odd = [key for key in sorted(own) if key in ELSEWHERE]
    faults = [_fault(key, "no such field: it stands elsewhere") for key in odd]
    tree = own | {"openings": [], "confirmed_at": old.confirmed_at.isoformat()}
    place = _read(store, tree, today, faults)
    faults += [
        _fault(key, f"{getattr(old, key)}, which stays as it is")
        for key in ("ref", "location")
        if getattr(place, key) != getattr(old, key)
    ]
    if faults:
        raise invalid(faults)
    body = canonical(tree_of(place))
    return replace(before, version=before.version + 1, body=body)


def _read(store: Connection, tree: Tree, today: date, faults: list[FaultBody]) -> Place:
    records = RECORDS.all(store)
    lists: dict[str, Tree] = {
        name: [parse(record.body) for record in records if record.kind == kind]
        for kind, name in LISTS.items()
    }
    whole: Tree = lists | {
        "format": FORMAT,
        "region": PLACE,
        "as_of": today.isoformat(),
        "synthetic": True,
        "crisis_contact": PLACE,
        "places": [tree],
        "cases": [],
    }
    try:
        return region_in(whole, [plain(whole)]).places[0]
    except RegionFileError as error:
        raise _problem(error, faults) from error


def _problem(error: RegionFileError, faults: list[FaultBody]) -> Problem:
    found = [
        _fault(f.path.removeprefix(FIRST).lstrip("."), f.expected.en)
        for f in error.faults
    ]
    return invalid([*faults, *found])


def _fault(path: str, expected: str) -> FaultBody:
    steps = path.replace("[", ".").replace("]", "").split(".")
    pointer = "/" + "/".join(to_camel(step) for step in steps if step)
    return FaultBody(location=pointer, expected=expected)
