"""Fractions and prices against every plan there is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.solving import Problem
from matcher.solving.elastic import NOISE, Prices, fair_share, least_extra
from tests.matcher.solving.brute import array, plans, problems
from tests.matcher.solving.soft import fewest

MOST = 60


def need_and_room(problem: Problem, prices: Prices) -> tuple[float, float]:
    """Return what the cases pay at least, and what all there is costs."""
    cost = np.zeros(problem.n_options)
    room = 0.0
    for row, price in prices.of:
        uses = problem.use_limit == row.limit
        amounts = problem.use_amount[uses] // row.divisor
        np.add.at(cost, problem.use_option[uses], price * amounts)
        room += price * (int(problem.capacity[row.limit]) // row.divisor)
    own = [cost[problem.option_case == case] for case in range(problem.cases)]
    return sum(float(c.min(initial=np.inf)) for c in own), room


@settings(deadline=None)
@given(problems(required=True))
def test_whoever_can_be_served_has_a_whole_share(problem: Problem) -> None:
    share = fair_share(problem).value
    assert -NOISE <= share <= 1 + NOISE
    if plans(problem):
        assert share == pytest.approx(1)


@settings(deadline=None)
@given(problems(required=True))
def test_below_one_the_prices_prove_that_something_lacks(problem: Problem) -> None:
    prices = fair_share(problem)
    if prices.value < 1 - 100 * NOISE:
        need, room = need_and_room(problem, prices)
        assert need > room
        assert not plans(problem)


@settings(deadline=None)
@given(problems(required=True), st.data())
def test_extra_in_fractions_is_never_more_than_the_fewest_units(
    problem: Problem, data: st.DataObject
) -> None:
    soft = data.draw(st.sets(st.integers(0, problem.n_limits))) - {problem.n_limits}
    truth = fewest(problem, soft, MOST)
    found = least_extra(problem, soft)
    if found is None:
        assert truth is None
    elif truth is not None:
        assert found.value <= truth + 1e-6


def one_purse(capacity: int, amounts: list[int]) -> Problem:
    """Return cases with one option each, all from one limit."""
    number = len(amounts)
    return Problem(
        cases=number,
        option_case=array(list(range(number))),
        capacity=array([capacity]),
        use_limit=array([0] * number),
        use_option=array(list(range(number))),
        use_amount=array(amounts),
        steps=(),
    )


def test_two_large_uses_of_two_purses_are_counted_where_fractions_would_fit() -> None:
    """Three cases, two purses of 100, each use 60: in fractions all three fit."""
    found = fair_share(
        Problem(
            cases=3,
            option_case=array([0, 0, 1, 1, 2, 2]),
            capacity=array([100, 100]),
            use_limit=array([0, 1, 0, 1, 0, 1]),
            use_option=array([0, 1, 2, 3, 4, 5]),
            use_amount=array([60] * 6),
            steps=(),
        )
    )
    assert found.value == pytest.approx(2 / 3)
    assert {row.divisor for row, _ in found.of} == {60}


def test_the_same_question_has_the_same_answer() -> None:
    problem = one_purse(100, [60, 50, 40])
    assert fair_share(problem) == fair_share(problem)
