"""Who asks: a bearer token gives an account, and a route says which roles it serves."""

import hmac
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.routing import BaseRoute

from api.identity import Account, Acting, Role
from api.log.visit import OTHER_ZONE, actor_of, visit
from api.signin import keys
from api.signin.keys import PREFIX
from api.web.problems import Problem
from api.web.zone import InZone, ZoneState

BEARER = HTTPBearer(
    auto_error=False, description="The token of a session, or the secret of a key"
)
ZONE_BEARER = HTTPBearer(
    auto_error=False, scheme_name="Zone", description="The secret between the zones"
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]
ZoneBearer = Annotated[HTTPAuthorizationCredentials | None, Depends(ZONE_BEARER)]
# A session may end this part of its idle time sooner than it was last used.
PART_UNTOLD = 0.05
ROLES_OF: dict[Callable[..., Any], frozenset[Role]] = {}


def acting(request: Request, state: InZone, bearer: Bearer) -> Acting:
    """Return who acts by the token; 401 without one that is in force."""
    found, token = None, "" if bearer is None else bearer.credentials
    if token:
        with state.store.reading() as store:
            if token.startswith(PREFIX):
                found = keys.acting(store, state.people, token, state.now())
            else:
                found = state.people.acting(store, token, state.now())
    if found is None:
        raise _unknown()
    visit().actor = actor_of(found.account)
    if found.routes is not None and request.scope["route"].name not in found.routes:
        raise Problem(HTTPStatus.FORBIDDEN, "This key may not do this.")
    if found.idle_until is not None:
        _go_on(state, token, found.idle_until)
    return found


def signed_in(acts: Annotated[Acting, Depends(acting)]) -> Account:
    """Return the account behind the token."""
    return acts.account


def serves(*roles: Role) -> Callable[[Acting], Awaitable[Account]]:
    """Return the dependency of a route that serves these roles; 403 for another."""

    # No thread for what asks nothing of the store.
    async def account(acts: Annotated[Acting, Depends(acting)]) -> Account:
        if acts.account.role not in roles:
            raise Problem(HTTPStatus.FORBIDDEN, "This role may not do this.")
        if acts.first:
            raise Problem(HTTPStatus.FORBIDDEN, "Choose a password first.")
        if acts.limited:
            raise Problem(HTTPStatus.FORBIDDEN, "Add a second factor first.")
        return acts.account

    ROLES_OF[account] = frozenset(roles)
    return account


def routes_of(routes: Iterable[BaseRoute], role: Role) -> frozenset[str]:
    """Return the names of the routes that serve a role."""
    return frozenset(
        route.name
        for route in routes
        if isinstance(route, APIRoute) and role in roles_of(route.dependant)
    )


def roles_of(needs: Dependant) -> frozenset[Role]:
    """Return the roles that a route serves; none of a route that everybody has."""
    found = ROLES_OF.get(needs.call, frozenset()) if needs.call else frozenset()
    return found.union(*map(roles_of, needs.dependencies))


async def other_zone(state: InZone, bearer: ZoneBearer) -> None:
    """Let only the other zone through, by the secret that both know."""
    secret = state.settings.zone_secret.get_secret_value().encode()
    shown = b"" if bearer is None else bearer.credentials.encode()
    if not secret or not hmac.compare_digest(secret, shown):
        raise _unknown()
    visit().actor = OTHER_ZONE


SignedIn = Annotated[Account, Depends(signed_in)]


def _go_on(state: ZoneState, token: str, idle_until: datetime) -> None:
    """Let a session that is used go on; written down now and then, not each time."""
    idle = timedelta(minutes=state.settings.session_idle_minutes)
    end = state.now() + idle
    if end - idle_until > idle * PART_UNTOLD:
        with state.store.writing() as store:
            state.people.used(store, token, end)


def _unknown() -> Problem:
    challenge = {"WWW-Authenticate": "Bearer"}
    return Problem(HTTPStatus.UNAUTHORIZED, "Sign in first.", headers=challenge)
