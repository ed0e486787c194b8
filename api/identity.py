"""Who signs in: accounts with a role and an organisation, sessions that end."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
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

from api.settings import Zone
from api.store.moves import Moves

TOKEN_BYTES = 32
_HASHER = PasswordHasher()
# Verified when no such account exists, so that a wrong name takes as long as a
# wrong password.
_NOBODY = _HASHER.hash(secrets.token_urlsafe(TOKEN_BYTES))


class Role(StrEnum):
    """What an account may do; each role signs in to one zone."""

    COORDINATOR = "COORDINATOR"
    CASE_LEAD = "CASUSREGISSEUR"
    AUDITOR = "AUDITOR"
    PROVIDER = "AANBIEDER"
    FUNDER = "FINANCIER"
    REFERRER = "VERWIJZER"
    ADMINISTRATOR = "BEHEERDER"


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
    """An account, and whether it may sign in."""

    account: Account
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The accounts and sessions of one zone's store; `moves` keeps who changed them."""

    accounts: Table
    sessions: Table
    moves: Moves

    def add(self, store: Connection, account: Account, password: str) -> None:
        """Keep a new account; its password only as an argon2 hash."""
        store.execute(
            insert(self.accounts).values(
                ref=account.ref,
                name=account.name,
                role=account.role.value,
                organisation=account.organisation,
                password=hashed(password),
                active=True,
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

    def known(self, store: Connection, ref: str, password: str) -> Account | None:
        """Return the account that signs in with this password; None for any other."""
        table = self.accounts
        row = store.execute(select(table).where(table.c.ref == ref)).mappings().first()
        kept = _NOBODY if row is None else row["password"]
        try:
            _HASHER.verify(kept, password)
        except (VerifyMismatchError, InvalidHashError):
            return None
        return None if row is None or not row["active"] else _account(row)

    def open(self, store: Connection, account: Account, until: datetime) -> str:
        """Return the token of a new session; only its digest is kept."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        store.execute(
            insert(self.sessions).values(
                digest=digest_of(token), account=account.ref, until=until
            )
        )
        return token

    def acting(self, store: Connection, token: str, now: datetime) -> Account | None:
        """Return whose session this is, None when it has ended or never was."""
        accounts, sessions = self.accounts, self.sessions
        row = (
            store.execute(
                select(accounts)
                .join(sessions, sessions.c.account == accounts.c.ref)
                .where(
                    sessions.c.digest == digest_of(token),
                    sessions.c.until > now,
                    accounts.c.active,
                )
            )
            .mappings()
            .first()
        )
        return None if row is None else _account(row)

    def open_of(self, store: Connection, ref: str) -> tuple[tuple[str, datetime], ...]:
        """Return the sessions of an account: their digests and when they end."""
        table = self.sessions
        query = select(table.c.digest, table.c.until).where(table.c.account == ref)
        rows = store.execute(query.order_by(table.c.until, table.c.digest))
        return tuple((row.digest, row.until) for row in rows)

    def close_all(self, store: Connection, ref: str, but: str | None = None) -> None:
        """End every session of an account, but for the one of a digest."""
        table = self.sessions
        gone = delete(table).where(table.c.account == ref)
        store.execute(gone if but is None else gone.where(table.c.digest != but))

    def close_one(self, store: Connection, digest: str) -> None:
        """End the session of a digest."""
        store.execute(delete(self.sessions).where(self.sessions.c.digest == digest))

    def close(self, store: Connection, token: str) -> None:
        """End a session."""
        self.close_one(store, digest_of(token))


def session_end(now: datetime, hours: int) -> datetime:
    """Return when a session that begins now ends."""
    return now + timedelta(hours=hours)


def _account(row: RowMapping) -> Account:
    return Account(
        ref=str(row["ref"]),
        name=str(row["name"]),
        role=Role(str(row["role"])),
        organisation=str(row["organisation"]),
    )


def _known(row: RowMapping) -> Known:
    return Known(account=_account(row), active=bool(row["active"]))


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _HASHER.hash(password)


def digest_of(token: str) -> str:
    """Return what is kept of the token of a session."""
    return sha256(token.encode()).hexdigest()
