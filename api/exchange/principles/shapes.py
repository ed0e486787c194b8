"""What a funder sees of a question of principle, and what it may say."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, model_validator
from sqlalchemy.engine import RowMapping

from api.exchange.principles import kept
from api.messages.principles import (
    AmountBand,
    AskedBack,
    CareKind,
    Condition,
    Decision,
    DurationBand,
    FunderDecision,
    ProfileBand,
    Replied,
    Said,
    StartBand,
    State,
    Unwilling,
)
from api.web.days import Day
from api.web.shape import Coded
from matcher.kinds import FundingCause
from matcher.model.terms import Route, Stelsel


class PrincipleBody(Coded):
    """A question of principle: no person, no gemeente; an answer is no besluit.

    What the sharing policy does not give any more is null.
    """

    ref: str
    state: State
    asked_at: datetime
    answer_by: datetime
    stelsel: Stelsel
    route: Route
    care: CareKind | None
    profile: ProfileBand | None
    cause: FundingCause | None
    amount: AmountBand | None
    start: StartBand
    duration: DurationBand
    replies: tuple[Replied, ...]
    said: Said


class AskBack(Coded):
    """What the funder wants to know before it answers."""

    asks: Annotated[tuple[AskedBack, ...], Field(min_length=1, max_length=6)]


class Willing(Coded):
    """Willing in principle, under these conditions; `until`: its last day."""

    conditions: Annotated[tuple[Condition, ...], Field(max_length=6)] = ()
    until: Day | None = None


class NotWilling(Coded):
    """Not willing, with the reason."""

    reason: Unwilling


class Decided(Coded):
    """A decision taken outside; only what was granted has an end."""

    kind: FunderDecision
    decided_on: Day
    until: Day | None = None

    @model_validator(mode="after")
    def _fits(self) -> "Decided":
        if self.until is None:
            return self
        if self.kind is not FunderDecision.GRANTED:
            raise ValueError("until goes with GRANTED alone")
        if self.until <= self.decided_on:
            raise ValueError("until must be later than decidedOn")
        return self

    def decision(self) -> Decision:
        """Return the decision as it crosses."""
        return Decision(kind=self.kind, decided_on=self.decided_on, until=self.until)


def principle_body(row: RowMapping) -> PrincipleBody:
    """Return a question as its funder sees it."""
    asked = kept.asked(row)
    return PrincipleBody(
        ref=row["ref"],
        state=row["state"],
        asked_at=row["asked_at"],
        answer_by=row["answer_by"],
        stelsel=asked.stelsel,
        route=asked.route,
        care=asked.care,
        profile=asked.profile,
        cause=asked.cause,
        amount=asked.amount,
        start=asked.start,
        duration=asked.duration,
        replies=asked.replies,
        said=kept.said(row),
    )
