"""Routes for reveals: more for one provider, read what was revealed, take it back."""

from http import HTTPStatus

from fastapi import APIRouter
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.keys import ErasedError, Keys
from api.casezone.reveals import kept
from api.casezone.reveals.revealing import draft
from api.casezone.reveals.shapes import NewReveal, RevealBody, reveal_body
from api.casezone.unreachable import unreachable
from api.identity import Account
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.once import Answer, Asked, Key, once
from api.web.problems import not_found, wrong_state
from api.web.shape import Shape

router = APIRouter(tags=["sharing"])


class RevealMade(Shape):
    """A new reveal. No facts: this answer is kept for a request that is repeated."""

    ref: str
    state: str


@router.post(
    "/questions/{ref}/reveals",
    status_code=HTTPStatus.CREATED,
    response_model=RevealMade,
)
def reveal_fields(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewReveal, key: Key = None
) -> Response:
    """Reveal fields to the provider of a question that wants to meet, or said yes."""
    why = Why(who=account.ref, at=desk.now())

    def do(store: Connection) -> Answer:
        try:
            made = draft(desk, store, ref, body)
            new = kept.reveal(store, desk.keys, made.case, made.told, made.consent, why)
        except ErasedError as error:
            raise not_found("question") from error
        cases.log(store, account, "reveal", [made.case], why)
        shown = RevealMade(ref=new, state=kept.REVEALED)
        headers = {"Location": f"/v1/reveals/{new}"}
        return Answer(body=shown, status=HTTPStatus.CREATED, headers=headers)

    asked = Asked(account=account, key=key, what=f"reveals {ref}", body=body)
    answer = once(desk, asked, do)
    _tell(desk, answer.headers["Location"].rpartition("/")[2])
    return answer


@router.get("/cases/{ref}/reveals")
def list_reveals(desk: AtDesk, account: DeskOnly, ref: str) -> tuple[RevealBody, ...]:
    """Return what was revealed of a case: to whom, on which ground, until when."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        if cases.one(store, ref) is None:
            raise not_found("case")
        cases.log(store, account, "reveals", [ref], why)
        return tuple(_body(desk.keys, row) for row in kept.of_case(store, ref))


@router.get("/reveals/{ref}")
def read_reveal(desk: AtDesk, account: DeskOnly, ref: str) -> RevealBody:
    """Return one reveal: the names of its fields, never what is in them."""
    return _read(desk, account, ref)


@router.post("/reveals/{ref}/_take-back")
def take_reveal_back(desk: AtDesk, account: DeskOnly, ref: str) -> RevealBody:
    """Take back what was revealed: the provider reads it no more."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = _found(store, ref, lock=True)
        try:
            kept.end(store, row, "take-back", why)
        except IllegalMoveError as error:
            raise wrong_state(f"It is {error.source.lower()}.") from error
        cases.log(store, account, "take-reveal-back", [row["case_ref"]], why)
    _tell(desk, ref)
    return _read(desk, account, ref)


def _tell(desk: Desk, ref: str) -> None:
    try:
        kept.settle(desk, ref)
    except ExchangeGoneError as error:
        # It was kept, and is told again by itself.
        raise unreachable() from error


def _read(desk: Desk, account: Account, ref: str) -> RevealBody:
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        row = _found(store, ref)
        cases.log(store, account, "read", [row["case_ref"]], why)
        return _body(desk.keys, row)


def _found(store: Connection, ref: str, *, lock: bool = False) -> RowMapping:
    row = kept.one(store, ref, lock=lock)
    if row is None or cases.one(store, row["case_ref"]) is None:
        raise not_found("reveal")
    return row


def _body(keys: Keys, row: RowMapping) -> RevealBody:
    try:
        told = kept.told_of(keys, row).fields.model_dump(exclude_none=True)
    except ErasedError as error:
        raise not_found("reveal") from error
    return reveal_body(row, tuple(told))
