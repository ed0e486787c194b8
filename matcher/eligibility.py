"""All blocking and all open rules of all pairs of cases and offers.

Each comparison in a rule is answered per group of equal facts and kept as packed
rows; the masks of one case are unpacked when they are asked for, so no array of
cases x offers is ever whole in memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.columns import IntArray, columns_of
from matcher.facts import CaseFacts, OfferFacts
from matcher.groups import Bits, blocks
from matcher.joined import as_equal, joined
from matcher.packed import Rows, answers
from matcher.rule import Rule

Masks: TypeAlias = NDArray[np.uint64]

MOST_RULES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """A ruling by which a rule holds for a case.

    `rule`, `case`, `offers`: positions; `offers` None = at every offer.
    """

    rule: int
    case: int
    offers: frozenset[int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Totals over all pairs.

    `blocked_by`, `open_by`: int64[r], the pairs that each rule blocks or leaves
    open. `blocked` + `unknown` + `lawful` = `pairs`: a blocked pair is never
    counted as unknown. `blocked_twice`: blocked by at least two rules.
    """

    blocked_by: IntArray
    open_by: IntArray
    pairs: int
    blocked: int
    blocked_twice: int
    unknown: int
    lawful: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Eligibility:
    """What every rule says of every pair.

    `rows`: uint8[k, ceil(m / 8)], distinct rows with a bit per offer;
    `blocked_at`, `unknown_at`: int64[n, r], the row of each case and rule.
    """

    offers: int
    rows: Bits
    blocked_at: IntArray
    unknown_at: IntArray

    def blocked(self, case: int) -> Masks:
        """Return uint64[m]: bit r is set where rule r blocks."""
        return self._masks(self.blocked_at[case])

    def unknown(self, case: int) -> Masks:
        """Return uint64[m]: bit r is set where unknown facts leave rule r open."""
        return self._masks(self.unknown_at[case])

    def lawful(self, case: int) -> IntArray:
        """Return the positions of the offers where every rule holds, ascending."""
        at = np.concatenate([self.blocked_at[case], self.unknown_at[case]])
        hindered = np.bitwise_or.reduce(self.rows[at], axis=0)
        free = np.unpackbits(hindered, count=self.offers) == 0
        return np.flatnonzero(free).astype(np.int64, copy=False)

    def counts(self) -> Counts:
        """Return the totals over all pairs."""
        bits = np.bitwise_count(self.rows).sum(axis=1, dtype=np.int64)
        once = twice = unknown = 0
        cases, rules = self.blocked_at.shape
        width = self.rows.shape[1]
        for part in blocks(cases, width):
            any_block: Bits = np.zeros((part.stop - part.start, width), np.uint8)
            more, any_open = any_block.copy(), any_block.copy()
            for r in range(rules):
                row = self.rows[self.blocked_at[part, r]]
                more |= any_block & row
                any_block |= row
                any_open |= self.rows[self.unknown_at[part, r]]
            once += _total(any_block)
            twice += _total(more)
            unknown += _total(any_open & ~any_block)
        pairs = cases * self.offers
        return Counts(
            blocked_by=bits[self.blocked_at].sum(axis=0),
            open_by=bits[self.unknown_at].sum(axis=0),
            pairs=pairs,
            blocked=once,
            blocked_twice=twice,
            unknown=unknown,
            lawful=pairs - once - unknown,
        )

    def _masks(self, at: IntArray) -> Masks:
        mask = np.zeros(self.offers, np.uint64)
        rows = self.rows[at]
        # Most rules have nothing to say about a case: their rows are not unpacked.
        for rule in np.flatnonzero(rows.any(axis=1)).tolist():
            bits = np.unpackbits(rows[rule], count=self.offers)
            mask |= bits.astype(np.uint64) << np.uint64(rule)
        return mask


def eligibility(
    rules: Sequence[Rule],
    case_facts: Sequence[CaseFacts],
    offer_facts: Sequence[OfferFacts],
    lifts: Sequence[Lift] = (),
) -> Eligibility:
    """Return the answer of every rule to every pair; a lifted rule holds.

    Raises ValueError for more than 64 rules.
    """
    if len(rules) > MOST_RULES:
        raise ValueError(f"{len(rules)} rules do not fit in a mask of {MOST_RULES}")
    cases, offers = len(case_facts), len(offer_facts)
    asked = (as_equal(c) for r in rules for c in r.statement.comparisons())
    parts = {str(c): c for c in asked}
    columns = columns_of(parts.values(), case_facts, offer_facts)
    found = {text: answers(c, columns, cases, offers) for text, c in parts.items()}
    table = _Table(-(-offers // 8))
    at = np.empty((2, cases, len(rules)), np.int64)
    for r, rule in enumerate(rules):
        at[:, :, r] = table.answers(joined(rule.statement, found))
    for lift in lifts:
        at[:, lift.case, lift.rule] = table.without(
            at[:, lift.case, lift.rule], _row_of(lift.offers, offers)
        )
    return Eligibility(
        offers=offers, rows=table.rows(), blocked_at=at[0], unknown_at=at[1]
    )


class _Table:
    """Distinct rows, in the order in which they were first met."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._at: dict[bytes, int] = {}

    def answers(self, rows: Rows) -> IntArray:
        """Return int64[2, n]: where the rule blocks and where it is open, per case."""
        at: tuple[list[int], list[int]] = ([], [])
        for part in blocks(len(rows.yes), self._width):
            yes, no = rows.yes[part], rows.no[part]
            for found, bits in zip(at, (no & ~yes, no & yes), strict=True):
                found += [self._add(row) for row in bits]
        return np.array(at, np.int64)[:, rows.at]

    def without(self, at: IntArray, row: Bits) -> IntArray:
        """Return the positions of the rows at `at` with the bits of `row` cleared."""
        lines = list(self._at)
        kept = [np.frombuffer(lines[k], np.uint8) & ~row for k in at.tolist()]
        return np.array([self._add(bits) for bits in kept], np.int64)

    def rows(self) -> Bits:
        """Return all rows, uint8[k, width]."""
        flat = np.frombuffer(b"".join(self._at), np.uint8)
        return flat.reshape(len(self._at), self._width)

    def _add(self, row: Bits) -> int:
        return self._at.setdefault(row.tobytes(), len(self._at))


def _row_of(offers: frozenset[int] | None, length: int) -> Bits:
    bits = np.full(length, offers is None)
    bits[sorted(offers or ())] = True
    return np.packbits(bits)


def _total(rows: Bits) -> int:
    return int(np.bitwise_count(rows).sum(dtype=np.int64))
