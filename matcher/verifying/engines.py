"""Engines that settle a step again: SCIP for its optimum, CP-SAT for uniqueness."""

from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from matcher.verifying.prove import Flat

Steps = list[tuple[list[int], int]]


class Scip:
    """All options as 0/1 variables of a mixed-integer model, limits as rows."""

    def __init__(self, flat: Flat, seconds: float) -> None:
        """Build the model; `seconds` is the time for each step."""
        self._model = model_builder.Model()  # type: ignore[no-untyped-call]
        self._seconds = seconds
        self._use = [self._model.new_bool_var("") for _ in flat.options]
        for row in flat.rows:
            taken = [self._use[option] for option, _ in row.terms]
            amounts = [amount for _, amount in row.terms]
            self._model.add(_sum(taken, amounts) <= row.capacity)

    def best(self, weights: list[int], *, maximise: bool) -> int | None:
        """Return the proved optimum of the weighted sum; None when not settled."""
        if not any(weights):
            return 0
        total = _sum(self._use, weights)
        (self._model.maximize if maximise else self._model.minimize)(total)
        solver = model_builder.Solver("SCIP")
        solver.set_time_limit_in_seconds(self._seconds)
        if solver.solve(self._model) != model_builder.SolveStatus.OPTIMAL:
            return None
        return round(solver.objective_value)

    def is_empty(self) -> bool:
        """Tell whether it is proved in time that nothing keeps all rows."""
        self._model.maximize(_sum(self._use, [0] * len(self._use)))
        solver = model_builder.Solver("SCIP")
        solver.set_time_limit_in_seconds(self._seconds)
        return bool(solver.solve(self._model) == model_builder.SolveStatus.INFEASIBLE)

    def hold(self, weights: list[int], value: int) -> None:
        """Fix the weighted sum at a value from now on."""
        if any(weights):
            self._model.add(_sum(self._use, weights) == value)


def is_alone(
    flat: Flat, steps: Steps, fixed: list[int], picked: list[bool], seconds: float
) -> bool:
    """Tell whether no other plan has the same steps and as high a fixed weight.

    The fixed weights need whole numbers beyond what SCIP's floats carry.
    """
    model = cp_model.CpModel()
    use = [model.new_bool_var("") for _ in flat.options]
    for row in flat.rows:
        taken = [use[option] for option, _ in row.terms]
        amounts = [amount for _, amount in row.terms]
        model.add(cp_model.LinearExpr.weighted_sum(taken, amounts) <= row.capacity)
    for weights, value in steps:
        model.add(cp_model.LinearExpr.weighted_sum(use, weights) == value)
    same = [1 if mine else -1 for mine in picked]
    model.add(cp_model.LinearExpr.weighted_sum(use, same) <= sum(picked) - 1)
    least = sum(weight for weight, mine in zip(fixed, picked, strict=True) if mine)
    model.add(cp_model.LinearExpr.weighted_sum(use, fixed) >= least)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    return solver.solve(model) == cp_model.INFEASIBLE


def _sum(
    use: list[model_builder.Variable], weights: list[int]
) -> model_builder.LinearExpr:
    total = model_builder.LinearExpr.weighted_sum(use, [float(w) for w in weights])
    assert isinstance(total, model_builder.LinearExpr)  # noqa: S101 - never a number
    return total
