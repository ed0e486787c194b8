"""What a zone's process holds: its store, its people, its clock."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from sqlalchemy import Connection, Table

from api.identity import Account, People
from api.settings import Settings, Zone
from api.signin.box import Box
from api.signin.local import Door
from api.signin.tries import Tries
from api.store import Store
from api.web.pace import Pace
from api.web.pulse import Pulse

HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneState:
    """One zone, as its routes see it.

    `has_organisation`: whether the organisation of a new account is there. `wall`: the
    moment for everybody, also where `now` tells that of an invented region.
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
    wall: Callable[[], datetime] = lambda: datetime.now(UTC)

    def today(self) -> date:
        """Return the civil day in the Netherlands."""
        return self.now().astimezone(HERE).date()

    @property
    def door(self) -> Door:
        """Where accounts of the zone sign in."""
        return door_on(self.store, self.people, self.settings, self.zone)


def door_on(store: Store, people: People, settings: Settings, zone: Zone) -> Door:
    """Return the door of a zone."""
    tries = Tries(
        table=people.more.tries,
        most=settings.sign_in_tries,
        minutes=settings.lock_minutes,
    )
    box = Box(settings.log_keys, zone)
    days = settings.first_password_days
    return Door(store=store, people=people, tries=tries, box=box, first_days=days)


async def zone_of(request: Request) -> ZoneState:
    """Return the zone that answers a request."""
    state = request.app.state.zone
    assert isinstance(state, ZoneState)  # noqa: S101 - set when the app is made
    return state


InZone = Annotated[ZoneState, Depends(zone_of)]
