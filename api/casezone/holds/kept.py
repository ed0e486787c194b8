"""Holds as the case zone keeps them: written before the exchange is asked."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.cases import kept as cases
from api.casezone.desk import Desk
from api.casezone.placements import kept as placements
from api.casezone.tables import HOLD
from api.states import HOLD as MACHINE
from api.states import NEW, IllegalMoveError
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
EVENTS_TO: Mapping[str, tuple[str, ...]] = {
    "HELD": ("take",),
    "REFUSED": ("refuse",),
    "RELEASED": ("take", "release"),
    "LAPSED": ("take", "lapse"),
}


def ask(
    store: Connection, case: str, place: str, start: date, lapses_at: datetime, why: Why
) -> str:
    """Keep that a hold is going to be asked; return its reference."""
    ref = secrets.token_hex(16)
    state = MOVES.move(store, MACHINE, ref, NEW, "ask", why)
    store.execute(
        insert(HOLD).values(
            ref=ref,
            case_ref=case,
            place=place,
            state=state,
            start=start,
            lapses_at=lapses_at,
            asked_by=why.who,
        )
    )
    return ref


def settle(desk: Desk, ref: str) -> None:
    """Ask the exchange, and keep its answer; asking twice is safe.

    Raises ExchangeGoneError, with the hold still asked.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["state"] != "ASKED":
        return
    answer = desk.exchange.hold(ref, row["place"], row["start"], row["lapses_at"])
    events = EVENTS_TO["REFUSED" if answer is None else answer.state]
    with desk.store.writing() as store:
        state = _state(store, ref)
        if state != "ASKED":
            # Somebody else asked at the same moment, and has kept the answer.
            return
        for event in events:
            why = Why(who=row["asked_by"], at=desk.now())
            state = _move(store, ref, state, event, why)


def settle_all(desk: Desk) -> None:
    """Ask again what was asked and never answered."""
    query = select(HOLD.c.ref).where(HOLD.c.state == "ASKED")
    with desk.store.reading() as store:
        waiting = store.execute(query).scalars().all()
    for ref in waiting:
        settle(desk, ref)


def release(desk: Desk, ref: str, why: Why) -> None:
    """Give a hold back at the exchange, and keep that.

    Raises IllegalMoveError when it is not held, and ExchangeGoneError.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["state"] != "HELD":
        raise IllegalMoveError(MACHINE.name, "NEW" if row is None else row["state"], "")
    event = "release" if desk.exchange.release(ref) else "lapse"
    with desk.store.writing() as store:
        file = cases.one(store, row["case_ref"], lock=True)
        if _state(store, ref) == "HELD":
            _move(store, ref, "HELD", event, why)
        placement = placements.of_hold(store, ref)
        if placement is not None and placement["state"] in placements.COMING:
            # Somebody agreed on it while it was being given back.
            placements.fall_through(store, file, placement, why)


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a hold; with `lock` nobody changes it meanwhile."""
    query = select(HOLD).where(HOLD.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def of_case(store: Connection, case: str) -> tuple[RowMapping, ...]:
    """Return the holds of a case."""
    query = select(HOLD).where(HOLD.c.case_ref == case).order_by(HOLD.c.ref)
    return tuple(store.execute(query).mappings())


def has_live(store: Connection, case: str) -> bool:
    """Tell whether a case has a hold already, or asks for one."""
    live = HOLD.c.state.in_(("ASKED", "HELD"))
    query = select(HOLD.c.ref).where(HOLD.c.case_ref == case, live)
    return store.execute(query).first() is not None


def _state(store: Connection, ref: str) -> str:
    query = select(HOLD.c.state).where(HOLD.c.ref == ref).with_for_update()
    state: str = store.execute(query).scalar_one()
    return state


def _move(store: Connection, ref: str, state: str, event: str, why: Why) -> str:
    target = MOVES.move(store, MACHINE, ref, state, event, why)
    store.execute(update(HOLD).where(HOLD.c.ref == ref).values(state=target))
    return target
