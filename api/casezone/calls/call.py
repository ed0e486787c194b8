"""One call, and its place in the order of the day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from api.casezone.asking import Texts
from api.casezone.contacts.shapes import Whom
from api.casezone.day import Day
from api.casezone.plans.shapes import ClaimRef
from api.text.desk import CallKind
from api.text.template import Template
from api.text.values import Value

LATER = 3
RANK: Mapping[CallKind, int] = {kind: rank for rank, kind in enumerate(CallKind)}
Key = tuple[int, date, int, tuple[str, ...], str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Whom to call about which cases or place, and what runs out when.

    `clock`: the day on which something of its own runs out; `about`: the reference of
    the hold, action or escalation that it is about; `starts`: the changes of the run
    that could be started as actions.
    """

    kind: CallKind
    cases: tuple[str, ...]
    whom: Whom
    reason: Texts
    place: str | None = None
    clock: date | None = None
    about: str | None = None
    starts: tuple[ClaimRef, ...] = ()
    age_days: int | None = None


def told(template: Template, **values: Value) -> Texts:
    """Return a sentence in both languages."""
    return Texts(nl=template.fill("nl", **values), en=template.fill("en", **values))


def in_order(day: Day, calls: Iterable[Call]) -> list[Call]:
    """Return the calls in the order of the day; equal input gives equal order.

    1. Urgency class: of the cases, or of the call's own clock when that is nearer:
       both count days by the same agreed bounds, what has passed is today's.
    2. The first date: the latest date of a case, or the clock.
    3. The kind, in the order of `CallKind`: so a figure is asked before the proposal
       that rests on it.
    4. Cases, place, reference and party: a fixed order without meaning.
    """
    return sorted(calls, key=lambda call: _key(day, call))


def urgency_of(day: Day, call: Call) -> int:
    """Return the urgency class of a call, 0 (today) to 3 (later)."""
    own = [day.cases[ref].urgency for ref in call.cases if ref in day.cases]
    return min([*own, _class(day, call.clock)])


def first_date(day: Day, call: Call) -> date | None:
    """Return the first date that matters: a latest date or the clock."""
    dates = [latest_of(day, call.cases), call.clock]
    return min((found for found in dates if found is not None), default=None)


def latest_of(day: Day, cases: tuple[str, ...]) -> date | None:
    """Return the first latest date of some cases, None when they have none."""
    known = [day.cases[ref].case.urgency.latest for ref in cases if ref in day.cases]
    return min((latest for latest in known if latest is not None), default=None)


def _class(day: Day, clock: date | None) -> int:
    if clock is None:
        return LATER
    left = (clock - day.today).days
    return sum(left > bound for bound in day.objective.class_days)


def _key(day: Day, call: Call) -> Key:
    return (
        urgency_of(day, call),
        first_date(day, call) or date.max,
        RANK[call.kind],
        call.cases,
        call.place or "",
        call.about or "",
        call.whom.who,
    )
