"""What a zone's process holds: its store, its people, its clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from sqlalchemy import Connection, Table

from api.identity import Account, People
from api.settings import Settings, Zone
from api.store import Store
from api.web.pace import Pace
from api.web.pulse import Pulse

HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneState:
    """One zone, as its routes see it.

    `has_organisation`: whether the organisation of a new account is there.
    """

    zone: Zone
    settings: Settings
    store: Store
    people: People
    replays: Table
    now: Callable[[], datetime]
    pulse: Pulse = field(default_factory=Pulse)
    pace: Pace = field(default_factory=Pace)
    has_organisation: Callable[[Connection, Account], bool] = lambda *_: True

    def today(self) -> date:
        """Return the civil day in the Netherlands."""
        return self.now().astimezone(HERE).date()


async def zone_of(request: Request) -> ZoneState:
    """Return the zone that answers a request."""
    state = request.app.state.zone
    assert isinstance(state, ZoneState)  # noqa: S101 - set when the app is made
    return state


InZone = Annotated[ZoneState, Depends(zone_of)]
