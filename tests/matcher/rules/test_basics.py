from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NO, NOTHING, YES, Unknown
from matcher.kinds import ChangeClass, FundingCause
from matcher.model.terms import Basic
from matcher.rule import Verdict
from matcher.rules.basics import BASICS, RESIDENCE
from tests.matcher.rules.saying import said

ID, INSURANCE, INCOME = Basic.IDENTITEIT, Basic.VERZEKERING, Basic.INKOMEN


def answer(held, needed):
    case = replace(CASE, basics=held)
    offer = replace(OFFER, needs_basics=frozenset(needed))
    return BASICS.answer(case, offer)


@pytest.mark.parametrize(
    ("held", "needed", "expected"),
    [
        ({ID, INSURANCE}, {ID}, Verdict.HOLDS),
        ({ID}, {ID}, Verdict.HOLDS),
        ((), (), Verdict.HOLDS),
        ({ID}, {ID, INSURANCE}, Verdict.BLOCKED),
    ],
    ids=["more than needed", "exactly", "nothing needed", "one missing"],
)
def test_every_basic_matter_that_is_needed_has_to_be_in_order(held, needed, expected):
    assert answer(frozenset(held), needed) is expected


def test_a_basic_matter_that_is_not_known_keeps_it_open():
    held = Unknown(frozenset({ID}), frozenset({ID, INSURANCE}))
    assert answer(held, {ID, INSURANCE}) is Verdict.UNKNOWN
    assert answer(held, {ID}) is Verdict.HOLDS
    assert answer(held, {INCOME}) is Verdict.BLOCKED


def test_the_contact_of_the_municipality_can_put_it_in_order():
    assert BASICS.change is ChangeClass.A
    assert BASICS.cause is FundingCause.NOT_APPLIED


def test_the_sentence_lists_what_is_asked_and_what_is_there():
    case = replace(CASE, basics=frozenset({ID}))
    offer = replace(OFFER, needs_basics=frozenset({ID, INSURANCE}))
    assert said(BASICS, case, offer) == (
        "Dit aanbod vraagt: IDENTITEIT, VERZEKERING. Op orde is: IDENTITEIT."
    )


@pytest.mark.parametrize(
    ("right", "needs", "expected"),
    [
        (YES, YES, Verdict.HOLDS),
        (NO, NO, Verdict.HOLDS),
        (NO, YES, Verdict.BLOCKED),
        (Unknown(NO, YES), YES, Verdict.UNKNOWN),
        (Unknown(NO, YES), NO, Verdict.HOLDS),
    ],
)
def test_the_wmo_alone_asks_for_a_right_of_residence(right, needs, expected):
    case = replace(CASE, residence_right=right)
    offer = replace(OFFER, needs_residence_right=needs)
    assert RESIDENCE.answer(case, offer) is expected


def test_the_right_of_residence_is_shown_and_never_advised():
    assert RESIDENCE.change is ChangeClass.D
    case = replace(CASE, residence_right=NO, lawful=NOTHING)
    assert said(RESIDENCE, case, OFFER) == (
        "Dit aanbod wordt alleen uit de Wmo betaald. "
        "De Wmo betaalt niet zonder verblijfsrecht."
    )
