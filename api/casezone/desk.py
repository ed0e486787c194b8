"""What the process of the case zone holds beside its store."""

import threading
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from api.casezone.apart import Apart
from api.casezone.exchange import Exchange
from api.casezone.keys import Keys
from api.casezone.runs.delivery import Delivery
from api.casezone.supplies import Supplies
from api.identity import Account, Role
from api.settings import CaseSettings
from api.web.access import serves
from api.web.zone import ZoneState


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(ZoneState):
    """The case zone, as its routes and its worker see it.

    `counting` is set when there may be a report to count.
    """

    settings: CaseSettings
    keys: Keys
    exchange: Exchange
    apart: Apart
    delivery: Delivery
    supplies: Supplies = field(default_factory=Supplies)
    counting: threading.Event = field(default_factory=threading.Event)


async def desk_of(request: Request) -> Desk:
    """Return the case zone that answers a request."""
    state = request.app.state.zone
    assert isinstance(state, Desk)  # noqa: S101 - set when the app is made
    return state


AtDesk = Annotated[Desk, Depends(desk_of)]
DeskOnly = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD))]
MayLook = Annotated[
    Account, Depends(serves(Role.COORDINATOR, Role.CASE_LEAD, Role.AUDITOR))
]
