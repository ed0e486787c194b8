"""A rule that is left out for an analysis is left out everywhere, and says so."""

from dataclasses import replace

import pytest

from fixtures.casussen.defaults import BASE_CASE, region_of, site, with_traits
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.flow import RunOutcome, Trial, run
from matcher.model.place import Exclusion
from matcher.model.terms import Security, Trait
from matcher.objective import Objective
from matcher.options import built_in
from matcher.rules import RULES, Switches, rules_in_force
from matcher.scene import prepare
from matcher.verifying import verify
from tests.matcher.explaining.tiny import tiny_region

SNAPSHOT = "0" * 64
PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))
FIRE = replace(with_traits(PAID, Trait.BRANDSTICHTING), ref="VUUR")
SECURE = replace(PAID, ref="STRENG", security=Security.HOOG)
NO_FIRE = replace(BW, ref="HUIS", exclusions=(Exclusion(trait=Trait.BRANDSTICHTING),))
REGION = region_of([FIRE, SECURE], [site(NO_FIRE)])


def run_without(*keys: str, region=REGION, **more) -> RunOutcome:
    return run(
        region,
        snapshot=SNAPSHOT,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=2,
        trial=Trial(switches=Switches(off=frozenset(keys), **more)),
    )


def placed(outcome: RunOutcome) -> set[str]:
    return {c.case for c in outcome.result.cases if c.placed is not None}


@pytest.mark.parametrize(
    ("key", "case"), [("exclusion-absolute", "VUUR"), ("security-level", "STRENG")]
)
def test_a_rule_left_out_lets_the_option_in_and_the_second_way_agrees(key, case):
    outcome = run_without(key)
    assert placed(outcome) == {case}
    assert outcome.failures == ()
    assert key not in {
        blocker.rule
        for found in outcome.result.cases
        if found.no is not None
        for offer in found.no.cited
        for blocker in offer.blockers
    }


def test_such_a_result_is_never_taken_for_a_real_one():
    outcome = run_without("security-level")
    found = verify(REGION, outcome.result, snapshot=SNAPSHOT).failures
    assert {("rule_set",), ("cases", 0, "placed", "option")} <= {f.path for f in found}
    switches = Switches(off=frozenset({"exclusion-absolute"}))
    other = verify(REGION, outcome.result, snapshot=SNAPSHOT, switches=switches)
    assert ("rule_set",) in {f.path for f in other.failures}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_the_second_way_agrees_whichever_rule_is_left_out(rule):
    outcome = run_without(rule.key, region=tiny_region(7))
    assert outcome.failures == ()


def test_no_rule_at_all_is_an_answer_too():
    outcome = run_without(*(rule.key for rule in RULES))
    assert outcome.failures == ()
    assert len(placed(outcome)) == 1


def test_a_rule_put_in_force_holds_before_its_day():
    early = replace(REGION, as_of=RULES[0].valid_from.replace(year=2025))
    assert rules_in_force(early.as_of) == ()
    switches = Switches(on=frozenset({RULES[0].key}))
    assert rules_in_force(early.as_of, switches) == RULES[:1]
    outcome = run(
        early,
        snapshot=SNAPSHOT,
        objective=Objective(),
        remaining=lambda: 60.0,
        trial=Trial(switches=switches),
    )
    assert outcome.failures == ()


@pytest.mark.parametrize(
    "rule", [r for r in RULES if built_in(r)], ids=lambda rule: rule.key
)
@pytest.mark.parametrize("seed", range(8))
def test_a_rule_that_options_keep_anyway_adds_none_when_left_out(rule, seed):
    region = tiny_region(seed)
    switches = Switches(off=frozenset({rule.key}))
    with_it = {o.key for o in prepare(region, Objective()).options}
    without = {o.key for o in prepare(region, Objective(), switches).options}
    assert without == with_it
