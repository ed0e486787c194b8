"""One case by itself: the same blockers, and its options in order, without a plan."""

from dataclasses import replace

import pytest

from fixtures.generator import generate
from matcher.explaining import explain_pair
from matcher.explaining.ranked import own_options
from matcher.explaining.turning import turning
from matcher.limits import uses_of
from matcher.objective import Objective
from matcher.offers import offers
from matcher.scene import prepare, prepare_case, supply_of

SEEDS = (1, 4)
each_seed = pytest.mark.parametrize("seed", SEEDS)


@each_seed
def test_a_pair_is_the_same_with_and_without_the_other_cases(seed):
    region = generate("tiny", seed)
    whole = prepare(region, Objective())
    places = sorted({offer.place for offer in whole.offers})
    for case in whole.cases:
        alone = prepare_case(region, Objective(), case.ref)
        for place in places:
            told = explain_pair(whole, case.ref, place)
            assert explain_pair(alone, case.ref, place) == told


@each_seed
def test_every_option_with_room_is_ranked_and_no_other(seed):
    region = generate("tiny", seed)
    whole = prepare(region, Objective())
    for i, case in enumerate(whole.cases):
        found = own_options(prepare_case(region, Objective(), case.ref))
        own = [o for o in whole.options if o.case == i]
        roomy = {
            (whole.offers[o.offer].place, whole.offers[o.offer].team)
            for o in own
            if all(use.amount <= use.capacity for use in uses_of(whole, o))
        }
        every = {(whole.offers[o.offer].place, whole.offers[o.offer].team) for o in own}
        told = [(one.option.place, one.option.team) for one in found.ranked]
        assert sorted(told, key=str) == sorted(roomy, key=str)
        assert found.without_room == len(every - roomy)
        assert set(found.options) | set(found.stale) == set(found.ranked)


@each_seed
def test_what_turns_on_a_fact_is_neither_blocked_nor_lawful(seed):
    region = generate("tiny", seed)
    for case in region.open_cases:
        doubt = replace(case, unknown=("age", "needs"))
        cases = tuple(doubt if c is case else c for c in region.cases)
        scene = prepare_case(replace(region, cases=cases), Objective(), case.ref)
        blocked, unknown = scene.eligible.blocked(0), scene.eligible.unknown(0)
        found = list(turning(scene))
        assert [one.offer for one in found] == [
            j for j in range(len(scene.offers)) if unknown[j] and not blocked[j]
        ]
        assert all(one.missing for one in found)
        possible = {(p.place, p.team) for p in own_options(scene).possible}
        assert possible == {
            (scene.offers[one.offer].place, scene.offers[one.offer].team)
            for one in found
            if one.has_room
        }


def test_facts_of_offers_that_did_not_change_are_taken_as_they_were():
    region = generate("tiny", 1)
    first = supply_of(region, offers(region))
    known = dict(zip(first.offers, first.facts, strict=True))
    again = supply_of(region, offers(region), known)
    assert again == first
    assert all(a is b for a, b in zip(again.facts, first.facts, strict=True))
