"""What pays, one cause at a time: each rule reads one layer of the ways to pay."""

from dataclasses import replace

import pytest

from fixtures.facts import CASE, FORM, OFFER
from matcher.fact import NO, NOTHING, YES, Unknown
from matcher.kinds import FundingCause, KindOfNo
from matcher.model.terms import Profile, Route
from matcher.rule import Verdict
from matcher.rules.funding import (
    APPLIED,
    DECIDED,
    FUNDING_RULES,
    PROFILE,
    ROUTE,
    STANDING,
)
from matcher.way import Payment, Way
from tests.matcher.rules.saying import said

WLZ = Way(Payment(Route.WLZ_VERBLIJF, Profile.GGZ_W_5), None, None)
OTHER = Way(Payment(Route.ZVW_VERBLIJF), None, None)
LAYERS = {
    ROUTE: "lawful",
    PROFILE: "fitting",
    APPLIED: "applied",
    STANDING: "standing",
    DECIDED: "decided",
}
CAUSES = {
    ROUTE: FundingCause.NO_ROUTE,
    APPLIED: FundingCause.NOT_APPLIED,
    STANDING: FundingCause.REFUSED,
    DECIDED: FundingCause.NOT_DECIDED,
}
each = pytest.mark.parametrize("rule", FUNDING_RULES, ids=lambda r: r.key)


def reaching(rule, *, inside, outside=frozenset({FORM})):
    """Return a case in which `rule` reads `inside`, and all layers before `outside`."""
    names = list(LAYERS.values())
    position = names.index(LAYERS[rule])
    before = dict.fromkeys(names[:position], outside)
    after = dict.fromkeys(names[position:], inside)
    return replace(CASE, **before, **after)


@each
def test_a_way_in_the_layer_is_enough(rule):
    case = reaching(rule, inside=frozenset({FORM, OTHER}))
    assert rule.answer(case, OFFER) is Verdict.HOLDS


@each
def test_one_way_of_several_is_enough(rule):
    offer = replace(OFFER, forms=frozenset({FORM, WLZ}))
    case = reaching(rule, inside=frozenset({WLZ}), outside=frozenset({FORM, WLZ}))
    assert rule.answer(case, offer) is Verdict.HOLDS


@each
def test_no_way_of_the_offer_in_the_layer_blocks(rule):
    case = reaching(rule, inside=frozenset({OTHER}))
    assert rule.answer(case, OFFER) is Verdict.BLOCKED


@each
def test_a_way_that_may_be_in_the_layer_keeps_it_open(rule):
    case = reaching(rule, inside=Unknown(NOTHING, frozenset({FORM})))
    assert rule.answer(case, OFFER) is Verdict.UNKNOWN
    assert rule.missing(case, OFFER) == (f"case.{LAYERS[rule]}",)


@pytest.mark.parametrize("rule", FUNDING_RULES[1:], ids=lambda r: r.key)
def test_an_offer_that_an_earlier_cause_closes_is_not_closed_again(rule):
    case = reaching(rule, inside=NOTHING, outside=NOTHING)
    assert rule.answer(case, OFFER) is Verdict.HOLDS


@pytest.mark.parametrize(
    ("has_right", "answer"),
    [
        (NO, Verdict.HOLDS),
        (YES, Verdict.BLOCKED),
        (Unknown(NO, YES), Verdict.UNKNOWN),
    ],
)
def test_a_missing_right_of_residence_speaks_for_itself(has_right, answer):
    case = replace(reaching(ROUTE, inside=NOTHING), residence_right=has_right)
    assert ROUTE.answer(case, OFFER) is answer


def test_causes_are_those_of_the_list_and_a_profile_is_no_matter_of_money():
    assert {rule: rule.cause for rule in CAUSES} == CAUSES
    assert PROFILE.cause is None
    assert PROFILE.kind is KindOfNo.PROFILE_GAP


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            ROUTE,
            (
                "Geen stelsel mag dit aanbod nu betalen. "
                "Het aanbod kent deze betaling: {}."
            ),
        ),
        (PROFILE, "Deze plek vraagt een ander zorgprofiel dan is geïndiceerd: {}."),
        (APPLIED, "Voor dit aanbod is nog geen besluit over betaling gevraagd: {}."),
        (STANDING, "De betaling van dit aanbod is afgewezen of ingetrokken: {}."),
        (
            DECIDED,
            "Het besluit over de betaling van dit aanbod valt na 15-01-2027: {}.",
        ),
    ],
    ids=lambda value: getattr(value, "key", "says"),
)
def test_the_sentence_is_about_the_offer(rule, sentence):
    case = reaching(rule, inside=NOTHING)
    assert said(rule, case, OFFER) == sentence.format(FORM)


@each
def test_a_change_asks_for_a_decision_and_never_for_an_outcome(rule):
    promised = ("toegekend", "goedgekeurd", "krijgt", "granted", "approved")
    assert not [w for w in promised if w in rule.change_nl + rule.change_en]
