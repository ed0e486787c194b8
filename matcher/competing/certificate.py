"""Proofs that a case does not fit beside everybody who is placed, cheapest first."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm

from matcher.claims.competition import Certificate, Proof, Weighed
from matcher.competing.arena import Arena
from matcher.explaining.ledger import Amounts
from matcher.solving.elastic import Lack, least_slack, multipliers

Weights = Mapping[int, int]
VIEW_OF_ALL = ""
# Whole multipliers stay small enough to read; the check is exact whatever they are.
LARGEST_MULTIPLIER = 10**12


def certify(arena: Arena, case: int, remaining: Callable[[], float]) -> Certificate:
    """Return the cheapest proof found that this case cannot join the plan.

    Everybody placed may move, nobody may lose a place. NOT_PROVED says that no proof
    was found within the work allowed, or that there is none.
    """
    if case not in arena.options:
        return _alone(arena, case)
    return (
        _smallest_hall(arena, case)
        or _farkas(arena, case)
        or _slack(arena, case, remaining)
    )


def least_need(options: Iterable[Amounts], weights: Weights) -> int:
    """Return the least weighted amount that any of the options takes."""
    return min(sum(weights.get(k, 0) * a for k, a in uses) for uses in options)


def _alone(arena: Arena, case: int) -> Certificate:
    """Return that every option exceeds some limit by itself."""
    own = (k for k, o in enumerate(arena.scene.options) if o.case == case)
    over = {k for o in own for k, a in arena.uses(o) if a > arena.ledger.capacity[k]}
    return Certificate(
        proof=Proof.ALONE,
        view=VIEW_OF_ALL,
        cases=(arena.scene.cases[case].ref,),
        limits=_weighed(arena, dict.fromkeys(over, 1)),
        demand=0,
        capacity=0,
        minimal=True,
        unique=True,
        lower_bound=0,
    )


def _smallest_hall(arena: Arena, case: int) -> Certificate | None:
    """Return the circuit with the fewest cases over all views of unit limits."""
    found = [
        (view, circuit)
        for view in sorted({v for v in arena.views if v is not None})
        if (circuit := circuit_of(arena, case, view)) is not None
    ]
    if not found:
        return None
    view, (cases, limits) = min(found, key=lambda f: (len(f[1][0]), f[0]))
    return Certificate(
        proof=Proof.HALL,
        view=view,
        cases=_refs(arena, cases),
        limits=_weighed(arena, dict.fromkeys(limits, 1)),
        demand=len(cases),
        capacity=sum(arena.ledger.capacity[k] for k in limits),
        minimal=True,
        unique=True,
        lower_bound=0,
    )


def circuit_of(arena: Arena, case: int, view: str) -> tuple[set[int], set[int]] | None:
    """Return the cases and limits that alternating paths of one view reach, if full.

    From the case to the limits its options use, from a limit to who holds it, from
    there to their other options. None when a path ends at an option outside the view
    or at a limit with room. Else it is the unique circuit of the case in the
    transversal matroid of the view (Edmonds and Fulkerson 1965): every limit reached
    is full, so it has one case more than the limits have units.
    """
    cases, limits, queue = {case}, set[int](), [case]
    while queue:
        for option in arena.options[queue.pop()]:
            used = [k for k, _ in arena.uses(option) if arena.views[k] == view]
            if not used:
                return None
            for limit in set(used) - limits:
                if arena.ledger.load[limit] < arena.ledger.capacity[limit]:
                    return None
                limits.add(limit)
                newcomers = set(arena.ledger.holders[limit]) - cases
                cases |= newcomers
                queue.extend(sorted(newcomers))
    return cases, limits


def _farkas(arena: Arena, case: int) -> Certificate | None:
    cases = (case, *arena.placed)
    problem, _, _ = arena.problem(cases)
    weights = _whole(multipliers(problem))
    if not weights:
        return None
    needs = _needs(arena, cases, weights)
    if not _proves(arena, needs, weights):
        return None
    needs, weights = _shrunk(arena, needs, weights)
    return Certificate(
        proof=Proof.FARKAS,
        view=VIEW_OF_ALL,
        cases=_refs(arena, needs),
        limits=_weighed(arena, weights),
        demand=sum(needs.values()),
        capacity=_weight_of(arena, weights),
        minimal=True,
        unique=False,
        lower_bound=0,
    )


def _needs(arena: Arena, cases: Iterable[int], weights: Weights) -> dict[int, int]:
    """Return the least need of each case that needs anything."""
    found = {
        case: least_need(map(arena.uses, arena.options[case]), weights)
        for case in cases
    }
    return {case: need for case, need in found.items() if need}


def _weight_of(arena: Arena, weights: Weights) -> int:
    return sum(w * arena.ledger.capacity[k] for k, w in weights.items())


def _proves(arena: Arena, needs: Mapping[int, int], weights: Weights) -> bool:
    return sum(needs.values()) > _weight_of(arena, weights)


def _shrunk(
    arena: Arena, needs: dict[int, int], weights: dict[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return a part that still proves it and of which nothing can be left out.

    Limits are left out before cases, in their fixed order; then cases, those that
    need least first. Only what keeps the proof goes.
    """
    changed = True
    while changed:
        changed = False
        for limit in sorted(weights):
            fewer = {k: w for k, w in weights.items() if k != limit}
            left = _needs(arena, needs, fewer)
            if _proves(arena, left, fewer):
                needs, weights, changed = left, fewer, True
        for case in sorted(needs, key=lambda c: (needs[c], c)):
            rest = {c: n for c, n in needs.items() if c != case}
            if _proves(arena, rest, weights):
                needs, changed = rest, True
    return needs, weights


def _whole(weights: Iterable[Fraction]) -> dict[int, int]:
    """Return multipliers in whole numbers with the same ratios, zeros left out."""
    found = {k: w for k, w in enumerate(weights) if w > 0}
    scale = lcm(*(w.denominator for w in found.values())) if found else 1
    whole = {k: int(w * scale) for k, w in found.items()}
    return whole if max(whole.values(), default=0) <= LARGEST_MULTIPLIER else {}


def _slack(arena: Arena, case: int, remaining: Callable[[], float]) -> Certificate:
    """Return the least units that all limits together lack, as a solver proved it."""
    problem, _, start = arena.problem((case, *arena.placed))
    every = range(len(arena.scene.limits))
    found = least_slack(problem, every, remaining=remaining, start=start)
    proved = found.lack is not Lack.NEVER and found.bound > 0
    return Certificate(
        proof=Proof.SLACK if proved else Proof.NOT_PROVED,
        view=VIEW_OF_ALL,
        cases=(),
        limits=(),
        demand=0,
        capacity=0,
        minimal=False,
        unique=False,
        lower_bound=found.bound if proved else 0,
    )


def _refs(arena: Arena, cases: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(arena.scene.cases[i].ref for i in cases))


def _weighed(arena: Arena, weights: Weights) -> tuple[Weighed, ...]:
    found = (
        Weighed(
            limit=arena.scene.limits[k].id,
            kind=arena.scene.limits[k].kind,
            capacity=arena.scene.limits[k].capacity,
            multiplier=weight,
        )
        for k, weight in weights.items()
    )
    return tuple(sorted(found, key=lambda w: w.limit))
