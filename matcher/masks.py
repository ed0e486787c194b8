"""Sets as bit masks of as many 64-bit words as their vocabulary needs."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = NDArray[np.uint64]
Members: TypeAlias = frozenset[object]

WORD_BYTES = 8


class Vocabulary:
    """A bit for each member of a set; what is no member has none.

    Which bit stands for which member may differ from run to run; whether a set
    is empty, which is all that rules ask of it, does not.
    """

    def __init__(self, members: Members) -> None:
        """Number the members."""
        self._width = max(1, -(-len(members) // (8 * WORD_BYTES)))
        self._members = members
        self._bit = {member: 1 << k for k, member in enumerate(members)}
        # Hashing a member is slow beside a look-up by identity.
        self._by_identity = {id(member): bit for member, bit in self._bit.items()}

    def mask(self, members: Members) -> int:
        """Return the bits of the members; their objects outlive the vocabulary."""
        known = self._by_identity
        mask = 0
        for member in self._members & members:
            bit = known.get(id(member))
            if bit is None:
                bit = known[id(member)] = self._bit[member]
            mask |= bit
        return mask

    def words(self, masks: Sequence[int]) -> Words:
        """Return uint64[w, len(masks)], the lowest bits in the first word."""
        raw = b"".join(m.to_bytes(self._width * WORD_BYTES, "little") for m in masks)
        by_mask = np.frombuffer(raw, "<u8").reshape(len(masks), self._width)
        return np.ascontiguousarray(by_mask.T.astype(np.uint64))


def member_rows(words: Words) -> NDArray[np.uint8]:
    """Return uint8[64 w, ceil(g / 8)] from masks in w words: a row per member."""
    return np.concatenate([np.packbits(_bits(w[:, None]).T, axis=1) for w in words])


def member_flags(words: Words) -> NDArray[np.uint8]:
    """Return uint8[g, 64 w] from masks in w words: 255 where the member is in."""
    return _bits(words.T) * np.uint8(255)


def _bits(masks: Words) -> NDArray[np.uint8]:
    raw = np.ascontiguousarray(masks.astype("<u8")).view(np.uint8)
    return np.unpackbits(raw, axis=1, bitorder="little")
