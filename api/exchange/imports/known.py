"""What the store knows of many places at once, in few questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from api.exchange.capacity import (
    PLACE,
    RECORDS,
    Doing,
    Entry,
    confirmed_of,
    entries_of,
    seen,
    tell_record,
)
from api.exchange.outbox import in_turn
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.store.records import Record

MANY = 500


@dataclass(slots=True)
class Known:
    """Records, intervals in force and last confirmations, by reference."""

    records: dict[str, Record] = field(default_factory=dict)
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    confirmed: dict[str, datetime] = field(default_factory=dict)


def known_of(store: Connection, refs: Sequence[str], *, lock: bool) -> Known:
    """Return what is known of places; with `lock` nobody changes it meanwhile."""
    known = Known()
    ordered = sorted(refs)
    for part in _parts(ordered):
        found = RECORDS.these(store, PLACE, part, lock=lock)
        known.records |= {record.ref: record for record in found}
    for part in _parts(ordered):
        known.entries |= entries_of(store, part)
        known.confirmed |= confirmed_of(store, part)
    return known


def tell_all(store: Connection, refs: Sequence[str], doing: Doing) -> None:
    """Send places as they are now to the other zone."""
    in_turn(store)
    known = known_of(store, refs, lock=False)
    for ref in sorted(refs):
        record, moment = known.records[ref], known.confirmed.get(ref)
        place = seen(record, known.entries.get(ref, ()), moment, doing.day)
        tell_record(store, replace(record, body=canonical(tree_of(place))), doing)


def _parts(refs: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(refs), MANY):
        yield refs[first : first + MANY]
