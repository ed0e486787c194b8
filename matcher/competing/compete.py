"""All there is to say of competition in one plan."""

from collections.abc import Callable, Sequence

from matcher.claims.competition import CaseCompetition, Competition, Proof
from matcher.competing.advice import same_advice
from matcher.competing.arena import Arena, arena
from matcher.competing.certificate import certify
from matcher.competing.extra import extras
from matcher.competing.groups import groups
from matcher.competing.swaps import swaps
from matcher.explaining.choice import Worth, worth
from matcher.objective import objective_id
from matcher.plan import Plan
from matcher.result import CaseResult
from matcher.scene import Scene

FORMAT = 1
UNPROVED = frozenset({Proof.NOT_PROVED})


def compete(
    scene: Scene,
    plan: Plan,
    results: Sequence[CaseResult],
    *,
    snapshot: str,
    remaining: Callable[[], float],
    told: Callable[[int, int], None] = lambda _done, _of: None,
) -> Competition:
    """Return why each case that has an option and no place lost, and what would help.

    The plan is taken as given. `results`: what was explained of it, for the joint
    check of advice. `told` hears how many of the cases are done.
    """
    ground, values = arena(scene, plan), worth(scene)
    cases = []
    for done, case in enumerate(ground.waiting):
        told(done, len(ground.waiting))
        cases.append(_of_case(ground, values, case, remaining))
    fitting = tuple(i for i in ground.waiting if i in ground.options)
    lost = frozenset(scene.cases[i].ref for i in ground.waiting)
    shown = any(c.certificate.proof not in {*UNPROVED, Proof.ALONE} for c in cases)
    return Competition(
        format=FORMAT,
        snapshot=snapshot,
        as_of=scene.region.as_of,
        objective_id=objective_id(scene.objective),
        cases=tuple(cases),
        groups=groups((c.certificate for c in cases), lost),
        extra=extras(ground, fitting, remaining, shown=shown) if fitting else (),
        advice=same_advice(ground, results, remaining),
    )


def compete_case(
    scene: Scene, plan: Plan, case: str, *, remaining: Callable[[], float]
) -> CaseCompetition | None:
    """Return why one case lost; None if it has a place, or no option at all."""
    ground = arena(scene, plan)
    found = (i for i in ground.waiting if scene.cases[i].ref == case)
    position = next(found, None)
    if position is None:
        return None
    return _of_case(ground, worth(scene), position, remaining)


def _of_case(
    ground: Arena, values: Worth, case: int, remaining: Callable[[], float]
) -> CaseCompetition:
    certificate = certify(ground, case, remaining)
    at = {who.ref: i for i, who in enumerate(ground.scene.cases)}
    shown = certificate.proof not in UNPROVED
    members = [at[ref] for ref in certificate.cases]
    return CaseCompetition(
        case=ground.scene.cases[case].ref,
        certificate=certificate,
        swaps=swaps(ground, values, case, members) if case in ground.options else (),
        extra=extras(ground, (case,), remaining, shown=shown),
    )
