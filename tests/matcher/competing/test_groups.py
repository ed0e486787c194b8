"""Groups of circuits, and how many places would serve everybody."""

import pytest

from matcher.claims.competition import Proof
from matcher.competing import compete
from matcher.kinds import LimitKind
from tests.matcher.competing.brute import capacities, fewest_units, placed, servable
from tests.matcher.competing.crowded import (
    BLOCKS,
    crowded_region,
    planned,
    waiting,
)
from tests.matcher.explaining.tiny import scene_of, some_plan, uncoupled

OPENINGS = range(100)


def told_of(scene, plan):
    return compete(scene, plan, (), snapshot="", remaining=lambda: float("inf"))


def test_with_openings_alone_the_groups_lack_the_fewest_extra_places_for_all():
    shown = 0
    for seed in OPENINGS:
        scene = scene_of(uncoupled(crowded_region(seed)))
        plan = largest_plan(scene, seed)
        lost = [
            i for i in waiting(scene, plan) if servable(scene, [i], capacities(scene))
        ]
        told = told_of(scene, plan)
        lacking = sum(len(group.cases) - group.capacity for group in told.groups)
        soft = [
            k for k, limit in enumerate(scene.limits) if limit.kind is LimitKind.OPENING
        ]
        open_ones = [k for k in soft if scene.limits[k].capacity]
        truth = fewest_units(scene, [*placed(plan), *lost], open_ones, 20)
        assert lacking == truth
        shown += bool(lost)
    assert shown > 20


@pytest.mark.parametrize("seeds", BLOCKS[:4], ids=str)
def test_a_group_has_as_many_too_many_as_are_left(seeds):
    for seed in seeds:
        scene, plan = planned(crowded_region(seed), seed)
        told = told_of(scene, plan)
        lost = {scene.cases[i].ref for i in waiting(scene, plan)}
        for group in told.groups:
            assert set(group.left) == set(group.cases) & lost
            assert len(group.left) == len(group.cases) - group.capacity
        circuits = [c.certificate for c in told.cases]
        for proof in (c for c in circuits if c.proof is Proof.HALL):
            within = [g for g in told.groups if set(g.cases) >= set(proof.cases)]
            assert [g for g in within if g.view == proof.view]


def test_some_groups_hold_several_circuits():
    sizes = [
        len(group.left)
        for seed in range(60)
        for group in told_of(*planned(crowded_region(seed), seed)).groups
    ]
    assert max(sizes) > 1


def largest_plan(scene, seed):
    """Return the plan of a few random ones that places most."""
    plans = [some_plan(scene, seed * 100 + k) for k in range(12)]
    return max(plans, key=lambda plan: len(placed(plan)))
