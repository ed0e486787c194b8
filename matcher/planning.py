"""From a scene to a plan: options and limits as arrays, and back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matcher.objective import MAXIMISED
from matcher.result import Result, RunStatus, StepClaim
from matcher.scene import Scene
from matcher.solving import (
    IntArray,
    Problem,
    Report,
    Solution,
    Status,
    Step,
    StepProgress,
    StepResult,
    Stop,
    Work,
    solve_with_report,
)
from matcher.weights import canonical_weights, likeness_weights, step_weights

AS_BEFORE = "as_before"
STATUS = {
    Status.OPTIMAL: RunStatus.OPTIMAL,
    Status.FEASIBLE: RunStatus.FEASIBLE,
    Status.OUT_OF_TIME: RunStatus.OUT_OF_TIME,
    Status.INTERRUPTED: RunStatus.INTERRUPTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan (position of the option per case, None = no place) and its proof."""

    choice: tuple[int | None, ...]
    status: RunStatus
    steps: tuple[StepClaim, ...]
    unique: bool
    report: Report


def plan_cases(
    scene: Scene,
    *,
    remaining: Callable[[], float],
    workers: int,
    seed: int,
    progress: Callable[[StepProgress], None] | None,
    stop: Stop | None,
    work: Work | None = None,
    like: Result | None = None,
) -> Planned:
    """Return the best plan found, with what is proved of it.

    `work` bounds the search by what the solver counts instead of by seconds. Of plans
    equal in every step, the one that differs least from `like` comes first.
    """
    problem = problem_of(scene)
    if like is not None:
        last = Step(
            name=AS_BEFORE, maximise=True, weights=likeness_weights(scene, like)
        )
        problem = replace(problem, steps=(*problem.steps, last))
    solution, report = solve_with_report(
        problem,
        remaining=remaining,
        workers=workers,
        seed=seed,
        progress=progress,
        stop=stop,
        work=work,
    )
    return _planned(scene, solution, report)


def problem_of(scene: Scene) -> Problem:
    """Return the scene as plain arrays: options, limits, steps, fixed order."""
    weights = step_weights(scene)
    triples = [
        (row, option, amount)
        for row, limit in enumerate(scene.limits)
        for option, amount in limit.amounts
    ]
    uses = np.array(triples, dtype=np.int64).reshape(-1, 3)
    return Problem(
        cases=len(scene.cases),
        option_case=_ints([o.case for o in scene.options]),
        capacity=_ints([limit.capacity for limit in scene.limits]),
        use_limit=uses[:, 0],
        use_option=uses[:, 1],
        use_amount=uses[:, 2],
        steps=tuple(
            Step(name=name.value, maximise=name in MAXIMISED, weights=values)
            for name, values in weights.items()
        ),
        canonical=canonical_weights(scene),
    )


def _planned(scene: Scene, solution: Solution, report: Report) -> Planned:
    maximised = {name.value for name in MAXIMISED}
    known = {name.value for name in scene.objective.steps}
    return Planned(
        choice=tuple(None if c < 0 else c for c in solution.choice.tolist()),
        status=STATUS[solution.status],
        steps=tuple(
            _claim(step, maximise=step.name in maximised)
            for step in solution.steps
            if step.name in known
        ),
        unique=solution.unique,
        report=report,
    )


def _claim(step: StepResult, *, maximise: bool) -> StepClaim:
    return StepClaim(
        name=step.name,
        maximise=maximise,
        value=step.value or 0,
        bound=step.bound,
        proved=step.proved,
    )


def _ints(values: list[int]) -> IntArray:
    return np.array(values, dtype=np.int64)
