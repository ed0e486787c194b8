"""What goes over the line about holds, as a provider reads and ends them."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import RowMapping

from api.messages.codes import EmptyNights, Withdrawal
from api.web.shape import Shape


class HeldBody(Shape):
    """A unit of an own place that is kept for the desk, under its question's reference.

    `agreed`: a placement was agreed on, and the person is awaited. `lapsesAt`: when it
    ends by itself while it is HELD. `emptyNights`: who pays them.
    """

    ref: str
    place: str
    state: Literal["HELD", "RELEASED", "WITHDRAWN", "LAPSED", "USED", "LEFT"]
    agreed: bool
    start: date
    until: date | None
    lapses_at: datetime
    empty_nights: EmptyNights


class Withdraw(Shape):
    """Why the unit is taken back; the desk hears it."""

    reason: Annotated[Withdrawal, Field(strict=False)]


def held_body(row: RowMapping) -> HeldBody:
    """Return a hold as the provider of its place sees it."""
    return HeldBody(
        ref=row["ref"],
        place=row["place"],
        state=row["state"],
        agreed=row["kept_at"] is not None,
        start=row["start"],
        until=row["until"],
        lapses_at=row["lapses_at"],
        empty_nights=EmptyNights(row["empty_nights"]),
    )
