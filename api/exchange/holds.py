"""Holds: one unit of a place is kept for the desk until a moment, or it is refused."""

from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from api.exchange.capacity import PLACE, RECORDS, Doing, end, enter, intervals, tell
from api.exchange.ledger import Interval, Kind, least_room
from api.exchange.outbox import send
from api.exchange.tables import HOLD, LEDGER, TRANSITION
from api.messages import HoldEnded
from api.states import HOLD as MACHINE
from api.states import NEW
from api.store.moves import Moves, Why

MOVES = Moves(TRANSITION)
CLOCK = "clock"


def ask(
    store: Connection,
    ref: str,
    place: str,
    start: date,
    lapses_at: datetime,
    doing: Doing,
) -> str | None:
    """Take one unit of a place or refuse it, and return the state of the hold.

    The same reference asked again is answered again. None: there is no such place.
    """
    if RECORDS.one(store, PLACE, place, lock=True) is None:
        return None
    known = _row(store, ref)
    if known is not None:
        return str(known["state"])
    lapse(store, doing.at)
    why = Why(who=doing.who, at=doing.at)
    asked = MOVES.move(store, MACHINE, ref, NEW, "ask", why)
    free = least_room(intervals(store, place), start, None) > 0
    state = MOVES.move(store, MACHINE, ref, asked, "take" if free else "refuse", why)
    store.execute(
        insert(HOLD).values(
            ref=ref, place=place, state=state, start=start, lapses_at=lapses_at
        )
    )
    if free:
        kept = Interval(kind=Kind.HELD, count=1, start=start, until=None)
        enter(store, place, kept, doing, hold=ref)
        tell(store, place, doing)
    return state


def release(store: Connection, ref: str, doing: Doing) -> str | None:
    """Give a unit back; None: there is no such hold. Released twice is once."""
    row = _row(store, ref)
    if row is None or row["state"] == "RELEASED":
        return None if row is None else "RELEASED"
    return _ended(store, row, "release", doing)


def use(store: Connection, ref: str, day: date, doing: Doing) -> str | None:
    """Let a held unit be occupied from a day on, and return the state of the hold.

    None: there is no such hold. Told twice is once.
    """
    # First, so that locks are taken in the same order by everybody.
    lapse(store, doing.at)
    row = _row(store, ref)
    if row is None or row["state"] in {"USED", "LEFT"}:
        return None if row is None else str(row["state"])
    state = _moved(store, row, "use", doing)
    _end_all(store, ref, doing)
    occupied = Interval(kind=Kind.OCCUPIED, count=1, start=day, until=None)
    enter(store, row["place"], occupied, doing, hold=ref)
    tell(store, row["place"], doing)
    return state


def leave(store: Connection, ref: str, day: date, doing: Doing) -> str | None:
    """Let an occupied unit be free from a day on, and return the state of the hold.

    None: there is no such hold. Told twice is once.
    """
    row = _row(store, ref)
    if row is None or row["state"] == "LEFT":
        return None if row is None else "LEFT"
    state = _moved(store, row, "leave", doing)
    for start in _end_all(store, ref, doing):
        if start < day:
            stayed = Interval(kind=Kind.OCCUPIED, count=1, start=start, until=day)
            enter(store, row["place"], stayed, doing, hold=ref)
    tell(store, row["place"], doing)
    return state


def lapse(store: Connection, now: datetime) -> None:
    """End every hold whose last moment has passed, and tell the desk."""
    over = select(HOLD).where(HOLD.c.state == "HELD", HOLD.c.lapses_at <= now)
    for row in store.execute(over.with_for_update()).mappings().all():
        _ended(store, row, "lapse", Doing(who=CLOCK, at=now))
        send(store, HoldEnded(ref=row["ref"]), now)


def has_lapsed(store: Connection, now: datetime) -> bool:
    """Tell whether a hold waits to be ended."""
    over = select(HOLD.c.ref).where(HOLD.c.state == "HELD", HOLD.c.lapses_at <= now)
    return store.execute(over.limit(1)).first() is not None


def _ended(store: Connection, row: RowMapping, event: str, doing: Doing) -> str:
    state = _moved(store, row, event, doing)
    _end_all(store, row["ref"], doing)
    tell(store, row["place"], doing)
    return state


def _moved(store: Connection, row: RowMapping, event: str, doing: Doing) -> str:
    ref = row["ref"]
    why = Why(who=doing.who, at=doing.at)
    state = MOVES.move(store, MACHINE, ref, row["state"], event, why)
    store.execute(update(HOLD).where(HOLD.c.ref == ref).values(state=state))
    return state


def _end_all(store: Connection, ref: str, doing: Doing) -> tuple[date, ...]:
    """Take what a hold has in the ledger out of force; return when each began."""
    in_force = select(LEDGER.c.id, LEDGER.c.start).where(
        LEDGER.c.hold == ref, LEDGER.c.ended_at.is_(None)
    )
    found = store.execute(in_force).all()
    for row in found:
        end(store, row.id, doing)
    return tuple(row.start for row in found)


def _row(store: Connection, ref: str) -> RowMapping | None:
    query = select(HOLD).where(HOLD.c.ref == ref).with_for_update()
    return store.execute(query).mappings().first()
