"""Every part of an answer against trying all plans, on tiny regions of all kinds."""

from functools import cache
from random import Random

import pytest

from matcher.claims.contrast import Answer, Question
from matcher.plan import Plan
from matcher.result import RunStatus
from tests.matcher.contrasting.asking import answer, best_plan, questions
from tests.matcher.contrasting.brute import Everything
from tests.matcher.explaining.tiny import scene_of, some_plan, tiny_region

SEEDS = range(240)


@cache
def asked_and_true(seed, status):
    """Return questions that arise in the plan of a tiny region, with both answers."""
    return tuple(_asked_and_true(seed, status))


def _asked_and_true(seed, status):
    scene = scene_of(tiny_region(seed))
    rng = Random(seed)  # noqa: S311 - seeded questions, no secrets
    every = Everything(scene)
    if status is RunStatus.OPTIMAL:
        plan = Plan(choice=best_plan(scene).choice, status=status)
    else:
        plan = some_plan(scene, seed, status)
    for ask in questions(scene, plan, rng):
        found = answer(scene, plan, ask)
        if found.premise is None:
            yield found, every.truth(plan, ask)


def others_in(told, found):
    return {m.case for m in told.moves} - {found.case, found.other}


def costs_of(told):
    return tuple((cost.step, cost.worse_by) for cost in told.costs)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_answer_is_what_trying_every_plan_gives(seed):
    for found, truth in asked_and_true(seed, RunStatus.OPTIMAL):
        assert found.answer is Answer(truth.answer)
        assert found.idle == truth.idle
        if truth.moved is None:
            continue
        assert found.best.proved
        assert costs_of(found.best) == truth.costs
        assert len(others_in(found.best, found)) == truth.changed
        assert (found.fewest is None) == (truth.moved == 0)
        if found.fewest is not None:
            assert len(others_in(found.fewest, found)) == truth.moved
            assert costs_of(found.fewest) == truth.few_costs


@pytest.mark.parametrize("seed", range(60))
def test_in_a_run_that_is_not_proved_a_better_plan_is_no_reason(seed):
    for found, truth in asked_and_true(seed, RunStatus.FEASIBLE):
        if truth.rival:
            assert found.answer is Answer.NOT_PROVED
            assert costs_of(found.best) == truth.costs
            assert found.open is None
        else:
            assert found.answer is Answer(truth.answer)
            assert found.best is None or costs_of(found.best) == truth.costs


def test_the_tiny_regions_show_every_answer_and_both_kinds_of_no_influence():
    found = [
        (claim.answer, claim.idle, claim.question)
        for seed in SEEDS
        for claim, _ in asked_and_true(seed, RunStatus.OPTIMAL)
    ]
    assert {a for a, _, _ in found} == set(Answer) - {Answer.NOT_PROVED}
    assert {a for a, idle, _ in found if idle} >= {Answer.IMPOSSIBLE, Answer.WORSE}
    assert {q for _, _, q in found} == set(Question)
