"""Foils against every plan there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.solving import Problem
from matcher.solving.foil import Lack, as_good, few_moves, fewest_units, most_served
from tests.matcher.solving.brute import array, keeps_limits, plans, problems, vector
from tests.matcher.solving.soft import fewest, lacking
from tests.matcher.solving.test_elastic import one_purse

MOST = 10_000


def forever() -> float:
    return float("inf")


@settings(deadline=None)
@given(problems(required=True), st.data())
def test_the_fewest_units_are_what_trying_every_plan_gives(
    problem: Problem, data: st.DataObject
) -> None:
    soft = data.draw(st.sets(st.integers(0, problem.n_limits))) - {problem.n_limits}
    truth = fewest(problem, soft, MOST)
    found = fewest_units(problem, sorted(soft), remaining=forever)
    assert (found.lack is Lack.NEVER) == (truth is None)
    if truth is not None:
        assert found.units == found.bound == truth
        lack = lacking(problem, tuple(found.choice.tolist()))
        assert sum(lack) == truth
        assert all(k in soft for k, short in enumerate(lack) if short)


@settings(deadline=None)
@given(problems(required=True))
def test_a_plan_as_good_is_found_exactly_when_there_is_one(problem: Problem) -> None:
    every = plans(problem)
    for plan in every[:3]:
        values = vector(problem, plan)
        found = as_good(problem, values, remaining=forever)
        assert found.settled
        assert vector(problem, tuple(found.choice.tolist())) == values
        assert keeps_limits(problem, tuple(found.choice.tolist()))
    beyond = [max((vector(problem, p)[k] for p in every), default=0) + 1 for k in (0,)]
    none = as_good(problem, beyond * len(problem.steps), remaining=forever)
    assert (none.choice, none.settled) == (None, True)


@settings(deadline=None)
@given(problems(required=False), st.data())
def test_as_many_of_the_optional_are_served_as_can_be(
    problem: Problem, data: st.DataObject
) -> None:
    optional = data.draw(st.sets(st.integers(0, problem.cases - 1)))
    counts = [
        sum(plan[case] >= 0 for case in optional)
        for plan in plans(problem)
        if all(o >= 0 for case, o in enumerate(plan) if case not in optional)
    ]
    found = most_served(problem, sorted(optional), remaining=forever)
    served = sum(found.choice[case] >= 0 for case in optional)
    if counts:
        assert served == found.bound == max(counts)


def test_those_who_need_not_move_stay() -> None:
    """Two like options each, one unit lacks: whoever has a place keeps it."""
    problem = Problem(
        cases=3,
        option_case=array([0, 0, 1, 1, 2]),
        capacity=array([1, 1]),
        use_limit=array([0, 1, 0, 1, 0]),
        use_option=array([0, 1, 2, 3, 4]),
        use_amount=array([1] * 5),
        steps=(),
    )
    found = fewest_units(problem, [0, 1], remaining=forever)
    near = few_moves(problem, [0, 1], found, array([0, 3, -1]), remaining=forever)
    assert (found.units, near.tolist()) == (1, [0, 3, 4])


def test_a_search_that_is_bounded_says_what_it_is_sure_of() -> None:
    problem = one_purse(100, [60, 60])
    open_end = fewest_units(problem, [0], remaining=lambda: 0.0)
    assert (open_end.lack, open_end.choice) == (Lack.OPEN, None)
    assert as_good(problem, [], remaining=lambda: 0.0).settled is False
    none = most_served(problem, [0, 1], remaining=lambda: 0.0)
    assert (none.choice.tolist(), none.bound) == ([-1, -1], 2)


@pytest.mark.parametrize(("at_least", "at_most"), [(5, None), (0, 20), (20, 20)])
def test_what_is_known_beforehand_changes_no_answer(
    at_least: int, at_most: int | None
) -> None:
    found = fewest_units(
        one_purse(100, [60, 60]),
        [0],
        remaining=forever,
        at_least=at_least,
        at_most=at_most,
    )
    assert (found.units, found.bound) == (20, 20)
