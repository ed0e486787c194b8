"""A plan that does what is asked, told by what differs from the plan of the run."""

from collections.abc import Iterable, Sequence

from matcher.claims.contrast import Alternative
from matcher.explaining.choice import Worth
from matcher.plan import Plan
from matcher.result import Move, StepCost
from matcher.scene import Scene


def alternative(
    scene: Scene,
    plan: Plan,
    values: Worth,
    newcomer: int,
    choice: Sequence[int],
    *,
    proved: bool,
) -> Alternative:
    """Return the difference between the plan and a choice of options (-1 = none)."""
    pairs = [
        (case, before, None if after < 0 else after)
        for case, (before, after) in enumerate(zip(plan.choice, choice, strict=True))
    ]
    changed = [(case, b, a) for case, b, a in pairs if a != b]
    order = sorted(changed, key=lambda change: (change[0] != newcomer, change[0]))
    return Alternative(
        moves=tuple(_move(scene, a) for _, _, a in order if a is not None),
        leaves=tuple(scene.cases[case].ref for case, _, a in order if a is None),
        costs=_costs(
            values,
            (b for _, b, _ in changed if b is not None),
            (a for _, _, a in changed if a is not None),
        ),
        proved=proved,
    )


def _costs(
    values: Worth, before: Iterable[int], after: Iterable[int]
) -> tuple[StepCost, ...]:
    change = values.change(before, after)
    return tuple(StepCost(step=step, worse_by=by) for step, by in change.items() if by)


def _move(scene: Scene, option: int) -> Move:
    found = scene.options[option]
    offer = scene.offers[found.offer]
    return Move(
        case=scene.cases[found.case].ref,
        place=offer.place,
        team=offer.team,
        start=found.start,
        option=found.key,
    )
