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
READING = Table(
    "reading",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("who", String(REF), nullable=False),
    Column("role", String(REF), nullable=False),
    Column("action", String(REF), nullable=False),
    Column("case_ref", String(REF), nullable=False),
)
Index(None, READING.c.case_ref)
CONTACT = Table(
    "contact",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(REF), nullable=False),
)
PAST_CONTACT = Table(
    "past_contact",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(REF), nullable=False),
)
REGIE = Table(
    "regie",
    METADATA,
    Column("case_ref", ForeignKey("case_file.ref"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", String(REF), nullable=False),
)


def _things(name: str) -> Table:
    table = Table(
        name,
        METADATA,
        Column("ref", String(REF), primary_key=True),
        Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
        Column("state", String(REF), nullable=False),
        Column("due", Date, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("made_at", Instant, nullable=False),
        Column("changed_at", Instant, nullable=False),
    )
    Index(None, table.c.case_ref)
    return table


ACTION = _things("action")
ESCALATION = _things("escalation")
