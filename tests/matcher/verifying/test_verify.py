"""The second way tells the same as the first, and says how much it looked at."""

from dataclasses import replace

import pytest

from matcher.result import NetEffect
from matcher.verifying import verify
from tests.matcher.verifying.running import (
    CASUS,
    PROVE_SECONDS,
    SNAPSHOT,
    failures,
    outcome_of,
    region_of,
)

TINY = [f"tiny-{seed}-{1 + seed % 2}" for seed in range(10)]


@pytest.mark.parametrize("key", [*CASUS, *TINY])
def test_both_ways_tell_the_same(key):
    assert outcome_of(key).failures == ()


@pytest.mark.parametrize("key", [*CASUS, *TINY[:2]])
def test_what_a_run_declares_is_proved_by_other_engines(key):
    result = outcome_of(key).result
    assert failures(region_of(key), result, PROVE_SECONDS) == ()


def test_the_runs_show_every_net_effect_but_perhaps_one():
    shown = {
        found.net
        for key in [*CASUS, *TINY]
        for case in outcome_of(key).result.cases
        if case.no is not None
        for found in case.no.sets
    }
    assert len(shown) >= len(NetEffect) - 1


def test_a_small_region_is_checked_whole():
    verification = outcome_of(TINY[0]).verification
    assert verification.complete
    assert verification.checked == verification.of == 8


def test_of_a_large_region_a_sample_of_the_noes_is_checked_whole():
    result = outcome_of(TINY[0]).result
    placed = sum(case.placed is not None for case in result.cases)
    region = region_of(TINY[0])
    found = verify(region, result, snapshot=SNAPSHOT, largest=0, sample=2)
    assert found.failures == ()
    assert not found.complete
    assert (found.checked, found.of) == (placed + 2, 8)


def test_a_cited_offer_outside_the_sample_is_checked():
    result = outcome_of(TINY[0]).result
    k = next(k for k, case in enumerate(result.cases) if case.no is not None)
    no = result.cases[k].no
    cited = (replace(no.cited[0], free=not no.cited[0].free), *no.cited[1:])
    case = replace(result.cases[k], no=replace(no, cited=cited))
    mutant = replace(result, cases=(*result.cases[:k], case, *result.cases[k + 1 :]))
    region = region_of(TINY[0])
    found = verify(region, mutant, snapshot=SNAPSHOT, largest=0, sample=0)
    assert [f.where for f in found.failures] == [f"cases[{k}].no.cited[0]"]
