"""Why no plan does what is asked: the proof, in sums that anybody can repeat.

The only place where questions lean on certificates of competition.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from matcher.claims.competition import Certificate, Proof, Weighed
from matcher.claims.contrast import Shortage, Shown
from matcher.competing.arena import arena
from matcher.competing.certificate import Prover
from matcher.contrasting.asked import Asked
from matcher.explaining.ledger import Ledger
from matcher.limits import Limit
from matcher.plan import Plan
from matcher.scene import Scene

Options = Sequence[Sequence[int]]


def alone(scene: Scene, books: Ledger, asked: Asked) -> Shortage:
    """Return that every option asked for exceeds a limit by itself."""
    over = {k for o in asked.targets for k, a in books.uses[o] if a > books.capacity[k]}
    return Shortage(
        shown=Shown.ALONE,
        cases=(scene.cases[asked.newcomer].ref,),
        limits=_weighed(scene, dict.fromkeys(over, 1)),
        demand=0,
        capacity=0,
        two_parts=False,
    )


def shortage(
    scene: Scene,
    plan: Plan,
    books: Ledger,
    asked: Asked,
    own: Options,
    remaining: Callable[[], float],
) -> Shortage | None:
    """Return a proof that the newcomer cannot come even without the holder, if found.

    `own`: the options of each case that count.
    """
    found = _certificate(scene, plan, asked, remaining)
    if found.proof is Proof.NOT_PROVED:
        return None
    return _counted(scene, books, own, found) or solved()


def solved() -> Shortage:
    """Return that a solver proved it."""
    return Shortage(
        shown=Shown.SOLVED, cases=(), limits=(), demand=0, capacity=0, two_parts=False
    )


def _certificate(
    scene: Scene, plan: Plan, asked: Asked, remaining: Callable[[], float]
) -> Certificate:
    """Return the certificate of a plan that lacks newcomer and holder.

    In its scene the newcomer has only the options that are asked for.
    """
    kept = [
        position
        for position, option in enumerate(scene.options)
        if option.case != asked.newcomer or position in asked.targets
    ]
    now = {position: k for k, position in enumerate(kept)}
    away = {asked.newcomer, asked.holder}
    smaller = replace(
        scene,
        options=tuple(scene.options[position] for position in kept),
        limits=tuple(_renumbered(limit, now) for limit in scene.limits),
    )
    without = Plan(
        choice=tuple(
            None if option is None or case in away else now[option]
            for case, option in enumerate(plan.choice)
        ),
        status=plan.status,
    )
    prover = Prover(arena=arena(smaller, without), remaining=remaining)
    return prover.certify(asked.newcomer)


def _renumbered(limit: Limit, now: Mapping[int, int]) -> Limit:
    amounts = ((now[option], a) for option, a in limit.amounts if option in now)
    return replace(limit, amounts=tuple(amounts))


def _counted(
    scene: Scene, books: Ledger, own: Options, found: Certificate
) -> Shortage | None:
    """Return the sums of a certificate; None when plain sums do not prove it.

    Sums of whole parts are left to those who tell of competition.
    """
    if any(w.divisor != 1 for w in found.limits):
        return None
    at = {limit.id: k for k, limit in enumerate(scene.limits)}
    case_at = {case.ref: i for i, case in enumerate(scene.cases)}
    weights = {at[w.limit]: w.multiplier for w in found.limits}
    members = [case_at[ref] for ref in found.cases]
    needs = {i: _least_need(books, own[i], weights) for i in members if own[i]}
    demand = sum(needs.values())
    capacity = sum(w * books.capacity[k] for k, w in weights.items())
    if demand <= capacity:
        return None
    needing = tuple(i for i, need in needs.items() if need)
    options = (scene.options[o] for i in needing for o in own[i])
    return Shortage(
        shown=Shown.COUNTED,
        cases=tuple(sorted(scene.cases[i].ref for i in needing)),
        limits=_weighed(scene, weights),
        demand=demand,
        capacity=capacity,
        two_parts=any(scene.offers[o.offer].team is not None for o in options),
    )


def _least_need(
    books: Ledger, options: Iterable[int], weights: Mapping[int, int]
) -> int:
    return min(sum(weights.get(k, 0) * a for k, a in books.uses[o]) for o in options)


def _weighed(scene: Scene, weights: Mapping[int, int]) -> tuple[Weighed, ...]:
    found = (
        Weighed(
            limit=scene.limits[k].id,
            kind=scene.limits[k].kind,
            capacity=scene.limits[k].capacity,
            divisor=1,
            multiplier=weight,
        )
        for k, weight in weights.items()
    )
    return tuple(sorted(found, key=lambda w: w.limit))
