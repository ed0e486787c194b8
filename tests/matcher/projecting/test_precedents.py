"""What was done before stands beside the same blocker, and names no person."""

from dataclasses import replace
from datetime import date

import pytest

from fixtures.casussen.defaults import AS_OF
from matcher.model.history import Precedent
from matcher.model.place import Opening
from matcher.model.region import Region
from matcher.model.terms import ExclusionCondition, Instrument, PlaceType
from matcher.projecting.precedents import Earlier, Where, earlier, earlier_at, often
from matcher.projecting.threshold import THRESHOLD
from matcher.result import OfferNo
from tests.matcher.projecting.worlds import house, person, world

FREE = Opening(start=AS_OF, count=1)
RULE = "exclusion-negotiable"
BASE = Precedent(
    ref="E1",
    rule=RULE,
    times=2,
    last=date(2026, 6, 11),
    place="H1",
    condition=ExclusionCondition.TERUGNAMEGARANTIE,
)
FOUND = world(
    [person("A")],
    [house("H1", FREE, max_age=30), house("H2"), house("H3", type=PlaceType.DOMUS)],
)


def region(*precedents: Precedent) -> Region:
    return replace(FOUND.region, precedents=precedents)


def at(place: str) -> OfferNo:
    no = FOUND.outcome("A").no
    assert no is not None
    return replace(no.cited[0], place=place)


@pytest.mark.parametrize(
    ("record", "place", "expected"),
    [
        (BASE, "H1", [Where.SAME_PLACE]),
        (BASE, "H2", [Where.SAME_KIND]),
        (BASE, "H3", []),
        (replace(BASE, place=None), "H3", [Where.ANYWHERE]),
        (replace(BASE, rule="age"), "H1", []),
        (replace(BASE, rule="deny-token"), "H1", []),
    ],
)
def test_a_precedent_is_shown_where_rule_and_place_agree(
    record: Precedent, place: str, expected: list[Where]
) -> None:
    found = earlier(region(record), record.rule if expected else RULE, at(place))
    assert [one.where for one in found] == expected


def test_of_a_protected_ground_there_is_never_a_precedent() -> None:
    there = region(replace(BASE, rule="deny-token", times=99))
    assert earlier(there, "deny-token", at("H1")) == ()
    assert often(there, "deny-token") == 0


def test_the_same_condition_is_counted_together_with_its_last_day() -> None:
    later = replace(BASE, ref="E2", times=3, last=date(2026, 9, 1))
    paid = replace(
        BASE, ref="E3", condition=None, instrument=Instrument.AFSPRAAK_MAATWERK
    )
    assert earlier(region(BASE, later, paid), RULE, at("H1")) == (
        Earlier(
            rule=RULE,
            where=Where.SAME_PLACE,
            times=5,
            last=date(2026, 9, 1),
            condition=ExclusionCondition.TERUGNAMEGARANTIE,
            instrument=None,
        ),
        Earlier(
            rule=RULE,
            where=Where.SAME_PLACE,
            times=2,
            last=date(2026, 6, 11),
            condition=None,
            instrument=Instrument.AFSPRAAK_MAATWERK,
        ),
    )


def test_outside_the_desk_only_what_was_done_often_is_told() -> None:
    few, many = THRESHOLD - 1, THRESHOLD
    assert often(region(replace(BASE, times=few)), RULE) == 0
    assert often(region(replace(BASE, times=many)), RULE) == many
    split = [replace(BASE, ref=f"E{k}", place=None, times=1) for k in range(many)]
    assert often(region(*split), RULE) == many


def test_the_blockers_that_are_cited_are_looked_up_once() -> None:
    there = region(replace(BASE, rule="age"))
    no = FOUND.outcome("A").no
    assert no is not None
    found = earlier_at(there, (*no.cited, *no.cited))
    assert [one.rule for one in found] == ["age"]
