"""What goes over the line about questions, as a provider reads and answers them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, model_validator
from sqlalchemy import RowMapping

from api.exchange.questions.kept import OPEN, said_of
from api.messages.codes import (
    OF_PERSON,
    Against,
    Consequence,
    EmptyNights,
    Hurry,
    Latest,
    Reason,
    Side,
    Subject,
    TakeBackKind,
)
from api.messages.questions import (
    Condition,
    PayerTold,
    QuestionAsked,
    Ref,
    Said,
    TakeBack,
)
from api.web.days import Day, Moment
from api.web.shape import Shape
from matcher.projecting.provider import Answer
from matcher.rules import RULE_BY_KEY

MENDS = (Consequence.MEND_PROFILE, Consequence.MEND_OPENING)


class OwnCriterion(Shape):
    """How the person stands before one criterion of the place itself."""

    rule: str
    title_nl: str
    title_en: str
    answer: Answer


class QuestionBody(Shape):
    """One question about one person for one own place; nobody is named.

    `secondsLeft`: until `answerBy`, null when no answer is awaited. `mend`: what the
    desk asks to mend, after a no against what the provider has published.
    """

    ref: str
    place: str
    state: str
    with_other: bool
    start: date
    until: date | None
    criteria: tuple[OwnCriterion, ...]
    care_hours_from: int
    care_hours_to: int | None
    hurry: Hurry
    latest: Latest
    payers: tuple[PayerTold, ...]
    empty_nights: EmptyNights
    hold_days: int
    hold_until: datetime | None
    answer_by: datetime
    seconds_left: int | None
    said: Said
    mend: str | None
    mend_what: Against | None
    mend_rule: str | None


class AskBack(Shape):
    """What the provider wants to know first."""

    subject: Annotated[Subject, Field(strict=False)]


class Meet(Shape):
    """The day of the kennismaking; the clock runs on until the day after it."""

    on: Day


class NewTakeBack(TakeBack):
    """A dated promise with an own place as back-up, or not covered."""

    @model_validator(mode="after")
    def _is_whole(self) -> "NewTakeBack":
        promised = self.kind is TakeBackKind.PROMISED
        if promised != (self.until is not None and self.place is not None):
            message = "a promise has until and place, not covered has neither"
            raise ValueError(message)
        if not promised and (self.until is not None or self.place is not None):
            message = "not covered has no until and no place"
            raise ValueError(message)
        return self


class Agree(Shape):
    """A yes; `trialUntil` makes it a trial. Without `holdUntil` it ends as asked."""

    trial_until: Day | None = None
    hold_until: Moment | None = None
    take_back: NewTakeBack | None = None


class AgreeIf(Shape):
    """A yes under one condition, which the desk accepts or not."""

    condition: Condition
    trial_until: Day | None = None
    take_back: NewTakeBack | None = None


class Decline(Shape):
    """A no: on whose side, why, and what follows from it."""

    side: Annotated[Side, Field(strict=False)]
    reason: Annotated[Reason, Field(strict=False)]
    consequence: Annotated[Consequence, Field(strict=False)]

    @model_validator(mode="after")
    def _fits(self) -> "Decline":
        of_person = self.side is Side.PERSOON
        if of_person != (self.reason in OF_PERSON):
            message = "PERSON_ reasons lie on the side PERSOON, and no others"
            raise ValueError(message)
        if self.consequence in MENDS and self.side is not Side.AANBIEDER:
            message = "only a no on the side AANBIEDER has something to mend"
            raise ValueError(message)
        return self


class Answered(Shape):
    """The state of a question after an answer. No facts: it is kept for a repeat."""

    ref: Ref
    state: str


def question_body(row: RowMapping, now: datetime) -> QuestionBody:
    """Return a question as the provider of its place reads it."""
    asked = QuestionAsked.model_validate_json(row["asked"])
    said, to_mend = said_of(row), row["refusal"] is not None
    left = int((row["answer_by"] - now).total_seconds())
    return QuestionBody(
        ref=row["ref"],
        place=row["place"],
        state=row["state"],
        with_other=asked.with_other,
        start=row["start"],
        until=row["until"],
        criteria=tuple(
            OwnCriterion(
                rule=told.rule,
                title_nl=RULE_BY_KEY[told.rule].title_nl,
                title_en=RULE_BY_KEY[told.rule].title_en,
                answer=told.answer,
            )
            for told in asked.criteria
            if told.rule in RULE_BY_KEY
        ),
        care_hours_from=asked.care_hours_from,
        care_hours_to=asked.care_hours_to,
        hurry=asked.hurry,
        latest=asked.latest,
        payers=asked.payers,
        empty_nights=EmptyNights(row["empty_nights"]),
        hold_days=row["hold_days"],
        hold_until=row["hold_until"],
        answer_by=row["answer_by"],
        seconds_left=max(0, left) if row["state"] in OPEN else None,
        # What a no goes against is for the desk first.
        said=said.model_copy(update={"against": None, "rule": None}),
        mend=row["refusal"],
        mend_what=said.against if to_mend else None,
        mend_rule=said.rule if to_mend else None,
    )
