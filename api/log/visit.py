"""One request, as the log will tell it: who asked, and what was told already."""

import secrets
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from api.identity import Account
from api.log.shape import Actor, Ground

REQUEST_BYTES = 16
PERSON = "PERSON"
OTHER_ZONE = Actor(who="case-zone", role="ZONE", organisation="case-zone")


@dataclass(slots=True, kw_only=True)
class Visit:
    """A request on its way; routes say here who acts and what they have logged.

    `told`: a line about it was written by the route itself. `quiet`: there is nothing
    to tell, because nothing was given. `tried`: the name somebody signed in with;
    `made`: the address of what is new; `asked`: what a path named, where the route
    is given something else. `ground`: on which ground restricted data are read.
    """

    point: str = ""
    scope: Mapping[str, Any] = field(default_factory=dict)
    request: str = field(default_factory=lambda: secrets.token_hex(REQUEST_BYTES))
    actor: Actor | None = None
    tried: str | None = None
    made: str = ""
    asked: Mapping[str, str] | None = None
    ground: Ground | None = None
    told: bool = False
    quiet: bool = False


_VISIT: ContextVar[Visit | None] = ContextVar("visit", default=None)
begin = _VISIT.set
end = _VISIT.reset


def visit() -> Visit:
    """Return the request that is being answered; outside of one, an empty one."""
    found = _VISIT.get()
    return Visit(request="") if found is None else found


def actor_of(account: Account) -> Actor:
    """Return who acts by an account."""
    return Actor(
        who=account.ref, role=account.role.value, organisation=account.organisation
    )
