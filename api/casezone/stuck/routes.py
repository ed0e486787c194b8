"""The route for the cases that are stuck."""

from datetime import date

from fastapi import APIRouter

from api.casezone.day import Day, Known, day_of
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.readings import log
from api.casezone.runs.latest import same_kind_since
from api.casezone.stuck.moves import next_of, tried
from api.casezone.stuck.shapes import (
    FigureAge,
    RestrictedBody,
    StuckBody,
    StuckPage,
    StuckWhy,
)
from api.casezone.things import Thing
from api.web.paging import USUAL, Cursor, PageSize, page_of
from matcher.kinds import KindOfNo
from matcher.result import No

router = APIRouter(tags=["stuck"])
# Of these two kinds there is a lawful option: it is full, or it goes to another.
HAS_OPTION = frozenset({KindOfNo.COMPETITION, KindOfNo.CAPACITY_GAP})


@router.get("/stuck")
def list_stuck(
    desk: AtDesk, account: DeskOnly, cursor: Cursor = None, page_size: PageSize = USUAL
) -> StuckPage:
    """Return the cases that wait too long or have no option, and whose move it is."""
    with desk.store.reading() as store:
        day = day_of(desk, store)
        found = sorted((k for k in day.cases.values() if _why(day, k)), key=_order)
        refs = [known.ref for known in found]
        begin = refs.index(cursor) + 1 if cursor in refs else 0
        shown = found[begin : begin + page_size + 1]
        since = same_kind_since(store, desk.keys, {known.ref for known in shown})
    bodies = [_body(day, known, since) for known in shown]
    page = page_of(bodies, page_size, [known.ref for known in shown])
    shut = day.rights.restrictions
    named = [body.case for body in page.items] + [one.case for one in shut]
    log(desk, account, "stuck", named)
    return StuckPage(
        today=day.today,
        run=day.run_age,
        guard_days=day.objective.guard_days,
        restricted=tuple(map(_restricted, shut)),
        items=page.items,
        next=page.next,
    )


def _why(day: Day, known: Known) -> tuple[StuckWhy, ...]:
    if not known.waits:
        return ()
    no = None if day.run is None else day.run.no(known.ref)
    reasons = {
        StuckWhy.BEYOND_GUARD: known.waited_days >= day.objective.guard_days,
        StuckWhy.NO_OPTION: no is not None and no.kind not in HAS_OPTION,
    }
    return tuple(why for why, holds in reasons.items() if holds)


def _order(known: Known) -> tuple[int, date, int, str]:
    latest = known.case.urgency.latest or date.max
    return known.urgency, latest, -known.waited_days, known.ref


def _body(day: Day, known: Known, since: dict[str, date]) -> StuckBody:
    no = None if day.run is None else day.run.no(known.ref)
    following = next_of(day, known)
    return StuckBody(
        case=known.ref,
        why=_why(day, known),
        waiting_since=known.case.waiting_since,
        waited_days=known.waited_days,
        urgency=known.urgency,
        latest=known.case.urgency.latest,
        kind=None if no is None else no.kind,
        cause=None if no is None else no.cause,
        proved=None if no is None else no.proved,
        kind_since=since.get(known.ref),
        tried=tried(day, known.ref),
        move=following.move,
        whom=following.whom,
        next_step=following.step,
        figures=() if no is None else _figures(day, no),
    )


def _restricted(found: Thing) -> RestrictedBody:
    return RestrictedBody(
        case=found.case, ref=found.ref, since=found.made_at, look_again=found.due
    )


def _figures(day: Day, no: No) -> tuple[FigureAge, ...]:
    places = sorted({offer.place for offer in no.cited})
    ages = ((place, day.around.age(place, day.today)) for place in places)
    return tuple(
        FigureAge(place=place, age_days=age, call_first=day.is_stale(place))
        for place, age in ages
        if age is not None
    )
