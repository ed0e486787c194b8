"""What goes over the line about decisions."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from api.casezone.decisions.reasons import (
    AcceptReason,
    CloseReason,
    DecisionKind,
    DeviateReason,
    OutsideReason,
    ParkReason,
    ResumeReason,
    ReturnReason,
)
from api.web.days import Day
from api.web.notes import Line, Note
from api.web.shape import Shape

Ref = Annotated[str, Field(min_length=1, max_length=64)]


class Said(Shape):
    """Why, in words of one's own; needed with OTHER. It is sealed."""

    note: Note | None = None


class Accept(Said):
    """The place that a run proposed, on a hold there."""

    run: Ref
    hold: Ref
    reason: Annotated[AcceptReason, Field(strict=False)]


class Deviate(Said):
    """Another place than the run proposed, on a hold there."""

    run: Ref | None = None
    hold: Ref
    reason: Annotated[DeviateReason, Field(strict=False)]


class Park(Said):
    """No place is looked for before `until`; on that day the case waits again."""

    until: Day
    reason: Annotated[ParkReason, Field(strict=False)]


class Resume(Said):
    """A parked case waits again, before its day."""

    reason: Annotated[ResumeReason, Field(strict=False)]


class PlaceOutside(Said):
    """Somebody goes to an organisation outside the network, from a day on."""

    organisation: Line
    start: Day
    arranged_by: Line
    reason: Annotated[OutsideReason, Field(strict=False)]


class Return(Said):
    """Somebody outside the network asks for a place here again."""

    reason: Annotated[ReturnReason, Field(strict=False)]


class Close(Said):
    """The desk has nothing to do any more."""

    reason: Annotated[CloseReason, Field(strict=False)]


class DecisionMade(Shape):
    """A decision was kept. No reason: this answer is kept for a request repeated."""

    ref: str
    case: str
    kind: DecisionKind
    state: str
    placement: str | None = None


class Proposed(Shape):
    """What the run proposed: an option by its key, its place and its first day."""

    option: str
    place: str
    team: str | None
    start: date


class DecisionBody(Shape):
    """Who decided what, when and why, about which proposal of which run.

    `against`: the rules that block the place that was taken instead of the proposal,
    null when no place was.
    """

    ref: str
    case: str
    kind: DecisionKind
    reason: str
    note: str | None
    run: str | None
    proposed: Proposed | None
    hold: str | None
    until: date | None
    outside: dict[str, Any] | None
    against: tuple[str, ...] | None
    decided_by: str
    decided_at: datetime
