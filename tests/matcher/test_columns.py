"""Facts as arrays keep what rules can tell apart, and nothing else."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.facts import AS_OF, CASE, OFFER
from matcher.columns import columns_of, distinct
from matcher.fact import NOTHING, Unknown
from matcher.model.terms import Trait
from matcher.rules import RULE_BY_KEY

FIRE, ARMS = Trait.BRANDSTICHTING, Trait.VUURWAPENDELICT


def _columns(key, cases, offers=(OFFER,)):
    comparisons = tuple(RULE_BY_KEY[key].statement.comparisons())
    return columns_of(comparisons, cases, offers)


def _members(column, record):
    """Return the certain and the possible bits of one record, as plain integers."""
    k = int(column.code[record])
    return tuple(
        sum(int(word) << 64 * w for w, word in enumerate(side[:, k]))
        for side in (column.low, column.high)
    )


def test_only_the_facts_that_are_read_become_columns():
    assert set(_columns("age", [CASE])) == {
        "case.age",
        "offer.min_age",
        "offer.max_age",
    }


def test_equal_values_share_a_code():
    age = _columns("age", [replace(CASE, age=n) for n in (20, 30, 20)])["case.age"]
    assert age.code.tolist() == [0, 1, 0]
    assert age.low.tolist() == age.high.tolist() == [20, 30]


def test_an_unknown_number_keeps_its_bounds():
    cases = [
        replace(CASE, age=Unknown(16, 18)),
        CASE,
        replace(CASE, age=Unknown(16, 18)),
    ]
    age = _columns("age", cases)["case.age"]
    assert age.code.tolist() == [0, 1, 0]
    assert (age.low.tolist(), age.high.tolist()) == ([16, 34], [18, 34])


def test_days_become_ordinals_and_an_open_end_the_last_of_them():
    offers = [OFFER, replace(OFFER, until=AS_OF)]
    until = _columns("opening-lasts", [CASE], offers)["offer.until"]
    assert until.low.tolist() == [date.max.toordinal(), AS_OF.toordinal()]


def test_sets_that_are_compared_share_their_bits_on_both_sides():
    cases = [
        replace(CASE, traits=frozenset({FIRE})),
        replace(CASE, traits=Unknown(NOTHING, frozenset({FIRE, ARMS}))),
    ]
    offers = [
        replace(OFFER, excludes_absolute=frozenset({FIRE})),
        replace(OFFER, excludes_absolute=frozenset({ARMS})),
    ]
    columns = _columns("exclusion-absolute", cases, offers)
    fire, _ = _members(columns["offer.excludes_absolute"], 0)
    assert _members(columns["case.traits"], 0) == (fire, fire)
    nothing, both = _members(columns["case.traits"], 1)
    assert nothing == 0
    assert both & fire == fire
    assert both.bit_count() == 2


@given(st.lists(st.frozensets(st.integers(0, 200)), min_size=1, max_size=6))
def test_a_mask_has_as_many_bits_as_the_set_has_members(sets):
    named = [frozenset(f"P{n}" for n in s) for s in sets]
    cases = [replace(CASE, home=s) for s in named]
    column = _columns("region", cases)["case.home"]
    masks = [_members(column, i)[0] for i in range(len(sets))]
    assert [m.bit_count() for m in masks] == [len(s) for s in sets]
    assert all(
        (masks[i] & masks[j]).bit_count() == len(a & b)
        for i, a in enumerate(named)
        for j, b in enumerate(named)
    )


def test_a_member_that_can_make_no_difference_has_no_bit():
    cases = [replace(CASE, traits=frozenset({FIRE, ARMS}))]
    offers = [replace(OFFER, excludes_absolute=frozenset({FIRE, Trait.ZEDENDELICT}))]
    columns = _columns("exclusion-absolute", cases, offers)
    assert _members(columns["case.traits"], 0) == (1, 1)
    assert _members(columns["offer.excludes_absolute"], 0) == (1, 1)


def test_what_only_the_left_of_a_difference_has_keeps_its_bit():
    cases = [replace(CASE, home=frozenset({"0363"}))]
    columns = _columns("region", cases)
    assert _members(columns["case.home"], 0) == (1, 1)
    assert _members(columns["offer.accepts_from"], 0) == (0, 0)


def test_columns_do_without_records():
    columns = _columns("refusal", (), ())
    assert {len(c.code) for c in columns.values()} == {0}
    assert {c.size for c in columns.values()} == {0}


@pytest.mark.parametrize(("key", "fact"), [("age", "age"), ("sex", "sex")])
def test_a_value_of_another_kind_is_refused(key, fact):
    with pytest.raises(TypeError, match="soon"):
        _columns(key, [replace(CASE, **{fact: "soon"})])


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), max_size=30))
def test_records_form_a_group_exactly_when_they_are_equal_in_every_column(records):
    codes = [np.array([r[k] for r in records], np.int64) for k in range(3)]
    group, first = distinct(codes)
    assert len(first) == len(set(records))
    assert [records[first[g]] for g in group] == records
