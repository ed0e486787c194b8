"""Questions to a provider and holds, in the first version."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make the tables."""
    _question()
    _hold()


def _question() -> None:
    op.create_table(
        "question",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("answer_by", Instant(), nullable=False),
        sa.Column("hold_days", sa.Integer(), nullable=False),
        sa.Column("hold_until", Instant(), nullable=True),
        sa.Column("empty_nights", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("refusal", sa.String(length=64), nullable=True),
        sa.Column("refusal_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_question")),
    )
    for columns in (["place", "state"], ["state", "answer_by"], ["owner"]):
        name = op.f("ix_question_" + "_".join(columns))
        op.create_index(name, "question", columns, unique=False)


def _hold() -> None:
    op.create_table(
        "hold",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("lapses_at", Instant(), nullable=False),
        sa.Column("empty_nights", sa.String(length=64), nullable=False),
        sa.Column("kept_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["ref"], ["question.ref"], name=op.f("fk_hold_ref")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_hold")),
    )
    op.create_index(
        op.f("ix_hold_state_lapses_at"), "hold", ["state", "lapses_at"], unique=False
    )
