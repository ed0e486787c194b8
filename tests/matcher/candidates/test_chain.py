"""Each link of a chain is true, no place comes free twice, and a cut is told."""

from dataclasses import replace
from datetime import date

import pytest

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    UTRECHT,
    at_location,
    region_of,
    site,
)
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.candidates.chain import DEPTH, LINKS
from matcher.claims.candidates import Mover
from matcher.limits import uses_of
from matcher.model.case import StayNow
from matcher.model.place import Opening
from matcher.model.region import Bridging, Placement
from matcher.model.terms import PlacementStatus
from matcher.objective import Objective
from matcher.result import CITED
from matcher.scene import prepare
from tests.matcher.candidates.filling import homes, settled, settled_of

PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))
FULL = replace(BW, openings=())
FREE = replace(BW, ref="VRIJ")


def staying(ref, place, **more):
    return replace(PAID, ref=ref, stay_now=StayNow(kind="ELDERS", place=place), **more)


def living(case, place, status=PlacementStatus.GEPLAATST, start=date(2026, 1, 1)):
    return Placement(case=case, place=place, start=start, status=status)


def chain_of(cases, sites, place="VRIJ", **more):
    ground = settled(region_of(cases, sites, **more))
    found = ground.candidates(place)
    assert ground.failures(found) == []
    return found


@pytest.mark.parametrize("seed", range(12))
def test_every_link_is_true_when_the_moves_are_made(seed):
    """Each move is made by hand, in the order of the links, in the whole region."""
    ground = settled_of(seed)
    for place in homes(ground.region):
        found = ground.candidates(place)
        regions = {place: ground.region}
        for link in found.chain:
            before = regions[link.to]
            after = moved(before, link)
            regions[link.leaves] = after
            fitting = fits_at(after, link.leaves, ground)
            assert link.case not in fitting
            assert link.total == len(fitting)
            assert set(link.users) <= fitting
            assert len(link.users) == min(CITED, len(fitting))
        freed = [link.leaves for link in found.chain]
        assert len(freed) == len(set(freed))
        assert place not in freed


def moved(region, link):
    stay = living(link.case, link.to, start=link.from_day)
    others = tuple(p for p in region.placements if p.case != link.case)
    one = (Opening(start=link.from_day, count=1),)
    return replace(
        region,
        placements=(*others, stay),
        places=tuple(
            replace(p, openings=one) if p.ref == link.leaves else p
            for p in region.places
        ),
    )


def fits_at(region, place, ground):
    scene = prepare(region, Objective())
    direct = {
        ground.scene.cases[o.case].ref
        for o in ground.scene.options
        if o.bridge is None and o.start <= ground.scene.case_facts[o.case].start_by
    }
    return {
        scene.cases[o.case].ref
        for o in scene.options
        if scene.offers[o.offer].place == place
        and all(u.amount <= u.capacity for u in uses_of(scene, o))
        and not (o.bridge and scene.cases[o.case].ref in direct)
    }


def test_who_moves_on_sets_a_place_free_for_the_next():
    cases = [staying("A", "OUD"), replace(PAID, ref="B")]
    old = replace(FULL, ref="OUD")
    found = chain_of(cases, [site(FREE), site(old)])
    (link,) = found.chain
    assert (link.case, link.leaves, link.to) == ("A", "OUD", "VRIJ")
    assert link.users == ("B",)
    assert link.from_day == AS_OF


def test_a_circle_of_stays_ends():
    cases = [staying("A", "P1"), staying("B", "P2"), staying("C", "VRIJ")]
    sites = [site(FREE), *(site(replace(FULL, ref=f"P{k}")) for k in (1, 2))]
    found = chain_of(cases, sites)
    assert [link.leaves for link in found.chain] == ["P1", "P2"]
    assert not found.cut


def test_a_chain_that_goes_on_is_cut_and_says_so():
    """Each place takes one age only, so that the chain is a single line."""
    size = DEPTH + 3
    sites = [
        site(replace(FULL, ref=f"P{k}", min_age=20 + k, max_age=20 + k))
        for k in range(1, size)
    ]
    first = replace(FREE, min_age=20, max_age=20)
    cases = [staying(f"C{k}", f"P{k + 1}", age=20 + k) for k in range(size - 1)]
    found = chain_of(cases, [site(first), *sites])
    assert [link.depth for link in found.chain] == list(range(DEPTH))
    assert found.cut


def test_a_wide_chain_is_cut_and_says_so():
    many = LINKS + 2
    sites = [site(replace(FULL, ref=f"P{k:02}", max_age=19)) for k in range(many)]
    cases = [staying(f"C{k:02}", f"P{k:02}") for k in range(many)]
    ground = settled(region_of(cases, [site(FREE), *sites]))
    found = ground.candidates("VRIJ")
    assert len(found.chain) == LINKS
    assert found.cut


def test_a_held_placement_comes_first_and_a_resident_last():
    cases = [
        staying("VAST", "P1"),
        staying("VRAAGT", "P2"),
        replace(PAID, ref="WOONT"),
    ]
    sites = [site(FREE), *(site(replace(FULL, ref=f"P{k}")) for k in (1, 2, 3))]
    held = living("VAST", "VRIJ", PlacementStatus.VASTGEHOUDEN, date(2026, 12, 1))
    found = chain_of(cases, sites, placements=[held, living("WOONT", "P3")])
    movers = [(link.mover, link.leaves) for link in found.chain if link.depth == 0]
    assert movers == [
        (Mover.HELD, "P1"),
        (Mover.PROPOSED, "P2"),
        (Mover.RESIDENT, "P3"),
    ]
    assert found.chain[0].from_day == date(2026, 12, 1)


def test_others_who_stay_at_the_same_place_are_named_once():
    cases = [staying(ref, "OUD") for ref in ("A", "B", "C")]
    found = chain_of(cases, [site(FREE), site(replace(FULL, ref="OUD"))])
    (link,) = found.chain
    assert sorted((link.case, *link.others)) == ["A", "B", "C"]
    assert set(link.users) == {"A", "B", "C"} - {link.case}


def test_a_resident_who_leaves_makes_room_under_the_cap_of_the_location():
    """One high-risk resident at a time: the next one fits only once the first left."""
    capped = at_location(UTRECHT, high_risk_cap=1)
    sites = [site(FREE), site(replace(FULL, ref="OUD"), location=capped)]
    cases = [
        replace(PAID, ref="WOONT", high_risk=True),
        replace(PAID, ref="WACHT", high_risk=True),
    ]
    found = chain_of(cases, sites, placements=[living("WOONT", "OUD")])
    (link,) = found.chain
    assert (link.mover, link.users) == (Mover.RESIDENT, ("WACHT",))


def test_a_bridge_that_comes_free_is_a_place_for_nobody_to_live():
    sites = [site(FREE), site(replace(BW, ref="BRUG"))]
    bridge = Bridging(ref="B", place="BRUG", funder=COLLEGE[UTRECHT], max_days=7)
    cases = [staying("A", "BRUG"), replace(PAID, ref="B")]
    (link,) = chain_of(cases, sites, bridging=[bridge]).chain
    assert (link.leaves, link.total) == ("BRUG", 0)
