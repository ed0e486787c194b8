"""How much the limits lack for everybody to be served, in fractions, with prices."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from matcher.solving.problem import IntArray, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

FloatArray = npt.NDArray[np.float64]

# A share nearer to 1 than this is 1: the rest is noise of the solver.
NOISE = 1e-7
# Rounds of rows with rounded amounts, and how many large uses such a row lets through.
ROUNDS = 12
MOST_COUNTED = 7


class Row(NamedTuple):
    """A limit of which only whole `divisor`s count, in each use and in the capacity.

    Every plan that keeps the limit keeps the row, since a sum of whole parts is never
    more than the whole part of the sum (Chvatal 1973).
    """

    limit: int
    divisor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """The value of a linear programme, and the price of one unit of each row > 0."""

    value: float
    of: tuple[tuple[Row, float], ...]


def fair_share(problem: Problem, free: Iterable[int] = ()) -> Prices:
    """Return the largest share of a place that all cases can have at the same time.

    The `free` limits are not counted. Below 1 not everybody can be served, and the
    prices are weights that prove it: what the cases need at least, each wherever it
    is cheapest, costs more than all there is (Farkas' lemma). Of all such weights
    they show the largest lack relative to the need, which favours small groups. The
    numbers are floats: the caller rounds them and checks the sum in whole numbers.
    """
    return _Programme(problem, frozenset(free), None).solved() or Prices(
        value=0.0, of=()
    )


def least_extra(problem: Problem, soft: Iterable[int]) -> Prices | None:
    """Return the least extra units of the soft limits that serve all, in fractions.

    None when no amount of them will do. The prices of soft limits are at most 1.
    """
    return _Programme(problem, frozenset(), tuple(sorted(set(soft)))).solved()


class _Row(Protocol):
    """A row of ortools' model, which comes without types."""

    var_index: list[int]
    coefficient: list[float]


class _Rows(Protocol):
    """The rows or the variables of that model."""

    def add(self, **fields: float) -> _Row:
        """Add one with these fields."""


class _Model(Protocol):
    """That model."""

    variable: _Rows
    constraint: _Rows


class _Programme:
    """A linear programme whose rows grow until none that is known is broken.

    First come its own variables: the share that all have or, with `soft` limits, the
    extra units of each; then the options.
    """

    def __init__(
        self, problem: Problem, free: frozenset[int], soft: tuple[int, ...] | None
    ) -> None:
        self._problem = problem
        self._uses = _grouped(problem.use_limit, problem.n_limits)
        used = [k for k, uses in enumerate(self._uses) if self._amounts(uses).any()]
        self._soft = None if soft is None else [k for k in soft if k in used]
        apart = free | frozenset(self._soft or ())
        self._hard = [k for k in used if k not in apart]
        self._unequal = [k for k in self._hard if np.ptp(self._of(k))]
        self._rows = [
            *(Row(limit=k, divisor=1) for k in self._soft or ()),
            *(
                Row(limit=k, divisor=int(np.gcd.reduce(self._of(k))))
                for k in self._hard
            ),
        ]

    @property
    def _heads(self) -> int:
        """How many variables come before the options."""
        return 1 if self._soft is None else len(self._soft)

    def solved(self) -> Prices | None:
        """Return value and prices; None when the programme has no solution."""
        answer = self._answer()
        for _ in range(ROUNDS):
            short = self._soft is None and answer and answer.value < 1 - NOISE
            broken = self._broken(answer.taken) if answer and not short else []
            if not broken:
                break
            self._rows += broken
            answer = self._answer()
        return None if answer is None else answer.prices(self._rows)

    def _amounts(self, uses: IntArray) -> IntArray:
        amounts: IntArray = self._problem.use_amount[uses]
        return amounts

    def _of(self, limit: int) -> IntArray:
        return self._amounts(self._uses[limit])

    def _broken(self, taken: FloatArray) -> list[Row]:
        """Return rows of hard limits that let `count` large uses through, but break."""
        found, known = [], set(self._rows)
        for limit in self._unequal:
            amounts, capacity = self._of(limit), int(self._problem.capacity[limit])
            shares = taken[self._problem.use_option[self._uses[limit]]]
            for count in range(1, MOST_COUNTED + 1):
                row = Row(limit=limit, divisor=capacity // (count + 1) + 1)
                used = float((amounts // row.divisor) @ shares)
                if used > capacity // row.divisor + 10 * NOISE and row not in known:
                    found.append(row)
                    known.add(row)
        return found

    def _answer(self) -> _Solved | None:
        # Importing ortools takes a while: not before it is needed.
        from ortools.linear_solver import (  # type: ignore[attr-defined]
            linear_solver_pb2,
        )
        from ortools.linear_solver.python import model_builder_helper

        request = linear_solver_pb2.MPModelRequest()
        request.solver_type = linear_solver_pb2.MPModelRequest.GLOP_LINEAR_PROGRAMMING
        scales = np.array([self._scale(row) for row in self._rows])
        self._fill(request.model, scales)
        solver = model_builder_helper.ModelSolverHelper("GLOP")
        data = solver.solve_serialized_request(request.SerializeToString())
        answer = linear_solver_pb2.MPSolutionResponse.FromString(data)
        if answer.status != linear_solver_pb2.MPSOLVER_OPTIMAL:
            return None
        value = answer.objective_value
        duals = np.array(answer.dual_value)[self._problem.cases :]
        return _Solved(
            value=-value if self._soft is None else value,
            taken=np.array(answer.variable_value)[self._heads :],
            prices_of_rows=np.maximum(0.0, -duals) / scales,
        )

    def _fill(self, model: _Model, scales: FloatArray) -> None:
        """Write the programme, the numbers of each row divided by its scale."""
        if self._soft is None:
            model.variable.add(lower_bound=0, upper_bound=1, objective_coefficient=-1)
        for scale in scales[: len(self._soft or ())].tolist():
            model.variable.add(
                lower_bound=0, upper_bound=inf, objective_coefficient=scale
            )
        for _ in range(self._problem.n_options):
            model.variable.add(lower_bound=0, upper_bound=inf)
        self._fill_needs(model)
        for row, scale in zip(self._rows, scales.tolist(), strict=True):
            self._fill_row(model, row, scale)

    def _fill_needs(self, model: _Model) -> None:
        """Write that each case has a place, or its share of one."""
        problem, all_of_it = self._problem, self._soft is not None
        for own in _grouped(problem.option_case, problem.cases):
            need = model.constraint.add(lower_bound=int(all_of_it), upper_bound=inf)
            need.var_index.extend((own + self._heads).tolist())
            need.coefficient.extend([1.0] * len(own))
            if not all_of_it:
                need.var_index.append(0)
                need.coefficient.append(-1.0)

    def _fill_row(self, model: _Model, row: Row, scale: float) -> None:
        problem = self._problem
        amounts = self._of(row.limit) // row.divisor
        options = problem.use_option[self._uses[row.limit]]
        bound = int(problem.capacity[row.limit]) // row.divisor
        limit = model.constraint.add(lower_bound=-inf, upper_bound=bound / scale)
        limit.var_index.extend((options[amounts > 0] + self._heads).tolist())
        limit.coefficient.extend((amounts[amounts > 0] / scale).tolist())
        if self._soft and row.limit in self._soft:
            limit.var_index.append(self._soft.index(row.limit))
            limit.coefficient.append(-1.0)

    def _scale(self, row: Row) -> float:
        amounts = self._of(row.limit) // row.divisor
        return float(amounts[amounts > 0].min())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Solved:
    """A solved programme: its value, the share of each option, prices of the rows."""

    value: float
    taken: FloatArray
    prices_of_rows: FloatArray

    def prices(self, rows: list[Row]) -> Prices:
        """Return the prices that are not noise."""
        least = 1e-9 * self.prices_of_rows.max(initial=0.0)
        found = zip(rows, self.prices_of_rows.tolist(), strict=True)
        return Prices(
            value=self.value, of=tuple((row, p) for row, p in found if p > least)
        )


def _grouped(keys: IntArray, number: int) -> list[IntArray]:
    """Return, for each key below `number`, the positions at which it stands."""
    order = np.argsort(keys, kind="stable").astype(np.int64)
    ends = np.cumsum(np.bincount(keys, minlength=number)).tolist()
    return [order[a:b] for a, b in zip([0, *ends], ends, strict=False)]
