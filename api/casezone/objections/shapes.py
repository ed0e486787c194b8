"""What goes over the line about doors and objections."""

from datetime import date
from enum import StrEnum

from api.casezone.asking import Texts
from api.casezone.plans.shapes import Ref, SaidThen
from api.text.rights import (
    CompellingGround,
    HeardOutcome,
    ObjectionGround,
    UpheldReason,
)
from api.web.days import Day
from api.web.notes import Line, Note
from api.web.shape import Coded, Shape
from matcher.doors import Body, Means, Reason


class Kind(StrEnum):
    """What somebody may not agree with.

    PROCESSING: that the desk looks for a place with these facts at all. PROPOSAL and
    NO: of the last run. CORRECTION and OBJECTION: how the desk decided on one.
    REFUSAL: a provider said no. ENTITLEMENT and TITLE: a paper in the record, by its
    place there.
    """

    PROCESSING = "PROCESSING"
    PROPOSAL = "PROPOSAL"
    NO = "NO"
    DECISION = "DECISION"
    CORRECTION = "CORRECTION"
    OBJECTION = "OBJECTION"
    REFUSAL = "REFUSAL"
    ENTITLEMENT = "ENTITLEMENT"
    TITLE = "TITLE"


class Concern(Coded):
    """One thing that somebody may object to; `ref` null for PROCESSING."""

    kind: Kind
    ref: Ref | None = None


class DoorAt(Coded):
    """A door of the table: about what, what is asked there, whose it is."""

    reason: Reason
    means: Means
    body: Body


class DoorBody(Coded):
    """A door, with its source.

    `weeks`: within how many weeks after the decision, null where the law gives no term
    or none is known here. `checked`: the article was read. `own`: the desk weighs it,
    by way of an objection.
    """

    reason: Reason
    means: Means
    body: Body
    law: str
    article: str
    checked: bool
    weeks: int | None
    own: bool
    text: Texts


class ConcernDoors(Coded):
    """One thing, whose it is, and which doors are right for it, in order.

    `besluit`: it is a decision that bezwaar or beroep is open to. `told`: the person
    may know of it; a provider that said no is kept back (UAVG art. 41 lid 1 i).
    `helpers`: who helps for free, or advises.
    """

    concern: Concern
    who: str
    besluit: bool
    told: bool
    refusal: str | None
    doors: tuple[DoorBody, ...]
    helpers: tuple[DoorBody, ...]


class NewObjection(Coded):
    """What the person objects to, at which door, why, and when it came in."""

    concern: Concern
    door: DoorAt
    ground: ObjectionGround
    received_on: Day
    note: Note | None = None


class ObjectionMade(Shape):
    """A new objection. Nothing of the person: it is kept for a request repeated.

    `restriction`: the restriction that came into force with it.
    """

    ref: str
    state: str
    due: date
    restriction: str | None


class Forwarded(Coded):
    """When an objection was sent on, and to whom."""

    sent_on: Day
    to: Line
    note: Note | None = None


class Heard(Coded):
    """What was decided where an objection was sent."""

    outcome: HeardOutcome
    decided_on: Day
    note: Note | None = None


class Upheld(Coded):
    """Why the desk agrees."""

    reason: UpheldReason
    note: Note | None = None


class Dismissed(Coded):
    """On which compelling ground the desk goes on."""

    ground: CompellingGround
    note: Note | None = None


class ObjectionBody(Coded):
    """An objection of a person; `overdue` is derived from its day.

    `own`: the desk weighs it, by somebody who did not make what it is against.
    `sent_to` and `sent_on`: where it was sent on to; `outcome`: what was decided there.
    """

    ref: str
    case: str
    state: str
    concern: Concern
    door: DoorAt
    own: bool
    ground: ObjectionGround
    received_on: date
    due: date
    overdue: bool
    note: str | None
    restriction: str | None
    upheld: UpheldReason | None
    dismissed: CompellingGround | None
    sent_to: str | None
    sent_on: date | None
    outcome: HeardOutcome | None
    said: tuple[SaidThen, ...]
