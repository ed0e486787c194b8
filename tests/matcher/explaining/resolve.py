"""The net effect of a set of changes, by making them and trying every plan."""

from dataclasses import replace
from itertools import product

from matcher.facts.asked import trait_of
from matcher.model.region import Region, Ruling
from matcher.model.terms import Trait
from matcher.plan import Plan
from matcher.result import ChangeSet, NetEffect
from matcher.scene import Scene
from tests.matcher.explaining.tiny import keeps_limits, scene_of


def net_by_resolving(
    scene: Scene, plan: Plan, case: int, changes: ChangeSet
) -> NetEffect | None:
    """Return the net effect with everybody in the plan kept; None = money unknown.

    Rules are lifted by rulings and traits proved absent; then every choice of
    options for the placed cases is tried.
    """
    if not changeable(changes):
        return None
    after = scene_of(changed(scene.region, scene.cases[case].ref, changes))
    before = {scene.offers[j].key for j in scene.eligible.lawful(case).tolist()}
    own = [
        k
        for k, option in enumerate(after.options)
        if option.case == case and after.offers[option.offer].key not in before
    ]
    fitting = [k for k in own if keeps_limits(after, [k])]
    if not fitting:
        return NetEffect.NO_ROOM
    kept = [_same(after, scene, o) for o in plan.choice if o is not None]
    if any(keeps_limits(after, [*kept, k]) for k in fitting):
        return NetEffect.PLACED_NOW
    placed = [i for i, o in enumerate(plan.choice) if o is not None]
    columns = [[k for k, o in enumerate(after.options) if o.case == i] for i in placed]
    others = [c for c in product(*columns) if keeps_limits(after, list(c))]
    if any(keeps_limits(after, [*choice, k]) for choice in others for k in fitting):
        return NetEffect.PLACED_BY_MOVES
    return NetEffect.STILL_COMPETING


def changeable(changes: ChangeSet) -> bool:
    """Whether the test can make all changes: no decision about money is among them."""
    return all(
        trait_of(c.fact) is not None
        if c.fact is not None
        else c.rule is not None and not c.rule.startswith(("funding", "wlz", "basics"))
        for c in changes.changes
    )


def changed(region: Region, case: str, changes: ChangeSet) -> Region:
    """Return the region with the rules lifted and the traits proved absent."""
    absent = {trait_of(c.fact) for c in changes.changes if c.fact is not None}
    rulings = tuple(
        Ruling(
            ref=f"R{k}",
            rule=c.rule,
            case=case,
            decided_by="test",
            start=region.as_of,
            place=c.place,
        )
        for k, c in enumerate(changes.changes)
        if c.rule is not None
    )
    cases = tuple(
        replace(c, checked_absent=(*c.checked_absent, *map(Trait, sorted(absent))))
        if c.ref == case
        else c
        for c in region.cases
    )
    return replace(region, rulings=rulings, cases=cases)


def _same(after: Scene, before: Scene, option: int) -> int:
    wanted = before.options[option]
    return next(
        k
        for k, o in enumerate(after.options)
        if (o.case, o.key) == (wanted.case, wanted.key)
    )
