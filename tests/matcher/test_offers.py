"""Offers: a place alone, or a dwelling with a team, each at one opening."""

from dataclasses import replace
from datetime import date

import pytest

from fixtures.casussen import ALL_CASUSSEN
from fixtures.casussen.defaults import AS_OF, BASE_CASE, DJI, FREE, region_of, site
from fixtures.casussen.expected import Casus
from fixtures.casussen.templates import BW, FACT, SKAEVE_HUSE
from matcher.model.place import Opening
from matcher.model.region import Bridging, Region
from matcher.offer import FULL
from matcher.offers import offers
from matcher.verifying.supply import all_offers

LATER = date(2027, 3, 1)


def _region(*changes: Opening, combines: bool = True) -> Region:
    dwelling = replace(SKAEVE_HUSE, ref="WONING", combines=combines, openings=changes)
    team = replace(FACT, ref="TEAM", openings=FREE)
    return region_of([BASE_CASE], [site(dwelling), site(team)])


def test_a_dwelling_is_offered_alone_and_with_each_team_that_serves_it() -> None:
    found = [(o.place, o.team) for o in offers(_region(*FREE))]
    assert found == [("WONING", None), ("WONING", "TEAM")]


def test_a_place_that_does_not_combine_is_offered_alone() -> None:
    assert [o.team for o in offers(_region(*FREE, combines=False))] == [None]


def test_a_full_place_is_still_an_offer_so_that_full_differs_from_absent() -> None:
    full = offers(_region())[0]
    assert (full.opening, full.start) == (FULL, AS_OF)


def test_each_opening_is_its_own_offer_and_starts_at_the_latest_of_its_parts() -> None:
    region = _region(Opening(start=AS_OF, count=1), Opening(start=LATER, count=2))
    starts = [(o.opening, o.team, o.start) for o in offers(region)]
    assert starts == [
        (0, None, AS_OF),
        (1, None, LATER),
        (0, "TEAM", AS_OF),
        (1, "TEAM", LATER),
    ]


def test_an_opening_that_has_ended_is_no_opening() -> None:
    ended = Opening(start=date(2026, 1, 1), until=AS_OF, count=1)
    assert offers(_region(ended))[0].opening == FULL


def test_a_bridge_for_a_few_nights_is_no_offer() -> None:
    bridge = Bridging(ref="B", place="BED", funder=DJI, max_days=14)
    region = region_of([BASE_CASE], [site(replace(BW, ref="BED"))], bridging=[bridge])
    assert offers(region) == ()


@pytest.mark.parametrize("casus", ALL_CASUSSEN, ids=lambda c: c.key)
def test_the_second_way_finds_the_same_offers(casus: Casus) -> None:
    region = casus.region()
    assert all_offers(region) == offers(region)
