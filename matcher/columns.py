"""Facts of many records as arrays: a code per record, and bounds per code.

Equal values share a code, so whatever is worked out per code is worked out once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matcher.fact import Unknown, high, low
from matcher.facts import CaseFacts, OfferFacts
from matcher.masks import Members, Vocabulary, Words
from matcher.term import Comparison, FactTerm

IntArray: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of n records that take g different values.

    `code`: int64[n], the position of each record's value. Bounds of dates are
    ordinals, of numbers, levels and truth values the number itself: int64[g];
    bounds of sets are bit masks in w words: uint64[w, g].
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


@dataclass(frozen=True, slots=True)
class _Coded:
    """A fact of n records: `code` int64[n], positions in `values`."""

    code: IntArray
    values: tuple[object, ...]


def columns_of(
    comparisons: Iterable[Comparison],
    cases: Sequence[CaseFacts],
    offers: Sequence[OfferFacts],
) -> dict[str, Column]:
    """Return every fact that the comparisons read, as `case.x` or `offer.x`.

    Sets that are compared share a vocabulary. Raises TypeError for a value that
    is no set, date or number.
    """
    terms = [tuple(c.facts()) for c in comparisons]
    facts = {t.key: t for found in terms for t in found}
    values = _coded_facts(facts, "case", cases) | _coded_facts(facts, "offer", offers)
    columns = {
        key: _numbers(values[key]) for key, fact in facts.items() if not fact.is_set
    }
    for keys in _connected(terms):
        columns |= _sets({key: values[key] for key in keys})
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
    return {
        f"{side}.{name}": _coded([get(r) for r in records])
        for name, get in ((n, attrgetter(n)) for n in names)
    }


def _coded(facts: Sequence[object]) -> _Coded:
    """Return equal values as one; a dictionary by identity spares slow equality."""
    by_identity: dict[int, int] = {}
    by_value: dict[object, int] = {}
    values: list[object] = []
    code: list[int] = []
    for fact in facts:
        k = by_identity.get(id(fact))
        if k is None:
            key = (fact.low, fact.high) if isinstance(fact, Unknown) else fact
            k = by_identity[id(fact)] = by_value.setdefault(key, len(values))
            if k == len(values):
                values.append(fact)
        code.append(k)
    return _Coded(np.array(code, np.int64), tuple(values))


def _numbers(fact: _Coded) -> Column:
    lows, highs = ([_number(of(v)) for v in fact.values] for of in (low, high))
    return Column(fact.code, np.array(lows, np.int64), np.array(highs, np.int64))


def _number(value: object) -> int:
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, int):
        return int(value)
    raise TypeError(f"{value!r} is no date or number")


def _sets(facts: dict[str, _Coded]) -> dict[str, Column]:
    lows = {key: [_members(low(v)) for v in f.values] for key, f in facts.items()}
    highs = {key: [_members(high(v)) for v in f.values] for key, f in facts.items()}
    named = Vocabulary(s for found in (*lows.values(), *highs.values()) for s in found)
    return {
        key: Column(f.code, named.masks(lows[key]), named.masks(highs[key]))
        for key, f in facts.items()
    }


def _members(value: object) -> Members:
    if isinstance(value, frozenset):
        return value
    raise TypeError(f"{value!r} is no set")


def _connected(terms: Iterable[Sequence[FactTerm]]) -> list[set[str]]:
    """Return the set facts in parts that no comparison connects."""
    parts: list[set[str]] = []
    for found in terms:
        keys = {t.key for t in found if t.is_set}
        if keys:
            near = [p for p in parts if p & keys]
            parts = [p for p in parts if not p & keys] + [keys.union(*near)]
    return parts
