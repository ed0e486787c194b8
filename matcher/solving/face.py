"""The plans still in play: what is left once limits and earlier steps have spoken."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from matcher.solving.problem import IntArray, Problem

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equality:
    """The weights (int64[n_options]) of the chosen options sum to `value`."""

    weights: IntArray
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """All plans that keep the limits and choose from what is open.

    `open` (bool[n_options]) marks the options a plan may choose, `must` (bool[cases])
    the cases that every plan serves, `equalities` the steps settled so far.
    """

    problem: Problem
    open: BoolArray
    must: BoolArray
    equalities: tuple[Equality, ...] = ()

    @property
    def options(self) -> IntArray:
        """The indexes of the open options, ascending."""
        return np.flatnonzero(self.open).astype(np.int64)

    @property
    def impossible(self) -> bool:
        """Whether a case that must be served has no open option left."""
        served = np.zeros(self.problem.cases, dtype=np.bool_)
        served[self.problem.option_case[self.open]] = True
        return bool((self.must & ~served).any())

    def closing(self, options: BoolArray) -> "Face":
        """Return the face without the marked options (bool[n_options])."""
        return replace(self, open=self.open & ~options)

    def within(self, weights: IntArray, value: int) -> "Face":
        """Return the face of the plans whose weights sum to exactly `value`."""
        row = Equality(weights=weights, value=value)
        return replace(self, equalities=(*self.equalities, row))


def whole(problem: Problem) -> Face:
    """Return the face of all plans: every option that keeps the limits by itself."""
    over = problem.use_amount > problem.capacity[problem.use_limit]
    fits = np.ones(problem.n_options, dtype=np.bool_)
    fits[problem.use_option[over]] = False
    must = np.full(problem.cases, problem.required, dtype=np.bool_)
    return Face(problem=problem, open=fits, must=must)


def value_of(weights: IntArray, choice: IntArray) -> int:
    """Return the exact sum of the weights of the chosen options."""
    return int(weights[choice[choice >= 0]].sum())


def fits(face: Face, choice: IntArray) -> bool:
    """Whether the choice (int64[cases], -1 = none) is a plan of the face, exactly."""
    problem = face.problem
    chosen = choice[choice >= 0]
    marked = np.zeros(problem.n_options, dtype=np.bool_)
    marked[chosen] = True
    used = marked[problem.use_option]
    load = np.zeros(problem.n_limits, dtype=np.int64)
    np.add.at(load, problem.use_limit[used], problem.use_amount[used])
    return (
        bool(face.open[chosen].all())
        and bool((choice[face.must] >= 0).all())
        and bool((problem.option_case[chosen] == np.flatnonzero(choice >= 0)).all())
        and bool((load <= problem.capacity).all())
        and all(value_of(e.weights, choice) == e.value for e in face.equalities)
    )
