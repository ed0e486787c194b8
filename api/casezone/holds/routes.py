"""Routes for holds: read what is held for a case, give it back."""

from datetime import date, datetime

from fastapi import APIRouter
from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.exchange import ExchangeGoneError
from api.casezone.holds import kept
from api.casezone.placements import kept as placements
from api.casezone.unreachable import unreachable
from api.messages.codes import EmptyNights
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.problems import not_found, wrong_state
from api.web.shape import Shape

router = APIRouter(tags=["holds"])


class HoldBody(Shape):
    """A hold, under the reference of its question; it ends by itself.

    It came with the yes of a provider. A hold is no placement and no besluit.
    """

    ref: str
    case: str
    place: str
    state: str
    start: date
    until: date | None
    lapses_at: datetime
    empty_nights: EmptyNights


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
        raise unreachable() from error
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
        until=row["until"],
        lapses_at=row["lapses_at"],
        empty_nights=EmptyNights(row["empty_nights"]),
    )


def _body(store: Connection, ref: str) -> HoldBody:
    row = kept.one(store, ref)
    if row is None:
        raise not_found("hold")
    return hold_body(row)
