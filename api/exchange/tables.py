"""The store of the exchange zone: places, capacity, questions; nothing of a case."""

from sqlalchemy import Column, Date, Index, Integer, MetaData, String, Table

from api.store import shared
from api.store.shared import LONG, NAMES, REF
from api.store.types import Instant

METADATA = MetaData(naming_convention=NAMES)
ACCOUNT = shared.accounts(METADATA)
SESSION = shared.sessions(METADATA)
RECORD = shared.records(METADATA)
PAST_RECORD = shared.past_records(METADATA)
TRANSITION = shared.transitions(METADATA)
OUTBOX = shared.outbox(METADATA)
INBOX = shared.inbox(METADATA)
REPLAY = shared.replays(METADATA)

LEDGER = Table(
    "ledger",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("place", String(REF), nullable=False),
    Column("kind", String(REF), nullable=False),
    Column("count", Integer, nullable=False),
    Column("start", Date, nullable=False),
    Column("until", Date),
    Column("about", String(REF), nullable=False),
    Column("reason", String(LONG), nullable=False),
    Column("by", String(REF), nullable=False),
    Column("at", Instant, nullable=False),
    Column("ended_at", Instant),
)
Index(None, LEDGER.c.place, LEDGER.c.ended_at)
CONFIRMATION = Table(
    "confirmation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("place", String(REF), nullable=False),
    Column("by", String(REF), nullable=False),
    Column("at", Instant, nullable=False),
)
Index(None, CONFIRMATION.c.place)
