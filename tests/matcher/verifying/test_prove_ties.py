"""Proof of uniqueness where many plans are equal in every step."""

from dataclasses import replace

from fixtures.casussen.defaults import BASE_CASE, region_of, site
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.flow import run
from matcher.objective import Objective
from matcher.verifying import verify

PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))


def test_the_plan_of_the_fixed_order_is_proved_the_only_one_among_many_ties() -> None:
    cases = [replace(PAID, ref=f"C{k}") for k in range(5)]
    houses = [site(replace(BW, ref=f"HUIS-{k}")) for k in range(4)]
    region = region_of(cases, houses)
    outcome = run(
        region,
        snapshot="0" * 64,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=2,
    )
    assert outcome.result.unique
    proved = verify(region, outcome.result, snapshot="0" * 64, prove_seconds=60.0)
    assert proved.failures == ()
