"""Routes of everybody who is signed in: own sessions, own password."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.security import HTTPAuthorizationCredentials
from sqlalchemy import Connection

from api import accounts
from api.identity import Account, digest_of
from api.signin.choosing import faults_of
from api.signin.local import CodeError, Shown, WrongError
from api.store.moves import Why
from api.web.access import BEARER, SignedIn
from api.web.accounts.shapes import OtherPassword, SessionBody, Sessions
from api.web.problems import FaultBody, invalid, not_found
from api.web.zone import InZone, ZoneState

router = APIRouter(tags=["sessions"])
Token = Annotated[HTTPAuthorizationCredentials, Depends(BEARER)]
SHOWN = 16


@router.get("/sessions")
def list_sessions(state: InZone, account: SignedIn, token: Token) -> Sessions:
    """Return the own sessions that are open."""
    with state.store.reading() as store:
        return _open(state, store, account.ref, digest_of(token.credentials))


@router.delete("/sessions/{ref}", status_code=HTTPStatus.NO_CONTENT)
def end_session(state: InZone, account: SignedIn, ref: str) -> None:
    """End one of the own sessions."""
    with state.store.writing() as store:
        found = [d for d, _ in state.people.open_of(store, account.ref)]
        gone = [digest for digest in found if digest[:SHOWN] == ref]
        if not gone:
            raise not_found("session")
        state.people.close_one(store, gone[0])


@router.post("/sessions/_change-password", status_code=HTTPStatus.OK)
def change_password(
    state: InZone, account: SignedIn, token: Token, body: OtherPassword
) -> Sessions:
    """Choose another password; every session but this one ends.

    One that many use or soon guess, or that holds a name of the own, is refused.
    """
    faults = [
        FaultBody(location="/new", expected=expected)
        for expected in faults_of(body.new, account)
    ]
    if body.new == body.old:
        expected = "another password than the one in force"
        faults.append(FaultBody(location="/new", expected=expected))
    if faults:
        raise invalid(faults)
    # After that: a code of the second factor is used up.
    prove(state, account, "/old", body.old, body.code)
    with state.store.writing() as store:
        now = state.people.one(store, account.ref, lock=True)
        if now is None or not now.active:
            raise not_found("account")
        why = Why(who=account.ref, at=state.now())
        digest = digest_of(token.credentials)
        accounts.change(store, state.people, now, body.new, digest, why)
        return _open(state, store, account.ref, digest)


def prove(
    state: ZoneState, account: Account, location: str, password: str, code: str | None
) -> None:
    """Go on only for who knows the password, and has the second factor; else 400.

    A session that somebody else has got hold of is no place to guess them.
    """
    shown = Shown(ref=account.ref, password=password, code=code, at=state.wall())
    try:
        state.door.account(shown, state.now())
    except WrongError as error:
        expected = "the password that is in force"
        raise invalid([FaultBody(location=location, expected=expected)]) from error
    except CodeError as error:
        expected = "a code of the second factor that was not used"
        raise invalid([FaultBody(location="/code", expected=expected)]) from error


def _open(state: ZoneState, store: Connection, ref: str, current: str) -> Sessions:
    return Sessions(
        items=tuple(
            SessionBody(ref=digest[:SHOWN], until=until, current=digest == current)
            for digest, until in state.people.open_of(store, ref)
            if until > state.now()
        )
    )
