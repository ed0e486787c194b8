"""Limits: what each option takes, and how much of it there is."""

from dataclasses import replace
from datetime import date

import pytest

from fixtures.casussen import ALL_CASUSSEN
from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    UTRECHT,
    at_location,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.expected import Casus
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.kinds import LimitKind
from matcher.model.case import Case
from matcher.model.money import Budget
from matcher.model.place import GroupCap, Location
from matcher.model.region import Placement, Region, Tie
from matcher.model.terms import PlacementStatus, Route, TieKind, Trait
from matcher.objective import Objective
from matcher.scene import Scene, prepare

PAID = replace(BASE_CASE, entitlements=(wmo_bw(until=date(2028, 1, 1)),))
A = replace(PAID, ref="A", high_risk=True, care_hours=12)
B = replace(PAID, ref="B", high_risk=True)


def _region(
    location: Location, *cases: Case, resident: bool = False, apart: bool = False
) -> Region:
    house = site(replace(BW, ref="HUIS"), location=location, ceiling=50_000)
    housed = Placement(
        case="B", place="HUIS", start=AS_OF, status=PlacementStatus.GEPLAATST
    )
    return region_of(
        cases,
        [house],
        placements=[housed] if resident else (),
        ties=[Tie(ref="T", kind=TieKind.NIET_SAMEN, a="A", b="B")] if apart else (),
        budgets=[
            (
                COLLEGE[UTRECHT],
                Budget(ref="BW-POT", routes=(Route.WMO_BW,), cents_per_day=40_000),
            )
        ],
    )


def _limits(region: Region) -> dict[LimitKind, tuple[int, int]]:
    """Return (capacity, amount of the first option) by kind."""
    scene = prepare(region, Objective())
    return {x.kind: (x.capacity, x.amounts[0][1]) for x in scene.limits}


def test_each_kind_of_limit_is_posted_with_its_own_unit() -> None:
    location = replace(
        at_location(high_risk_cap=2, care_hours=20),
        group_caps=(GroupCap(trait=Trait.BRANDSTICHTING, cap=1),),
    )
    case = with_traits(A, Trait.BRANDSTICHTING)
    found = _limits(_region(location, case, B, apart=True))
    assert found == {
        LimitKind.OPENING: (1, 1),
        LimitKind.CARE_LOAD: (20, 12),
        LimitKind.HIGH_RISK: (2, 1),
        LimitKind.GROUP_CAP: (1, 1),
        LimitKind.KEEP_APART: (1, 1),
        LimitKind.BUDGET: (40_000, 31_000),
        LimitKind.CONTRACT_CEILING: (50_000, 31_000),
    }


def test_residents_take_of_the_caps_and_keep_others_apart() -> None:
    region = _region(at_location(high_risk_cap=1), A, B, resident=True, apart=True)
    found = _limits(region)
    assert found[LimitKind.HIGH_RISK] == (0, 1)
    assert found[LimitKind.KEEP_APART] == (0, 1)


def test_an_unknown_high_risk_counts_against_the_cap_to_be_safe() -> None:
    unsure = replace(A, high_risk=False, unknown=("high_risk",))
    assert LimitKind.HIGH_RISK in _limits(_region(at_location(high_risk_cap=1), unsure))


def test_a_full_place_keeps_its_option_under_a_limit_of_zero() -> None:
    full = region_of([PAID], [site(replace(BW, ref="HUIS", openings=()))])
    scene = prepare(full, Objective())
    assert len(scene.options) == 1
    assert [x.capacity for x in scene.limits if x.kind is LimitKind.OPENING] == [0]


@pytest.mark.parametrize("casus", ALL_CASUSSEN, ids=lambda c: c.key)
def test_every_amount_is_positive_and_names_an_option(casus: Casus) -> None:
    scene: Scene = prepare(casus.region(), Objective())
    for limit in scene.limits:
        positions = [option for option, _ in limit.amounts]
        assert len(set(positions)) == len(positions)
        assert set(positions) <= set(range(len(scene.options)))
        assert all(amount > 0 for _, amount in limit.amounts)
        assert limit.capacity >= 0
