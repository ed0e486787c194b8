"""A run that ends before its proof says so and keeps what it has."""

from collections.abc import Callable
from threading import Timer

import numpy as np

from benchmarks.solving.instances import instance
from matcher.solving import Problem, Solution, Status, Step, StepProgress, Stop, solve
from tests.matcher.solving.brute import array
from tests.matcher.solving.gap import gap


def keeps_limits(problem: Problem, solution: Solution) -> bool:
    """Whether the plan keeps every limit."""
    used = np.isin(problem.use_option, solution.choice)
    load = np.zeros(problem.n_limits, dtype=np.int64)
    np.add.at(load, problem.use_limit[used], problem.use_amount[used])
    return bool((load <= problem.capacity).all())


def lasting(checks: int) -> Callable[[], float]:
    """Return a clock that shows a minute left for so many looks, then none."""
    looks = iter([60.0] * checks)
    return lambda: next(looks, 0.0)


def test_without_time_a_run_is_out_of_time_and_never_infeasible() -> None:
    """Required or not, no time gives no verdict on what is possible."""
    for problem in (gap("c515-1"), instance(1, "tight", cases=20, places=80)):
        solution = solve(problem, remaining=lambda: 0.0)
        assert solution.status is Status.OUT_OF_TIME
        assert not solution.unique
        assert not any(step.proved for step in solution.steps)
        assert all(step.bound != step.value for step in solution.steps)
        assert len(solution.steps) == len(problem.steps) + 1


def test_out_of_time_shows_a_first_plan_that_keeps_the_limits() -> None:
    """The first guess is a plan, with its values."""
    problem = instance(1, "tight", cases=20, places=80)
    solution = solve(problem, remaining=lambda: 0.0)
    assert keeps_limits(problem, solution)
    assert (solution.choice >= 0).any()
    placed = problem.steps[0].weights[solution.choice[solution.choice >= 0]].sum()
    assert solution.steps[0].value == placed


def test_time_that_runs_out_halfway_keeps_what_was_proved() -> None:
    """The first joined steps are proved, later ones carry a value and no proof."""
    problem = instance(3, "tight", cases=30, places=120)
    whole = solve(problem, remaining=lambda: 60.0)
    part = solve(problem, remaining=lasting(5))
    assert part.status is Status.FEASIBLE
    proved = [step for step in part.steps if step.proved]
    assert 0 < len(proved) < len(part.steps)
    assert proved == list(whole.steps[: len(proved)])
    assert keeps_limits(problem, part)


def test_a_stop_before_the_run_ends_it_at_once() -> None:
    """Nothing is searched, the first plan is returned."""
    stop = Stop()
    stop.set()
    solution = solve(gap("c515-1"), remaining=lambda: 60.0, stop=stop)
    assert solution.status is Status.INTERRUPTED


def test_a_stop_from_another_thread_interrupts_the_search() -> None:
    """A problem that takes minutes ends with the best so far."""
    problem = instance(1, "loose")
    stop = Stop()
    timer = Timer(0.5, stop.set)
    timer.start()
    solution = solve(problem, remaining=lambda: 600.0, stop=stop)
    timer.join()
    assert solution.status is Status.INTERRUPTED
    assert keeps_limits(problem, solution)


def test_progress_hears_of_every_step_once_in_order() -> None:
    """Steps settled together are told one by one."""
    problem = instance(2, "tight", cases=12, places=60)
    heard: list[StepProgress] = []
    solution = solve(problem, remaining=lambda: 60.0, progress=heard.append)
    assert tuple(h.result for h in heard) == solution.steps
    assert [h.index for h in heard] == list(range(len(solution.steps)))


def test_required_cases_that_cannot_all_be_served_are_infeasible() -> None:
    """Two cases must share one place."""
    problem = Problem(
        cases=2,
        option_case=array([0, 1]),
        capacity=array([1]),
        use_limit=array([0, 0]),
        use_option=array([0, 1]),
        use_amount=array([1, 1]),
        steps=(Step(name="any", maximise=True, weights=array([1, 1])),),
        required=True,
    )
    solution = solve(problem, remaining=lambda: 60.0)
    assert solution.status is Status.INFEASIBLE
    assert solution.choice.tolist() == [-1, -1]
    assert solution.steps[0].value is None
