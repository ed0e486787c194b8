"""Cases in the store, sealed; every reading is logged."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from api.casezone import tables
from api.casezone.keys import Keys
from api.casezone.land import Land, read
from api.casezone.tables import CASE, PAST_CASE
from api.identity import Account
from api.log import writing
from api.regionfile.write import canonical
from api.states import CASE as MACHINE
from api.states import NEW
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
CLOSED, ERASED = "CLOSED", "ERASED"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One version of the file of a case, sealed."""

    ref: str
    state: str
    version: int
    sealed: bytes


def bring_in(store: Connection, keys: Keys, ref: str, file: Land, why: Why) -> None:
    """Keep a new case, under a key of its own."""
    state = MOVES.move(store, MACHINE, ref, NEW, "bring-in", why)
    keys.make(ref)
    values = _values(keys, ref, 1, file, why)
    store.execute(insert(CASE).values(values | {"state": state}))
    store.execute(insert(PAST_CASE).values(values))


def correct(store: Connection, keys: Keys, before: File, file: Land, why: Why) -> None:
    """Keep the next version of a case, which was locked when it was read."""
    MOVES.move(store, MACHINE, before.ref, before.state, "correct", why)
    values = _values(keys, before.ref, before.version + 1, file, why)
    store.execute(update(CASE).where(CASE.c.ref == before.ref).values(values))
    store.execute(insert(PAST_CASE).values(values))


def erase(store: Connection, keys: Keys, before: File, why: Why) -> None:
    """Erase a case: its key is gone, and with it every version of its facts."""
    state = MOVES.move(store, MACHINE, before.ref, before.state, "erase", why)
    store.execute(update(CASE).where(CASE.c.ref == before.ref).values(state=state))
    keys.destroy(before.ref)


def one(store: Connection, ref: str, *, lock: bool = False) -> File | None:
    """Return the file of a case that was not erased."""
    query = select(CASE).where(CASE.c.ref == ref, CASE.c.state != ERASED)
    row = store.execute(query.with_for_update() if lock else query).first()
    if row is None:
        return None
    return File(ref=row.ref, state=row.state, version=row.version, sealed=row.sealed)


def some(store: Connection, after: str, most: int) -> tuple[File, ...]:
    """Return the files after a reference, sorted; not of a case that is shielded."""
    open_ones = CASE.c.state.not_in((CLOSED, ERASED))
    query = select(CASE).where(open_ones, CASE.c.ref > after)
    rows = store.execute(query.order_by(CASE.c.ref).limit(most))
    return tuple(
        File(ref=r.ref, state=r.state, version=r.version, sealed=r.sealed) for r in rows
    )


def opened(keys: Keys, file: File) -> Land:
    """Return the facts of a case; raises ErasedError when its key is gone."""
    return read(keys.open(file.ref, file.sealed))


def shielded(store: Connection, refs: Iterable[str]) -> tuple[str, ...]:
    """Return which of these cases are closed: the desk may not look into them."""
    query = select(CASE.c.ref).where(CASE.c.state == CLOSED).order_by(CASE.c.ref)
    known = set(refs)
    return tuple(ref for ref in store.execute(query).scalars() if ref in known)


def log(
    store: Connection, account: Account, action: str, refs: Iterable[str], why: Why
) -> None:
    """Keep who used the facts of which cases, when and for what."""
    writing.log(store, account, action, refs, why)


def _values(
    keys: Keys, ref: str, version: int, file: Land, why: Why
) -> dict[str, object]:
    return {
        "ref": ref,
        "version": version,
        "sealed": keys.seal(ref, canonical(file)),
        "changed_at": why.at,
        "changed_by": why.who,
    }
