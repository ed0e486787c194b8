"""Search over a face with CP-SAT: exact integers, complete, several workers."""

from __future__ import annotations

import math
from threading import Event, Thread
from typing import TYPE_CHECKING

import numpy as np

from matcher.solving.face import Face, fits, value_of
from matcher.solving.found import Effort, Found, Verdict
from matcher.solving.problem import IntArray
from matcher.solving.rows import binding_rows

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from matcher.solving.stop import Stop


def search(
    face: Face,
    goal: IntArray,
    *,
    start: IntArray | None,
    effort: Effort,
    stop: Stop,
    rival: bool = False,
) -> Found:
    """Return a plan of the face with the largest sum of `goal`, as far as proved.

    `start` is a plan to begin from. `rival` asks for any other plan that reaches the
    sum of `start`: `EMPTY` then says that there is none.
    """
    # Importing CP-SAT takes half a second: not before it is needed.
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    variables = {int(j): model.new_bool_var("") for j in face.options}
    _add_cases(model, face, variables)
    _add_rows(model, face, variables)
    total = _weighted(variables, face.options, goal)
    model.maximize(total)
    if rival and start is not None:
        # As an optimisation with a floor: as plain feasibility it is far slower.
        model.add(total >= value_of(goal, start))
        _add_difference(model, variables, start)
    if start is not None:
        chosen = set(start[start >= 0].tolist())
        for option, variable in variables.items():
            model.add_hint(variable, option in chosen)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.stop_after_first_solution = rival
    # Signals belong to the caller, who sets the stop switch.
    solver.parameters.catch_sigint_signal = False
    if math.isfinite(effort.seconds):
        solver.parameters.max_time_in_seconds = max(effort.seconds, 0.0)
    if math.isfinite(effort.work):
        solver.parameters.max_deterministic_time = max(effort.work, 0.0)
    status = _solve(solver, model, stop)
    work = float(solver.response_proto.deterministic_time)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        empty = status == cp_model.INFEASIBLE
        return Found(
            verdict=Verdict.EMPTY if empty else Verdict.OPEN,
            choice=None,
            bound=None,
            engine="cp-sat",
            work=work,
        )
    chosen = {j for j, v in variables.items() if solver.boolean_value(v)}
    return _found(face, goal, chosen, solver, proved=status == cp_model.OPTIMAL)


Variables = dict[int, "cp_model.IntVar"]


def _weighted(
    variables: Variables, options: IntArray, weights: IntArray
) -> cp_model.LinearExprT:
    from ortools.sat.python import cp_model

    used = options[weights[options] != 0]
    return cp_model.LinearExpr.weighted_sum(
        [variables[j] for j in used.tolist()], weights[used].tolist()
    )


def _add_cases(model: cp_model.CpModel, face: Face, variables: Variables) -> None:
    of_case: dict[int, list[cp_model.IntVar]] = {}
    for option, variable in variables.items():
        of_case.setdefault(int(face.problem.option_case[option]), []).append(variable)
    for case in np.flatnonzero(face.must).tolist():
        model.add_exactly_one(of_case.pop(case, []))
    for several in of_case.values():
        model.add_at_most_one(several)


def _add_rows(model: cp_model.CpModel, face: Face, variables: Variables) -> None:
    from ortools.sat.python import cp_model

    for row in binding_rows(face):
        used = [variables[j] for j in row.options.tolist()]
        if row.clique:
            model.add_at_most_one(used)
        else:
            total = cp_model.LinearExpr.weighted_sum(used, row.amounts.tolist())
            model.add(total <= row.capacity)
    for equality in face.equalities:
        sum_ = _weighted(variables, face.options, equality.weights)
        model.add(sum_ == equality.value)


def _add_difference(
    model: cp_model.CpModel, variables: Variables, plan: IntArray
) -> None:
    chosen = set(plan[plan >= 0].tolist())
    model.add_bool_or(
        variable.negated() if option in chosen else variable
        for option, variable in variables.items()
    )


def _solve(
    solver: cp_model.CpSolver, model: cp_model.CpModel, stop: Stop
) -> cp_model.CpSolverStatus:
    done = Event()

    def keep_stopping() -> None:
        # A stop that falls before the search has begun is lost: repeat until it ends.
        while not done.wait(0.01):
            solver.stop_search()

    with stop.telling(lambda: Thread(target=keep_stopping, daemon=True).start()):
        try:
            return solver.solve(model)
        finally:
            done.set()


def _found(
    face: Face,
    goal: IntArray,
    chosen: set[int],
    solver: cp_model.CpSolver,
    *,
    proved: bool,
) -> Found:
    choice = np.full(face.problem.cases, -1, dtype=np.int64)
    options = np.array(sorted(chosen), dtype=np.int64)
    choice[face.problem.option_case[options]] = options
    if not fits(face, choice):
        message = "CP-SAT returned a plan that breaks a limit or an earlier step"
        raise RuntimeError(message)
    return Found(
        verdict=Verdict.PROVED if proved else Verdict.OPEN,
        choice=choice,
        bound=value_of(goal, choice) if proved else _bound(solver),
        engine="cp-sat",
        work=float(solver.response_proto.deterministic_time),
    )


def _bound(solver: cp_model.CpSolver) -> int:
    """Return the bound as an integer that is not below the true one."""
    bound = solver.best_objective_bound
    # Above 2**53 the solver reports a rounded double.
    return math.floor(bound) + (0 if abs(bound) < 2**53 else math.ceil(math.ulp(bound)))
