"""Routes for places at the desk: what is free, and how old that figure is."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.casezone.around import Around, around
from api.casezone.contacts.book import Book, Party, book
from api.casezone.contacts.shapes import Whom, in_short
from api.casezone.desk import AtDesk, MayLook
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import not_found
from api.web.shape import Shape
from matcher.kinds import Owner
from matcher.objective import Objective

router = APIRouter(tags=["places"])
Stale = Annotated[
    bool | None, Query(description="true: figures that are too old, to be called first")
]
STALE_DAYS = Objective().stale_days


class Room(Shape):
    """`count` units are free in [start, until); null = no end."""

    start: date
    until: date | None
    count: int


class KnownPlace(Shape):
    """A place as the exchange last told it; `callFirst`: the figure is too old.

    `whom`: the provider, with whom to call there.
    """

    ref: str
    name: str
    location: str
    type: str
    after_consultation: bool
    confirmed_at: date
    age_days: int
    call_first: bool
    whom: Whom
    openings: tuple[Room, ...]


@router.get("/places")
def list_places(
    desk: AtDesk,
    _: MayLook,
    stale: Stale = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[KnownPlace]:
    """Return the places by reference; with `stale` only old or only recent figures."""
    today = desk.today()
    with desk.store.reading() as store:
        land, contacts = around(store), book(store, today)
    refs = [ref for ref in land.refs("place") if ref > (cursor or "")]
    if stale is not None:
        refs = [ref for ref in refs if _is_old(land, ref, today) is stale]
    shown = refs[: page_size + 1]
    items = [_known(land, contacts, ref, today) for ref in shown]
    return page_of([item for item in items if item is not None], page_size, shown)


@router.get("/places/{ref}")
def read_place(desk: AtDesk, _: MayLook, ref: str) -> KnownPlace:
    """Return a place: what is free, how old that figure is, whom to call there."""
    today = desk.today()
    with desk.store.reading() as store:
        land, contacts = around(store), book(store, today)
    known = _known(land, contacts, ref, today)
    if known is None:
        raise not_found("place")
    return known


def _is_old(land: Around, ref: str, today: date) -> bool:
    return (land.age(ref, today) or 0) > STALE_DAYS


def _known(land: Around, contacts: Book, ref: str, today: date) -> KnownPlace | None:
    place = land.place(ref)
    if place is None:
        return None
    provider = land.provider_of(ref)
    contact = contacts.of(Party(owner=Owner.AANBIEDER, who=provider))
    return KnownPlace(
        ref=place.ref,
        name=place.name,
        location=place.location,
        type=place.type.value,
        after_consultation=place.after_consultation,
        confirmed_at=place.confirmed_at,
        age_days=(today - place.confirmed_at).days,
        call_first=_is_old(land, ref, today),
        whom=Whom(
            owner=Owner.AANBIEDER,
            who=provider,
            name=land.name(provider),
            contact=None if contact is None else in_short(contact),
        ),
        openings=tuple(
            Room(start=o.start, until=o.until, count=o.count) for o in place.openings
        ),
    )
