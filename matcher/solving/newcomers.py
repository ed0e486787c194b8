"""The most weight of newcomers that fit in while everybody who has to stay does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matcher.solving.problem import IntArray, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

# Work, not seconds: the answer is the same on every machine.
DETERMINISTIC_SECONDS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A plan (int64[cases], -1 = none) and whether no plan has more weight."""

    choice: IntArray
    proved: bool


def most_joined(
    problem: Problem,
    weights: IntArray,
    start: IntArray,
    *,
    remaining: Callable[[], float],
) -> Joined:
    """Return the plan with the most weight in which all of `start` keep an option.

    `start` (int64[cases], -1 = nothing yet) is a plan. Among plans of equal weight one
    with few moves is taken. One worker, a fixed seed and a limit of work, so equal
    input gives an equal answer; `remaining` seconds end it too.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    use = [model.new_bool_var("") for _ in range(problem.n_options)]
    for case in range(problem.cases):
        own = [use[j] for j in np.flatnonzero(problem.option_case == case).tolist()]
        if start[case] >= 0:
            model.add_exactly_one(own)
        else:
            model.add_at_most_one(own)
    weighted = cp_model.LinearExpr.weighted_sum
    for limit in range(problem.n_limits):
        at = np.flatnonzero(problem.use_limit == limit)
        used = [use[j] for j in problem.use_option[at].tolist()]
        total = weighted(used, problem.use_amount[at].tolist())
        model.add(total <= int(problem.capacity[limit]))
    stay = set(start[start >= 0].tolist())
    scaled = weights * (len(stay) + 1)
    scaled[sorted(stay)] += 1
    model.maximize(weighted(use, scaled.tolist()))
    for j, variable in enumerate(use):
        model.add_hint(variable, j in stay)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    seconds = remaining()
    if seconds != float("inf"):
        solver.parameters.max_time_in_seconds = max(0.0, seconds)
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Joined(choice=start, proved=False)
    choice = np.full(problem.cases, -1, dtype=np.int64)
    for j, variable in enumerate(use):
        if solver.boolean_value(variable):
            choice[problem.option_case[j]] = j
    return Joined(choice=choice, proved=status == cp_model.OPTIMAL)
