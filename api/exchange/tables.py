"""The store of the exchange zone: places, capacity, questions; nothing of a case."""

from sqlalchemy import (
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
from api.store.people import sign_in_tables
from api.store.shared import LONG, NAMES, REF
from api.store.types import Instant

METADATA = MetaData(naming_convention=NAMES)
ACCOUNT = shared.accounts(METADATA)
SESSION = shared.sessions(METADATA)
SIGN_IN = sign_in_tables(METADATA)
RECORD = shared.records(METADATA)
PAST_RECORD = shared.past_records(METADATA)
TRANSITION = shared.transitions(METADATA)
OUTBOX = shared.outbox(METADATA)
REPLAY = shared.replays(METADATA)
LOG_ENTRY = log_entries(METADATA)
LOG_BATCH = log_batches(METADATA)

LEDGER = Table(
    "ledger",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("place", String(REF), nullable=False),
    Column("kind", String(REF), nullable=False),
    Column("count", Integer, nullable=False),
    Column("start", Date, nullable=False),
    Column("until", Date),
    Column("hold", String(REF)),
    Column("reason", String(LONG), nullable=False),
    Column("entered_by", String(REF), nullable=False),
    Column("entered_at", Instant, nullable=False),
    Column("ended_by", String(REF)),
    Column("ended_at", Instant),
)
Index(None, LEDGER.c.place, LEDGER.c.ended_at)
QUESTION = Table(
    "question",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("place", String(REF), nullable=False),
    Column("owner", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("number", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("start", Date, nullable=False),
    Column("until", Date),
    Column("answer_by", Instant, nullable=False),
    Column("hold_days", Integer, nullable=False),
    Column("hold_until", Instant),
    Column("empty_nights", String(REF), nullable=False),
    Column("asked", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("record_version", Integer, nullable=False),
    Column("refusal", String(REF)),
    Column("refusal_at", Instant),
)
Index(None, QUESTION.c.place, QUESTION.c.state)
Index(None, QUESTION.c.state, QUESTION.c.answer_by)
Index(None, QUESTION.c.owner)
HOLD = Table(
    "hold",
    METADATA,
    Column("ref", ForeignKey("question.ref"), primary_key=True),
    Column("place", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("start", Date, nullable=False),
    Column("until", Date),
    Column("lapses_at", Instant, nullable=False),
    Column("empty_nights", String(REF), nullable=False),
    Column("kept_at", Instant),
)
Index(None, HOLD.c.state, HOLD.c.lapses_at)
CONFIRMATION = Table(
    "confirmation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("place", String(REF), nullable=False),
    Column("confirmed_by", String(REF), nullable=False),
    Column("confirmed_at", Instant, nullable=False),
)
Index(None, CONFIRMATION.c.place)
IMPORT = Table(
    "import_report",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("owner", String(REF), nullable=False),
    Column("digest", String(REF), nullable=False),
    Column("report", Text, nullable=False),
    Column("done_by", String(REF), nullable=False),
    Column("done_at", Instant, nullable=False),
)
PRINCIPLE = Table(
    "principle",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("funder", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answer_by", Instant, nullable=False),
    Column("asked", Text, nullable=False),
    Column("answer", Text, nullable=False),
)
Index(None, PRINCIPLE.c.funder, PRINCIPLE.c.ref)
Index(None, PRINCIPLE.c.state, PRINCIPLE.c.answer_by)
REPORT = Table(
    "gap_report",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("funder", String(REF), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)
Index(None, REPORT.c.funder, REPORT.c.ref)
REFERRAL = Table(
    "referral",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("organisation", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("sent_by", String(REF), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("sealed", LargeBinary),
)
Index(None, REFERRAL.c.organisation, REFERRAL.c.ref)
REVEAL = Table(
    "reveal",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("question", ForeignKey("question.ref"), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("ground", String(REF), nullable=False),
    Column("until", Instant, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("body", Text),
)
Index(None, REVEAL.c.question)
Index(None, REVEAL.c.state, REVEAL.c.until)
