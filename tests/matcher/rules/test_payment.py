"""Contract, follow-on and tariff: the payer can pay here, goes on, and pays enough."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.facts import CASE, OFFER, WAY
from matcher.fact import NOTHING, Unknown
from matcher.kinds import FundingCause
from matcher.model.terms import Route
from matcher.rule import Verdict
from matcher.rules.payment import CONTRACT, FOLLOW_ON, TARIFF
from matcher.way import Payment, Way
from tests.matcher.rules.saying import said

ELSEWHERE = Way(Payment(Route.WMO_BW, funder="COLLEGE-ALMERE"), None, None)
LATER = Way(Payment(Route.ZVW_VERBLIJF, funder="ZV-1"), None, None)
DAY = timedelta(days=1)
ENDS = date(2027, 1, 6)


def ending(until, **changes):
    """Return a case of which the only way to pay ends on a day."""
    only = frozenset({WAY})
    base = replace(CASE, steady=NOTHING, ending=only, payable=only, paid_until=until)
    return replace(base, **changes)


def ending_next(until, **changes):
    """Return the same with the way among those that end on the later day."""
    base = ending(ENDS, ending=NOTHING, ending_next=frozenset({WAY}))
    return replace(base, paid_until_next=until, **changes)


def test_a_contract_with_the_payer_is_enough():
    assert CONTRACT.answer(CASE, OFFER) is Verdict.HOLDS


def test_a_contract_with_another_college_is_none():
    case = replace(CASE, payable=frozenset({ELSEWHERE}))
    assert CONTRACT.answer(case, OFFER) is Verdict.BLOCKED
    assert CONTRACT.cause is FundingCause.NO_CONTRACT


def test_a_payer_that_is_not_known_keeps_the_contract_open():
    case = replace(CASE, payable=Unknown(NOTHING, frozenset({WAY})))
    assert CONTRACT.answer(case, OFFER) is Verdict.UNKNOWN


def test_without_a_decision_a_contract_is_not_the_cause():
    case = replace(CASE, payable=NOTHING, decided=NOTHING)
    assert CONTRACT.answer(case, OFFER) is Verdict.HOLDS


def test_the_contract_sentence_names_the_payers_that_are_there():
    case = replace(CASE, payable=frozenset({ELSEWHERE}))
    assert said(CONTRACT, case, OFFER) == (
        f"De aanbieder heeft geen contract met de betaler. Wel met: {WAY}."
    )


@pytest.mark.parametrize("made", [ending, ending_next])
@pytest.mark.parametrize(
    ("days", "answer"),
    [(0, Verdict.HOLDS), (1, Verdict.HOLDS), (-1, Verdict.BLOCKED)],
    ids=["on the last day asked for", "after it", "a day too early"],
)
def test_money_has_to_last_over_the_horizon(made, days, answer):
    case = made(OFFER.needs_until + days * DAY)
    assert FOLLOW_ON.answer(case, OFFER) is answer


@pytest.mark.parametrize(
    ("made", "follows"), [(ending, "follow_on"), (ending_next, "follow_on_next")]
)
def test_another_way_of_the_same_offer_may_take_over(made, follows):
    case = made(ENDS, **{follows: frozenset({LATER})})
    both = replace(OFFER, ways=frozenset({WAY, LATER}))
    assert FOLLOW_ON.answer(case, both) is Verdict.HOLDS
    assert FOLLOW_ON.answer(case, OFFER) is Verdict.BLOCKED


def test_a_follower_of_the_later_end_does_not_help_the_first():
    case = ending(ENDS, follow_on_next=frozenset({LATER}))
    both = replace(OFFER, ways=frozenset({WAY, LATER}))
    assert FOLLOW_ON.answer(case, both) is Verdict.BLOCKED


def test_a_way_that_may_take_over_keeps_it_open():
    case = ending(ENDS, follow_on=Unknown(NOTHING, frozenset({WAY})))
    assert FOLLOW_ON.answer(case, OFFER) is Verdict.UNKNOWN
    assert FOLLOW_ON.missing(case, OFFER) == ("case.follow_on",)


def test_a_steady_way_needs_no_follower():
    case = ending(ENDS, steady=frozenset({WAY}))
    assert FOLLOW_ON.answer(case, OFFER) is Verdict.HOLDS


def test_nothing_payable_is_not_a_payment_that_stops():
    case = ending(ENDS, ending=NOTHING, payable=NOTHING)
    assert FOLLOW_ON.answer(case, OFFER) is Verdict.HOLDS


def test_the_follow_on_sentence_names_both_days():
    assert said(FOLLOW_ON, ending(ENDS), OFFER) == (
        "De betaling stopt op 06-01-2027. Ze is nodig tot 01-06-2027. "
        "Dit aanbod heeft geen contract met een volgende betaler."
    )


@pytest.mark.parametrize(
    ("intensity", "answer"),
    [
        (25_000, Verdict.HOLDS),
        (25_001, Verdict.BLOCKED),
        (Unknown(20_000, 30_000), Verdict.UNKNOWN),
    ],
    ids=["exactly", "a cent too much", "not known"],
)
def test_the_tariff_pays_the_care_that_is_needed(intensity, answer):
    case = replace(CASE, intensity=intensity)
    assert TARIFF.answer(case, OFFER) is answer
    assert TARIFF.cause is FundingCause.TARIFF


def test_money_on_top_counts_everywhere_when_it_is_bound_to_no_place():
    case = replace(CASE, intensity=44_500, top_up=19_500)
    assert TARIFF.answer(case, OFFER) is Verdict.HOLDS


@pytest.mark.parametrize(
    ("places", "answer"),
    [({"PLACE"}, Verdict.HOLDS), ({"ELSEWHERE"}, Verdict.BLOCKED)],
)
def test_money_that_is_bound_to_a_place_counts_there_alone(places, answer):
    case = replace(
        CASE, intensity=44_500, top_up_there=19_500, top_up_places=frozenset(places)
    )
    assert TARIFF.answer(case, OFFER) is answer


def test_the_tariff_sentence_gives_the_three_amounts():
    case = replace(CASE, intensity=44_500)
    assert said(TARIFF, case, OFFER) == (
        "Het tarief van deze plek is 25000 per dag. Extra afgesproken: 0. "
        "De nodige zorg kost 44500 per dag."
    )
