"""CPMpy's MARCO on the sets of changes of one case, to compare with. Frozen.

One Boolean per offer, exactly one is chosen; keeping a rule means that no offer is
chosen that breaks it. A minimal correction set is then a minimal set of changes.
"""

import time
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import cpmpy
from cpmpy.tools.explain import marco

Set = frozenset[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """What was found in `seconds`; `complete` if MARCO ended by itself."""

    sets: frozenset[Set]
    conflicts: int
    seconds: float
    complete: bool


def minimal_by_marco(family: Sequence[Set], solver: str, limit: float) -> Enumeration:
    """Return the minimal sets of a family as MARCO finds them, building not timed."""
    offers = cpmpy.boolvar(shape=(len(family),))
    changes = sorted(frozenset().union(*family), key=repr)
    kept = [
        cpmpy.all([~x for x, needed in zip(offers, family, strict=True) if c in needed])
        for c in changes
    ]
    change_of = {id(soft): c for soft, c in zip(kept, changes, strict=True)}
    started = time.perf_counter()
    sets: set[Set] = set()
    conflicts, complete = 0, True
    hard = [cpmpy.sum(offers) == 1]
    for kind, found in marco(kept, hard, solver=solver, map_solver=solver):
        if kind == "MCS":
            sets.add(frozenset(change_of[id(soft)] for soft in found))
        conflicts += kind == "MUS"
        if time.perf_counter() - started > limit:
            complete = False
            break
    return Enumeration(
        sets=frozenset(sets),
        conflicts=conflicts,
        seconds=time.perf_counter() - started,
        complete=complete,
    )
