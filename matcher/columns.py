"""Facts of many records as arrays: a code per record, and bounds per code.

Equal values share a code, so whatever is worked out per code is worked out once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count
from operator import attrgetter
from typing import Self, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.fact import Unknown, high, low
from matcher.facts import CaseFacts, OfferFacts
from matcher.masks import Members, Vocabulary, Words, member_flags, member_rows
from matcher.support import vocabularies
from matcher.term import Bounds, Comparison, FactTerm

IntArray: TypeAlias = NDArray[np.int64]
T = TypeVar("T")


@dataclass(frozen=True)
class Column:
    """One fact of n records that take g different values.

    `code`: int64[n], the position of each record's value. Bounds of dates are
    ordinals, of numbers, levels and truth values the number itself: int64[g];
    bounds of sets are bit masks in w words: uint64[w, g]. When every value is
    known, `high` is the very array `low`.
    """

    code: IntArray
    low: IntArray | Words
    high: IntArray | Words

    @property
    def size(self) -> int:
        """The number of different values."""
        return int(self.low.shape[-1])

    @property
    def words(self) -> int:
        """The number of words of a value."""
        return len(self.low) if self.low.ndim > 1 else 1

    @property
    def bounds(self) -> Bounds:
        """The bounds of the values, along the last axis."""
        return Bounds(self.low, self.high)

    @cached_property
    def by_member(self) -> Bounds:
        """The sets as uint8[64 w, ceil(g / 8)]: a row per member, a bit per value."""
        return self.bounds.map(member_rows)

    @cached_property
    def by_value(self) -> Bounds:
        """The sets as uint8[g, 64 w]: 255 where the value has the member, else 0."""
        return self.bounds.map(member_flags)

    def at(self, first: IntArray, group: IntArray) -> Self:
        """Return the values of the records `first`, for records in groups of them."""
        bounds = self.bounds.map(lambda side: side[..., self.code[first]])
        return type(self)(group, bounds.low, bounds.high)


@dataclass(frozen=True, slots=True)
class _Coded:
    """A fact of n records: `code` int64[n], positions in the bounds of its values."""

    code: IntArray
    low: tuple[object, ...]
    high: tuple[object, ...]


def columns_of(
    comparisons: Iterable[Comparison],
    cases: Sequence[CaseFacts],
    offers: Sequence[OfferFacts],
) -> dict[str, Column]:
    """Return every fact that the comparisons read, as `case.x` or `offer.x`.

    Sets that are compared share a vocabulary. Raises TypeError for a value that
    is no set, date or number.
    """
    read = tuple(comparisons)
    facts = {f.key: f for c in read for f in c.facts()}
    values = _coded_facts(facts, "case", cases) | _coded_facts(facts, "offer", offers)
    columns = {
        key: _numbers(values[key]) for key, fact in facts.items() if not fact.is_set
    }
    possible = {key: _possible(values[key]) for key, f in facts.items() if f.is_set}
    for keys, members in vocabularies(read, possible):
        bits = Vocabulary(members)
        columns |= {key: _sets(values[key], bits) for key in keys}
    return columns


def distinct(codes: Sequence[IntArray]) -> tuple[IntArray, IntArray]:
    """Return the group of each record and a record of each group.

    `codes`: for each column int64[n]; records that are equal in all columns, at
    least one, form a group.
    """
    group = codes[0]
    for code in codes[1:]:
        span = int(code.max(initial=0)) + 1
        group = np.unique(group * span + code, return_inverse=True)[1]
    _, first, at = np.unique(group, return_index=True, return_inverse=True)
    return at.astype(np.int64), first.astype(np.int64)


def _coded_facts(
    facts: dict[str, FactTerm],
    side: str,
    records: Sequence[CaseFacts] | Sequence[OfferFacts],
) -> dict[str, _Coded]:
    names = [f.name for f in facts.values() if f.side == side]
    if not names:
        return {}
    # One look at each record for all facts; `ref` keeps a single fact a tuple.
    rows = map(attrgetter("ref", *names), records)
    values = tuple(zip(*rows, strict=True))[1:] or ((),) * len(names)
    return {
        f"{side}.{name}": _coded(found)
        for name, found in zip(names, values, strict=True)
    }


def _coded(facts: Sequence[object]) -> _Coded:
    if Unknown not in set(map(type, facts)):
        code, values = _numbered(facts)
        return _Coded(code, values, values)
    code, pairs = _numbered([(low(fact), high(fact)) for fact in facts])
    return _Coded(code, tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def _numbered(values: Sequence[T]) -> tuple[IntArray, tuple[T, ...]]:
    """Return for each value its position among the distinct ones, and those."""
    position: defaultdict[T, int] = defaultdict(count().__next__)
    found = map(position.__getitem__, values)
    code = np.fromiter(found, np.int64, count=len(values))
    return code, tuple(position)


def _numbers(fact: _Coded) -> Column:
    lows = np.array(list(map(_number, fact.low)), np.int64)
    if fact.low is fact.high:
        return Column(fact.code, lows, lows)
    return Column(fact.code, lows, np.array(list(map(_number, fact.high)), np.int64))


def _number(value: object) -> int:
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"{value!r} is no date or number")


def _possible(fact: _Coded) -> Members:
    return frozenset[object]().union(*map(_members, fact.high))


def _sets(fact: _Coded, bits: Vocabulary) -> Column:
    """Return masks; values that differ only in members without a bit become one."""
    lows = bits.masks([_members(value) for value in fact.low])
    if fact.low is fact.high:
        merged, masks = _numbered(lows)
        words = bits.words(masks)
        return Column(merged[fact.code], words, words)
    highs = bits.masks([_members(value) for value in fact.high])
    merged, pairs = _numbered(list(zip(lows, highs, strict=True)))
    certain, possible = (bits.words([pair[end] for pair in pairs]) for end in (0, 1))
    return Column(merged[fact.code], certain, possible)


def _members(value: object) -> Members:
    if isinstance(value, frozenset):
        return value
    raise TypeError(f"{value!r} is no set")
