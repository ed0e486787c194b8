"""What crosses between the zones: typed, versioned, in order."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from api.messages.principles import PrincipleChanged
from api.messages.referrals import ReferralSent
from api.web.shape import Shape

Kind = Literal["municipality", "area", "funder", "provider", "location", "place"]


class RecordChanged(Shape):
    """A record as it is now; of a place with what is free and when that was said."""

    type: Literal["record-changed"] = "record-changed"
    version: Literal[1] = 1
    kind: Kind
    ref: str
    record_version: int
    body: str


class HoldEnded(Shape):
    """A hold ended by itself, or by the provider."""

    type: Literal["hold-ended"] = "hold-ended"
    version: Literal[1] = 1
    ref: str


Message: TypeAlias = Annotated[
    RecordChanged | HoldEnded | PrincipleChanged | ReferralSent,
    Field(discriminator="type"),
]


class Envelope(Shape):
    """One message with its number: each is handled once, in order of number."""

    id: int
    message: Message


class Envelopes(Shape):
    """The next messages; empty when there are none yet."""

    items: tuple[Envelope, ...]


class HoldAsked(Shape):
    """One unit of a place from a day on, kept until a moment."""

    place: str
    start: str
    lapses_at: str


class StayTold(Shape):
    """The day on which somebody came to, or left, the unit of a hold."""

    day: str


class HoldAnswer(Shape):
    """Whether the hold was taken, and what became of it."""

    ref: str
    state: Literal["HELD", "REFUSED", "RELEASED", "LAPSED", "USED", "LEFT"]
