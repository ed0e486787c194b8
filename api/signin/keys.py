"""Keys of systems: one role, one organisation, some routes, until a moment.

Of the secret that a system shows only a digest is kept.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from api.identity import TOKEN_BYTES, Account, Acting, People, Role, digest_of
from api.states import API_KEY, NEW
from api.store.moves import Why

# With signs that no session and no account has: a key is never taken for either.
PREFIX, NAMED = "spk.", "key:"
KeyState: TypeAlias = Literal["ACTIVE", "ENDED", "EXPIRED"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemKey:
    """What a system may do: which routes, as whom, until when."""

    ref: str
    name: str
    role: Role
    organisation: str
    routes: tuple[str, ...]
    until: datetime
    state: str = NEW

    def state_at(self, now: datetime) -> KeyState:
        """Return the state as it is read: a key ends by itself as well."""
        if self.state == "ENDED":
            return "ENDED"
        return "ACTIVE" if self.until > now else "EXPIRED"


def add(store: Connection, people: People, key: SystemKey, why: Why) -> str:
    """Keep a new key and return its secret, which is shown this once."""
    state = people.moves.move(store, API_KEY, key.ref, NEW, "add", why)
    store.execute(
        insert(people.more.keys).values(
            ref=key.ref,
            name=key.name,
            role=key.role.value,
            organisation=key.organisation,
            routes=" ".join(sorted(set(key.routes))),
            state=state,
            until=key.until,
        )
    )
    return _new_secret(store, people, key)


def rotate(
    store: Connection, people: People, key: SystemKey, overlap: timedelta, why: Why
) -> str:
    """Return a new secret of a key; those before it go on for the overlap.

    Raises IllegalMoveError when the key was ended.
    """
    people.moves.move(store, API_KEY, key.ref, key.state, "rotate", why)
    table, until = people.more.secrets, why.at + overlap
    older = (table.c.key == key.ref) & (table.c.until > until)
    store.execute(update(table).where(older).values(until=until))
    gone = (table.c.key == key.ref) & (table.c.until <= why.at)
    store.execute(delete(table).where(gone))
    return _new_secret(store, people, key)


def end(store: Connection, people: People, key: SystemKey, why: Why) -> None:
    """Let a key open nothing any more; raises IllegalMoveError when it was ended."""
    state = people.moves.move(store, API_KEY, key.ref, key.state, "end", why)
    table, shown = people.more.keys, people.more.secrets
    store.execute(update(table).where(table.c.ref == key.ref).values(state=state))
    store.execute(delete(shown).where(shown.c.key == key.ref))


def one(
    store: Connection, people: People, ref: str, *, lock: bool = False
) -> SystemKey | None:
    """Return a key, whether or not it is still in force."""
    table = people.more.keys
    query = select(table).where(table.c.ref == ref)
    row = store.execute(query.with_for_update() if lock else query).mappings().first()
    return None if row is None else _key(row)


def some(
    store: Connection, people: People, after: str, most: int
) -> Sequence[SystemKey]:
    """Return keys after a reference, sorted."""
    table = people.more.keys
    query = select(table).where(table.c.ref > after).order_by(table.c.ref)
    return [_key(row) for row in store.execute(query.limit(most)).mappings()]


def acting(
    store: Connection, people: People, token: str, now: datetime
) -> Acting | None:
    """Return which system shows a secret, None when that is of no key in force."""
    table, shown = people.more.keys, people.more.secrets
    query = (
        select(table)
        .join(shown, shown.c.key == table.c.ref)
        .where(
            shown.c.digest == digest_of(token),
            shown.c.until > now,
            table.c.until > now,
            table.c.state == "ACTIVE",
        )
    )
    row = store.execute(query).mappings().first()
    if row is None:
        return None
    key = _key(row)
    account = Account(
        ref=NAMED + key.ref,
        name=key.name,
        role=key.role,
        organisation=key.organisation,
    )
    return Acting(account=account, routes=frozenset(key.routes))


def _new_secret(store: Connection, people: People, key: SystemKey) -> str:
    token = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    store.execute(
        insert(people.more.secrets).values(
            digest=digest_of(token), key=key.ref, until=key.until
        )
    )
    return token


def _key(row: RowMapping) -> SystemKey:
    return SystemKey(
        ref=str(row["ref"]),
        name=str(row["name"]),
        role=Role(str(row["role"])),
        organisation=str(row["organisation"]),
        routes=tuple(str(row["routes"]).split()),
        until=row["until"],
        state=str(row["state"]),
    )
