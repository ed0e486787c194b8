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
    UniqueConstraint,
)

from api.log.tables import log_batches, log_entries
from api.store import shared
from api.store.people import sign_in_tables
from api.store.shared import NAMES, REF
from api.store.types import Instant

METADATA = MetaData(naming_convention=NAMES)
ACCOUNT = shared.accounts(METADATA)
SESSION = shared.sessions(METADATA)
SIGN_IN = sign_in_tables(METADATA)
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
    Column("beats", Integer, nullable=False),
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
QUESTION = Table(
    "question",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("place", String(REF), nullable=False),
    Column("other", String(REF)),
    Column("run", ForeignKey("run.id")),
    Column("state", String(REF), nullable=False),
    Column("number", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("pending", String(REF)),
    Column("pending_by", String(REF), nullable=False),
    Column("pending_body", LargeBinary),
    Column("start", Date, nullable=False),
    Column("until", Date),
    Column("answer_by", Instant, nullable=False),
    Column("hold_days", Integer, nullable=False),
    Column("empty_nights", String(REF), nullable=False),
    Column("asked", LargeBinary, nullable=False),
    Column("own", LargeBinary, nullable=False),
    Column("said", LargeBinary, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("asked_by", String(REF), nullable=False),
    Column("refusal", String(REF)),
)
Index(None, QUESTION.c.case_ref)
Index(None, QUESTION.c.state)
HOLD = Table(
    "hold",
    METADATA,
    Column("ref", ForeignKey("question.ref"), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("place", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("start", Date, nullable=False),
    Column("until", Date),
    Column("lapses_at", Instant, nullable=False),
    Column("empty_nights", String(REF), nullable=False),
    Column("taken_at", Instant, nullable=False),
)
Index(None, HOLD.c.case_ref)
DECISION = Table(
    "decision",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("kind", String(REF), nullable=False),
    Column("run", ForeignKey("run.id")),
    Column("hold", ForeignKey("hold.ref")),
    Column("until", Date),
    Column("sealed", LargeBinary, nullable=False),
    Column("decided_by", String(REF), nullable=False),
    Column("decided_at", Instant, nullable=False),
)
Index(None, DECISION.c.case_ref)
PLACEMENT = Table(
    "placement",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("place", String(REF), nullable=False),
    Column("team", String(REF)),
    Column("hold", ForeignKey("hold.ref")),
    Column("decision", ForeignKey("decision.ref")),
    Column("state", String(REF), nullable=False),
    Column("start", Date, nullable=False),
    Column("arrived_on", Date),
    Column("ended_on", Date),
    Column("sealed", LargeBinary),
)
Index(None, PLACEMENT.c.case_ref)
Index(None, PLACEMENT.c.hold)
HANDOVER = Table(
    "handover",
    METADATA,
    Column("placement", ForeignKey("placement.ref"), primary_key=True),
    Column("state", String(REF), nullable=False),
    Column("version", Integer, nullable=False),
)
HANDOVER_ITEM = Table(
    "handover_item",
    METADATA,
    Column("placement", ForeignKey("placement.ref"), primary_key=True),
    Column("item", String(REF), primary_key=True),
    Column("state", String(REF), nullable=False),
    Column("due", Date, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("settled_by", String(REF)),
    Column("settled_at", Instant),
)
FOLLOW_UP = Table(
    "follow_up",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("placement", ForeignKey("placement.ref"), nullable=False),
    Column("days", Integer, nullable=False),
    Column("due", Date, nullable=False),
    Column("sealed", LargeBinary),
    Column("recorded_by", String(REF)),
    Column("recorded_at", Instant),
)
Index(None, FOLLOW_UP.c.placement)
Index(None, FOLLOW_UP.c.due)
CAPACITY_CALL = Table(
    "capacity_call",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("hold", ForeignKey("hold.ref"), nullable=False),
    Column("kind", String(REF), nullable=False),
    Column("day", Date),
    Column("answer", String(REF)),
    Column("asked_by", String(REF), nullable=False),
    Column("asked_at", Instant, nullable=False),
)
Index(None, CAPACITY_CALL.c.hold)
Index(None, CAPACITY_CALL.c.answer)
PRINCIPLE = Table(
    "principle",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("asked_by", String(REF), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("answer_by", Instant, nullable=False),
    Column("due", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("adopted_at", Instant),
    Column("sealed", LargeBinary, nullable=False),
)
Index(None, PRINCIPLE.c.case_ref)
REPORT = Table(
    "gap_report",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("audience", String(REF), nullable=False),
    Column("funder", String(REF), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("made_by", String(REF), nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("whole", LargeBinary, nullable=False),
    Column("told", LargeBinary, nullable=False),
    UniqueConstraint("audience", "funder", "number"),
)
REPORT_JOB = Table(
    "gap_report_job",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("state", String(REF), nullable=False),
    Column("audience", String(REF), nullable=False),
    Column("funder", String(REF), nullable=False),
    Column("runs", Text, nullable=False),
    Column("asked_by", String(REF), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("report", ForeignKey("gap_report.ref")),
    Column("problem", Text),
)
Index(None, REPORT_JOB.c.state)
REFERRAL = Table(
    "referral",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("organisation", String(REF), nullable=False),
    Column("state", String(REF), nullable=False),
    Column("heard_at", Instant, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("outcome", String(REF)),
    Column("case_ref", String(REF)),
    Column("sealed", LargeBinary),
)
Index(None, REFERRAL.c.state)
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
SHARING_CONSENT = _things("sharing_consent")
CORRECTION = _things("correction")
RESTRICTION = _things("restriction")
OBJECTION = _things("objection")
REVEAL = Table(
    "reveal",
    METADATA,
    Column("ref", String(REF), primary_key=True),
    Column("case_ref", ForeignKey("case_file.ref"), nullable=False),
    Column("question", ForeignKey("question.ref"), nullable=False),
    Column("consent", ForeignKey("sharing_consent.ref")),
    Column("state", String(REF), nullable=False),
    Column("ground", String(REF), nullable=False),
    Column("until", Instant, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("made_by", String(REF), nullable=False),
)
Index(None, REVEAL.c.case_ref)
Index(None, REVEAL.c.state)
