"""Weights on limits, and the exact sum by which they prove that something lacks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np

from matcher.claims.competition import Weighed
from matcher.competing.arena import Arena
from matcher.competing.crowd import Stage
from matcher.solving import IntArray, Problem
from matcher.solving.elastic import Prices, Row

Weights = Mapping[Row, int]
# How many times the smallest weight becomes a whole number: small ones read easily,
# large ones lose next to nothing by rounding.
MULTIPLES = (*range(1, 13), 20, 24, 30, 60, 100, 120, 1_000, 10_000, 10**5, 10**6)
# Sums stay below this, so that they are exact in 64 bits.
LARGEST = 2**60


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What each case of a stage counts for at least (int64[cases]), and the limits.

    `weights` are on the stage's limits; `room` is what those count for together.
    """

    weights: Weights
    needs: IntArray
    room: int

    @property
    def demand(self) -> int:
        """What the cases count for together."""
        return int(self.needs.sum())

    @property
    def lack(self) -> int:
        """How much more that is than the limits count for."""
        return self.demand - self.room


def sums(there: Stage, prices: Prices) -> Iterator[Sum]:
    """Yield the sums with whole weights near the prices that lack something.

    Small weights come first.
    """
    rows = [row for row, _ in prices.of]
    found = np.array([price for _, price in prices.of])
    counts = _counts(there.problem, rows)
    for multiple in MULTIPLES if rows else ():
        weights = np.rint(found / found.min() * multiple).astype(np.int64)
        total = _added_up(there.problem, rows, weights, counts)
        if total is None:
            return
        if total.lack > 0:
            yield total


def added_up(problem: Problem, weights: Weights) -> Sum | None:
    """Return the sum of these weights; None if it could be too large to be exact."""
    rows = list(weights)
    values = np.array(list(weights.values()), dtype=np.int64)
    return _added_up(problem, rows, values, _counts(problem, rows))


def shrunk(there: Stage, found: Sum) -> Sum:
    """Return a part that still proves a lack and of which nothing can be left out.

    Limits are left out before cases, light ones first; then cases that need little.
    Only what keeps the proof goes.
    """
    part = _Part(there, found, lambda rest: rest.lack > 0)
    while part.leave_out_rows() or part.leave_out_cases():
        pass
    return part.sum()


def fewer_rows(there: Stage, found: Sum, proves: Callable[[Sum], bool]) -> Sum:
    """Return a part that still proves what it should and needs each of its rows.

    Each weight is as small as it can be for these sums.
    """
    part = _Part(there, found, proves)
    while part.leave_out_rows():
        pass
    part.lower_weights()
    return part.sum()


def weighed(arena: Arena, there: Stage, weights: Weights) -> tuple[Weighed, ...]:
    """Return the weights as claims, sorted by limit."""
    limits = [arena.scene.limits[k] for k in there.limits]
    found = (
        Weighed(
            limit=limits[row.limit].id,
            kind=limits[row.limit].kind,
            capacity=limits[row.limit].capacity,
            divisor=row.divisor,
            multiplier=weight,
        )
        for row, weight in weights.items()
    )
    return tuple(sorted(found, key=lambda w: (w.limit, w.divisor)))


class _Part:
    """A sum that still proves something, made smaller one limit or case at a time."""

    def __init__(self, there: Stage, found: Sum, proves: Callable[[Sum], bool]) -> None:
        capacity = there.problem.capacity.tolist()
        self._there, self._kept, self._proves = there, found.needs > 0, proves
        self._rows, self._needs = dict(found.weights), found.needs.copy()
        self._room = {
            row: weight * (capacity[row.limit] // row.divisor)
            for row, weight in found.weights.items()
        }
        # What each option counts for in a row with weight 1.
        counts = _counts(there.problem, list(found.weights))
        self._count = dict(zip(found.weights, counts, strict=True))
        weights = np.array(list(found.weights.values()), dtype=np.int64)
        self._total: IntArray = weights @ counts

    def leave_out_rows(self) -> bool:
        """Leave out each row that the proof does not need; tell if there was any."""
        before = len(self._rows)
        for row in sorted(self._rows, key=self._order):
            fewer = self._with(row, 0)
            if self._proves(fewer):
                self._take(row, 0, fewer)
        return len(self._rows) < before

    def lower_weights(self) -> None:
        """Give each row the smallest weight with the same demand and capacity.

        Only of a row that counts for nothing in the capacity can it be smaller. A
        smaller weight never makes that of another row too large.
        """
        for row in [row for row in self._rows if not self._room[row]]:
            low, high, demand = 0, self._rows[row], int(self._needs.sum())
            while high - low > 1:
                middle = (low + high) // 2
                if self._with(row, middle).demand == demand:
                    high = middle
                else:
                    low = middle
            self._take(row, high, self._with(row, high))

    def _with(self, row: Row, weight: int) -> Sum:
        """Return the sum with another weight on one row."""
        now = self._rows[row]
        counts = self._total + self._count[row] * (weight - now)
        needs = np.where(self._kept, _least(self._there.problem, counts), 0)
        each = self._room[row] // now
        return Sum(
            weights={r: weight if r == row else w for r, w in self._rows.items()},
            needs=needs,
            room=sum(self._room.values()) + each * (weight - now),
        )

    def _take(self, row: Row, weight: int, found: Sum) -> None:
        """Give a row another weight; without any it is left out."""
        now = self._rows[row]
        self._total = self._total + self._count[row] * (weight - now)
        self._needs, self._kept = found.needs, found.needs > 0
        self._room[row] = self._room[row] // now * weight
        self._rows[row] = weight
        if not weight:
            del self._rows[row], self._room[row]

    def leave_out_cases(self) -> bool:
        """Leave out each case that the proof does not need; tell if there was any."""
        before = int(self._kept.sum())
        lack = int(self._needs.sum()) - sum(self._room.values())
        for case in np.argsort(self._needs, kind="stable").tolist():
            if self._kept[case] and lack > (need := int(self._needs[case])):
                lack -= need
                self._needs[case], self._kept[case] = 0, False
        return int(self._kept.sum()) < before

    def sum(self) -> Sum:
        """Return what is left, its weights as small as can be."""
        common = gcd(*self._rows.values())
        return Sum(
            weights={row: weight // common for row, weight in self._rows.items()},
            needs=self._needs // common,
            room=sum(self._room.values()) // common,
        )

    def _order(self, row: Row) -> tuple[int, int, int]:
        return self._rows[row], row.limit, row.divisor


def _added_up(
    problem: Problem, rows: Sequence[Row], weights: IntArray, counts: IntArray
) -> Sum | None:
    room = [int(problem.capacity[row.limit]) // row.divisor for row in rows]
    most = counts.max(axis=1, initial=0).tolist()
    both = zip(weights.tolist(), most, room, strict=True)
    if sum(w * max(m * problem.cases, r) for w, m, r in both) > LARGEST:
        return None
    given = {row: w for row, w in zip(rows, weights.tolist(), strict=True) if w}
    return Sum(
        weights=given,
        needs=_least(problem, weights @ counts),
        room=sum(w * r for w, r in zip(weights.tolist(), room, strict=True)),
    )


def _counts(problem: Problem, rows: Sequence[Row]) -> IntArray:
    """Return how many whole divisors each option takes: int64[rows, options]."""
    counts = np.zeros((len(rows), problem.n_options), dtype=np.int64)
    for at, row in enumerate(rows):
        uses = problem.use_limit == row.limit
        counts[at, problem.use_option[uses]] = problem.use_amount[uses] // row.divisor
    return counts


def _least(problem: Problem, counts: IntArray) -> IntArray:
    """Return the least count over the options of each case, which lie together."""
    starts = np.searchsorted(problem.option_case, np.arange(problem.cases))
    least: IntArray = np.minimum.reduceat(counts, starts)
    return least
