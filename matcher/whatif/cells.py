"""How the proposals of each cell change between two results."""

from collections import Counter
from dataclasses import fields

from matcher.cells import Cell, cell_of
from matcher.claims.whatif import CellChange
from matcher.model.region import Region
from matcher.result import Result

Where = dict[str, Cell]


def cell_changes(
    region: Region, before: Result, changed: Region, after: Result
) -> tuple[CellChange, ...]:
    """Return the cells in which something changes, sorted."""
    was, now = _cells(region, before), _cells(changed, after)
    asked = {c.case for c in before.cases}, {c.case for c in after.cases}
    flows: dict[Cell, Counter[str]] = {}
    for case in {*was, *now}:
        old, new = was.get(case), now.get(case)
        if old != new:
            _count(flows, old, _flow_out(case, new, asked[1]))
            _count(flows, new, _flow_in(case, old, asked[0]))
    totals = Counter(was.values()), Counter(now.values())
    return tuple(
        CellChange(
            **{f.name: getattr(cell, f.name) for f in fields(cell)},
            before=totals[0][cell],
            gained=flows[cell]["gained"],
            lost=flows[cell]["lost"],
            moved_in=flows[cell]["moved_in"],
            moved_out=flows[cell]["moved_out"],
            entered=flows[cell]["entered"],
            left=flows[cell]["left"],
            after=totals[1][cell],
        )
        for cell in sorted(flows)
    )


def _cells(region: Region, result: Result) -> Where:
    return {
        c.case: cell_of(region, c.placed.option)
        for c in result.cases
        if c.placed is not None
    }


def _count(flows: dict[Cell, Counter[str]], cell: Cell | None, flow: str) -> None:
    if cell is not None:
        flows.setdefault(cell, Counter())[flow] += 1


def _flow_out(case: str, new: Cell | None, asked_after: set[str]) -> str:
    if new is not None:
        return "moved_out"
    return "lost" if case in asked_after else "left"


def _flow_in(case: str, old: Cell | None, asked_before: set[str]) -> str:
    if old is not None:
        return "moved_in"
    return "gained" if case in asked_before else "entered"
