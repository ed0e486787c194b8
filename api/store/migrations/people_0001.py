"""The tables of people and of signing in, in the first version of either zone."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant

REF, LONG = sa.String(length=64), sa.String(length=200)


def make_people() -> None:
    """Make accounts, sessions and all that signing in takes."""
    _account()
    _session()
    _second_factor()
    _api_key()
    op.create_table(
        "sign_in_try",
        sa.Column("digest", REF, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sign_in_try")),
    )
    op.create_table(
        "outside_account",
        sa.Column("issuer", LONG, nullable=False),
        sa.Column("subject", LONG, nullable=False),
        sa.Column("account", REF, nullable=False),
        _of_account("outside_account"),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_outside_account")),
    )
    op.create_table(
        "signed_out",
        sa.Column("digest", REF, nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_signed_out")),
    )


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("ref", REF, nullable=False),
        sa.Column("name", LONG, nullable=False),
        sa.Column("role", REF, nullable=False),
        sa.Column("organisation", REF, nullable=False),
        sa.Column("password", LONG, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("first_until", Instant()),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_account")),
    )


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("digest", REF, nullable=False),
        sa.Column("account", REF, nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("idle_until", Instant(), nullable=False),
        sa.Column("limited", sa.Boolean(), nullable=False),
        sa.Column("outside", LONG),
        _of_account("session"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_session")),
    )


def _second_factor() -> None:
    op.create_table(
        "second_factor",
        sa.Column("account", REF, nullable=False),
        sa.Column("state", REF, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        _of_account("second_factor"),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_second_factor")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("digest", REF, nullable=False),
        sa.Column("account", REF, nullable=False),
        _of_account("recovery_code"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_recovery_code")),
    )


def _api_key() -> None:
    op.create_table(
        "api_key",
        sa.Column("ref", REF, nullable=False),
        sa.Column("name", LONG, nullable=False),
        sa.Column("role", REF, nullable=False),
        sa.Column("organisation", REF, nullable=False),
        sa.Column("routes", sa.Text(), nullable=False),
        sa.Column("state", REF, nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_api_key")),
    )
    op.create_table(
        "api_secret",
        sa.Column("digest", REF, nullable=False),
        sa.Column("key", REF, nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key"], ["api_key.ref"], name=op.f("fk_api_secret_key")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_api_secret")),
    )


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_account")
    return sa.ForeignKeyConstraint(["account"], ["account.ref"], name=name)
