"""What goes over the line about placements."""

from datetime import date
from typing import Annotated

from pydantic import Field
from sqlalchemy.engine import RowMapping

from api.casezone.placements.endings import FallReason, TakeBackReason
from api.web.days import Day
from api.web.notes import Note
from api.web.shape import Shape
from matcher.model.terms import StayEnding


class Arrival(Shape):
    """The day on which the person came."""

    day: Day


class Fall(Shape):
    """Why a placement that was agreed does not happen; a note with OTHER."""

    reason: Annotated[FallReason, Field(strict=False)]
    note: Note | None = None


class End(Shape):
    """How a stay ended for good, and on which day; the case is closed with it."""

    day: Day
    reason: Annotated[StayEnding, Field(strict=False)]
    note: Note | None = None


class TakeBack(Shape):
    """Why somebody comes back, and on which day; a note with OTHER."""

    day: Day
    reason: Annotated[TakeBackReason, Field(strict=False)]
    note: Note | None = None


class PlacementBody(Shape):
    """A placement: AGREED, SECURED (geborgd), STAYING, or how it ended.

    `hold`: null when the placement was there before the desk. `toldExchange`: false
    while the exchange has not answered yet what it was told; it is told again.
    """

    ref: str
    case: str
    place: str
    team: str | None
    hold: str | None
    decision: str | None
    state: str
    start: date
    arrived_on: date | None
    ended_on: date | None
    told_exchange: bool


class PlacementFile(PlacementBody):
    """A placement, with why it ended and where the person could go back to."""

    reason: str | None
    note: str | None
    back_to: str | None


def placement_body(row: RowMapping, *, told: bool) -> PlacementBody:
    """Return a placement as the desk sees it in a list."""
    return PlacementBody(
        ref=row["ref"],
        case=row["case_ref"],
        place=row["place"],
        team=row["team"],
        hold=row["hold"],
        decision=row["decision"],
        state=row["state"],
        start=row["start"],
        arrived_on=row["arrived_on"],
        ended_on=row["ended_on"],
        told_exchange=told,
    )
