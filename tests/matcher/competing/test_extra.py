"""The least extra capacity of each kind against every plan there is."""

from matcher.kinds import LimitKind
from matcher.limits import OWNER_OF_LIMIT
from tests.matcher.competing.brute import (
    capacities,
    fewest_units,
    keeps_room,
    placed,
    replayed,
    uses_of,
)
from tests.matcher.competing.crowded import everybody, in_blocks

MOST = 200


@in_blocks
def test_the_least_extra_capacity_is_what_trying_every_plan_gives(seeds):
    for scene, plan, i, found in everybody(seeds):
        least = {extra.kind: extra.units for extra in found.extra}
        least |= {never.kind: None for never in found.never}
        for kind, units in least.items():
            soft = [k for k, limit in enumerate(scene.limits) if limit.kind is kind]
            truth = fewest_units(scene, [*placed(plan), i], soft, MOST)
            assert units == truth, kind
        assert all(extra.proved for extra in found.extra)


@in_blocks
def test_every_kind_that_the_case_could_use_is_told_of_but_keeping_apart(seeds):
    for scene, _, i, found in everybody(seeds):
        used = {
            scene.limits[k].kind
            for option, uses in zip(scene.options, uses_of(scene), strict=True)
            if option.case == i
            for k in uses
        }
        kinds = [*(e.kind for e in found.extra), *(n.kind for n in found.never)]
        assert len(kinds) == len(set(kinds))
        assert set(kinds) == used - {LimitKind.KEEP_APART}
        assert all(e.owner is OWNER_OF_LIMIT[e.kind] for e in found.extra)


@in_blocks
def test_each_way_places_the_case_with_those_units_and_nobody_loses_a_place(seeds):
    for scene, plan, i, found in everybody(seeds):
        for extra in found.extra:
            assert bool(extra.ways) == (extra.units is not None)
            for way in extra.ways:
                assert sum(units for _, units in way.limits) == extra.units
                after = replayed(scene, plan, way.moves)
                assert way.moves[0].case == scene.cases[i].ref
                assert set(after) == {*placed(plan), i}
                room = capacities(scene, dict(way.limits))
                assert keeps_room(scene, after.values(), room)


@in_blocks
def test_all_cheapest_ways_in_which_nobody_moves_are_told(seeds):
    for scene, plan, i, found in everybody(seeds):
        taken = uses_of(scene)
        load = [
            sum(taken[o].get(k, 0) for o in plan.choice if o is not None)
            for k in range(len(scene.limits))
        ]
        for extra in found.extra:
            direct = {
                limits
                for option, uses in zip(scene.options, taken, strict=True)
                if option.case == i
                for limits in [_lacking(scene, load, uses, extra.kind)]
                if limits is not None and sum(n for _, n in limits) == extra.units
            }
            still = {way.limits for way in extra.ways if len(way.moves) == 1}
            assert still == direct
            assert len(extra.ways) == 1 or all(len(w.moves) == 1 for w in extra.ways)


def test_the_regions_show_every_kind_that_helps_and_every_kind_that_never_does():
    every = [told.found for told in everybody()]
    giving = set(LimitKind) - {LimitKind.KEEP_APART}
    assert {e.kind for found in every for e in found.extra} == giving
    assert {n.kind for found in every for n in found.never} == giving
    assert any(len(w.moves) > 1 for f in every for e in f.extra for w in e.ways)
    assert any(e.units and e.units > 1 for f in every for e in f.extra)


def _lacking(scene, load, uses, kind):
    """Return what the limits lack with these uses; None if those of another kind do."""
    lack = {
        scene.limits[k]: load[k] + amount - scene.limits[k].capacity
        for k, amount in uses.items()
        if load[k] + amount > scene.limits[k].capacity
    }
    if any(limit.kind is not kind for limit in lack):
        return None
    return tuple(sorted((limit.id, units) for limit, units in lack.items()))
