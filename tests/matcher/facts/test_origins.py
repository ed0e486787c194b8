"""The table of origins is what really is read, field by field and both ways."""

from dataclasses import fields, replace
from itertools import islice

import pytest

from fixtures.casussen import ALL_CASUSSEN
from fixtures.demo import demo_region
from fixtures.generator import generate
from matcher.fact import high, low
from matcher.facts import CaseFacts
from matcher.facts.case import case_facts
from matcher.facts.origins import (
    BESIDE,
    MONEY,
    NAMING,
    OF_FACT,
    OF_LIMIT,
    OF_STEP,
    USED,
    record_paths,
    unused_paths,
)
from matcher.flow import describe
from matcher.kinds import LimitKind
from matcher.limits import uses_of
from matcher.model.place import GroupCap
from matcher.model.region import Region
from matcher.model.terms import Trait
from matcher.objective import Objective, StepName
from matcher.offers import offers
from matcher.planning import plan_cases
from matcher.scene import prepare, supply_of
from matcher.weights import step_weights
from tests.matcher.facts.watching import Watch, otherwise

REGIONS = [one.region() for one in ALL_CASUSSEN]
TINY = generate("tiny", 1)
# Every location has a limit of each kind, so that every case runs into all of them.
CAPS = tuple(GroupCap(trait=trait, cap=2) for trait in Trait)
SMALL = replace(
    TINY,
    locations=tuple(
        replace(one, care_hours=90, high_risk_cap=2, group_caps=CAPS)
        for one in TINY.locations
    ),
)
ENDS = (*OF_LIMIT.items(), *OF_STEP.items())
TRIED, FEW = 12, 2
# A name moves no value: it settles equals. `unknown` goes with the value it is about.
ALONE = set(record_paths()) - {*NAMING}


def planned(region):
    """Return the scene and the plan of a region."""
    scene = prepare(region, Objective())
    plan = plan_cases(
        scene, remaining=lambda: 60.0, workers=1, seed=0, progress=None, stop=None
    )
    return scene, plan


def undated(region):
    """Return the region with no day on which a decision falls due."""
    cases = (
        replace(
            case, entitlements=tuple(replace(e, due=None) for e in case.entitlements)
        )
        for case in region.cases
    )
    return replace(region, cases=tuple(cases))


@pytest.fixture(name="reads", scope="module")
def _reads():
    """Gives what a plan reads of any case, and what explaining it reads besides."""
    plans, more = Watch(), Watch()
    for region in (demo_region(), undated(demo_region()), *REGIONS):
        _, plan = planned(plans.region(region))
        describe(prepare(more.region(region), Objective()), plan, "x")
    return plans.read, more.read - plans.read


def test_every_fact_limit_and_step_has_its_origin():
    assert set(OF_FACT) == {f.name for f in fields(CaseFacts)} - {"ref"}
    assert set(OF_LIMIT) == set(LimitKind)
    assert set(OF_STEP) == set(StepName)


def test_every_origin_is_a_path_of_the_record_or_a_record_beside_it():
    known = set(record_paths())
    assert known | set(BESIDE) >= USED
    assert set(BESIDE) <= {f.name for f in fields(Region)}
    assert set(unused_paths()) == known - USED


def test_a_plan_reads_what_the_table_says_and_nothing_else(reads):
    assert reads[0] == USED - set(BESIDE)


def test_an_explanation_reads_besides_that_only_whom_to_call(reads):
    assert reads[1] == {"regie"}


def bounds(facts):
    """Return every fact as what is certain and what is possible."""
    return {
        name: (low(v), high(v)) for name in OF_FACT for v in (getattr(facts, name),)
    }


def differing(before, after):
    return {key for key in before if before[key] != after.get(key, before[key])}


@pytest.mark.parametrize("path", sorted(ALONE))
def test_a_value_moves_the_facts_worked_out_from_it_and_no_other(path):
    allowed = {fact for fact, paths in OF_FACT.items() if path in paths}
    moved = set()
    for region in REGIONS:
        universe = supply_of(region, offers(region)).universe
        for case in region.cases:
            before = bounds(case_facts(region, case, universe))
            for other in islice(otherwise(region, case, path), TRIED):
                moved |= differing(before, bounds(case_facts(region, other, universe)))
    assert moved <= allowed
    assert {f for f in allowed if OF_FACT[f] is not MONEY} <= moved


def taken(scene):
    """Return what each option takes of each limit and adds to each step, by name."""
    weights = step_weights(scene)
    found = {}
    for k, option in enumerate(scene.options):
        at = (scene.cases[option.case].ref, option.key)
        uses = uses_of(scene, option)
        for kind in LimitKind:
            found[kind, at] = [
                (u.about, u.amount, u.capacity) for u in uses if u.kind is kind
            ]
        found |= {(step, at): int(column[k]) for step, column in weights.items()}
    return found


@pytest.mark.parametrize("path", sorted(ALONE - set(MONEY)))
def test_a_value_moves_the_limits_and_steps_that_turn_on_it_and_no_other(path):
    allowed = {one for one, paths in ENDS if path in paths}
    moved = set()
    tried = TRIED if allowed else FEW
    before = taken(prepare(SMALL, Objective()))
    for k, case in enumerate(SMALL.cases):
        for other in islice(otherwise(SMALL, case, path), tried):
            cases = (*SMALL.cases[:k], other, *SMALL.cases[k + 1 :])
            after = taken(prepare(replace(SMALL, cases=cases), Objective()))
            moved |= {one for one, _ in differing(before, after)}
    assert moved <= allowed
    assert bool(moved) is bool(allowed)
