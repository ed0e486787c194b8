"""What goes over the line about handovers."""

from datetime import date, datetime
from typing import Annotated, cast

from pydantic import Field
from sqlalchemy.engine import RowMapping

from api.casezone.handovers.items import (
    Item,
    ItemOwner,
    ItemState,
    NotApplicable,
    Transport,
)
from api.casezone.land import Land
from api.web.days import Day
from api.web.notes import Line, Note
from api.web.shape import Shape


class Planned(Shape):
    """Whose turn an item is, and by when."""

    owner: Annotated[ItemOwner, Field(strict=False)]
    organisation: Line | None = None
    due: Day


class Settled(Shape):
    """That an item is settled.

    `transport` belongs to TRANSPORT. `backTo`, a place, and `until`, the first day on
    which the promise holds no more, belong to TAKE_BACK.
    """

    transport: Annotated[Transport | None, Field(strict=False)] = None
    back_to: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    until: Day | None = None
    note: Note | None = None


class LeftOut(Shape):
    """Why an item needs nothing here; a note with OTHER."""

    reason: Annotated[NotApplicable, Field(strict=False)]
    note: Note | None = None


class ItemBody(Shape):
    """One item of a handover; `late`: it is open and its day has passed."""

    item: Item
    state: ItemState
    owner: ItemOwner
    organisation: str | None
    due: date
    late: bool
    transport: Transport | None
    back_to: str | None
    until: date | None
    reason: NotApplicable | None
    note: str | None
    settled_by: str | None
    settled_at: datetime | None


class HandoverBody(Shape):
    """The handover of a placement."""

    placement: str
    state: str
    version: int
    items: tuple[ItemBody, ...]


class ItemDue(Shape):
    """An open item that falls due, in a list over all placements."""

    placement: str
    case: str
    place: str
    item: Item
    due: date
    late: bool


def item_due(row: RowMapping, today: date) -> ItemDue:
    """Return an open item as it stands in the list; who owns it is sealed."""
    return ItemDue(
        placement=row["placement"],
        case=row["case_ref"],
        place=row["place"],
        item=Item(row["item"]),
        due=row["due"],
        late=row["due"] < today,
    )


def item_body(row: RowMapping, told: Land, today: date) -> ItemBody:
    """Return an item with what is sealed of it."""
    state = ItemState(row["state"])
    transport, reason, until = (
        told.get(name) for name in ("transport", "reason", "until")
    )
    return ItemBody(
        item=Item(row["item"]),
        state=state,
        owner=ItemOwner(str(told["owner"])),
        organisation=cast("str | None", told.get("organisation")),
        due=row["due"],
        late=state is ItemState.OPEN and row["due"] < today,
        transport=None if transport is None else Transport(str(transport)),
        back_to=cast("str | None", told.get("back_to")),
        until=None if until is None else date.fromisoformat(str(until)),
        reason=None if reason is None else NotApplicable(str(reason)),
        note=cast("str | None", told.get("note")),
        settled_by=row["settled_by"],
        settled_at=row["settled_at"],
    )
