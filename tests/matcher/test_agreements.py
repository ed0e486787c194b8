"""What a desk has agreed on reaches rules, options, result and verifier alike."""

from dataclasses import replace

import pytest

from api.regionfile import content_hash, write_region
from fixtures.casussen.defaults import AS_OF, BASE_CASE, at_location, region_of, site
from fixtures.casussen.papers import verwijzing, wmo_bw
from fixtures.casussen.templates import BW, CLINIC
from matcher.flow import RunOutcome, run
from matcher.model.agreements import Agreements
from matcher.model.case import StayNow
from matcher.model.region import Region
from matcher.model.terms import Need, Registration, Security
from matcher.objective import Objective
from matcher.result import Placed
from matcher.verifying import verify

SNAPSHOT = "0" * 64
# The insurer pays fifteen days more, and nobody has asked for what comes next.
FIFTEEN_DAYS = region_of(
    [
        replace(
            BASE_CASE,
            needs=(Need.WONEN, Need.BEHANDELING_GGZ),
            security=Security.GEMIDDELD,
            stay_now=StayNow(kind="HIC", zvw_days=1080),
            entitlements=(verwijzing(stay=True),),
        )
    ],
    [
        site(
            replace(CLINIC, ref="KLINIEK"),
            location=at_location(registrations=(Registration.WVGGZ_ACCOMMODATIE,)),
        )
    ],
)
PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))
TWO_ABOVE = region_of(
    [PAID], [site(replace(BW, ref="HUIS", security=Security.GEMIDDELD))]
)


def run_of(region: Region, agreements: Agreements) -> RunOutcome:
    return run(
        replace(region, agreements=agreements),
        snapshot=SNAPSHOT,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=2,
    )


def placed(outcome: RunOutcome) -> Placed | None:
    assert outcome.failures == ()
    return outcome.result.cases[0].placed


@pytest.mark.parametrize(("days", "pays"), [(182, False), (16, False), (15, True)])
def test_money_is_asked_for_over_the_agreed_horizon(days: int, pays: bool) -> None:
    outcome = run_of(FIFTEEN_DAYS, Agreements(horizon_days=days))
    assert (placed(outcome) is not None) is pays


@pytest.mark.parametrize(("levels", "fits"), [(0, False), (1, False), (2, True)])
def test_levels_above_the_need_ask_for_a_reason_as_agreed(
    levels: int, fits: bool
) -> None:
    outcome = run_of(TWO_ABOVE, Agreements(levels_above=levels))
    assert (placed(outcome) is not None) is fits


def test_a_figure_agreed_otherwise_makes_another_rule_set() -> None:
    changed = (Agreements(horizon_days=90), Agreements(levels_above=0), Agreements())
    ids = {run_of(TWO_ABOVE, a).result.rule_set for a in changed}
    assert len(ids) == 3


def test_the_verifier_refuses_a_result_made_under_another_agreement() -> None:
    outcome = run_of(TWO_ABOVE, Agreements(levels_above=2))
    found = verify(TWO_ABOVE, outcome.result, snapshot=SNAPSHOT).failures
    assert ("rule_set",) in {failure.path for failure in found}


def test_standard_figures_leave_the_bytes_of_a_region_as_they_were() -> None:
    assert b"agreements" not in write_region(TWO_ABOVE)
    other = replace(TWO_ABOVE, agreements=Agreements(horizon_days=90))
    assert content_hash(other) != content_hash(TWO_ABOVE)


def test_urgency_classes_follow_the_agreed_days() -> None:
    soon = replace(PAID.urgency, latest=AS_OF.replace(day=26))
    region = region_of([replace(PAID, urgency=soon)], [site(replace(BW, ref="H"))])
    for days, expected in ((1, 1), (3, 1), (4, 0)):
        result = run(
            region,
            snapshot=SNAPSHOT,
            objective=Objective(u0_days=days),
            remaining=lambda: 60.0,
            workers=2,
        ).result
        assert result.cases[0].urgency == expected
