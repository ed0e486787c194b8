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
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("other", sa.String(length=64), nullable=True),
        sa.Column("run", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("pending", sa.String(length=64), nullable=True),
        sa.Column("pending_by", sa.String(length=64), nullable=False),
        sa.Column("pending_body", sa.LargeBinary(), nullable=True),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("answer_by", Instant(), nullable=False),
        sa.Column("hold_days", sa.Integer(), nullable=False),
        sa.Column("empty_nights", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.LargeBinary(), nullable=False),
        sa.Column("own", sa.LargeBinary(), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("refusal", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_question_case_ref")
        ),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_question_run")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_question")),
    )
    for column in ("case_ref", "state"):
        name = op.f(f"ix_question_{column}")
        op.create_index(name, "question", [column], unique=False)


def _hold() -> None:
    op.create_table(
        "hold",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("lapses_at", Instant(), nullable=False),
        sa.Column("empty_nights", sa.String(length=64), nullable=False),
        sa.Column("taken_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_hold_case_ref")
        ),
        sa.ForeignKeyConstraint(["ref"], ["question.ref"], name=op.f("fk_hold_ref")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_hold")),
    )
    op.create_index(op.f("ix_hold_case_ref"), "hold", ["case_ref"], unique=False)
