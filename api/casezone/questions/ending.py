"""What nobody waits for any more is given back, so that others can have the place."""

import logging

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from api.casezone.cases.kept import restricted
from api.casezone.desk import Desk
from api.casezone.holds import kept as holds
from api.casezone.placements import kept as placements
from api.casezone.questions import kept
from api.casezone.questions.calling import RECALL, settle
from api.casezone.questions.shapes import Own
from api.casezone.tables import CASE, HOLD, QUESTION
from api.messages.questions import DeskTurn
from api.states import IllegalMoveError
from api.store.moves import CLOCK, Why

# In these states nobody looks for a place for somebody, and asks or holds none.
AT_REST = ("ERASED", "CLOSED", "OUTSIDE", "PARKED")
PLACED = ("PLACED", "SECURED")
LOG = logging.getLogger(__name__)


def settle_all(desk: Desk) -> None:
    """Recall questions that came to nothing, and release holds that nobody uses.

    A case has one confirmed hold: when there is one, its other questions are
    recalled, and a yes that came at the same moment is given back. A dwelling and
    the team that goes with it are one. Raises ExchangeGoneError.
    """
    with desk.store.reading() as store:
        main = _main_holds(store)
        asked = _to_recall(store, main)
        held = _to_release(store, main)
    for ref in asked:
        _recall(desk, ref)
    for ref in held:
        try:
            holds.release(desk, ref, Why(who=CLOCK, at=desk.now()))
        except IllegalMoveError:
            LOG.info("a hold ended by itself")


def _main_holds(store: Connection) -> dict[str, RowMapping]:
    """Return by case the hold that counts: of its placement, else the first taken."""
    query = (
        select(HOLD, QUESTION.c.other)
        .join(QUESTION, QUESTION.c.ref == HOLD.c.ref)
        .order_by(HOLD.c.taken_at, HOLD.c.ref)
    )
    used = {row["hold"] for row in placements.in_force(store).values()}
    found: dict[str, RowMapping] = {}
    for row in store.execute(query).mappings():
        if row["ref"] in used:
            found[row["case_ref"]] = row
        elif row["state"] == holds.HELD:
            found.setdefault(row["case_ref"], row)
    return found


def _to_recall(store: Connection, main: dict[str, RowMapping]) -> tuple[str, ...]:
    query = (
        select(QUESTION, CASE.c.state.label("case_state"))
        .join(CASE, CASE.c.ref == QUESTION.c.case_ref)
        .where(QUESTION.c.state.in_(kept.OPEN), QUESTION.c.pending.is_(None))
    )
    over = (*AT_REST, *PLACED)
    rows = store.execute(query).mappings().all()
    # Nobody weighs any more what may not be used now; what is held stays held.
    stopped = restricted(store, (row["case_ref"] for row in rows))
    return tuple(
        row["ref"]
        for row in rows
        if row["case_state"] in over
        or row["case_ref"] in stopped
        or _is_beside(row, main.get(row["case_ref"]))
    )


def _to_release(store: Connection, main: dict[str, RowMapping]) -> tuple[str, ...]:
    query = (
        select(HOLD, QUESTION.c.other, CASE.c.state.label("case_state"))
        .join(QUESTION, QUESTION.c.ref == HOLD.c.ref)
        .join(CASE, CASE.c.ref == HOLD.c.case_ref)
        .where(HOLD.c.state == holds.HELD)
    )
    return tuple(
        row["ref"]
        for row in store.execute(query).mappings()
        if row["case_state"] in AT_REST or _is_beside(row, main.get(row["case_ref"]))
    )


def _is_beside(row: RowMapping, hold: RowMapping | None) -> bool:
    """Tell whether another place is held already for the case of a row."""
    if hold is None or hold["ref"] == row["ref"]:
        return False
    return not holds.goes_with(hold, row["place"], row["other"])


def _recall(desk: Desk, ref: str) -> None:
    with desk.store.writing() as store:
        row = kept.one(store, ref, lock=True)
        if row is None or row["pending"] is not None or row["state"] not in kept.OPEN:
            return
        keys = desk.keys
        own = kept.own_of(keys, row) if keys.has(row["case_ref"]) else Own()
        turn = DeskTurn(turn=row["turn"] + 1)
        kept.begin(store, keys, row, RECALL, turn, own, CLOCK)
    settle(desk, ref)
