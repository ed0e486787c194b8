"""What goes over the line about the calls to make today."""

from datetime import date

from api.casezone.asking import RunAge, Texts
from api.casezone.contacts.shapes import Whom
from api.casezone.plans.shapes import ClaimRef
from api.text.desk import CallKind
from api.web.shape import Shape


class CallBody(Shape):
    """A call; `number` is its place in the order, `order` says why it stands there.

    `cases`: about whom; a provider hears of one question at a time, never of a list.
    `latest`: the first latest date of those cases; `clock`: when something of the call
    itself runs out. `ageDays`: how old the figures of the place are. `about`: the
    reference of the hold, action, escalation, placement or follow-up. `starts`: the
    changes that could be started as actions of this case.
    """

    number: int
    kind: CallKind
    cases: tuple[str, ...]
    place: str | None
    about: str | None
    urgency: int
    latest: date | None
    clock: date | None
    age_days: int | None
    starts: tuple[ClaimRef, ...]
    whom: Whom
    reason: Texts
    order: Texts


class CallsBody(Shape):
    """The calls of a day in order; `next` is the cursor of the page after it.

    `run`: the run that they rest on, null before there is one. `gone`: cases of which
    the proposed place has no room any more: a new run is needed for them.
    """

    today: date
    run: RunAge | None
    gone: tuple[str, ...]
    items: tuple[CallBody, ...]
    next: str | None
