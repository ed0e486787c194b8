"""Routes of a provider: read own places, confirm, open, stop, withdraw."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends
from sqlalchemy import Connection
from starlette.responses import Response

from api.exchange.capacity import (
    PLACE,
    RECORDS,
    Doing,
    Entry,
    confirm,
    current,
    end,
    enter,
    entries,
    keep_confirmed,
    tell,
)
from api.exchange.ledger import Interval, Kind
from api.exchange.places.changing import changed, shown
from api.exchange.places.shapes import (
    Confirmed,
    IntervalBody,
    NewInterval,
    PlaceBody,
    interval_body,
    place_body,
)
from api.exchange.records.whole import in_land_turn
from api.identity import Account, Role
from api.store.records import Record
from api.web.access import serves
from api.web.once import Answer, Asked, Key, once
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import not_found
from api.web.versions import IfMatch, etag, matched, stale
from api.web.zone import InZone, ZoneState

router = APIRouter(tags=["places"])
Provider = Annotated[Account, Depends(serves(Role.PROVIDER))]
MOST = 1_000_000
Facts = Annotated[
    dict[str, Any],
    Body(description="A place of the region file, its fields in camelCase"),
]


@router.get("/places")
def list_places(
    state: InZone, account: Provider, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[PlaceBody]:
    """Return the places of the provider, with what is free and how old that is."""
    with state.store.reading() as store:
        found = RECORDS.some(
            store, PLACE, account.organisation, cursor or "", page_size + 1
        )
        bodies = [_body(state, store, record) for record in found]
    return page_of(bodies, page_size, [record.ref for record in found])


@router.get("/places/{ref}")
def read_place(
    state: InZone, account: Provider, ref: str, response: Response
) -> PlaceBody:
    """Return one place of the provider."""
    with state.store.reading() as store:
        record = _own(store, account, ref)
        response.headers.update(etag(record.version))
        return _body(state, store, record)


@router.get("/places/{ref}/record")
def read_record(
    state: InZone, account: Provider, ref: str, response: Response
) -> dict[str, Any]:
    """Return all that a provider says of a place, but for what is free."""
    with state.store.reading() as store:
        record = _own(store, account, ref)
    response.headers.update(etag(record.version))
    return shown(record)


@router.put("/places/{ref}/record")
def change_record(
    state: InZone,
    account: Provider,
    ref: str,
    body: Facts,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Replace what is said of a place: exclusions, conditions, only after a call."""
    version, doing = matched(if_match), _doing(state, account)
    with state.store.writing() as store:
        in_land_turn(store)
        before = _own(store, account, ref, lock=True)
        if before.version != version:
            raise stale()
        after = changed(store, before, body, state.today())
        RECORDS.replace(store, after, doing.who, doing.at)
        tell(store, ref, doing)
    response.headers.update(etag(after.version))
    return shown(after)


@router.get("/places/{ref}/intervals")
def list_intervals(
    state: InZone, account: Provider, ref: str
) -> tuple[IntervalBody, ...]:
    """Return what the ledger holds in force of a place."""
    with state.store.reading() as store:
        _own(store, account, ref)
        return tuple(map(interval_body, entries(store, ref)))


@router.post("/confirmations", status_code=HTTPStatus.CREATED, response_model=Confirmed)
def confirm_all(state: InZone, account: Provider, key: Key = None) -> Response:
    """Say that the figures of all own places are still right."""

    def do(store: Connection) -> Answer:
        found = RECORDS.some(store, PLACE, account.organisation, "", MOST)
        confirm(store, [record.ref for record in found], _doing(state, account))
        return Answer(body=Confirmed(places=len(found)), status=HTTPStatus.CREATED)

    asked = Asked(account=account, key=key, what="confirmations", body=None)
    return once(state, asked, do)


@router.post(
    "/places/{ref}/confirmations",
    status_code=HTTPStatus.CREATED,
    response_model=Confirmed,
)
def confirm_one(
    state: InZone, account: Provider, ref: str, key: Key = None
) -> Response:
    """Say that the figures of one place are still right."""

    def do(store: Connection) -> Answer:
        _own(store, account, ref)
        confirm(store, [ref], _doing(state, account))
        return Answer(body=Confirmed(places=1), status=HTTPStatus.CREATED)

    asked = Asked(account=account, key=key, what=f"confirmations {ref}", body=None)
    return once(state, asked, do)


@router.post(
    "/places/{ref}/openings",
    status_code=HTTPStatus.CREATED,
    response_model=IntervalBody,
)
def open_place(
    state: InZone, account: Provider, ref: str, body: NewInterval, key: Key = None
) -> Response:
    """Open units of a place over some days."""
    return _enter(state, account, ref, Kind.FREE, body, key)


@router.post(
    "/places/{ref}/stops",
    status_code=HTTPStatus.CREATED,
    response_model=IntervalBody,
)
def stop_place(
    state: InZone, account: Provider, ref: str, body: NewInterval, key: Key = None
) -> Response:
    """Stop units of a place over some days, with the reason."""
    return _enter(state, account, ref, Kind.STOPPED, body, key)


@router.delete("/places/{ref}/intervals/{number}", status_code=HTTPStatus.NO_CONTENT)
def withdraw(state: InZone, account: Provider, ref: str, number: int) -> None:
    """Take an opening or a stop back; what the desk holds stays held."""
    with state.store.writing() as store:
        _own(store, account, ref, lock=True)
        known = {e.id: e for e in entries(store, ref) if e.hold is None}
        if number not in known:
            raise not_found("interval")
        end(store, number, _doing(state, account))
        tell(store, ref, _doing(state, account))


def _enter(
    state: ZoneState,
    account: Account,
    ref: str,
    kind: Kind,
    body: NewInterval,
    key: str | None,
) -> Response:
    interval = Interval(kind=kind, count=body.count, start=body.start, until=body.until)
    doing = _doing(state, account)

    def do(store: Connection) -> Answer:
        _own(store, account, ref, lock=True)
        number = enter(store, ref, interval, doing, reason=body.reason)
        keep_confirmed(store, [ref], doing)
        tell(store, ref, doing)
        made = Entry(
            id=number,
            interval=interval,
            hold=None,
            reason=body.reason,
            entered_by=account.ref,
        )
        return Answer(body=interval_body(made), status=HTTPStatus.CREATED)

    asked = Asked(account=account, key=key, what=f"{kind} {ref}", body=body)
    return once(state, asked, do)


def _own(
    store: Connection, account: Account, ref: str, *, lock: bool = False
) -> Record:
    record = RECORDS.one(store, PLACE, ref, lock=lock)
    if record is None or record.owner != account.organisation:
        raise not_found("place")
    return record


def _body(state: ZoneState, store: Connection, record: Record) -> PlaceBody:
    today = state.today()
    return place_body(current(store, record, today), record.version, today)


def _doing(state: ZoneState, account: Account) -> Doing:
    return Doing(who=account.ref, at=state.now())
