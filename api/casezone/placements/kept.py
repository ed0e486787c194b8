"""Placements in the store: each move is checked, and the case moves with it."""

import secrets
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from api.casezone import tables
from api.casezone.cases import kept as cases
from api.casezone.cases.kept import File
from api.casezone.followups import kept as followups
from api.casezone.handovers import kept as handovers
from api.casezone.keys import Keys
from api.casezone.tables import CASE, PLACEMENT
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.states import CASE as CASES
from api.states import NEW
from api.states import PLACEMENT as MACHINE
from api.store.moves import Moves, Why
from matcher.model.region import Placement
from matcher.model.terms import PlacementStatus

MOVES = Moves(tables.TRANSITION)
AGREED, SECURED, STAYING = "AGREED", "SECURED", "STAYING"
COMING = (AGREED, SECURED)
IN_FORCE = (*COMING, STAYING)


def agree(
    store: Connection,
    keys: Keys,
    hold: RowMapping,
    team: str | None,
    decision: str,
    why: Why,
) -> str:
    """Keep a new placement on a hold, with its handover; return its reference."""
    ref = secrets.token_hex(16)
    state = MOVES.move(store, MACHINE, ref, NEW, "accept", why)
    store.execute(
        insert(PLACEMENT).values(
            ref=ref,
            case_ref=hold["case_ref"],
            place=hold["place"],
            team=team,
            hold=hold["ref"],
            decision=decision,
            state=state,
            start=hold["start"],
        )
    )
    handovers.open_all(store, keys, ref, hold["case_ref"], hold["start"], why)
    return ref


def bring_in(store: Connection, file: File, known: Placement, why: Why) -> None:
    """Keep a placement that was there before the desk; nothing is held for it."""
    ref = secrets.token_hex(16)
    stays = known.status is PlacementStatus.GEPLAATST
    state = NEW
    for event in ("accept", "secure", "arrive") if stays else ("accept",):
        state = MOVES.move(store, MACHINE, ref, state, event, why)
        if event != "arrive":
            file = cases.move(store, file, event, why)
    store.execute(
        insert(PLACEMENT).values(
            ref=ref,
            case_ref=file.ref,
            place=known.place,
            team=known.team,
            state=state,
            start=known.start,
            arrived_on=known.start if stays else None,
        )
    )


def one(store: Connection, ref: str, *, lock: bool = False) -> RowMapping | None:
    """Return a placement; lock the case before it, as everybody does."""
    query = select(PLACEMENT).where(PLACEMENT.c.ref == ref)
    found = store.execute(query.with_for_update() if lock else query)
    return found.mappings().first()


def of_hold(store: Connection, hold: str) -> RowMapping | None:
    """Return the placement in force that rests on a hold."""
    query = select(PLACEMENT).where(
        PLACEMENT.c.hold == hold, PLACEMENT.c.state.in_(IN_FORCE)
    )
    return store.execute(query).mappings().first()


def in_force(store: Connection) -> dict[str, RowMapping]:
    """Return the placements in force, by case; there is one of each case at most."""
    query = select(PLACEMENT).where(PLACEMENT.c.state.in_(IN_FORCE))
    return {row["case_ref"]: row for row in store.execute(query).mappings()}


def some(store: Connection, after: str, most: int) -> tuple[RowMapping, ...]:
    """Return the placements after a reference, sorted; none of an erased case."""
    query = (
        select(PLACEMENT)
        .join(CASE, CASE.c.ref == PLACEMENT.c.case_ref)
        .where(PLACEMENT.c.ref > after, CASE.c.state != cases.ERASED)
    )
    rows = store.execute(query.order_by(PLACEMENT.c.ref).limit(most))
    return tuple(rows.mappings())


def move(
    store: Connection,
    row: RowMapping,
    event: str,
    why: Why,
    values: Mapping[str, object] | None = None,
) -> None:
    """Keep a placement, which was locked, after an event, and what changes with it.

    Raises IllegalMoveError, with nothing kept, when the event cannot happen.
    """
    state = MOVES.move(store, MACHINE, row["ref"], row["state"], event, why)
    changed = {"state": state, **(values or {})}
    store.execute(
        update(PLACEMENT).where(PLACEMENT.c.ref == row["ref"]).values(changed)
    )


def arrive(store: Connection, row: RowMapping, day: date, why: Why) -> None:
    """Keep that the person came, and when is asked how it goes."""
    move(store, row, "arrive", why, {"arrived_on": day})
    followups.plan(store, row["ref"], day)


def fall_through(
    store: Connection, file: File | None, row: RowMapping, why: Why
) -> None:
    """Keep that a placement does not happen; its case waits again."""
    move(store, row, "fall-through", why)
    handover = handovers.one(store, row["ref"], row["case_ref"], lock=True)
    if handover is not None and handover.state == "OPEN":
        handovers.end(store, handover, "stop", why)
    if file is not None and (file.state, "fall-through") in CASES.moves:
        cases.move(store, file, "fall-through", why)


def keep_why(
    store: Connection, keys: Keys, row: RowMapping, told: Mapping[str, Tree]
) -> None:
    """Keep why a placement ended, sealed under the key of its case."""
    sealed = keys.seal(row["case_ref"], canonical(dict(told)))
    store.execute(
        update(PLACEMENT).where(PLACEMENT.c.ref == row["ref"]).values(sealed=sealed)
    )
