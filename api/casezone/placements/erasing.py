"""Of somebody who is erased nothing is held any more."""

from sqlalchemy import Connection

from api.casezone.holds import kept as holds
from api.casezone.placements import calls, kept
from api.store.moves import Why


def give_back(store: Connection, case: str, why: Why) -> tuple[str, ...]:
    """Let what was coming for a case fall through; return the calls that say so.

    Its units are given back. One that somebody lives in stays occupied.
    """
    found = []
    for hold in holds.of_case(store, case):
        if hold["state"] == holds.HELD:
            placement = kept.of_hold(store, hold["ref"])
            if placement is not None:
                kept.fall_through(store, None, placement, why)
            found.append(calls.ask(store, hold["ref"], calls.RELEASE, None, why))
    return tuple(found)
