"""Small regions of which the figures were worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    COLLEGE,
    FULL,
    UTRECHT,
    consents,
    region_of,
    site,
    with_traits,
)
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW, WLZ_HOME
from matcher.claims.figures import (
    Exactness,
    Obstacle,
    Stop,
    Subject,
)
from matcher.gaps import report
from matcher.kinds import KindOfNo, Owner
from matcher.model.case import StayNow
from matcher.model.history import AgendaDecision, PastStay
from matcher.model.place import Exclusion
from matcher.model.region import Placement
from matcher.model.terms import (
    AgendaOutcome,
    ExclusionCondition,
    InstrumentStatus,
    PlacementStatus,
    PlaceType,
    StayEnding,
    StayKind,
    Stelsel,
    Trait,
)
from tests.matcher.gaps.scarce import day_from

PAID = replace(BASE_CASE, entitlements=(wmo_bw(),))
EXCLUDES_FIRE = (
    Exclusion(trait=Trait.BRANDSTICHTING, condition=ExclusionCondition.SPRINKLERKAMER),
)
EXCLUDES_SEX_OFFENCE = (Exclusion(trait=Trait.ZEDENDELICT),)
WAITING = date(2026, 11, 1)  # 21 days before the day of the run


def reported(*regions):
    return report([day_from(region) for region in regions])


def person(ref, **changes):
    return replace(PAID, ref=ref, waiting_since=WAITING, **changes)


def home(ref, **changes):
    return site(replace(BW, ref=ref, **changes))


# Two persons, one bed: one waits 21 days for a place that goes to the other.
TWO_FOR_ONE = region_of([person("A"), person("B")], [home("BED")])


def test_one_bed_for_two_is_competition_and_one_more_place_ends_it():
    told = reported(TWO_FOR_ONE)
    rows = {r.kind: r.tally for r in told.kinds}
    assert (rows[KindOfNo.COMPETITION].persons, rows[KindOfNo.COMPETITION].days) == (
        1,
        21,
    )
    (row,) = told.values.rows
    assert [step.persons for step in row.steps] == [1, 1, 1]
    assert row.exactness is Exactness.EXACT
    assert row.checked is not None
    assert row.checked.persons == 1
    (item,) = told.agenda
    assert item.subject is Subject.PLACES
    assert item.owner is Owner.COLLEGE
    assert COLLEGE[UTRECHT] in item.parties
    assert (item.places, item.effect.persons, item.effect.days) == (1, 1, 21)
    assert item.topic == "PLACES:BESCHERMD_WONEN|Utrecht|WMO|0"


def test_one_bed_for_two_is_the_share_of_the_openings():
    shares = {row.obstacle: row.share for row in reported(TWO_FOR_ONE).shares}
    assert shares.pop(Obstacle.OPENINGS) == (1, 1)
    assert set(shares.values()) == {(0, 1)}


def test_a_bed_that_two_obstacles_keep_shut_is_shared_by_halves():
    fire = with_traits(person("A"), Trait.BRANDSTICHTING)
    bed = home("BED", exclusions=EXCLUDES_FIRE, max_age=30)
    told = reported(region_of([fire], [bed])).shares
    shares = {row.obstacle: row.share for row in told}
    assert shares[Obstacle.EXCLUSION] == shares[Obstacle.PROFILE] == (1, 2)


def test_who_has_money_for_another_stelsel_stands_beside_the_bed():
    told = reported(
        region_of([person("A"), person("B")], [site(replace(WLZ_HOME, ref="WLZ"))])
    ).shadow
    whole, here = told.walls
    assert (whole.origin, whole.target) == (Stelsel.WMO, Stelsel.WLZ)
    assert (whole.area, here.area) == (None, "Utrecht")
    assert whole.pool.members == ("A", "B")
    assert whole.persons == 1
    assert told.persons == 1


def test_nobody_stands_beside_a_bed_that_another_rule_keeps_shut():
    shut = site(replace(WLZ_HOME, ref="WLZ", max_age=30))
    assert reported(region_of([person("A")], [shut])).shadow.walls == ()


def test_nobody_without_any_money_stands_beside_a_bed():
    poor = replace(person("A"), entitlements=())
    told = reported(region_of([poor], [site(replace(WLZ_HOME, ref="WLZ"))]))
    assert told.shadow.pool.members == ()


def stays(ref, place, **changes):
    case = person(ref, **changes)
    return replace(case, stay_now=StayNow(kind="BESCHERMD_WONEN", place=place))


def link(region):
    (found,) = reported(region).chain
    return found


def test_a_chain_ends_at_who_stays_there_and_has_a_no_of_another_kind():
    # A needs the full bed of B; B needs a Wlz home and has no Wlz.
    b = stays("B", "VOL", entitlements=(wmo_bw(status=InstrumentStatus.AFGEWEZEN),))
    found = link(region_of([person("A"), b], [home("VOL", openings=FULL)]))
    assert (found.stop, found.kind) == (Stop.NO, KindOfNo.FUNDING_GAP)
    assert found.type is PlaceType.BESCHERMD_WONEN
    assert (found.holders.members, found.behind.members) == (("B",), ("A",))
    assert found.longest == 1


def test_a_chain_goes_on_over_places_that_are_full():
    # A needs P, where B stays; B needs Q, where C stays; C is refused.
    b = stays("B", "P", refused_by=("P",))
    c = stays("C", "Q", entitlements=(), refused_by=("P", "Q"))
    a = person("A", refused_by=("Q",))
    full = [home("P", openings=FULL), home("Q", openings=FULL)]
    found = link(region_of([a, b, c], full))
    assert (found.stop, found.holders.members) == (Stop.NO, ("C",))
    assert found.behind.members == ("A", "B")
    assert found.longest == 2


def test_persons_who_need_each_others_place_are_a_circle():
    a = stays("A", "P", refused_by=("P",))
    b = stays("B", "Q", refused_by=("Q",))
    full = [home("P", openings=FULL), home("Q", openings=FULL)]
    found = link(region_of([a, b], full))
    assert found.stop is Stop.CYCLE
    assert found.behind.members == ("A", "B")


def test_who_has_a_proposal_makes_room():
    b = stays("B", "VOL", refused_by=("VOL",))
    a = person("A", refused_by=("VRIJ",))
    found = link(region_of([a, b], [home("VOL", openings=FULL), home("VRIJ")]))
    assert (found.stop, found.holders.members) == (Stop.PROPOSED, ("B",))


@pytest.mark.parametrize(("lives", "stop"), [(True, Stop.STAYS), (False, Stop.NOBODY)])
def test_who_lives_there_and_asks_for_nothing_stays(lives, stop):
    placement = Placement(
        case="Z", place="VOL", start=date(2026, 1, 1), status=PlacementStatus.GEPLAATST
    )
    region = region_of(
        [person("A"), *([person("Z")] if lives else [])],
        [home("VOL", openings=FULL)],
        placements=[placement] if lives else [],
    )
    assert link(region).stop is stop


@pytest.mark.parametrize(
    ("traits", "profile", "against"),
    [
        ((Trait.BRANDSTICHTING,), (Trait.BRANDSTICHTING,), 1),
        ((Trait.HUISDIER,), (Trait.BRANDSTICHTING,), 0),
        ((Trait.BRANDSTICHTING, Trait.ZEDENDELICT), (Trait.BRANDSTICHTING,), 0),
    ],
    ids=["says it is there for this", "for something else", "excludes the other"],
)
def test_a_refusal_is_against_the_own_profile_only_when_the_place_says_so(
    traits, profile, against
):
    case = replace(with_traits(person("A"), *traits), refused_by=("BED",))
    bed = home("BED", own_profile=profile, exclusions=EXCLUDES_SEX_OFFENCE)
    (row,) = reported(region_of([case], [bed])).refusals
    assert (row.refusals.number, row.against.number, row.unstated.number) == (
        1,
        against,
        0,
    )


def test_a_proposal_on_an_old_figure_is_told_with_its_provider():
    old = home("OUD", confirmed_at=AS_OF - timedelta(days=20))
    told = reported(region_of([person("A")], [old, home("NIEUW", openings=FULL)]))
    whole, row = told.stale
    assert (whole.provider, whole.openings, whole.stale) == ("", 1, 1)
    assert (row.provider, row.oldest) == ("OUD-AANBIEDER", 20)
    assert row.resting.members == ("A",)


def test_a_fall_back_counts_in_the_time_in_which_it_came():
    def stay(ref, days, ending, ago=5):
        until = AS_OF - timedelta(days=ago)
        return PastStay(
            ref=ref,
            place="BED",
            start=until - timedelta(days=days),
            until=until,
            ending=ending,
        )

    back, on = StayEnding.TERUGGEVALLEN, StayEnding.DOORGESTROOMD
    region = replace(
        region_of([person("A")], [home("BED")]),
        past_stays=(
            stay("S1", 90, back),
            stay("S2", 91, back),
            stay("S3", 400, back),
            stay("S4", 30, on),
        ),
    )
    rows = {(r.type, r.within): r for r in reported(region).falls}
    told = {
        within: (rows[None, within].back.members, rows[None, within].stays.number)
        for within in (90, 365)
    }
    assert told == {90: (("S1",), 4), 365: (("S1", "S2"), 4)}


def test_who_lives_there_shorter_than_the_time_is_no_stay_to_count_yet():
    placement = Placement(
        case="Z",
        place="BED",
        start=AS_OF - timedelta(days=100),
        status=PlacementStatus.GEPLAATST,
    )
    region = region_of(
        [person("A"), person("Z")], [home("BED")], placements=[placement]
    )
    rows = {(r.type, r.within): r.stays.members for r in reported(region).falls}
    assert rows[None, 90] == ("Z",)
    assert rows[None, 365] == ()


DECISION = AgendaDecision(
    ref="G1",
    topic="PLACES:BESCHERMD_WONEN|Utrecht|WMO|0",
    decided_by="taskforce",
    decided=date(2026, 11, 24),
    outcome=AgendaOutcome.TOEGEZEGD,
    effect_from=date(2026, 12, 1),
)


def test_what_came_of_a_decision_is_the_count_before_beside_the_count_now():
    before = region_of([person("A"), person("B"), person("C")], [home("BED")])
    after = replace(TWO_FOR_ONE, as_of=date(2026, 12, 10), agenda_decisions=(DECISION,))
    item = next(x for x in reported(before, after).agenda if x.places)
    assert item.decided is not None
    assert item.decided.before_on == AS_OF
    assert item.decided.before.number == 2
    assert item.tally.now == 1


def test_without_an_earlier_file_only_the_date_of_the_effect_is_known():
    region = replace(TWO_FOR_ONE, agenda_decisions=(DECISION,))
    (item,) = reported(region).agenda
    assert item.decided is not None
    assert (item.decided.before_on, item.decided.before.number) == (None, 0)
    assert item.decided.effect_from == date(2026, 12, 1)


def test_a_title_gap_is_never_on_the_agenda():
    no = person("A", consents=consents(StayKind.BESCHERMD_WONEN))
    told = reported(region_of([no], [home("BED")]))
    assert [r.kind for r in told.kinds if r.tally.persons] == [KindOfNo.TITLE_GAP]
    assert told.topics == ()
