"""What crosses between the zones: typed, versioned, in order."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from api.messages.codes import Withdrawal
from api.messages.principles import PrincipleChanged
from api.messages.questions import QuestionMoved, RefusalMended, TakeBackPromised
from api.messages.referrals import ReferralSent
from api.web.days import Day, Moment
from api.web.shape import Shape

__all__ = [
    "Envelope",
    "Envelopes",
    "HoldAnswer",
    "HoldEnded",
    "HoldKept",
    "Message",
    "PlacesConfirmed",
    "QuestionMoved",
    "RecordChanged",
    "RefusalMended",
    "StayTold",
    "TakeBackPromised",
]
Kind = Literal["municipality", "area", "funder", "provider", "location", "place"]


class RecordChanged(Shape):
    """A record as it is now; of a place with what is free and when that was said."""

    type: Literal["record-changed"] = "record-changed"
    version: Literal[1] = 1
    kind: Kind
    ref: str
    record_version: int
    body: str


class PlacesConfirmed(Shape):
    """What was told of these places is still right, as their provider says on a day."""

    type: Literal["places-confirmed"] = "places-confirmed"
    version: Literal[1] = 1
    refs: tuple[str, ...]
    day: Day


class HoldEnded(Shape):
    """A hold ended by itself, or the provider took it back: then with the reason."""

    type: Literal["hold-ended"] = "hold-ended"
    version: Literal[1] = 1
    ref: str
    withdrawal: Annotated[Withdrawal | None, Field(strict=False)] = None


Message: TypeAlias = Annotated[
    RecordChanged
    | PlacesConfirmed
    | HoldEnded
    | QuestionMoved
    | TakeBackPromised
    | RefusalMended
    | PrincipleChanged
    | ReferralSent,
    Field(discriminator="type"),
]


class Envelope(Shape):
    """One message with its number: each is handled once, in order of number."""

    id: int
    message: Message


class Envelopes(Shape):
    """The next messages; empty when there are none yet."""

    items: tuple[Envelope, ...]


class StayTold(Shape):
    """The day on which somebody came to, or left, the unit of a hold."""

    day: str


class HoldAnswer(Shape):
    """What has become of a hold."""

    ref: str
    state: Literal["HELD", "RELEASED", "WITHDRAWN", "LAPSED", "USED", "LEFT"]


class HoldKept(HoldAnswer):
    """A hold that waits for an arrival; `lapsesAt`: when it ends by itself, if held."""

    lapses_at: Moment
