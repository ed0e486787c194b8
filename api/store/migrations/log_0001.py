"""The tables of the log in the first version of either zone."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant

# SQLite numbers rows by itself in a column of type INTEGER only.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def make_log() -> None:
    """Make both tables."""
    _log_entry()
    _log_batch()


def _log_entry() -> None:
    op.create_table(
        "log_entry",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("on_behalf", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("point", sa.String(length=64), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_entry")),
    )
    op.create_index(op.f("ix_log_entry_batch"), "log_entry", ["batch"], unique=False)
    op.create_index(op.f("ix_log_entry_ref"), "log_entry", ["ref"], unique=False)


def _log_batch() -> None:
    op.create_table(
        "log_batch",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("first_at", Instant(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.Column("marks", sa.LargeBinary(), nullable=True),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_log_batch")),
    )
