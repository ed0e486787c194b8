"""The second way accepts every answer, and rejects every leaf that was changed."""

from collections import Counter
from dataclasses import replace

import pytest

from matcher.claims.competition import Weighed
from matcher.claims.contrast import Alternative, Answer, Contrast, OpenStep, Shortage
from matcher.contrasting.alternative import alternative
from matcher.explaining import recalled
from matcher.explaining.choice import worth
from matcher.kinds import LimitKind
from matcher.result import RunStatus
from tests.matcher.contrasting.brute import Everything
from tests.matcher.contrasting.telling import SECONDS, failures, of_tiny, worked_out
from tests.matcher.verifying.mutating import mutants, pattern

OPTIMAL, FEASIBLE = RunStatus.OPTIMAL, RunStatus.FEASIBLE
NO_WORK = 0.0
OF_A_KIND = 3
# What only a solver can tell: a claim that says less than is true passes.
WEAKER = {"best.proved another value", "fewest.proved another value"}
LESS = {
    (Answer.MOVES, "best to nothing"),
    (Answer.NOT_PROVED, "open.bound to nothing"),
}


def sampled():
    """Return questions of tiny regions, some of them with too little work allowed."""
    for seed in range(15):
        yield from of_tiny(seed, OPTIMAL)
        yield from of_tiny(seed, FEASIBLE)
        yield from of_tiny(seed, OPTIMAL, NO_WORK)


@pytest.mark.parametrize("told", worked_out(), ids=lambda t: t[2].answer)
def test_answers_worked_out_by_hand_are_accepted_and_proved(told):
    assert failures(told, SECONDS) == ()


@pytest.mark.parametrize("seed", range(60))
def test_answers_about_tiny_regions_are_accepted(seed):
    for status in (OPTIMAL, FEASIBLE):
        for told in of_tiny(seed, status):
            assert failures(told) == ()


@pytest.mark.parametrize("seed", range(25))
def test_what_the_answers_declare_is_proved_by_another_engine(seed):
    for told in of_tiny(seed, OPTIMAL):
        if told[2].answer not in {None, Answer.BLOCKED}:
            assert failures(told, SECONDS) == ()


def donors():
    claims = [claim for _, _, claim in worked_out()]
    return {
        Alternative: next(c.best for c in claims if c.best is not None),
        Shortage: next(c.shortage for c in claims if c.shortage is not None),
        OpenStep: OpenStep(step="moved_cases", value=1, bound=0),
        Weighed: Weighed(
            limit="X", kind=LimitKind.OPENING, capacity=1, divisor=1, multiplier=1
        ),
    }


def survivors(told_of, most_of_a_kind):
    left, seen, given = [], Counter(), donors()
    for scene, result, claim in told_of:
        for path, what, mutant in mutants(claim, given):
            kind = f"{pattern(path)} {what}"
            named = f"{claim.question} {claim.answer} {kind}"
            seen[named] += 1
            if seen[named] > most_of_a_kind or mutant == claim:
                continue
            if kind in WEAKER or (claim.answer, kind) in LESS:
                assert failures((scene, result, mutant)) == () or claim.idle
                continue
            assert isinstance(mutant, Contrast)
            told = (scene, result, mutant)
            if not failures(told) and not failures(told, SECONDS):
                left.append((named, path, claim, mutant))
    return left


def test_every_leaf_of_a_worked_out_answer_changed_once_is_rejected():
    assert survivors(worked_out(), most_of_a_kind=1_000) == []


def test_every_kind_of_leaf_of_an_answer_about_a_tiny_region_is_rejected():
    assert survivors(sampled(), OF_A_KIND) == []


def test_the_sample_shows_every_answer_and_everything_that_can_be_open():
    found = [claim for _, _, claim in sampled()]
    assert {c.answer for c in found if c.answer is not None} == set(Answer)
    assert {c.open is None for c in found if c.answer is Answer.NOT_PROVED} == {
        True,
        False,
    }


@pytest.mark.parametrize("seed", range(30))
def test_a_plan_that_is_not_the_best_of_its_kind_is_rejected(seed):
    """It does what is asked and keeps all limits; another is better in some step."""
    for scene, result, claim in of_tiny(seed, OPTIMAL):
        if claim.answer is Answer.WORSE:
            for found in worse_ways(scene, result, claim):
                told = (scene, result, replace(claim, best=found, idle=False))
                assert failures(told) != () or failures(told, SECONDS) != ()


def worse_ways(scene, result, claim, most=3):
    """Yield plans that do what is asked and differ earlier, or more, than the best."""
    plan = recalled(scene, result)
    at = {case.ref: i for i, case in enumerate(scene.cases)}
    newcomer, holder = at[claim.newcomer], at.get(claim.holder)
    kept = [i for i, o in enumerate(plan.choice) if o is not None and i != holder]
    found = 0
    for choice in Everything(scene).plans.tolist():
        here = choice[newcomer]
        there = scene.offers[scene.options[here].offer]
        comes = here >= 0 and claim.place in {None, there.place, there.team}
        if not comes or min(choice[i] for i in kept) < 0:
            continue
        told = alternative(scene, plan, worth(scene), newcomer, choice, proved=False)
        if told.costs[0] != claim.best.costs[0]:
            found += 1
            yield told
        if found == most:
            return


@pytest.mark.parametrize("seed", range(40))
def test_an_answer_of_the_wrong_kind_is_rejected(seed):
    for scene, result, claim in of_tiny(seed, OPTIMAL):
        for answer in set(Answer) - {claim.answer, None}:
            mutant = replace(claim, answer=answer)
            assert claim.premise is not None or failures((scene, result, mutant)) != ()
