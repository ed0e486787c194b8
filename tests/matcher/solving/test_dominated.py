"""Options that no best plan takes are closed, and nothing else."""

import numpy as np

from matcher.solving import Problem, Step
from matcher.solving.dominated import undominated
from matcher.solving.face import whole


def _problem(capacity: int, values: list[int], amounts: list[int]) -> Problem:
    """Return a problem of two cases: two options for the first, one for the second."""
    return Problem(
        cases=2,
        option_case=np.array([0, 0, 1]),
        capacity=np.array([capacity]),
        use_limit=np.array([0, 0, 0]),
        use_option=np.array([0, 1, 2]),
        use_amount=np.array(amounts),
        steps=(Step(name="worth", maximise=True, weights=np.array(values)),),
        canonical=np.array([1, 2, 3]),
    )


def _open(problem: Problem) -> list[int]:
    return undominated(whole(problem)).options.tolist()


def test_a_better_option_that_takes_no_more_closes_the_other() -> None:
    assert _open(_problem(2, [5, 3, 4], [2, 2, 1])) == [0, 2]


def test_a_better_option_that_takes_more_closes_nothing() -> None:
    assert _open(_problem(2, [5, 3, 4], [2, 1, 1])) == [0, 1, 2]


def test_a_limit_that_cannot_bind_is_no_reason_to_keep_an_option() -> None:
    assert _open(_problem(9, [5, 3, 4], [2, 1, 1])) == [0, 2]


def test_of_equals_the_fixed_order_keeps_one() -> None:
    assert _open(_problem(2, [5, 5, 4], [2, 2, 1])) == [1, 2]


def test_options_that_nothing_tells_apart_are_both_kept() -> None:
    problem = _problem(2, [5, 5, 4], [2, 2, 1])
    same = Problem(
        cases=problem.cases,
        option_case=problem.option_case,
        capacity=problem.capacity,
        use_limit=problem.use_limit,
        use_option=problem.use_option,
        use_amount=problem.use_amount,
        steps=problem.steps,
        canonical=np.array([7, 7, 3]),
    )
    assert _open(same) == [0, 1, 2]
