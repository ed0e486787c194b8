"""Minimal sets of changes, as rows of bit masks."""

from dataclasses import dataclass

import numpy as np

from matcher.explaining.survey import BoolArray, IntArray, Masks

CASE_RULES, FACTS, AT_PLACE, AT_TEAM = range(4)
WORDS = 4


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
        same = ((self.at == -1) | (self.at == at)).all(axis=1)
        both: BoolArray = inside & same
        return both

    def containing(self, words: Masks, at: IntArray) -> BoolArray:
        """Tell which rows the given set is part of (equal counts as part)."""
        inside = ((words & ~self.words) == 0).all(axis=1)
        same = ((at == -1) | (self.at == at)).all(axis=1)
        both: BoolArray = inside & same
        return both


def minimal(sets: Sets) -> Sets:
    """Return the distinct rows of which no other row is a part, smallest first."""
    left = _distinct(sets)
    words, at = [], []
    while len(left):
        # Sorted by size: the first row left has no part among the rows left.
        words.append(left.words[0])
        at.append(left.at[0])
        left = left.take(~left.containing(words[-1], at[-1]))
    return Sets(
        words=np.array(words, dtype=np.uint64).reshape(-1, WORDS),
        at=np.array(at, dtype=np.int64).reshape(-1, 2),
    )


def without_containing(sets: Sets, parts: Sets) -> Sets:
    """Return the rows that contain none of `parts`."""
    keep = np.ones(len(sets), dtype=np.bool_)
    for words, at in zip(parts.words, parts.at, strict=True):
        keep &= ~sets.containing(words, at)
    return sets.take(keep)


def _distinct(sets: Sets) -> Sets:
    both = np.hstack([sets.words.view(np.int64), sets.at])
    _, rows = np.unique(both, axis=0, return_index=True)
    found = sets.take(rows.astype(np.int64))
    size = np.bitwise_count(found.words).sum(axis=1)
    return found.take(np.argsort(size, kind="stable").astype(np.int64))
