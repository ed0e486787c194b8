"""What goes over the line about the joint plan of a case."""

from datetime import date, datetime
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from api.casezone.asking import RunAge, Texts
from api.casezone.contacts.shapes import ContactInShort, Whom
from api.text.desk import DropReason, OwnAction, RegieReason
from api.web.days import Day
from api.web.notes import Line, Note
from api.web.shape import Shape
from matcher.kinds import ChangeClass, Owner

Position = Annotated[int, Field(ge=0, le=99)]
Ref = Annotated[str, Field(min_length=1, max_length=64)]


class ClaimRef(Shape):
    """One change of the explanation of a case in a run: `sets[set].changes[change]`."""

    run: Ref
    set: Position
    change: Position


class OwnWork(Shape):
    """Something that no run names, and whose move it is."""

    code: Annotated[OwnAction, Field(strict=False)]
    owner: Annotated[Owner, Field(strict=False)]
    who: Line | None = None
    place: Ref | None = None


class NewAction(Shape):
    """A change that is started, or an action of one's own: one of the two.

    `contact`: who does it, when that is not whom the contact book names.
    """

    claim: ClaimRef | None = None
    own: OwnWork | None = None
    contact: Ref | None = None
    due: Day
    note: Note | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.claim is None) == (self.own is None):
            message = "either claim or own"
            raise ValueError(message)
        if self.own is not None and self.own.code is OwnAction.OTHER and not self.note:
            message = "a note that says which other action"
            raise ValueError(message)
        return self


class Done(Shape):
    """That an action was done."""

    note: Note | None = None


class Dropped(Shape):
    """That an action ends without being done, and why."""

    reason: Annotated[DropReason, Field(strict=False)]
    note: Note | None = None


class Started(Shape):
    """A new action. Nothing of the person: this answer is kept for a repetition."""

    ref: str
    state: str
    due: date


class About(Shape):
    """What an action is about: the change of a run, or the code of one's own."""

    kind: Literal["CLAIM", "OWN"]
    text: Texts
    run: str | None = None
    rule: str | None = None
    fact: str | None = None
    change: ChangeClass | None = None
    code: OwnAction | None = None
    place: str | None = None


class SaidThen(Shape):
    """What was said when something happened: a coded reason, a note, or neither."""

    event: str
    who: str
    at: datetime
    reason: str | None
    note: str | None


class ActionBody(Shape):
    """An action of the joint plan; `overdue` is derived from its day."""

    ref: str
    case: str
    state: str
    due: date
    overdue: bool
    started_at: datetime
    about: About
    whom: Whom
    note: str | None
    said: tuple[SaidThen, ...]


class NewRegie(Shape):
    """Who holds the regie from now on, and why."""

    contact: Ref
    reason: Annotated[RegieReason, Field(strict=False)]
    note: Note | None = None


class Held(Shape):
    """Who came to hold the regie, when, by whom and why."""

    contact: str
    since: datetime
    changed_by: str
    reason: RegieReason
    note: str | None


class RegieBody(Shape):
    """Who holds the regie of a case: exactly one, or nobody yet.

    `named`: what the file of the case says; that desk holds it until it is handed
    over. `contact` is null when it is not in the contact book, or its mandate is over.
    """

    case: str
    version: int
    named: str
    contact: ContactInShort | None
    history: tuple[Held, ...]


LookBy: TypeAlias = Literal[
    "RUN", "ACTION", "ESCALATION", "HOLD", "HANDOVER", "PRINCIPLE", "AGREED"
]


class PlanBody(Shape):
    """The joint plan of a case.

    `overdue`: references of actions of which the day has passed. `next_look`: the first
    day on which something is due, `next_look_by` says what that is.
    """

    case: str
    regie: RegieBody
    actions: tuple[ActionBody, ...]
    overdue: tuple[str, ...]
    next_look: date
    next_look_by: LookBy
    run: RunAge | None
