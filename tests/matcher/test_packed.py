"""Packed answers of any comparison are those of the comparison to each pair."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.facts import CASE, OFFER
from matcher.columns import columns_of
from matcher.fact import NOTHING, Unknown
from matcher.packed import WIDE, answers
from matcher.rule import Pair
from matcher.term import FactTerm


def _set(side, name):
    return FactTerm(side, name, is_set=True, sort="set of str")


def _number(side, name):
    return FactTerm(side, name, is_set=False, sort="int")


HOME, DENIED = _set("case", "home"), _set("case", "denied")
FROM, TOKENS = _set("offer", "accepts_from"), _set("offer", "tokens")
ON_SETS = (
    (HOME & FROM) != NOTHING,
    (HOME - FROM) == NOTHING,
    (FROM - HOME) == NOTHING,
    (HOME | FROM) == NOTHING,
    ((HOME | DENIED) & FROM) != NOTHING,
    ((HOME - FROM) & (DENIED | TOKENS)) == NOTHING,
    (FROM & TOKENS) != NOTHING,
    (HOME & DENIED) == NOTHING,
)
AGE, TOP_UP = _number("case", "age"), _number("case", "top_up")
TARIFF, MIN_AGE = _number("offer", "tariff"), _number("offer", "min_age")
ON_NUMBERS = (
    AGE <= TARIFF,
    AGE + TOP_UP < TARIFF - MIN_AGE,
    AGE - TOP_UP == MIN_AGE,
    AGE != TARIFF,
    AGE >= 3,
    TARIFF == 2,
)
NUMBERS = st.integers(0, 4)


def _members(size):
    """Draw sets of up to `size` members, of many or of few of them."""
    names = [f"M{k}" for k in range(size)]
    few = st.frozensets(st.sampled_from(names), max_size=4)
    return few | few.map(lambda s: frozenset(names) - s)


def _facts(values):
    return values | st.tuples(values, values).map(_unknown)


def _unknown(ends):
    a, b = ends
    if isinstance(a, frozenset):
        return Unknown(a & b, a | b)
    return Unknown(min(a, b), max(a, b))


def _records(record, **values):
    changes = st.fixed_dictionaries({k: _facts(v) for k, v in values.items()})
    made = changes.map(lambda drawn: replace(record, **drawn))
    return st.lists(made, min_size=1, max_size=9)


def _assert_as_each_pair(comparison, cases, offers, **options):
    columns = columns_of([comparison], cases, offers)
    rows = answers(comparison, columns, len(cases), len(offers), **options)
    for name in ("yes", "no"):
        bits = np.unpackbits(getattr(rows, name)[rows.at], axis=1, count=len(offers))
        assert bits.astype(bool).tolist() == [
            [getattr(comparison.answer(Pair(c, o)), name) for o in offers]
            for c in cases
        ]


@pytest.mark.parametrize("comparison", ON_SETS, ids=str)
@pytest.mark.parametrize("size", [5, 64, 300])
@pytest.mark.parametrize("wide", [0, WIDE])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_sets_of_any_width_are_answered_as_for_one_pair(comparison, wide, size, data):
    sets = _members(size)
    cases = data.draw(_records(CASE, home=sets, denied=sets))
    offers = data.draw(_records(OFFER, accepts_from=sets, tokens=sets))
    _assert_as_each_pair(comparison, cases, offers, wide=wide)


@pytest.mark.parametrize("comparison", ON_NUMBERS, ids=str)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_numbers_are_answered_as_for_one_pair(comparison, data):
    cases = data.draw(_records(CASE, age=NUMBERS, top_up=NUMBERS))
    offers = data.draw(_records(OFFER, tariff=NUMBERS, min_age=NUMBERS))
    _assert_as_each_pair(comparison, cases, offers)
