"""Each condition of a funding line, with whose confirmation it needs."""

from dataclasses import replace
from datetime import date

import pytest

from fixtures.casussen.defaults import (
    ALMERE,
    AS_OF,
    COLLEGE,
    DJI,
    GUARANTOR,
    HILVERSUM,
    INSURER,
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
from matcher.funding.conditions import MEANING, ConditionCode, TaskCode
from matcher.kinds import Owner
from matcher.model.case import Entitlement, StayNow, Urgency
from matcher.model.terms import (
    Consequence,
    DeliveryForm,
    Ground,
    Instrument,
    InstrumentStatus,
    Profile,
    Route,
    TitleForm,
    TitleKind,
    UrgencyReason,
)
from tests.matcher.funding.asking import ask, codes, routes

C = ConditionCode
WMO_TERM_ENDS = date(2027, 1, 17)
NO_HURRY = Urgency(
    reason=UrgencyReason.GEEN_SPOED, latest=None, consequence=Consequence.GEEN
)


def sentence(*forms, until=None):
    return title(
        TitleKind.VW_VEROORDELING_BV, *forms, start=date(2026, 1, 1), until=until
    )


def wlz_with_zvw(ground, housing):
    """Return the line of a Wlz home with a team that the insurer pays."""
    profile = Profile.GGZ_W_3 if ground is Ground.PSYCHISCH else Profile.VG_6
    return ask(
        ciz(profile, ground=ground),
        verwijzing(),
        housing=(housing,),
        treatment=(Route.ZVW_AMBULANT,),
        profiles=(profile,),
    ).line()


def the(line, code):
    """Return the only condition with this code."""
    (found,) = [c for c in line.conditions if c.code is code]
    return found


def days(line, code):
    return [t.due for t in line.tasks if t.code is code]


def test_every_code_has_its_meaning():
    assert set(MEANING) == set(ConditionCode)


def test_a_granted_beschikking_pays_without_condition():
    line = ask(wmo_bw(), housing=(Route.WMO_BW,)).line()
    assert not line.conditional
    assert line.hole is None
    assert line.starts == AS_OF


def test_an_application_pays_from_the_day_it_falls_due():
    line = ask(wmo_bw(status=APPLIED), housing=(Route.WMO_BW,), urgency=NO_HURRY).line()
    assert line.starts == WMO_TERM_ENDS
    assert the(line, C.DECISION_DUE).funder == COLLEGE[UTRECHT]
    assert the(line, C.DECISION_DUE).owner is Owner.COLLEGE
    assert the(line, C.DECISION_DUE).due == WMO_TERM_ENDS


def test_an_application_that_falls_due_after_the_latest_date_does_not_pay():
    asked = ask(wmo_bw(status=APPLIED), housing=(Route.WMO_BW,))
    assert asked.money.standing == asked.offer.forms
    assert asked.money.decided == frozenset()
    assert asked.line() is None


def test_a_term_that_has_run_out_gives_the_day_of_the_run():
    late = replace(wmo_bw(status=APPLIED), applied=date(2026, 8, 1))
    line = ask(late, housing=(Route.WMO_BW,)).line()
    assert line.starts == AS_OF
    assert C.DECISION_DUE in codes(line)


def test_a_placement_decision_is_asked_of_the_placer():
    line = ask(
        housing=(Route.WFZ_BW,), titles=(sentence(TitleForm.BESCHERMD_WONEN),)
    ).line()
    assert codes(line) == {C.PLACER_DECIDES}
    assert the(line, C.PLACER_DECIDES).funder == DJI


def test_wmo_beside_a_wlz_indication_may_be_refused_and_needs_an_end_date():
    line = ask(wmo_bw(), ciz(Profile.GGZ_W_3), housing=(Route.WMO_BW,)).line()
    assert codes(line) == {C.WMO_BESIDE_WLZ, C.WMO_END_AGREED}
    assert {c.funder for c in line.conditions} == {COLLEGE[UTRECHT]}
    assert the(line, C.WMO_BESIDE_WLZ).rule == "R1"


def test_wmo_while_ciz_decides_needs_an_end_date_alone():
    line = ask(
        wmo_bw(), ciz(Profile.GGZ_W_3, status=APPLIED), housing=(Route.WMO_BW,)
    ).line()
    assert codes(line) == {C.WMO_UNTIL_WLZ}
    assert the(line, C.WMO_UNTIL_WLZ).rule == "R2"


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        (Ground.PSYCHISCH, {C.ZVW_BESIDE_WLZ}),
        (Ground.VERSTANDELIJK, set()),
    ],
)
def test_zvw_beside_wlz_needs_two_confirmations_on_a_psychiatric_ground(
    ground, expected
):
    line = wlz_with_zvw(ground, Route.WLZ_VERBLIJF)
    assert codes(line) == expected
    if expected:
        assert {(c.owner, c.funder) for c in line.conditions} == {
            (Owner.ZORGKANTOOR, ZORGKANTOOR),
            (Owner.VERZEKERAAR, INSURER),
        }


def test_with_treatment_in_the_same_institution_zvw_beside_it_is_for_another_need():
    met = Route.WLZ_VERBLIJF_BEHANDELING
    line = wlz_with_zvw(Ground.VERSTANDELIJK, met)
    assert codes(line) == {C.TREATMENT_NOT_INTEGRAL}
    assert the(line, C.TREATMENT_NOT_INTEGRAL).funder == ZORGKANTOOR
    assert wlz_with_zvw(Ground.PSYCHISCH, met) is None


def test_wmo_support_during_a_zvw_stay_prepares_the_way_out():
    line = ask(
        verwijzing(stay=True),
        wmo(Route.WMO_BEGELEIDING),
        housing=(Route.ZVW_VERBLIJF,),
        support=(Route.WMO_BEGELEIDING,),
    ).line()
    assert codes(line) == {C.WMO_DURING_STAY}
    assert the(line, C.WMO_DURING_STAY).funder == COLLEGE[UTRECHT]


def test_wlz_support_beside_forensic_housing_is_for_another_need():
    line = ask(
        wfz(Route.WFZ_BW),
        replace(ciz(Profile.GGZ_W_3), form=DeliveryForm.MPT),
        housing=(Route.WFZ_BW,),
        support=(Route.WLZ_THUIS,),
        titles=(sentence(TitleForm.BESCHERMD_WONEN),),
    ).line()
    assert codes(line) == {C.WLZ_BESIDE_WFZ}
    assert the(line, C.WLZ_BESIDE_WFZ).rule == "R11"


def test_support_of_another_college_is_bridged_until_the_new_one_decides():
    line = ask(
        wmo(Route.WMO_BEGELEIDING, municipality=HILVERSUM),
        housing=(Route.HUUR,),
        support=(Route.WMO_BEGELEIDING,),
        where=WOERDEN,
    ).line()
    assert codes(line) == {C.MOVE_BRIDGED, C.TENANCY}
    assert the(line, C.MOVE_BRIDGED).funder == COLLEGE[WOERDEN]
    assert the(line, C.TENANCY).owner is Owner.AANBIEDER
    assert (line.hole.start, line.hole.until) == (AS_OF, WMO_TERM_ENDS)
    assert line.hole.guarantor == COLLEGE[HILVERSUM]
    assert days(line, TaskCode.APPLY) == [AS_OF]


def test_beschermd_wonen_of_another_college_does_not_move_along():
    asked = ask(wmo_bw(HILVERSUM), housing=(Route.WMO_BW,), where=WOERDEN)
    assert asked.money.decided == asked.offer.forms
    assert asked.money.payable == frozenset()


def test_a_signed_tenancy_needs_no_further_consent_of_the_landlord():
    signed = Entitlement(
        routes=(Route.HUUR,),
        instrument=Instrument.HUUROVEREENKOMST,
        status=InstrumentStatus.TOEGEKEND,
        funder="",
    )
    line = ask(
        signed,
        wmo(Route.WMO_BEGELEIDING, municipality=HILVERSUM),
        housing=(Route.HUUR,),
        support=(Route.WMO_BEGELEIDING,),
        where=WOERDEN,
    ).line()
    assert codes(line) == {C.MOVE_BRIDGED}


def test_rent_with_support_that_is_granted_is_certain():
    line = ask(
        wmo(Route.WMO_BEGELEIDING),
        housing=(Route.HUUR,),
        support=(Route.WMO_BEGELEIDING,),
    ).line()
    assert not line.conditional


def test_another_form_of_delivery_is_for_the_decider():
    line = ask(
        replace(ciz(Profile.GGZ_W_3), form=DeliveryForm.VPT),
        housing=(Route.WLZ_VERBLIJF,),
    ).line()
    assert codes(line) == {C.DELIVERY_FORM}
    assert the(line, C.DELIVERY_FORM).owner is Owner.ZORGKANTOOR


def test_a_beschikking_that_ends_within_the_horizon_has_to_be_renewed():
    ends = date(2027, 3, 1)
    line = ask(wmo_bw(until=ends), housing=(Route.WMO_BW,)).line()
    assert codes(line) == {C.RENEWAL}
    assert the(line, C.RENEWAL).due == ends
    assert line.hole is None
    assert days(line, TaskCode.RENEW) == [date(2027, 1, 4)]


def test_a_beschikking_that_ends_too_soon_to_renew_leaves_a_hole():
    ends = date(2026, 12, 10)
    line = ask(wmo_bw(until=ends), housing=(Route.WMO_BW,)).line()
    assert (line.hole.start, line.hole.until) == (ends, WMO_TERM_ENDS)
    assert line.hole.guarantor == GUARANTOR
    assert days(line, TaskCode.RENEW) == [AS_OF]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [(date(2027, 5, 22), {C.RENEWAL}), (date(2027, 5, 23), set())],
    ids=["a day before the horizon ends", "on it"],
)
def test_an_end_on_the_horizon_is_a_task_and_no_condition(ends, expected):
    line = ask(wmo_bw(until=ends), housing=(Route.WMO_BW,)).line()
    assert codes(line) == expected
    assert days(line, TaskCode.RENEW)


def test_a_guarantee_that_ends_within_the_horizon_needs_a_payer_after_it():
    ends = date(2027, 2, 1)
    money = maatwerk(13_500, until=ends, place="HUIS")
    line = ask(
        wmo_bw(ALMERE),
        money,
        housing=(Route.WMO_BW,),
        where=ALMERE,
        intensity_cents=44_500,
    ).line()
    assert codes(line) == {C.GUARANTEE_ENDS}
    assert the(line, C.GUARANTEE_ENDS).funder == GUARANTOR
    assert days(line, TaskCode.AFTER_GUARANTEE) == [ends]


def test_a_follow_on_that_nobody_asked_for_is_a_condition_with_a_hole():
    line = ask(
        wfz(Route.WFZ_BW),
        housing=(Route.WFZ_BW, Route.WMO_BW),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, until=date(2027, 1, 6)),),
    ).line(housing=Route.WFZ_BW)
    assert codes(line) == {C.FOLLOW_ON_DECISION, C.HOLE_BRIDGED}
    assert the(line, C.FOLLOW_ON_DECISION).rule == "R15"
    assert the(line, C.HOLE_BRIDGED).rule == "R22"
    assert line.hole.last_safe_application == date(2026, 11, 11)
    assert days(line, TaskCode.PREPARE_FOLLOW_ON) == [date(2026, 11, 24)]


def test_a_follow_on_that_was_refused_is_none():
    asked = ask(
        wfz(Route.WFZ_BW),
        wmo_bw(status=InstrumentStatus.AFGEWEZEN),
        housing=(Route.WFZ_BW, Route.WMO_BW),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, until=date(2027, 1, 6)),),
    )
    assert asked.money.follow_on == frozenset()
    assert asked.line(housing=Route.WFZ_BW) is None


def test_a_granted_follow_on_leaves_nothing_to_confirm():
    line = ask(
        wfz(Route.WFZ_BW),
        wmo_bw(),
        housing=(Route.WFZ_BW, Route.WMO_BW),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, until=date(2027, 1, 6)),),
    ).line(housing=Route.WFZ_BW)
    assert not line.conditional
    assert [p.route for p in line.phases] == [Route.WFZ_BW, Route.WMO_BW]


@pytest.mark.parametrize(
    ("until", "follows"),
    [(date(2027, 1, 2), 0), (date(2027, 1, 3), 1)],
    ids=["41 days ahead", "42 days ahead"],
)
def test_a_wlz_follow_on_has_to_be_decided_in_the_normal_term(until, follows):
    asked = ask(
        wfz(Route.WFZ_BW),
        housing=(Route.WFZ_BW, Route.WLZ_VERBLIJF),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, until=until),),
    )
    assert len(asked.money.follow_on) == follows


def test_the_1095_days_end_the_insurers_money_and_ciz_is_asked_before():
    asked = ask(
        verwijzing(stay=True),
        housing=(Route.ZVW_VERBLIJF, Route.WLZ_GGZ_B),
        profiles=(Profile.GGZ_B_5,),
        stay_now=StayNow(kind="HIC", zvw_days=1045),
    )
    assert asked.money.paid_until == date(2027, 1, 11)
    assert routes(asked.money.ending) == [(Route.ZVW_VERBLIJF,)]
    line = asked.line(housing=Route.ZVW_VERBLIJF)
    assert codes(line) == {C.FOLLOW_ON_DECISION}
    assert the(line, C.FOLLOW_ON_DECISION).owner is Owner.CIZ
    assert days(line, TaskCode.APPLY_GGZ_B) == [date(2026, 11, 30)]


def test_an_indication_for_continued_stay_takes_over_without_condition():
    line = ask(
        verwijzing(stay=True),
        ggz_b(Profile.GGZ_B_5),
        housing=(Route.ZVW_VERBLIJF, Route.WLZ_GGZ_B),
        profiles=(Profile.GGZ_B_5,),
        stay_now=StayNow(kind="HIC", zvw_days=1045),
    ).line(housing=Route.ZVW_VERBLIJF)
    assert not line.conditional
    assert not days(line, TaskCode.APPLY_GGZ_B)


def test_a_title_that_ends_past_the_horizon_gives_dated_tasks_alone():
    line = ask(
        wfz(Route.WFZ_BW),
        housing=(Route.WFZ_BW,),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, until=date(2028, 1, 6)),),
    ).line()
    assert not line.conditional
    assert days(line, TaskCode.NEXT_PAYER) == [date(2028, 1, 6)]
    assert days(line, TaskCode.PREPARE_FOLLOW_ON) == [date(2027, 11, 24)]


def test_the_own_college_takes_over_rather_than_another():
    both = ((COLLEGE[ALMERE], (Route.WMO_BW,)), (COLLEGE[UTRECHT], (Route.WMO_BW,)))
    line = ask(
        wfz(Route.WFZ_BW),
        housing=(Route.WFZ_BW, Route.WMO_BW),
        titles=(sentence(TitleForm.BESCHERMD_WONEN, until=date(2027, 1, 6)),),
        pays=((DJI, (Route.WFZ_BW,)), *both),
    ).line(housing=Route.WFZ_BW)
    assert line.phases[-1].funder == COLLEGE[UTRECHT]
