"""Tables of signing in that each zone has for itself."""

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from api.store.shared import LONG, REF
from api.store.types import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInTables:
    """What is kept of signing in, beside accounts and sessions.

    `tries`: wrong tries of any name, by a keyed digest of it. `keys`: what a system
    may do until when; `secrets`: digests of what it shows. `outside`: who an account
    is at a provider of OpenID Connect. `signed_out`: what a provider told of somebody
    who was signed out there, by a digest, so that it counts once.
    """

    tries: Table
    second: Table
    recovery: Table
    keys: Table
    secrets: Table
    outside: Table
    signed_out: Table


def sign_in_tables(metadata: MetaData) -> SignInTables:
    """Return the tables of signing in of one zone."""
    return SignInTables(
        tries=_tries(metadata),
        second=_second(metadata),
        recovery=_recovery(metadata),
        keys=_keys(metadata),
        secrets=_secrets(metadata),
        outside=_outside(metadata),
        signed_out=_signed_out(metadata),
    )


def _tries(metadata: MetaData) -> Table:
    return Table(
        "sign_in_try",
        metadata,
        Column("digest", String(REF), primary_key=True),
        Column("tries", Integer, nullable=False),
        Column("until", Instant, nullable=False),
    )


def _second(metadata: MetaData) -> Table:
    return Table(
        "second_factor",
        metadata,
        Column("account", ForeignKey("account.ref"), primary_key=True),
        Column("state", String(REF), nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("step", Integer, nullable=False),
    )


def _recovery(metadata: MetaData) -> Table:
    return Table(
        "recovery_code",
        metadata,
        Column("digest", String(REF), primary_key=True),
        Column("account", ForeignKey("account.ref"), nullable=False),
    )


def _keys(metadata: MetaData) -> Table:
    return Table(
        "api_key",
        metadata,
        Column("ref", String(REF), primary_key=True),
        Column("name", String(LONG), nullable=False),
        Column("role", String(REF), nullable=False),
        Column("organisation", String(REF), nullable=False),
        Column("routes", Text, nullable=False),
        Column("state", String(REF), nullable=False),
        Column("until", Instant, nullable=False),
    )


def _secrets(metadata: MetaData) -> Table:
    return Table(
        "api_secret",
        metadata,
        Column("digest", String(REF), primary_key=True),
        Column("key", ForeignKey("api_key.ref"), nullable=False),
        Column("until", Instant, nullable=False),
    )


def _outside(metadata: MetaData) -> Table:
    return Table(
        "outside_account",
        metadata,
        Column("issuer", String(LONG), primary_key=True),
        Column("subject", String(LONG), primary_key=True),
        Column("account", ForeignKey("account.ref"), nullable=False),
    )


def _signed_out(metadata: MetaData) -> Table:
    return Table(
        "signed_out",
        metadata,
        Column("digest", String(REF), primary_key=True),
        Column("until", Instant, nullable=False),
    )
