"""What the rights of persons ask of the desk at one moment."""

from dataclasses import dataclass

from sqlalchemy import Connection

from api.casezone.cases.kept import IN_FORCE
from api.casezone.corrections.kept import CORRECTIONS
from api.casezone.keys import Keys
from api.casezone.objections.kept import OBJECTIONS, UPHELD, concern_of, is_own
from api.casezone.objections.shapes import Kind
from api.casezone.restrictions.kept import RESTRICTIONS
from api.casezone.things import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Corrections and objections of all cases, and the restrictions in force."""

    corrections: tuple[Thing, ...]
    objections: tuple[Thing, ...]
    restrictions: tuple[Thing, ...]

    def withdrawn(self, run: str) -> frozenset[str]:
        """Return the cases of which the proposal of a run was withdrawn."""
        return frozenset(
            one.case
            for one in self.objections
            if one.state == UPHELD and is_own(one) and _is_proposal(one, run)
        )


def rights_at(store: Connection, keys: Keys) -> Rights:
    """Return what the rights of persons ask now."""
    every = RESTRICTIONS.all(store, keys)
    return Rights(
        corrections=CORRECTIONS.all(store, keys),
        objections=OBJECTIONS.all(store, keys),
        restrictions=tuple(one for one in every if one.state in IN_FORCE),
    )


def _is_proposal(objection: Thing, run: str) -> bool:
    concern = concern_of(objection)
    return concern.kind is Kind.PROPOSAL and concern.ref == run
