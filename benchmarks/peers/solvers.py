"""Plain sequential solvers to compare with: every option, limit and step, no tricks.

Each proves the steps in order, fixes each at its optimum, then the canonical step
(low 16 bits), then looks for the second best under the same values. Frozen: what a
competent engineer writes first, with the last plan as a hint.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp  # type: ignore[attr-defined]
from ortools.sat.python import cp_model

from matcher.solving import IntArray, Problem

Fixed = list[tuple[IntArray, int]]
Best = Callable[
    [Problem, IntArray, Fixed, IntArray | None, IntArray | None, float],
    IntArray | None,
]
LOW = 2**16 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Step values proved (canonical last), plan, seconds per step, whether unique."""

    values: tuple[int, ...]
    choice: IntArray | None
    seconds: tuple[float, ...]
    unique: bool


def in_sequence(problem: Problem, best: Best, *, limit: float) -> Outcome:
    """Return what the solver proves within `limit` seconds."""
    begin = time.perf_counter()
    fixed: Fixed = []
    seconds: list[float] = []
    choice: IntArray | None = None
    values: list[int] = []

    def timed(goal: IntArray, other_than: IntArray | None) -> IntArray | None:
        start = time.perf_counter()
        left = limit - (start - begin)
        found = (
            best(problem, goal, fixed, choice, other_than, left) if left > 0 else None
        )
        seconds.append(time.perf_counter() - start)
        return found

    def outcome(*, unique: bool) -> Outcome:
        return Outcome(
            values=tuple(values), choice=choice, seconds=tuple(seconds), unique=unique
        )

    goals = [s.weights if s.maximise else -s.weights for s in problem.steps]
    if problem.canonical is None:
        message = "these baselines need canonical weights"
        raise ValueError(message)
    low = problem.canonical & LOW
    for goal in [*goals, low]:
        found = timed(goal, None)
        if found is None:
            return outcome(unique=False)
        choice = found
        value = int(goal[choice[choice >= 0]].sum())
        values.append(abs(value))
        fixed.append((goal, value))
    fixed.pop()
    second = timed(low, choice)
    in_time = sum(seconds) < limit
    worse = second is None or int(low[second[second >= 0]].sum()) < values[-1]
    return outcome(unique=in_time and worse)


def cp_sat(
    problem: Problem,
    goal: IntArray,
    fixed: Fixed,
    hint: IntArray | None,
    other_than: IntArray | None,
    seconds: float,
) -> IntArray | None:
    """Return the proved best plan by CP-SAT with eight workers, else None."""
    model = cp_model.CpModel()
    x = [model.new_bool_var("") for _ in range(problem.n_options)]
    weighted = cp_model.LinearExpr.weighted_sum
    for case in range(problem.cases):
        of_case = np.flatnonzero(problem.option_case == case).tolist()
        model.add_at_most_one(x[j] for j in of_case)
    for limit in range(problem.n_limits):
        at = problem.use_limit == limit
        used = [x[j] for j in problem.use_option[at].tolist()]
        total = weighted(used, problem.use_amount[at].tolist())
        model.add(total <= int(problem.capacity[limit]))
    for weights, value in fixed:
        model.add(weighted(x, weights.tolist()) == value)
    if other_than is not None:
        chosen = set(other_than[other_than >= 0].tolist())
        model.add_bool_or(v.negated() if j in chosen else v for j, v in enumerate(x))
    if hint is not None:
        chosen = set(hint[hint >= 0].tolist())
        for j, v in enumerate(x):
            model.add_hint(v, j in chosen)
    model.maximize(weighted(x, goal.tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 8
    solver.parameters.max_time_in_seconds = seconds
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    return _choice(problem, np.array([solver.boolean_value(v) for v in x]))


def scip(
    problem: Problem,
    goal: IntArray,
    fixed: Fixed,
    hint: IntArray | None,
    other_than: IntArray | None,
    seconds: float,
) -> IntArray | None:
    """Return the proved best plan by SCIP, else None."""
    return _linear("SCIP", problem, goal, fixed, hint, other_than, seconds)


def cbc(
    problem: Problem,
    goal: IntArray,
    fixed: Fixed,
    hint: IntArray | None,
    other_than: IntArray | None,
    seconds: float,
) -> IntArray | None:
    """Return the proved best plan by CBC, else None."""
    return _linear("CBC", problem, goal, fixed, hint, other_than, seconds)


def _linear(
    name: str,
    problem: Problem,
    goal: IntArray,
    fixed: Fixed,
    hint: IntArray | None,
    other_than: IntArray | None,
    seconds: float,
) -> IntArray | None:
    solver = pywraplp.Solver.CreateSolver(name)
    x = [solver.BoolVar("") for _ in range(problem.n_options)]
    _add_rows(solver, problem, x)
    for weights, value in fixed:
        row = solver.RowConstraint(float(value), float(value), "")
        for j in np.flatnonzero(weights).tolist():
            row.SetCoefficient(x[j], float(weights[j]))
    if other_than is not None:
        chosen = set(other_than[other_than >= 0].tolist())
        row = solver.RowConstraint(1.0 - len(chosen), solver.infinity(), "")
        for j, variable in enumerate(x):
            row.SetCoefficient(variable, -1.0 if j in chosen else 1.0)
    for j in np.flatnonzero(goal).tolist():
        solver.Objective().SetCoefficient(x[j], float(goal[j]))
    solver.Objective().SetMaximization()
    if hint is not None:
        chosen = set(hint[hint >= 0].tolist())
        solver.SetHint(x, [float(j in chosen) for j in range(len(x))])
    solver.SetTimeLimit(int(seconds * 1000))
    exact = pywraplp.MPSolverParameters()
    exact.SetDoubleParam(exact.RELATIVE_MIP_GAP, 0.0)
    if solver.Solve(exact) != pywraplp.Solver.OPTIMAL:
        return None
    return _choice(problem, np.array([v.solution_value() > 0.5 for v in x]))


def _add_rows(
    solver: pywraplp.Solver, problem: Problem, x: list[pywraplp.Variable]
) -> None:
    of_case = [
        solver.RowConstraint(-solver.infinity(), 1.0, "") for _ in range(problem.cases)
    ]
    for j, case in enumerate(problem.option_case.tolist()):
        of_case[case].SetCoefficient(x[j], 1.0)
    of_limit = [
        solver.RowConstraint(-solver.infinity(), float(most), "")
        for most in problem.capacity.tolist()
    ]
    uses = zip(
        problem.use_limit.tolist(),
        problem.use_option.tolist(),
        problem.use_amount.tolist(),
        strict=True,
    )
    for limit, j, amount in uses:
        of_limit[limit].SetCoefficient(x[j], float(amount))


def _choice(problem: Problem, chosen: np.ndarray) -> IntArray:
    choice = np.full(problem.cases, -1, dtype=np.int64)
    options = np.flatnonzero(chosen)
    choice[problem.option_case[options]] = options
    return choice
