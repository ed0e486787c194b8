"""What goes over the line at the desk about questions of principle."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, model_validator

from api.messages.principles import PrincipleAsked, Replied, Said
from api.web.days import Day, Moment
from api.web.shape import Coded, Shape
from matcher.kinds import FundingCause
from matcher.model.terms import Route

Ref = Annotated[str, Field(min_length=1, max_length=64)]
Cents = Annotated[int, Field(ge=0, le=10**9, strict=True)]


class NewPrinciple(Coded):
    """What is asked of which funder, answered before `answerBy`.

    With `run` the cause, the place, the route and the funder are read from what that
    run says of this case; what is given here goes first. Without it `cause`, `route`
    and `funder` are needed.
    """

    answer_by: Moment
    run: Ref | None = None
    cause: FundingCause | None = None
    funder: Ref | None = None
    route: Route | None = None
    place: Ref | None = None
    cents_per_day: Cents | None = None
    start: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _has_days(self) -> "NewPrinciple":
        if self.start and self.until and self.until <= self.start:
            raise ValueError("until must be later than start")
        return self


class NewReply(Coded):
    """An answer to everything that was asked back, and perhaps a later moment."""

    replies: Annotated[tuple[Replied, ...], Field(min_length=1, max_length=6)]
    answer_by: Moment | None = None


class PrincipleInShort(Shape):
    """A question that was put. No facts: this answer is kept for the same request."""

    ref: str
    state: str


class PrincipleInList(Shape):
    """A question of principle in a list: whose answer is awaited until when."""

    ref: str
    case: str
    state: str
    answer_by: datetime
    to_adopt: bool


class Offer(Coded):
    """The entitlement as it would be after the decision that the funder told of.

    Nothing changes until the desk adopts it, with the version of the case.
    """

    entitlement: dict[str, Any]
    replaces: int | None
    source: str
    dated: date
    case_version: int


class PrincipleBody(Coded):
    """A question of principle as the desk has it; an answer is no besluit."""

    ref: str
    case: str
    state: str
    asked_at: datetime
    answer_by: datetime
    adopted_at: datetime | None
    asked: PrincipleAsked
    said: Said
    offer: Offer | None
