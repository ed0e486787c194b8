"""The result of a run: what is of a case is sealed under its key."""

import hashlib
from typing import cast

from sqlalchemy import Connection, insert, select, update

from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.casezone.runs.snapshots import SnapshotErasedError
from api.casezone.tables import RUN, RUN_CASE
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.resultfile import result_in, write_result
from matcher.result import CaseResult, Result


def keep(store: Connection, keys: Keys, run: str, result: Result) -> None:
    """Keep a result: each case sealed, the rest in clear, the hash of the whole."""
    content = write_result(result)
    tree = read(content)
    for outcome in cast("list[Land]", tree["cases"]):
        ref = str(outcome["case"])
        try:
            sealed = keys.seal(ref, canonical(outcome))
        except ErasedError:
            # Erased while the run was going: nothing of it is kept.
            continue
        store.execute(insert(RUN_CASE).values(run=run, ref=ref, sealed=sealed))
    head = canonical(tree | {"cases": []})
    digest = hashlib.sha256(content).hexdigest()
    values = {"head": head, "result_hash": digest}
    store.execute(update(RUN).where(RUN.c.id == run).values(values))


def content_of(store: Connection, keys: Keys, run: str) -> bytes:
    """Return the bytes of a result; SnapshotErasedError names what is not there."""
    content, digest, gone = _left(store, keys, run)
    if gone:
        raise SnapshotErasedError(gone)
    if hashlib.sha256(content).hexdigest() != digest:
        # Some case was erased while the run was going.
        raise SnapshotErasedError(())
    return content


def result_left(
    store: Connection, keys: Keys, run: str
) -> tuple[Result, tuple[str, ...]]:
    """Return what can still be read of a result, and which cases were erased."""
    content, _, gone = _left(store, keys, run)
    return result_in(content), gone


def _left(
    store: Connection, keys: Keys, run: str
) -> tuple[bytes, str, tuple[str, ...]]:
    head, digest = store.execute(
        select(RUN.c.head, RUN.c.result_hash).where(RUN.c.id == run)
    ).one()
    same = RUN_CASE.c.run == run
    rows = store.execute(select(RUN_CASE).where(same).order_by(RUN_CASE.c.ref)).all()
    cases: list[Tree] = []
    gone = []
    for row in rows:
        try:
            cases.append(read(keys.open(row.ref, row.sealed)))
        except ErasedError:
            gone.append(row.ref)
    if head is None:
        # It went by its term.
        raise SnapshotErasedError(tuple(gone))
    return canonical(read(head) | {"cases": cases}), str(digest), tuple(gone)


def refs_of(store: Connection, run: str) -> tuple[str, ...]:
    """Return which cases a result tells of."""
    query = select(RUN_CASE.c.ref).where(RUN_CASE.c.run == run)
    return tuple(store.execute(query.order_by(RUN_CASE.c.ref)).scalars())


def outcome_of(store: Connection, keys: Keys, run: str, ref: str) -> CaseResult | None:
    """Return the outcome of one case; None when the run did not look for a place.

    Raises ErasedError when the case was erased.
    """
    row = store.execute(
        select(RUN_CASE.c.sealed, RUN.c.head)
        .join(RUN, RUN.c.id == RUN_CASE.c.run)
        .where(RUN_CASE.c.run == run, RUN_CASE.c.ref == ref)
    ).first()
    if row is None:
        return None
    own = read(keys.open(ref, row.sealed))
    (outcome,) = result_in(canonical(read(row.head) | {"cases": [own]})).cases
    return outcome
