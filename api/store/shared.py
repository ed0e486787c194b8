"""Tables that each zone has for itself: people, sessions, messages, transitions."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from api.store.types import Instant

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
REF, LONG = 64, 200


def accounts(metadata: MetaData) -> Table:
    """Return who may sign in; passwords only as argon2 hashes.

    `first_until`: until when a password of chance counts; null for one that was chosen.
    """
    return Table(
        "account",
        metadata,
        Column("ref", String(REF), primary_key=True),
        Column("name", String(LONG), nullable=False),
        Column("role", String(REF), nullable=False),
        Column("organisation", String(REF), nullable=False),
        Column("password", String(LONG), nullable=False),
        Column("active", Boolean, nullable=False),
        Column("first_until", Instant),
    )


def sessions(metadata: MetaData) -> Table:
    """Return who is signed in until when, by the sha256 of a random token.

    `idle_until`: when it ends unless it is used. `limited`: it may do nothing but add
    a second factor. `outside`: which session at a provider it came from.
    """
    return Table(
        "session",
        metadata,
        Column("digest", String(REF), primary_key=True),
        Column("account", ForeignKey("account.ref"), nullable=False),
        Column("until", Instant, nullable=False),
        Column("idle_until", Instant, nullable=False),
        Column("limited", Boolean, nullable=False),
        Column("outside", String(LONG)),
    )


def records(metadata: MetaData) -> Table:
    """Return the newest version of records; `owner` is whose they are, if anybody's."""
    return Table(
        "record",
        metadata,
        Column("kind", String(REF), primary_key=True),
        Column("ref", String(REF), primary_key=True),
        Column("owner", String(REF)),
        Column("version", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Column("changed_at", Instant, nullable=False),
        Column("changed_by", String(REF), nullable=False),
    )


def past_records(metadata: MetaData) -> Table:
    """Return every version of a record that there was, who made it and when."""
    return Table(
        "past_record",
        metadata,
        Column("kind", String(REF), primary_key=True),
        Column("ref", String(REF), primary_key=True),
        Column("version", Integer, primary_key=True),
        Column("owner", String(REF)),
        Column("body", Text, nullable=False),
        Column("changed_at", Instant, nullable=False),
        Column("changed_by", String(REF), nullable=False),
    )


def transitions(metadata: MetaData) -> Table:
    """Return every change of state: of what, by which event, by whom and why."""
    table = Table(
        "transition",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("machine", String(REF), nullable=False),
        Column("subject", String(REF), nullable=False),
        Column("event", String(REF), nullable=False),
        Column("source", String(REF), nullable=False),
        Column("target", String(REF), nullable=False),
        Column("who", String(REF), nullable=False),
        Column("why", Text, nullable=False),
        Column("at", Instant, nullable=False),
    )
    Index(None, table.c.machine, table.c.subject)
    return table


def outbox(metadata: MetaData) -> Table:
    """Return typed messages for the other zone, which fetches them in order."""
    return Table(
        "outbox",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("type", String(REF), nullable=False),
        Column("version", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Column("at", Instant, nullable=False),
    )


def inbox(metadata: MetaData) -> Table:
    """Return messages of the other zone by their number there: each is handled once."""
    return Table(
        "inbox",
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("type", String(REF), nullable=False),
        Column("version", Integer, nullable=False),
        Column("handled_at", Instant, nullable=False),
    )


def replays(metadata: MetaData) -> Table:
    """Return answers by idempotency key, so that a request repeated is done once."""
    return Table(
        "replay",
        metadata,
        Column("account", String(REF), primary_key=True),
        Column("key", String(LONG), primary_key=True),
        Column("digest", String(REF), nullable=False),
        Column("status", Integer, nullable=False),
        Column("headers", Text, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Column("until", Instant, nullable=False),
    )
