"""Who asks: a bearer token gives an account, and a route says which roles it serves."""

import hmac
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.identity import Account, Role
from api.log.visit import OTHER_ZONE, actor_of, visit
from api.web.problems import Problem
from api.web.zone import InZone

BEARER = HTTPBearer(auto_error=False, description="The token of a session")
ZONE_BEARER = HTTPBearer(
    auto_error=False, scheme_name="Zone", description="The secret between the zones"
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]
ZoneBearer = Annotated[HTTPAuthorizationCredentials | None, Depends(ZONE_BEARER)]
ROLES_OF: dict[Callable[..., Any], frozenset[Role]] = {}


def signed_in(state: InZone, bearer: Bearer) -> Account:
    """Return the account behind the token; 401 without one that is in force."""
    account = None
    if bearer is not None:
        with state.store.reading() as store:
            account = state.people.acting(store, bearer.credentials, state.now())
    if account is None:
        raise _unknown()
    visit().actor = actor_of(account)
    return account


def serves(*roles: Role) -> Callable[[Account], Awaitable[Account]]:
    """Return the dependency of a route that serves these roles; 403 for another."""

    # No thread for what asks nothing of the store.
    async def account(account: Annotated[Account, Depends(signed_in)]) -> Account:
        if account.role not in roles:
            raise Problem(HTTPStatus.FORBIDDEN, "This role may not do this.")
        return account

    ROLES_OF[account] = frozenset(roles)
    return account


async def other_zone(state: InZone, bearer: ZoneBearer) -> None:
    """Let only the other zone through, by the secret that both know."""
    secret = state.settings.zone_secret.get_secret_value().encode()
    shown = b"" if bearer is None else bearer.credentials.encode()
    if not secret or not hmac.compare_digest(secret, shown):
        raise _unknown()
    visit().actor = OTHER_ZONE


SignedIn = Annotated[Account, Depends(signed_in)]


def _unknown() -> Problem:
    challenge = {"WWW-Authenticate": "Bearer"}
    return Problem(HTTPStatus.UNAUTHORIZED, "Sign in first.", headers=challenge)
