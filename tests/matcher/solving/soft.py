"""Extra units of a tiny problem by trying every plan."""

from collections.abc import Collection
from itertools import product

import numpy as np

from matcher.solving import Problem


def lacking(problem: Problem, choice: tuple[int, ...]) -> list[int]:
    """Return what each limit lacks for this choice."""
    load = [0] * problem.n_limits
    uses = zip(
        problem.use_limit.tolist(),
        problem.use_option.tolist(),
        problem.use_amount.tolist(),
        strict=True,
    )
    for limit, option, amount in uses:
        load[limit] += amount if option in choice else 0
    return [max(0, a - b) for a, b in zip(load, problem.capacity.tolist(), strict=True)]


def fewest(problem: Problem, soft: Collection[int], most: int) -> int | None:
    """Return the fewest extra units that serve every case; None if more than `most`."""
    own = [np.flatnonzero(problem.option_case == c) for c in range(problem.cases)]
    found = [
        sum(lack)
        for choice in product(*(options.tolist() for options in own))
        for lack in [lacking(problem, choice)]
        if all(k in soft for k, short in enumerate(lack) if short)
    ]
    return min((units for units in found if units <= most), default=None)
