"""A bare service: one route that writes one row with SQLAlchemy, and nothing else.

`python -m benchmarks.peers.bare_write ADDRESS PORT`: no session, no role, no ledger, no
message; as durable as the service it is measured against.
"""

import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
)

METADATA = MetaData()
BARE = Table(
    "bare_confirmation",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("place", String(64), nullable=False),
    Column("confirmed_at", DateTime(timezone=True), nullable=False),
)


class Confirmed(BaseModel):
    """How many places were confirmed."""

    places: int


def bare_app(engine: Engine) -> FastAPI:
    """Return the service on a database."""
    app = FastAPI()
    METADATA.create_all(engine)

    @app.post("/places/{ref}/confirmations", status_code=201)
    def confirm(ref: str) -> Confirmed:
        with engine.begin() as connection:
            values = {"place": ref, "confirmed_at": datetime.now(UTC)}
            connection.execute(insert(BARE).values(values))
        return Confirmed(places=1)

    return app


def engine_on(address: str) -> Engine:
    """Return an engine that keeps a row through a loss of power."""
    if not address.startswith("sqlite"):
        return create_engine(
            address.replace("postgresql:", "postgresql+psycopg:"), pool_pre_ping=True
        )
    engine = create_engine(address)

    @event.listens_for(engine, "connect")
    def _durable(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def main(argv: Sequence[str]) -> None:
    """Serve until told to stop."""
    address, port = argv
    uvicorn.run(bare_app(engine_on(address)), port=int(port), log_level="critical")


if __name__ == "__main__":
    main(sys.argv[1:])
