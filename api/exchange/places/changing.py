"""The record of a place as its provider changes it: checked like a region file."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection

from api.exchange.land import bodies_of, pointer, region_with
from api.regionfile import RegionFileError
from api.regionfile.parse import Tree, parse
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.store.records import Record
from api.web.problems import FaultBody, invalid
from api.web.records import camel, snake
from matcher.model.place import Place

FIRST = "places[0]"
# What is free stands in the ledger, and the confirmation beside it.
ELSEWHERE = frozenset({"openings", "confirmed_at"})
KINDS = ("municipality", "area", "funder", "provider", "location")


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
    try:
        return region_with(store, today, KINDS, {"places": [tree]}).places[0]
    except RegionFileError as error:
        raise invalid([*faults, *bodies_of(error.faults, FIRST)]) from error


def _fault(path: str, expected: str) -> FaultBody:
    return FaultBody(location=pointer(path), expected=expected)
