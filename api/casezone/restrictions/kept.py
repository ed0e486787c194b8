"""Restrictions in the store; on which ground and what it waits for is sealed."""

from datetime import date

from sqlalchemy import Connection

from api.casezone import tables
from api.casezone.cases.kept import IN_FORCE
from api.casezone.keys import Keys
from api.casezone.land import Land
from api.casezone.tables import RESTRICTION
from api.casezone.things import Thing, Things
from api.states import RESTRICTION as MACHINE
from api.store.moves import Moves, Why
from api.text.rights import RestrictionGround

RESTRICTIONS = Things(
    table=RESTRICTION, machine=MACHINE, moves=Moves(tables.TRANSITION)
)
TOLD = "TOLD"


def impose(
    store: Connection,
    keys: Keys,
    case: str,
    ground: RestrictionGround,
    look_again: date,
    waits_for: str | None,
    note: str | None,
    why: Why,
) -> str:
    """Keep that a case is restricted from now on; return the reference.

    `waits_for`: the correction or objection that is decided first.
    """
    body: Land = {"ground": ground.value, "waits_for": waits_for, "note": note}
    return RESTRICTIONS.start(store, keys, case, look_again, body, why)


def live(store: Connection, keys: Keys, case: str) -> tuple[Thing, ...]:
    """Return the restrictions of a case that are in force."""
    found = RESTRICTIONS.of_case(store, keys, case)
    return tuple(one for one in found if one.state in IN_FORCE)
