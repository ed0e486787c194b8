"""What goes over the line about corrections."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from api.casezone.plans.shapes import Ref, SaidThen
from api.text.rights import LongerReason, NotCorrected
from api.web.days import Day
from api.web.notes import Line, Note
from api.web.shape import Shape
from matcher.kinds import KindOfNo

Path = Annotated[str, Field(min_length=1, max_length=64)]
Basis = Literal["RUN", "PROPOSAL", "QUESTION", "HOLD", "DECISION", "REVEAL"]


class FactSaid(Shape):
    """A field of the own record, and what the person says it should be.

    `value` as the record of a case has it; null with `unknown`, when it is not known.
    """

    path: Path
    value: Any = None
    unknown: bool = False


class NewCorrection(Shape):
    """Facts that are wrong, the source that says so, and when the request came in.

    `dated`: the day of that source.
    """

    facts: Annotated[
        tuple[FactSaid, ...], Field(min_length=1, max_length=20, strict=False)
    ]
    source: Line
    dated: Day
    received_on: Day
    note: Note | None = None


class CorrectionAsked(Shape):
    """A new correction. No facts: this answer is kept for a request repeated."""

    ref: str
    state: str
    due: date


class Accepted(Shape):
    """That the facts are corrected as they were said."""

    note: Note | None = None


class PartAccepted(Shape):
    """Which of the facts are corrected, and why the others stay as they are."""

    paths: Annotated[tuple[Path, ...], Field(min_length=1, max_length=20, strict=False)]
    reason: Annotated[NotCorrected, Field(strict=False)]
    note: Note | None = None


class NotAccepted(Shape):
    """Why the facts stay as they are."""

    reason: Annotated[NotCorrected, Field(strict=False)]
    note: Note | None = None


class Withdrawn(Shape):
    """That the person takes a request back."""

    note: Note | None = None


class Longer(Shape):
    """Why a request takes longer, and when the person was told of that."""

    reason: Annotated[LongerReason, Field(strict=False)]
    told_on: Day
    note: Note | None = None


class RecipientTold(Shape):
    """Which partner was told that a fact was corrected, and when."""

    question: Ref
    told_on: Day


class FactBody(Shape):
    """A fact as it was, as the person says it is, and whether that was followed."""

    path: str
    before: Any
    was_unknown: bool
    value: Any
    unknown: bool
    accepted: bool | None


class RestsOn(Shape):
    """Something that was made while the record had the wrong fact."""

    what: Basis
    about: str
    at: datetime
    status: str


class Recipient(Shape):
    """Who received the fact: revealed as it was, or asked with how it then stood."""

    provider: str
    question: str
    how: Literal["REVEALED", "ASKED"]
    told_on: date | None


class OutcomeThen(Shape):
    """The outcome of a run for this case: a place, or the kind of no."""

    run: str
    status: str
    place: str | None
    no: KindOfNo | None


class CorrectionBody(Shape):
    """A correction of a case; `overdue` is derived from its day.

    `made_version`: the version of the case that it made. `rests`: what was made while
    the record had the wrong fact. `recipients`: who is told of it (AVG art. 19).
    `before`: the last run before it was accepted; `after`: the run that began with
    it, null when no run is made for this case now.
    """

    ref: str
    case: str
    state: str
    received_on: date
    due: date
    overdue: bool
    asked_at: datetime
    facts: tuple[FactBody, ...]
    source: str
    dated: date
    note: str | None
    reason: NotCorrected | None
    made_version: int | None
    rests: tuple[RestsOn, ...]
    recipients: tuple[Recipient, ...]
    before: OutcomeThen | None
    after: OutcomeThen | None
    said: tuple[SaidThen, ...]


class Side(Shape):
    """What a case could have by itself: with the facts as they are, or corrected.

    `places`: those with room, best first, each once. `no`: the kind when there is none.
    """

    options: int
    call_first: int
    without_room: int
    places: tuple[str, ...]
    no: KindOfNo | None


class Effects(Shape):
    """What a correction would change; nothing is kept. `same`: nothing of this."""

    case: str
    version: int
    same: bool
    before: Side
    after: Side
