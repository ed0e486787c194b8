"""Which ways to pay are lawful, for whom, and from which day until which."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import (
    AS_OF,
    COLLEGE,
    HILVERSUM,
    NO_ROOF,
    UTRECHT,
    WOERDEN,
    ZORGKANTOOR,
)
from fixtures.casussen.papers import (
    APPLIED,
    ciz,
    ggz_b,
    maatwerk,
    title,
    verwijzing,
    wfz,
    wmo,
    wmo_bw,
)
from matcher.fact import NOTHING, Unknown, high, low
from matcher.model.case import StayNow
from matcher.model.terms import (
    Basic,
    Ground,
    InstrumentStatus,
    Need,
    Profile,
    Route,
    TitleForm,
    TitleKind,
)
from tests.matcher.funding.asking import ask, routes

HUUR, BW, FBW = Route.HUUR, Route.WMO_BW, Route.WFZ_BW
CLINIC, ZVW_STAY, B = Route.WFZ_KLINISCH, Route.ZVW_VERBLIJF, Route.WLZ_GGZ_B
BEGELEIDING, FORENSIC, FACT = (
    Route.WMO_BEGELEIDING,
    Route.WFZ_AMBULANT,
    Route.ZVW_AMBULANT,
)
LONG_AGO = date(2025, 1, 1)
EVERY_HOUSE = (HUUR, BW, FBW, CLINIC, ZVW_STAY, Route.WLZ_VERBLIJF)


def sentence(*forms, kind=TitleKind.VW_VEROORDELING_BV, start=LONG_AGO, until=None):
    return title(kind, *forms, start=start, until=until)


def lawful(*titles, housing=EVERY_HOUSE, **changes):
    """Return the routes of housing that are lawful on the first day."""
    asked = ask(housing=housing, titles=titles, **changes)
    return {route for (route,) in routes(asked.money.lawful)}


def test_without_a_forensic_title_nothing_is_forensic():
    assert lawful() == {HUUR, BW, ZVW_STAY, Route.WLZ_VERBLIJF}


@pytest.mark.parametrize(
    ("form", "route"),
    [
        (TitleForm.BESCHERMD_WONEN, FBW),
        (TitleForm.KLINISCH, CLINIC),
        (TitleForm.OPNAME, CLINIC),
    ],
)
def test_housing_that_a_title_names_is_forensic_and_nothing_else(form, route):
    assert lawful(sentence(form)) == {route}


def test_housing_that_a_title_does_not_name_stays_regular():
    assert lawful(sentence(TitleForm.AMBULANTE_BEHANDELING)) == {
        HUUR,
        BW,
        ZVW_STAY,
        Route.WLZ_VERBLIJF,
    }


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (TitleForm.AMBULANTE_BEHANDELING, (HUUR, BEGELEIDING, FORENSIC)),
        (TitleForm.AMBULANTE_BEGELEIDING, (HUUR, FORENSIC, FACT)),
        (TitleForm.AMBULANT, (HUUR, FORENSIC, FORENSIC)),
    ],
)
def test_care_that_a_title_names_is_forensic_part_by_part(form, expected):
    asked = ask(
        housing=(HUUR,),
        support=(BEGELEIDING, FORENSIC),
        treatment=(FORENSIC, FACT),
        titles=(sentence(form),),
    )
    assert routes(asked.money.lawful) == [expected]


def test_tbs_with_compulsory_treatment_names_the_clinic_by_itself():
    tbs = sentence(kind=TitleKind.TBS_DWANG)
    assert lawful(tbs) == {CLINIC}


def test_a_civil_order_changes_no_payer():
    order = sentence(TitleForm.OPNAME, kind=TitleKind.WVGGZ_ZORGMACHTIGING)
    assert ZVW_STAY in lawful(order)
    by_court = sentence(TitleForm.OPNAME, kind=TitleKind.RM_VIA_2_3_WFZ)
    assert BW in lawful(by_court)


def test_nothing_regular_is_paid_during_detention():
    assert lawful(sentence(kind=TitleKind.DETENTIE_MET_ZORG)) == set()
    admitted = sentence(TitleForm.KLINISCH, kind=TitleKind.DETENTIE_MET_ZORG)
    assert lawful(admitted) == {CLINIC}


def test_regular_money_starts_on_the_day_detention_ends():
    ends = date(2026, 12, 10)
    asked = ask(
        wmo_bw(),
        housing=(BW,),
        titles=(sentence(kind=TitleKind.DETENTIE_MET_ZORG, until=ends),),
    )
    assert asked.money.steady == asked.offer.ways
    assert asked.line().starts == ends


def test_a_title_that_ends_after_the_latest_date_is_not_waited_for():
    late = sentence(TitleForm.BESCHERMD_WONEN, until=date(2027, 1, 16))
    in_time = sentence(TitleForm.BESCHERMD_WONEN, until=date(2027, 1, 15))
    assert lawful(late) == {FBW}
    assert BW in lawful(in_time)


def test_money_stops_when_a_later_title_takes_the_care_over():
    starts = date(2026, 12, 20)
    asked = ask(
        wmo_bw(),
        housing=(BW, FBW),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, start=starts),),
    )
    assert asked.money.paid_until == starts
    assert routes(asked.money.ending) == [(BW,)]
    assert routes(asked.money.follow_on) == [(FBW,)]


def test_two_ends_keep_their_own_day():
    asked = ask(
        verwijzing(stay=True),
        wfz(FORENSIC),
        wmo(BEGELEIDING),
        housing=(HUUR, ZVW_STAY),
        treatment=(FORENSIC, FACT),
        titles=(sentence(TitleForm.AMBULANTE_BEHANDELING, until=date(2027, 2, 1)),),
        stay_now=StayNow(kind="HIC", zvw_days=995),
    )
    assert asked.money.paid_until == date(2027, 2, 1)
    assert routes(asked.money.ending) == [(HUUR, FORENSIC)]
    alone = ask(
        verwijzing(stay=True),
        wfz(FORENSIC),
        housing=(ZVW_STAY,),
        titles=(sentence(TitleForm.AMBULANTE_BEHANDELING, until=date(2027, 2, 1)),),
        stay_now=StayNow(kind="HIC", zvw_days=995),
    )
    assert alone.money.ending == NOTHING
    assert routes(alone.money.ending_next) == [(ZVW_STAY,)]
    assert alone.money.paid_until_next == AS_OF + timedelta(days=100)


@pytest.mark.parametrize(
    ("used", "expected"),
    [(0, {ZVW_STAY}), (1094, {ZVW_STAY, B}), (1095, {B}), (1200, {B})],
)
def test_continued_stay_comes_after_the_1095_days(used, expected):
    stay = StayNow(kind="HIC", zvw_days=used)
    assert lawful(housing=(ZVW_STAY, B), stay_now=stay) == expected


def test_continued_stay_goes_on_for_who_has_it():
    asked = ask(ggz_b(Profile.GGZ_B_5), housing=(B,), profiles=(Profile.GGZ_B_5,))
    assert asked.money.steady == asked.offer.ways


def test_no_zvw_bed_without_a_need_for_treatment():
    assert lawful(housing=(ZVW_STAY,), needs=(Need.WONEN,)) == set()
    asked = ask(housing=(ZVW_STAY,), needs=(Need.WONEN,), unknown=("needs",))
    assert low(asked.money.lawful) == NOTHING
    assert high(asked.money.lawful) == asked.offer.forms


@pytest.mark.parametrize(
    ("age", "ground", "open_to"),
    [
        (17, Ground.PSYCHISCH, False),
        (18, Ground.PSYCHISCH, True),
        (17, Ground.VERSTANDELIJK, True),
    ],
)
def test_minors_get_the_wlz_on_another_ground_alone(age, ground, open_to):
    asked = ask(
        ciz(Profile.GGZ_W_3, ground=ground), housing=(Route.WLZ_VERBLIJF,), age=age
    )
    assert bool(asked.money.lawful) is open_to


@pytest.mark.parametrize(("age", "open_to"), [(17, True), (18, False)])
def test_the_jeugdwet_is_for_minors(age, open_to):
    assert bool(lawful(housing=(Route.JEUGD_VERBLIJF,), age=age)) is open_to


def test_the_wmo_asks_for_a_right_of_residence_and_the_rest_does_not():
    without = tuple(b for b in Basic if b is not Basic.VERBLIJFSRECHT)
    assert lawful(basics=without) == {HUUR, ZVW_STAY, Route.WLZ_VERBLIJF}


def test_a_refusal_a_lapse_and_silence_are_different_things():
    def reached(*papers):
        found = ask(*papers, housing=(BW,)).money
        names = ("lawful", "applied", "standing", "decided", "payable")
        return [n for n in names if getattr(found, n)]

    assert reached() == ["lawful"]
    assert reached(wmo_bw(until=AS_OF)) == ["lawful"]
    assert reached(wmo_bw(status=InstrumentStatus.AFGEWEZEN)) == ["lawful", "applied"]
    objection = wmo_bw(status=InstrumentStatus.BEZWAAR)
    assert reached(objection) == ["lawful", "applied", "standing"]
    assert reached(wmo_bw()) == ["lawful", "applied", "standing", "decided", "payable"]


def test_the_best_of_several_papers_counts():
    refused = wmo_bw(status=InstrumentStatus.AFGEWEZEN)
    asked = ask(refused, wmo_bw(), housing=(BW,))
    assert asked.money.steady == asked.offer.ways


def test_an_agreement_without_a_day_is_not_decided():
    pending = maatwerk(41_000, until=date(2027, 11, 1), status=APPLIED)
    asked = ask(pending, housing=(Route.MAATWERK,))
    assert asked.money.standing == asked.offer.forms
    assert asked.money.decided == NOTHING


@pytest.mark.parametrize(
    ("paper", "profile", "fits"),
    [
        (ciz(Profile.GGZ_W_3), Profile.GGZ_W_3, True),
        (ciz(Profile.GGZ_W_3), Profile.GGZ_W_5, False),
        (ciz(status=APPLIED, ground=Ground.PSYCHISCH), Profile.GGZ_W_5, True),
        (ciz(status=APPLIED, ground=Ground.VERSTANDELIJK), Profile.GGZ_W_5, False),
        (ciz(status=APPLIED, ground=Ground.VERSTANDELIJK), Profile.VG_6, True),
        (ciz(status=APPLIED, ground=None), Profile.VG_6, None),
        (ciz(Profile.GGZ_W_3, status=InstrumentStatus.AFGEWEZEN), Profile.VG_6, True),
    ],
    ids=["same", "other", "family", "wrong family", "own family", "open", "refused"],
)
def test_the_profile_is_that_of_the_indication(paper, profile, fits):
    asked = ask(paper, housing=(Route.WLZ_VERBLIJF,), profiles=(profile,))
    found = asked.money.fitting
    assert isinstance(found, Unknown) is (fits is None)
    if fits is not None:
        assert bool(found) is fits


def test_an_insurer_that_is_not_known_leaves_the_payer_open():
    paper = replace(verwijzing(stay=True), funder="")
    asked = ask(paper, housing=(ZVW_STAY,), insurer=None)
    assert asked.money.decided == asked.offer.forms
    assert low(asked.money.payable) == NOTHING
    assert high(asked.money.payable) == asked.offer.ways


def test_without_insurance_any_insurer_may_be_chosen():
    paper = replace(verwijzing(stay=True), funder="")
    basics = tuple(b for b in Basic if b is not Basic.VERZEKERING)
    asked = ask(paper, housing=(ZVW_STAY,), insurer=None, basics=basics)
    assert asked.money.payable == asked.offer.ways


def test_what_is_agreed_on_top_counts_where_it_was_agreed():
    anywhere = maatwerk(10_000, until=date(2027, 6, 1))
    here = maatwerk(13_500, until=date(2027, 6, 1), place="HUIS")
    ended = maatwerk(90_000, until=AS_OF)
    found = ask(wmo_bw(), anywhere, here, ended, housing=(BW,)).money
    assert found.top_up == 10_000
    assert found.top_up_there == 23_500
    assert found.top_up_places == {"HUIS"}


def test_meerzorg_counts_at_wlz_places_alone():
    extra = replace(ciz(Profile.GGZ_W_3), cents_per_day=9_000)
    at_home = ask(extra, wmo_bw(), housing=(BW,)).money
    assert (at_home.top_up, at_home.top_up_places) == (0, NOTHING)
    at_wlz = ask(extra, housing=(Route.WLZ_VERBLIJF,)).money
    assert (at_wlz.top_up_there, at_wlz.top_up_places) == (9_000, {"HUIS"})


def test_the_zorgkantoor_of_the_own_municipality_pays_when_none_is_recorded():
    paper = replace(ciz(Profile.GGZ_W_3), funder="")
    asked = ask(paper, housing=(Route.WLZ_VERBLIJF,), zorgkantoor=None)
    assert {w.housing.funder for w in asked.money.payable} == {ZORGKANTOOR}


def test_a_zorgkantoor_that_nobody_knows_leaves_the_payer_open():
    paper = replace(ciz(Profile.GGZ_W_3), funder="")
    asked = ask(
        paper, housing=(Route.WLZ_VERBLIJF,), zorgkantoor=None, municipality="9999"
    )
    assert low(asked.money.payable) == NOTHING
    assert high(asked.money.payable) == asked.offer.ways


def test_an_application_elsewhere_does_not_travel():
    pending = wmo(BEGELEIDING, municipality=HILVERSUM, status=APPLIED)
    asked = ask(
        pending,
        housing=(HUUR,),
        support=(BEGELEIDING,),
        urgency=replace(NO_ROOF, latest=date(2027, 3, 1)),
    )
    assert asked.money.decided == asked.offer.forms
    assert asked.money.payable == NOTHING
    assert COLLEGE[UTRECHT] in {w.support.funder for w in asked.offer.ways}


def test_support_under_a_contract_with_another_college_does_not_pay_here():
    asked = ask(
        wmo(BEGELEIDING, municipality=HILVERSUM),
        housing=(HUUR,),
        support=(BEGELEIDING,),
        where=WOERDEN,
        pays=((COLLEGE[HILVERSUM], (BEGELEIDING,)),),
    )
    assert asked.money.decided == asked.offer.forms
    assert asked.offer.ways == NOTHING
