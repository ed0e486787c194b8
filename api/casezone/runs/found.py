"""A run that a request is about, or the problem that says what is the matter."""

from collections.abc import Iterable
from http import HTTPStatus

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept
from api.casezone.runs import queue
from api.casezone.runs.snapshots import SnapshotErasedError
from api.log.visit import visit
from api.web.problems import Problem, not_found, wrong_state


def found(store: Connection, ref: str, *, lock: bool = False) -> RowMapping:
    """Return a run; 404 when there is none."""
    row = queue.one(store, ref, lock=lock)
    if row is None:
        raise not_found("run")
    return row


def done(store: Connection, ref: str) -> RowMapping:
    """Return a run that has a result; 409 when it has none."""
    row = found(store, ref)
    if row["state"] != "DONE":
        raise wrong_state(f"The run is {row['state'].lower()}: it has no result.")
    return row


def check_open(store: Connection, cases: Iterable[str]) -> None:
    """Refuse to tell of a case that is closed: 403, for the desk."""
    if kept.shielded(store, cases):
        detail = "A case in it is closed: it is shielded until it is erased."
        raise Problem(HTTPStatus.FORBIDDEN, detail)


def check_unrestricted(store: Connection, cases: Iterable[str]) -> None:
    """Refuse to look at a run as a whole while a case in it is restricted: 409.

    A case that is read on a ground of its own may be read beside the others.
    """
    refs = () if visit().ground is not None else kept.restricted(store, cases)
    if refs:
        detail = "The use of a case in it is restricted (AVG art. 18): make a new run."
        raise wrong_state(detail)


def erased(error: SnapshotErasedError) -> Problem:
    """Return that a case was erased since, by name where that is known."""
    named = ", ".join(error.refs)
    detail = f"Erased since: {named}." if named else "A case was erased since."
    return Problem(HTTPStatus.GONE, detail)
