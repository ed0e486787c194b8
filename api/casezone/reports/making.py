"""A gap report over finished runs: counted, verified, without references of cases."""

from collections.abc import Sequence
from http import HTTPStatus

from sqlalchemy import Connection, select

from api.answers.settled import settled_on
from api.casezone.desk import Desk
from api.casezone.reports.tokens import renamed, tokens_of
from api.casezone.runs import queue
from api.casezone.runs.results import content_of
from api.casezone.runs.snapshots import SnapshotErasedError, region_at
from api.casezone.tables import RUN, SNAPSHOT
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.reports.counting import checked, counted
from api.resultfile import result_in
from api.web.problems import FaultBody, Problem, invalid, wrong_state
from matcher.claims.gaps import GapReport
from matcher.model.region import Region
from matcher.result import Result

Day = tuple[Region, Result]


def runs_to_use(store: Connection, runs: Sequence[str] | None) -> tuple[str, ...]:
    """Return the runs of a report, the last one when none is named.

    A problem tells which cannot be used: not there, not done, a day twice.
    """
    refs = [_last(store)] if runs is None else runs
    found = [queue.one(store, ref) for ref in refs]
    faults = [
        FaultBody(location=f"/runs/{k}", expected="a run")
        for k, row in enumerate(found)
        if row is None
    ]
    if faults:
        raise invalid(faults)
    done = [row for row in found if row is not None and row["state"] == "DONE"]
    if len(done) < len(refs):
        raise wrong_state("A run has not been done: it has no result.")
    named = {row["snapshot"] for row in done}
    query = select(SNAPSHOT.c.as_of).where(SNAPSHOT.c.hash.in_(named)).distinct()
    if len(store.execute(query).all()) < len(refs):
        raise invalid([FaultBody(location="/runs", expected="each day once")])
    return tuple(refs)


def whole_report(desk: Desk, runs: Sequence[str]) -> GapReport:
    """Return the desk's report over runs that can be used, verified.

    A problem tells that a case was erased, or that the second way disagrees.
    """
    with desk.store.reading() as store:
        days = [_day(desk, store, ref) for ref in runs]
    days.sort(key=lambda day: day[0].as_of)
    found = [settled_on(region, result) for region, result in days]
    report = counted(found)[-1]
    if checked(found, report).failures:
        raise wrong_state("The figures do not agree with the second way of counting.")
    names = tokens_of(desk.keys, sorted({c.ref for r, _ in days for c in r.cases}))
    return shaped(GapReport, canonical(renamed(tree_of(report), names)))


def _day(desk: Desk, store: Connection, ref: str) -> Day:
    row = queue.one(store, ref)
    if row is None or row["state"] != "DONE":
        raise wrong_state("A run has not been done: it has no result.")
    try:
        region = region_at(store, desk.keys, row["snapshot"])
        return region, result_in(content_of(store, desk.keys, ref))
    except SnapshotErasedError as error:
        detail = "A case of this run was erased since. Make a new run first."
        raise Problem(HTTPStatus.GONE, detail) from error


def _last(store: Connection) -> str:
    query = select(RUN.c.id).where(RUN.c.state == "DONE")
    newest = query.order_by(RUN.c.ended_at.desc(), RUN.c.id).limit(1)
    ref: str | None = store.execute(newest).scalar()
    if ref is None:
        raise wrong_state("There is no finished run yet.")
    return ref
