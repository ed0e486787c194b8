"""The one table of states: what a thing can become, by which event (docs/states.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

NEW = "NEW"


class IllegalMoveError(Exception):
    """The thing is not in a state in which this event can happen."""

    def __init__(self, machine: str, source: str, event: str) -> None:
        """Say which event does not fit which state."""
        super().__init__(f"{machine}: {event} cannot happen in state {source}")
        self.source = source


@dataclass(frozen=True, slots=True)
class Machine:
    """States of one kind of thing; `moves` leads from state and event to state."""

    name: str
    owner: str
    clock: str
    moves: Mapping[tuple[str, str], str]

    def target(self, source: str, event: str) -> str:
        """Return the state after an event; IllegalMoveError when it cannot happen."""
        try:
            return self.moves[source, event]
        except KeyError:
            raise IllegalMoveError(self.name, source, event) from None

    @property
    def states(self) -> tuple[str, ...]:
        """All states, sorted."""
        found = {state for source, _ in self.moves for state in (source,)}
        return tuple(sorted(found | set(self.moves.values())))


def _machine(
    name: str, owner: str, clock: str, moves: dict[tuple[str, str], str]
) -> Machine:
    return Machine(name, owner, clock, MappingProxyType(moves))


CASE = _machine(
    "case",
    "desk",
    "none",
    {
        (NEW, "bring-in"): "WAITING",
        ("WAITING", "correct"): "WAITING",
        ("WAITING", "close"): "CLOSED",
        ("WAITING", "erase"): "ERASED",
        ("CLOSED", "erase"): "ERASED",
    },
)
HOLD = _machine(
    "hold",
    "desk asks, exchange decides",
    "ends by itself on its last moment",
    {
        (NEW, "ask"): "ASKED",
        ("ASKED", "take"): "HELD",
        ("ASKED", "refuse"): "REFUSED",
        ("HELD", "release"): "RELEASED",
        ("HELD", "lapse"): "LAPSED",
    },
)
RUN = _machine(
    "run",
    "desk",
    "a worker that is silent too long loses its claim",
    {
        (NEW, "ask"): "QUEUED",
        ("QUEUED", "claim"): "RUNNING",
        ("QUEUED", "cancel"): "CANCELLED",
        ("RUNNING", "claim"): "RUNNING",
        ("RUNNING", "finish"): "DONE",
        ("RUNNING", "cancel"): "CANCELLED",
        ("RUNNING", "fail"): "FAILED",
    },
)
MACHINES = (CASE, HOLD, RUN)
