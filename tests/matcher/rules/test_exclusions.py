from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NOTHING, Unknown
from matcher.model.terms import Trait
from matcher.rule import Verdict
from matcher.rules.exclusions import (
    EXCLUSION_ABSOLUTE,
    EXCLUSION_NEGOTIABLE,
    REFUSAL,
)
from tests.matcher.rules.saying import said

FIRE = frozenset({Trait.BRANDSTICHTING})
PET = frozenset({Trait.HUISDIER})
HAS_FIRE = replace(CASE, traits=FIRE)
EXCLUSIONS = [
    (EXCLUSION_ABSOLUTE, replace(OFFER, excludes_absolute=FIRE)),
    (EXCLUSION_NEGOTIABLE, replace(OFFER, excludes_negotiable=FIRE)),
]


@pytest.mark.parametrize(("rule", "offer"), EXCLUSIONS)
@pytest.mark.parametrize(
    ("traits", "answer"),
    [
        (NOTHING, Verdict.HOLDS),
        (PET, Verdict.HOLDS),
        (FIRE, Verdict.BLOCKED),
        (FIRE | PET, Verdict.BLOCKED),
        (Unknown(NOTHING, FIRE), Verdict.UNKNOWN),
        (Unknown(FIRE, FIRE | PET), Verdict.BLOCKED),
        (Unknown(NOTHING, PET), Verdict.HOLDS),
    ],
    ids=[
        "checked absent",
        "another trait",
        "the excluded trait",
        "the excluded trait among others",
        "not checked",
        "present, others not checked",
        "checked absent, others not checked",
    ],
)
def test_an_excluded_trait_closes_the_place(rule, offer, traits, answer):
    assert rule.answer(replace(CASE, traits=traits), offer) is answer


def test_an_absolute_exclusion_is_not_a_negotiable_one():
    absolute, negotiable = (offer for _, offer in EXCLUSIONS)
    assert EXCLUSION_ABSOLUTE.answer(HAS_FIRE, negotiable) is Verdict.HOLDS
    assert EXCLUSION_NEGOTIABLE.answer(HAS_FIRE, absolute) is Verdict.HOLDS


def test_an_exclusion_names_what_it_excludes():
    assert said(EXCLUSION_ABSOLUTE, HAS_FIRE, EXCLUSIONS[0][1]) == (
        "Deze plek sluit dit zonder uitzondering uit: BRANDSTICHTING."
    )
    assert said(EXCLUSION_NEGOTIABLE, HAS_FIRE, EXCLUSIONS[1][1]) == (
        "Deze plek sluit dit uit zolang geen voorwaarde is afgesproken: BRANDSTICHTING."
    )


@pytest.mark.parametrize(
    ("refused_by", "answer"),
    [
        (NOTHING, Verdict.HOLDS),
        (frozenset({"ELSEWHERE"}), Verdict.HOLDS),
        (frozenset({"PLACE"}), Verdict.BLOCKED),
        (frozenset({"TEAM"}), Verdict.BLOCKED),
    ],
)
def test_an_earlier_no_of_place_or_team_stands(refused_by, answer):
    offer = replace(OFFER, parts=frozenset({"PLACE", "TEAM"}))
    assert REFUSAL.answer(replace(CASE, refused_by=refused_by), offer) is answer


def test_an_earlier_no_is_said_about_the_place():
    case = replace(CASE, refused_by=OFFER.parts)
    assert said(REFUSAL, case, OFFER) == "Deze plek gaf eerder een nee op deze vraag."
