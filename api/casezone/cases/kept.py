"""Cases in the store, sealed; every reading is logged."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, exists, insert, select, update

from api.casezone import tables
from api.casezone.keys import Keys
from api.casezone.land import Land, read
from api.casezone.tables import CASE, PAST_CASE, RESTRICTION
from api.identity import Account
from api.log import writing
from api.regionfile.write import canonical
from api.states import CASE as MACHINE
from api.states import NEW
from api.store.moves import Moves, Why

MOVES = Moves(tables.TRANSITION)
CLOSED, ERASED = "CLOSED", "ERASED"
MOST = 1_000_000
IN_FORCE = ("IN_FORCE", "TOLD")
FILES = select(
    CASE,
    exists()
    .where(RESTRICTION.c.case_ref == CASE.c.ref, RESTRICTION.c.state.in_(IN_FORCE))
    .label("restricted"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One version of the file of a case, sealed.

    `restricted`: it is kept and not worked with (AVG art. 18); whoever goes through
    cases leaves it out.
    """

    ref: str
    state: str
    version: int
    sealed: bytes
    restricted: bool = False


def bring_in(store: Connection, keys: Keys, ref: str, file: Land, why: Why) -> None:
    """Keep a new case, under a key of its own."""
    state = MOVES.move(store, MACHINE, ref, NEW, "bring-in", why)
    bare = {"ref": ref, "version": 1, "changed_at": why.at, "changed_by": why.who}
    # Whoever has the row makes the key: two at once never write over each other's.
    store.execute(insert(CASE).values(bare | {"state": state, "sealed": b""}))
    keys.make(ref)
    values = _values(keys, ref, 1, file, why)
    store.execute(update(CASE).where(CASE.c.ref == ref).values(values))
    store.execute(insert(PAST_CASE).values(values))


def correct(store: Connection, keys: Keys, before: File, file: Land, why: Why) -> None:
    """Keep the next version of a case, which was locked when it was read."""
    move(store, before, "correct", why)
    values = _values(keys, before.ref, before.version + 1, file, why)
    store.execute(update(CASE).where(CASE.c.ref == before.ref).values(values))
    store.execute(insert(PAST_CASE).values(values))


def erase(store: Connection, before: File, why: Why) -> None:
    """Keep that a case is erased; once that is kept for good its key is destroyed."""
    move(store, before, "erase", why)


def is_known(store: Connection, ref: str) -> bool:
    """Tell whether there is a case with this reference, or was one."""
    known = select(CASE.c.ref).where(CASE.c.ref == ref)
    return store.execute(known).first() is not None


def move(store: Connection, before: File, event: str, why: Why) -> File:
    """Return a case, which was locked when it was read, after an event.

    Raises IllegalMoveError, with nothing kept, when the event cannot happen.
    """
    state = MOVES.move(store, MACHINE, before.ref, before.state, event, why)
    store.execute(update(CASE).where(CASE.c.ref == before.ref).values(state=state))
    return replace(before, state=state)


def one(store: Connection, ref: str, *, lock: bool = False) -> File | None:
    """Return the file of a case that was not erased."""
    query = FILES.where(CASE.c.ref == ref, CASE.c.state != ERASED)
    found = _files(store, query.with_for_update(of=CASE) if lock else query)
    return next(iter(found), None)


def some(store: Connection, after: str, most: int) -> tuple[File, ...]:
    """Return the files after a reference, sorted; not of a case that is shielded."""
    open_ones = CASE.c.state.not_in((CLOSED, ERASED))
    query = FILES.where(open_ones, CASE.c.ref > after)
    return _files(store, query.order_by(CASE.c.ref).limit(most))


def everybody(store: Connection) -> tuple[File, ...]:
    """Return every file that was not erased, sorted; for a run, never to be shown.

    Somebody whose case is closed may still live where others would come to live.
    """
    query = FILES.where(CASE.c.state != ERASED)
    return _files(store, query.order_by(CASE.c.ref))


def opened(keys: Keys, file: File) -> Land:
    """Return the facts of a case; raises ErasedError when its key is gone."""
    return read(keys.open(file.ref, file.sealed))


def shielded(store: Connection, refs: Iterable[str]) -> tuple[str, ...]:
    """Return which of these cases are closed: the desk may not look into them."""
    query = select(CASE.c.ref).where(CASE.c.state == CLOSED).order_by(CASE.c.ref)
    known = set(refs)
    return tuple(ref for ref in store.execute(query).scalars() if ref in known)


def restricted(store: Connection, refs: Iterable[str]) -> tuple[str, ...]:
    """Return which of these cases are restricted."""
    query = select(RESTRICTION.c.case_ref).where(RESTRICTION.c.state.in_(IN_FORCE))
    return tuple(sorted(set(refs) & set(store.execute(query).scalars())))


def log(
    store: Connection, account: Account, action: str, refs: Iterable[str], why: Why
) -> None:
    """Keep who used the facts of which cases, when and for what."""
    writing.log(store, account, action, refs, why)


def _files(store: Connection, query: Select[Any]) -> tuple[File, ...]:
    return tuple(
        File(
            ref=r.ref,
            state=r.state,
            version=r.version,
            sealed=r.sealed,
            restricted=bool(r.restricted),
        )
        for r in store.execute(query)
    )


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
