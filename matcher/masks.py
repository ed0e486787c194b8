"""Sets as bit masks of as many 64-bit words as their vocabulary needs."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint64]
Members: TypeAlias = frozenset[object]

WORD_BYTES = 8


class Vocabulary:
    """A bit for each member of some sets.

    Which bit stands for which member may differ from run to run; whether a set
    is empty, which is all that rules ask of it, does not.
    """

    def __init__(self, sets: Iterable[Members]) -> None:
        """Take every member of the sets."""
        every = frozenset[object]().union(*sets)
        self._bit = {member: 1 << k for k, member in enumerate(every)}
        self._size = WORD_BYTES * max(1, -(-len(every) // (8 * WORD_BYTES)))
        # Hashing a member is slow beside this; it serves the lifetime of one call.
        self._by_identity: dict[int, int] = {}

    def masks(self, sets: Sequence[Members]) -> Words:
        """Return uint64[w, len(sets)]; the sets outlive the vocabulary."""
        raw = b"".join(self._mask(s).to_bytes(self._size, "little") for s in sets)
        words = np.frombuffer(raw, "<u8").astype(np.uint64)
        return (
            np.ascontiguousarray(words.reshape(len(sets), -1).T)
            if sets
            else (np.zeros((self._size // WORD_BYTES, 0), np.uint64))
        )

    def _mask(self, members: Members) -> int:
        known = self._by_identity
        mask = 0
        for member in members:
            bit = known.get(id(member))
            if bit is None:
                bit = known[id(member)] = self._bit[member]
            mask |= bit
        return mask
