"""Routes of a provider: what it holds, and taking a unit back with a reason."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from sqlalchemy import Connection, RowMapping, Select, select, tuple_
from starlette.responses import Response

from api.exchange.capacity import Doing
from api.exchange.clocks import end_what_is_over
from api.exchange.held.shapes import HeldBody, Withdraw, held_body
from api.exchange.holds import withdraw
from api.exchange.tables import HOLD, QUESTION
from api.identity import Account, Role
from api.states import IllegalMoveError
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.zone import InZone

router = APIRouter(prefix="/holds", tags=["holds"])
Provider = Annotated[Account, Depends(serves(Role.PROVIDER))]
HeldOnly = Annotated[
    bool, Query(alias="held", description="Holds that did not end alone")
]


@router.get("")
def list_own_holds(
    state: InZone,
    account: Provider,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
    held_only: HeldOnly = False,  # noqa: FBT002 - a query parameter
) -> Page[HeldBody]:
    """Return the holds at own places, the first that ends first."""
    end_what_is_over(state)
    query = _own(account)
    if held_only:
        query = query.where(HOLD.c.state == "HELD")
    with state.store.reading() as store:
        if cursor is not None:
            last = _one(store, account, cursor)
            if last is None:
                raise invalid([FaultBody(location="cursor", expected="a cursor")])
            place = tuple_(HOLD.c.lapses_at, HOLD.c.ref)
            query = query.where(place > (last["lapses_at"], last["ref"]))
        query = query.order_by(HOLD.c.lapses_at, HOLD.c.ref).limit(page_size + 1)
        rows = store.execute(query).mappings().all()
    return page_of(list(map(held_body, rows)), page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_own_hold(state: InZone, account: Provider, ref: str) -> HeldBody:
    """Return one hold at an own place."""
    end_what_is_over(state)
    with state.store.reading() as store:
        return held_body(_found(store, account, ref))


@router.post("/{ref}/_withdraw", response_model=HeldBody)
def withdraw_hold(
    state: InZone, account: Provider, ref: str, body: Withdraw, key: Key = None
) -> Response:
    """Take a held unit back, with the reason: the desk hears it and looks further."""
    end_what_is_over(state)
    doing = Doing(who=account.ref, at=state.now())

    def do(store: Connection) -> Answer:
        _found(store, account, ref)
        withdraw(store, ref, body.reason, doing)
        return Answer(body=held_body(_found(store, account, ref)))

    asked = Asked(account=account, key=key, what=f"withdraw {ref}", body=body)
    try:
        return once(state, asked, do)
    except IllegalMoveError as error:
        raise wrong_state(f"The hold is {error.source.lower()}.") from error


def _own(account: Account) -> Select[tuple[object, ...]]:
    question = QUESTION.c.ref == HOLD.c.ref
    own = QUESTION.c.owner == account.organisation
    return select(*HOLD.c).join(QUESTION, question).where(own)


def _one(store: Connection, account: Account, ref: str) -> RowMapping | None:
    query = _own(account).where(HOLD.c.ref == ref)
    return store.execute(query).mappings().first()


def _found(store: Connection, account: Account, ref: str) -> RowMapping:
    row = _one(store, account, ref)
    if row is None:
        raise not_found("hold")
    return row
