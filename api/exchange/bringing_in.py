"""A region brought into an empty store of the exchange: its land, never its cases."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection

from api.exchange.capacity import PLACE, RECORDS, Doing, enter, tell, tell_record
from api.exchange.ledger import Interval, Kind
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.store.records import Record
from matcher.model.place import Place
from matcher.model.region import Region


def bring_in(store: Connection, region: Region, doing: Doing) -> None:
    """Keep the land of a region, every opening as an interval, and tell it."""
    for record in _records(region):
        RECORDS.add(store, record, doing.who, doing.at)
        if record.kind != PLACE:
            tell_record(store, record, doing)
    for place in region.places:
        for opening in place.openings:
            free = Interval(
                kind=Kind.FREE,
                count=opening.count,
                start=opening.start,
                until=opening.until,
            )
            enter(store, place.ref, free, doing)
        tell(store, place.ref, doing)


def _records(region: Region) -> Iterator[Record]:
    for municipality in region.municipalities:
        yield _record("municipality", municipality.code, municipality)
    for area in region.areas:
        yield _record("area", area.ref, area)
    for funder in region.funders:
        yield _record("funder", funder.ref, funder, funder.ref)
    for provider in region.providers:
        yield _record("provider", provider.ref, provider, provider.ref)
    for location in region.locations:
        yield _record("location", location.ref, location, location.provider)
    for place in region.places:
        yield _place(place, region.location[place.location].provider)


def _place(place: Place, owner: str) -> Record:
    # What is free stands in the ledger, and nowhere twice.
    return _record(PLACE, place.ref, replace(place, openings=()), owner)


def _record(kind: str, ref: str, record: object, owner: str | None = None) -> Record:
    body = canonical(tree_of(record))
    return Record(kind=kind, ref=ref, version=1, body=body, owner=owner)
