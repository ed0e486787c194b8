"""Where a case without a place can turn tonight."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    FULL,
    NO_ROOF,
    UTRECHT,
    consents,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.templates import BW
from matcher.explaining import explain
from matcher.model.place import Exclusion, Opening
from matcher.model.region import Bridging, Tie
from matcher.model.terms import PlaceType, StayKind, TieKind, Trait
from matcher.plan import Plan
from matcher.result import RunStatus
from tests.matcher.explaining.tiny import scene_of

BED = replace(BW, ref="NACHT", type=PlaceType.TIMEOUT)
NIGHTS = Bridging(ref="B1", place="NACHT", funder=COLLEGE[UTRECHT], max_days=14)
HOUSE = site(replace(BW, ref="VOL", openings=FULL))
A = replace(BASE_CASE, ref="A", urgency=replace(NO_ROOF, latest=date(2026, 11, 30)))
B = replace(BASE_CASE, ref="B")


def tonight(*cases, bed=BED, ties=()):
    scene = scene_of(region_of(cases, [HOUSE, site(bed)], bridging=[NIGHTS], ties=ties))
    nobody = Plan(choice=(None,) * len(cases), status=RunStatus.OPTIMAL)
    return {r.case: r.no.tonight for r in explain(scene, nobody)}


def test_a_bridge_names_place_payer_and_end():
    bridge = tonight(A)["A"].bridge
    assert (bridge.place, bridge.funder) == ("NACHT", COLLEGE[UTRECHT])
    assert (bridge.start, bridge.until) == (AS_OF, AS_OF + timedelta(days=14))


def test_every_no_names_the_regie_and_whom_to_call():
    now = tonight(A)["A"]
    assert (now.regie, now.call) == (A.regie, "crisisdienst")


def test_one_bed_is_named_once_and_the_most_urgent_case_goes_first():
    found = tonight(B, A)
    assert found["A"].bridge is not None
    assert found["B"].bridge is None


def test_with_two_beds_both_are_named():
    two = replace(BED, openings=(Opening(start=AS_OF, count=2),))
    assert all(t.bridge is not None for t in tonight(A, B, bed=two).values())


def test_two_who_may_not_meet_never_bridge_at_one_location():
    two = replace(BED, openings=(Opening(start=AS_OF, count=2),))
    apart = Tie(ref="T", kind=TieKind.NIET_SAMEN, a="A", b="B")
    found = tonight(A, B, bed=two, ties=[apart])
    assert [t.bridge is not None for t in (found["A"], found["B"])] == [True, False]


@pytest.mark.parametrize(
    "case",
    [
        replace(A, consents=consents(StayKind.BESCHERMD_WONEN)),
        replace(with_traits(A, Trait.BRANDSTICHTING)),
        replace(with_traits(A, unchecked=(Trait.BRANDSTICHTING,))),
    ],
)
def test_a_bridge_is_lawful_or_not_named(case):
    bed = replace(BED, exclusions=(Exclusion(trait=Trait.BRANDSTICHTING),))
    assert tonight(case, bed=bed)["A"].bridge is None


def test_a_bridge_that_opens_tomorrow_is_none_for_tonight():
    later = (Opening(start=AS_OF + timedelta(days=1), count=1),)
    assert tonight(A, bed=replace(BED, openings=later))["A"].bridge is None


@pytest.mark.parametrize(
    ("latest", "look"),
    [
        (None, AS_OF + timedelta(days=7)),
        (AS_OF + timedelta(days=30), AS_OF + timedelta(days=7)),
        (AS_OF + timedelta(days=3), AS_OF + timedelta(days=3)),
        (AS_OF, AS_OF + timedelta(days=1)),
        (AS_OF - timedelta(days=3), AS_OF + timedelta(days=1)),
    ],
)
def test_the_next_look_is_within_a_week_sooner_if_the_latest_date_is(latest, look):
    case = replace(A, urgency=replace(NO_ROOF, latest=latest))
    assert tonight(case)["A"].next_look == look
