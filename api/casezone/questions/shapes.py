"""What goes over the line about questions, at the desk."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, model_validator

from api.messages.codes import (
    Against,
    Consequence,
    EmptyNights,
    Hurry,
    Latest,
    Reason,
    Reply,
    Side,
)
from api.messages.questions import HoldDays, Nights, PayerTold, Ref, Said
from api.web.days import Day, Moment
from api.web.notes import Note
from api.web.shape import Shape
from matcher.projecting.provider import Answer

REVIEWABLE = ("FLAGGED", "STANDS", "MENDING", "MENDED")


class NewQuestion(Shape):
    """One question about one case for one place.

    `other`: the dwelling or team that goes with the place. `holdDays`: how long the
    unit is kept after a yes; `emptyNights`: who pays them, as proposed. `consulted`:
    the place was called before, where it asks for that. `run`: where it was proposed.
    """

    place: Ref
    other: Ref | None = None
    run: Ref | None = None
    start: Day
    until: Day | None = None
    answer_by: Moment
    hold_days: HoldDays = 7
    empty_nights: Nights
    consulted: bool = False
    note: Note | None = None

    @model_validator(mode="after")
    def _has_days(self) -> "NewQuestion":
        if self.until is not None and self.until <= self.start:
            message = "until must be later than start"
            raise ValueError(message)
        return self


class NewReply(Shape):
    """The reply to a question back; `emptyNights` and `answerBy` may be changed."""

    reply: Annotated[Reply, Field(strict=False)]
    empty_nights: Annotated[EmptyNights | None, Field(strict=False)] = None
    answer_by: Moment | None = None
    note: Note | None = None


class TakeBackBy(Shape):
    """Who takes the person back when the stay fails: at which place, until when."""

    place: Ref
    until: Day


class Acceptance(Shape):
    """That the condition is accepted; a take-back guarantee needs who gives it."""

    take_back: TakeBackBy | None = None
    note: Note | None = None


class Recall(Shape):
    """That the question is taken back."""

    note: Note | None = None


class Own(Shape):
    """What the desk alone keeps of a question: its notes, and who takes back."""

    notes: Annotated[tuple[str, ...], Field(strict=False)] = ()
    take_back: TakeBackBy | None = None


class QuestionInShort(Shape):
    """A question in a list. No facts of the case: it is kept for a repeat.

    `pending`: what the desk did and the exchange has not answered yet. `overdue`: its
    moment has passed, and the exchange has not told yet how it ended.
    """

    ref: str
    case: str
    place: str
    other: str | None
    run: str | None
    state: str
    pending: str | None
    start: date
    until: date | None
    answer_by: datetime
    overdue: bool
    hold_days: int
    empty_nights: EmptyNights
    asked_at: datetime
    asked_by: str
    refusal: str | None


class CriterionBody(Shape):
    """What the provider was told about one of its own criteria."""

    rule: str
    title_nl: str
    title_en: str
    answer: Answer


class QuestionBody(QuestionInShort):
    """A question with what was told, and what was answered.

    `afterConsultation`: the place asks to be called first. `callFirst`: what is known
    of its openings is too old.
    """

    after_consultation: bool
    call_first: bool
    criteria: tuple[CriterionBody, ...]
    care_hours_from: int
    care_hours_to: int | None
    hurry: Hurry
    latest: Latest
    payers: tuple[PayerTold, ...]
    said: Said
    own: Own


class RefusalBody(Shape):
    """A no of a provider; `against`, `rule`: its own publication says otherwise.

    `state`: null when there is nothing for the desk to look at.
    """

    ref: str
    case: str
    place: str
    state: str | None
    side: Side | None
    reason: Reason | None
    consequence: Consequence | None
    against: Against | None
    rule: str | None
    rule_nl: str | None
    rule_en: str | None
