"""Questions in the store of the exchange: one at a time for each free unit."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from api.exchange.capacity import PLACE, RECORDS, Doing, intervals
from api.exchange.holds import take
from api.exchange.ledger import Interval, Kind, least_room
from api.exchange.outbox import send
from api.exchange.tables import QUESTION, TRANSITION
from api.messages import QuestionMoved
from api.messages.questions import QuestionAsked, Said
from api.states import NEW, IllegalMoveError
from api.states import QUESTION as MACHINE
from api.store.moves import CLOCK, Moves, Why

MOVES = Moves(TRANSITION)
BY_ITSELF = ("refuse", "lapse")
OPEN = ("ASKED", "ASKED_BACK", "MEETING", "AGREED_IF")


class NoRoomError(Exception):
    """No unit is free for the question any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an event changes of a question; `why` is a code, None leaves as it was.

    `turn`: which turn of the desk it is.
    """

    said: Said
    why: str = ""
    turn: int | None = None
    answer_by: datetime | None = None
    hold_until: datetime | None = None
    empty_nights: str | None = None


def ask(store: Connection, ref: str, body: QuestionAsked, doing: Doing) -> str:
    """Put a question to the provider or refuse it, and return its state.

    The same reference asked again is answered again.
    """
    record = RECORDS.one(store, PLACE, body.place, lock=True)
    known = one(store, ref, lock=True)
    if known is not None:
        return str(known["state"])
    free = record is not None and has_room(store, body.place, body.start, body.until)
    why = Why(who=doing.who, at=doing.at)
    store.execute(
        insert(QUESTION).values(
            ref=ref,
            place=body.place,
            owner="" if record is None else record.owner or "",
            state=MOVES.move(store, MACHINE, ref, NEW, "ask", why),
            number=0,
            turn=0,
            start=body.start,
            until=body.until,
            answer_by=body.answer_by,
            hold_days=body.hold_days,
            empty_nights=body.empty_nights.value,
            asked=body.model_dump_json(by_alias=True),
            said=_written(Said()),
            asked_at=doing.at,
            record_version=0 if record is None else record.version,
        )
    )
    if free:
        return "ASKED"
    row = one(store, ref)
    assert row is not None  # noqa: S101 - it was made just now
    return str(change(store, row, "refuse", Change(said=Said()), doing)["state"])


def change(
    store: Connection, row: RowMapping, event: str, more: Change, doing: Doing
) -> RowMapping:
    """Let an event happen to a question that was locked, and tell the case zone.

    Raises IllegalMoveError when it cannot happen, of a clock that has run out as
    well, and NoRoomError; nothing is changed then.
    """
    if is_over(row, doing.at) and event not in BY_ITSELF:
        raise IllegalMoveError(MACHINE.name, "LAPSED", event)
    ref, target = row["ref"], MACHINE.target(row["state"], event)
    agreed = target == "AGREED"
    if agreed and not has_room(
        store, row["place"], row["start"], row["until"], beside=ref
    ):
        raise NoRoomError
    held = doing.at + timedelta(days=row["hold_days"])
    why = Why(who=doing.who, at=doing.at, why=more.why)
    values: dict[str, Any] = {
        "state": MOVES.move(store, MACHINE, ref, row["state"], event, why),
        "number": row["number"] + 1,
        "turn": more.turn or row["turn"],
        "answer_by": more.answer_by or row["answer_by"],
        "hold_until": (more.hold_until or held) if agreed else None,
        "empty_nights": more.empty_nights or row["empty_nights"],
        "said": _written(more.said),
    }
    after = _updated(store, ref, values)
    if agreed:
        take(store, after, doing)
    message = QuestionMoved(
        ref=ref,
        number=after["number"],
        turn=after["turn"],
        event=event,
        answer_by=after["answer_by"],
        hold_until=after["hold_until"],
        empty_nights=after["empty_nights"],
        said=more.said,
    )
    send(store, message, doing.at)
    return after


def has_room(
    store: Connection,
    place: str,
    start: date,
    until: date | None,
    beside: str | None = None,
) -> bool:
    """Tell whether a unit is free that no other question, nor a hold, takes."""
    query = select(QUESTION.c.start, QUESTION.c.until).where(
        QUESTION.c.place == place, QUESTION.c.state.in_(OPEN)
    )
    if beside is not None:
        query = query.where(QUESTION.c.ref != beside)
    asked = [
        Interval(kind=Kind.HELD, count=1, start=row.start, until=row.until)
        for row in store.execute(query)
    ]
    return least_room([*intervals(store, place), *asked], start, until) > 0


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a question; who locks it has locked its place before."""
    query = select(QUESTION).where(QUESTION.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def locked(store: Connection, ref: str) -> RowMapping | None:
    """Return a question that nobody changes meanwhile, and its place neither."""
    row = one(store, ref)
    if row is None:
        return None
    RECORDS.one(store, PLACE, row["place"], lock=True)
    return one(store, ref, lock=True)


def said_of(row: RowMapping) -> Said:
    """Return what was last said to a question."""
    return Said.model_validate_json(row["said"])


def is_over(row: RowMapping, now: datetime) -> bool:
    """Tell whether the clock of an open question has run out."""
    return row["state"] in OPEN and row["answer_by"] <= now


def lapse(store: Connection, now: datetime) -> None:
    """End every open question whose moment has passed, and tell the desk."""
    over = _over(now).with_for_update(skip_locked=True)
    for row in store.execute(over).mappings().all():
        doing = Doing(who=CLOCK, at=now)
        change(store, row, "lapse", Change(said=said_of(row)), doing)


def has_lapsed(store: Connection, now: datetime) -> bool:
    """Tell whether a question waits to be ended."""
    return store.execute(_over(now).limit(1)).first() is not None


def _over(now: datetime) -> Any:  # noqa: ANN401 - a query
    return select(QUESTION).where(
        QUESTION.c.state.in_(OPEN), QUESTION.c.answer_by <= now
    )


def _updated(store: Connection, ref: str, values: dict[str, Any]) -> RowMapping:
    store.execute(update(QUESTION).where(QUESTION.c.ref == ref).values(values))
    row = one(store, ref)
    assert row is not None  # noqa: S101 - it was locked
    return row


def _written(said: Said) -> str:
    return said.model_dump_json(by_alias=True)
