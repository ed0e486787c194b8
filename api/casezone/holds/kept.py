"""Holds as the case zone keeps them: the exchange tells when one begins or ends."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.cases import kept as cases
from api.casezone.desk import Desk
from api.casezone.placements import kept as placements
from api.casezone.tables import HOLD, QUESTION
from api.states import HOLD as MACHINE
from api.states import NEW, IllegalMoveError
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
HELD = "HELD"


def take(
    store: Connection,
    question: RowMapping,
    lapses_at: datetime,
    empty_nights: str,
    why: Why,
) -> None:
    """Keep the hold that came with a yes, under the reference of its question."""
    ref = question["ref"]
    store.execute(
        insert(HOLD).values(
            ref=ref,
            case_ref=question["case_ref"],
            place=question["place"],
            state=MOVES.move(store, MACHINE, ref, NEW, "take", why),
            start=question["start"],
            until=question["until"],
            lapses_at=lapses_at,
            empty_nights=empty_nights,
            taken_at=why.at,
        )
    )


def release(desk: Desk, ref: str, why: Why) -> None:
    """Give a hold back at the exchange, and keep that.

    Raises IllegalMoveError when it is not held, and ExchangeGoneError.
    """
    with desk.store.reading() as store:
        row = one(store, ref)
    if row is None or row["state"] != HELD:
        source = NEW if row is None else row["state"]
        raise IllegalMoveError(MACHINE.name, source, "release")
    event = "release" if desk.exchange.release(ref) else "lapse"
    with desk.store.writing() as store:
        file = cases.one(store, row["case_ref"], lock=True)
        end(store, ref, event, why)
        placement = placements.of_hold(store, ref)
        if placement is not None and placement["state"] in placements.COMING:
            # Somebody agreed on it while it was being given back.
            placements.fall_through(store, file, placement, why)


def end(store: Connection, ref: str, event: str, why: Why) -> None:
    """Keep that a hold has ended; nothing when that was known."""
    row = one(store, ref, lock=True)
    if row is None or row["state"] != HELD:
        return
    state = MOVES.move(store, MACHINE, ref, HELD, event, why)
    store.execute(update(HOLD).where(HOLD.c.ref == ref).values(state=state))


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a hold; with `lock` nobody changes it meanwhile."""
    query = select(HOLD).where(HOLD.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def of_case(store: Connection, case: str) -> tuple[RowMapping, ...]:
    """Return the holds of a case."""
    query = select(HOLD).where(HOLD.c.case_ref == case).order_by(HOLD.c.ref)
    return tuple(store.execute(query).mappings())


def in_force(store: Connection, case: str | None = None) -> tuple[RowMapping, ...]:
    """Return the holds of a case, or of all, each with what goes with it (`other`).

    The first that was taken comes first.
    """
    query = (
        select(HOLD, QUESTION.c.other)
        .join(QUESTION, QUESTION.c.ref == HOLD.c.ref)
        .where(HOLD.c.state == HELD)
        .order_by(HOLD.c.taken_at, HOLD.c.ref)
    )
    if case is not None:
        query = query.where(HOLD.c.case_ref == case)
    return tuple(store.execute(query).mappings())


def together(store: Connection, hold: RowMapping) -> tuple[str, ...]:
    """Return a hold first, and then that of the dwelling or team that goes with it.

    As long as they are in the same state.
    """
    query = (
        select(HOLD, QUESTION.c.other)
        .join(QUESTION, QUESTION.c.ref == HOLD.c.ref)
        .where(HOLD.c.case_ref == hold["case_ref"], HOLD.c.state == hold["state"])
        .order_by(HOLD.c.taken_at, HOLD.c.ref)
    )
    rows = {row["ref"]: row for row in store.execute(query).mappings()}
    main = rows.pop(hold["ref"])
    others = (r for r in rows.values() if goes_with(main, r["place"], r["other"]))
    return (main["ref"], *(row["ref"] for row in others))


def has_live(store: Connection, case: str) -> bool:
    """Tell whether a unit is held for a case."""
    query = select(HOLD.c.ref).where(HOLD.c.case_ref == case, HOLD.c.state == HELD)
    return store.execute(query.limit(1)).first() is not None


def goes_with(hold: RowMapping, place: str, other: str | None) -> bool:
    """Tell whether a place is the dwelling, or the team, that goes with a hold."""
    return bool(hold["other"] == place and other == hold["place"])
