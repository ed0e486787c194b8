from dataclasses import replace

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import Unknown
from matcher.model.terms import Security
from matcher.rule import Verdict
from matcher.rules.security import OVER_SECURITY, SECURITY_LEVEL
from tests.matcher.rules.saying import said

NEEDS_TWO = replace(CASE, security=Security.GEMIDDELD)
TWO_OR_THREE = Unknown(Security.GEMIDDELD, Security.HOOG)


def at(level):
    return replace(
        OFFER, security=level, least_security=Security(max(level - 1, Security.GEEN))
    )


@pytest.mark.parametrize(
    ("level", "answer"),
    [
        (Security.LAAG, Verdict.BLOCKED),
        (Security.GEMIDDELD, Verdict.HOLDS),
        (Security.ZEER_HOOG, Verdict.HOLDS),
    ],
)
def test_a_place_below_the_needed_level_is_closed(level, answer):
    assert SECURITY_LEVEL.answer(NEEDS_TWO, at(level)) is answer


@pytest.mark.parametrize(
    ("level", "answer"),
    [
        (Security.LAAG, Verdict.BLOCKED),
        (Security.GEMIDDELD, Verdict.UNKNOWN),
        (Security.HOOG, Verdict.HOLDS),
    ],
)
def test_a_level_known_within_bounds_still_decides_outside_them(level, answer):
    case = replace(CASE, security=TWO_OR_THREE)
    assert SECURITY_LEVEL.answer(case, at(level)) is answer


def test_a_place_below_the_level_says_both_levels():
    assert said(SECURITY_LEVEL, NEEDS_TWO, at(Security.LAAG)) == (
        "Deze plek heeft beveiligingsniveau 1. Nodig is niveau 2."
    )


@pytest.mark.parametrize(
    ("level", "answer"),
    [
        (Security.GEEN, Verdict.HOLDS),
        (Security.HOOG, Verdict.HOLDS),
        (Security.ZEER_HOOG, Verdict.BLOCKED),
    ],
)
def test_two_levels_above_the_need_asks_for_a_recorded_reason(level, answer):
    assert OVER_SECURITY.answer(NEEDS_TWO, at(level)) is answer


def test_with_a_recorded_reason_every_level_is_open():
    case = replace(NEEDS_TWO, over_security_reason=True)
    assert OVER_SECURITY.answer(case, at(Security.ZEER_HOOG)) is Verdict.HOLDS


def test_an_unknown_need_leaves_over_security_open():
    case = replace(CASE, security=Unknown(Security.GEEN, Security.ZEER_HOOG))
    assert OVER_SECURITY.missing(case, at(Security.HOOG)) == ("case.security",)
    assert OVER_SECURITY.answer(case, at(Security.LAAG)) is Verdict.HOLDS


def test_a_place_far_above_the_need_says_both_levels():
    assert said(OVER_SECURITY, NEEDS_TWO, at(Security.ZEER_HOOG)) == (
        "Deze plek heeft beveiligingsniveau 4. Nodig is niveau 2. "
        "Een vastgelegde reden voor dat verschil ontbreekt."
    )
