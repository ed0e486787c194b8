from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.facts import AS_OF, CASE, OFFER
from matcher.fact import Unknown
from matcher.rule import Verdict
from matcher.rules.dates import OPENING_LASTS, STARTS_IN_TIME
from tests.matcher.rules.saying import said

LATEST = CASE.start_by
DAY = timedelta(days=1)
SOME_DAY = Unknown(AS_OF, date.max - DAY)


@pytest.mark.parametrize(
    ("start", "answer"),
    [
        (LATEST - DAY, Verdict.HOLDS),
        (LATEST, Verdict.HOLDS),
        (LATEST + DAY, Verdict.BLOCKED),
    ],
)
def test_a_start_after_the_latest_day_is_no_placement(start, answer):
    assert STARTS_IN_TIME.answer(CASE, replace(OFFER, start=start)) is answer


def test_a_case_that_can_only_move_after_its_latest_day_has_no_start_in_time():
    case = replace(CASE, earliest=LATEST + DAY)
    assert STARTS_IN_TIME.answer(case, OFFER) is Verdict.BLOCKED


def test_without_a_hard_latest_day_a_late_start_is_only_late():
    case = replace(CASE, start_by=date.max, earliest=SOME_DAY)
    offer = replace(OFFER, start=date(2030, 1, 1))
    assert STARTS_IN_TIME.answer(case, offer) is Verdict.HOLDS


def test_when_the_case_can_move_is_asked_where_it_decides():
    case = replace(CASE, earliest=SOME_DAY)
    assert STARTS_IN_TIME.missing(case, OFFER) == ("case.earliest",)
    late = replace(OFFER, start=LATEST + DAY)
    assert STARTS_IN_TIME.answer(case, late) is Verdict.BLOCKED


def test_a_late_start_says_the_three_days():
    offer = replace(OFFER, start=date(2027, 2, 15))
    assert said(STARTS_IN_TIME, CASE, offer) == (
        "De plek is vrij vanaf 15-02-2027 en verhuizen kan vanaf 22-11-2026. "
        "De start moet uiterlijk 15-01-2027 zijn."
    )


@pytest.mark.parametrize(
    ("until", "answer"),
    [
        (AS_OF, Verdict.BLOCKED),
        (AS_OF + DAY, Verdict.HOLDS),
        (date.max, Verdict.HOLDS),
    ],
    ids=["ends that day", "that day is the last", "no end"],
)
def test_the_opening_is_still_there_when_the_case_can_move(until, answer):
    assert OPENING_LASTS.answer(CASE, replace(OFFER, until=until)) is answer


def test_an_unknown_day_matters_only_for_an_opening_that_ends():
    case = replace(CASE, earliest=SOME_DAY)
    ends = replace(OFFER, until=date(2027, 3, 1))
    assert OPENING_LASTS.answer(case, ends) is Verdict.UNKNOWN
    assert OPENING_LASTS.answer(case, OFFER) is Verdict.HOLDS


def test_an_opening_that_ends_too_early_says_both_days():
    case = replace(CASE, earliest=date(2027, 1, 4))
    offer = replace(OFFER, until=date(2027, 1, 4))
    assert said(OPENING_LASTS, case, offer) == (
        "De plek is vrij tot 04-01-2027. Verhuizen kan pas vanaf 04-01-2027."
    )
