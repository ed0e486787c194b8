"""What goes over the line about cases that are stuck."""

from datetime import date, datetime
from enum import StrEnum

from api.casezone.asking import RunAge, Texts
from api.casezone.contacts.shapes import Whom
from api.web.shape import Shape
from matcher.kinds import FundingCause, KindOfNo


class StuckWhy(StrEnum):
    """Why a case is on the list: it waits too long, or nothing is lawful now.

    BEYOND_GUARD: it waits longer than the agreed `guard_days`. NO_OPTION: the last run
    has no option for it, not even one that is full or goes to another.
    """

    BEYOND_GUARD = "BEYOND_GUARD"
    NO_OPTION = "NO_OPTION"


class Mover(StrEnum):
    """Whose move it is: that of the desk, or of who was asked."""

    DESK = "DESK"
    OTHER = "OTHER"


class Tried(StrEnum):
    """What was tried and did not lead to a place."""

    QUESTION_REFUSED = "QUESTION_REFUSED"
    QUESTION_DECLINED = "QUESTION_DECLINED"
    QUESTION_RECALLED = "QUESTION_RECALLED"
    QUESTION_LAPSED = "QUESTION_LAPSED"
    HOLD_RELEASED = "HOLD_RELEASED"
    HOLD_LAPSED = "HOLD_LAPSED"
    HOLD_WITHDRAWN = "HOLD_WITHDRAWN"
    PLACEMENT_FELL_THROUGH = "PLACEMENT_FELL_THROUGH"
    PLACEMENT_TAKEN_BACK = "PLACEMENT_TAKEN_BACK"
    FUNDER_UNWILLING = "FUNDER_UNWILLING"
    FUNDER_SILENT = "FUNDER_SILENT"
    ACTION_DONE = "ACTION_DONE"
    ACTION_DROPPED = "ACTION_DROPPED"
    ADVICE_FOLLOWED = "ADVICE_FOLLOWED"
    ADVICE_NOT_FOLLOWED = "ADVICE_NOT_FOLLOWED"


class TriedBody(Shape):
    """One thing that was tried: when it ended, at which place, the coded reason."""

    what: Tried
    ref: str
    on: date | None
    place: str | None
    reason: str | None


class FigureAge(Shape):
    """How old the figures of a place are that the explanation cites."""

    place: str
    age_days: int
    call_first: bool


class StuckBody(Shape):
    """A case that is stuck.

    `kind`, `cause`, `proved`: of the no in the last run, null when it has a proposal or
    was not in that run. `kind_since`: the day of the first run in a row with this kind,
    among the last twenty. `move`: whose move it is; `whom`: who that is, or whom the
    desk would call next; `next_step`: what for.
    """

    case: str
    why: tuple[StuckWhy, ...]
    waiting_since: date
    waited_days: int
    urgency: int
    latest: date | None
    kind: KindOfNo | None
    cause: FundingCause | None
    proved: bool | None
    kind_since: date | None
    tried: tuple[TriedBody, ...]
    move: Mover
    whom: Whom
    next_step: Texts
    figures: tuple[FigureAge, ...]


class RestrictedBody(Shape):
    """A case that nobody works with now; `look_again`: when the desk looks anew."""

    case: str
    ref: str
    since: datetime
    look_again: date


class StuckPage(Shape):
    """Cases that are stuck, by urgency, latest date and days waited.

    `restricted`: the restrictions in force (AVG art. 18); those cases are in no list.
    """

    today: date
    run: RunAge | None
    guard_days: int
    restricted: tuple[RestrictedBody, ...]
    items: tuple[StuckBody, ...]
    next: str | None
