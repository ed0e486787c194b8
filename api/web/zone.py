"""What a zone's process holds: its store, its people, its clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request

from api.identity import People
from api.settings import Settings, Zone
from api.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneState:
    """One zone, as its routes see it."""

    zone: Zone
    settings: Settings
    store: Store
    people: People
    now: Callable[[], datetime]


def zone_of(request: Request) -> ZoneState:
    """Return the zone that answers a request."""
    state = request.app.state.zone
    assert isinstance(state, ZoneState)  # noqa: S101 - set when the app is made
    return state
