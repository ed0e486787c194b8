"""Arrays that are no problem are refused, every fault at once."""

import numpy as np
import pytest

from matcher.solving import Problem, ProblemError, Step
from tests.matcher.solving.brute import array


def test_every_fault_is_named_at_once() -> None:
    """Index, sign, duplicate and length faults come in one error."""
    with pytest.raises(ProblemError) as caught:
        Problem(
            cases=2,
            option_case=array([0, 2]),
            capacity=array([-1]),
            use_limit=array([0, 0, 1]),
            use_option=array([1, 1, 0]),
            use_amount=array([1, -3, 1]),
            steps=(Step(name="short", maximise=True, weights=array([1])),),
            canonical=array([1, -1]),
        )
    assert caught.value.faults == (
        "option_case[1]: 2 is not in 0..1",
        "capacity[0]: -1 is negative",
        "use_limit[2]: 1 is not in 0..0",
        "use_amount[1]: -3 is negative",
        "use[1]: limit 0, option 1 is given twice",
        "step short: 1 weights for 2 options",
        f"canonical[1]: -1 is not in 0..{2**62 - 1}",
    )


@pytest.mark.parametrize("weights", [[2**60, 2**60], [-(2**62), 0]])
def test_sums_that_could_overflow_are_refused(weights: list[int]) -> None:
    """The sum of absolute weights must stay below 2**61."""
    with pytest.raises(ProblemError, match="overflow"):
        Problem(
            cases=1,
            option_case=array([0, 0]),
            capacity=array([]),
            use_limit=array([]),
            use_option=array([]),
            use_amount=array([]),
            steps=(Step(name="wide", maximise=True, weights=array(weights)),),
        )


def test_floats_are_refused() -> None:
    """Only int64 arrays describe a problem."""
    with pytest.raises(ProblemError, match=r"use_amount: expected int64\[n\]"):
        Problem(
            cases=0,
            option_case=array([]),
            capacity=array([]),
            use_limit=array([]),
            use_option=array([]),
            use_amount=np.array([0.5]),  # type: ignore[arg-type]
            steps=(),
        )
