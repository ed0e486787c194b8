"""The days ahead, cut where a title, an agreement or the 1,095 days end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fixtures.casussen.defaults import AS_OF, BASE_CASE
from fixtures.casussen.papers import maatwerk, title
from matcher.funding.component import Component
from matcher.funding.spans import spans
from matcher.model.case import StayNow
from matcher.model.terms import Route, TitleForm, TitleKind

STARTS, ENDS = date(2026, 12, 1), date(2027, 2, 1)
HOME = (Component.HOUSING, Route.WFZ_BW)
TITLE = title(
    TitleKind.VW_VEROORDELING_BV,
    TitleForm.BESCHERMD_WONEN,
    start=STARTS,
    until=ENDS,
)


def cut(**changes):
    return spans(replace(BASE_CASE, **changes), AS_OF)


def days(found):
    return [(s.start, s.until) for s in found]


def test_without_anything_that_ends_there_is_one_span():
    assert days(cut()) == [(AS_OF, date.max)]


def test_the_first_span_starts_when_the_case_can_move():
    assert cut(available=ENDS)[0].start == ENDS
    assert cut(available=AS_OF - timedelta(days=9))[0].start == AS_OF


def test_a_title_cuts_where_it_starts_and_ends():
    found = cut(titles=(TITLE,))
    assert days(found) == [(AS_OF, STARTS), (STARTS, ENDS), (ENDS, date.max)]
    assert [HOME in s.named for s in found] == [False, True, False]


def test_a_title_that_ended_before_the_case_can_move_cuts_nothing():
    assert days(cut(titles=(TITLE,), available=ENDS)) == [(ENDS, date.max)]


def test_a_civil_title_cuts_nothing():
    order = title(
        TitleKind.WVGGZ_ZORGMACHTIGING, TitleForm.OPNAME, start=STARTS, until=ENDS
    )
    assert days(cut(titles=(order,))) == [(AS_OF, date.max)]


@pytest.mark.parametrize(
    ("kind", "insured", "detained"),
    [
        (TitleKind.TBS_DWANG, False, False),
        (TitleKind.TBS_PROEFVERLOF, True, False),
        (TitleKind.TBS_VOORWAARDELIJK_BEEINDIGD, True, False),
        (TitleKind.DETENTIE_MET_ZORG, False, True),
    ],
)
def test_insurance_rests_under_the_titles_of_r13(kind, insured, detained):
    (span,) = cut(titles=(title(kind, start=AS_OF),))
    assert (span.insured, span.detained) == (insured, detained)


def test_the_rest_of_the_1095_days_counts_from_the_day_of_the_run():
    found = cut(stay_now=StayNow(kind="HIC", zvw_days=1080))
    assert days(found)[0] == (AS_OF, date(2026, 12, 7))
    assert [(s.zvw_stay, s.ggz_b) for s in found] == [(True, False), (False, True)]


def test_an_agreement_cuts_where_it_ends():
    found = cut(entitlements=(maatwerk(100, until=ENDS),))
    assert days(found) == [(AS_OF, ENDS), (ENDS, date.max)]
