"""Keys of a zone replaced: new ones for what is sealed from now on, old ones to read.

Each process reads its keys from their files whenever it needs one, so that it uses a
new key at once; only the exchange is told the public key of the case zone by a setting.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, select

from api.casezone.zonekey import KIND, public_half
from api.keyring import KeyRing, NoKeyError, OneKey
from api.log.keeping import LogKey
from api.log.shape import Entry, Event
from api.log.tables import BATCH
from api.log.writing import add
from api.serving.beginning import PEOPLE_OF
from api.serving.logs import command_line
from api.settings import CaseSettings, Settings, Zone
from api.signin.box import Box
from api.signin.second import SecondFactor
from api.store import Store, check


class What(StrEnum):
    """What a key is for."""

    LOG = "log"
    SIGN_IN = "sign-in"
    REFERRALS = "referrals"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTold:
    """A key by its name; `seals`: how much it sealed, None where nobody can tell."""

    what: What
    name: str
    in_use: bool
    seals: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotated:
    """A new key by its name; of referrals also the setting that the exchange gets."""

    name: str
    public: str | None = None


def rings_of(zone: Zone, settings: Settings) -> Mapping[What, KeyRing]:
    """Return the keys that a zone has, by what they are for."""
    found = {
        What.LOG: LogKey(settings.log_keys, zone).ring,
        What.SIGN_IN: Box(settings.log_keys, zone).ring,
    }
    if isinstance(settings, CaseSettings):
        found[What.REFERRALS] = KeyRing(settings.keys, KIND)
    return found


def list_keys(store: Store, zone: Zone, settings: Settings) -> tuple[KeyTold, ...]:
    """Return every key of a zone that was made."""
    check(store, zone)
    with store.reading() as connection:
        seals = _sealed_by(connection, zone, settings)
    return tuple(
        KeyTold(
            what=what,
            name=key.name,
            in_use=at == 0,
            seals=seals[what][key.name] if what in seals else None,
        )
        for what, ring in rings_of(zone, settings).items()
        for at, key in enumerate(_made(ring))
    )


def rotate(
    store: Store, zone: Zone, settings: Settings, what: What, now: datetime
) -> Rotated:
    """Let a new key seal from now on; the ones before it go on opening and proving.

    Second factors are sealed anew with it. That it was done is in the log.
    """
    check(store, zone)
    ring = rings_of(zone, settings)[what]
    key = ring.rotate()
    with store.writing() as connection:
        if what is What.SIGN_IN:
            _second(zone, settings).seal_anew(connection)
        add(connection, [_line("rotate_key", what, key.name, now)])
    public = public_half(key) if what is What.REFERRALS else None
    return Rotated(name=key.name, public=public)


def clear(
    store: Store, zone: Zone, settings: Settings, what: What, now: datetime
) -> tuple[str, ...]:
    """Destroy keys that nothing in the store needs any more; return their names.

    A copy of the store may still need them. Raises NoKeyError when none was made.
    """
    check(store, zone)
    ring = rings_of(zone, settings)[what]
    with store.writing() as connection:
        needed = _sealed_by(connection, zone, settings)[what]
        _, *older = ring.every()
        gone = tuple(key.name for key in older if not needed[key.name])
        add(connection, [_line("destroy_key", what, name, now) for name in gone])
    for name in gone:
        ring.destroy(name)
    return gone


def _sealed_by(
    store: Connection, zone: Zone, settings: Settings
) -> Mapping[What, Counter[str]]:
    query = select(BATCH.c.key, func.count()).group_by(BATCH.c.key)
    batches = {str(row[0]): int(row[1]) for row in store.execute(query)}
    return {
        What.LOG: Counter(batches),
        What.SIGN_IN: _second(zone, settings).sealed_by(store),
    }


def _made(ring: KeyRing) -> tuple[OneKey, ...]:
    try:
        return ring.every()
    except NoKeyError:
        return ()


def _second(zone: Zone, settings: Settings) -> SecondFactor:
    return SecondFactor(people=PEOPLE_OF[zone], box=Box(settings.log_keys, zone))


def _line(action: str, what: What, name: str, now: datetime) -> Entry:
    return command_line(Event.CHANGE, action, "key", f"{what}-{name}", now)
