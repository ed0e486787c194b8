"""Consent to sharing and what was revealed, in the first version."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make the tables."""
    _consent()
    _reveal()


def _consent() -> None:
    op.create_table(
        "sharing_consent",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_sharing_consent_case_ref")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_sharing_consent")),
    )
    op.create_index(
        op.f("ix_sharing_consent_case_ref"),
        "sharing_consent",
        ["case_ref"],
        unique=False,
    )


def _reveal() -> None:
    op.create_table(
        "reveal",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("consent", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.String(length=64), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_reveal_case_ref")
        ),
        sa.ForeignKeyConstraint(
            ["question"], ["question.ref"], name=op.f("fk_reveal_question")
        ),
        sa.ForeignKeyConstraint(
            ["consent"], ["sharing_consent.ref"], name=op.f("fk_reveal_consent")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_reveal")),
    )
    for column in ("case_ref", "state"):
        name = op.f(f"ix_reveal_{column}")
        op.create_index(name, "reveal", [column], unique=False)
