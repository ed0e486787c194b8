"""Every change of state is checked against the table and kept, with who and why."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, insert

from api.states import Machine

# Who acts when a moment has come and nobody did anything.
CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Who changed a state, when and for which reason."""

    who: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """The transitions of one zone's store."""

    table: Table

    def move(
        self,
        store: Connection,
        machine: Machine,
        subject: str,
        source: str,
        event: str,
        why: Why,
    ) -> str:
        """Return the state after an event, and keep the transition.

        Raises IllegalMoveError, with nothing kept, when the event cannot happen.
        """
        target = machine.target(source, event)
        store.execute(
            insert(self.table).values(
                machine=machine.name,
                subject=subject,
                event=event,
                source=source,
                target=target,
                who=why.who,
                why=why.why,
                at=why.at,
            )
        )
        return target
