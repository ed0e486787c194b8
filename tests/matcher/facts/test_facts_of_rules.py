from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import AS_OF, BASE_CASE, region_of, site
from fixtures.casussen.templates import BW, CLINIC
from matcher.fact import NOTHING, Unknown, high, low
from matcher.facts.case import case_facts
from matcher.facts.offer import offer_facts
from matcher.funding.universe import Universe
from matcher.model.case import Consent, Title
from matcher.model.terms import (
    Answered,
    Need,
    Security,
    StayKind,
    TitleForm,
    TitleKind,
)
from matcher.offers import offers

JA, NEE, NIET = Answered.JA, Answered.NEE, Answered.NIET_GEVRAAGD
OPNAME = StayKind.OPNAME
ENDS = AS_OF + timedelta(days=60)


def facts_of(case):
    return case_facts(region_of((case,), ()), case, Universe(forms=(), ways=()))


def answered(answer, closed_door=NIET):
    consent = Consent(stay=OPNAME, answer=answer, closed_door=closed_door)
    return facts_of(replace(BASE_CASE, consents=(consent,)))


def titled(*titles):
    return facts_of(replace(BASE_CASE, titles=titles))


def title(kind, *forms, until=ENDS):
    return Title(kind=kind, forms=forms, start=date(2026, 1, 1), until=until)


def facts_of_place(place):
    region = region_of((), (site(replace(place, ref="P")),))
    (offer,) = offers(region)
    return offer_facts(region, offer)


@pytest.mark.parametrize(
    ("answer", "certain", "possible"),
    [(JA, True, True), (NEE, False, False), (NIET, False, True)],
)
def test_consent_is_unknown_until_it_is_asked(answer, certain, possible):
    found = answered(answer)
    assert (OPNAME in low(found.consents)) is certain
    assert (OPNAME in high(found.consents)) is possible
    assert (OPNAME in found.declined) is (answer is NEE)


def test_a_stay_never_spoken_of_was_not_asked():
    found = facts_of(replace(BASE_CASE, consents=()))
    assert low(found.consents) == NOTHING
    assert high(found.consents) == frozenset(StayKind)
    assert found.declined == NOTHING


def test_a_yes_and_a_no_to_the_same_stay_count_as_a_no():
    both = tuple(Consent(stay=OPNAME, answer=a) for a in (JA, NEE))
    found = facts_of(replace(BASE_CASE, consents=both))
    assert OPNAME not in high(found.consents)


@pytest.mark.parametrize(
    ("answer", "door", "certain", "possible"),
    [
        (JA, JA, True, True),
        (JA, NIET, False, True),
        (JA, NEE, False, False),
        (NEE, NIET, False, False),
        (NIET, NIET, False, True),
    ],
)
def test_a_closed_door_is_agreed_to_for_one_kind_of_stay(
    answer, door, certain, possible
):
    found = answered(answer, door).consents_closed
    assert (OPNAME in low(found)) is certain
    assert (OPNAME in high(found)) is possible


@pytest.mark.parametrize(
    ("given", "stays"),
    [
        (title(TitleKind.WVGGZ_ZORGMACHTIGING, TitleForm.AMBULANT), set()),
        (title(TitleKind.WVGGZ_ZORGMACHTIGING, TitleForm.OPNAME), {OPNAME}),
        (
            title(TitleKind.WZD_RM, TitleForm.OPNAME),
            {OPNAME, StayKind.INSTELLING},
        ),
        (
            title(TitleKind.VW_VEROORDELING_BV, TitleForm.BESCHERMD_WONEN),
            {StayKind.BESCHERMD_WONEN},
        ),
    ],
    ids=["ambulatory", "admission under Wvggz", "Wzd", "special condition"],
)
def test_a_title_orders_the_stays_its_forms_name(given, stays):
    assert titled(given).ordered == stays


def test_each_order_keeps_its_own_end():
    later = ENDS + timedelta(days=300)
    found = titled(
        title(TitleKind.WVGGZ_ZORGMACHTIGING, TitleForm.OPNAME),
        title(TitleKind.VW_VEROORDELING_BV, TitleForm.BESCHERMD_WONEN, until=later),
    )
    assert (found.admission_until, found.sheltered_until) == (ENDS, later)


def test_of_two_orders_for_one_stay_the_last_end_counts():
    found = titled(
        title(TitleKind.WVGGZ_ZORGMACHTIGING, TitleForm.OPNAME),
        title(TitleKind.TBS_VOORWAARDEN, TitleForm.KLINISCH, until=None),
    )
    assert found.admission_until == date.max


def test_without_an_order_nothing_ends():
    found = titled()
    assert (found.admission_until, found.sheltered_until) == (date.max, date.max)


def test_an_unknown_first_day_lies_before_an_open_end():
    found = facts_of(replace(BASE_CASE, unknown=("available",))).earliest
    assert isinstance(found, Unknown)
    assert found.high < date.max


@pytest.mark.parametrize(
    ("level", "least"),
    [
        (Security.GEEN, Security.GEEN),
        (Security.LAAG, Security.GEEN),
        (Security.HOOG, Security.GEMIDDELD),
        (Security.ZEER_HOOG, Security.HOOG),
    ],
)
def test_a_place_is_meant_for_its_own_level_and_the_one_below(level, least):
    assert facts_of_place(replace(BW, security=level)).least_security is least


def test_begeleiding_round_the_clock_is_begeleiding_as_well():
    place = replace(BW, offers=(Need.WONEN, Need.BEGELEIDING_24U))
    assert Need.BEGELEIDING in facts_of_place(place).offers


def test_a_clinic_admits_and_beschermd_wonen_does_not():
    assert facts_of_place(CLINIC).admits
    assert not facts_of_place(BW).admits
