"""Engines that settle a step again: SCIP for its optimum, CP-SAT for uniqueness."""

from dataclasses import dataclass

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


Amounts = dict[str, int]
Choices = list[Amounts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The proved best value, None when there is no plan at all; or not `settled`."""

    settled: bool
    value: int | None


def least_units(
    served: list[Choices], capacity: Amounts, soft: frozenset[str], seconds: float
) -> Settled:
    """Return the fewest extra units of the soft limits with which all are served."""
    model = _Served(served, [], capacity, soft)
    return model.solved(_total(model.extra), seconds)


def most_served(
    served: list[Choices], optional: list[Choices], capacity: Amounts, seconds: float
) -> Settled:
    """Return the largest number of optional cases that are served beside the others."""
    model = _Served(served, optional, capacity, frozenset())
    own = [use for uses in model.use[len(served) :] for use in uses]
    found = model.solved(_total(own, -1), seconds)
    value = None if found.value is None else -found.value
    return Settled(settled=found.settled, value=value)


def exists_equal(
    served: list[Choices],
    capacity: Amounts,
    sums: list[tuple[list[list[int]], int]],
    seconds: float,
) -> bool | None:
    """Tell whether all can be served with these sums of values; None = not settled."""
    model = _Served(served, [], capacity, frozenset())
    every = [use for uses in model.use for use in uses]
    for values, total in sums:
        weights = [value for own in values for value in own]
        if any(weights):
            model.ask(_sum(every, weights), total)
        elif total:
            return False
    found = model.solved(_total([]), seconds)
    return found.value is not None if found.settled else None


class _Served:
    """Cases that each take one of their choices, limits that may grow, as a model."""

    def __init__(
        self,
        served: list[Choices],
        optional: list[Choices],
        capacity: Amounts,
        soft: frozenset[str],
    ) -> None:
        """Build the model."""
        self._model = model_builder.Model()  # type: ignore[no-untyped-call]
        self.use = [
            [self._model.new_bool_var("") for _ in choices]
            for choices in (*served, *optional)
        ]
        self._possible = all(served)
        for k, uses in enumerate(self.use):
            if uses:
                one = _sum(uses, [1] * len(uses))
                self._model.add(one == 1 if k < len(served) else one <= 1)
        rows: dict[str, list[tuple[model_builder.Variable, int]]] = {}
        for choices, uses in zip((*served, *optional), self.use, strict=True):
            for amounts, variable in zip(choices, uses, strict=True):
                for key, amount in amounts.items():
                    rows.setdefault(key, []).append((variable, amount))
        self.extra: list[model_builder.Variable] = []
        for key, terms in sorted(rows.items()):
            total = _sum([v for v, _ in terms], [amount for _, amount in terms])
            if key in soft:
                most = sum(amount for _, amount in terms)
                more = self._model.new_int_var(0, most, "")
                self.extra.append(more)
                self._model.add(total - more <= capacity[key])
            else:
                self._model.add(total <= capacity[key])

    def ask(self, total: model_builder.LinearExpr, value: int) -> None:
        """Ask that a sum has this value."""
        self._model.add(total == value)

    def solved(self, goal: model_builder.LinearExpr, seconds: float) -> Settled:
        """Return the smallest value of the goal."""
        if not self._possible:
            return Settled(settled=True, value=None)
        self._model.minimize(goal)
        solver = model_builder.Solver("SCIP")
        solver.set_time_limit_in_seconds(seconds)
        status = solver.solve(self._model)
        if status == model_builder.SolveStatus.OPTIMAL:
            return Settled(settled=True, value=round(solver.objective_value))
        none = status == model_builder.SolveStatus.INFEASIBLE
        return Settled(settled=none, value=None)


def _total(
    variables: list[model_builder.Variable], each: int = 1
) -> model_builder.LinearExpr:
    if not variables:
        return model_builder.LinearExpr.constant(0)
    return _sum(variables, [each] * len(variables))
