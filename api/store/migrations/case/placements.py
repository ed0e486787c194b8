"""Decisions, placements and what follows from them, in the first version."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make the tables."""
    _decision()
    _placement()
    _handover()
    _handover_item()
    _follow_up()
    _capacity_call()


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("run", sa.String(length=64), nullable=True),
        sa.Column("hold", sa.String(length=64), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("decided_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_decision_case_ref")
        ),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_decision_run")),
        sa.ForeignKeyConstraint(["hold"], ["hold.ref"], name=op.f("fk_decision_hold")),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_decision")),
    )
    op.create_index(
        op.f("ix_decision_case_ref"), "decision", ["case_ref"], unique=False
    )


def _placement() -> None:
    op.create_table(
        "placement",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=True),
        sa.Column("hold", sa.String(length=64), nullable=True),
        sa.Column("decision", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_placement_case_ref")
        ),
        sa.ForeignKeyConstraint(["hold"], ["hold.ref"], name=op.f("fk_placement_hold")),
        sa.ForeignKeyConstraint(
            ["decision"], ["decision.ref"], name=op.f("fk_placement_decision")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_placement")),
    )
    op.create_index(
        op.f("ix_placement_case_ref"), "placement", ["case_ref"], unique=False
    )
    op.create_index(op.f("ix_placement_hold"), "placement", ["hold"], unique=False)


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("placement", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement"], ["placement.ref"], name=op.f("fk_handover_placement")
        ),
        sa.PrimaryKeyConstraint("placement", name=op.f("pk_handover")),
    )


def _handover_item() -> None:
    op.create_table(
        "handover_item",
        sa.Column("placement", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("settled_by", sa.String(length=64), nullable=True),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement"], ["placement.ref"], name=op.f("fk_handover_item_placement")
        ),
        sa.PrimaryKeyConstraint("placement", "item", name=op.f("pk_handover_item")),
    )


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("placement", sa.String(length=64), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement"], ["placement.ref"], name=op.f("fk_follow_up_placement")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_due"), "follow_up", ["due"], unique=False)
    op.create_index(
        op.f("ix_follow_up_placement"), "follow_up", ["placement"], unique=False
    )


def _capacity_call() -> None:
    op.create_table(
        "capacity_call",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("hold", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=64), nullable=True),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hold"], ["hold.ref"], name=op.f("fk_capacity_call_hold")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_capacity_call")),
    )
    op.create_index(
        op.f("ix_capacity_call_answer"), "capacity_call", ["answer"], unique=False
    )
    op.create_index(
        op.f("ix_capacity_call_hold"), "capacity_call", ["hold"], unique=False
    )
