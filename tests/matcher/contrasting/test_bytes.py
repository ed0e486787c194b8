"""The same question gives the same bytes; the plan is taken as it is."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from fixtures.generator import Size, generate
from matcher.claims.contrast import Answer
from matcher.contrasting import foil
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.scene import prepare
from tests.matcher.contrasting.asking import answer, best_plan, questions
from tests.matcher.explaining.tiny import tiny_region

LISTS = ("cases", "places", "locations", "providers", "funders", "ties", "placements")
REGIONS = ("generated", *map(str, range(10)))


@cache
def region_of(name):
    if name == "generated":
        return generate(Size.of(10, 60), 5, tightness=1.5)
    return tiny_region(int(name))


@cache
def planned_in(region):
    scene = prepare(region, Objective())
    planned = best_plan(scene)
    return scene, Plan(choice=planned.choice, status=planned.status)


def shuffled(region, rng):
    return replace(
        region,
        **{
            name: tuple(rng.sample(rows, len(rows)))
            for name in LISTS
            for rows in (getattr(region, name),)
        },
    )


def told(region, work=30.0):
    """Return the bytes of the answers to some questions about the best plan."""
    scene, plan = planned_in(region)
    rng = Random(7)  # noqa: S311 - seeded questions, no secrets
    return [
        canonical(tree_of(answer(scene, plan, ask, work=work)))
        for ask in questions(scene, plan, rng)
    ]


@pytest.mark.parametrize("name", REGIONS)
def test_the_order_of_the_records_changes_no_byte(name):
    region = region_of(name)
    rng = Random(3)  # noqa: S311 - seeded order, no secrets
    assert told(shuffled(region, rng)) == told(region)


def test_looking_beyond_the_circle_finds_nothing_better(monkeypatch):
    """The cases that are linked to the question decide; the others stay as they are."""
    region = region_of("generated")
    near = told(region)
    everybody = frozenset(range(len(region.open_cases)))
    monkeypatch.setattr(foil, "circle", lambda *_: everybody)
    assert told(region) == near


@pytest.mark.parametrize("work", [0.0, 0.002, 0.02])
def test_a_question_that_runs_out_of_work_ends_the_same_way_every_time(work):
    region = region_of("generated")
    assert told(region, work) == told(region, work)


@pytest.mark.parametrize("name", REGIONS)
@pytest.mark.parametrize("work", [0.0, 0.002])
def test_less_work_gives_the_same_answer_or_says_that_it_is_not_proved(name, work):
    scene, plan = planned_in(region_of(name))
    rng = Random(7)  # noqa: S311 - seeded questions, no secrets
    for ask in questions(scene, plan, rng):
        full, part = answer(scene, plan, ask), answer(scene, plan, ask, work=work)
        assert part.answer in {full.answer, Answer.NOT_PROVED}
        if part.answer is Answer.NOT_PROVED:
            assert part.open is not None
            assert part.shortage is part.fewest is None
