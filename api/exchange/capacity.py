"""The capacity of places in the store: intervals, holds, confirmations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from api.exchange.ledger import Interval, Kind, openings
from api.exchange.outbox import in_turn, put, send
from api.exchange.tables import CONFIRMATION, LEDGER, PAST_RECORD, RECORD
from api.messages import PlacesConfirmed, RecordChanged
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.store.records import Record, Records
from api.web.zone import HERE
from matcher.model.place import Place

PLACE = "place"
RECORDS = Records(RECORD, PAST_RECORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An interval with its number, who entered it and why."""

    id: int
    interval: Interval
    hold: str | None
    reason: str
    entered_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who changes something, and when."""

    who: str
    at: datetime

    @property
    def day(self) -> date:
        """The civil day in the Netherlands."""
        return self.at.astimezone(HERE).date()


def entries(store: Connection, place: str) -> tuple[Entry, ...]:
    """Return the intervals of a place that are in force."""
    return entries_of(store, [place]).get(place, ())


def entries_of(
    store: Connection, places: Sequence[str]
) -> dict[str, tuple[Entry, ...]]:
    """Return the intervals in force of places that have any."""
    rows = store.execute(
        select(LEDGER)
        .where(LEDGER.c.place.in_(places), LEDGER.c.ended_at.is_(None))
        .order_by(LEDGER.c.id)
    )
    found: dict[str, list[Entry]] = {}
    for row in rows:
        found.setdefault(row.place, []).append(_entry(row))
    return {place: tuple(own) for place, own in found.items()}


def _entry(row: Row[Any]) -> Entry:
    interval = Interval(
        kind=Kind(row.kind),
        count=row._mapping["count"],  # noqa: SLF001 - count() is a method
        start=row.start,
        until=row.until,
    )
    return Entry(
        id=row.id,
        interval=interval,
        hold=row.hold,
        reason=row.reason,
        entered_by=row.entered_by,
    )


def intervals(store: Connection, place: str) -> tuple[Interval, ...]:
    """Return what is in force of a place, as the pure functions take it."""
    return tuple(entry.interval for entry in entries(store, place))


def enter(
    store: Connection,
    place: str,
    interval: Interval,
    doing: Doing,
    *,
    reason: str = "",
    hold: str | None = None,
) -> int:
    """Add an interval to the ledger; return its number."""
    made = store.execute(
        insert(LEDGER)
        .values(
            place=place,
            kind=interval.kind.value,
            count=interval.count,
            start=interval.start,
            until=interval.until,
            hold=hold,
            reason=reason,
            entered_by=doing.who,
            entered_at=doing.at,
        )
        .returning(LEDGER.c.id)
    )
    number: int = made.scalar_one()
    return number


def end(store: Connection, number: int, doing: Doing) -> None:
    """Take an interval out of force; it stays in the ledger."""
    store.execute(
        update(LEDGER)
        .where(LEDGER.c.id == number, LEDGER.c.ended_at.is_(None))
        .values(ended_by=doing.who, ended_at=doing.at)
    )


def confirm(store: Connection, places: Sequence[str], doing: Doing) -> None:
    """Keep that the figures of these places are still right, and tell just that."""
    if places:
        keep_confirmed(store, places, doing)
        message = PlacesConfirmed(refs=tuple(places), day=doing.day)
        send(store, message, doing.at)


def keep_confirmed(store: Connection, places: Sequence[str], doing: Doing) -> None:
    """Keep that the figures of these places are right; whoever calls tells it."""
    said = {"confirmed_by": doing.who, "confirmed_at": doing.at}
    store.execute(insert(CONFIRMATION), [{"place": ref} | said for ref in places])


def confirmed_at(store: Connection, place: str) -> datetime | None:
    """Return when somebody last said that the figures of a place are right."""
    return confirmed_of(store, [place]).get(place)


def confirmed_of(store: Connection, places: Sequence[str]) -> dict[str, datetime]:
    """Return when somebody last said so of places of which somebody did."""
    said = CONFIRMATION.c.confirmed_at
    place = CONFIRMATION.c.place
    latest = func.max(said, type_=said.type)
    query = select(place, latest).where(place.in_(places)).group_by(place)
    return {row.place: row[1] for row in store.execute(query)}


def current(store: Connection, record: Record, today: date) -> Place:
    """Return a place with what is free from today on and when that was confirmed."""
    moment = confirmed_at(store, record.ref)
    return seen(record, entries(store, record.ref), moment, today)


def seen(
    record: Record, known: Iterable[Entry], moment: datetime | None, today: date
) -> Place:
    """Return a place as its intervals and its last confirmation make it."""
    place = _place_of(record.body)
    return replace(
        place,
        openings=openings((entry.interval for entry in known), today),
        confirmed_at=(
            place.confirmed_at if moment is None else moment.astimezone(HERE).date()
        ),
    )


def tell(store: Connection, place: str, doing: Doing) -> None:
    """Send the place as it is now to the other zone."""
    in_turn(store)
    _tell(store, place, doing)


def tell_record(store: Connection, record: Record, doing: Doing) -> None:
    """Send a record as it is to the other zone."""
    in_turn(store)
    _put(store, record, doing)


def _tell(store: Connection, place: str, doing: Doing) -> None:
    record = RECORDS.one(store, PLACE, place)
    if record is None:
        raise LookupError(place)
    now = current(store, record, doing.day)
    _put(store, replace(record, body=canonical(tree_of(now))), doing)


# A record is read far more often than it is changed.
@lru_cache(maxsize=2048)
def _place_of(body: bytes) -> Place:
    return shaped(Place, body)


def _put(store: Connection, record: Record, doing: Doing) -> None:
    message = RecordChanged(
        kind=record.kind,  # type: ignore[arg-type]
        ref=record.ref,
        record_version=record.version,
        body=record.body.decode(),
    )
    put(store, message, doing.at)
