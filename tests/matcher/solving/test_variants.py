"""What else could have been, against enumeration."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.solving import Problem, Status, Variant, alone, best_without
from tests.matcher.solving.brute import (
    array,
    best,
    keeps_limits,
    plans,
    problems,
    vector,
)


@settings(deadline=None)
@given(problems(), st.data())
def test_a_variant_is_the_best_of_the_plans_that_choose_so(
    problem: Problem, data: st.DataObject
) -> None:
    """Forced and forbidden choices leave the best of the rest, step by step."""
    options = range(problem.n_options)
    forbidden = data.draw(
        st.frozensets(st.sampled_from(options)) if options else st.just(frozenset())
    )
    case = data.draw(st.integers(0, problem.cases - 1))
    own = [j for j in options if problem.option_case[j] == case]
    option = data.draw(st.sampled_from([-1, *own]))
    variant = Variant(forced={case: option}, forbidden=forbidden)
    allowed = [
        plan
        for plan in plans(problem)
        if plan[case] == option and not forbidden & {*plan}
    ]
    solution = best_without(problem, variant, remaining=lambda: 60.0)
    if not allowed:
        assert solution.status is Status.INFEASIBLE
        return
    assert solution.status is Status.OPTIMAL
    values = tuple(step.value for step in solution.steps)
    assert values == vector(problem, best(problem, allowed)[0])
    assert solution.choice[case] == option


@given(problems(required=False))
def test_an_option_fits_alone_if_it_keeps_every_limit(problem: Problem) -> None:
    """Nothing else is chosen beside it."""
    for option in range(problem.n_options):
        assert alone(problem, option) == keeps_limits(problem, (option,))


def test_a_choice_of_another_case_is_refused() -> None:
    """Every fault of a variant is named."""
    with pytest.raises(ValueError, match=r"forbidden: 9.*forced: case 5"):
        best_without(
            _two_cases(),
            Variant(forced={5: 0, 0: 1}, forbidden=frozenset({9})),
            remaining=lambda: 60.0,
        )


def _two_cases() -> Problem:
    return Problem(
        cases=2,
        option_case=array([0, 1]),
        capacity=array([]),
        use_limit=array([]),
        use_option=array([]),
        use_amount=array([]),
        steps=(),
    )
