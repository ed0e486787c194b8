"""Who could have made way, against every plan there is."""

from collections import Counter

from matcher.objective import MAXIMISED
from tests.matcher.competing.brute import (
    capacities,
    chosen,
    keeps_room,
    placed,
    plans,
    replayed,
    servable,
    values,
)
from tests.matcher.competing.crowded import everybody, in_blocks


@in_blocks
def test_a_member_is_tied_exactly_when_a_plan_without_it_is_as_good(seeds):
    for scene, plan, i, found in everybody(seeds):
        now = values(scene, chosen(plan))
        assert found.ties_proved
        for swap in found.swaps:
            rest = [i, *(c for c in placed(plan) if scene.cases[c].ref != swap.case)]
            every = plans(scene, rest, capacities(scene))
            assert swap.tied == any(values(scene, p) == now for p in every)
        assert found.interchangeable == any(swap.tied for swap in found.swaps)


@in_blocks
def test_nobody_outside_the_group_could_have_made_way(seeds):
    for scene, plan, i, found in everybody(seeds):
        group = set(found.certificate.cases)
        refs = [scene.cases[c].ref for c in placed(plan)]
        assert [s.case for s in found.swaps] == [ref for ref in refs if ref in group]
        for member in placed(plan) if found.certificate.minimal else ():
            if scene.cases[member].ref not in group:
                rest = [i, *(c for c in placed(plan) if c != member)]
                assert not servable(scene, rest, capacities(scene))


@in_blocks
def test_a_swap_keeps_all_limits_and_differs_first_where_it_says(seeds):
    maximised = {step.value for step in MAXIMISED}
    for scene, plan, i, found in everybody(seeds):
        names = [step.value for step in scene.objective.steps]
        now = values(scene, chosen(plan))
        for swap in found.swaps:
            if not swap.moves:
                assert swap.differs is None
                continue
            after = replayed(scene, plan, swap.moves, without=swap.case)
            rest = {c for c in placed(plan) if scene.cases[c].ref != swap.case}
            assert set(after) == {*rest, i}
            assert swap.moves[0].case == scene.cases[i].ref
            assert keeps_room(scene, after.values(), capacities(scene))
            steps = zip(names, values(scene, after.values()), now, strict=True)
            first = next(((n, a - b) for n, a, b in steps if a != b), None)
            if first is not None and first[0] in maximised:
                first = first[0], -first[1]
            assert swap.differs == first


def test_the_regions_show_ties_swaps_that_differ_and_members_who_cannot_make_way():
    swaps = [swap for told in everybody() for swap in told.found.swaps]
    shown = Counter((bool(s.moves), s.tied) for s in swaps)
    assert min(shown[True, True], shown[True, False]) >= 50
    assert shown[False, False]
    assert any(len(s.moves) > 1 for s in swaps)
    steps = {swap.differs[0] for swap in swaps if swap.differs is not None}
    assert steps >= {"placed_u2", "waited_days", "cost_per_day"}
