"""Routes for holds: ask for one unit of a place, give it back."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import AwareDatetime, Field
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.holds import kept
from api.casezone.placements import kept as placements
from api.identity import Account, Role
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.problems import FaultBody, Problem, invalid, not_found, wrong_state
from api.web.shape import Shape

router = APIRouter(tags=["holds"])
WAITING = "WAITING"
DeskOnly = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD))]


class NewHold(Shape):
    """One unit of a place from `start` on, held until `lapsesAt`."""

    place: str = Field(min_length=1, max_length=64)
    start: Annotated[date, Field(strict=False)]
    lapses_at: Annotated[AwareDatetime, Field(strict=False)]


class HoldBody(Shape):
    """A hold; it ends by itself. A hold is no placement and no besluit."""

    ref: str
    case: str
    place: str
    state: str
    start: date
    lapses_at: datetime


@router.post(
    "/cases/{ref}/holds", status_code=HTTPStatus.CREATED, response_model=HoldBody
)
def ask_hold(
    desk: AtDesk, account: DeskOnly, ref: str, body: NewHold, key: Key = None
) -> Response:
    """Ask for a hold; 409 when the place has no room, and another one may be asked."""
    why = Why(who=account.ref, at=desk.now())
    if body.lapses_at <= why.at:
        fault = FaultBody(location="/lapsesAt", expected="a moment that is to come")
        raise invalid([fault])

    def do(store: Connection) -> Answer:
        file = cases.one(store, ref, lock=True)
        if file is None:
            raise not_found("case")
        if file.state != WAITING:
            raise wrong_state(f"The case is {file.state.lower()}.")
        if kept.has_live(store, ref):
            raise wrong_state("This case has a hold already.")
        made = kept.ask(store, ref, body.place, body.start, body.lapses_at, why)
        headers = {"Location": f"/v1/holds/{made}"}
        return Answer(
            body=_body(store, made), status=HTTPStatus.CREATED, headers=headers
        )

    asked = Asked(account=account, key=key, what=f"holds {ref}", body=body)
    answer = once(desk, asked, do)
    found = _settled(desk, answer.headers["Location"].rpartition("/")[2])
    if found.state == "REFUSED":
        raise wrong_state("The place has no room from that day on.")
    answer.body = found.model_dump_json(by_alias=True).encode()
    answer.headers["Content-Length"] = str(len(answer.body))
    return answer


@router.get("/cases/{ref}/holds")
def list_holds(desk: AtDesk, _: DeskOnly, ref: str) -> tuple[HoldBody, ...]:
    """Return the holds of a case, those that ended too."""
    with desk.store.reading() as store:
        if cases.one(store, ref) is None:
            raise not_found("case")
        return tuple(map(hold_body, kept.of_case(store, ref)))


@router.get("/holds/{ref}")
def read_hold(desk: AtDesk, _: DeskOnly, ref: str) -> HoldBody:
    """Return a hold."""
    with desk.store.reading() as store:
        return _body(store, ref)


@router.post("/holds/{ref}/_release")
def release_hold(desk: AtDesk, account: DeskOnly, ref: str) -> HoldBody:
    """Give a hold back before it ends by itself."""
    with desk.store.reading() as store:
        _body(store, ref)
        if placements.of_hold(store, ref) is not None:
            raise wrong_state("A placement rests on this hold: it falls through first.")
    try:
        kept.release(desk, ref, Why(who=account.ref, at=desk.now()))
    except IllegalMoveError as error:
        raise wrong_state(f"The hold is {error.source.lower()}.") from error
    except ExchangeGoneError as error:
        raise _unreachable() from error
    with desk.store.reading() as store:
        return _body(store, ref)


def hold_body(row: RowMapping) -> HoldBody:
    """Return a hold as the desk sees it."""
    return HoldBody(
        ref=row["ref"],
        case=row["case_ref"],
        place=row["place"],
        state=row["state"],
        start=row["start"],
        lapses_at=row["lapses_at"],
    )


def _settled(desk: Desk, ref: str) -> HoldBody:
    try:
        kept.settle(desk, ref)
    except ExchangeGoneError as error:
        raise _unreachable() from error
    with desk.store.reading() as store:
        return _body(store, ref)


def _body(store: Connection, ref: str) -> HoldBody:
    row = kept.one(store, ref)
    if row is None:
        raise not_found("hold")
    return hold_body(row)


def _unreachable() -> Problem:
    detail = "The exchange does not answer. It is asked again by itself."
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "5"})
