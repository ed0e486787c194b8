"""Who fits is true: an opening at the place, and everything else worked out anew."""

from dataclasses import replace
from random import Random

import pytest

from fixtures.casussen.defaults import AS_OF, BASE_CASE, region_of, site, with_traits
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.claims.candidates import Reach
from matcher.kinds import ADVISED, LimitKind
from matcher.limits import uses_of
from matcher.model.place import Exclusion, Opening
from matcher.model.terms import Trait
from matcher.objective import Objective
from matcher.rule import Verdict
from matcher.rules import RULE_BY_KEY
from matcher.scene import Scene, in_force, prepare
from tests.matcher.candidates.filling import (
    homes,
    settled,
    settled_of,
    staying_region,
)
from tests.matcher.explaining.tiny import keeps_limits
from tests.matcher.verifying.mutating import mutants, pattern

SEEDS = range(11)
PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))


def with_opening(region, place):
    found = region.place[place]
    live = [o for o in found.openings if o.until is None or o.until > region.as_of]
    if live:
        return region
    one = replace(found, openings=(Opening(start=region.as_of, count=1),))
    others = tuple(p for p in region.places if p.ref != place)
    return replace(region, places=(*others, one))


def options_at(scene: Scene, case: str, place: str) -> list[int]:
    """Return the options of a case at a place that keep every limit alone."""
    return [
        k
        for k, option in enumerate(scene.options)
        if scene.cases[option.case].ref == case
        and scene.offers[option.offer].place == place
        and all(u.amount <= u.capacity for u in uses_of(scene, option))
    ]


EVERY_PLACE = [
    pytest.param(seed, place, id=f"{seed}-{place}")
    for seed in SEEDS
    for place in homes(staying_region(seed))
]


@pytest.mark.parametrize(("seed", "place"), EVERY_PLACE)
def test_whoever_fits_has_an_option_there_once_it_has_an_opening(seed, place):
    ground = settled_of(seed)
    found = ground.candidates(place)
    whole = prepare(with_opening(ground.region, place), Objective())
    for case in found.cases:
        own = options_at(whole, case.case, place)
        assert case.reach.fits == bool(own)
        assert case.start is None or case.start in {whole.options[k].start for k in own}
        if case.reach.fits:
            assert case.beside == any(_beside(ground, whole, case.case, k) for k in own)


def _beside(ground, whole: Scene, case: str, option: int) -> bool:
    """Whether the plan holds with this option instead of what the case has."""
    keys = {
        ground.scene.cases[i].ref: ground.scene.options[o].key
        for i, o in enumerate(ground.plan.choice)
        if o is not None and ground.scene.cases[i].ref != case
    }
    chosen = [
        k
        for k, o in enumerate(whole.options)
        if keys.get(whole.cases[o.case].ref) == o.key
    ]
    assert len(chosen) == len(keys)
    return keeps_limits(whole, [*chosen, option])


@pytest.mark.parametrize(("seed", "place"), EVERY_PLACE)
def test_what_stands_between_is_what_each_rule_says_of_the_pair(seed, place):
    ground = settled_of(seed)
    whole = prepare(with_opening(ground.region, place), Objective())
    for case in ground.candidates(place).cases:
        if case.reach.fits:
            continue
        told = [_answers(whole, case.case, j) for j in _offers(whole, place, case.team)]
        assert (set(case.blocked), set(case.open)) in told
        classes = {RULE_BY_KEY[key].change for key in case.blocked}
        never = bool(classes - set(ADVISED))
        apart = any(x.kind is LimitKind.KEEP_APART for x in case.limits)
        assert (case.reach is Reach.NEVER) == (never or apart)
        assert not never or case.changes == ()
        assert all(c.change in ADVISED for c in case.changes)


def _offers(scene: Scene, place: str, team: str | None) -> list[int]:
    return [j for j, o in enumerate(scene.offers) if (o.place, o.team) == (place, team)]


def _answers(scene: Scene, ref: str, offer: int) -> tuple[set[str], set[str]]:
    i = next(k for k, c in enumerate(scene.cases) if c.ref == ref)
    there = scene.offers[offer]
    lifted = {
        r.rule
        for r in scene.region.rulings
        if r.case == ref
        and in_force(r, scene.region)
        and r.place in {None, there.place, there.team}
    }
    facts = scene.case_facts[i], scene.offer_facts[offer]
    answers = {r.key: r.answer(*facts) for r in scene.rules if r.key not in lifted}
    return (
        {key for key, verdict in answers.items() if verdict is Verdict.BLOCKED},
        {key for key, verdict in answers.items() if verdict is Verdict.UNKNOWN},
    )


@pytest.mark.parametrize(("seed", "place"), EVERY_PLACE)
def test_the_second_way_tells_the_same(seed, place):
    ground = settled_of(seed)
    assert ground.failures(ground.candidates(place)) == []


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_the_records_does_not_matter(seed):
    region, rng = staying_region(seed), Random(seed)  # noqa: S311 - seeded, no secrets
    names = ("cases", "places", "locations", "providers", "funders", "ties")
    shuffled = {
        name: tuple(rng.sample(getattr(region, name), k=len(getattr(region, name))))
        for name in names
    }
    again, place = settled(replace(region, **shuffled)), homes(region)[0]
    assert again.candidates(place) == settled_of(seed).candidates(place)


def test_equal_urgency_date_and_waiting_is_the_same_turn():
    soon = replace(PAID.urgency, latest=AS_OF)
    cases = [
        replace(PAID, ref="C1", urgency=soon),
        *(replace(PAID, ref=ref) for ref in ("C2", "C3")),
        replace(PAID, ref="C4", waiting_since=AS_OF),
    ]
    ground = settled(region_of(cases, [site(replace(BW, ref="H"))]))
    turns = {c.case: c.turn for c in ground.candidates("H").cases}
    assert turns == {"C1": 1, "C2": 2, "C3": 2, "C4": 4}


def test_nearest_come_first_and_an_absolute_exclusion_last():
    fire = with_traits(PAID, Trait.BRANDSTICHTING)
    cases = [
        replace(PAID, ref="A"),
        replace(PAID, ref="B"),
        replace(with_traits(PAID, unchecked=[Trait.BRANDSTICHTING]), ref="C"),
        replace(fire, ref="D"),
        replace(PAID, ref="E", needs=("WONEN", "VERPLEGING")),
    ]
    house = replace(BW, ref="H", exclusions=(Exclusion(trait=Trait.BRANDSTICHTING),))
    found = settled(region_of(cases, [site(house)])).candidates("H").cases
    reaches = {c.case: c.reach for c in found}
    assert sorted((reaches["A"], reaches["B"])) == [Reach.PROPOSED, Reach.WAITING]
    assert (reaches["C"], reaches["D"]) == (Reach.UNKNOWN, Reach.NEVER)
    assert reaches["E"] is Reach.CHANGES
    assert [c.reach for c in found] == sorted(reaches.values(), key=tuple(Reach).index)


def test_a_full_place_is_looked_at_as_if_one_came_free():
    full = replace(BW, ref="H", openings=())
    found = settled(region_of([PAID], [site(full)])).candidates("H")
    assert found.assumed
    assert [c.reach for c in found.cases] == [Reach.WAITING]
    assert found.cases[0].beside


def test_a_team_is_no_place_of_its_own():
    ground = settled_of(1)
    with pytest.raises(KeyError):
        ground.candidates(next(p.ref for p in ground.region.places if p.serves))


@pytest.mark.parametrize(("seed", "place"), [(6, "H2"), (15, "H1")])
def test_no_leaf_can_change_unseen(seed, place):
    ground = settled_of(seed)
    found = ground.candidates(place)
    assert found.chain
    seen = set[tuple[str, str]]()
    for path, what, mutant in mutants(found, {}):
        if (pattern(path), what) not in seen:
            seen.add((pattern(path), what))
            assert ground.failures(mutant), (path, what)
    assert len(seen) > 40
