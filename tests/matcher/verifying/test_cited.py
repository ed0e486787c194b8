"""The quick half of the second way: each cited claim by itself."""

from dataclasses import replace

import pytest

from matcher.result import Result
from matcher.verifying.cited import verify_cited
from tests.matcher.verifying.running import CASUS, outcome_of, region_of

KEYS = [*CASUS, *(f"tiny-{seed}-{1 + seed % 2}" for seed in range(6))]


@pytest.mark.parametrize("key", KEYS)
def test_every_cited_claim_of_a_run_is_true(key):
    assert verify_cited(region_of(key), outcome_of(key).result) == ()


def with_case(result: Result, k: int, **changes) -> Result:
    case = replace(result.cases[k], **changes)
    return replace(result, cases=(*result.cases[:k], case, *result.cases[k + 1 :]))


def first(has) -> tuple[str, int]:
    """Return the first run and case of which this holds."""
    return next(
        (key, k)
        for key in KEYS
        for k, case in enumerate(outcome_of(key).result.cases)
        if has(case)
    )


def rejected(key: str, mutant: Result) -> bool:
    return bool(verify_cited(region_of(key), mutant))


def test_an_offer_without_one_of_its_blockers_is_rejected():
    key, k = first(lambda c: c.no and c.no.cited and c.no.cited[0].blockers)
    result = outcome_of(key).result
    no = result.cases[k].no
    cited = replace(no.cited[0], blockers=no.cited[0].blockers[1:])
    changed = replace(no, cited=(cited, *no.cited[1:]))
    assert rejected(key, with_case(result, k, no=changed))


def test_a_proposal_that_is_no_option_is_rejected():
    key, k = first(lambda c: c.placed)
    result = outcome_of(key).result
    placed = result.cases[k].placed
    option = replace(placed.option, cost_per_day=placed.option.cost_per_day + 1)
    changed = replace(placed, option=option)
    assert rejected(key, with_case(result, k, placed=changed))


def others(no):
    """Return changes of other sets that are not in the first."""
    first_one = no.sets[0].changes
    return [c for found in no.sets for c in found.changes if c not in first_one]


@pytest.mark.parametrize("wrong", ["fewer", "more", "elsewhere"])
def test_a_set_that_does_not_open_its_places_is_rejected(wrong):
    key, k = first(
        lambda c: c.no and c.no.sets and len(c.no.sets[0].changes) > 1 and others(c.no)
    )
    result = outcome_of(key).result
    no = result.cases[k].no
    found = no.sets[0]
    changed = {
        "fewer": replace(found, changes=found.changes[1:]),
        "more": replace(found, changes=(*found.changes, others(no)[0])),
        "elsewhere": replace(found, places=("NERGENS",)),
    }[wrong]
    sets = (changed, *no.sets[1:])
    assert rejected(key, with_case(result, k, no=replace(no, sets=sets)))


def test_a_step_with_another_value_is_rejected():
    result = outcome_of(KEYS[-1]).result
    step = replace(result.steps[0], value=result.steps[0].value + 1)
    assert rejected(KEYS[-1], replace(result, steps=(step, *result.steps[1:])))
