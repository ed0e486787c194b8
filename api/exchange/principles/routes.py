"""Routes of a funder: the questions of principle that wait for it, and its answers."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.exchange.capacity import Doing
from api.exchange.principles import kept
from api.exchange.principles.shapes import (
    AskBack,
    Decided,
    NotWilling,
    PrincipleBody,
    Willing,
    principle_body,
)
from api.identity import Account, Role
from api.messages.principles import Said, State
from api.states import IllegalMoveError
from api.web.access import serves
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/principles", tags=["principles"])
Funder = Annotated[Account, Depends(serves(Role.FUNDER))]
InState = Annotated[State | None, Query(alias="state")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a funder does with a question."""

    event: str
    said: Said


@router.get("")
def list_principles(
    state: InZone,
    account: Funder,
    in_state: InState = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[PrincipleBody]:
    """Return the questions to this funder; `state=ASKED` gives those that wait."""
    with state.store.reading() as store:
        rows = kept.some(
            store, account.organisation, in_state, cursor or "", page_size + 1
        )
    items = [principle_body(row) for row in rows]
    return page_of(items, page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_principle(state: InZone, account: Funder, ref: str) -> PrincipleBody:
    """Return one question to this funder."""
    with state.store.reading() as store:
        return principle_body(_own(store, account, ref))


@router.post("/{ref}/_ask-back")
def ask_back(state: InZone, account: Funder, ref: str, body: AskBack) -> PrincipleBody:
    """Ask the desk something first; every question is answered yes, no or unknown."""
    asks = tuple(sorted(set(body.asks)))
    answered = Answered(event="ask-back", said=Said(asks=asks))
    return _answer(state, account, ref, answered)


@router.post("/{ref}/_willing")
def be_willing(
    state: InZone, account: Funder, ref: str, body: Willing
) -> PrincipleBody:
    """Say that the funder is willing in principle; this is no besluit."""
    if body.until is not None and body.until < state.today():
        raise invalid([FaultBody(location="/until", expected="a day that is to come")])
    conditions = tuple(sorted(set(body.conditions)))
    said = Said(conditions=conditions, until=body.until)
    return _answer(state, account, ref, Answered(event="willing", said=said))


@router.post("/{ref}/_unwilling")
def be_unwilling(
    state: InZone, account: Funder, ref: str, body: NotWilling
) -> PrincipleBody:
    """Say that the funder is not willing, and why."""
    answered = Answered(event="unwilling", said=Said(reason=body.reason))
    return _answer(state, account, ref, answered)


@router.post("/{ref}/_decide")
def report_decision(
    state: InZone, account: Funder, ref: str, body: Decided
) -> PrincipleBody:
    """Tell of a decision that was taken outside, on the person's own application."""
    if body.decided_on > state.today():
        raise invalid([FaultBody(location="/decidedOn", expected="today or earlier")])
    answered = Answered(event="decide", said=Said(decision=body.decision()))
    return _answer(state, account, ref, answered)


def _answer(
    state: ZoneState, account: Account, ref: str, answered: Answered
) -> PrincipleBody:
    doing = Doing(who=account.ref, at=state.now())
    try:
        with state.store.writing() as store:
            row = _own(store, account, ref, lock=True)
            if row["state"] in kept.OPEN and row["answer_by"] <= doing.at:
                raise wrong_state("The moment to answer this question has passed.")
            said = answered.said
            if answered.event == "decide":
                # What it was willing to do stays beside what it decided.
                said = kept.said(row).model_copy(update={"decision": said.decision})
            kept.say(store, row, answered.event, said, doing)
            return principle_body(_own(store, account, ref))
    except IllegalMoveError as error:
        told = error.source.lower().replace("_", " ")
        raise wrong_state(f"The question is {told}.") from error


def _own(
    store: Connection, account: Account, ref: str, *, lock: bool = False
) -> RowMapping:
    row = kept.one(store, ref, lock=lock)
    if row is None or row["funder"] != account.organisation:
        raise not_found("principle")
    return row
