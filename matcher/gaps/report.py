"""The gap report over one or more days, and those over the days before it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from matcher.claims.figures import Audience
from matcher.claims.gaps import (
    CellValue,
    GapReport,
    RunNote,
    Values,
)
from matcher.gaps.agenda import topics
from matcher.gaps.chain import chain
from matcher.gaps.checked import checked
from matcher.gaps.day import Day
from matcher.gaps.falls import falls
from matcher.gaps.needs import needs_of
from matcher.gaps.refusals import refusals
from matcher.gaps.scopes import scopes
from matcher.gaps.shadow import shadow
from matcher.gaps.shares import shares
from matcher.gaps.stale import stale
from matcher.gaps.tables import causes, cells, kinds, owners, total
from matcher.gaps.values import Worth, values, worth_of
from matcher.gaps.view import view_of
from matcher.gaps.waiting import count
from matcher.projecting.choosing import chosen

FORMAT = 1
MOST_CHECKED = 10


def reports(
    days: Sequence[Day], told: Callable[[int, int], None] = lambda _done, _of: None
) -> tuple[GapReport, ...]:
    """Return the desk's report over the first day, over the first two, and so on.

    What was published before is needed to tell what a later report may publish.
    `told` hears how many of them are done.
    """
    found = []
    for k in range(1, len(days) + 1):
        told(k - 1, len(days))
        found.append(report(days[:k]))
    return tuple(found)


def report(days: Sequence[Day]) -> GapReport:
    """Return the desk's report over these days, the last one being the day it is of."""
    day = days[-1]
    needs, worth = needs_of(day), worth_of(view_of(day))
    worths = with_checks(worth, values(worth))
    items = topics(days, needs, worths.rows)
    return GapReport(
        format=FORMAT,
        region=day.region.region,
        synthetic=day.region.synthetic,
        reader=Audience.DESK,
        funder="",
        runs=tuple(map(_note, days)),
        rule_set=day.result.rule_set,
        objective_id=day.result.objective_id,
        stale_days=day.result.objective.stale_days,
        agenda=chosen(item for item in items if not item.together),
        topics=items,
        total=total(days),
        kinds=kinds(days),
        cells=cells(days),
        owners=owners(days),
        causes=causes(days),
        shares=shares(day, needs),
        values=worths,
        shadow=shadow(day),
        chain=chain(day),
        refusals=refusals(day),
        stale=stale(day),
        falls=falls(days),
        scopes=scopes(day.region),
        partial=False,
    )


def _note(day: Day) -> RunNote:
    result = day.result
    return RunNote(
        as_of=result.as_of,
        snapshot=result.snapshot,
        status=result.status,
        asking=count([c.case for c in result.cases]),
        fixed=count(list(day.region.fixed)),
        without=count(list(day.nos)),
    )


def with_checks(worth: Worth, found: Values) -> Values:
    """Return the values with the most promising cells solved again, all limits kept."""
    slots = {cell: slot for slot, cell in worth.view.cells.items()}
    best = sorted(found.rows, key=_promise)[:MOST_CHECKED]
    chosen = {row.cell for row in best}
    return replace(
        found,
        rows=tuple(
            replace(row, checked=checked(worth, slots[row.cell], row.steps[-1].persons))
            if row.cell in chosen
            else row
            for row in found.rows
        ),
    )


def _promise(row: CellValue) -> tuple[int, int]:
    last = row.steps[-1]
    return -last.persons, -(last.days or 0)
