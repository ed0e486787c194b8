"""Routes for the case zone alone: messages out, holds given back."""

from collections.abc import Callable
from datetime import date, timedelta
from http import HTTPStatus
from typing import Annotated, TypeAlias

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection

from api.exchange.capacity import Doing
from api.exchange.clocks import end_what_is_over
from api.exchange.holds import keep, leave, release, use
from api.exchange.outbox import after
from api.log.visit import visit
from api.messages import Envelopes, HoldAnswer, HoldKept, StayTold
from api.settings import ExchangeSettings
from api.states import IllegalMoveError
from api.web.access import other_zone
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.zone import InZone, ZoneState

MOST = 500
CASE_ZONE = "case-zone"
router = APIRouter(tags=["zones"], dependencies=[Depends(other_zone)])
Told: TypeAlias = Callable[[Connection, str, date, Doing], str | None]
After = Annotated[int, Query(alias="after", ge=0, le=2**31 - 1)]


@router.get("/messages")
def list_messages(state: InZone, after_number: After = 0) -> Envelopes:
    """Return the messages after a number, the oldest first."""
    end_what_is_over(state)
    with state.store.reading() as store:
        found = after(store, after_number, MOST)
    # It is asked every second: what gives nothing is not told of.
    visit().quiet = not found
    return Envelopes(items=found)


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


@router.post("/holds/{ref}/_keep")
def keep_hold(state: InZone, ref: str) -> HoldKept:
    """Let a held unit wait for an arrival that was agreed on; told again it is once."""
    assert isinstance(state.settings, ExchangeSettings)  # noqa: S101 - of this zone
    grace = timedelta(days=state.settings.arrival_grace_days)
    end_what_is_over(state)
    try:
        with state.store.writing() as store:
            row = keep(store, ref, grace, Doing(who=CASE_ZONE, at=state.now()))
    except IllegalMoveError as error:
        raise wrong_state(f"The hold is {error.source.lower()}.") from error
    if row is None:
        raise not_found("hold")
    return HoldKept(ref=ref, state=row["state"], lapses_at=row["lapses_at"])


@router.post("/holds/{ref}/_use")
def use_hold(state: InZone, ref: str, body: StayTold) -> HoldAnswer:
    """Let a held unit be occupied from a day on; told again it answers the same."""
    return _stayed(state, ref, body, use)


@router.post("/holds/{ref}/_leave")
def leave_hold(state: InZone, ref: str, body: StayTold) -> HoldAnswer:
    """Let an occupied unit be free from a day on; told again it answers the same."""
    return _stayed(state, ref, body, leave)


def _stayed(state: ZoneState, ref: str, body: StayTold, told: Told) -> HoldAnswer:
    try:
        day = date.fromisoformat(body.day)
    except ValueError as error:
        raise invalid([FaultBody(location="/day", expected="a date")]) from error
    try:
        with state.store.writing() as store:
            answer = told(store, ref, day, Doing(who=CASE_ZONE, at=state.now()))
    except IllegalMoveError as error:
        raise wrong_state(f"The hold is {error.source.lower()}.") from error
    if answer is None:
        raise not_found("hold")
    return HoldAnswer(ref=ref, state=answer)  # type: ignore[arg-type]
