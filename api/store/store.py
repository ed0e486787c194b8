"""One zone's database: writers one at a time on SQLite, readers beside them."""

import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

SQLITE, POSTGRESQL = "sqlite", "postgresql"
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
)
# A server that is gone is found out in seconds; a process that stands still in the
# middle of a transaction loses it, and with it the rows it had locked.
CONNECT = {
    "connect_timeout": 5,
    "tcp_user_timeout": 20_000,
    "options": "-c idle_in_transaction_session_timeout=120000",
}
POOL_SECONDS, TURN_SECONDS = 10, 30
DISK_FULL = "53100"


class StoreGone(Exception):  # noqa: N818 - it says what is the case
    """The database does not answer; nothing was changed."""


class StoreFull(StoreGone):
    """The database has no room; nothing was changed."""


class Store:
    """A database by its URL: `sqlite:///file.db` or `postgresql://...`.

    On SQLite a writer takes the lock when it begins: a transaction that reads first
    and writes later would lose updates, or fail at once when another wrote between.
    """

    def __init__(self, url: str) -> None:
        """Open nothing yet: the first connection does."""
        self.url = _driver(make_url(url))
        self._turn = threading.Lock()
        self._writer = _engine(self.url, "BEGIN IMMEDIATE")
        self._reader = _engine(self.url, "BEGIN") if self.is_sqlite else self._writer

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded default."""
        return self.url.get_backend_name() == SQLITE

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection in a transaction: all of it is kept, or nothing.

        Raises StoreGone when the database cannot be reached, StoreFull without room.
        """
        with self._in_turn(), _named(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        # SQLite lets writers look again and again, and the unlucky one waits too long.
        if not self.is_sqlite:
            yield
            return
        if not self._turn.acquire(timeout=TURN_SECONDS):
            raise StoreGone("others write")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one moment; raises StoreGone as well."""
        with _named(), self._reader.begin() as connection:
            yield connection

    def driver_arguments(self) -> dict[str, Any]:
        """Return with which arguments the driver connects, on PostgreSQL."""
        _, named = self._writer.dialect.create_connect_args(self.url)
        return {**named, **CONNECT}

    def close(self) -> None:
        """Give every connection back."""
        self._writer.dispose()
        self._reader.dispose()


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except NoConnectionError as error:
        raise StoreGone("no connection is free") from error
    except OperationalError as error:
        named = StoreFull if _is_full(error.orig) else StoreGone
        raise named(type(error.orig).__name__) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreGone(type(error.orig).__name__) from error
        raise


def _is_full(error: object) -> bool:
    if isinstance(error, sqlite3.Error):
        return error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return getattr(error, "sqlstate", None) == DISK_FULL


def _driver(url: URL) -> URL:
    backend = url.get_backend_name()
    if backend == POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if backend == SQLITE and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return url


def _engine(url: URL, begin: str) -> Engine:
    if url.get_backend_name() != SQLITE:
        return create_engine(
            url,
            pool_pre_ping=True,
            pool_timeout=POOL_SECONDS,
            connect_args=CONNECT,
            hide_parameters=True,
        )
    # An error of a statement would tell the values that it was given.
    engine = create_engine(url, hide_parameters=True)

    @event.listens_for(engine, "do_connect")
    def _there(*_: object) -> None:
        if url.database and not Path(url.database).exists():
            _make(Path(url.database))

    # The driver's own idea of transactions runs SELECT outside them.
    @event.listens_for(engine, "connect")
    def _plain(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _make(path: Path) -> None:
    """Make an empty database that nobody else reads; two at once make one.

    It has its journal mode before it has its name: of two who change that mode at once
    one would fail. The files beside a database get its rights.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with suppress(OSError, sqlite3.Error):
        _reserve(draft)
        try:
            with closing(sqlite3.connect(draft)) as connection:
                connection.execute(PRAGMAS[0])
            path.hardlink_to(draft)
        finally:
            draft.unlink()
    # A disk that has no second names for a file, or no room: whoever opens it tells.
    with suppress(OSError):
        _reserve(path)


def _reserve(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
