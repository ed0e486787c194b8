from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.rule import Verdict
from matcher.rules.region import REGION
from tests.matcher.rules.saying import said

UTRECHT, HILVERSUM = "0344", "0402"


@pytest.mark.parametrize(
    ("accepts_from", "answer"),
    [
        ({UTRECHT}, Verdict.HOLDS),
        ({UTRECHT, HILVERSUM}, Verdict.HOLDS),
        ({HILVERSUM}, Verdict.BLOCKED),
        ((), Verdict.BLOCKED),
    ],
    ids=["only this one", "among others", "another", "place and team share none"],
)
def test_a_place_takes_people_from_the_agreed_municipalities(accepts_from, answer):
    case = replace(CASE, home=frozenset({UTRECHT}))
    offer = replace(OFFER, accepts_from=frozenset(accepts_from))
    assert REGION.answer(case, offer) is answer


def test_a_place_for_other_municipalities_says_which_one_is_not_among_them():
    case = replace(CASE, home=frozenset({HILVERSUM}))
    assert said(REGION, case, OFFER) == (
        "Deze plek is voor afgesproken gemeenten. 0402 hoort daar niet bij."
    )


def test_the_limit_does_not_dress_up_as_law():
    assert REGION.strength == "POLICY"
    assert REGION.sources[0].is_policy
