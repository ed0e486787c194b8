"""What else could have been, against enumeration."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.solving.instances import instance
from matcher.solving import (
    Problem,
    Solution,
    Status,
    Variant,
    Work,
    alone,
    best_within,
    best_without,
)
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


@settings(deadline=None)
@given(problems(required=False), st.data())
def test_cases_that_must_be_served_are_served_in_the_best_such_plan(
    problem: Problem, data: st.DataObject
) -> None:
    """With work enough the plan is the only one, by the fixed order too."""
    served = data.draw(st.frozensets(st.integers(0, problem.cases - 1)))
    allowed = [p for p in plans(problem) if all(p[case] >= 0 for case in served)]
    work = Work(10.0)
    solution = best_within(
        problem, Variant(served=served), remaining=lambda: 60.0, work=work
    )
    if not allowed:
        assert solution.status is Status.INFEASIBLE
        return
    assert solution.status is Status.OPTIMAL
    assert tuple(solution.choice.tolist()) in best(problem, allowed)
    again = best_within(
        problem, Variant(served=served), remaining=lambda: 60.0, work=Work(10.0)
    )
    assert again.choice.tolist() == solution.choice.tolist()


@pytest.mark.parametrize("units", [0.0, 0.1, 0.3])
def test_work_that_is_done_ends_a_search_at_the_same_point_every_time(
    units: float,
) -> None:
    """Without a clock: how much work is given decides what is proved."""
    problem = instance(1, "loose", cases=70, places=310)

    def solved() -> Solution:
        return best_within(problem, Variant(), remaining=lambda: 1e9, work=Work(units))

    first, second = solved(), solved()
    assert first.status is not Status.OPTIMAL
    assert (first.steps, first.choice.tolist()) == (
        second.steps,
        second.choice.tolist(),
    )


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
