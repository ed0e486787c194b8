"""Routes for refusals: what providers said no to, and what goes against their own."""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.keys import ErasedError
from api.casezone.questions import kept
from api.casezone.questions.routes import noted
from api.casezone.questions.shapes import Recall, RefusalBody
from api.casezone.questions.showing import refusal_body
from api.casezone.questions.turning import found, take_turn
from api.casezone.tables import CASE, QUESTION
from api.identity import Account
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import not_found, wrong_state

router = APIRouter(prefix="/refusals", tags=["questions"])
Flagged = Annotated[bool, Query(description="Only what the desk has to look at")]
DECLINED = "DECLINED"


@router.get("")
def list_refusals(
    desk: AtDesk,
    account: DeskOnly,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
    flagged: Flagged = False,  # noqa: FBT002 - a query parameter
) -> Page[RefusalBody]:
    """Return the refusals, by reference; those against an own profile are flagged."""
    query = (
        select(QUESTION)
        .join(CASE, CASE.c.ref == QUESTION.c.case_ref)
        .where(
            QUESTION.c.state == DECLINED,
            QUESTION.c.ref > (cursor or ""),
            CASE.c.state != cases.ERASED,
        )
        .order_by(QUESTION.c.ref)
        .limit(page_size + 1)
    )
    if flagged:
        query = query.where(QUESTION.c.refusal == "FLAGGED")
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        rows = store.execute(query).mappings().all()
        cases.log(store, account, "list", kept.refs(rows[:page_size]), why)
    items = [refusal_body(desk.keys, row) for row in rows]
    return page_of(items, page_size, [row["ref"] for row in rows])


@router.get("/{ref}")
def read_refusal(desk: AtDesk, account: DeskOnly, ref: str) -> RefusalBody:
    """Return one refusal, under the reference of its question."""
    return _read(desk, account, ref)


@router.post("/{ref}/_ask-mend")
def ask_mend(desk: AtDesk, account: DeskOnly, ref: str, body: Recall) -> RefusalBody:
    """Ask the provider to mend its profile or its opening."""
    _read(desk, account, ref)
    take_turn(
        desk, account, ref, kept.ASK_MEND, lambda _, own: ({}, noted(own, body.note))
    )
    return _read(desk, account, ref)


@router.post("/{ref}/_let-stand")
def let_stand(desk: AtDesk, account: DeskOnly, ref: str) -> RefusalBody:
    """Leave the refusal as it is: nothing has to be mended."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = _declined(found(store, ref, lock=True))
        if row["pending"] is not None:
            raise wrong_state("The exchange has not answered what was done before.")
        try:
            kept.move_refusal(store, row, "let-stand", why)
        except IllegalMoveError as error:
            raise wrong_state(f"The refusal is {error.source.lower()}.") from error
    return _read(desk, account, ref)


def _read(desk: Desk, account: Account, ref: str) -> RefusalBody:
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = _declined(found(store, ref))
        cases.log(store, account, "read", [row["case_ref"]], why)
    try:
        return refusal_body(desk.keys, row)
    except ErasedError as error:
        raise not_found("refusal") from error


def _declined(row: RowMapping) -> RowMapping:
    if row["state"] != DECLINED:
        raise not_found("refusal")
    return row
