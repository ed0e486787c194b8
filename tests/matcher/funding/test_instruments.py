"""The table of status and stelsel, and the terms, typed by hand.

Terms: domain reference 7.1 (Wmo six and two weeks, CIZ six weeks or two weeks in an
institution). Statuses: an application is worth a condition, a refusal blocks, a bezwaar
is never presumed to be won; the Wfz pays by title, so a placement decision that is
missing is asked of the placer; rent needs no instrument.
"""

from dataclasses import replace
from datetime import date

import pytest

from fixtures.casussen.defaults import AS_OF, BASE_CASE
from matcher.funding.instruments import WORTH, Worth, due, term_days, worth
from matcher.kinds import FundingCause
from matcher.model.case import Entitlement, StayNow
from matcher.model.terms import Instrument, InstrumentStatus, Route, Stelsel

WMO, WLZ, ZVW, WFZ = Stelsel.WMO, Stelsel.WLZ, Stelsel.ZVW, Stelsel.WFZ
YOUTH, RENT, DEAL = Stelsel.JEUGDWET, Stelsel.EIGEN, Stelsel.MAATWERK
YES = (Worth.UNCONDITIONAL, None)
IF = (Worth.CONDITIONAL, None)
UNKNOWN = (Worth.UNKNOWN, None)
NOT_APPLIED = (Worth.BLOCKED, FundingCause.NOT_APPLIED)
NOT_DECIDED = (Worth.BLOCKED, FundingCause.NOT_DECIDED)
REFUSED = (Worth.BLOCKED, FundingCause.REFUSED)
TABLE = {
    ("GEEN", WMO): NOT_APPLIED,
    ("GEEN", WLZ): NOT_APPLIED,
    ("GEEN", ZVW): NOT_APPLIED,
    ("GEEN", WFZ): IF,
    ("GEEN", YOUTH): NOT_APPLIED,
    ("GEEN", RENT): YES,
    ("GEEN", DEAL): NOT_APPLIED,
    ("AANGEVRAAGD", WMO): IF,
    ("AANGEVRAAGD", WLZ): IF,
    ("AANGEVRAAGD", ZVW): IF,
    ("AANGEVRAAGD", WFZ): IF,
    ("AANGEVRAAGD", YOUTH): IF,
    ("AANGEVRAAGD", RENT): YES,
    ("AANGEVRAAGD", DEAL): IF,
    ("TOEGEKEND", WMO): YES,
    ("TOEGEKEND", WLZ): YES,
    ("TOEGEKEND", ZVW): YES,
    ("TOEGEKEND", WFZ): YES,
    ("TOEGEKEND", YOUTH): YES,
    ("TOEGEKEND", RENT): YES,
    ("TOEGEKEND", DEAL): YES,
    ("AFGEWEZEN", WMO): REFUSED,
    ("AFGEWEZEN", WLZ): REFUSED,
    ("AFGEWEZEN", ZVW): REFUSED,
    ("AFGEWEZEN", WFZ): REFUSED,
    ("AFGEWEZEN", YOUTH): REFUSED,
    ("AFGEWEZEN", RENT): YES,
    ("AFGEWEZEN", DEAL): REFUSED,
    ("VERLOPEN", WMO): NOT_APPLIED,
    ("VERLOPEN", WLZ): NOT_APPLIED,
    ("VERLOPEN", ZVW): NOT_APPLIED,
    ("VERLOPEN", WFZ): IF,
    ("VERLOPEN", YOUTH): NOT_APPLIED,
    ("VERLOPEN", RENT): YES,
    ("VERLOPEN", DEAL): NOT_APPLIED,
    ("INGETROKKEN", WMO): REFUSED,
    ("INGETROKKEN", WLZ): REFUSED,
    ("INGETROKKEN", ZVW): REFUSED,
    ("INGETROKKEN", WFZ): REFUSED,
    ("INGETROKKEN", YOUTH): REFUSED,
    ("INGETROKKEN", RENT): YES,
    ("INGETROKKEN", DEAL): REFUSED,
    ("BEZWAAR", WMO): NOT_DECIDED,
    ("BEZWAAR", WLZ): NOT_DECIDED,
    ("BEZWAAR", ZVW): UNKNOWN,
    ("BEZWAAR", WFZ): NOT_DECIDED,
    ("BEZWAAR", YOUTH): NOT_DECIDED,
    ("BEZWAAR", RENT): YES,
    ("BEZWAAR", DEAL): UNKNOWN,
}


def asked(stelsel, **changes):
    base = Entitlement(
        routes=(Route.WMO_BW,),
        instrument=Instrument.BESCHIKKING_WMO,
        status=InstrumentStatus.AANGEVRAAGD,
        funder="",
    )
    return due(replace(base, **changes), stelsel, BASE_CASE, AS_OF)


@pytest.mark.parametrize(("key", "expected"), TABLE.items(), ids=str)
def test_each_status_is_worth_what_was_typed(key, expected):
    status, stelsel = key
    found = worth(InstrumentStatus(status), stelsel)
    assert (found.worth, found.cause) == expected


def test_the_table_knows_every_status_of_every_stelsel():
    assert len(TABLE) == len(WORTH) == len(InstrumentStatus) * len(Stelsel)


@pytest.mark.parametrize(
    ("stelsel", "stays", "days"),
    [
        (WMO, "GEEN_VASTE_PLEK", 56),
        (WLZ, "GEEN_VASTE_PLEK", 42),
        (WLZ, "HIC", 14),
        (WLZ, "OPNAME", 14),
        (WMO, "HIC", 56),
        (WFZ, "PI", None),
        (DEAL, "GEEN_VASTE_PLEK", None),
    ],
)
def test_a_decision_takes_the_term_of_the_law(stelsel, stays, days):
    case = replace(BASE_CASE, stay_now=StayNow(kind=stays))
    assert term_days(stelsel, case) == days


def test_an_application_of_1_november_is_decided_by_ciz_on_13_december():
    assert asked(WLZ, applied=date(2026, 11, 1)) == date(2026, 12, 13)


def test_a_melding_of_today_is_decided_by_the_college_on_17_january():
    assert asked(WMO) == date(2027, 1, 17)


def test_a_recorded_day_goes_before_the_term():
    assert asked(WMO, due=date(2026, 12, 1)) == date(2026, 12, 1)


def test_an_agreement_has_no_day_of_its_own():
    assert asked(DEAL) is None
