"""A store as one file of lines, for a backup on any database and back."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, LargeBinary, MetaData, Table, insert, select

from api.store.types import Instant

FORMAT = 1
BATCH = 500


class BackupError(Exception):
    """The file is no backup of this zone, or the store is not empty."""


def written(store: Connection, metadata: MetaData, version: str) -> Iterator[bytes]:
    """Yield every row of a store as a line, in an order of their own."""
    yield _line({"format": FORMAT, "version": version})
    for table in metadata.sorted_tables:
        for row in store.execute(select(table).order_by(*table.primary_key)).mappings():
            values = {c.name: _plain(row[c.name]) for c in table.columns}
            yield _line({"table": table.name, "row": values})


def read_back(
    store: Connection, metadata: MetaData, version: str, lines: Iterable[bytes]
) -> None:
    """Fill an empty store with what was written; BackupError, or all of it."""
    rest = iter(lines)
    if _parsed(next(rest, b"")) != {"format": FORMAT, "version": version}:
        message = f"the file is no backup of version {version}"
        raise BackupError(message)
    if not is_empty(store, metadata):
        raise BackupError("the store is not empty")
    for line in rest:
        tree = _parsed(line)
        name = str(tree.get("table"))
        if name not in metadata.tables or not isinstance(tree.get("row"), dict):
            raise BackupError("the file is damaged")
        table = metadata.tables[name]
        store.execute(insert(table).values(_typed(table, tree["row"])))
    _count_on(store, metadata)


def is_empty(store: Connection, metadata: MetaData) -> bool:
    """Tell whether no table of a store has a row."""
    return all(
        store.execute(select(table).limit(1)).first() is None
        for table in metadata.sorted_tables
    )


def _count_on(store: Connection, metadata: MetaData) -> None:
    """Let numbers of new rows go on after the highest there is."""
    if store.dialect.name == "sqlite":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            store.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', "  # noqa: S608 - names of ours
                f"'{column.name}'), max({column.name})) FROM {table.name}"
            )


def _line(tree: dict[str, Any]) -> bytes:
    text = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        tree = json.loads(line)
    except ValueError:
        tree = None
    if not isinstance(tree, dict):
        raise BackupError("the file is damaged")
    return tree


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value


def _typed(table: Table, row: dict[str, Any]) -> dict[str, object]:
    try:
        return {c.name: _value(c.type, row[c.name]) for c in table.columns}
    except (KeyError, ValueError, TypeError) as error:
        raise BackupError("the file is damaged") from error


def _value(kind: object, value: Any) -> object:  # noqa: ANN401 - out of JSON
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value, validate=True)
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
