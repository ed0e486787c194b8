"""Who asks for a right of a person, how that is logged, and where it is found."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

from fastapi import Depends
from sqlalchemy import Connection

from api.casezone.desk import Desk
from api.casezone.land import Land
from api.casezone.things import Thing, Things
from api.identity import Account, Role
from api.log.shape import Ground
from api.log.visit import PERSON
from api.log.writing import log
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.access import serves
from api.web.problems import not_found, wrong_state

# The person has no login: the desk asks for it.
Asker = Annotated[Account, Depends(serves(Role.COORDINATOR))]
Looker = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.AUDITOR))]


def logged(
    store: Connection, account: Account, action: str, case: str, why: Why
) -> None:
    """Keep that this was done for the person of a case, on the person's right."""
    if account.role is Role.AUDITOR:
        log(store, account, action, [case], why)
        return
    ground = Ground.PERSONS_RIGHT
    log(store, account, action, [case], why, ground=ground, on_behalf=PERSON)


def found_thing(
    desk: Desk, store: Connection, things: Things, ref: str, *, lock: bool = False
) -> Thing:
    """Return a correction, restriction or objection; 404 when there is none."""
    found = things.one(store, desk.keys, ref, lock=lock)
    if found is None:
        raise not_found(things.machine.name)
    return found


@contextmanager
def legal(what: str) -> Iterator[None]:
    """Turn a move that cannot be made into a problem."""
    try:
        yield
    except IllegalMoveError as error:
        state = error.source.lower().replace("_", " ")
        raise wrong_state(f"The {what} is {state}.") from error


def text_in(body: Land, name: str) -> str | None:
    """Return a text that was sealed, None when there is none."""
    value = body.get(name)
    return None if value is None else str(value)


def received_on(thing: Thing) -> date:
    """Return the day on which a request came in."""
    return date.fromisoformat(str(thing.body["received_on"]))


def last_said(thing: Thing, *events: str) -> Land:
    """Return what was said with the last of some events; empty when none happened."""
    lines = thing.body.get("said", [])
    found: Land = {}
    for line in lines if isinstance(lines, list) else []:
        if isinstance(line, dict) and line["event"] in events:
            found = dict(line)
    return found
