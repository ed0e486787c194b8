"""Holds: one unit of a place is kept for the desk from a yes until a moment."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, RowMapping, insert, select, update

from api.exchange.capacity import Doing, end, enter, tell
from api.exchange.ledger import Interval, Kind
from api.exchange.outbox import send
from api.exchange.tables import HOLD, LEDGER, QUESTION, TRANSITION
from api.messages import HoldEnded
from api.messages.codes import Withdrawal
from api.messages.questions import Said
from api.states import HOLD as MACHINE
from api.states import NEW, IllegalMoveError
from api.store.moves import CLOCK, Moves, Why
from api.web.days import LAST
from api.web.zone import HERE

MOVES = Moves(TRANSITION)
ONE_DAY = timedelta(days=1)
# Where somebody that was agreed on is awaited, or has been.
KEPT = ("HELD", "USED", "LEFT")


def take(store: Connection, question: RowMapping, doing: Doing) -> None:
    """Keep one unit for the question that was agreed; its place was locked."""
    ref, start, until = question["ref"], question["start"], question["until"]
    why = Why(who=doing.who, at=doing.at)
    store.execute(
        insert(HOLD).values(
            ref=ref,
            place=question["place"],
            state=MOVES.move(store, MACHINE, ref, NEW, "take", why),
            start=start,
            until=until,
            lapses_at=question["hold_until"],
            empty_nights=question["empty_nights"],
        )
    )
    kept = Interval(kind=Kind.HELD, count=1, start=start, until=until)
    enter(store, question["place"], kept, doing, hold=ref)
    tell(store, question["place"], doing)


def release(store: Connection, ref: str, doing: Doing) -> str | None:
    """Give a unit back; None: there is no such hold. Released twice is once."""
    row = _row(store, ref)
    if row is None or row["state"] == "RELEASED":
        return None if row is None else "RELEASED"
    return _ended(store, row, "release", doing)


def keep(
    store: Connection, ref: str, grace: timedelta, doing: Doing
) -> RowMapping | None:
    """Let a held unit wait for an arrival that was agreed on; return the hold.

    It ends by itself some days after its start, or after today when that is later,
    and never before it would have. None: there is no such hold. Told twice is once.
    Raises IllegalMoveError when it has ended.
    """
    row = _row(store, ref)
    if row is None or (row["kept_at"] is not None and row["state"] in KEPT):
        return row
    if row["state"] == "HELD" and row["lapses_at"] <= doing.at:
        raise IllegalMoveError(MACHINE.name, "LAPSED", "keep")
    _moved(store, row, "keep", doing)
    begun = min(max(row["start"], doing.day), LAST.date() - grace - ONE_DAY)
    until = max(row["lapses_at"], datetime.combine(begun + grace, time(), HERE))
    same = HOLD.c.ref == ref
    store.execute(update(HOLD).where(same).values(lapses_at=until, kept_at=doing.at))
    same = QUESTION.c.ref == ref
    store.execute(update(QUESTION).where(same).values(hold_until=until))
    return _row(store, ref)


def withdraw(store: Connection, ref: str, reason: Withdrawal, doing: Doing) -> None:
    """Let the provider take a held unit back, and tell the desk why.

    Raises IllegalMoveError when it is not held.
    """
    row = _row(store, ref)
    assert row is not None  # noqa: S101 - whose it is was looked at
    _ended(store, row, "withdraw", doing, why=reason.value)
    same = QUESTION.c.ref == ref
    query = select(QUESTION.c.said).where(same).with_for_update()
    said = store.execute(query).scalar_one()
    after = Said.model_validate_json(said).model_copy(update={"withdrawal": reason})
    written = after.model_dump_json(by_alias=True)
    store.execute(update(QUESTION).where(same).values(said=written))
    send(store, HoldEnded(ref=ref, withdrawal=reason), doing.at)


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
    # One that is being changed by another is looked at the next time.
    rows = store.execute(over.with_for_update(skip_locked=True)).mappings().all()
    for row in rows:
        _ended(store, row, "lapse", Doing(who=CLOCK, at=now))
        send(store, HoldEnded(ref=row["ref"]), now)


def has_lapsed(store: Connection, now: datetime) -> bool:
    """Tell whether a hold waits to be ended."""
    over = select(HOLD.c.ref).where(HOLD.c.state == "HELD", HOLD.c.lapses_at <= now)
    return store.execute(over.limit(1)).first() is not None


def _ended(
    store: Connection, row: RowMapping, event: str, doing: Doing, why: str = ""
) -> str:
    state = _moved(store, row, event, doing, why)
    _end_all(store, row["ref"], doing)
    tell(store, row["place"], doing)
    return state


def _moved(
    store: Connection, row: RowMapping, event: str, doing: Doing, why: str = ""
) -> str:
    ref = row["ref"]
    by = Why(who=doing.who, at=doing.at, why=why)
    state = MOVES.move(store, MACHINE, ref, row["state"], event, by)
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
