"""Routes for referrals at the desk: look, take in as a case, or refuse."""

import secrets
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Query
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.cases.drafts import region_with
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.land import Land, files_of
from api.casezone.options.present import ready_at
from api.casezone.referrals import kept
from api.casezone.referrals.kept import ReferralOutcome
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, Problem, invalid, not_found, wrong_state
from api.web.records import camel, snake
from api.web.shape import Coded, Shape

router = APIRouter(prefix="/referrals", tags=["referrals"])
InState = Annotated[str | None, Query(alias="state", max_length=16)]
Facts = Annotated[
    dict[str, Any] | None,
    Body(description="The facts as the desk corrects them; null = as they came"),
]
REF_BYTES = 8


class ReferralInShort(Shape):
    """A referral in a list: who sent it, and what became of it."""

    ref: str
    organisation: str
    state: str
    heard_at: datetime
    outcome: str | None
    case: str | None


class ReferralFile(ReferralInShort):
    """A referral with its facts, and what of them does not fit the region now."""

    facts: dict[str, Any] | None
    faults: tuple[FaultBody, ...]


class Refusal(Coded):
    """Why a referral is not taken in; the desk tells the partner itself."""

    reason: ReferralOutcome


@router.get("")
def list_referrals(
    desk: AtDesk,
    _: DeskOnly,
    state: InState = None,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[ReferralInShort]:
    """Return the referrals; `state=RECEIVED` gives those that wait for the desk."""
    with desk.store.reading() as store:
        rows = kept.some(store, state, cursor or "", page_size + 1)
    items = [ReferralInShort(**_short(row)) for row in rows]
    return page_of(items, page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_referral(desk: AtDesk, account: DeskOnly, ref: str) -> ReferralFile:
    """Return a referral with its facts; that it was read is logged."""
    with desk.store.writing() as store:
        row = _found(store, ref)
        why = Why(who=account.ref, at=desk.now())
        cases.log(store, account, "read-referral", [ref], why)
    return _file(desk, row)


@router.post("/{ref}/_take-in")
def take_in_referral(
    desk: AtDesk, account: DeskOnly, ref: str, body: Facts = None
) -> ReferralInShort:
    """Take a referral in: it becomes a case that waits, with a reference of chance."""
    why = Why(who=account.ref, at=desk.now())
    ready = ready_at(desk)
    with desk.store.writing() as store:
        row = _found(store, ref, lock=True)
        facts = kept.opened(desk.keys, row)
        if row["state"] != "RECEIVED" or facts is None:
            raise wrong_state("This referral cannot be taken in.")
        chosen = facts if body is None else cast("Land", snake(body))
        case = chosen | {"ref": secrets.token_hex(REF_BYTES)}
        ((made, file),) = files_of(region_with(ready, _as_file(case)))
        cases.bring_in(store, desk.keys, made, file, why)
        kept.close(store, row, ReferralOutcome.TAKEN_IN, why, made)
    return _settled(desk, ref)


@router.post("/{ref}/_refuse")
def refuse_referral(
    desk: AtDesk, account: DeskOnly, ref: str, body: Refusal
) -> ReferralInShort:
    """Refuse a referral; its facts are gone here, and the partner hears `CLOSED`."""
    if body.reason is ReferralOutcome.TAKEN_IN:
        raise invalid([FaultBody(location="/reason", expected="a reason to refuse")])
    why = Why(who=account.ref, at=desk.now(), why=body.reason.value)
    try:
        with desk.store.writing() as store:
            row = _found(store, ref, lock=True)
            kept.close(store, row, body.reason, why)
    except IllegalMoveError as error:
        raise wrong_state(f"The referral is {error.source.lower()}.") from error
    return _settled(desk, ref)


def _settled(desk: Desk, ref: str) -> ReferralInShort:
    # What the desk decided stands; the partner hears it when the exchange answers.
    with suppress(ExchangeGoneError):
        kept.settle(desk, ref)
    with desk.store.reading() as store:
        return ReferralInShort(**_short(_found(store, ref)))


def _file(desk: Desk, row: RowMapping) -> ReferralFile:
    facts = kept.opened(desk.keys, row)
    faults: tuple[FaultBody, ...] = ()
    if facts is not None:
        try:
            region_with(ready_at(desk), _as_file(facts | {"ref": row["ref"]}))
        except Problem as problem:
            faults = tuple(problem.errors)
    shown = None if facts is None else cast("dict[str, Any]", camel(facts))
    return ReferralFile(**_short(row), facts=shown, faults=faults)


def _as_file(case: Land) -> Land:
    return {"case": case, "placements": [], "rulings": [], "ties": []}


def _short(row: RowMapping) -> dict[str, Any]:
    return {
        "ref": row["ref"],
        "organisation": row["organisation"],
        "state": row["state"],
        "heard_at": row["heard_at"],
        "outcome": row["outcome"],
        "case": row["case_ref"],
    }


def _found(store: Connection, ref: str, *, lock: bool = False) -> RowMapping:
    row = kept.one(store, ref, lock=lock)
    if row is None:
        raise not_found("referral")
    return row
