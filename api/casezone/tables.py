"""The store of the case zone. Facts of a case are sealed under a key of that case."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from api.log.tables import log_batches, log_entries
from api.store import shared
from api.store.shared import NAMES, REF
from api.store.types import Instant

METADATA = MetaData(naming_convention=NAMES)
ACCOUNT = shared.accounts(METADATA)
SESSION = shared.sessions(METADATA)
RECORD = shared.records(METADATA)
TRANSITION = shared.transitions(METADATA)
INBOX = shared.inbox(METADATA)
REPLAY = shared.replays(METADATA)
LOG_ENTRY = log_entries(METADATA)
LOG_BATCH = log_batches(METADATA)

CASE = Table(
    "case_file",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("state", String(REF), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(REF), nullable=False),
)
PAST_CASE = Table(
    "past_case_file",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(REF), nullable=False),
)
SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("hash", String(REF), primary_key=True),
    Column("as_of", Date, nullable=False),
    Column("land", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
)
SNAPSHOT_CASE = Table(
    "snapshot_case",
    METADATA,
    Column("hash", ForeignKey("snapshot.hash"), primary_key=True),
    Column("ref", String(REF), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
RUN = Table(
    "run",
    METADATA,
    Column("id", String(REF), primary_key=True),
    Column("state", String(REF), nullable=False),
    Column("snapshot", ForeignKey("snapshot.hash"), nullable=False),
    Column("objective", Text, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("asked_by", String(REF), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("claim", String(REF)),
    Column("attempt", Integer, nullable=False),
    Column("beat_at", Instant),
    Column("cancel", Boolean, nullable=False),
    Column("stage", String(REF), nullable=False),
    Column("step", Integer, nullable=False),
    Column("ended_at", Instant),
    Column("result_hash", String(REF)),
    Column("head", LargeBinary),
    Column("replay_of", String(REF)),
)
Index(None, RUN.c.state)
RUN_CASE = Table(
    "run_case",
    METADATA,
    Column("run", ForeignKey("run.id"), primary_key=True),
    Column("ref", String(REF), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
HOLD = Table(
    "hold",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("place", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("start", Date, nullable=False),
    Column("lapses_at", Instant, nullable=False),
    Column("asked_by", String(REF), nullable=False),
)
Index(None, HOLD.c.case_ref)
