"""Questions to a provider as they cross: nothing of a case but what stands here."""

from typing import Annotated, Literal

from pydantic import Field

from api.messages.codes import (
    Against,
    Consequence,
    EmptyNights,
    Hurry,
    Latest,
    Reason,
    Reply,
    Side,
    Subject,
    TakeBackKind,
    Withdrawal,
)
from api.messages.principles import DurationBand
from api.web.days import Day, Moment
from api.web.shape import Shape
from matcher.funding.component import Component
from matcher.model.terms import ExclusionCondition, FunderKind, Stelsel
from matcher.projecting.provider import Answer

Ref = Annotated[str, Field(min_length=1, max_length=64)]
HoldDays = Annotated[int, Field(ge=1, le=60)]
Nights = Annotated[EmptyNights, Field(strict=False)]
Condition = Annotated[ExclusionCondition, Field(strict=False)]


class CriterionTold(Shape):
    """How the person stands before one criterion of the place itself."""

    rule: Ref
    answer: Annotated[Answer, Field(strict=False)]


class PayerTold(Shape):
    """Who is to pay a part of the stay first: which stelsel, what kind of payer.

    `duration`: for how long it pays, in bands. `confirmed`: nobody has to confirm
    anything any more. Never an amount, and never which funder.
    """

    component: Annotated[Component, Field(strict=False)]
    stelsel: Annotated[Stelsel, Field(strict=False)]
    payer: Annotated[FunderKind, Field(strict=False)]
    duration: Annotated[DurationBand, Field(strict=False)]
    confirmed: bool


class QuestionAsked(Shape):
    """One question about one person for one place; nobody is named.

    `with_other`: a dwelling or a team of somebody else goes with it. `care_hours_*`:
    a band of hours per week, no upper end = null. `hold_days`: how long the unit
    would be kept after a yes. `empty_nights`: who pays them, as proposed. `payers`: of
    what the place delivers; nobody when it is no option by what is known.
    """

    version: Literal[1] = 1
    place: Ref
    with_other: bool
    start: Day
    until: Day | None
    answer_by: Moment
    hold_days: HoldDays
    empty_nights: Nights
    criteria: Annotated[tuple[CriterionTold, ...], Field(strict=False, max_length=40)]
    care_hours_from: Annotated[int, Field(ge=0)]
    care_hours_to: int | None
    hurry: Annotated[Hurry, Field(strict=False)]
    latest: Annotated[Latest, Field(strict=False)]
    payers: Annotated[tuple[PayerTold, ...], Field(strict=False, max_length=6)] = ()


class DeskTurn(Shape):
    """What the desk does with its question; the same turn again changes nothing.

    `turn`: how manieth thing the desk does with this question. The rest belongs to
    a reply, or (`take_back_until`) to a condition that is accepted.
    """

    version: Literal[1] = 1
    turn: Annotated[int, Field(ge=1, le=1_000_000)]
    reply: Annotated[Reply | None, Field(strict=False)] = None
    empty_nights: Annotated[EmptyNights | None, Field(strict=False)] = None
    answer_by: Moment | None = None
    take_back_until: Day | None = None


class TurnTaken(Shape):
    """Whether the turn was taken, and the state of the question after it."""

    ref: str
    state: str
    taken: bool


class TakeBack(Shape):
    """Who takes the person back when the stay fails: until when, with what back-up.

    `place`: the place of the provider with the back-up opening.
    """

    kind: Annotated[TakeBackKind, Field(strict=False)]
    until: Day | None = None
    place: Ref | None = None


class Said(Shape):
    """What was last said to a question; null is what nobody said.

    `against`, `rule`: the no goes against what the provider itself has published.
    `withdrawal`: why the provider took the unit back after its yes.
    """

    subject: Annotated[Subject | None, Field(strict=False)] = None
    reply: Annotated[Reply | None, Field(strict=False)] = None
    meet_on: Day | None = None
    trial_until: Day | None = None
    condition: Annotated[ExclusionCondition | None, Field(strict=False)] = None
    side: Annotated[Side | None, Field(strict=False)] = None
    reason: Annotated[Reason | None, Field(strict=False)] = None
    consequence: Annotated[Consequence | None, Field(strict=False)] = None
    against: Annotated[Against | None, Field(strict=False)] = None
    rule: str | None = None
    take_back: TakeBack | None = None
    withdrawal: Annotated[Withdrawal | None, Field(strict=False)] = None


class QuestionMoved(Shape):
    """A question as it is after an event; `number` counts them per question.

    `turn`: the last turn of the desk that was taken. `hold_until`: the end
    of the hold, null when there is none.
    """

    type: Literal["question-moved"] = "question-moved"
    version: Literal[1] = 1
    ref: str
    number: int
    turn: int
    event: str
    answer_by: Moment
    hold_until: Moment | None
    empty_nights: Nights
    said: Said


class TakeBackPromised(Shape):
    """The provider said who takes the person back; the state stays as it is."""

    type: Literal["take-back-promised"] = "take-back-promised"
    version: Literal[1] = 1
    ref: str
    number: int
    take_back: TakeBack


class RefusalMended(Shape):
    """The provider has changed what its no went against."""

    type: Literal["refusal-mended"] = "refusal-mended"
    version: Literal[1] = 1
    ref: str
