"""Advice that several get: what would become of it if all of them followed it."""

from dataclasses import replace

from fixtures.casussen.defaults import AS_OF, region_of, site
from fixtures.casussen.templates import BW
from matcher.competing import advice_of, compete
from matcher.explaining import explain
from matcher.model.place import Exclusion, Opening
from matcher.plan import Plan
from matcher.result import NetEffect, RunStatus
from matcher.verifying.crowd import Crowd
from matcher.verifying.joint import advised, linked
from tests.matcher.competing.crowded import RISK, crowded_region, person, planned
from tests.matcher.explaining.tiny import scene_of, some_plan
from tests.matcher.verifying.competing import told


def forever() -> float:
    return float("inf")


def advice(region, seed=0):
    scene = scene_of(region)
    plan = some_plan(scene, seed)
    return compete(
        scene, plan, explain(scene, plan), snapshot="", remaining=forever
    ).advice


def test_two_who_get_the_same_advice_for_one_room_are_told_so():
    home = house("HUIS", rooms=1)
    (found,) = advice(region_of([person("A"), person("B")], [home]))
    assert (found.cases, found.places) == (("A", "B"), ("HUIS",))
    assert (found.placed, found.proved) == (1, True)
    assert found.left in {("A",), ("B",)}


def test_with_two_rooms_both_have_a_place():
    home = house("HUIS", rooms=2)
    (found,) = advice(region_of([person("A"), person("B")], [home]))
    assert (found.placed, found.left, found.proved) == (2, (), True)


def test_whoever_is_placed_moves_if_that_makes_room():
    """Z has one of two rooms, and fits a third that the others were refused."""
    apart = replace(person("A"), refused_by=("DRIE",))
    both = [apart, replace(apart, ref="B"), person("Z", trait=False)]
    region = region_of(both, [house("HUIS", rooms=2), house("DRIE", rooms=1)])
    scene = scene_of(region)
    at_home = next(
        k for k, o in enumerate(scene.options) if scene.offers[o.offer].place == "HUIS"
    )
    plan = Plan(choice=(None, None, at_home), status=RunStatus.OPTIMAL)
    found = advice_of(scene, plan, explain(scene, plan), "A", remaining=forever)
    assert found is not None
    assert (found.cases, found.placed, found.left) == (("A", "B"), 2, ())


def test_alone_with_its_advice_a_case_is_in_no_group():
    home = house("HUIS", rooms=1)
    assert advice(region_of([person("A")], [home])) == ()


def test_a_case_is_told_the_group_that_the_region_is_told():
    for seed in range(30):
        scene, plan = planned(crowded_region(seed), seed)
        results = explain(scene, plan)
        whole = compete(scene, plan, results, snapshot="", remaining=forever).advice
        for case in scene.cases:
            found = advice_of(scene, plan, results, case.ref, remaining=forever)
            own = [group for group in whole if case.ref in group.cases]
            assert ([] if found is None else [found]) == own


def test_the_number_placed_is_what_trying_every_plan_gives():
    shown = 0
    for seed in range(60):
        region, result, found = told(seed)
        crowd = Crowd(region, result)
        groups = linked(advised(crowd, result))
        for group, claim in zip(groups, found.advice, strict=True):
            wanted = [distinct(amounts(t) for t in one.takes) for one in group]
            kept = [
                distinct(amounts(o.takes) for o in crowd.fitting[ref])
                for ref in crowd.chosen
            ]
            takes = [t for one in group for t in one.takes]
            takes += [o.takes for own in crowd.options.values() for o in own]
            left = {key: t.capacity for some in takes for key, t in some.items()}
            assert claim.proved
            assert claim.placed == most(kept, wanted, left)
            shown += bool(claim.left)
            sure = [
                case.no.sets[0].net is NetEffect.PLACED_NOW
                for case in result.cases
                if case.no is not None and case.case in claim.cases
            ]
            assert claim.placed >= any(sure)
    assert shown > 10


def house(ref, rooms):
    exclusion = Exclusion(trait=RISK, condition="TERUGNAMEGARANTIE")
    return site(
        replace(
            BW,
            ref=ref,
            openings=(Opening(start=AS_OF, count=rooms),),
            exclusions=(exclusion,),
        )
    )


def amounts(takes):
    return {key: take.amount for key, take in takes.items()}


def distinct(found):
    """Return each once: what is taken, not by which option, decides who fits."""
    return [dict(one) for one in {frozenset(one.items()) for one in found}]


def most(kept, wanted, left):
    """Return how many of the wanted can be served beside all kept; None = not even."""
    if min(left.values(), default=0) < 0:
        return None
    if kept:
        found = [most(kept[1:], wanted, less(left, one)) for one in kept[0]]
        return max((n for n in found if n is not None), default=None)
    if not wanted:
        return 0
    served = [most([], wanted[1:], less(left, one)) for one in wanted[0]]
    more = [n + 1 for n in served if n is not None]
    return max([most([], wanted[1:], left), *more])


def less(left, one):
    return {key: n - one.get(key, 0) for key, n in left.items()}
