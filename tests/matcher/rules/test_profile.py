from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NOTHING, Unknown
from matcher.model.terms import Need, Sex
from matcher.rule import Verdict
from matcher.rules.profile import AGE, CARE_COVERED, CHILD, LIVING_PROFILE, SEX
from tests.matcher.rules.saying import said

HOLDS, BLOCKED, UNKNOWN = Verdict.HOLDS, Verdict.BLOCKED, Verdict.UNKNOWN
HOME = frozenset({Need.WONEN})
TREATED = HOME | {Need.BEHANDELING_GGZ}
SOLITARY = frozenset({Need.SOLITAIR})
WOMEN_ONLY = replace(OFFER, sexes=frozenset({Sex.VROUW}))
ANY_SEX = Unknown(NOTHING, frozenset(Sex))


@pytest.mark.parametrize(
    ("care", "answer"),
    [
        (HOME, HOLDS),
        (OFFER.offers, HOLDS),
        (TREATED, BLOCKED),
        (Unknown(HOME, TREATED), UNKNOWN),
        (Unknown(HOME, OFFER.offers), HOLDS),
        (Unknown(TREATED, frozenset(Need)), BLOCKED),
    ],
    ids=[
        "less than is offered",
        "exactly what is offered",
        "treatment that is not offered",
        "treatment perhaps needed",
        "unknown, but covered either way",
        "unknown, but short either way",
    ],
)
def test_all_care_that_is_needed_is_offered(care, answer):
    assert CARE_COVERED.answer(replace(CASE, care=care), OFFER) is answer


def test_missing_care_is_named():
    case = replace(CASE, care=TREATED)
    assert said(CARE_COVERED, case, OFFER) == (
        "Dit aanbod levert niet alle zorg die nodig is. Er ontbreekt: BEHANDELING_GGZ."
    )


@pytest.mark.parametrize(
    ("living", "answer"),
    [
        (NOTHING, HOLDS),
        (SOLITARY, BLOCKED),
        (Unknown(NOTHING, SOLITARY), UNKNOWN),
    ],
)
def test_the_dwelling_is_what_living_asks_for(living, answer):
    assert LIVING_PROFILE.answer(replace(CASE, living=living), OFFER) is answer


def test_a_solitary_dwelling_fits_who_needs_one():
    offer = replace(OFFER, offers=OFFER.offers | SOLITARY)
    assert LIVING_PROFILE.answer(replace(CASE, living=SOLITARY), offer) is HOLDS


def test_a_missing_way_of_living_is_named():
    case = replace(CASE, living=SOLITARY)
    assert said(LIVING_PROFILE, case, OFFER) == (
        "Deze plek mist wat het wonen vraagt: SOLITAIR."
    )


@pytest.mark.parametrize(
    ("age", "answer"),
    [
        (17, BLOCKED),
        (18, HOLDS),
        (65, HOLDS),
        (66, BLOCKED),
        (Unknown(0, 17), BLOCKED),
        (Unknown(18, 65), HOLDS),
        (Unknown(17, 18), UNKNOWN),
        (Unknown(0, 120), UNKNOWN),
    ],
)
def test_the_age_limits_are_included(age, answer):
    assert AGE.answer(replace(CASE, age=age), OFFER) is answer


def test_limits_that_no_age_meets_close_the_offer():
    nobody = replace(OFFER, min_age=30, max_age=25)
    assert all(AGE.answer(replace(CASE, age=a), nobody) is BLOCKED for a in range(121))


def test_the_age_limits_are_said():
    assert said(AGE, replace(CASE, age=17), OFFER) == (
        "Dit aanbod is voor 18 tot en met 65 jaar."
    )


@pytest.mark.parametrize(
    ("sex", "offer", "answer"),
    [
        (frozenset({Sex.VROUW}), WOMEN_ONLY, HOLDS),
        (frozenset({Sex.MAN}), WOMEN_ONLY, BLOCKED),
        (ANY_SEX, WOMEN_ONLY, UNKNOWN),
        (ANY_SEX, OFFER, HOLDS),
    ],
    ids=["a woman", "a man", "not known", "not known, where all are taken"],
)
def test_a_place_for_one_sex_is_closed_to_the_others(sex, offer, answer):
    assert SEX.answer(replace(CASE, sex=sex), offer) is answer


def test_a_place_for_one_sex_says_so():
    assert said(SEX, CASE, WOMEN_ONLY) == "Dit aanbod is alleen voor: VROUW."


@pytest.mark.parametrize(
    ("with_child", "takes_children", "answer"),
    [
        (False, False, HOLDS),
        (False, True, HOLDS),
        (True, True, HOLDS),
        (True, False, BLOCKED),
    ],
)
def test_a_child_comes_along_where_children_are_taken(
    with_child, takes_children, answer
):
    case = replace(CASE, with_child=with_child)
    assert CHILD.answer(case, replace(OFFER, takes_children=takes_children)) is answer


def test_a_place_without_room_for_a_child_says_so():
    assert said(CHILD, replace(CASE, with_child=True), OFFER) == (
        "Deze plek is niet ingericht op een ouder met een kind."
    )
