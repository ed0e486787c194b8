from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.facts import CASE, OFFER
from matcher.fact import NOTHING, Unknown
from matcher.model.terms import StayKind
from matcher.rule import Verdict
from matcher.rules.consent import (
    CLOSED_DOOR,
    CONSENT_OR_TITLE,
    TITLE_COVERS_START,
    VOLUNTARY_STAY,
)
from tests.matcher.rules.saying import said

HOLDS, BLOCKED, UNKNOWN = Verdict.HOLDS, Verdict.BLOCKED, Verdict.UNKNOWN
OPNAME = frozenset({StayKind.OPNAME})
SHELTERED = frozenset({StayKind.BESCHERMD_WONEN})
NOT_ASKED = Unknown(NOTHING, OPNAME)

DAY = OFFER.start
WARD = replace(OFFER, stay=OPNAME, admits=True, closed=True)
ASKED_NO = replace(CASE, consents=NOTHING, declined=OPNAME)
UNASKED = replace(CASE, consents=NOT_ASKED, consents_closed=NOT_ASKED)
CONSENTS = replace(CASE, consents=OPNAME, consents_closed=NOTHING)
ORDERED = replace(ASKED_NO, ordered=OPNAME, admission_until=DAY + timedelta(days=90))


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (CONSENTS, HOLDS),
        (ORDERED, HOLDS),
        (ASKED_NO, BLOCKED),
        (replace(ASKED_NO, ordered=SHELTERED), BLOCKED),
        (replace(ASKED_NO, consents=SHELTERED), BLOCKED),
        (UNASKED, UNKNOWN),
        (replace(UNASKED, ordered=OPNAME), HOLDS),
    ],
    ids=[
        "consent to this kind of stay",
        "a title that orders this stay",
        "neither",
        "a title that orders another stay",
        "consent to another stay",
        "not asked",
        "not asked, but ordered",
    ],
)
def test_a_stay_needs_consent_or_a_title_that_orders_it(case, answer):
    assert CONSENT_OR_TITLE.answer(case, WARD) is answer


def test_missing_consent_is_the_only_fact_asked_for():
    assert CONSENT_OR_TITLE.missing(UNASKED, WARD) == ("case.consents",)


def test_no_consent_and_no_title_is_said_about_the_place():
    assert said(CONSENT_OR_TITLE, ASKED_NO, WARD) == (
        "Deze plek kan alleen met toestemming of een titel voor: OPNAME. "
        "Geen van beide is er."
    )


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (replace(CONSENTS, consents_closed=OPNAME), HOLDS),
        (ORDERED, HOLDS),
        (CONSENTS, BLOCKED),
        (replace(CONSENTS, consents_closed=SHELTERED), BLOCKED),
        (replace(CONSENTS, consents_closed=NOT_ASKED), UNKNOWN),
        (UNASKED, UNKNOWN),
        (ASKED_NO, HOLDS),
    ],
    ids=[
        "recorded consent to the closed door",
        "a title that orders the stay",
        "consent to the stay alone",
        "consent to a closed door elsewhere",
        "consent to the stay, door not asked",
        "nothing asked",
        "a no to the stay is left to consent-or-title",
    ],
)
def test_a_closed_door_needs_a_title_or_recorded_consent(case, answer):
    assert CLOSED_DOOR.answer(case, WARD) is answer


def test_an_open_door_asks_for_nothing():
    assert CLOSED_DOOR.answer(UNASKED, replace(WARD, closed=False)) is HOLDS


def test_a_closed_door_without_consent_is_said_about_the_door():
    assert said(CLOSED_DOOR, CONSENTS, WARD) == (
        "Deze plek heeft een gesloten deur. "
        "Daarvoor is een titel nodig, of vastgelegde instemming met die deur."
    )


@pytest.mark.parametrize(
    ("until", "answer"),
    [
        (DAY - timedelta(days=1), BLOCKED),
        (DAY, BLOCKED),
        (DAY + timedelta(days=1), HOLDS),
        (date.max, HOLDS),
    ],
    ids=["ended the day before", "ends that day", "ends the day after", "no end"],
)
def test_a_stay_on_a_title_alone_starts_before_the_title_ends(until, answer):
    case = replace(ORDERED, admission_until=until)
    assert TITLE_COVERS_START.answer(case, WARD) is answer


def test_the_end_of_another_order_does_not_matter():
    both = replace(
        ORDERED, ordered=OPNAME | SHELTERED, admission_until=DAY - timedelta(days=1)
    )
    house = replace(OFFER, stay=SHELTERED)
    assert TITLE_COVERS_START.answer(both, house) is HOLDS
    assert TITLE_COVERS_START.answer(both, WARD) is BLOCKED


def test_a_title_that_ends_does_not_matter_where_there_is_consent():
    ended = replace(ORDERED, admission_until=DAY)
    assert TITLE_COVERS_START.answer(replace(ended, consents=OPNAME), WARD) is HOLDS
    assert TITLE_COVERS_START.answer(replace(ended, consents=NOT_ASKED), WARD) is (
        UNKNOWN
    )


def test_without_any_order_the_end_of_a_title_is_no_ground():
    assert TITLE_COVERS_START.answer(ASKED_NO, WARD) is HOLDS


def test_an_ended_title_is_said_with_the_day_of_the_start():
    case = replace(ORDERED, admission_until=DAY)
    assert said(TITLE_COVERS_START, case, WARD) == (
        "Dit verblijf rust alleen op een titel. "
        "Die titel eindigt voor of op de start van 01-12-2026."
    )


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (ORDERED, HOLDS),
        (CONSENTS, BLOCKED),
        (UNASKED, BLOCKED),
        (ASKED_NO, HOLDS),
    ],
    ids=[
        "a title that orders the stay",
        "consent alone",
        "not asked: even a yes would not do",
        "a no to the stay is left to consent-or-title",
    ],
)
def test_a_place_that_takes_no_voluntary_stay_asks_for_a_title(case, answer):
    assert VOLUNTARY_STAY.answer(case, replace(WARD, takes_voluntary=False)) is answer


def test_a_place_that_takes_voluntary_stays_asks_for_no_title():
    assert VOLUNTARY_STAY.answer(UNASKED, WARD) is HOLDS


def test_a_place_for_titles_only_says_so():
    place = replace(WARD, takes_voluntary=False)
    assert said(VOLUNTARY_STAY, CONSENTS, place) == (
        "Deze plek neemt alleen op met een titel voor dit verblijf."
    )
