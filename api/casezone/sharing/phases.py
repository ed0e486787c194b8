"""How far cases are, in the phases of the sharing policy."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select

from api.casezone.cases.kept import restricted
from api.casezone.placements.kept import COMING, IN_FORCE
from api.casezone.questions.kept import OPEN
from api.casezone.tables import CASE, HOLD, PLACEMENT, QUESTION, TRANSITION
from api.log.visit import visit
from api.sharing.enforcing import Named, Stand
from api.sharing.words import Phase

OF_CASE, OF_PLACEMENT = "case", "placement"
OVER = ("CLOSED", "ERASED")
MEETING = ("MEETING", "AGREED_IF")


def stands(store: Connection, named: Iterable[Named]) -> Mapping[Named, Stand]:
    """Return how far these cases are, and the cases of these placements.

    Who reads on a ground of AVG art. 18 lid 2 reads as if nothing were restricted.
    """
    found = set(named)
    by_placement = _cases_of(store, [ref for kind, ref in found if kind != OF_CASE])
    refs = {ref for kind, ref in found if kind == OF_CASE} | {*by_placement.values()}
    by_case = dict(_stands(store, refs))
    of_cases = {(OF_CASE, ref): stand for ref, stand in by_case.items()}
    of_placements = {
        (OF_PLACEMENT, ref): by_case[case]
        for ref, case in by_placement.items()
        if case in by_case
    }
    return of_cases | of_placements


def _cases_of(store: Connection, placements: list[str]) -> dict[str, str]:
    if not placements:
        return {}
    query = select(PLACEMENT.c.ref, PLACEMENT.c.case_ref)
    rows = store.execute(query.where(PLACEMENT.c.ref.in_(placements)))
    return {row.ref: row.case_ref for row in rows}


def _stands(store: Connection, refs: set[str]) -> Iterator[tuple[str, Stand]]:
    query = select(CASE.c.ref, CASE.c.state, CASE.c.changed_at)
    rows = store.execute(query.where(CASE.c.ref.in_(refs))).all()
    shut = () if visit().ground is not None else restricted(store, refs)
    closed = {row.ref for row in rows if row.state in OVER}
    ends, open_ones = _ended(store, closed), _open(store, refs - closed)
    for row in rows:
        phase = open_ones.get(row.ref, Phase.INTAKE)
        if row.ref in closed:
            phase = Phase.CLOSED
        since = ends.get(row.ref, row.changed_at)
        yield row.ref, Stand(phase, since, restricted=row.ref in shut)


def _open(store: Connection, refs: set[str]) -> dict[str, Phase]:
    """Return the phase of each case that is further than intake."""
    if not refs:
        return {}
    asked = select(QUESTION.c.case_ref, QUESTION.c.state)
    found = dict[str, Phase]()
    where = QUESTION.c.case_ref.in_(refs) & QUESTION.c.state.in_(OPEN)
    for row in store.execute(asked.where(where)):
        if row.state in MEETING:
            found[row.case_ref] = Phase.MEETING
        else:
            found.setdefault(row.case_ref, Phase.ASKING)
    held = select(HOLD.c.case_ref).where(
        HOLD.c.case_ref.in_(refs), HOLD.c.state == "HELD"
    )
    found |= dict.fromkeys(store.execute(held).scalars(), Phase.MEETING)
    placed = select(PLACEMENT.c.case_ref, PLACEMENT.c.state).where(
        PLACEMENT.c.case_ref.in_(refs), PLACEMENT.c.state.in_(IN_FORCE)
    )
    for row in store.execute(placed):
        coming = row.state in COMING
        found[row.case_ref] = Phase.HANDOVER if coming else Phase.FOLLOW_UP
    return found


def _ended(store: Connection, refs: set[str]) -> dict[str, datetime]:
    if not refs:
        return {}
    last = func.max(TRANSITION.c.at).label("at")
    query = select(TRANSITION.c.subject, last).where(
        TRANSITION.c.machine == "case", TRANSITION.c.subject.in_(refs)
    )
    rows = store.execute(query.group_by(TRANSITION.c.subject))
    return {row.subject: row.at for row in rows}
