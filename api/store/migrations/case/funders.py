"""Tables for funders and referring partners in the case zone."""

import sqlalchemy as sa
from alembic import op

from api.store.types import Instant


def make() -> None:
    """Make the tables."""
    _principle()
    _gap_report()
    _gap_report_job()
    _referral()


def _principle() -> None:
    op.create_table(
        "principle",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("case_ref", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("answer_by", Instant(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("adopted_at", Instant(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_ref"], ["case_file.ref"], name=op.f("fk_principle_case_ref")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_principle")),
    )
    op.create_index(
        op.f("ix_principle_case_ref"), "principle", ["case_ref"], unique=False
    )


def _gap_report() -> None:
    op.create_table(
        "gap_report",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("audience", sa.String(length=64), nullable=False),
        sa.Column("funder", sa.String(length=64), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("whole", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint(
            "audience",
            "funder",
            "number",
            name=op.f("uq_gap_report_audience_funder_number"),
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_gap_report")),
    )


def _gap_report_job() -> None:
    op.create_table(
        "gap_report_job",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("audience", sa.String(length=64), nullable=False),
        sa.Column("funder", sa.String(length=64), nullable=False),
        sa.Column("runs", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report"], ["gap_report.ref"], name=op.f("fk_gap_report_job_report")
        ),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_gap_report_job")),
    )
    op.create_index(
        op.f("ix_gap_report_job_state"), "gap_report_job", ["state"], unique=False
    )


def _referral() -> None:
    op.create_table(
        "referral",
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("organisation", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("heard_at", Instant(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("case_ref", sa.String(length=64), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("ref", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_state"), "referral", ["state"], unique=False)
