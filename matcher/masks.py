"""Sets as bit masks of as many 64-bit words as their vocabulary needs."""

from collections.abc import Sequence
from itertools import chain, repeat
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint64]
Members: TypeAlias = frozenset[object]

WORD_BYTES = 8
ABSENT = -1
UNSEEN = -2

# Flags that are worked out at once: some megabytes.
CELLS = 1 << 22


class Vocabulary:
    """A bit for each member of a set; what is no member has none.

    Which bit stands for which member may differ from run to run; whether a set
    is empty, which is all that rules ask of it, does not.
    """

    def __init__(self, members: Members) -> None:
        """Number the members."""
        self._width = max(1, -(-len(members) // (8 * WORD_BYTES)))
        self._at = {member: k for k, member in enumerate(members)}
        # Hashing a member is slow beside a look-up by identity.
        self._by_identity = {id(member): k for member, k in self._at.items()}

    def masks(self, sets: Sequence[Members]) -> list[bytes]:
        """Return the mask of each set, as bytes, the lowest bit first.

        The objects in the sets outlive the vocabulary.
        """
        step = max(1, CELLS // (self._width * 8 * WORD_BYTES))
        return [
            mask
            for start in range(0, len(sets), step)
            for mask in self._block(sets[start : start + step])
        ]

    def words(self, masks: Sequence[bytes]) -> Words:
        """Return uint64[w, len(masks)], the lowest bits in the first word."""
        by_mask = np.frombuffer(b"".join(masks), "<u8").reshape(len(masks), self._width)
        return np.ascontiguousarray(by_mask.T.astype(np.uint64))

    def _block(self, sets: Sequence[Members]) -> list[bytes]:
        at = self._positions(list(chain.from_iterable(sets)))
        row = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
        known = at != ABSENT
        flags = np.zeros((len(sets), self._width * 8 * WORD_BYTES), dtype=np.bool_)
        flags[row[known], at[known]] = True
        packed = np.packbits(flags, axis=1, bitorder="little")
        return [mask.tobytes() for mask in packed]

    def _positions(self, members: Sequence[object]) -> NDArray[np.int64]:
        known = self._by_identity
        found = map(known.get, map(id, members), repeat(UNSEEN))
        at = np.fromiter(found, np.int64, count=len(members))
        for k in np.flatnonzero(at == UNSEEN).tolist():
            member = members[k]
            at[k] = known[id(member)] = self._at.get(member, ABSENT)
        return at


def member_rows(words: Words) -> NDArray[np.uint8]:
    """Return uint8[64 w, ceil(g / 8)] from masks in w words: a row per member."""
    rows = [np.packbits(_bits(w[:, None]).T, axis=1) for w in words]
    # Whole rows are taken from it often: they have to lie together in memory.
    return np.ascontiguousarray(np.concatenate(rows))


def member_flags(words: Words) -> NDArray[np.uint8]:
    """Return uint8[g, 64 w] from masks in w words: 255 where the member is in."""
    return _bits(words.T) * np.uint8(255)


def _bits(masks: Words) -> NDArray[np.uint8]:
    raw = np.ascontiguousarray(masks.astype("<u8")).view(np.uint8)
    return np.unpackbits(raw, axis=1, bitorder="little")
