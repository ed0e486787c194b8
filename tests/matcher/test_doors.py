"""One table of doors: every reason has one, and what was not read says so."""

import pytest

from fixtures.casussen.defaults import AS_OF
from fixtures.casussen.papers import title, wmo_bw
from matcher.doors import (
    ALWAYS,
    DOORS,
    OF_FAMILY,
    OF_INSTRUMENT,
    OF_TITLE,
    Body,
    Means,
    Reason,
    doors_for,
)
from matcher.kinds import Family
from matcher.model.place import Opening
from matcher.model.terms import Instrument, TitleForm, TitleKind
from matcher.projecting.person import person_view
from matcher.projecting.reasons import own_doors
from tests.matcher.projecting.worlds import house, person, world

# What the domain reference names; all else is general knowledge.
READ = {
    (Reason.DATA_USE, Body.CONTACTPUNT),
    (Reason.WVGGZ, Body.PVP),
    (Reason.WZD, Body.CVP),
    (Reason.HELP, Body.CLIENTONDERSTEUNER),
}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_door(reason: Reason) -> None:
    assert doors_for(frozenset({reason}))


def test_every_paper_title_and_family_has_a_reason_or_says_that_it_has_none() -> None:
    assert set(OF_INSTRUMENT) == set(Instrument)
    assert set(OF_TITLE) == set(TitleKind)
    assert set(OF_FAMILY) == set(Family)


def test_every_door_has_a_source_and_what_was_not_read_is_marked() -> None:
    for door in DOORS:
        assert door.law
        if (door.reason, door.body) not in READ:
            assert "niet nagelezen" in door.doubt
    assert len(set(DOORS)) == len(DOORS)


def test_bezwaar_is_only_made_where_a_decision_was_taken() -> None:
    deciders = {Body.COLLEGE, Body.CIZ, Body.IND}
    assert {d.body for d in DOORS if d.means is Means.BEZWAAR} == deciders
    assert Body.SCHAKELPUNT not in deciders


def doors_of(**facts: object) -> set[tuple[Reason, Body]]:
    found = world(
        [person("A", **facts)], [house("H1", Opening(start=AS_OF, count=1), min_age=60)]
    )
    view = person_view(found.region, found.result, "A")
    return {(door.reason, door.body) for door in own_doors(view)}


def test_the_doors_in_a_letter_are_those_of_the_own_papers_and_rules() -> None:
    found = doors_of(entitlements=(wmo_bw(),))
    assert {reason for reason, _ in found} == {*ALWAYS, Reason.WMO, Reason.PLACE}
    assert (Reason.WMO, Body.COLLEGE) in found


def test_somebody_with_a_zorgmachtiging_is_shown_the_pvp_and_the_commission() -> None:
    held = title(
        TitleKind.WVGGZ_ZORGMACHTIGING, TitleForm.AMBULANT, start=AS_OF, until=None
    )
    found = doors_of(titles=(held,))
    assert (Reason.WVGGZ, Body.PVP) in found
    assert (Reason.WVGGZ, Body.KLACHTENCOMMISSIE_WVGGZ) in found
    assert (Reason.TITLE, Body.ADVOCAAT) in found


def test_without_a_title_no_door_of_a_court_is_shown() -> None:
    found = doors_of(consents=())
    assert Reason.TITLE not in {reason for reason, _ in found}
