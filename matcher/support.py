"""Which members of sets can make a difference to a comparison.

A comparison of sets asks whether an expression is empty. A member that cannot be
in the expression, whatever the records, needs no bit.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.fact import NOTHING
from matcher.masks import Members
from matcher.term import Arithmetic, Comparison, FactTerm, Quantity

S = TypeVar("S", Members, NDArray[np.bool_])


def vocabularies(
    comparisons: Iterable[Comparison], possible: Mapping[str, Members]
) -> Iterator[tuple[set[str], Members]]:
    """Yield the set facts that comparisons connect, with the members that matter.

    `possible`: the members that each set fact has in any record.
    """
    parts: list[tuple[set[str], Members]] = []
    for comparison in comparisons:
        keys = {f.key for f in comparison.facts() if f.is_set}
        if keys:
            near = [p for p in parts if p[0] & keys]
            sides = (comparison.left, comparison.right)
            members = [support(s, possible, NOTHING) for s in sides]
            parts = [p for p in parts if not p[0] & keys]
            parts.append(
                (
                    keys.union(*(k for k, _ in near)),
                    frozenset[object]().union(*members, *(m for _, m in near)),
                )
            )
    yield from parts


def support(term: Quantity, possible: Mapping[str, S], nothing: S) -> S:
    """Return the members that the value of a set expression can have.

    `possible`: the members of each fact, as sets or as flags; `nothing`: none.
    """
    if isinstance(term, FactTerm):
        return possible[term.key]
    if not isinstance(term, Arithmetic):
        return nothing
    left = support(term.left, possible, nothing)
    if term.op == "-":
        return left
    right = support(term.right, possible, nothing)
    return left & right if term.op == "&" else left | right
