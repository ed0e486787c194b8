"""A record of the land as it is replaced: the whole land is checked with it."""

from typing import Any, Literal, cast

from sqlalchemy import Connection

from api.exchange.capacity import RECORDS, Doing, tell_record
from api.exchange.land import LISTS, pointer
from api.exchange.outbox import in_turn
from api.exchange.records.whole import Trees, in_land_turn, region_of, trees_of
from api.regionfile import RegionFileError
from api.regionfile.fault import Fault
from api.regionfile.parse import parse
from api.regionfile.shape import tree_of
from api.regionfile.walk import field
from api.regionfile.write import canonical
from api.store.records import Record
from api.web.problems import FaultBody, invalid
from api.web.records import camel, snake
from api.web.versions import stale
from matcher.model.region import Region

KindOfLand = Literal["municipality", "area", "funder", "provider", "location"]
# Whose a record is decides who may see it; these two are of nobody.
OWNER = {"funder": "ref", "provider": "ref", "location": "provider"}
NAME = {"municipality": "code"}
ABSENT = 0


def shown(record: Record) -> dict[str, Any]:
    """Return a record as it goes over the line."""
    return cast("dict[str, Any]", camel(parse(record.body)))


def put(
    store: Connection,
    kind: KindOfLand,
    ref: str,
    facts: dict[str, Any],
    version: int,
    doing: Doing,
) -> Record:
    """Keep a record after this version (0: there is none yet) and tell the other zone.

    A problem names every fault, also those that it makes in what leans on it.
    """
    in_land_turn(store)
    before = RECORDS.one(store, kind, ref, lock=True)
    if (ABSENT if before is None else before.version) != version:
        raise stale()
    after = _checked(store, kind, ref, facts, version, doing)
    if before is None:
        RECORDS.add(store, after, doing.who, doing.at)
    else:
        RECORDS.replace(store, after, doing.who, doing.at)
    in_turn(store)
    tell_record(store, after, doing)
    return after


def _checked(
    store: Connection,
    kind: KindOfLand,
    ref: str,
    facts: dict[str, Any],
    version: int,
    doing: Doing,
) -> Record:
    tree = snake(facts)
    name = NAME.get(kind, "ref")
    faults = [] if field(tree, name) == ref else [_other_ref(name, ref)]
    trees = trees_of(store)
    before = trees[kind].get(ref)
    trees[kind][ref] = tree
    number = list(trees[kind]).index(ref)
    if before is not None and kind == "location":
        owner = field(before, "provider")
        if field(tree, "provider") != owner:
            expected = f"{owner}, which stays as it is"
            faults.append(FaultBody(location="/provider", expected=expected))
    try:
        region = region_of(trees, doing.day)
    except RegionFileError as error:
        own = f"{LISTS[kind]}[{number}]"
        faults += [_fault(trees, fault, own) for fault in error.faults]
        raise invalid(faults) from error
    if faults:
        raise invalid(faults)
    return _record(region, kind, ref, version + 1)


def _record(region: Region, kind: KindOfLand, ref: str, version: int) -> Record:
    name = NAME.get(kind, "ref")
    (found,) = [r for r in getattr(region, LISTS[kind]) if getattr(r, name) == ref]
    owner = getattr(found, OWNER[kind]) if kind in OWNER else None
    body = canonical(tree_of(found))
    return Record(kind=kind, ref=ref, version=version, body=body, owner=owner)


def _other_ref(name: str, ref: str) -> FaultBody:
    return FaultBody(location=pointer(name), expected=f"{ref}, as in the path")


def _fault(trees: Trees, fault: Fault, own: str) -> FaultBody:
    """Return a fault by its place in the record or by the record that does not fit."""
    head, _, rest = fault.path.partition(".")
    if head == own:
        return FaultBody(location=pointer(rest), expected=fault.expected.en)
    for kind, name in LISTS.items():
        number = head.removeprefix(f"{name}[").removesuffix("]")
        if number != head and number.isdigit():
            ref = list(trees[kind])[int(number)]
            where = f"/{name}/{ref}{pointer(rest)}"
            return FaultBody(location=where, expected=fault.expected.en)
    return FaultBody(location=pointer(fault.path), expected=fault.expected.en)
