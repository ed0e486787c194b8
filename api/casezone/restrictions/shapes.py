"""What goes over the line about restrictions."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from api.casezone.plans.shapes import Ref, SaidThen
from api.text.rights import LiftReason, RestrictionGround
from api.web.days import Day
from api.web.notes import Note
from api.web.shape import Shape


class NewRestriction(Shape):
    """On which ground the use is restricted, and when the desk looks again.

    `correction`: the correction that is decided first, with ACCURACY.
    """

    ground: Annotated[RestrictionGround, Field(strict=False)]
    look_again: Day
    correction: Ref | None = None
    note: Note | None = None


class Imposed(Shape):
    """A new restriction. Nothing of the person: it is kept for a request repeated."""

    ref: str
    state: str
    due: date


class Ending(Shape):
    """That the person was told that the restriction is going to end, and why."""

    reason: Annotated[LiftReason, Field(strict=False)]
    told_on: Day
    note: Note | None = None


class Lifted(Shape):
    """That a restriction ends."""

    note: Note | None = None


class RestrictionBody(Shape):
    """A restriction of a case, in force until it is lifted.

    `waits_for`: the correction or objection that is decided first. `told_on`: when
    the person was told that it ends.
    """

    ref: str
    case: str
    state: str
    ground: RestrictionGround
    since: datetime
    look_again: date
    waits_for: str | None
    note: str | None
    told_on: date | None
    reason: LiftReason | None
    said: tuple[SaidThen, ...]
