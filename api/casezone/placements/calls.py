"""What the exchange is told of holds: kept before, and told again when lost."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.cases import kept as cases
from api.casezone.desk import Desk
from api.casezone.holds import kept as holds
from api.casezone.placements import kept
from api.casezone.tables import CAPACITY_CALL as CALL
from api.casezone.tables import HOLD
from api.states import HOLD as MACHINE
from api.states import PLACEMENT
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
KEEP, USE, LEAVE, RELEASE = "keep", "use", "leave", "release"
TAKEN: Mapping[str, str] = {
    KEEP: "HELD",
    USE: "USED",
    LEAVE: "LEFT",
    RELEASE: "RELEASED",
}
REFUSED = "REFUSED"
LAPSES = "lapses_at"


def ask(store: Connection, hold: str, kind: str, day: date | None, why: Why) -> str:
    """Keep that the exchange is going to be told; return the reference of the call.

    A call that was kept and not answered yet is that call.
    """
    known = pending(store, hold, kind)
    if known is not None:
        return known
    ref = secrets.token_hex(16)
    store.execute(
        insert(CALL).values(
            ref=ref,
            hold=hold,
            kind=kind,
            day=day,
            asked_by=why.who,
            asked_at=why.at,
        )
    )
    return ref


def ask_all(store: Connection, hold: str, kind: str, day: date | None, why: Why) -> str:
    """Keep that the exchange is going to be told of a hold and what goes with it.

    Return the call about the hold itself.
    """
    row = holds.one(store, hold)
    assert row is not None  # noqa: S101 - a placement rests on it
    own, *_ = [ask(store, one, kind, day, why) for one in holds.together(store, row)]
    return own


def pending(store: Connection, hold: str, kind: str) -> str | None:
    """Return the call of a kind about a hold that was not answered yet."""
    query = select(CALL.c.ref).where(
        CALL.c.hold == hold, CALL.c.kind == kind, CALL.c.answer.is_(None)
    )
    found: str | None = store.execute(query).scalar()
    return found


def settle(desk: Desk, ref: str) -> str:
    """Tell the exchange, and keep what it answers: a state of the hold, or REFUSED.

    Raises ExchangeGoneError, with the call still to be made.
    """
    with desk.store.reading() as store:
        row = _one(store, ref)
    if row["answer"] is not None:
        return str(row["answer"])
    answer, more = _told(desk, row)
    with desk.store.writing() as store:
        _keep(store, ref, (answer, more), Why(who=row["asked_by"], at=desk.now()))
    return answer


def settle_all(desk: Desk) -> None:
    """Make every call that was not answered again."""
    query = select(CALL.c.ref).where(CALL.c.answer.is_(None)).order_by(CALL.c.asked_at)
    with desk.store.reading() as store:
        waiting = store.execute(query).scalars().all()
    for ref in waiting:
        settle(desk, ref)


def settle_of(desk: Desk, hold: str) -> None:
    """Make every call about a hold that was not answered; raises ExchangeGoneError."""
    with desk.store.reading() as store:
        waiting = [pending(store, hold, kind) for kind in TAKEN]
    for ref in waiting:
        if ref is not None:
            settle(desk, ref)


def _told(desk: Desk, row: RowMapping) -> tuple[str, dict[str, datetime]]:
    """Return what the exchange answers, and what it changes of the hold beside it."""
    hold, kind, day = row["hold"], row["kind"], row["day"]
    if kind == KEEP:
        now = desk.exchange.keep(hold)
        return (REFUSED, {}) if now is None else (now.state, {LAPSES: now.lapses_at})
    if kind == RELEASE:
        return (TAKEN[RELEASE] if desk.exchange.release(hold) else REFUSED), {}
    call = desk.exchange.occupy if kind == USE else desk.exchange.vacate
    return call(hold, day) or REFUSED, {}


def _keep(
    store: Connection, ref: str, answered: tuple[str, dict[str, datetime]], why: Why
) -> None:
    answer, more = answered
    call = _one(store, ref)
    hold = select(HOLD).where(HOLD.c.ref == call["hold"])
    # The case first, as everybody who decides about it does.
    case = store.execute(hold).mappings().one()["case_ref"]
    cases.one(store, case, lock=True)
    row = store.execute(hold.with_for_update()).mappings().one()
    if _one(store, ref)["answer"] is not None:
        # Somebody else told it at the same moment, and has kept the answer.
        return
    store.execute(update(CALL).where(CALL.c.ref == ref).values(answer=answer))
    event = call["kind"]
    if answer == TAKEN[event] and (row["state"], event) in MACHINE.moves:
        state = MOVES.move(store, MACHINE, row["ref"], row["state"], event, why)
        changed = update(HOLD).where(HOLD.c.ref == row["ref"])
        store.execute(changed.values(state=state, **more))
    if event == USE and answer != REFUSED:
        _arrived(store, call, why)


def _arrived(store: Connection, call: RowMapping, why: Why) -> None:
    placement = kept.of_hold(store, call["hold"])
    if placement is not None and (placement["state"], "arrive") in PLACEMENT.moves:
        kept.arrive(store, placement, call["day"], why)


def _one(store: Connection, ref: str) -> RowMapping:
    return store.execute(select(CALL).where(CALL.c.ref == ref)).mappings().one()
