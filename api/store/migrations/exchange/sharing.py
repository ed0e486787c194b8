"""What was revealed to a provider, in the first version."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make the table."""
    op.create_table(
        "reveal",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.String(length=64), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question"], ["question.ref"], name=op.f("fk_reveal_question")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_reveal")),
    )
    for columns in (["question"], ["state", "until"]):
        name = op.f("ix_reveal_" + "_".join(columns))
        op.create_index(name, "reveal", columns, unique=False)
