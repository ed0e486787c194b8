"""The tables of the log, the same in both zones: lines, and sealed batches of them."""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

from api.store.shared import REF
from api.store.types import Instant

# SQLite numbers rows by itself in a column of type INTEGER only.
NUMBER = BigInteger().with_variant(Integer, "sqlite")


def log_entries(metadata: MetaData) -> Table:
    """Return the lines; `batch` is null until a line is sealed.

    `turn` is the number of the transaction on PostgreSQL, 0 on SQLite: it tells which
    lines can still get company that was written before them.
    """
    table = Table(
        "log_entry",
        metadata,
        Column("id", NUMBER, primary_key=True, autoincrement=True),
        Column("at", Instant, nullable=False),
        Column("event", String(REF), nullable=False),
        Column("action", String(REF), nullable=False),
        Column("outcome", String(REF), nullable=False),
        Column("who", String(REF), nullable=False),
        Column("role", String(REF), nullable=False),
        Column("organisation", String(REF), nullable=False),
        Column("on_behalf", String(REF), nullable=False),
        Column("ground", String(REF), nullable=False),
        Column("kind", String(REF), nullable=False),
        Column("ref", String(REF), nullable=False),
        Column("request", String(REF), nullable=False),
        Column("point", String(REF), nullable=False),
        Column("turn", BigInteger, nullable=False),
        Column("batch", Integer),
    )
    Index(None, table.c.batch)
    Index(None, table.c.ref)
    return table


def log_batches(metadata: MetaData) -> Table:
    """Return the batches; `marks` is null once the lines went by their term."""
    return Table(
        "log_batch",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("lines", Integer, nullable=False),
        Column("first_at", Instant, nullable=False),
        Column("last_at", Instant, nullable=False),
        Column("marks", LargeBinary),
        Column("root", String(REF), nullable=False),
        Column("before", String(REF), nullable=False),
        Column("digest", String(REF), nullable=False),
        Column("key", String(REF), nullable=False),
    )


# What the statements of this package are made with: both zones have these names.
_METADATA = MetaData()
ENTRY = log_entries(_METADATA)
BATCH = log_batches(_METADATA)
