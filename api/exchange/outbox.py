"""Messages for the case zone: written with the change, fetched by the other side."""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select

from api.exchange.tables import OUTBOX
from api.messages import Envelope, Message

# Numbers are given out in the order in which transactions end: without the lock a
# reader could see a higher number first and never come back for the lower one.
LOCK = 7_204_412
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


def in_turn(store: Connection) -> None:
    """Wait until no other transaction sends; what is read after this is sent last."""
    if store.dialect.name != "sqlite":
        store.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def send(store: Connection, message: Message, at: datetime) -> None:
    """Let a message wait for the other zone."""
    in_turn(store)
    put(store, message, at)


def put(store: Connection, message: Message, at: datetime) -> None:
    """Let a message wait; whoever calls has waited for its turn."""
    store.execute(
        insert(OUTBOX).values(
            type=message.type,
            version=message.version,
            body=message.model_dump_json(by_alias=True),
            at=at,
        )
    )


def after(store: Connection, number: int, most: int) -> tuple[Envelope, ...]:
    """Return the first messages with a higher number."""
    rows = store.execute(
        select(OUTBOX.c.id, OUTBOX.c.body)
        .where(OUTBOX.c.id > number)
        .order_by(OUTBOX.c.id)
        .limit(most)
    )
    return tuple(
        Envelope(id=row.id, message=_MESSAGE.validate_json(row.body)) for row in rows
    )
