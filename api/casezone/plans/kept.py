"""Actions and the regie in the store; what they say of a case is sealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from api.casezone import tables
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.casezone.tables import ACTION, REGIE
from api.casezone.things import Things
from api.regionfile.write import canonical
from api.states import ACTION as MACHINE
from api.store.moves import Moves

ACTIONS = Things(table=ACTION, machine=MACHINE, moves=Moves(tables.TRANSITION))
STARTED = "STARTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regie:
    """Who holds the regie of a case since when, and why it came there."""

    case: str
    version: int
    contact: str
    reason: str
    note: str | None
    since: datetime
    changed_by: str


def hand(store: Connection, keys: Keys, regie: Regie) -> None:
    """Keep who holds the regie of a case from now on.

    Of two with the same version the second is refused by the store.
    """
    body: Land = {"contact": regie.contact, "reason": regie.reason, "note": regie.note}
    store.execute(
        insert(REGIE).values(
            case_ref=regie.case,
            version=regie.version,
            sealed=keys.seal(regie.case, canonical(body)),
            changed_at=regie.since,
            changed_by=regie.changed_by,
        )
    )


def regie_of(store: Connection, keys: Keys, case: str) -> tuple[Regie, ...]:
    """Return who held the regie of a case, the newest first."""
    query = select(REGIE).where(REGIE.c.case_ref == case)
    rows = store.execute(query.order_by(REGIE.c.version.desc())).mappings()
    found = []
    for row in rows:
        try:
            body = read(keys.open(case, row["sealed"]))
        except ErasedError:
            continue
        note = body["note"]
        found.append(
            Regie(
                case=case,
                version=row["version"],
                contact=str(body["contact"]),
                reason=str(body["reason"]),
                note=None if note is None else str(note),
                since=row["changed_at"],
                changed_by=row["changed_by"],
            )
        )
    return tuple(found)


def holders(
    store: Connection, keys: Keys, only: str | None = None
) -> Mapping[str, str]:
    """Return the contact that holds the regie now, by case, of all cases or of one."""
    newest = (
        select(REGIE.c.case_ref, func.max(REGIE.c.version).label("version"))
        .group_by(REGIE.c.case_ref)
        .subquery()
    )
    same = (REGIE.c.case_ref == newest.c.case_ref) & (
        REGIE.c.version == newest.c.version
    )
    query = select(REGIE).join(newest, same)
    if only is not None:
        query = query.where(REGIE.c.case_ref == only)
    found = {}
    for row in store.execute(query):
        try:
            body = read(keys.open(row.case_ref, row.sealed))
        except ErasedError:
            continue
        found[row.case_ref] = str(body["contact"])
    return found
