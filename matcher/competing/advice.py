"""Whether advice that is right for each is right for all of them together."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

import numpy as np

from matcher.claims.competition import SameAdvice
from matcher.competing.arena import Arena
from matcher.limits import Use, stay_uses, summed, uses_of
from matcher.options import at_offer
from matcher.result import CaseResult
from matcher.solving import Problem, Status, Step, solve

Uses = tuple[Use, ...]


def same_advice(
    arena: Arena, results: Sequence[CaseResult], remaining: Callable[[], float]
) -> tuple[SameAdvice, ...]:
    """Return each group of cases whose first advice names shared places, sorted.

    Two cases are in one group when their first sets of changes name a place in
    common, directly or by way of others (O'Brien and Kim 2021 on joint recourse).
    """
    at = {case.ref: i for i, case in enumerate(arena.scene.cases)}
    named = {
        at[r.case]: frozenset(r.no.sets[0].places)
        for r in results
        if r.no is not None and r.no.sets
    }
    linked = (group for group in _linked(named) if len(group) > 1)
    return tuple(_together(arena, named, group, remaining) for group in linked)


def _linked(named: Mapping[int, frozenset[str]]) -> list[list[int]]:
    groups: list[tuple[list[int], frozenset[str]]] = []
    for case, places in sorted(named.items()):
        near = [g for g in groups if g[1] & places]
        groups = [g for g in groups if not g[1] & places]
        cases = sorted([case, *(c for g in near for c in g[0])])
        groups.append((cases, places.union(*(g[1] for g in near))))
    return sorted(cases for cases, _ in groups)


def _together(
    arena: Arena,
    named: Mapping[int, frozenset[str]],
    group: Sequence[int],
    remaining: Callable[[], float],
) -> SameAdvice:
    options = [
        (k, key, uses)
        for k, case in enumerate(group)
        for key, uses in _possible(arena, case, named[case])
    ]
    solution = solve(_problem(arena, group, options), remaining=remaining, workers=1)
    refs = [arena.scene.cases[case].ref for case in group]
    left = [r for r, o in zip(refs, solution.choice.tolist(), strict=True) if o < 0]
    return SameAdvice(
        cases=tuple(sorted(refs)),
        places=tuple(sorted(frozenset[str]().union(*(named[c] for c in group)))),
        placed=len(group) - len(left),
        left=tuple(sorted(left)),
        proved=solution.status is Status.OPTIMAL,
    )


def _possible(
    arena: Arena, case: int, places: frozenset[str]
) -> list[tuple[str, Uses]]:
    """Return what a stay at each named place takes, with money where it is known."""
    scene = arena.scene
    found: list[tuple[str, Uses]] = []
    for position, offer in enumerate(scene.offers):
        if offer.place not in places:
            continue
        paid = [
            (option.key, uses_of(scene, option))
            for option in at_offer(scene, case, position, None)
        ]
        facts = scene.case_facts[case]
        stay = summed(stay_uses(scene.region, scene.cases[case], facts, offer))
        found += paid or [(offer.key, stay)]
    return found


def _problem(
    arena: Arena, group: Sequence[int], options: Sequence[tuple[int, str, Uses]]
) -> Problem:
    room: dict[str, int] = {}
    triples: list[tuple[int, int, int]] = []
    for position, (_, _, uses) in enumerate(options):
        for use in uses:
            room.setdefault(use.id, use.capacity - arena.ledger.taken(use.id))
            triples.append((list(room).index(use.id), position, use.amount))
    use_array = np.array(triples, dtype=np.int64).reshape(-1, 3)
    ones = np.ones(len(options), dtype=np.int64)
    return Problem(
        cases=len(group),
        option_case=np.array([k for k, _, _ in options], dtype=np.int64),
        capacity=np.array([max(0, r) for r in room.values()], dtype=np.int64),
        use_limit=use_array[:, 0],
        use_option=use_array[:, 1],
        use_amount=use_array[:, 2],
        steps=(Step(name="placed", maximise=True, weights=ones),),
        canonical=np.array(
            [_order(arena.scene.cases[group[k]].ref, key) for k, key, _ in options],
            dtype=np.int64,
        ),
    )


def _order(case: str, key: str) -> int:
    """Return a fixed weight without meaning: who is left among equals."""
    return int.from_bytes(sha256(f"{case}|{key}".encode()).digest()[:4], "big")
