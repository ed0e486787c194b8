"""The route for the calls to make today, in order."""

from collections.abc import Callable, Iterable
from typing import Annotated

from fastapi import APIRouter, Query

from api.casezone.asking import Texts
from api.casezone.calls.agreed import (
    actions,
    escalations,
    followups,
    handovers,
    holds,
    principles,
    questions,
    refusals,
)
from api.casezone.calls.call import (
    Call,
    first_date,
    in_order,
    latest_of,
    urgency_of,
)
from api.casezone.calls.rights import corrections, objections, restrictions
from api.casezone.calls.shapes import CallBody, CallsBody
from api.casezone.calls.waiting import (
    call_first,
    changes,
    gone,
    looks,
    proposals,
    tonight,
)
from api.casezone.day import Day, day_of
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.readings import log
from api.text.labels import urgency
from api.text.sentences import desk as say
from api.web.paging import USUAL, PageSize, page_of

router = APIRouter(tags=["calls"])
Number = Annotated[
    int,
    Query(alias="cursor", ge=0, le=1_000_000, description="`next` of the page before"),
]
# Each looks at what the desk knows and yields its calls; the order is one for all.
SOURCES: tuple[Callable[[Day], Iterable[Call]], ...] = (
    tonight,
    call_first,
    holds,
    questions,
    refusals,
    proposals,
    handovers,
    principles,
    corrections,
    objections,
    restrictions,
    escalations,
    actions,
    changes,
    looks,
    followups,
)


@router.get("/calls")
def list_calls(
    desk: AtDesk, account: DeskOnly, cursor: Number = 0, page_size: PageSize = USUAL
) -> CallsBody:
    """Return the calls to make today, in order, each with its reason."""
    with desk.store.reading() as store:
        day = day_of(desk, store)
    calls = in_order(day, (call for source in SOURCES for call in source(day)))
    bodies = [_body(day, number, call) for number, call in enumerate(calls, start=1)]
    page = page_of(
        bodies[cursor : cursor + page_size + 1],
        page_size,
        [str(body.number) for body in bodies[cursor:]],
    )
    named = [ref for body in page.items for ref in body.cases]
    log(desk, account, "calls", [*named, *gone(day)])
    return CallsBody(
        today=day.today,
        run=day.run_age,
        gone=gone(day),
        items=page.items,
        next=page.next,
    )


def _body(day: Day, number: int, call: Call) -> CallBody:
    level, on = urgency_of(day, call), first_date(day, call)
    if on is None:
        order = Texts(
            nl=say.ORDER_NO_DAY.fill("nl", urgency=urgency(level, "nl")),
            en=say.ORDER_NO_DAY.fill("en", urgency=urgency(level, "en")),
        )
    else:
        order = Texts(
            nl=say.ORDER.fill("nl", urgency=urgency(level, "nl"), day=on),
            en=say.ORDER.fill("en", urgency=urgency(level, "en"), day=on),
        )
    return CallBody(
        number=number,
        kind=call.kind,
        cases=call.cases,
        place=call.place,
        about=call.about,
        urgency=level,
        latest=latest_of(day, call.cases),
        clock=call.clock,
        age_days=call.age_days,
        starts=call.starts,
        whom=call.whom,
        reason=call.reason,
        order=order,
    )
