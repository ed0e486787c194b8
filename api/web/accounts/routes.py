"""Routes of the administrator: who may sign in to this zone."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import Connection
from starlette.responses import Response

from api import accounts
from api.accounts import OutsideError
from api.identity import ZONES_OF, Account, Known, Role
from api.signin.second import ON
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.access import serves
from api.web.accounts.shapes import AccountBody, NewAccount, Secret, account_body
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/accounts", tags=["accounts"])
OUTSIDE = "This account signs in at a provider and has no password here."
Administrator = Annotated[Account, Depends(serves(Role.ADMINISTRATOR))]


@router.get("")
def list_accounts(
    state: InZone, _: Administrator, cursor: Cursor = None, page_size: PageSize = USUAL
) -> Page[AccountBody]:
    """Return the accounts of the zone, by reference."""
    with state.store.reading() as store:
        found = state.people.some(store, cursor or "", page_size + 1)
        bodies = [_body(state, store, known) for known in found]
    refs = [known.account.ref for known in found]
    return page_of(bodies, page_size, refs)


@router.post("", status_code=HTTPStatus.CREATED)
def add_account(
    state: InZone, account: Administrator, body: NewAccount, response: Response
) -> Secret:
    """Add an account. Its password is in this answer and nowhere else.

    It counts some days; who signs in with it chooses another one first.
    """
    new = Account(
        ref=body.ref, name=body.name, role=body.role, organisation=body.organisation
    )
    with state.store.writing() as store:
        faults = list(_faults(state, store, new))
        if faults:
            raise invalid(faults)
        if state.people.one(store, new.ref) is not None:
            raise wrong_state("There is an account with this reference.")
        days = state.settings.first_password_days
        word = accounts.invite(store, state.people, new, _why(state, account), days)
    response.headers["Location"] = f"/v1/accounts/{new.ref}"
    return Secret(account=new.ref, password=word)


@router.get("/{ref}")
def read_account(state: InZone, _: Administrator, ref: str) -> AccountBody:
    """Return one account."""
    with state.store.reading() as store:
        return _body(state, store, _one(state, store, ref))


@router.post("/{ref}/_disable", status_code=HTTPStatus.OK)
def disable_account(state: InZone, account: Administrator, ref: str) -> AccountBody:
    """Let an account sign in no more; its sessions end at once."""
    if ref == account.ref:
        raise wrong_state("Nobody disables the own account.")
    with state.store.writing() as store:
        known = _one(state, store, ref, lock=True)
        try:
            accounts.disable(store, state.people, known, _why(state, account))
        except IllegalMoveError as error:
            raise wrong_state("The account is disabled already.") from error
        return _body(state, store, _one(state, store, ref))


@router.post("/{ref}/_enable", status_code=HTTPStatus.OK)
def enable_account(state: InZone, account: Administrator, ref: str) -> Secret:
    """Let a disabled account sign in again, with another password, shown this once."""
    with state.store.writing() as store:
        known = _one(state, store, ref, lock=True)
        try:
            days = state.settings.first_password_days
            why = _why(state, account)
            word = accounts.enable(store, state.people, known, why, days)
        except IllegalMoveError as error:
            raise wrong_state("The account is not disabled.") from error
        except OutsideError as error:
            raise wrong_state(OUTSIDE) from error
    return Secret(account=ref, password=word)


@router.post("/{ref}/_renew-password", status_code=HTTPStatus.OK)
def renew_password(state: InZone, account: Administrator, ref: str) -> Secret:
    """Give an account another password, in this answer and nowhere else."""
    with state.store.writing() as store:
        known = _one(state, store, ref, lock=True)
        try:
            word = state.door.renew(store, known, _why(state, account))
        except IllegalMoveError as error:
            raise wrong_state("The account is disabled.") from error
        except OutsideError as error:
            raise wrong_state(OUTSIDE) from error
    return Secret(account=ref, password=word)


@router.post("/{ref}/_unlock", status_code=HTTPStatus.OK)
def unlock_account(state: InZone, account: Administrator, ref: str) -> AccountBody:
    """Let an account be tried again at once."""
    with state.store.writing() as store:
        known = _one(state, store, ref, lock=True)
        try:
            state.door.unlock(store, ref, _why(state, account))
        except IllegalMoveError as error:
            raise wrong_state("The account is disabled.") from error
        return _body(state, store, known)


@router.post("/{ref}/_reset-second-factor", status_code=HTTPStatus.OK)
def reset_second_factor(state: InZone, account: Administrator, ref: str) -> AccountBody:
    """Take the second factor of an account away; its sessions end at once."""
    with state.store.writing() as store:
        known = _one(state, store, ref, lock=True)
        try:
            state.door.reset_second(store, ref, _why(state, account))
        except IllegalMoveError as error:
            raise wrong_state("The account has no second factor.") from error
        return _body(state, store, known)


def _body(state: ZoneState, store: Connection, known: Known) -> AccountBody:
    door, ref = state.door, known.account.ref
    until = door.closed_until(store, ref, state.now())
    return account_body(known, until, second=door.second.state(store, ref) == ON)


def _faults(state: ZoneState, store: Connection, new: Account) -> list[FaultBody]:
    faults = list[FaultBody]()
    if state.zone not in ZONES_OF[new.role]:
        roles = ", ".join(role for role in Role if state.zone in ZONES_OF[role])
        faults.append(FaultBody(location="/role", expected=f"one of {roles}"))
    elif not state.has_organisation(store, new):
        expected = "the reference of an organisation that fits the role"
        faults.append(FaultBody(location="/organisation", expected=expected))
    return faults


def _one(state: ZoneState, store: Connection, ref: str, *, lock: bool = False) -> Known:
    known = state.people.one(store, ref, lock=lock)
    if known is None:
        raise not_found("account")
    return known


def _why(state: ZoneState, account: Account) -> Why:
    return Why(who=account.ref, at=state.now())
