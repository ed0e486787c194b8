"""Comparisons of sets with many possible members, one group of cases at a time.

A member is a row with a bit per group of offers. Of the many members there are,
one group of cases needs only those that its own sets let matter.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.columns import IntArray
from matcher.groups import ArrayLook, Bits, Groups, cut, packed
from matcher.support import support
from matcher.term import Arithmetic, Comparison, FactTerm, MaskSets

Flags: TypeAlias = NDArray[np.bool_]


class MemberSets(MaskSets):
    """Sets as rows of bits, a row per member and a bit per group of offers."""

    def __init__(self, offers: int) -> None:
        """Take the number of groups of offers."""
        self._offers = offers

    def empty(self, a: Bits) -> Flags:  # type: ignore[override]
        """Tell for which groups of offers no member is there."""
        present = np.bitwise_or.reduce(a, axis=0)
        none: Flags = np.unpackbits(present, count=self._offers) == 0
        return none


def wide_lines(
    comparison: Comparison, cases: Groups, offers: Groups
) -> Iterator[tuple[IntArray, Bits]]:
    """Yield each group of cases with its line: a bit per group of offers."""
    met = _meeting(comparison)
    if met is None:
        return _any_lines(comparison, cases, offers)
    return _meeting_lines(comparison.op, cases, offers, *met)


def _meeting(comparison: Comparison) -> tuple[str, str] | None:
    """Return the facts (case, offer) if it asks whether two sets meet."""
    for side in (comparison.left, comparison.right):
        if isinstance(side, Arithmetic) and side.op == "&":
            parts = (side.left, side.right)
            facts = {p.side: p.key for p in parts if isinstance(p, FactTerm)}
            if len(facts) == len(parts):
                return facts["case"], facts["offer"]
    return None


def _meeting_lines(
    op: str, cases: Groups, offers: Groups, held: str, offered: str
) -> Iterator[tuple[IntArray, Bits]]:
    """Yield the lines of a meeting of two sets without unpacking a bit.

    A group of cases meets an offer that has one of its members: the rows of those
    members, or-ed.
    """
    flags, rows = cases.columns[held].by_value, offers.columns[offered].by_member
    ones = np.packbits(np.ones(offers.size, np.bool_))
    for group in range(cases.size):
        possible = _any_of(rows.high, flags.high[group])
        certain = (
            possible
            if flags.low is flags.high and rows.low is rows.high
            else _any_of(rows.low, flags.low[group])
        )
        apart = ~certain & ones
        yes, no = (apart, possible) if op == "==" else (possible, apart)
        yield np.array([group]), np.concatenate([yes, no])[None, :]


def _any_of(rows: Bits, flags: Bits) -> Bits:
    found: Bits = np.bitwise_or.reduce(rows.take(flags.nonzero()[0], axis=0), axis=0)
    return found


def _any_lines(
    comparison: Comparison, cases: Groups, offers: Groups
) -> Iterator[tuple[IntArray, Bits]]:
    rows = {key: c.by_member for key, c in offers.columns.items()}
    flags = {key: c.by_value for key, c in cases.columns.items()}
    offered = {key: b.high.any(axis=1) for key, b in rows.items()}
    sets = MemberSets(offers.size)
    for group in range(cases.size):
        held = {key: b.high[group] != 0 for key, b in flags.items()}
        at = _that_matter(comparison, {**offered, **held})
        across = {key: cut(b, at) for key, b in rows.items()}
        down = {key: cut(b, (group, at, None)) for key, b in flags.items()}
        answer = comparison.answer(ArrayLook({**down, **across}, sets))
        yield np.array([group]), packed(answer, (1, offers.size))


def _that_matter(comparison: Comparison, present: Mapping[str, Flags]) -> IntArray:
    nothing = np.zeros_like(next(iter(present.values())))
    sides = (comparison.left, comparison.right)
    left, right = (support(side, present, nothing) for side in sides)
    return np.flatnonzero(left | right)
