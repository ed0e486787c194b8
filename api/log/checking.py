"""The whole log gone through once: what was changed, removed or added after sealing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, func, select

from api.keyring import OneKey
from api.log.keeping import Head, LogKey
from api.log.marks import (
    COVERED_LINES,
    FIRST,
    Sealed,
    marks_of,
    root_of,
    unpacked,
)
from api.log.tables import BATCH, ENTRY
from api.settings import Zone


class Fault(StrEnum):
    """What is wrong with the first thing that is."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    BATCH = "batch"
    BATCH_GONE = "batch-gone"
    CUT = "cut"
    OTHER_KEY = "other-key"
    TOO_EARLY = "too-early"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was gone through; `line` is the number of the first line that is wrong.

    `gone`: lines that went by their term. `waiting`: lines that are not sealed yet.
    """

    batches: int = 0
    lines: int = 0
    gone: int = 0
    waiting: int = 0
    fault: Fault | None = None
    batch: int | None = None
    line: int | None = None


class _WrongError(Exception):
    def __init__(self, fault: Fault, batch: int, line: int | None = None) -> None:
        super().__init__(fault)
        self.fault, self.batch, self.line = fault, batch, line


def check_log(store: Connection, key: LogKey, kept_since: datetime) -> Checked:
    """Go through every batch and every line; raises NoKeyError without the key.

    Lines may be gone by their term only where all of a batch is from before
    `kept_since`.
    """
    known = {one.name: one for one in key.ring.every()}
    batches = lines = gone = 0
    fault, batch, line = None, None, None
    own: OneKey | None = None
    try:
        for row, before in _batches(store):
            if own is None or row.key != own.name:
                # A key that was left for another one never comes back.
                own = _taken(known, row)
            # Lines first: their own marks tell which of them was touched.
            if row.marks is None:
                _check_gone(store, row, kept_since)
                gone += row.lines
            else:
                _check_lines(store, row, own)
                lines += row.lines
            _check_batch(row, before, key.zone, own)
            batches += 1
        _check_end(store, key.head)
    except _WrongError as wrong:
        fault, batch, line = wrong.fault, wrong.batch, wrong.line
    open_lines = select(func.count()).where(ENTRY.c.batch.is_(None))
    return Checked(
        batches=batches,
        lines=lines,
        gone=gone,
        waiting=store.execute(open_lines).scalar_one(),
        fault=fault,
        batch=batch,
        line=line,
    )


def _batches(store: Connection) -> Iterator[tuple[Row[Any], Head]]:
    numbers = store.execute(select(BATCH.c.number).order_by(BATCH.c.number)).scalars()
    before = Head(number=0, digest=FIRST)
    for number in numbers.all():
        if number != before.number + 1:
            missing = before.number + 1
            raise _WrongError(Fault.BATCH_GONE, missing, _first_of(store, missing))
        row = store.execute(select(BATCH).where(BATCH.c.number == number)).one()
        yield row, before
        before = Head(number=number, digest=row.digest)


def _taken(known: dict[str, OneKey], row: Row[Any]) -> OneKey:
    try:
        return known.pop(row.key)
    except KeyError:
        raise _WrongError(Fault.OTHER_KEY, row.number) from None


def _check_batch(row: Row[Any], before: Head, zone: Zone, key: OneKey) -> None:
    sealed = Sealed(
        number=row.number,
        lines=row.lines,
        first_at=row.first_at,
        last_at=row.last_at,
        root=row.root,
        before=before.digest,
    )
    if row.before != before.digest or row.digest != sealed.signed(zone, key):
        raise _WrongError(Fault.BATCH, row.number)
    if row.marks is not None and root_of(row.marks) != row.root:
        raise _WrongError(Fault.BATCH, row.number)


def _check_lines(store: Connection, row: Row[Any], key: OneKey) -> None:
    query = COVERED_LINES.where(ENTRY.c.batch == row.number).order_by(ENTRY.c.id)
    found = dict(marks_of(store.execute(query), key.secret))
    sealed = dict(unpacked(row.marks))
    if found == sealed:
        return
    for number in sorted(found.keys() | sealed.keys()):
        if number not in sealed:
            raise _WrongError(Fault.INSERTED, row.number, number)
        if number not in found:
            raise _WrongError(Fault.REMOVED, row.number, number)
        if found[number] != sealed[number]:
            raise _WrongError(Fault.CHANGED, row.number, number)


def _check_gone(store: Connection, row: Row[Any], kept_since: datetime) -> None:
    if row.last_at >= kept_since:
        raise _WrongError(Fault.TOO_EARLY, row.number)
    line = _first_of(store, row.number)
    if line is not None:
        raise _WrongError(Fault.INSERTED, row.number, line)


def _check_end(store: Connection, head: Head | None) -> None:
    row = store.execute(select(BATCH).order_by(BATCH.c.number.desc()).limit(1)).first()
    last = 0 if row is None else row.number
    if head is not None and head.number > last:
        raise _WrongError(Fault.CUT, last + 1, _first_of(store, last + 1))
    if head is None and last:
        raise _WrongError(Fault.CUT, last)
    if head is not None and head.number:
        # Who got hold of a key makes batches that fit it, but not what is kept here.
        query = select(BATCH.c.digest).where(BATCH.c.number == head.number)
        if store.execute(query).scalar_one() != head.digest:
            raise _WrongError(Fault.BATCH, head.number)
    strange = select(ENTRY.c.batch, ENTRY.c.id).where(
        ENTRY.c.batch.is_not(None), ENTRY.c.batch.not_in(select(BATCH.c.number))
    )
    row = store.execute(strange.order_by(ENTRY.c.id).limit(1)).first()
    if row is not None:
        raise _WrongError(Fault.INSERTED, row.batch, row.id)


def _first_of(store: Connection, batch: int) -> int | None:
    query = select(func.min(ENTRY.c.id)).where(ENTRY.c.batch == batch)
    first: int | None = store.execute(query).scalar()
    return first
