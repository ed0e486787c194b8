"""Who signs in: accounts with a role and an organisation, sessions that end."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import (
    Connection,
    RowMapping,
    Table,
    delete,
    insert,
    select,
    update,
)

from api.roles import Role
from api.settings import Zone
from api.store.moves import Moves
from api.store.people import SignInTables

__all__ = [
    "TOKEN_BYTES",
    "ZONES_OF",
    "Account",
    "Acting",
    "Ends",
    "Known",
    "People",
    "Role",
    "digest_of",
    "ends_of",
    "hashed",
    "is_word",
]
TOKEN_BYTES = 32
_HASHER = PasswordHasher()
# Verified when no such account exists, so that a wrong name takes as long as a
# wrong password.
_NOBODY = _HASHER.hash(secrets.token_urlsafe(TOKEN_BYTES))


ZONES_OF: Mapping[Role, tuple[Zone, ...]] = {
    Role.COORDINATOR: ("case",),
    Role.CASE_LEAD: ("case",),
    Role.AUDITOR: ("case", "exchange"),
    Role.PROVIDER: ("exchange",),
    Role.FUNDER: ("exchange",),
    Role.REFERRER: ("exchange",),
    Role.ADMINISTRATOR: ("case", "exchange"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who acts: by reference, in one role, for one organisation."""

    ref: str
    name: str
    role: Role
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An account, and whether it may sign in.

    `first_until`: until when its password of chance counts; None when it was chosen.
    """

    account: Account
    active: bool
    first_until: datetime | None = None

    def may_sign_in(self, now: datetime) -> bool:
        """Tell whether it is on, and its password has not ended unused."""
        is_over = self.first_until is not None and self.first_until <= now
        return self.active and not is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Whose session or key is used, and for what.

    `first`: only to choose a password. `limited`: only to add a second factor.
    `routes`: the only ones, of a key; None of a session. `idle_until`: when the
    session ends unless it is used.
    """

    account: Account
    first: bool = False
    limited: bool = False
    routes: frozenset[str] | None = None
    idle_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """When a session ends: in any case, and unless it is used."""

    until: datetime
    idle_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who signs in to one zone's store; `moves` keeps who changed what of them."""

    accounts: Table
    sessions: Table
    more: SignInTables
    moves: Moves

    def add(
        self,
        store: Connection,
        account: Account,
        password: str,
        first_until: datetime | None = None,
    ) -> None:
        """Keep a new account; its password only as an argon2 hash."""
        store.execute(
            insert(self.accounts).values(
                ref=account.ref,
                name=account.name,
                role=account.role.value,
                organisation=account.organisation,
                password=hashed(password),
                active=True,
                first_until=first_until,
            )
        )

    def one(self, store: Connection, ref: str, *, lock: bool = False) -> Known | None:
        """Return an account, whether or not it may still sign in."""
        query = select(self.accounts).where(self.accounts.c.ref == ref)
        row = store.execute(query.with_for_update() if lock else query)
        found = row.mappings().first()
        return None if found is None else _known(found)

    def some(self, store: Connection, after: str, most: int) -> tuple[Known, ...]:
        """Return accounts after a reference, sorted."""
        table = self.accounts
        query = select(table).where(table.c.ref > after).order_by(table.c.ref)
        return tuple(map(_known, store.execute(query.limit(most)).mappings()))

    def set(self, store: Connection, ref: str, **values: object) -> None:
        """Change what is kept of an account."""
        same = self.accounts.c.ref == ref
        store.execute(update(self.accounts).where(same).values(values))

    def is_outside(self, store: Connection, ref: str) -> bool:
        """Tell whether an account follows a provider of OpenID Connect."""
        table = self.more.outside
        query = select(table.c.account).where(table.c.account == ref)
        return store.execute(query).first() is not None

    def has_password(self, store: Connection, ref: str) -> str:
        """Return what is kept of the password of an account, of nobody's if need be."""
        table = self.accounts
        kept = store.execute(select(table.c.password).where(table.c.ref == ref))
        return str(kept.scalar_one_or_none() or _NOBODY)

    def open(
        self,
        store: Connection,
        account: Account,
        ends: Ends,
        *,
        limited: bool = False,
        outside: str | None = None,
    ) -> str:
        """Return the token of a new session; only its digest is kept.

        `outside`: the session at a provider that it came from.
        """
        token, table = secrets.token_urlsafe(TOKEN_BYTES), self.sessions
        store.execute(
            insert(table).values(
                digest=digest_of(token),
                account=account.ref,
                until=ends.until,
                idle_until=ends.idle_until,
                limited=limited,
                outside=outside,
            )
        )
        return token

    def acting(self, store: Connection, token: str, now: datetime) -> Acting | None:
        """Return whose session this is, None when it has ended or never was."""
        accounts, sessions = self.accounts, self.sessions
        row = (
            store.execute(
                select(accounts, sessions.c.idle_until, sessions.c.limited)
                .join(sessions, sessions.c.account == accounts.c.ref)
                .where(
                    sessions.c.digest == digest_of(token),
                    sessions.c.until > now,
                    sessions.c.idle_until > now,
                    accounts.c.active,
                )
            )
            .mappings()
            .first()
        )
        if row is None:
            return None
        return Acting(
            account=_account(row),
            first=row["first_until"] is not None,
            limited=row["limited"],
            idle_until=row["idle_until"],
        )

    def sweep(self, store: Connection, now: datetime) -> None:
        """Keep no session that has ended."""
        table = self.sessions
        ended = (table.c.until <= now) | (table.c.idle_until <= now)
        store.execute(delete(table).where(ended))

    def used(self, store: Connection, token: str, idle_until: datetime) -> None:
        """Let a session go on until another moment, as it was used."""
        same = self.sessions.c.digest == digest_of(token)
        store.execute(update(self.sessions).where(same).values(idle_until=idle_until))

    def widen(self, store: Connection, digest: str) -> None:
        """Let the session of a digest do all that its account may do."""
        self._limit(store, digest, limited=False)

    def narrow(self, store: Connection, digest: str) -> None:
        """Let the session of a digest do nothing but add a second factor."""
        self._limit(store, digest, limited=True)

    def open_of(self, store: Connection, ref: str) -> tuple[tuple[str, datetime], ...]:
        """Return the sessions of an account, the oldest first: digests and ends."""
        table = self.sessions
        query = select(table.c.digest, table.c.until).where(table.c.account == ref)
        rows = store.execute(query.order_by(table.c.until, table.c.digest))
        return tuple((row.digest, row.until) for row in rows)

    def close_all(self, store: Connection, ref: str, but: str | None = None) -> None:
        """End every session of an account, but for the one of a digest."""
        table = self.sessions
        gone = delete(table).where(table.c.account == ref)
        store.execute(gone if but is None else gone.where(table.c.digest != but))

    def keep_newest(self, store: Connection, ref: str, most: int) -> None:
        """End the oldest sessions of an account, so that so many are left."""
        found = self.open_of(store, ref)
        for digest, _ in found[: max(0, len(found) - most)]:
            self.close_one(store, digest)

    def close_one(self, store: Connection, digest: str) -> None:
        """End the session of a digest."""
        store.execute(delete(self.sessions).where(self.sessions.c.digest == digest))

    def close(self, store: Connection, token: str) -> None:
        """End a session."""
        self.close_one(store, digest_of(token))

    def _limit(self, store: Connection, digest: str, *, limited: bool) -> None:
        same = self.sessions.c.digest == digest
        store.execute(update(self.sessions).where(same).values(limited=limited))


def ends_of(now: datetime, hours: int, idle_minutes: int) -> Ends:
    """Return when a session that begins now ends."""
    until = now + timedelta(hours=hours)
    return Ends(
        until=until, idle_until=min(until, now + timedelta(minutes=idle_minutes))
    )


def is_word(kept: str, password: str) -> bool:
    """Tell whether this is the password of which this was kept."""
    try:
        return _HASHER.verify(kept, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _account(row: RowMapping) -> Account:
    return Account(
        ref=str(row["ref"]),
        name=str(row["name"]),
        role=Role(str(row["role"])),
        organisation=str(row["organisation"]),
    )


def _known(row: RowMapping) -> Known:
    return Known(
        account=_account(row),
        active=bool(row["active"]),
        first_until=row["first_until"],
    )


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _HASHER.hash(password)


def digest_of(token: str) -> str:
    """Return what is kept of the token of a session."""
    return sha256(token.encode()).hexdigest()
