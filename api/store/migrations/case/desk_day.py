"""The tables of contacts, the plan, escalations and rights in the first version."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make every table of the desk's day."""
    _contact()
    _regie()
    _things("action")
    _things("escalation")
    for name in ("correction", "restriction", "objection"):
        _things(name)


def _contact() -> None:
    for name, keys in (("contact", ["ref"]), ("past_contact", ["ref", "version"])):
        op.create_table(
            name,
            sa.Column("ref", sa.String(length=64), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
            sa.Column("body", sa.Text(), nullable=False),
            sa.Column("changed_at", Instant(), nullable=False),
            sa.Column("changed_by", sa.String(length=64), nullable=False),
            sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{name}")),
        )


def _regie() -> None:
    op.create_table(
        "regie",
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("changed_by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_regie_case_ref")
        ),
        sa.PrimaryKeyConstraint("case_ref", "version", name=op.f("pk_regie")),
    )


def _things(name: str) -> None:
    op.create_table(
        name,
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f(f"fk_{name}_case_ref")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_case_ref"), name, ["case_ref"], unique=False)
