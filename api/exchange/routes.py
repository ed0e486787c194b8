"""Routes for the case zone alone: messages out, holds in."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from api.exchange.capacity import Doing
from api.exchange.holds import ask, has_lapsed, lapse, release
from api.exchange.outbox import after
from api.log.visit import visit
from api.messages import Envelopes, HoldAnswer, HoldAsked
from api.states import IllegalMoveError
from api.web.access import other_zone
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.zone import InZone

MOST = 500
CASE_ZONE = "case-zone"
router = APIRouter(tags=["zones"], dependencies=[Depends(other_zone)])
After = Annotated[int, Query(alias="after", ge=0, le=2**31 - 1)]


@router.get("/messages")
def list_messages(state: InZone, after_number: After = 0) -> Envelopes:
    """Return the messages after a number, the oldest first."""
    with state.store.reading() as store:
        over = has_lapsed(store, state.now())
    if over:
        with state.store.writing() as store:
            lapse(store, state.now())
    with state.store.reading() as store:
        found = after(store, after_number, MOST)
    # It is asked every second: what gives nothing is not told of.
    visit().quiet = not found
    return Envelopes(items=found)


@router.put("/holds/{ref}")
def ask_hold(state: InZone, ref: str, body: HoldAsked) -> HoldAnswer:
    """Take one unit of a place, or refuse it; the same hold again answers the same."""
    try:
        start = date.fromisoformat(body.start)
        lapses_at = datetime.fromisoformat(body.lapses_at)
    except ValueError as error:
        fault = FaultBody(location="/", expected="a date and a moment")
        raise invalid([fault]) from error
    if lapses_at.tzinfo is None:
        raise invalid([FaultBody(location="/lapsesAt", expected="an offset")])
    with state.store.writing() as store:
        doing = Doing(who=CASE_ZONE, at=state.now())
        answer = ask(store, ref, body.place, start, lapses_at, doing)
    if answer is None:
        raise not_found("place")
    return HoldAnswer(ref=ref, state=answer)  # type: ignore[arg-type]


@router.delete("/holds/{ref}", status_code=HTTPStatus.OK)
def release_hold(state: InZone, ref: str) -> HoldAnswer:
    """Give a unit back."""
    try:
        with state.store.writing() as store:
            doing = Doing(who=CASE_ZONE, at=state.now())
            answer = release(store, ref, doing)
    except IllegalMoveError as error:
        raise wrong_state(f"The hold is {error.source.lower()}.") from error
    if answer is None:
        raise not_found("hold")
    return HoldAnswer(ref=ref, state=answer)  # type: ignore[arg-type]
