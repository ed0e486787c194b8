"""A question of principle to a funder: coded, in bands, without any person in it.

No reference of the case, no gemeente, no date: what a funder needs to say whether it
would be willing, and nothing by which it could know who is meant.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from api.web.days import Day
from api.web.shape import Coded
from matcher.kinds import FundingCause
from matcher.model.terms import Route, Stelsel


class CareKind(StrEnum):
    """The heaviest kind of care that is needed."""

    LIVING = "LIVING"
    SUPPORT = "SUPPORT"
    SUPPORT_DAY_AND_NIGHT = "SUPPORT_DAY_AND_NIGHT"
    TREATMENT = "TREATMENT"


class ProfileBand(StrEnum):
    """The family of a Wlz profile, never the profile itself."""

    NONE = "NONE"
    GGZ_W = "GGZ_W"
    GGZ_B = "GGZ_B"
    LVG = "LVG"
    OTHER = "OTHER"


class AmountBand(StrEnum):
    """Euros per day."""

    UNKNOWN = "UNKNOWN"
    TO_100 = "TO_100"
    TO_200 = "TO_200"
    TO_300 = "TO_300"
    TO_450 = "TO_450"
    MORE = "MORE"


class StartBand(StrEnum):
    """From when, counted from the question."""

    SOON = "SOON"
    WITHIN_3_MONTHS = "WITHIN_3_MONTHS"
    LATER = "LATER"


class DurationBand(StrEnum):
    """For how long."""

    TO_3_MONTHS = "TO_3_MONTHS"
    TO_6_MONTHS = "TO_6_MONTHS"
    TO_A_YEAR = "TO_A_YEAR"
    LONGER = "LONGER"


class AskedBack(StrEnum):
    """What a funder may want to know first; each is answered yes, no or unknown."""

    APPLICATION_FILED = "APPLICATION_FILED"
    INDICATION_IN_FORCE = "INDICATION_IN_FORCE"
    PROVIDER_HAS_CONTRACT = "PROVIDER_HAS_CONTRACT"
    LIGHTER_CARE_TRIED = "LIGHTER_CARE_TRIED"
    OTHER_FUNDER_SHARES = "OTHER_FUNDER_SHARES"
    PERSON_AGREES = "PERSON_AGREES"


class PrincipleReply(StrEnum):
    """The desk's answer to what was asked back."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class Condition(StrEnum):
    """Under which a funder is willing."""

    APPLICATION_FIRST = "APPLICATION_FIRST"
    INDICATION_FIRST = "INDICATION_FIRST"
    CONTRACT_FIRST = "CONTRACT_FIRST"
    SHARED_WITH_OTHER_FUNDER = "SHARED_WITH_OTHER_FUNDER"
    REVIEW_AFTER_3_MONTHS = "REVIEW_AFTER_3_MONTHS"
    LOWER_TARIFF = "LOWER_TARIFF"


class Unwilling(StrEnum):
    """Why a funder is not willing."""

    OTHER_STELSEL = "OTHER_STELSEL"
    NO_BUDGET = "NO_BUDGET"
    NO_CONTRACT = "NO_CONTRACT"
    TARIFF_TOO_HIGH = "TARIFF_TOO_HIGH"
    OTHER_PROVISION_FIRST = "OTHER_PROVISION_FIRST"
    INDICATION_MISSING = "INDICATION_MISSING"
    AGAINST_POLICY = "AGAINST_POLICY"


class FunderDecision(StrEnum):
    """What a funder decided, outside, on the person's own application."""

    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


class Replied(Coded):
    """One thing that was asked back, with the answer."""

    asked: AskedBack
    reply: PrincipleReply


class PrincipleAsked(Coded):
    """The question, and all replies so far; the same again changes nothing.

    `round`: how often the desk has replied, so that a reply is taken once.
    """

    version: Literal[1] = 1
    funder: str
    stelsel: Stelsel
    route: Route
    care: CareKind
    profile: ProfileBand
    cause: FundingCause
    amount: AmountBand
    start: StartBand
    duration: DurationBand
    answer_by: str
    round: int = Field(ge=0, le=100, strict=True)
    replies: tuple[Replied, ...]


State = Literal[
    "ASKED", "ASKED_BACK", "WILLING", "UNWILLING", "DECIDED", "RECALLED", "LAPSED"
]


class Decision(Coded):
    """Kind, date and end of a decision that was taken outside."""

    kind: FunderDecision
    decided_on: Day
    until: Day | None


class Said(Coded):
    """All that a funder has said of a question.

    `asks`: what it wants to know first. `until`: how long it stays willing.
    """

    asks: tuple[AskedBack, ...] = ()
    conditions: tuple[Condition, ...] = ()
    until: Day | None = None
    reason: Unwilling | None = None
    decision: Decision | None = None


class PrincipleAnswer(Coded):
    """Where a question stands, and all that the funder has said."""

    ref: str
    state: State
    round: int
    said: Said


class PrincipleChanged(Coded):
    """A question was answered, or its time has passed; the case zone asks how."""

    type: Literal["principle-changed"] = "principle-changed"
    version: Literal[1] = 1
    ref: str
