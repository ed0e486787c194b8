from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NOTHING
from matcher.facts.records import OrderLaw
from matcher.rule import Verdict
from matcher.rules.registration import REGISTRATION
from tests.matcher.rules.saying import said

WVGGZ, WZD = frozenset({OrderLaw.WVGGZ}), frozenset({OrderLaw.WZD})
WFZ, TBS = frozenset({OrderLaw.WFZ}), frozenset({OrderLaw.WFZ_TBS})


@pytest.mark.parametrize(
    ("orders", "registered", "answer"),
    [
        (WVGGZ, WVGGZ, Verdict.HOLDS),
        (WVGGZ, WVGGZ | WZD, Verdict.HOLDS),
        (WVGGZ, WZD, Verdict.BLOCKED),
        (WVGGZ, NOTHING, Verdict.BLOCKED),
        (WFZ, WFZ | TBS, Verdict.HOLDS),
        (TBS, WFZ, Verdict.BLOCKED),
        (WVGGZ | WFZ, WFZ, Verdict.BLOCKED),
        (NOTHING, NOTHING, Verdict.HOLDS),
    ],
    ids=[
        "an accommodatie under the Wvggz",
        "registered under both laws",
        "registered under the other law",
        "a house that is no accommodatie",
        "a forensic institution that may also take tbs",
        "tbs-dwang where only other forensic titles may be carried out",
        "two orders of which one is covered",
        "no order to admit: an ambulatory title or none",
    ],
)
def test_an_order_to_admit_needs_a_location_registered_for_it(
    orders, registered, answer
):
    case = replace(CASE, admission_orders=orders)
    offer = replace(OFFER, registered=registered)
    assert REGISTRATION.answer(case, offer) is answer


def test_the_missing_registration_is_named():
    case = replace(CASE, admission_orders=WVGGZ | WZD)
    offer = replace(OFFER, registered=WZD)
    assert said(REGISTRATION, case, offer) == (
        "De locatie mist de registratie die de titel vraagt: WVGGZ."
    )
