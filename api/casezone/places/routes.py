"""Routes for places at the desk: what is free, and how old that figure is."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import select

from api.casezone.desk import AtDesk
from api.casezone.tables import RECORD
from api.identity import Account, Role
from api.regionfile.shape import shaped
from api.web.access import serves
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.shape import Shape
from matcher.model.place import Place

router = APIRouter(tags=["places"])
MayLook = Annotated[
    Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD, Role.AUDITOR))
]
STALE_DAYS = 14


class Room(Shape):
    """`count` units are free in [start, until); null = no end."""

    start: date
    until: date | None
    count: int


class KnownPlace(Shape):
    """A place as the exchange last told it; `callFirst`: the figure is too old."""

    ref: str
    name: str
    location: str
    type: str
    after_consultation: bool
    confirmed_at: date
    age_days: int
    call_first: bool
    openings: tuple[Room, ...]


@router.get("/places")
def list_places(
    desk: AtDesk, _: MayLook, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[KnownPlace]:
    """Return the places, by reference."""
    query = (
        select(RECORD.c.body)
        .where(RECORD.c.kind == "place", RECORD.c.ref > (cursor or ""))
        .order_by(RECORD.c.ref)
        .limit(page_size + 1)
    )
    with desk.store.reading() as store:
        bodies = store.execute(query).scalars().all()
    places = [shaped(Place, body.encode()) for body in bodies]
    items = [_known(place, desk.today()) for place in places]
    return page_of(items, page_size, [place.ref for place in places])


def _known(place: Place, today: date) -> KnownPlace:
    age = max(0, (today - place.confirmed_at).days)
    return KnownPlace(
        ref=place.ref,
        name=place.name,
        location=place.location,
        type=place.type.value,
        after_consultation=place.after_consultation,
        confirmed_at=place.confirmed_at,
        age_days=age,
        call_first=age > STALE_DAYS,
        openings=tuple(
            Room(start=o.start, until=o.until, count=o.count) for o in place.openings
        ),
    )
