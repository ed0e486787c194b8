"""Weighted sums over limits, in whole numbers."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from matcher.claims.competition import Weighed
from matcher.verifying.candidates import Candidate
from matcher.verifying.takes import Take

Rows = tuple[Weighed, ...]


class Sums(NamedTuple):
    """What cases and limits count for with some weights."""

    weights: tuple[int, ...]
    demand: int
    capacity: int

    @property
    def lack(self) -> int:
        """How much more the cases count for than the limits do."""
        return self.demand - self.capacity


class Table:
    """What each case counts for in each row, by option; options alike are one."""

    def __init__(self, options: Mapping[str, Iterable[Candidate]], rows: Rows) -> None:
        """Count every option of every case in every row, and add it all up."""
        named = {row.limit for row in rows}
        self._room = [row.capacity // row.divisor for row in rows]
        weights = tuple(row.multiplier for row in rows)
        self._counts = {
            case: [
                (counts, sum(map(int.__mul__, weights, counts)))
                for counts in {_counted(option, rows, named) for option in own}
            ]
            for case, own in options.items()
        }
        self._least = {
            case: min(total for _, total in own)
            for case, own in self._counts.items()
            if own
        }
        self.sums = Sums(
            weights,
            sum(self._least.values()),
            sum(map(int.__mul__, weights, self._room)),
        )

    def without_case(self, case: str) -> int:
        """Return what still lacks with one case left out."""
        return self.sums.lack - self._least[case]

    def without_each(self) -> list[Sums]:
        """Return the sums with each of the rows left out once."""
        return [self._changed(k, -w) for k, w in enumerate(self.sums.weights)]

    def with_less(self) -> list[Sums]:
        """Return the sums with each of the weights once lower by one."""
        return [self._changed(k, -1) for k in range(len(self._room))]

    def _changed(self, k: int, more: int) -> Sums:
        """Return the sums with one weight changed by so much."""
        demand = self.sums.demand
        for case, own in self._counts.items():
            if any(counts[k] for counts, _ in own):
                least = min(total + more * counts[k] for counts, total in own)
                demand += least - self._least[case]
        weights = self.sums.weights
        return Sums(
            (*weights[:k], weights[k] + more, *weights[k + 1 :]),
            demand,
            self.sums.capacity + more * self._room[k],
        )


def are_whole(rows: Rows, limits: Mapping[str, Take]) -> bool:
    """Tell whether these are limits as they are, each row once, sorted, above zero."""
    keys = [(w.limit, w.divisor) for w in rows]
    return keys == sorted(set(keys)) and all(
        w.multiplier >= 1
        and w.divisor >= 1
        and w.limit in limits
        and (w.kind, w.capacity) == (limits[w.limit].kind, limits[w.limit].capacity)
        for w in rows
    )


def _counted(option: Candidate, rows: Rows, named: set[str]) -> tuple[int, ...]:
    takes = option.takes
    if named.isdisjoint(takes):
        return (0,) * len(rows)
    return tuple(
        takes[row.limit].amount // row.divisor if row.limit in takes else 0
        for row in rows
    )
