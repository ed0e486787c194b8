"""Comparisons of numbers and of sets with few possible members, in blocks of cells."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from matcher.columns import IntArray
from matcher.groups import ArrayLook, Bits, Groups, blocks, cut, packed
from matcher.masks import Words
from matcher.term import Comparison, MaskSets


class WordSets(MaskSets):
    """Sets as bit masks whose words lie along the first axis."""

    @staticmethod
    def empty(a: Words) -> NDArray[np.bool_]:
        """Tell of which masks every word is zero."""
        any_word: Words = a[0] if len(a) == 1 else np.bitwise_or.reduce(a, axis=0)
        none: NDArray[np.bool_] = any_word == 0
        return none


def narrow_lines(
    comparison: Comparison, cases: Groups, offers: Groups, words: int
) -> Iterator[tuple[IntArray, Bits]]:
    """Yield some groups of cases with their lines: groups of cases x offers.

    `words`: of the widest fact, so that blocks keep their size in memory.
    """
    every = np.arange(offers.size)
    across = {
        key: cut(c.bounds, (..., None, every)) for key, c in offers.columns.items()
    }
    for groups in _known_apart(cases):
        for part in blocks(len(groups), offers.size * words):
            some = groups[part]
            down = {
                key: cut(c.bounds, (..., some, None))
                for key, c in cases.columns.items()
            }
            answer = comparison.answer(ArrayLook({**down, **across}, WordSets()))
            yield some, packed(answer, (len(some), offers.size))


def _known_apart(groups: Groups) -> tuple[IntArray, IntArray]:
    """Return the groups of which every fact is known, and the others.

    Known sets are worked out once instead of twice.
    """
    known = np.ones(groups.size, bool)
    for c in groups.columns.values():
        equal = np.equal(c.low, c.high)
        known &= equal if equal.ndim == 1 else equal.all(axis=0)
    return np.flatnonzero(known), np.flatnonzero(~known)
