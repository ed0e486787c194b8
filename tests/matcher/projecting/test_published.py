"""What is told of a number of persons, once and again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.claims.figures import Told
from matcher.projecting.published import THRESHOLD, Figure, Press, rounded

PERSONS = [f"P{k}" for k in range(30)]
members = st.frozensets(st.sampled_from(PERSONS), max_size=20)
tables = st.lists(members, min_size=1, max_size=6)


def figures(table):
    return [
        Figure(key=("row", str(k)), members=found, numbers=(len(found),))
        for k, found in enumerate(table)
    ]


@given(tables)
def test_too_few_persons_are_never_told(table):
    for found, told in zip(table, Press().publish(figures(table)), strict=True):
        if len(found) < THRESHOLD:
            assert told.told is Told.HIDDEN
            assert told.numbers == ()


@given(tables)
def test_what_is_told_is_a_multiple_of_five_near_the_number(table):
    for found, told in zip(table, Press().publish(figures(table)), strict=True):
        if told.told is not Told.HIDDEN:
            (number,) = told.numbers
            assert number % THRESHOLD == 0
            assert abs(number - len(found)) < THRESHOLD


@given(tables)
def test_a_hidden_row_is_never_alone_nor_about_too_few_in_all(table):
    told = Press().publish(figures(table))
    hidden = [
        found
        for found, one in zip(table, told, strict=True)
        if one.told is Told.HIDDEN and found
    ]
    if hidden and any(one.told is not Told.HIDDEN for one in told):
        assert len(hidden) > 1
        assert len(frozenset().union(*hidden)) >= THRESHOLD


@given(tables, tables)
def test_a_figure_moves_only_when_enough_persons_came_or_went(before, after):
    press = Press()
    first = press.publish(figures(before))
    press.first = False
    again = press.publish(figures(after))
    for k, (one, two) in enumerate(zip(first, again, strict=False)):
        if len(before[k] ^ after[k]) < THRESHOLD:
            assert two.numbers in {one.numbers, ()}
            assert two.told is not Told.ROUNDED


@given(members, st.sampled_from(PERSONS))
def test_one_person_more_tells_the_same_the_next_time(found, person):
    def told(after):
        press = Press()
        press.publish(figures([found]))
        press.first = False
        return press.publish(figures([after]))

    assert told(found | {person}) == told(found - {person})


def test_a_row_that_is_new_is_told_once_enough_persons_are_in_it():
    press = Press()
    press.publish([])
    press.first = False
    few, many = frozenset(PERSONS[:4]), frozenset(PERSONS[:6])
    assert press.publish(figures([few]))[0].told is Told.HIDDEN
    # Six came since a report in which it was not there.
    assert press.publish(figures([many]))[0].told is Told.ROUNDED


def test_a_row_that_was_hidden_stays_so_until_enough_came():
    press = Press()
    few, more = frozenset(PERSONS[:4]), frozenset(PERSONS[:6])
    press.publish(figures([few]))
    press.first = False
    assert press.publish(figures([more]))[0].told is Told.HIDDEN
    assert press.publish(figures([frozenset(PERSONS[:9])]))[0].told is Told.ROUNDED


@pytest.mark.parametrize("number", [0, 1, 4, None])
def test_less_than_one_unit_is_no_number(number):
    assert rounded(number, 5, PERSONS) is None


def test_equal_persons_are_rounded_alike_and_right_on_average():
    numbers = [rounded(7, 5, [str(k)]) for k in range(400)]
    assert set(numbers) == {5, 10}
    assert 6.5 < sum(numbers) / len(numbers) < 7.5
    assert rounded(7, 5, ["a", "b"]) == rounded(7, 5, ["b", "a"])
