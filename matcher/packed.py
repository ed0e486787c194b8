"""Answers of comparisons and statements to all pairs, as packed rows.

Cases that a comparison cannot tell apart share a row; a row has one bit for
each offer, so that statements are joined eight pairs per byte.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Column, IntArray, distinct
from matcher.masks import Words
from matcher.term import (
    Answer,
    Bounds,
    Comparison,
    FactTerm,
    MaskSets,
    Sets,
    Side,
)

Bits: TypeAlias = NDArray[np.uint8]

# Cells worked out at once: the arrays of a block stay within a few megabytes.
CELLS = 1 << 18


@dataclass(frozen=True, slots=True)
class Rows:
    """Where a comparison or statement can hold and can fail.

    `at`: int64[n], the row of each case; `yes`, `no`: uint8[k, ceil(m / 8)], a
    bit per offer, padded with zeros.
    """

    at: IntArray
    yes: Bits
    no: Bits


class WordSets(MaskSets):
    """Sets as bit masks whose words lie along the first axis."""

    @staticmethod
    def empty(a: Words) -> NDArray[np.bool_]:
        """Tell of which masks every word is zero."""
        any_word: Words = a[0] if len(a) == 1 else np.bitwise_or.reduce(a, axis=0)
        none: NDArray[np.bool_] = any_word == 0
        return none


class _Look:
    """Looks facts up in arrays: cases along the rows, offers along the columns."""

    sets: Sets = WordSets()

    def __init__(self, bounds: Mapping[str, Bounds]) -> None:
        self._bounds = bounds

    def bounds(self, fact: FactTerm) -> Bounds:
        """Return the bounds of the fact for a block of groups."""
        return self._bounds[fact.key]


@dataclass(frozen=True, slots=True)
class _Groups:
    """Records of one side that a comparison cannot tell apart.

    `at`: int64[records], the group of each; `bounds`: per fact those of each group.
    """

    at: IntArray
    bounds: dict[str, Bounds]
    size: int


def answers(
    comparison: Comparison, columns: Mapping[str, Column], cases: int, offers: int
) -> Rows:
    """Return the answers to all pairs of `cases` x `offers`.

    `columns` has every fact of the comparison by its key. The work is groups of
    cases x groups of offers; memory stays within blocks of that.
    """
    down = _groups(comparison, "case", columns, cases)
    across = _groups(comparison, "offer", columns, offers)
    words = max(columns[f.key].words for f in comparison.facts())
    every = np.arange(across.size)
    wide = {k: _cut(b, (None, every)) for k, b in across.bounds.items()}
    seen: dict[bytes, int] = {}
    row = np.empty(down.size, np.int64)
    for groups in _known_apart(down):
        for part in blocks(len(groups), across.size * words):
            some = groups[part]
            tall = {k: _cut(b, (some, None)) for k, b in down.bounds.items()}
            answer = comparison.answer(_Look({**tall, **wide}))
            both = _packed(answer, (len(some), across.size))
            row[some] = [seen.setdefault(line.tobytes(), len(seen)) for line in both]
    yes, no = _spread(b"".join(seen), len(seen), across)
    return Rows(row[down.at], yes, no)


def blocks(length: int, width: int) -> Iterator[slice]:
    """Yield slices of `length` rows of `width` cells, about CELLS cells each."""
    step = max(1, CELLS // max(1, width))
    for start in range(0, length, step):
        yield slice(start, min(start + step, length))


def _groups(
    comparison: Comparison, side: Side, columns: Mapping[str, Column], length: int
) -> _Groups:
    used = {f.key: columns[f.key] for f in comparison.facts() if f.side == side}
    if not used:
        return _Groups(np.zeros(length, np.int64), {}, 1)
    if len(used) == 1:
        ((key, column),) = used.items()
        return _Groups(column.code, {key: Bounds(column.low, column.high)}, column.size)
    at, first = distinct([c.code for c in used.values()])
    bounds = {
        key: _cut(Bounds(c.low, c.high), (c.code[first],)) for key, c in used.items()
    }
    return _Groups(at, bounds, len(first))


def _known_apart(groups: _Groups) -> tuple[IntArray, IntArray]:
    """Return the groups of which every fact is known, and the others."""
    known = np.ones(groups.size, bool)
    for b in groups.bounds.values():
        equal = b.low == b.high
        known &= equal if equal.ndim == 1 else equal.all(axis=0)
    return np.flatnonzero(known), np.flatnonzero(~known)


def _cut(bounds: Bounds, at: tuple[IntArray | None, ...]) -> Bounds:
    """Return the bounds of some groups, one and the same array if all are known."""
    low = bounds.low[..., *at]
    if bounds.low is bounds.high:
        return Bounds(low, low)
    high = bounds.high[..., *at]
    return Bounds(low, low if np.array_equal(low, high) else high)


def _packed(answer: Answer, shape: tuple[int, int]) -> Bits:
    """Return the bits of `yes` and then those of `no`, a line per group of cases."""
    sides = (np.broadcast_to(side, shape) for side in (answer.yes, answer.no))
    return np.concatenate([np.packbits(side, axis=1) for side in sides], axis=1)


def _spread(lines: bytes, count: int, across: _Groups) -> tuple[Bits, Bits]:
    """Return rows with a bit per offer from lines with a bit per group of offers."""
    raw = np.frombuffer(lines, np.uint8).reshape(count, 2, -(-across.size // 8))
    out = np.empty((2, count, -(-len(across.at) // 8)), np.uint8)
    for part in blocks(count, 2 * len(across.at)):
        bits = np.unpackbits(raw[part], axis=2, count=across.size)
        spread = np.take(bits, across.at, axis=2)
        out[:, part] = np.packbits(spread, axis=2).swapaxes(0, 1)
    return out[0], out[1]
