"""Solves the run again with another engine, to test what a result declares."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from matcher.objective import MAXIMISED, StepName
from matcher.result import Result, RunStatus
from matcher.verifying.candidates import Candidate
from matcher.verifying.failure import Failure, Path

PER_STEP_SECONDS = 600.0

Table = dict[str, tuple[Candidate, ...]]


def prove(
    result: Result, table: Table, chosen: dict[str, Candidate], seconds: float
) -> Iterator[Failure]:
    """Yield a failure for every declared value, bound or uniqueness that is false.

    `table`: all options by case; `chosen`: the option of each placed case. Each
    step is optimised by SCIP with the earlier steps held at their claimed values;
    a step that SCIP cannot settle within `seconds` is a failure of its own kind.
    """
    model = _Model(table, seconds)
    settled = True
    for k, step in enumerate(result.steps):
        path: Path = ("steps", k)
        weights = model.weights(lambda c, name=step.name: c.steps[name])
        maximise = StepName(step.name) in MAXIMISED
        best = model.best(weights, maximise=maximise)
        if best is None:
            yield Failure((*path, "proved"), "settled in time", "not settled")
            return
        if step.proved and best != step.value:
            yield Failure((*path, "value"), best, step.value)
        if step.bound is not None and _false_bound(best, step.bound, maximise):
            yield Failure((*path, "bound"), best, step.bound)
        if best != step.value:
            settled = False
        model.hold(weights, step.value)
    if result.status is RunStatus.OPTIMAL and not settled:
        yield Failure(("status",), "not OPTIMAL", result.status)
    if result.unique and settled and not _alone(table, chosen, result, seconds):
        yield Failure(("unique",), "another plan is as good", result.unique)


def canonical(case: str, key: str) -> int:
    """Return the fixed weight of one option of one case: 40 bits of sha256."""
    return int.from_bytes(sha256(f"{case}|{key}".encode()).digest(), "big") >> 216


def _false_bound(best: int, bound: int, maximise: bool) -> bool:  # noqa: FBT001
    return best > bound if maximise else best < bound


class _Model:
    """All options as 0/1 variables of a mixed-integer model, limits as rows."""

    def __init__(self, table: Table, seconds: float) -> None:
        # Imported here: a verification without proof needs no solver.
        from ortools.linear_solver import pywraplp

        self._codes = pywraplp.Solver
        self._solver: Any = pywraplp.Solver.CreateSolver("SCIP")
        self._solver.SetTimeLimit(int(seconds * 1000))
        self._vars = {
            (case, k): self._solver.BoolVar(f"{case}/{k}")
            for case, options in sorted(table.items())
            for k in range(len(options))
        }
        self._table = table
        self._rows()

    def _rows(self) -> None:
        taken: dict[str, list[Any]] = {}
        room: dict[str, int] = {}
        for case, options in self._table.items():
            for k, option in enumerate(options):
                for key, take in option.takes.items():
                    room[key] = take.capacity
                    taken.setdefault(key, []).append(take.amount * self._vars[case, k])
            if options:
                own = [self._vars[case, k] for k in range(len(options))]
                self._solver.Add(sum(own) <= 1)
        for key, parts in sorted(taken.items()):
            self._solver.Add(sum(parts) <= room[key])

    def weights(self, worth: Callable[[Candidate], int]) -> Any:  # noqa: ANN401
        """Return the weighted sum of all options."""
        return sum(
            worth(self._table[case][k]) * var for (case, k), var in self._vars.items()
        )

    def best(self, total: Any, *, maximise: bool) -> int | None:  # noqa: ANN401
        """Return the proved optimum of `total`; None when it was not settled."""
        if isinstance(total, int):
            return total
        (self._solver.Maximize if maximise else self._solver.Minimize)(total)
        if self._solver.Solve() != self._codes.OPTIMAL:
            return None
        return round(self._solver.Objective().Value())

    def hold(self, total: Any, value: int) -> None:  # noqa: ANN401
        """Fix `total` at `value` from now on."""
        if not isinstance(total, int):
            self._solver.Add(total == value)


def _alone(
    table: Table, chosen: dict[str, Candidate], result: Result, seconds: float
) -> bool:
    """Tell whether no other plan has the same steps and as high a fixed weight.

    The fixed weights need whole numbers beyond what SCIP's floats carry, so this
    one question goes to CP-SAT.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    flat = [(case, c) for case, options in sorted(table.items()) for c in options]
    use = [model.new_bool_var("") for _ in flat]
    for case in table:
        model.add_at_most_one(
            v for v, (c, _) in zip(use, flat, strict=True) if c == case
        )
    rows: dict[str, tuple[int, list[Any]]] = {}
    for var, (_, option) in zip(use, flat, strict=True):
        for key, take in option.takes.items():
            rows.setdefault(key, (take.capacity, []))[1].append(take.amount * var)
    for capacity, parts in rows.values():
        model.add(sum(parts) <= capacity)
    for step in result.steps:
        worth = [option.steps[step.name] for _, option in flat]
        model.add(cp_model.LinearExpr.weighted_sum(use, worth) == step.value)
    picked = [chosen.get(case) is option for case, option in flat]
    model.add(
        sum(v for v, p in zip(use, picked, strict=True) if p)
        - sum(v for v, p in zip(use, picked, strict=True) if not p)
        <= sum(picked) - 1
    )
    fixed = [canonical(case, o.key) for case, o in flat]
    least = sum(w for w, p in zip(fixed, picked, strict=True) if p)
    model.add(cp_model.LinearExpr.weighted_sum(use, fixed) >= least)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    return bool(solver.solve(model) == cp_model.INFEASIBLE)
