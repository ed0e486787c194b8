"""Answers of one comparison to all pairs, as packed rows.

Cases that the comparison cannot tell apart share a row; a row has one bit for
each offer, so that rows are joined eight pairs per byte.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.columns import Column, IntArray
from matcher.groups import Bits, Groups, blocks, groups_of
from matcher.narrow import narrow_lines
from matcher.term import Comparison
from matcher.wide import wide_lines

# Cells of one group of cases from which it pays to pick the members that matter
# to it; below that, many groups at once are faster.
WIDE = 1 << 14


@dataclass(frozen=True, slots=True)
class Rows:
    """Where a comparison or statement can hold and can fail.

    `at`: int64[n], the row of each case; `yes`, `no`: uint8[k, ceil(m / 8)], a
    bit per offer, padded with zeros.
    """

    at: IntArray
    yes: Bits
    no: Bits


def answers(
    comparison: Comparison,
    columns: Mapping[str, Column],
    cases: int,
    offers: int,
    *,
    wide: int = WIDE,
) -> Rows:
    """Return the answers to all pairs of `cases` x `offers`.

    `columns` has every fact of the comparison by its key. The work is groups of
    cases x groups of offers; memory stays within blocks of that. `wide`: the cells
    of one group of cases above which it is worked out alone; any gives the same.
    """
    down = groups_of(comparison, "case", columns, cases)
    across = groups_of(comparison, "offer", columns, offers)
    words = max(columns[f.key].words for f in comparison.facts())
    if words > 1 and words * across.size > wide:
        found = wide_lines(comparison, down, across)
    else:
        found = narrow_lines(comparison, down, across, words)
    seen: dict[bytes, int] = {}
    row = np.empty(down.size, np.int64)
    for groups, lines in found:
        row[groups] = [seen.setdefault(line.tobytes(), len(seen)) for line in lines]
    yes, no = _spread(b"".join(seen), len(seen), across)
    return Rows(row[down.at], yes, no)


def _spread(lines: bytes, count: int, across: Groups) -> tuple[Bits, Bits]:
    """Return rows with a bit per offer from lines with a bit per group of offers."""
    raw = np.frombuffer(lines, np.uint8).reshape(count, 2, -(-across.size // 8))
    out = np.empty((2, count, -(-len(across.at) // 8)), np.uint8)
    for part in blocks(count, 2 * len(across.at)):
        bits = np.unpackbits(raw[part], axis=2, count=across.size)
        spread = np.take(bits, across.at, axis=2)
        out[:, part] = np.packbits(spread, axis=2).swapaxes(0, 1)
    return out[0], out[1]
