"""Of more than fifty minimal sets, the first fifty in order have to be listed."""

from dataclasses import replace

import pytest

from matcher.result import LISTED, ChangeSet, Result
from tests.matcher.verifying.running import (
    failures,
    outcome_of,
    planned_of,
    region_of,
    told,
)

KEY = "broad-3-1"


def _position(result: Result) -> int:
    return next(
        k
        for k, case in enumerate(result.cases)
        if case.no is not None and case.no.total_sets > LISTED
    )


def _with_sets(sets: tuple[ChangeSet, ...]) -> Result:
    result = outcome_of(KEY).result
    k = _position(result)
    no = replace(result.cases[k].no, sets=sets)
    case = replace(result.cases[k], no=no)
    return replace(result, cases=(*result.cases[:k], case, *result.cases[k + 1 :]))


@pytest.fixture
def every_set(monkeypatch):
    monkeypatch.setattr("matcher.explaining.changes.LISTED", 10_000)
    result = told(KEY, planned_of(KEY))
    no = result.cases[_position(result)].no
    assert no is not None
    assert len(no.sets) == no.total_sets > LISTED
    return no.sets


def test_the_first_fifty_are_accepted(every_set):
    assert failures(region_of(KEY), _with_sets(every_set[:LISTED])) == ()


def test_all_of_them_are_too_many(every_set):
    assert failures(region_of(KEY), _with_sets(every_set))


def test_one_less_is_rejected(every_set):
    assert failures(region_of(KEY), _with_sets(every_set[: LISTED - 1]))


def test_a_set_from_beyond_the_fiftieth_is_rejected(every_set):
    swapped = (*every_set[: LISTED - 1], every_set[-1])
    assert failures(region_of(KEY), _with_sets(swapped))


def test_two_sets_in_each_others_place_are_rejected(every_set):
    first, second, *rest = every_set[:LISTED]
    assert failures(region_of(KEY), _with_sets((second, first, *rest)))
