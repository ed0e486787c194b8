"""Every case without a place has exactly one kind of no, and the right one."""

from dataclasses import replace

import pytest

from fixtures.casussen.defaults import BASE_CASE, FULL, region_of, site
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.explaining import explain, explain_pair
from matcher.kinds import FundingCause, KindOfNo
from matcher.plan import Plan
from matcher.result import CITED, RunStatus
from tests.matcher.explaining.naive import kind_at, kind_of_case
from tests.matcher.explaining.tiny import scene_of, some_plan, tiny_region

SEEDS = range(120)


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_of_no_are_a_partition_by_brute_force(seed):
    scene = scene_of(tiny_region(seed))
    plan = some_plan(scene, seed)
    for i, found in enumerate(explain(scene, plan)):
        assert (found.no is None) == (plan.choice[i] is not None)
        assert (found.no is None) != (found.placed is None)
        if found.no is None:
            continue
        by_place: dict[str, list[KindOfNo]] = {}
        for j, offer in enumerate(scene.offers):
            by_place.setdefault(offer.place, []).append(kind_at(scene, i, j))
        easiest = [min(kinds, key=lambda k: k.rank) for kinds in by_place.values()]
        assert found.no.kind is kind_of_case(scene, i)
        assert dict(found.no.counts) == {k: easiest.count(k) for k in set(easiest)}
        assert [k for k, _ in found.no.counts] == sorted(
            set(easiest), key=lambda k: k.rank
        )
        assert found.no.kind not in found.no.also
        assert set(easiest) <= {found.no.kind, *found.no.also}


def test_the_tiny_regions_show_every_kind_but_title():
    seen = set()
    for seed in SEEDS:
        scene = scene_of(tiny_region(seed))
        results = explain(scene, some_plan(scene, seed))
        seen |= {r.no.kind for r in results if r.no is not None}
    assert seen >= set(KindOfNo) - {KindOfNo.TITLE_GAP, KindOfNo.UNKNOWN_FACTS}


def test_a_pair_lists_every_blocker_every_open_rule_and_every_limit():
    for seed in range(30):
        scene = scene_of(tiny_region(seed))
        for i, case in enumerate(scene.cases):
            for no in explain_pair(scene, case.ref, "H0"):
                j = next(
                    j
                    for j, o in enumerate(scene.offers)
                    if (o.place, o.team) == (no.place, no.team)
                )
                facts = scene.case_facts[i], scene.offer_facts[j]
                answers = {r.key: r.answer(*facts).name for r in scene.rules}
                assert [b.rule for b in no.blockers] == [
                    key for key, answer in answers.items() if answer == "BLOCKED"
                ]
                assert [b.rule for b in no.open] == [
                    key for key, answer in answers.items() if answer == "UNKNOWN"
                ]
                assert all(limit.amount > limit.capacity for limit in no.limits)
                assert no.kind is kind_at(scene, i, j)


def test_at_most_three_places_are_cited_for_each_kind_the_easiest_first():
    homes = [site(replace(BW, ref=f"H{k}", openings=FULL)) for k in range(5)]
    scene = scene_of(region_of([replace(BASE_CASE, entitlements=(wmo_bw(),))], homes))
    (found,) = explain(scene, nobody(scene))
    assert found.no is not None
    assert [no.place for no in found.no.cited] == ["H0", "H1", "H2"][:CITED]
    assert dict(found.no.counts) == {KindOfNo.CAPACITY_GAP: 5}


def test_only_competition_waits_for_the_proof_of_the_plan():
    home = site(replace(BW, ref="H"))
    cases = [replace(BASE_CASE, ref=r, entitlements=(wmo_bw(),)) for r in "AB"]
    scene = scene_of(region_of(cases, [home]))
    unproved = some_plan(scene, 1, RunStatus.FEASIBLE)
    nos = [r.no for r in explain(scene, unproved) if r.no is not None]
    assert [(no.kind, no.proved) for no in nos] == [(KindOfNo.COMPETITION, False)]
    proved = replace(unproved, status=RunStatus.OPTIMAL)
    assert [r.no.proved for r in explain(scene, proved) if r.no is not None] == [True]


def test_a_full_place_stays_full_whatever_the_plan_proves():
    home = site(replace(BW, ref="H", openings=FULL))
    scene = scene_of(region_of([replace(BASE_CASE, entitlements=(wmo_bw(),))], [home]))
    (found,) = explain(scene, nobody(scene, RunStatus.OUT_OF_TIME))
    assert found.no is not None
    assert (found.no.kind, found.no.proved) == (KindOfNo.CAPACITY_GAP, True)


def test_the_cause_is_that_of_the_easiest_place():
    home = site(replace(BW, ref="H", tariff=31000), ceiling=20000)
    scene = scene_of(region_of([replace(BASE_CASE, entitlements=(wmo_bw(),))], [home]))
    (found,) = explain(scene, nobody(scene))
    assert found.no is not None
    assert found.no.kind is KindOfNo.FUNDING_GAP
    assert found.no.cause is FundingCause.CONTRACT_CEILING


def test_without_any_place_nothing_offers_what_is_asked():
    scene = scene_of(region_of([BASE_CASE], []))
    (found,) = explain(scene, nobody(scene))
    assert found.no is not None
    assert found.no.kind is KindOfNo.PROFILE_GAP
    assert found.no.counts == found.no.cited == found.no.sets == ()


def nobody(scene, status=RunStatus.OPTIMAL):
    return Plan(choice=(None,) * len(scene.cases), status=status)
