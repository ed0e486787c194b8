"""Routes of the administrator: which systems may use this zone, and for what."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlalchemy import Connection
from starlette.responses import Response
from starlette.routing import BaseRoute

from api.identity import ZONES_OF, Account, Role
from api.signin import keys
from api.signin.keys import SystemKey
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.access import routes_of, serves
from api.web.apikeys.shapes import KeyBody, KeySecret, NewKey, Rotation, key_body
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/api-keys", tags=["accounts"])
Administrator = Annotated[Account, Depends(serves(Role.ADMINISTRATOR))]


@router.get("")
def list_keys(
    state: InZone, _: Administrator, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[KeyBody]:
    """Return the keys of the zone, by reference; those that were ended too."""
    with state.store.reading() as store:
        found = keys.some(store, state.people, cursor or "", page_size + 1)
    now = state.now()
    bodies = [key_body(key, now) for key in found]
    return page_of(bodies, page_size, [key.ref for key in found])


@router.post("", status_code=HTTPStatus.CREATED)
def add_key(
    state: InZone,
    account: Administrator,
    body: NewKey,
    request: Request,
    response: Response,
) -> KeySecret:
    """Add a key. Its secret is in this answer and nowhere else."""
    new = SystemKey(
        ref=body.ref,
        name=body.name,
        role=body.role,
        organisation=body.organisation,
        routes=tuple(sorted(set(body.routes))),
        until=body.until,
    )
    with state.store.writing() as store:
        faults = list(_faults(request.app.state.routes, state, store, new))
        if faults:
            raise invalid(faults)
        if keys.one(store, state.people, new.ref) is not None:
            raise wrong_state("There is a key with this reference.")
        secret = keys.add(store, state.people, new, _why(state, account))
    response.headers["Location"] = f"/v1/api-keys/{new.ref}"
    return KeySecret(key=new.ref, secret=secret)


@router.get("/{ref}")
def read_key(state: InZone, _: Administrator, ref: str) -> KeyBody:
    """Return one key."""
    with state.store.reading() as store:
        return key_body(_one(state, store, ref), state.now())


@router.post("/{ref}/_rotate", status_code=HTTPStatus.OK)
def rotate_key(
    state: InZone, account: Administrator, ref: str, body: Rotation
) -> KeySecret:
    """Give a key another secret; the one before goes on for a while."""
    overlap = timedelta(hours=body.overlap_hours)
    with state.store.writing() as store:
        key, why = _one(state, store, ref, lock=True), _why(state, account)
        if key.until <= state.now():
            raise wrong_state("The last moment of this key is past.")
        try:
            secret = keys.rotate(store, state.people, key, overlap, why)
        except IllegalMoveError as error:
            raise wrong_state("The key was ended.") from error
    return KeySecret(key=ref, secret=secret)


@router.post("/{ref}/_end", status_code=HTTPStatus.OK)
def end_key(state: InZone, account: Administrator, ref: str) -> KeyBody:
    """Let a key open nothing any more, at once."""
    with state.store.writing() as store:
        key = _one(state, store, ref, lock=True)
        try:
            keys.end(store, state.people, key, _why(state, account))
        except IllegalMoveError as error:
            raise wrong_state("The key was ended already.") from error
        return key_body(_one(state, store, ref), state.now())


def _faults(
    routes: Iterable[BaseRoute], state: ZoneState, store: Connection, new: SystemKey
) -> Iterator[FaultBody]:
    # A key that adds accounts or keys would outlive its own end.
    fitting = [r for r in Role if state.zone in ZONES_OF[r]]
    fitting.remove(Role.ADMINISTRATOR)
    if new.role not in fitting:
        yield FaultBody(location="/role", expected=f"one of {', '.join(fitting)}")
    else:
        served = routes_of(routes, new.role)
        for route in new.routes:
            if route not in served:
                expected = f"routes that serve {new.role}, which {route} does not"
                yield FaultBody(location="/routes", expected=expected)
        as_account = Account(
            ref=new.ref, name=new.name, role=new.role, organisation=new.organisation
        )
        if not state.has_organisation(store, as_account):
            expected = "the reference of an organisation that fits the role"
            yield FaultBody(location="/organisation", expected=expected)
    now, days = state.now(), state.settings.key_days
    if not now < new.until <= now + timedelta(days=days):
        expected = f"a moment to come, at most {days} days from now"
        yield FaultBody(location="/until", expected=expected)


def _one(
    state: ZoneState, store: Connection, ref: str, *, lock: bool = False
) -> SystemKey:
    key = keys.one(store, state.people, ref, lock=lock)
    if key is None:
        raise not_found("key")
    return key


def _why(state: ZoneState, account: Account) -> Why:
    return Why(who=account.ref, at=state.now())
