"""Solve a problem step by step, each step proved before the next begins."""

from collections.abc import Callable

from matcher.solving.dominated import undominated
from matcher.solving.face import Face, whole
from matcher.solving.goals import canonical_rounds, step_goals
from matcher.solving.greedy import first_plan
from matcher.solving.problem import Problem
from matcher.solving.run import Run, Spending
from matcher.solving.solution import Report, Solution, StepProgress
from matcher.solving.stop import Stop
from matcher.solving.work import Work


def solve(
    problem: Problem,
    *,
    remaining: Callable[[], float],
    workers: int = 8,
    seed: int = 0,
    progress: Callable[[StepProgress], None] | None = None,
    stop: Stop | None = None,
) -> Solution:
    """Return the plan that is best in every step in order, with what is proved of it.

    `remaining` tells the seconds left; `stop` ends the run from another thread;
    `progress` hears of each step that ends. An `OPTIMAL`, `unique` solution does not
    depend on workers, seed, engine or the order of the rows. The search holds its
    thread: to hear Ctrl-C meanwhile, call it from another and set `stop`.

    Two cases want the only place, the second weighs more:

    >>> import numpy as np
    >>> from matcher.solving import Problem, Step, solve
    >>> one = np.array([1, 1], dtype=np.int64)
    >>> problem = Problem(
    ...     cases=2,
    ...     option_case=np.array([0, 1]),
    ...     capacity=np.array([1]),
    ...     use_limit=np.array([0, 0]),
    ...     use_option=np.array([0, 1]),
    ...     use_amount=one,
    ...     steps=(
    ...         Step(name="placed", maximise=True, weights=one),
    ...         Step(name="cost", maximise=False, weights=np.array([300, 200])),
    ...     ),
    ...     canonical=np.array([5, 9]),
    ... )
    >>> solution = solve(problem, remaining=lambda: 10.0)
    >>> solution.choice.tolist(), solution.unique
    ([-1, 1], True)
    >>> [(step.name, step.value) for step in solution.steps]
    [('placed', 1), ('cost', 200), ('canonical', 9)]
    """
    return solve_with_report(
        problem,
        remaining=remaining,
        workers=workers,
        seed=seed,
        progress=progress,
        stop=stop,
    )[0]


def solve_with_report(
    problem: Problem,
    *,
    remaining: Callable[[], float],
    workers: int = 8,
    seed: int = 0,
    progress: Callable[[StepProgress], None] | None = None,
    stop: Stop | None = None,
    work: Work | None = None,
) -> tuple[Solution, Report]:
    """Return the solution of `solve` and the sidecar with engines and seconds.

    `work` bounds the search by what the solver counts: with one worker the solution
    is then the same on every machine, proved or not.
    """
    effort = Spending(
        remaining=remaining,
        workers=workers,
        seed=seed,
        progress=progress or (lambda _: None),
        stop=stop or Stop(),
        work=work,
    )
    return solve_face(whole(problem), effort)


def solve_face(face: Face, spending: Spending) -> tuple[Solution, Report]:
    """Return the solution over the plans of the face alone, and its sidecar."""
    lean = undominated(face)
    run = Run(lean, spending, plan=first_plan(lean))
    first, *extensions = canonical_rounds(face.problem.canonical) or (None,)
    goals = [*step_goals(face.problem), *([first] if first else [])]
    settled = run.settle(goals)
    if first is not None:
        for extension in extensions:
            if not settled or not run.finds_another():
                break
            settled = run.settle([extension])
    return run.solution(), run.report()
