"""What nobody waits for any more is given back, so that others can have the place."""

import logging

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from api.casezone.desk import Desk
from api.casezone.holds import kept as holds
from api.casezone.questions import kept
from api.casezone.questions.calling import RECALL, settle
from api.casezone.questions.shapes import Own
from api.casezone.tables import CASE, HOLD, QUESTION
from api.messages.questions import DeskTurn
from api.states import IllegalMoveError
from api.store.moves import Why

CLOCK = "clock"
# In these states nobody looks for a place for somebody any more.
DONE = ("ERASED", "CLOSED", "OUTSIDE", "PLACED", "SECURED")
NO_STAY = ("ERASED", "CLOSED", "OUTSIDE")
LOG = logging.getLogger(__name__)


def end_loose_ends(desk: Desk) -> None:
    """Recall questions that came to nothing, and release holds that nobody uses.

    A case has one confirmed hold: when there is one, its other questions are
    recalled, and a yes that came at the same moment is given back. A dwelling and
    the team that goes with it are one.
    """
    with desk.store.reading() as store:
        asked = _to_recall(store)
        held = _to_release(store)
    for ref in asked:
        _recall(desk, ref)
    for ref in held:
        try:
            holds.release(desk, ref, Why(who=CLOCK, at=desk.now()))
        except IllegalMoveError:
            LOG.info("a hold ended by itself")


def _to_recall(store: Connection) -> tuple[str, ...]:
    query = (
        select(QUESTION, CASE.c.state.label("case_state"))
        .join(CASE, CASE.c.ref == QUESTION.c.case_ref)
        .where(QUESTION.c.state.in_(kept.OPEN), QUESTION.c.pending.is_(None))
    )
    held = _first_holds(store)
    return tuple(
        row["ref"]
        for row in store.execute(query).mappings()
        if row["case_state"] in DONE or _is_settled(row, held.get(row["case_ref"]))
    )


def _to_release(store: Connection) -> tuple[str, ...]:
    query = (
        select(HOLD.c.ref)
        .join(CASE, CASE.c.ref == HOLD.c.case_ref)
        .where(HOLD.c.state == holds.HELD, CASE.c.state.in_(NO_STAY))
    )
    done = tuple(store.execute(query).scalars())
    held = _first_holds(store)
    second = tuple(
        row["ref"]
        for row in holds.in_force(store)
        if _is_settled(row, held[row["case_ref"]])
    )
    return tuple(dict.fromkeys((*done, *second)))


def _first_holds(store: Connection) -> dict[str, RowMapping]:
    found: dict[str, RowMapping] = {}
    for row in holds.in_force(store):
        found.setdefault(row["case_ref"], row)
    return found


def _is_settled(row: RowMapping, hold: RowMapping | None) -> bool:
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
