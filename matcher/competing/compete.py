"""All there is to say of competition in one plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matcher.claims.competition import (
    CaseCompetition,
    Competition,
    Extra,
    Never,
    SameAdvice,
)
from matcher.competing.advice import Adviser
from matcher.competing.arena import arena
from matcher.competing.certificate import Prover
from matcher.competing.extra import Enlarger
from matcher.competing.groups import groups
from matcher.competing.swaps import Swapper
from matcher.competing.ways import Kinds
from matcher.explaining.choice import worth
from matcher.objective import objective_id
from matcher.plan import Plan
from matcher.result import CaseResult
from matcher.rules import rule_set_id
from matcher.scene import Scene

FORMAT = 1


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
    desk, cases = _desk(scene, plan, remaining), []
    waiting = desk.prover.arena.waiting
    for done, case in enumerate(waiting):
        told(done, len(waiting))
        cases.append(desk.of_case(case))
    return Competition(
        format=FORMAT,
        snapshot=snapshot,
        as_of=scene.region.as_of,
        rule_set=rule_set_id(scene.rules),
        objective_id=objective_id(scene.objective),
        status=plan.status,
        cases=tuple(cases),
        groups=groups(
            (c.certificate for c in cases),
            frozenset(scene.cases[i].ref for i in waiting),
        ),
        advice=Adviser(arena=desk.prover.arena, remaining=remaining).all(results),
    )


def compete_case(
    scene: Scene, plan: Plan, case: str, *, remaining: Callable[[], float]
) -> CaseCompetition | None:
    """Return why one case lost; None if it has a place, or no option at all."""
    desk = _desk(scene, plan, remaining)
    position = desk.prover.arena.position.get(case)
    if position not in desk.prover.arena.waiting:
        return None
    return desk.of_case(position)


def advice_of(
    scene: Scene,
    plan: Plan,
    results: Sequence[CaseResult],
    case: str,
    *,
    remaining: Callable[[], float],
) -> SameAdvice | None:
    """Return who got the same first advice as a case; None if nobody did."""
    adviser = Adviser(arena=arena(scene, plan), remaining=remaining)
    return adviser.of_case(case, results)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Those who each answer a question about a case that has no place."""

    prover: Prover
    swapper: Swapper
    enlarger: Enlarger

    def of_case(self, case: int) -> CaseCompetition:
        """Return all there is to say of one case."""
        ground = self.prover.arena
        certificate = self.prover.certify(case)
        members = [ground.position[ref] for ref in certificate.cases]
        swaps = self.swapper.swaps(case, members)
        extras = self.enlarger.extras(case, certificate)
        return CaseCompetition(
            case=ground.scene.cases[case].ref,
            certificate=certificate,
            swaps=swaps.found,
            ties_proved=swaps.ties_proved,
            extra=tuple(found for found in extras if isinstance(found, Extra)),
            never=tuple(found for found in extras if isinstance(found, Never)),
        )


def _desk(scene: Scene, plan: Plan, remaining: Callable[[], float]) -> _Desk:
    ground = arena(scene, plan)
    return _Desk(
        prover=Prover(arena=ground, remaining=remaining),
        swapper=Swapper(arena=ground, values=worth(scene), remaining=remaining),
        enlarger=Enlarger(arena=ground, kinds=Kinds(arena=ground), remaining=remaining),
    )
