"""Records that a comparison cannot tell apart, with the bounds of their facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import EllipsisType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Column, IntArray, distinct
from matcher.term import Answer, Bounds, Comparison, FactTerm, Sets, Side

Bits: TypeAlias = NDArray[np.uint8]

Cut: TypeAlias = IntArray | tuple[EllipsisType | IntArray | int | None, ...]

# Cells worked out at once: the arrays of a block stay within a few megabytes.
CELLS = 1 << 18


@dataclass(frozen=True, slots=True)
class Groups:
    """Records of one side, grouped.

    `at`: int64[records], the group of each; `columns`: per fact its value in each
    group.
    """

    at: IntArray
    columns: dict[str, Column]
    size: int


class ArrayLook:
    """Looks facts up in arrays that were shaped to be combined."""

    def __init__(self, bounds: Mapping[str, Bounds], sets: Sets) -> None:
        """Take the bounds by the key of the fact, and how their sets are coded."""
        self.sets = sets
        self._bounds = bounds

    def bounds(self, fact: FactTerm) -> Bounds:
        """Return the bounds of the fact."""
        return self._bounds[fact.key]


def groups_of(
    comparison: Comparison, side: Side, columns: Mapping[str, Column], length: int
) -> Groups:
    """Return the groups of one side; without facts of it all records are one."""
    used = {f.key: columns[f.key] for f in comparison.facts() if f.side == side}
    if not used:
        return Groups(np.zeros(length, np.int64), {}, 1)
    if len(used) == 1:
        ((key, column),) = used.items()
        return Groups(column.code, {key: column}, column.size)
    at, first = distinct([c.code for c in used.values()])
    return Groups(at, {k: c.at(first, at) for k, c in used.items()}, len(first))


def cut(bounds: Bounds, at: Cut) -> Bounds:
    """Return part of some bounds, one and the same array if all of it is known."""
    part = bounds.map(lambda side: side[at])
    if np.array_equal(part.low, part.high):
        return Bounds(part.low, part.low)
    return part


def blocks(length: int, width: int) -> Iterator[slice]:
    """Yield slices of `length` rows of `width` cells, about CELLS cells each."""
    step = max(1, CELLS // max(1, width))
    for start in range(0, length, step):
        yield slice(start, min(start + step, length))


def packed(answer: Answer, shape: tuple[int, int]) -> Bits:
    """Return the bits of `yes` and then those of `no`, a line per group of cases."""
    sides = (np.broadcast_to(side, shape) for side in (answer.yes, answer.no))
    return np.concatenate([np.packbits(side, axis=1) for side in sides], axis=1)
