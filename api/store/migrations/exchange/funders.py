"""Tables for funders and referring partners in the exchange."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make the tables."""
    _principle()
    _gap_report()
    _referral()


def _principle() -> None:
    op.create_table(
        "principle",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("funder", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answer_by", Instant(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_principle")),
    )
    op.create_index(
        op.f("ix_principle_funder_ref"), "principle", ["funder", "ref"], unique=False
    )
    op.create_index(
        op.f("ix_principle_state_answer_by"),
        "principle",
        ["state", "answer_by"],
        unique=False,
    )


def _gap_report() -> None:
    op.create_table(
        "gap_report",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("funder", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_gap_report")),
    )
    op.create_index(
        op.f("ix_gap_report_funder_ref"), "gap_report", ["funder", "ref"], unique=False
    )


def _referral() -> None:
    op.create_table(
        "referral",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("sent_by", sa.String(length=64), nullable=False),
        sa.Column("sent_at", Instant(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_referral")),
    )
    op.create_index(
        op.f("ix_referral_organisation_ref"),
        "referral",
        ["organisation", "ref"],
        unique=False,
    )
