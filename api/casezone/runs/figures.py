"""How old the figures are that an answer rests on: stale ones are called first."""

from collections.abc import Iterable
from datetime import date

from api.web.shape import Shape
from matcher.model.region import Region


class Figure(Shape):
    """When a place was last confirmed; `callFirst`: too long ago to build on."""

    place: str
    confirmed_at: date
    age_days: int
    call_first: bool


def figures_of(
    region: Region, places: Iterable[str], stale_days: int
) -> tuple[Figure, ...]:
    """Return the age of the figures of places on the day of the region."""
    return tuple(_figure(region, ref, stale_days) for ref in sorted(set(places)))


def _figure(region: Region, ref: str, stale_days: int) -> Figure:
    confirmed = region.place[ref].confirmed_at
    age = (region.as_of - confirmed).days
    return Figure(
        place=ref, confirmed_at=confirmed, age_days=age, call_first=age > stale_days
    )
