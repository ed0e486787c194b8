"""How much the limits lack for everybody to be served: in fractions and in units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from matcher.solving.problem import IntArray, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ortools.linear_solver.python import model_builder
    from ortools.sat.python import cp_model

# Work, not seconds: the answer is the same on every machine.
DETERMINISTIC_SECONDS = 8.0


class Lack(Enum):
    """What is known of the extra units that a problem needs."""

    FOUND = "found"
    NEVER = "never"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """The least extra units found, with the plan (int64[cases]) that uses them.

    `bound`: no fewer will do; `NEVER`: proved that no amount will; `OPEN`: the
    work allowed ended before a plan was found.
    """

    lack: Lack
    units: int
    bound: int
    choice: IntArray | None


def multipliers(problem: Problem) -> tuple[Fraction, ...]:
    """Return a weight >= 0 for each limit, from the duals of the elastic LP.

    The LP serves every case in fractions of its options and pays for what exceeds a
    limit, in units of that limit's smallest use. Weights near enough prove a lack
    exactly (Farkas' lemma): the caller checks them in whole numbers. All zero when
    the LP lacks nothing, or found no optimum.
    """
    # Importing ortools takes a while: not before it is needed.
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()  # type: ignore[no-untyped-call]
    share = [model.new_num_var(0.0, 1.0, "") for _ in range(problem.n_options)]
    unit = _smallest_use(problem)
    over = [model.new_num_var(0.0, float("inf"), "") for _ in unit]
    for case in range(problem.cases):
        own = np.flatnonzero(problem.option_case == case).tolist()
        model.add(_sum([share[j] for j in own], [1] * len(own)) >= 1)
    rows = []
    for limit in range(problem.n_limits):
        at = np.flatnonzero(problem.use_limit == limit)
        used = [share[j] for j in problem.use_option[at].tolist()]
        total = _sum(used, problem.use_amount[at].tolist())
        rows.append(model.add(total - over[limit] <= int(problem.capacity[limit])))
    model.minimize(_sum(over, [1.0 / u for u in unit]))
    solver = model_builder.Solver("GLOP")
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return (Fraction(0),) * problem.n_limits
    duals = (max(0.0, -solver.dual_value(row)) for row in rows)
    return tuple(
        Fraction(dual * u).limit_denominator(10_000) / u
        for dual, u in zip(duals, unit, strict=True)
    )


def least_slack(
    problem: Problem,
    soft: Sequence[int],
    *,
    remaining: Callable[[], float],
    start: IntArray | None = None,
) -> Slack:
    """Return the fewest extra units of the soft limits that serve every case.

    `start` (int64[cases], -1 = none): the plan as it is. One worker and a limit of
    work, so equal input gives an equal answer; `remaining` seconds end it too. A unit
    is the limit's own: a person, an hour, a eurocent.
    """
    from ortools.sat.python import cp_model

    stay = set() if start is None else set(start[start >= 0].tolist())
    model, use, extra = _units_model(problem, soft, stay)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = DETERMINISTIC_SECONDS
    seconds = remaining()
    if seconds != float("inf"):
        solver.parameters.max_time_in_seconds = max(0.0, seconds)
    status = solver.solve(model)
    least = -int(-solver.best_objective_bound // 1)
    bound = max(0, -(-(least - len(stay)) // (len(stay) + 1)))
    if status == cp_model.INFEASIBLE:
        return Slack(lack=Lack.NEVER, units=0, bound=0, choice=None)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Slack(lack=Lack.OPEN, units=0, bound=bound, choice=None)
    choice = np.full(problem.cases, -1, dtype=np.int64)
    for j, variable in enumerate(use):
        if solver.boolean_value(variable):
            choice[problem.option_case[j]] = j
    units = sum(solver.value(more) for more in extra)
    proved = status == cp_model.OPTIMAL
    return Slack(
        lack=Lack.FOUND, units=units, bound=units if proved else bound, choice=choice
    )


def _units_model(
    problem: Problem, soft: Sequence[int], stay: set[int]
) -> tuple[cp_model.CpModel, list[cp_model.IntVar], list[cp_model.IntVar]]:
    """Return the model with its options and its extra units.

    Fewest units come first, then fewest moves of the options that may `stay`.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    use = [model.new_bool_var("") for _ in range(problem.n_options)]
    for case in range(problem.cases):
        own = np.flatnonzero(problem.option_case == case).tolist()
        model.add_exactly_one(use[j] for j in own)
    extra = {
        limit: model.new_int_var(0, _most(problem, limit), "")
        for limit in sorted(set(soft))
    }
    for limit in range(problem.n_limits):
        at = np.flatnonzero(problem.use_limit == limit)
        total = cp_model.LinearExpr.weighted_sum(
            [use[j] for j in problem.use_option[at].tolist()],
            problem.use_amount[at].tolist(),
        )
        model.add(total <= int(problem.capacity[limit]) + extra.get(limit, 0))
    moved = len(stay) - sum(use[j] for j in sorted(stay))
    model.minimize((len(stay) + 1) * sum(extra.values()) + moved)
    for j, variable in enumerate(use if stay else ()):
        model.add_hint(variable, j in stay)
    return model, use, list(extra.values())


def _sum(
    variables: Sequence[model_builder.Variable], weights: Sequence[float]
) -> model_builder.LinearExpr:
    from ortools.linear_solver.python import model_builder

    total = model_builder.LinearExpr.weighted_sum(
        list(variables), [float(w) for w in weights]
    )
    if isinstance(total, model_builder.LinearExpr):
        return total
    return model_builder.LinearExpr.constant(total)


def _smallest_use(problem: Problem) -> list[int]:
    unit = np.full(problem.n_limits, np.iinfo(np.int64).max)
    np.minimum.at(unit, problem.use_limit, problem.use_amount)
    found: list[int] = np.where(unit == np.iinfo(np.int64).max, 1, unit).tolist()
    return found


def _most(problem: Problem, limit: int) -> int:
    at = problem.use_limit == limit
    most = np.zeros(problem.cases, dtype=np.int64)
    np.maximum.at(
        most, problem.option_case[problem.use_option[at]], problem.use_amount[at]
    )
    return int(most.sum())
