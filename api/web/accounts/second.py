"""Routes of everybody who is signed in: the own second factor."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from fastapi.security import HTTPAuthorizationCredentials
from pydantic import Field
from sqlalchemy import Connection

from api.identity import Account, digest_of
from api.signin.second import OFF, address_of
from api.states import NEW, IllegalMoveError
from api.store.moves import Why
from api.web.access import BEARER, SignedIn
from api.web.accounts.own import prove
from api.web.accounts.shapes import Code
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from api.web.shape import Shape
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/second-factor", tags=["sessions"])
Token = Annotated[HTTPAuthorizationCredentials, Depends(BEARER)]


class SecondFactorBody(Shape):
    """The own second factor; `required`: who has none may do nothing else."""

    state: Literal["OFF", "PROPOSED", "ON"]
    required: bool
    recovery_codes_left: int


class Proof(Shape):
    """The own password; a code too where there is a second factor already."""

    password: str = Field(min_length=1, max_length=200)
    code: Code | None = None


class Enrolment(Shape):
    """What an app takes over, shown this once: the secret, or the address as a QR."""

    secret: str
    address: str


class FirstCode(Shape):
    """A code of the app that has taken over the secret."""

    code: Annotated[str, Field(pattern=r"^\d{6}$")]


class RecoveryCodes(Shape):
    """Codes for when the app is lost, each once; shown this once."""

    codes: tuple[str, ...]


@router.get("")
def read_second_factor(state: InZone, account: SignedIn) -> SecondFactorBody:
    """Return how the own second factor stands."""
    with state.store.reading() as store:
        return _body(state, store, account)


@router.post("/_enrol", status_code=HTTPStatus.OK)
def enrol_second_factor(state: InZone, account: SignedIn, body: Proof) -> Enrolment:
    """Begin with a second factor: it counts once a code of it was confirmed."""
    prove(state, account, "/password", body.password, body.code)
    with state.store.writing() as store:
        _lock(state, store, account)
        try:
            secret = state.door.second.propose(store, account.ref, _why(state, account))
        except IllegalMoveError as error:
            raise wrong_state("There is a second factor already.") from error
    return Enrolment(secret=secret, address=address_of(account.ref, secret))


@router.post("/_confirm", status_code=HTTPStatus.OK)
def confirm_second_factor(
    state: InZone, account: SignedIn, token: Token, body: FirstCode
) -> RecoveryCodes:
    """Let the second factor count from now on; every session but this one ends."""
    second, digest = state.door.second, digest_of(token.credentials)
    with state.store.writing() as store:
        _lock(state, store, account)
        why = _why(state, account)
        try:
            codes = second.confirm(store, account.ref, body.code, state.wall(), why)
        except IllegalMoveError as error:
            raise wrong_state("There is nothing to confirm.") from error
        if codes is None:
            expected = "the code that the app shows now"
            raise invalid([FaultBody(location="/code", expected=expected)])
        state.people.close_all(store, account.ref, but=digest)
        state.people.widen(store, digest)
    return RecoveryCodes(codes=codes)


@router.post("/_end", status_code=HTTPStatus.OK)
def end_second_factor(
    state: InZone, account: SignedIn, token: Token, body: Proof
) -> SecondFactorBody:
    """Take the own second factor away, to add another; other sessions end.

    Where a second factor is required this session may then only add one.
    """
    prove(state, account, "/password", body.password, body.code)
    digest = digest_of(token.credentials)
    with state.store.writing() as store:
        _lock(state, store, account)
        why = _why(state, account)
        try:
            state.door.second.drop(store, account.ref, "end", why)
        except IllegalMoveError as error:
            raise wrong_state("There is no second factor.") from error
        state.people.close_all(store, account.ref, but=digest)
        if state.settings.second_factor == "required":
            state.people.narrow(store, digest)
        return _body(state, store, account)


def _body(state: ZoneState, store: Connection, account: Account) -> SecondFactorBody:
    second = state.door.second
    found = second.state(store, account.ref)
    return SecondFactorBody(
        state=OFF if found == NEW else found,  # type: ignore[arg-type]
        required=state.settings.second_factor == "required",
        recovery_codes_left=second.left(store, account.ref),
    )


def _lock(state: ZoneState, store: Connection, account: Account) -> None:
    known = state.people.one(store, account.ref, lock=True)
    if known is None or not known.active:
        raise not_found("account")


def _why(state: ZoneState, account: Account) -> Why:
    return Why(who=account.ref, at=state.now())
