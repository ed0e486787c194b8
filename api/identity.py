"""Who signs in: accounts with a role and an organisation, sessions that end."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, RowMapping, Table, delete, insert, select

from api.settings import Zone

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
class People:
    """The accounts and sessions of one zone's store."""

    accounts: Table
    sessions: Table

    def add(self, store: Connection, account: Account, password: str) -> None:
        """Keep a new account; its password only as an argon2 hash."""
        store.execute(
            insert(self.accounts).values(
                ref=account.ref,
                name=account.name,
                role=account.role.value,
                organisation=account.organisation,
                password=_HASHER.hash(password),
                active=True,
            )
        )

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
                digest=_digest(token), account=account.ref, until=until
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
                    sessions.c.digest == _digest(token),
                    sessions.c.until > now,
                    accounts.c.active,
                )
            )
            .mappings()
            .first()
        )
        return None if row is None else _account(row)

    def close(self, store: Connection, token: str) -> None:
        """End a session."""
        gone = self.sessions.c.digest == _digest(token)
        store.execute(delete(self.sessions).where(gone))


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


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
