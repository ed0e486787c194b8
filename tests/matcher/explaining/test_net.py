"""Net effects against re-solving by brute force."""

from collections import Counter

import pytest

from matcher.explaining import explain
from matcher.result import NetEffect
from tests.matcher.explaining.resolve import net_by_resolving
from tests.matcher.explaining.tiny import (
    keeps_limits,
    scene_of,
    some_plan,
    tiny_region,
    uncoupled,
)

SEEDS = range(200)
CLAIMED = {
    NetEffect.PLACED_NOW: {NetEffect.PLACED_NOW},
    NetEffect.PLACED_BY_MOVES: {NetEffect.PLACED_BY_MOVES},
    NetEffect.STILL_COMPETING: {NetEffect.STILL_COMPETING},
    NetEffect.NO_ROOM: {NetEffect.NO_ROOM},
    NetEffect.MAYBE: {NetEffect.PLACED_BY_MOVES, NetEffect.STILL_COMPETING},
}


def effects(region, seed):
    scene = scene_of(region)
    plan = some_plan(scene, seed)
    for i, found in enumerate(explain(scene, plan)):
        for changes in found.no.sets if found.no is not None else ():
            truth = net_by_resolving(scene, plan, i, changes)
            if truth is not None:
                yield changes.net, truth


@pytest.mark.parametrize("seed", SEEDS)
def test_a_claimed_net_effect_is_what_solving_again_gives(seed):
    for claimed, truth in effects(tiny_region(seed), seed):
        assert truth in CLAIMED[claimed]


@pytest.mark.parametrize("seed", range(60))
def test_with_openings_as_the_only_limits_nothing_is_a_maybe(seed):
    for claimed, truth in effects(uncoupled(tiny_region(seed)), seed):
        assert claimed is truth


def test_the_tiny_regions_show_every_net_effect():
    seen = Counter(
        claimed
        for seed in SEEDS[:80]
        for claimed, _ in effects(tiny_region(seed), seed)
    )
    assert set(seen) == set(NetEffect)


def test_the_moves_that_are_told_make_room():
    told = 0
    for seed in SEEDS:
        scene = scene_of(tiny_region(seed))
        plan = some_plan(scene, seed)
        at = {(o.case, o.key): k for k, o in enumerate(scene.options)}
        case_at = {c.ref: i for i, c in enumerate(scene.cases)}
        for found in explain(scene, plan):
            for changes in found.no.sets if found.no is not None else ():
                assert bool(changes.moves) == (
                    changes.net is NetEffect.PLACED_BY_MOVES
                )
                choice = list(plan.choice)
                for move in changes.moves:
                    choice[case_at[move.case]] = at[case_at[move.case], move.option]
                told += bool(changes.moves)
                assert keeps_limits(scene, [o for o in choice if o is not None])
    assert told
