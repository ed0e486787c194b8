"""The value of more places equals a re-solve, or is never below it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from matcher.claims.figures import Exactness
from matcher.claims.gaps import CellValue
from matcher.gaps import report
from matcher.gaps.values import values, worth_of
from matcher.gaps.view import view_of
from matcher.result import RunStatus
from tests.matcher.gaps.scarce import best_with, cells_in, day

SEEDS = range(240)
BLOCK = 24


def rows(found):
    return {row.cell: row for row in values(worth_of(view_of(found))).rows}


def told(row: CellValue | None, places: int) -> tuple[int, ...]:
    """Return persons gained by urgency class, then in all, then their days."""
    if row is None:
        return (0,) * 6
    steps = row.steps[:places]
    before = [0, *(step.persons for step in steps)]
    classes = [0] * 4
    for step, fewer in zip(steps, before, strict=False):
        classes[step.urgency] += step.persons - fewer
    return (*classes, steps[-1].persons, steps[-1].days or 0)


@pytest.mark.parametrize("first", SEEDS[::BLOCK])
def test_with_openings_as_the_only_limits_a_value_is_what_a_resolve_gives(first):
    for seed in range(first, first + BLOCK):
        found = day(seed, alone=True)
        of_cell = rows(found)
        for cell in cells_in(found):
            for places in (1, 2, 3):
                truth = best_with(found, cell, places)
                assert told(of_cell.get(cell), places) == truth, (seed, cell)


def test_the_regions_without_coupling_show_gains_of_none_one_and_more():
    gains = {
        row.steps[-1].persons
        for s in SEEDS
        for row in rows(day(s, alone=True)).values()
    }
    exact = [r for s in SEEDS for r in rows(day(s, alone=True)).values()]
    assert {1, 2} <= gains
    assert {row.exactness for row in exact} == {Exactness.EXACT}


@pytest.mark.parametrize("first", SEEDS[::BLOCK])
def test_with_all_limits_no_resolve_gives_more_than_the_value_allows(first):
    for seed in range(first, first + BLOCK):
        found = day(seed)
        told_of = values(worth_of(view_of(found)))
        of_cell = {row.cell: row for row in told_of.rows}
        for cell in cells_in(found):
            for places in (1, 2, 3):
                persons = best_with(found, cell, places)[-2]
                row = of_cell.get(cell)
                most = told_of.base if row is None else row.steps[places - 1].most
                assert persons <= most, (seed, cell, places)


def test_the_coupled_regions_show_values_that_overrate_what_happens():
    over = [
        (seed, cell)
        for seed in SEEDS
        for cell, row in rows(day(seed)).items()
        if best_with(day(seed), cell, 1)[-2] < row.steps[0].persons
    ]
    assert over


@pytest.mark.parametrize("first", SEEDS[::BLOCK])
def test_a_check_with_all_limits_is_the_best_of_all_plans(first):
    for seed in range(first, first + BLOCK):
        found = day(seed)
        for row in report([found]).values.rows:
            claim = row.checked
            assert claim is not None
            assert claim.proved
            truth = best_with(found, row.cell, claim.places)
            assert (claim.persons, claim.days) == truth[-2:], (seed, row.cell)


def test_values_are_a_concave_list():
    for seed in SEEDS:
        for row in rows(day(seed)).values():
            persons = [0, *(step.persons for step in row.steps)]
            more = [b - a for a, b in pairwise(persons)]
            assert more == sorted(more, reverse=True)


def test_an_unproved_plan_makes_no_value_exact():
    found = next(day(s, alone=True) for s in SEEDS if rows(day(s, alone=True)))
    plan = replace(found.plan, status=RunStatus.FEASIBLE)
    weak = rows(replace(found, plan=plan)).values()
    assert {row.exactness for row in weak} == {Exactness.UPPER_BOUND}
