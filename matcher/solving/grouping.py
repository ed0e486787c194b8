"""Several goals in one integer objective that keeps their order exactly.

One search over a few goals together costs about as much as the hardest of them alone,
so goals are joined while their objective stays clear of the 63 bits of an int64.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2

import numpy as np

from matcher.solving.face import Face, value_of
from matcher.solving.goals import Goal
from matcher.solving.problem import IntArray

# Wider objectives come near the 53 bits of the floating-point bounds of a solver.
GROUP_BITS = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A goal on a face: its values lie in `low`..`high`, limits ignored.

    `weights` (int64[n_options]) are those of the goal, 0 for closed options, and for a
    case that must be served less the least it can have; `offset` is what that takes
    off every value.
    """

    goal: Goal
    weights: IntArray
    offset: int
    low: int
    high: int

    @property
    def count(self) -> int:
        """The number of integers the value can be."""
        return self.high - self.low + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Goals in order as one objective: the sum of factor x weights of each part."""

    parts: tuple[Part, ...]
    factors: tuple[int, ...]

    @property
    def weights(self) -> IntArray:
        """The joint objective: int64[n_options]."""
        total = np.zeros_like(self.parts[0].weights)
        for part, factor in self._pairs():
            total += part.weights * factor
        return total

    def bounds(self, choice: IntArray, bound: int) -> list[int | None]:
        """Return what a bound of the joint objective says of the value of each goal.

        A later goal is bounded only while all before it are known to be at their best.
        """
        found: list[int | None] = []
        for index, (part, factor) in enumerate(self._pairs()):
            rest = sum((p.low - p.offset) * f for p, f in self._pairs()[index + 1 :])
            limit = min((bound - rest) // factor + part.offset, part.high)
            found.append(limit)
            value = value_of(part.goal.weights, choice)
            if value != limit:
                break
            bound -= (value - part.offset) * factor
        return found + [None] * (len(self.parts) - len(found))

    def _pairs(self) -> list[tuple[Part, int]]:
        return list(zip(self.parts, self.factors, strict=True))


def next_group(face: Face, goals: Sequence[Goal]) -> Group:
    """Return the first goals of the list, as many as fit in one objective."""
    parts: list[Part] = []
    bits = 0.0
    for goal in goals:
        part = _part(face, goal)
        bits += log2(part.count)
        if parts and bits > GROUP_BITS:
            break
        parts.append(part)
    # The factor of a goal is the number of joint values of those after it.
    counts = [part.count for part in reversed(parts[1:])]
    factors = accumulate(counts, lambda a, b: a * b, initial=1)
    return Group(parts=tuple(parts), factors=tuple(factors)[::-1])


def _part(face: Face, goal: Goal) -> Part:
    case, weights = face.problem.option_case, np.where(face.open, goal.weights, 0)
    edge = np.iinfo(np.int64)
    low = np.where(face.must, edge.max, 0)
    high = np.where(face.must, edge.min, 0)
    np.minimum.at(low, case[face.open], weights[face.open])
    np.maximum.at(high, case[face.open], weights[face.open])
    least = np.where(face.must, low, 0)
    return Part(
        goal=goal,
        weights=np.where(face.open, weights - least[case], 0),
        offset=int(least.sum()),
        low=int(low.sum()),
        high=int(high.sum()),
    )
