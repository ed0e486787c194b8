"""Signing in and out, the same in both zones."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.security import HTTPAuthorizationCredentials
from pydantic import Field

from api.identity import ZONES_OF, Role, session_end
from api.log.visit import visit
from api.web.access import BEARER, SignedIn
from api.web.problems import Problem
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(prefix="/sessions", tags=["sessions"])


class SignIn(Shape):
    """An account and its password."""

    account: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=200)


class Session(Shape):
    """A session; the token goes into the Authorization header as Bearer."""

    token: str
    until: datetime


class Me(Shape):
    """Who is signed in."""

    account: str
    name: str
    role: Role
    organisation: str


@router.post("", status_code=HTTPStatus.CREATED, responses={401: {"description": "No"}})
def sign_in(state: InZone, body: SignIn) -> Session:
    """Open a session."""
    visit().tried = body.account
    with state.store.reading() as store:
        account = state.people.known(store, body.account, body.password)
    if account is None or state.zone not in ZONES_OF[account.role]:
        detail = "No account signs in with this name and this password."
        raise Problem(HTTPStatus.UNAUTHORIZED, detail)
    until = session_end(state.now(), state.settings.session_hours)
    with state.store.writing() as store:
        token = state.people.open(store, account, until)
    return Session(token=token, until=until)


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
