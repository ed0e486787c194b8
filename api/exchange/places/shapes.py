"""What goes over the line about places and their capacity."""

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from api.exchange.capacity import Entry
from api.exchange.ledger import Kind
from api.web.days import Day
from api.web.shape import Shape
from matcher.model.place import Opening, Place

Reason = Annotated[str, Field(min_length=1, max_length=200)]
Count = Annotated[int, Field(ge=1, le=1000)]


class Room(Shape):
    """`count` units are free in [start, until); null = no end."""

    start: date
    until: date | None
    count: int


class PlaceBody(Shape):
    """A place in short: what is free, and how old that figure is."""

    ref: str
    name: str
    location: str
    type: str
    version: int
    after_consultation: bool
    confirmed_at: date
    age_days: int
    openings: tuple[Room, ...]


class IntervalBody(Shape):
    """One interval of the ledger that is in force."""

    id: int
    kind: Kind
    count: int
    start: date
    until: date | None
    reason: str


class NewInterval(Shape):
    """Units in [start, until), with the reason; null = no end."""

    start: Day
    until: Day | None = None
    count: Count = 1
    reason: Reason

    @model_validator(mode="after")
    def _has_days(self) -> "NewInterval":
        if self.until is not None and self.until <= self.start:
            message = "until must be later than start"
            raise ValueError(message)
        return self


class Confirmed(Shape):
    """How many places were confirmed."""

    places: int


def place_body(place: Place, version: int, today: date) -> PlaceBody:
    """Return a place in short."""
    return PlaceBody(
        ref=place.ref,
        name=place.name,
        location=place.location,
        type=place.type.value,
        version=version,
        after_consultation=place.after_consultation,
        confirmed_at=place.confirmed_at,
        age_days=max(0, (today - place.confirmed_at).days),
        openings=tuple(map(_room, place.openings)),
    )


def interval_body(entry: Entry) -> IntervalBody:
    """Return an interval as its provider sees it."""
    return IntervalBody(
        id=entry.id,
        kind=entry.interval.kind,
        count=entry.interval.count,
        start=entry.interval.start,
        until=entry.interval.until,
        reason=entry.reason,
    )


def _room(opening: Opening) -> Room:
    return Room(start=opening.start, until=opening.until, count=opening.count)
