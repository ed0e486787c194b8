"""Escalations in the store; what they say of a case is sealed."""

from api.casezone import tables
from api.casezone.tables import ESCALATION
from api.casezone.things import Things
from api.states import ESCALATION as MACHINE
from api.store.moves import Moves

ESCALATIONS = Things(table=ESCALATION, machine=MACHINE, moves=Moves(tables.TRANSITION))
OPEN, ADVISED = "OPEN", "ADVISED"
LIVE = frozenset({OPEN, ADVISED})
