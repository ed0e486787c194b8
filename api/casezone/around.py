"""The land as the exchange last told it: records by reference, shaped when asked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from sqlalchemy import Connection, select

from api.casezone.tables import RECORD
from api.regionfile.shape import shaped
from matcher.model.money import Funder, Provider
from matcher.model.place import Location, Place
from matcher.model.region import Municipality
from matcher.model.terms import FunderKind
from matcher.offer import FULL
from matcher.offers import usable_openings

T = TypeVar("T")


@dataclass(frozen=True)
class Around:
    """Bodies of records by kind and reference; nothing of a case is in them."""

    bodies: dict[tuple[str, str], str]

    def place(self, ref: str) -> Place | None:
        """Return a place with its openings and the day they were confirmed."""
        return self._shaped(Place, "place", ref)

    def provider_of(self, place: str) -> str:
        """Return the provider of a place, "" when that is not known."""
        known = self.place(place)
        where = None if known is None else known.location
        location = None if where is None else self._shaped(Location, "location", where)
        return "" if location is None else location.provider

    def name(self, ref: str) -> str:
        """Return what an organisation or a place is called; else the reference."""
        known = (
            self._shaped(Provider, "provider", ref)
            or self._shaped(Funder, "funder", ref)
            or self._shaped(Municipality, "municipality", ref)
        )
        if known is not None:
            return known.name
        place = self.place(ref)
        return ref if place is None else f"{place.name} ({ref})"

    def funder_kind(self, ref: str) -> FunderKind | None:
        """Return what kind of funder this is, None when it is none."""
        known = self._shaped(Funder, "funder", ref)
        return None if known is None else known.kind

    def age(self, place: str, today: date) -> int | None:
        """Return how many days ago the figures of a place were confirmed."""
        known = self.confirmed.get(place)
        return None if known is None else (today - known).days

    def has_room(self, place: str, today: date) -> bool:
        """Tell whether a place has an opening that has not ended."""
        known = self.place(place)
        return known is not None and usable_openings(known, today) != (FULL,)

    @cached_property
    def confirmed(self) -> dict[str, date]:
        """The day on which the figures of each place were last confirmed."""
        return {
            ref: date.fromisoformat(
                json.loads(self.bodies["place", ref])["confirmed_at"]
            )
            for ref in self.refs("place")
        }

    def refs(self, kind: str) -> Iterator[str]:
        """Yield the references of one kind of record, sorted."""
        yield from sorted(ref for known, ref in self.bodies if known == kind)

    def _shaped(self, shape: type[T], kind: str, ref: str) -> T | None:
        body = self.bodies.get((kind, ref))
        return None if body is None else shaped(shape, body.encode())


def around(store: Connection) -> Around:
    """Return the land as it is now."""
    rows = store.execute(select(RECORD.c.kind, RECORD.c.ref, RECORD.c.body))
    return Around({(row.kind, row.ref): row.body for row in rows})
