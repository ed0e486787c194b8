"""Minimal sets of changes: who, where, in which order, and what is only shown."""

from dataclasses import replace

from fixtures.casussen.defaults import (
    BASE_CASE,
    FULL,
    GUARANTOR,
    consents,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.papers import verwijzing, wmo, wmo_bw
from fixtures.casussen.templates import BW, CLINIC, FACT, SKAEVE_HUSE
from matcher.explaining import explain
from matcher.explaining.changeset import rank_key
from matcher.kinds import ChangeClass, Owner
from matcher.model.place import Exclusion
from matcher.model.terms import ExclusionCondition, Need, Route, StayKind, Trait
from matcher.plan import Plan
from matcher.result import LISTED, NetEffect, RunStatus
from tests.matcher.explaining.tiny import scene_of, some_plan, tiny_region

FIRE, STAFF, PETS = (
    Trait.BRANDSTICHTING,
    Trait.AGRESSIE_PERSONEEL,
    Trait.HUISDIER,
)


def refuses(*traits):
    return tuple(
        Exclusion(trait=t, condition=ExclusionCondition.EXTRA_TOEZICHT) for t in traits
    )


def no_of(case, *sites, **parts):
    scene = scene_of(region_of([case], sites, **parts))
    plan = Plan(choice=(None,) * len(scene.cases), status=RunStatus.OPTIMAL)
    (found,) = explain(scene, plan)
    assert found.no is not None
    return found.no


def changes_in(no):
    return [
        {(c.rule or c.fact, c.place) for c in changes.changes} for changes in no.sets
    ]


HOUSED = replace(with_traits(BASE_CASE, FIRE), entitlements=(wmo_bw(),))


def test_a_provider_is_asked_at_its_own_place():
    no = no_of(HOUSED, site(replace(BW, ref="P", exclusions=refuses(FIRE))))
    ((change,),) = [s.changes for s in no.sets]
    assert (change.rule, change.place) == ("exclusion-negotiable", "P")
    assert (change.change, change.owner) == (ChangeClass.B, Owner.AANBIEDER)
    assert change.who == "P-AANBIEDER"
    assert no.sets[0].net is NetEffect.PLACED_NOW


def test_one_unknown_fact_is_one_change_however_many_places_it_decides():
    case = replace(with_traits(BASE_CASE, unchecked=(FIRE,)), entitlements=(wmo_bw(),))
    homes = [
        site(replace(BW, ref=f"P{k}", exclusions=(Exclusion(trait=FIRE),)))
        for k in range(3)
    ]
    homes.append(site(replace(BW, ref="Q", exclusions=refuses(FIRE))))
    no = no_of(case, *homes)
    assert no.total_sets == 1
    ((change,),) = [s.changes for s in no.sets]
    assert (change.rule, change.fact) == (None, f"case.traits:{FIRE.value}")
    assert (change.change, change.who) == (ChangeClass.A, case.regie)
    assert no.sets[0].opens == 4
    assert no.sets[0].places == ("P0", "P1", "P2")


def test_a_full_place_does_not_hide_the_change_that_opens_a_free_one():
    full = site(replace(BW, ref="P", exclusions=refuses(FIRE), openings=FULL))
    case = replace(HOUSED, age=70)
    free = site(replace(BW, ref="Q", exclusions=refuses(FIRE), max_age=60))
    no = no_of(case, full, free)
    assert changes_in(no) == [
        {("exclusion-negotiable", "Q"), ("age", "Q")},
        {("exclusion-negotiable", "P")},
    ]
    assert [s.net for s in no.sets] == [NetEffect.PLACED_NOW, NetEffect.NO_ROOM]


def test_of_a_case_level_change_the_full_place_is_counted_with_the_free_one():
    case = replace(BASE_CASE, entitlements=())
    full = site(replace(BW, ref="P", openings=FULL))
    no = no_of(case, full, site(replace(BW, ref="Q")))
    assert changes_in(no) == [{("funding-applied", None)}]
    assert (no.sets[0].opens, no.sets[0].places) == (2, ("Q", "P"))


def test_each_part_of_an_offer_is_asked_for_its_own_refusal():
    case = replace(
        with_traits(BASE_CASE, FIRE, STAFF),
        needs=(Need.WONEN, Need.BEHANDELING_GGZ),
        entitlements=(wmo(Route.WMO_BEGELEIDING), verwijzing()),
    )
    dwelling = site(replace(SKAEVE_HUSE, ref="HUSE", exclusions=refuses(FIRE)))
    strict = site(replace(FACT, ref="TEAM", exclusions=refuses(STAFF)))
    no = no_of(case, dwelling, strict)
    both = {("exclusion-negotiable", "HUSE"), ("exclusion-negotiable", "TEAM")}
    assert both in changes_in(no)
    by_place = {c.place: c.who for s in no.sets for c in s.changes}
    assert by_place["TEAM"] == "TEAM-AANBIEDER"
    easy = site(replace(FACT, ref="TEAM"))
    assert {("exclusion-negotiable", "HUSE")} in changes_in(no_of(case, dwelling, easy))


def test_what_restricts_liberty_or_is_a_safety_floor_is_shown_and_never_a_change():
    unwilling = replace(
        BASE_CASE,
        consents=consents(StayKind.OPNAME),
        entitlements=(verwijzing(stay=True),),
    )
    no = no_of(unwilling, site(replace(CLINIC, ref="P")))
    assert no.total_sets == 0
    assert no.sets == ()
    assert {s.rule: s.places for s in no.shown}["consent-or-title"] == 1


def test_a_rule_counts_as_shown_only_where_every_offer_meets_it():
    no = no_of(HOUSED, site(replace(BW, ref="P", exclusions=(Exclusion(trait=FIRE),))))
    assert [(s.rule, s.change, s.places) for s in no.shown] == [
        ("exclusion-absolute", ChangeClass.X, 1)
    ]


def test_sets_are_listed_in_ranking_order_and_all_are_counted():
    homes = [
        site(replace(BW, ref=f"P{k:02}", exclusions=refuses(FIRE))) for k in range(60)
    ]
    no = no_of(HOUSED, *homes)
    assert (no.total_sets, len(no.sets)) == (60, LISTED)
    assert [s.places for s in no.sets[:2]] == [("P00",), ("P01",)]


def test_the_listed_sets_are_sorted_by_class_and_then_by_net_effect():
    for seed in range(60):
        scene = scene_of(tiny_region(seed))
        for found in explain(scene, some_plan(scene, seed)):
            if found.no is not None:
                keys = [rank_key(s) for s in found.no.sets]
                assert keys == sorted(keys)
                assert len(keys) == min(LISTED, found.no.total_sets)


def test_money_that_is_not_known_is_no_sure_place():
    house = site(replace(BW, ref="P"), pays=[(GUARANTOR, (Route.WMO_BW,))], ceiling=1)
    no = no_of(replace(BASE_CASE, entitlements=(wmo_bw(),)), house)
    assert changes_in(no) == [{("funding-contract", "P")}]
    assert no.sets[0].net is NetEffect.MAYBE
