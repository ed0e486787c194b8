"""What goes over the line about escalations."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from api.casezone.contacts.shapes import ContactInShort
from api.casezone.plans.shapes import Ref, SaidThen
from api.text.desk import Advice, EscalationReason, NotFollowed
from api.web.days import Day
from api.web.notes import Note
from api.web.shape import Shape


class NewEscalation(Shape):
    """Whom of the contact book is asked for advice, why, and by when."""

    contact: Ref
    reason: Annotated[EscalationReason, Field(strict=False)]
    due: Day
    note: Note | None = None


class Escalated(Shape):
    """A new escalation. Nothing of the person: it is kept for a repetition."""

    ref: str
    state: str
    due: date


class Advised(Shape):
    """What was advised."""

    advice: Annotated[Advice, Field(strict=False)]
    note: Note | None = None


class Followed(Shape):
    """That an advice is followed."""

    note: Note | None = None


class NotFollowedBody(Shape):
    """That an advice is not followed, and why."""

    reason: Annotated[NotFollowed, Field(strict=False)]
    note: Note | None = None


class EscalationBody(Shape):
    """An escalation of a case; `overdue` is derived from its day.

    `contact` is null when the mandate of whom was asked is over; `asked` is who it was.
    """

    ref: str
    case: str
    state: str
    due: date
    overdue: bool
    escalated_at: datetime
    reason: EscalationReason
    note: str | None
    asked: str
    contact: ContactInShort | None
    advice: Advice | None
    not_followed: NotFollowed | None
    said: tuple[SaidThen, ...]
