"""Objections in the store; against what and why is sealed."""

from typing import cast

from sqlalchemy import Connection

from api.casezone import tables
from api.casezone.keys import Keys
from api.casezone.land import Land
from api.casezone.objections.shapes import Concern, Kind
from api.casezone.tables import OBJECTION
from api.casezone.things import Thing, Things
from api.states import OBJECTION as MACHINE
from api.store.moves import Moves

OBJECTIONS = Things(table=OBJECTION, machine=MACHINE, moves=Moves(tables.TRANSITION))
OPEN, UPHELD = "RECEIVED", "UPHELD"
OWN = "own"


def concern_of(objection: Thing) -> Concern:
    """Return what an objection is against."""
    return Concern.model_validate(cast("Land", objection.body["concern"]))


def is_own(objection: Thing) -> bool:
    """Tell whether the desk itself weighs an objection."""
    return bool(objection.body[OWN])


def keeps_restricted(objection: Thing) -> bool:
    """Tell whether the use stays restricted: nobody has weighed it, or it ends it."""
    ended = objection.state == UPHELD and concern_of(objection).kind is Kind.PROCESSING
    return is_own(objection) and (objection.state == OPEN or ended)


def is_withdrawn(store: Connection, keys: Keys, run: str, case: str) -> bool:
    """Tell whether the proposal of a run was withdrawn: an objection was upheld."""
    proposal = Concern(kind=Kind.PROPOSAL, ref=run)
    return any(
        one.state == UPHELD and is_own(one) and concern_of(one) == proposal
        for one in OBJECTIONS.of_case(store, keys, case)
    )
