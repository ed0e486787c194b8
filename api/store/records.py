"""Records of a region in a store: the newest version of each, and all before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version of one record; `body` is canonical JSON, `owner` an organisation."""

    kind: str
    ref: str
    version: int
    body: bytes
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one store; `past` keeps every version that there was."""

    table: Table
    past: Table

    def one(
        self, store: Connection, kind: str, ref: str, *, lock: bool = False
    ) -> Record | None:
        """Return the newest version; with `lock` nobody changes it meanwhile."""
        table = self.table
        query = select(table).where(table.c.kind == kind, table.c.ref == ref)
        row = store.execute(query.with_for_update() if lock else query).first()
        return None if row is None else _record(row)

    def these(
        self, store: Connection, kind: str, refs: Sequence[str], *, lock: bool = False
    ) -> tuple[Record, ...]:
        """Return the newest versions of these records, sorted; `lock` as with one."""
        table = self.table
        query = select(table).where(table.c.kind == kind, table.c.ref.in_(refs))
        query = query.order_by(table.c.ref)
        rows = store.execute(query.with_for_update() if lock else query)
        return tuple(map(_record, rows))

    def some(
        self, store: Connection, kind: str, owner: str | None, after: str, most: int
    ) -> tuple[Record, ...]:
        """Return records after a reference, of one owner or of all (None)."""
        table = self.table
        query = select(table).where(table.c.kind == kind, table.c.ref > after)
        if owner is not None:
            query = query.where(table.c.owner == owner)
        rows = store.execute(query.order_by(table.c.ref).limit(most))
        return tuple(map(_record, rows))

    def all(self, store: Connection) -> tuple[Record, ...]:
        """Return every record, sorted by kind and reference."""
        table = self.table
        rows = store.execute(select(table).order_by(table.c.kind, table.c.ref))
        return tuple(map(_record, rows))

    def add(self, store: Connection, record: Record, by: str, at: datetime) -> None:
        """Keep a record that was not there."""
        values = _values(record, by, at)
        store.execute(insert(self.table).values(values))
        store.execute(insert(self.past).values(values))

    def replace(self, store: Connection, new: Record, by: str, at: datetime) -> bool:
        """Keep the version after the one before; False when that is not the newest."""
        table, values = self.table, _values(new, by, at)
        done = store.execute(
            update(table)
            .where(
                table.c.kind == new.kind,
                table.c.ref == new.ref,
                table.c.version == new.version - 1,
            )
            .values(values)
        )
        if not done.rowcount:
            return False
        store.execute(insert(self.past).values(values))
        return True


def _record(row: Row[Any]) -> Record:
    return Record(
        kind=row.kind,
        ref=row.ref,
        version=row.version,
        body=row.body.encode(),
        owner=row.owner,
    )


def _values(record: Record, by: str, at: datetime) -> dict[str, object]:
    return {
        "kind": record.kind,
        "ref": record.ref,
        "version": record.version,
        "owner": record.owner,
        "body": record.body.decode(),
        "changed_at": at,
        "changed_by": by,
    }
