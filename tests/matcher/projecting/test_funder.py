"""A funder reads cells of its own stelsel and area, of enough persons, held back."""

import pytest

from fixtures.casussen.defaults import (
    ALMERE,
    COLLEGE,
    INSURER,
    UTRECHT,
    ZORGKANTOOR,
)
from matcher.model.region import Region
from matcher.model.terms import PlaceType, Stelsel
from matcher.projecting.funder import CellView, funder_view
from matcher.projecting.threshold import Band
from matcher.result import Result
from tests.matcher.projecting.worlds import house, person, world

FEW, SOME = Band(low=0, high=4), Band(low=5, high=9)


def crowd(number: int, **facts: object) -> tuple[Region, Result]:
    found = world((person(f"C{k}", **facts) for k in range(number)), [house("H1")])
    return found.region, found.result


def only_cell(told: tuple[Region, Result], *earlier: tuple[Region, Result]) -> CellView:
    (cell,) = funder_view(told, COLLEGE[UTRECHT], earlier).cells
    return cell


@pytest.mark.parametrize(
    ("number", "expected"), [(0, FEW), (1, FEW), (4, FEW), (5, SOME), (9, SOME)]
)
def test_a_few_and_none_read_the_same(number: int, expected: Band) -> None:
    assert only_cell(crowd(number)).other == expected


def test_who_waits_for_money_is_counted_apart() -> None:
    cell = only_cell(crowd(5, entitlements=()))
    assert (cell.money, cell.other) == (SOME, FEW)


def test_a_number_stays_until_enough_persons_came_or_went() -> None:
    five, six, ten = crowd(5), crowd(6), crowd(10)
    assert only_cell(six, five).other == SOME
    assert only_cell(crowd(4), five).other == SOME
    assert only_cell(ten, five).other == Band(low=10, high=19)
    assert only_cell(crowd(0), five).other == FEW


def test_small_steps_over_many_reports_are_counted_from_the_last_one_shown() -> None:
    reports = [crowd(n) for n in (5, 6, 7, 8, 9)]
    assert only_cell(crowd(10), *reports).other == Band(low=10, high=19)
    assert only_cell(reports[-1], *reports[:-1]).other == SOME


def test_a_funder_reads_its_own_stelsel_and_area_alone() -> None:
    found = world([person("A")], [house("H1"), house("H2", municipality=ALMERE)])
    told = (found.region, found.result)
    utrecht = funder_view(told, COLLEGE[UTRECHT]).cells
    almere = funder_view(told, COLLEGE[ALMERE]).cells
    assert {c.cell.stelsel for c in (*utrecht, *almere)} == {Stelsel.WMO}
    assert {c.cell.area for c in utrecht} & {c.cell.area for c in almere} == set()
    assert funder_view(told, ZORGKANTOOR).cells == ()
    assert funder_view(told, INSURER).cells == ()


def test_every_cell_is_listed_whoever_waits_there() -> None:
    homes = [house("H1"), house("H2", type=PlaceType.BW_PLUS)]
    found = world([person("A")], homes)
    empty = world([], homes)
    listed = [
        [c.cell for c in funder_view((w.region, w.result), COLLEGE[UTRECHT]).cells]
        for w in (found, empty)
    ]
    assert listed[0] == listed[1]
    assert len(listed[0]) == 2


def test_a_report_names_no_person_and_no_place() -> None:
    region, result = crowd(6)
    text = repr(funder_view((region, result), COLLEGE[UTRECHT]))
    assert [ref for ref in (*region.case, *region.place) if ref in text] == []
    assert "6" not in text.replace("2026", "")


def test_a_cell_that_was_not_there_before_is_counted_as_it_is() -> None:
    before = world([person("A")], [house("H9", type=PlaceType.DOMUS)])
    assert only_cell(crowd(5), (before.region, before.result)).other == SOME
