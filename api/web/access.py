"""Who asks: a bearer token gives an account, and a route says which roles it serves."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.identity import Account, Role
from api.web.problems import Problem
from api.web.zone import ZoneState, zone_of

BEARER = HTTPBearer(auto_error=False)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


def signed_in(request: Request, bearer: Bearer) -> Account:
    """Return the account behind the token; 401 without one that is in force."""
    state: ZoneState = zone_of(request)
    account = None
    if bearer is not None:
        with state.store.reading() as store:
            account = state.people.acting(store, bearer.credentials, state.now())
    if account is None:
        challenge = {"WWW-Authenticate": "Bearer"}
        raise Problem(HTTPStatus.UNAUTHORIZED, "Sign in first.", headers=challenge)
    return account


def serves(*roles: Role) -> Callable[[Account], Account]:
    """Return the dependency of a route that serves these roles; 403 for another."""

    def account(account: Annotated[Account, Depends(signed_in)]) -> Account:
        if account.role not in roles:
            raise Problem(HTTPStatus.FORBIDDEN, "This role may not do this.")
        return account

    account.roles = frozenset(roles)  # type: ignore[attr-defined]
    return account
