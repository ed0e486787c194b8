"""Figures of a gap report as they are read: weeks that add up, shares, marks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.text.gaps.figures import (
    apportioned,
    figure,
    in_weeks,
    persons,
    rounded,
    weeks_that_add_up,
)
from matcher.claims.figures import Tally, Told


def tally(days, told=Told.WHOLE):
    return Tally(members=(), persons=1, now=1, days=days, told=told)


@given(st.lists(st.integers(0, 10_000), max_size=12))
def test_weeks_in_a_table_add_up_to_the_rounded_total(days):
    weeks = weeks_that_add_up([tally(d) for d in days])
    assert sum(weeks) == rounded(sum(days))
    assert all(abs(w * 7 - d) < 7 for w, d in zip(weeks, days, strict=True))


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12), st.integers(1, 50))
def test_parts_are_whole_units_that_add_up(parts, unit):
    found = apportioned(parts, unit)
    assert sum(found) == (Fraction(sum(parts), unit) + Fraction(1, 2)).__floor__()
    assert all(0 <= n - p // unit <= 1 for n, p in zip(found, parts, strict=True))


@pytest.mark.parametrize(
    ("told", "nl", "en"),
    [
        (Told.WHOLE, "1.200 mensen", "1,200 persons"),
        (Told.ROUNDED, "± 1.200 mensen", "± 1,200 persons"),
        (Told.STANDING, "± 1.200 * mensen", "± 1,200 * persons"),
        (Told.HIDDEN, "aantal niet getoond", "number not shown"),
    ],
)
def test_a_number_says_how_it_is_told(told, nl, en):
    assert persons(1200, told, "nl") == nl
    assert persons(1200, told, "en") == en


def test_a_number_that_is_not_there_is_not_shown():
    assert figure(None, Told.ROUNDED, "nl") == "niet getoond"
    assert in_weeks(None, Told.WHOLE, "en") == "weeks not shown"


def test_one_person_and_one_week_are_singular():
    assert persons(1, Told.WHOLE, "nl") == "1 mens"
    assert in_weeks(7, Told.WHOLE, "nl") == "1 week"
