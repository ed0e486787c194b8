"""Options: the lawful ways to serve a case, with money, start and ground."""

from dataclasses import replace
from datetime import date, timedelta

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    FREE,
    LATEST,
    UTRECHT,
    consents,
    region_of,
    site,
)
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.model.case import Case
from matcher.model.place import Opening, Place
from matcher.model.region import Bridging
from matcher.model.terms import Consequence, PlaceType
from matcher.objective import Objective
from matcher.options import Option
from matcher.scene import prepare

PAID = replace(BASE_CASE, entitlements=(wmo_bw(until=date(2028, 1, 1)),))
TIME_OUT = replace(BW, ref="BED", type=PlaceType.TIMEOUT, openings=FREE)
TOO_LATE = LATEST + timedelta(days=10)


def _options(
    case: Case, *places: Place, bridging: tuple[Bridging, ...] = ()
) -> tuple[Option, ...]:
    region = region_of([case], [site(p) for p in places], bridging=bridging)
    return prepare(region, Objective()).options


def _bridge(days: int) -> Bridging:
    return Bridging(ref="BR", place="BED", funder=COLLEGE[UTRECHT], max_days=days)


def _house(start: date) -> Place:
    return replace(BW, ref="HUIS", openings=(Opening(start=start, count=1),))


def test_a_bridge_now_and_a_final_place_later_is_one_option_with_two_stays() -> None:
    (option,) = _options(PAID, _house(TOO_LATE), TIME_OUT, bridging=(_bridge(90),))
    assert option.bridge is not None
    assert (option.bridge.place, option.bridge.start) == ("BED", AS_OF)
    assert (option.bridge.until, option.start) == (TOO_LATE, TOO_LATE)
    assert option.late_days == 0


def test_a_bridge_that_ends_before_the_final_stay_is_no_option() -> None:
    assert _options(PAID, _house(TOO_LATE), TIME_OUT, bridging=(_bridge(30),)) == ()


def test_a_bridge_is_not_considered_while_a_single_stay_starts_in_time() -> None:
    in_time = replace(_house(AS_OF), ref="NU")
    found = _options(PAID, _house(TOO_LATE), in_time, TIME_OUT, bridging=(_bridge(90),))
    assert [o.bridge for o in found] == [None]


def test_a_bridge_asks_the_same_consent_as_any_other_stay() -> None:
    refused = replace(PAID, consents=consents(TIME_OUT.stay))
    house = _house(TOO_LATE)
    assert _options(refused, house, TIME_OUT, bridging=(_bridge(90),)) == ()


def test_a_start_after_the_latest_date_is_late_when_nothing_hard_follows() -> None:
    can_wait = replace(
        PAID, urgency=replace(PAID.urgency, consequence=Consequence.KOSTEN)
    )
    (option,) = _options(can_wait, _house(TOO_LATE))
    assert option.late_days == 10


def test_an_option_starts_no_earlier_than_the_case_can_move() -> None:
    later = replace(PAID, available=AS_OF + timedelta(days=9))
    (option,) = _options(later, _house(AS_OF))
    assert option.start == AS_OF + timedelta(days=9)


def test_fit_points_name_their_reasons() -> None:
    wished = replace(PAID, wishes=(BW.type.value,), network=(UTRECHT,))
    (option,) = _options(wished, _house(AS_OF))
    assert [p.reason for p in option.fit] == ["own_municipality", "network", "wish"]


def test_two_openings_of_one_bridge_give_two_options_that_can_be_told_apart() -> None:
    twice = replace(
        TIME_OUT,
        openings=(
            Opening(start=AS_OF, count=1),
            Opening(start=AS_OF + timedelta(days=3), count=1),
        ),
    )
    found = _options(PAID, _house(TOO_LATE), twice, bridging=(_bridge(90),))
    assert [o.bridged_at for o in found] == [0, 1]
    assert len({o.key for o in found}) == 2


def test_a_latest_date_that_has_passed_closes_nothing_that_starts_at_once() -> None:
    overdue = replace(
        PAID, urgency=replace(PAID.urgency, latest=AS_OF - timedelta(days=3))
    )
    (option,) = _options(overdue, _house(AS_OF))
    assert (option.start, option.late_days) == (AS_OF, 3)
    assert _options(overdue, _house(AS_OF + timedelta(days=1))) == ()
