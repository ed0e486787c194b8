"""Corrections in the store; which facts they are about is sealed."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import cast

from sqlalchemy import Connection

from api.casezone import tables
from api.casezone.keys import Keys
from api.casezone.land import Land
from api.casezone.rights.asking import last_said
from api.casezone.tables import CORRECTION
from api.casezone.things import Thing, Things
from api.states import CORRECTION as MACHINE
from api.store.moves import Moves
from api.web.zone import HERE

CORRECTIONS = Things(table=CORRECTION, machine=MACHINE, moves=Moves(tables.TRANSITION))
OPEN = "ASKED"
DECIDED = ("ACCEPTED", "PARTLY")


def facts_of(correction: Thing) -> tuple[Land, ...]:
    """Return the facts that a correction is about: `path`, `value`, `before`."""
    return tuple(cast("list[Land]", correction.body["facts"]))


def decided_on(correction: Thing) -> date:
    """Return the day on which a correction was accepted, whole or in part."""
    at = str(last_said(correction, "accept", "accept-part")["at"])
    return datetime.fromisoformat(at).astimezone(HERE).date()


def disputed(store: Connection, keys: Keys, case: str) -> tuple[str, ...]:
    """Return the fields of a case that are disputed now, sorted."""
    return tuple(sorted(set(_disputed(store, keys, case))))


def _disputed(store: Connection, keys: Keys, case: str) -> Iterator[str]:
    for one in CORRECTIONS.of_case(store, keys, case):
        if one.state == OPEN:
            yield from (str(fact["path"]) for fact in facts_of(one))
