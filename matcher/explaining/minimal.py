"""Minimal sets of changes, as rows of bit masks."""

from dataclasses import dataclass

import numpy as np

from matcher.explaining.survey import BoolArray, IntArray, Masks

CASE_RULES, FACTS, AT_PLACE, AT_TEAM = range(4)
WORDS = 4
NOWHERE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Sets of changes, one a row.

    `words` (uint64[rows, 4]): rules lifted for the case, facts found out, rules
    lifted at a place, rules lifted at a team. `at` (int64[rows, 2]): which place and
    which team that is, -1 where no rule is lifted there.
    """

    words: Masks
    at: IntArray

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.words)

    def take(self, rows: IntArray | BoolArray) -> "Sets":
        """Return some of the rows."""
        return Sets(words=self.words[rows], at=self.at[rows])

    def with_rows(self, more: "Sets") -> "Sets":
        """Return these rows and then those of `more`."""
        return Sets(
            words=np.vstack([self.words, more.words]), at=np.vstack([self.at, more.at])
        )

    def within(self, words: Masks, at: IntArray) -> BoolArray:
        """Tell which rows are part of the given set (equal counts as part)."""
        inside = ((self.words & ~words) == 0).all(axis=1)
        same = ((self.at == NOWHERE) | (self.at == at)).all(axis=1)
        both: BoolArray = inside & same
        return both

    def containing(self, words: Masks, at: IntArray) -> BoolArray:
        """Tell which rows the given set is part of (equal counts as part)."""
        inside = ((words & ~self.words) == 0).all(axis=1)
        same = ((at == NOWHERE) | (self.at == at)).all(axis=1)
        both: BoolArray = inside & same
        return both


def minimal(sets: Sets) -> Sets:
    """Return the distinct rows of which no other row is a part."""
    left = _distinct(sets)
    everywhere = left.at[:, 0] == NOWHERE
    first = _one_by_one(left.take(everywhere))
    at_places = without_containing(left.take(~everywhere), first)
    return first.with_rows(_place_by_place(at_places))


def without_containing(sets: Sets, parts: Sets) -> Sets:
    """Return the rows that contain none of `parts`."""
    keep = np.ones(len(sets), dtype=np.bool_)
    for words, at in zip(parts.words, parts.at, strict=True):
        keep &= ~sets.containing(words, at)
    return sets.take(keep)


def _one_by_one(left: Sets) -> Sets:
    """Return the minimal rows of rows that are sorted by size."""
    found = left.take(np.zeros(0, dtype=np.int64))
    while len(left):
        smallest = left.take(np.zeros(1, dtype=np.int64))
        found = found.with_rows(smallest)
        left = without_containing(left, smallest)
    return found


def _place_by_place(left: Sets) -> Sets:
    """Return the minimal rows of rows at places, sorted by size.

    Rows at two places are no part of each other: each round takes the smallest of
    every place and drops what contains it.
    """
    found = left.take(np.zeros(0, dtype=np.int64))
    while len(left):
        _, first, group = np.unique(
            left.at[:, 0], return_index=True, return_inverse=True
        )
        smallest = left.take(first.astype(np.int64))
        found = found.with_rows(smallest)
        own = smallest.take(group.astype(np.int64))
        left = left.take(~left.containing(own.words, own.at))
    return found


def _distinct(sets: Sets) -> Sets:
    both = np.hstack([sets.words.view(np.int64), sets.at])
    _, rows = np.unique(both, axis=0, return_index=True)
    found = sets.take(rows.astype(np.int64))
    size = np.bitwise_count(found.words).sum(axis=1)
    return found.take(np.argsort(size, kind="stable").astype(np.int64))
