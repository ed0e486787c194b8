"""Plans that serve given cases: with the fewest extra units, or as good as another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np

from matcher.solving.problem import IntArray, Problem

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

# Work, not seconds: the answer is the same on every machine.
WORK = 1.0
LITTLE_WORK = 0.3


class Lack(Enum):
    """What is known of the extra units that a problem needs."""

    FOUND = "found"
    NEVER = "never"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The fewest extra units found, with the plan (int64[cases]) that uses them.

    `bound`: no fewer will do; `NEVER`: proved that no amount will; `OPEN`: the work
    allowed ended before a plan was found.
    """

    lack: Lack
    units: int
    bound: int
    choice: IntArray | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foil:
    """A plan with given sums, None = none was found; `settled`: there is no doubt."""

    choice: IntArray | None
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A plan (int64[cases], -1 = none), and the most optional cases that one serves."""

    choice: IntArray
    bound: int


def most_served(
    problem: Problem,
    optional: Sequence[int],
    *,
    remaining: Callable[[], float],
    work: float = WORK,
) -> Served:
    """Return a plan that serves as many optional cases as was found, and all others."""
    from ortools.sat.python import cp_model

    maybe = frozenset(optional)
    model, use = _model(problem, frozenset(), maybe)
    counted = [
        use[j] for j, case in enumerate(problem.option_case.tolist()) if case in maybe
    ]
    nobody = np.full(problem.cases, -1, dtype=np.int64)
    if not counted:
        return Served(choice=nobody, bound=0)
    model.maximize(sum(counted))
    solver = _solver(remaining, work)
    status = solver.solve(model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Served(choice=nobody, bound=len(maybe))
    return Served(
        choice=_choice(problem, solver, use), bound=round(solver.best_objective_bound)
    )


def fewest_units(
    problem: Problem,
    soft: Sequence[int],
    *,
    remaining: Callable[[], float],
    at_least: int = 0,
    at_most: int | None = None,
    start: IntArray | None = None,
    enough: int | None = None,
    work: float = WORK,
) -> Units:
    """Return the fewest extra units of the soft limits that serve every case.

    `at_least`: fewer are known not to do; `at_most`: more are not asked for; `start`
    (int64[cases], -1 = none): the plan as it is, where the search begins. The search
    ends once the bound is `enough`. One worker and a limit of work, so equal input
    gives an equal answer; `remaining` seconds end it too. A unit is the limit's own:
    a person, an hour, a eurocent.
    """
    from ortools.sat.python import cp_model

    model, use = _model(problem, frozenset(soft))
    extra = list(_extra(problem, model, use, soft).values())
    model.add(sum(extra) >= at_least)
    if at_most is not None:
        model.add(sum(extra) <= at_most)
    model.minimize(sum(extra))
    _hint(model, use, start)
    solver = _solver(remaining, work)
    if enough is not None:
        solver.best_bound_callback = lambda b: (
            solver.stop_search() if b >= enough else None
        )
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE and at_most is None:
        return Units(lack=Lack.NEVER, units=0, bound=at_least, choice=None)
    bound = max(at_least, round(solver.best_objective_bound))
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Units(lack=Lack.OPEN, units=0, bound=bound, choice=None)
    units = sum(solver.value(more) for more in extra)
    choice = _choice(problem, solver, use)
    return Units(lack=Lack.FOUND, units=units, bound=bound, choice=choice)


def few_moves(
    problem: Problem,
    soft: Sequence[int],
    found: Units,
    start: IntArray,
    *,
    remaining: Callable[[], float],
    work: float = LITTLE_WORK,
) -> IntArray | None:
    """Return a plan with no more units than the one found, in which few cases move.

    `start` (int64[cases], -1 = none): the plan as it is.
    """
    from ortools.sat.python import cp_model

    if found.choice is None:
        return None
    near = _with_stays(problem, frozenset(soft), found.units, found.choice, start)
    model, use = _model(problem, frozenset(soft))
    extra = _extra(problem, model, use, soft)
    model.add(sum(extra.values()) <= found.units)
    model.maximize(sum(use[j] for j in start[start >= 0].tolist()))
    _hint(model, use, near)
    # Whoever is where he was stays: that leaves a small search.
    for option in near[near == start].tolist():
        model.add(use[option] == 1)
    lacking = _load(problem, near) - problem.capacity
    for limit, more in extra.items():
        model.add_hint(more, max(0, int(lacking[limit])))
    solver = _solver(remaining, work)
    settled = solver.solve(model) in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return _choice(problem, solver, use) if settled else near


def _with_stays(
    problem: Problem,
    soft: frozenset[int],
    units: int,
    choice: IntArray,
    start: IntArray,
) -> IntArray:
    """Return the plan with each case back where it was that can be, one by one."""
    hard = np.array([k not in soft for k in range(problem.n_limits)], dtype=np.bool_)
    near, changed = choice.copy(), True
    while changed:
        changed = False
        for case in np.flatnonzero((start >= 0) & (near != start)).tolist():
            back = near.copy()
            back[case] = start[case]
            lacking = np.maximum(0, _load(problem, back) - problem.capacity)
            if not lacking[hard].any() and int(lacking.sum()) <= units:
                near, changed = back, True
    return near


def _load(problem: Problem, choice: IntArray) -> IntArray:
    """Return what a plan takes of each limit: int64[limits]."""
    taken = np.zeros(problem.n_options, dtype=np.bool_)
    taken[choice] = True
    uses = taken[problem.use_option]
    load = np.zeros(problem.n_limits, dtype=np.int64)
    np.add.at(load, problem.use_limit[uses], problem.use_amount[uses])
    return load


def as_good(
    problem: Problem,
    values: Sequence[int],
    *,
    remaining: Callable[[], float],
    start: IntArray | None = None,
    work: float = WORK,
) -> Foil:
    """Return a plan that serves every case and reaches exactly this value per step."""
    from ortools.sat.python import cp_model

    model, use = _model(problem, frozenset())
    for step, value in zip(problem.steps, values, strict=True):
        total = cp_model.LinearExpr.weighted_sum(use, step.weights.tolist())
        model.add(total == value)
    _hint(model, use, start)
    solver = _solver(remaining, work)
    status = solver.solve(model)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Foil(choice=_choice(problem, solver, use), settled=True)
    return Foil(choice=None, settled=status == cp_model.INFEASIBLE)


def _model(
    problem: Problem, without: frozenset[int], optional: frozenset[int] = frozenset()
) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """Return the model of serving every case within the limits that are not left out.

    The optional cases may also be left out.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    use = [model.new_bool_var("") for _ in range(problem.n_options)]
    own: list[list[int]] = [[] for _ in range(problem.cases)]
    for option, case in enumerate(problem.option_case.tolist()):
        own[case].append(option)
    for case, options in enumerate(own):
        served = [use[j] for j in options]
        (model.add_at_most_one if case in optional else model.add_exactly_one)(served)
    for limit in range(problem.n_limits):
        if limit not in without:
            model.add(_taken(problem, use, limit) <= int(problem.capacity[limit]))
    return model, use


def _taken(
    problem: Problem, use: list[cp_model.IntVar], limit: int
) -> cp_model.LinearExpr:
    from ortools.sat.python import cp_model

    at = np.flatnonzero(problem.use_limit == limit)
    return cp_model.LinearExpr.weighted_sum(
        [use[j] for j in problem.use_option[at].tolist()],
        problem.use_amount[at].tolist(),
    )


def _extra(
    problem: Problem,
    model: cp_model.CpModel,
    use: list[cp_model.IntVar],
    soft: Sequence[int],
) -> dict[int, cp_model.IntVar]:
    """Return the extra units of each soft limit, which is added to the model."""
    extra = {
        limit: model.new_int_var(0, _most(problem, limit), "") for limit in sorted(soft)
    }
    for limit, more in extra.items():
        model.add(_taken(problem, use, limit) <= int(problem.capacity[limit]) + more)
    return extra


def _solver(remaining: Callable[[], float], work: float) -> cp_model.CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    # All rows in the relaxation: with one worker this settled in 0.2 s what the usual
    # level had not settled in 1.5 s.
    solver.parameters.linearization_level = 2
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_deterministic_time = work
    seconds = remaining()
    if seconds != float("inf"):
        solver.parameters.max_time_in_seconds = max(0.0, seconds)
    return solver


def _hint(
    model: cp_model.CpModel, use: list[cp_model.IntVar], start: IntArray | None
) -> None:
    chosen = set() if start is None else set(start[start >= 0].tolist())
    for option, variable in enumerate(use if chosen else ()):
        model.add_hint(variable, option in chosen)


def _choice(
    problem: Problem, solver: cp_model.CpSolver, use: list[cp_model.IntVar]
) -> IntArray:
    choice = np.full(problem.cases, -1, dtype=np.int64)
    for option, variable in enumerate(use):
        if solver.boolean_value(variable):
            choice[problem.option_case[option]] = option
    return choice


def _most(problem: Problem, limit: int) -> int:
    """Return the most that the cases could take of a limit."""
    at = problem.use_limit == limit
    most = np.zeros(problem.cases, dtype=np.int64)
    np.maximum.at(
        most, problem.option_case[problem.use_option[at]], problem.use_amount[at]
    )
    return int(most.sum())
