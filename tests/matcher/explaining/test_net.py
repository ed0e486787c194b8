"""Net effects against re-solving by brute force."""

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


def outcomes(region, seed):
    """Yield scene, plan, case and set of changes of every case without a place."""
    scene = scene_of(region)
    plan = some_plan(scene, seed)
    for i, found in enumerate(explain(scene, plan)):
        for changes in found.no.sets if found.no is not None else ():
            yield scene, plan, i, changes


@pytest.mark.parametrize("seed", SEEDS)
def test_a_claimed_net_effect_is_what_solving_again_gives(seed):
    for scene, plan, i, changes in outcomes(tiny_region(seed), seed):
        truth = net_by_resolving(scene, plan, i, changes)
        assert truth is None or truth in CLAIMED[changes.net]
        assert bool(changes.moves) == (changes.net is NetEffect.PLACED_BY_MOVES)
        assert keeps_limits(scene, moved(scene, plan, changes.moves))


@pytest.mark.parametrize("seed", range(40))
def test_with_openings_as_the_only_limits_nothing_is_a_maybe(seed):
    for scene, plan, i, changes in outcomes(uncoupled(tiny_region(seed)), seed):
        truth = net_by_resolving(scene, plan, i, changes)
        assert truth in {None, changes.net}


def test_the_tiny_regions_show_every_net_effect():
    found = (c.net for seed in SEEDS for *_, c in outcomes(tiny_region(seed), seed))
    assert set(found) == set(NetEffect)


def moved(scene, plan, moves):
    """Return the options of the plan after the moves."""
    at = {(o.case, o.key): k for k, o in enumerate(scene.options)}
    case_at = {c.ref: i for i, c in enumerate(scene.cases)}
    choice = list(plan.choice)
    for move in moves:
        choice[case_at[move.case]] = at[case_at[move.case], move.option]
    return [o for o in choice if o is not None]
