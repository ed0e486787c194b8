"""Why this option: the second best elsewhere, step by step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import (
    AMERSFOORT,
    AS_OF,
    BASE_CASE,
    UTRECHT,
    region_of,
    site,
)
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.explaining import explain
from matcher.model.place import Opening
from matcher.objective import MAXIMISED
from matcher.plan import Plan
from matcher.result import RunStatus, Stale, StepCost
from matcher.weights import canonical_weights, step_weights
from tests.matcher.explaining.tiny import (
    keeps_limits,
    scene_of,
    some_plan,
    tiny_region,
)

PERSON = replace(BASE_CASE, entitlements=(wmo_bw(), wmo_bw(AMERSFOORT)))


def home(ref, municipality=UTRECHT, **parts):
    return site(replace(BW, ref=ref, **parts), municipality=municipality)


def placed_at(place, *sites, case=PERSON):
    scene = scene_of(region_of([case], sites))
    at = next(
        k for k, o in enumerate(scene.options) if scene.offers[o.offer].place == place
    )
    (found,) = explain(scene, Plan(choice=(at,), status=RunStatus.OPTIMAL))
    return found.placed


def test_the_second_best_says_what_it_costs_step_by_step():
    later = (Opening(start=AS_OF + timedelta(days=10), count=1),)
    found = placed_at(
        "A", home("A"), home("B", AMERSFOORT, openings=later, tariff=BW.tariff + 500)
    )
    assert found.options == 2
    assert found.second.place == "B"
    assert found.second.start == AS_OF + timedelta(days=10)
    assert found.second.costs == (
        StepCost(step="start_days", worse_by=10),
        StepCost(step="fit", worse_by=3),
        StepCost(step="cost_per_day", worse_by=500),
    )


def test_a_tie_is_said_to_be_a_tie():
    found = placed_at("A", home("A"), home("B"))
    assert found.second.place == "B"
    assert found.second.costs == ()


def test_without_another_option_there_is_no_second_best():
    assert placed_at("A", home("A")).second is None


def test_stale_figures_are_told_with_their_age():
    old = AS_OF - timedelta(days=20)
    found = placed_at("A", home("A", confirmed_at=old))
    assert found.option.stale == (Stale(place="A", confirmed_at=old, age_days=20),)
    fresh = placed_at("A", home("A", confirmed_at=date(2026, 11, 10)))
    assert fresh.option.stale == ()


@pytest.mark.parametrize("seed", range(60))
def test_the_second_best_is_the_best_elsewhere_that_fits_beside_the_others(seed):
    scene = scene_of(tiny_region(seed))
    plan = some_plan(scene, seed)
    weights, order = step_weights(scene), canonical_weights(scene)

    def value(option):
        steps = (
            int(w[option]) * (1 if step in MAXIMISED else -1)
            for step, w in weights.items()
        )
        return (*steps, int(order[option]))

    def where(option):
        offer = scene.offers[scene.options[option].offer]
        return offer.place, offer.team

    for i, found in enumerate(explain(scene, plan)):
        mine = plan.choice[i]
        if mine is None:
            continue
        rest = [o for o in plan.choice if o not in {None, mine}]
        others = [
            k
            for k, option in enumerate(scene.options)
            if option.case == i
            and where(k) != where(mine)
            and keeps_limits(scene, [*rest, k])
        ]
        assert (found.placed.second is None) == (not others)
        if others:
            best = max(others, key=value)
            second = found.placed.second
            assert (second.place, second.team) == where(best)
            assert second.start == scene.options[best].start
            differs = [
                a - b for a, b in zip(value(mine)[:-1], value(best), strict=False)
            ]
            assert [c.worse_by for c in second.costs] == [d for d in differs if d]
