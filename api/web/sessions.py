"""Signing in and out, the same in both zones."""

from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.security import HTTPAuthorizationCredentials
from pydantic import Field

from api.identity import ZONES_OF, Account, Role, ends_of
from api.log.visit import visit
from api.signin.local import CodeError, Shown, WrongError
from api.signin.second import ON
from api.web.access import BEARER, SignedIn
from api.web.problems import FaultBody, Problem
from api.web.shape import Shape
from api.web.zone import InZone, ZoneState

router = APIRouter(prefix="/sessions", tags=["sessions"])


class First(StrEnum):
    """What somebody does before anything else."""

    CHOOSE_PASSWORD = "CHOOSE_PASSWORD"  # noqa: S105 - a thing to do
    ADD_SECOND_FACTOR = "ADD_SECOND_FACTOR"


class SignIn(Shape):
    """An account, its password, and a code where it has a second factor.

    The code is one of an app, or a recovery code; each is taken once.
    """

    account: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=200)
    code: str | None = Field(default=None, min_length=6, max_length=40)


class Session(Shape):
    """A session; the token goes into the Authorization header as Bearer.

    `limited`: it may do nothing but what `first` says: choose a password, as the one
    of chance was for once, or add a second factor, which this zone requires.
    """

    token: str
    until: datetime
    limited: bool
    first: tuple[First, ...]


class Me(Shape):
    """Who is signed in."""

    account: str
    name: str
    role: Role
    organisation: str


@router.post("", status_code=HTTPStatus.CREATED, responses={401: {"description": "No"}})
def sign_in(state: InZone, body: SignIn) -> Session:
    """Open a session. After too many wrong tries a name is closed for a while."""
    visit().tried = body.account
    shown = Shown(
        ref=body.account, password=body.password, code=body.code, at=state.wall()
    )
    try:
        account = state.door.account(shown, state.now())
    except CodeError as error:
        detail = "A code of the second factor is needed, one that was not used."
        fault = FaultBody(location="/code", expected="six digits, or a recovery code")
        raise Problem(HTTPStatus.UNAUTHORIZED, detail, [fault]) from error
    except WrongError as error:
        raise _wrong() from error
    if state.zone not in ZONES_OF[account.role]:
        raise _wrong()
    return session_of(state, account, has_second=None)


def session_of(
    state: ZoneState,
    account: Account,
    *,
    has_second: bool | None,
    outside: str | None = None,
) -> Session:
    """Return a new session; of too many the oldest has ended.

    `has_second`: None looks whether the account has one. `outside`: the session at a
    provider that it came from.
    """
    settings = state.settings
    now = state.now()
    ends = ends_of(now, settings.session_hours, settings.session_idle_minutes)
    with state.store.writing() as store:
        if has_second is None:
            has_second = state.door.second.state(store, account.ref) == ON
        limited = settings.second_factor == "required" and not has_second
        # Locked: two who sign in at once are one after the other.
        known = state.people.one(store, account.ref, lock=True)
        state.people.sweep(store, now)
        state.people.keep_newest(store, account.ref, settings.sessions_at_once - 1)
        token = state.people.open(
            store, account, ends, limited=limited, outside=outside
        )
    is_first = known is not None and known.first_until is not None
    first = (First.CHOOSE_PASSWORD,) * is_first + (First.ADD_SECOND_FACTOR,) * limited
    return Session(token=token, until=ends.until, limited=bool(first), first=first)


def _wrong() -> Problem:
    detail = (
        "No account signs in with this name and this password. "
        "After too many wrong tries a name is closed for a while."
    )
    return Problem(HTTPStatus.UNAUTHORIZED, detail)


@router.get("/current")
def who(account: SignedIn) -> Me:
    """Return who is signed in."""
    visit().quiet = True
    return Me(
        account=account.ref,
        name=account.name,
        role=account.role,
        organisation=account.organisation,
    )


@router.delete("/current", status_code=HTTPStatus.NO_CONTENT)
def sign_out(
    state: InZone,
    _: SignedIn,
    bearer: Annotated[HTTPAuthorizationCredentials, Depends(BEARER)],
) -> None:
    """End the session."""
    with state.store.writing() as store:
        state.people.close(store, bearer.credentials)
