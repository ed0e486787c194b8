"""The limits of a face that can bind, as rows over its open options."""

from dataclasses import dataclass

import numpy as np

from matcher.solving.face import Face
from matcher.solving.problem import IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The amounts of these options sum to at most `capacity`; `clique`: one at most."""

    limit: int
    options: IntArray
    amounts: IntArray
    capacity: int
    clique: bool


def binding_rows(face: Face) -> list[Row]:
    """Return a row per limit that the open options, one per case, could exceed."""
    problem = face.problem
    keep = face.open[problem.use_option] & (problem.use_amount > 0)
    limit, option = problem.use_limit[keep], problem.use_option[keep]
    amount, case = problem.use_amount[keep], problem.option_case[option]
    order = np.lexsort((option, amount, case, limit))
    limit, option, amount, case = (a[order] for a in (limit, option, amount, case))
    # Ordered by amount within limit and case, the last of each is what the case can
    # take at most.
    last = np.ones(len(limit), dtype=np.bool_)
    last[:-1] = (np.diff(limit) != 0) | (np.diff(case) != 0)
    demand = np.zeros(problem.n_limits, dtype=np.int64)
    np.add.at(demand, limit[last], amount[last])
    starts = np.searchsorted(limit, np.arange(problem.n_limits + 1))
    return [
        _row(int(row), option[part], amount[part], int(problem.capacity[row]))
        for row in np.flatnonzero(demand > problem.capacity)
        for part in (slice(starts[row], starts[row + 1]),)
    ]


def _row(limit: int, options: IntArray, amounts: IntArray, capacity: int) -> Row:
    two_smallest = np.partition(amounts, 1)[:2]
    return Row(
        limit=limit,
        options=options,
        amounts=amounts,
        capacity=capacity,
        clique=int(two_smallest.sum()) > capacity,
    )
