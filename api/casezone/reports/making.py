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
from api.casezone.tables import RUN
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.reports.counting import checked, counted
from api.resultfile import result_in
from api.web.problems import FaultBody, Problem, invalid, wrong_state
from matcher.claims.gaps import GapReport
from matcher.model.region import Region
from matcher.result import Result

Day = tuple[Region, Result]


def whole_report(desk: Desk, runs: Sequence[str] | None) -> GapReport:
    """Return the desk's report over runs, or over the last one, verified.

    A problem tells which run cannot be used, or that the second way disagrees.
    """
    with desk.store.reading() as store:
        refs = [_last(store)] if runs is None else runs
        faults = [
            FaultBody(location=f"/runs/{k}", expected="a run")
            for k, ref in enumerate(refs)
            if queue.one(store, ref) is None
        ]
        if faults:
            raise invalid(faults)
        days = [_day(desk, store, ref) for ref in refs]
    days.sort(key=lambda day: day[0].as_of)
    if len({region.as_of for region, _ in days}) < len(days):
        raise invalid([FaultBody(location="/runs", expected="each day once")])
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
