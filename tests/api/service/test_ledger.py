"""Counts derive from intervals, and openings tell no more and no less."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.exchange.ledger import Interval, Kind, least_room, openings, room

FIRST = date(2026, 11, 1)
DAYS = [FIRST + timedelta(days=k) for k in range(40)]


@st.composite
def intervals(draw):
    start = draw(st.integers(0, 30))
    length = draw(st.none() | st.integers(1, 12))
    return Interval(
        kind=draw(st.sampled_from(Kind)),
        count=draw(st.integers(1, 3)),
        start=DAYS[start],
        until=None if length is None else DAYS[start] + timedelta(days=length),
    )


LEDGERS = st.lists(intervals(), max_size=8)


def counted(ledger, day):
    """By hand: one unit at a time."""
    free = 0
    for one in ledger:
        inside = one.start <= day and (one.until is None or day < one.until)
        for _ in range(one.count if inside else 0):
            free += 1 if one.kind is Kind.FREE else -1
    return max(free, 0)


@given(LEDGERS)
def test_the_room_of_a_day_is_what_is_free_less_what_is_taken(ledger):
    assert [room(ledger, day) for day in DAYS] == [counted(ledger, d) for d in DAYS]


@given(LEDGERS, st.sampled_from(DAYS))
def test_openings_add_up_to_the_room_of_every_day_to_come(ledger, today):
    found = openings(ledger, today)
    for day in DAYS:
        if day >= today:
            open_now = sum(
                o.count
                for o in found
                if o.start <= day and (o.until is None or day < o.until)
            )
            assert open_now == counted(ledger, day)


@given(LEDGERS, st.sampled_from(DAYS))
def test_no_two_openings_could_be_one(ledger, today):
    found = openings(ledger, today)
    spans = [(o.start, o.until) for o in found]
    assert len(set(spans)) == len(spans)
    assert all(o.start >= today and o.count > 0 for o in found)
    ends = {o.until for o in found if o.until is not None}
    # Where one ends the room falls; where one starts it rises.
    assert not ends & {o.start for o in found}


@given(LEDGERS, st.sampled_from(DAYS), st.none() | st.integers(1, 20))
def test_the_least_room_is_that_of_the_worst_day(ledger, start, length):
    until = None if length is None else start + timedelta(days=length)
    far = [start + timedelta(days=k) for k in range(length or 90)]
    assert least_room(ledger, start, until) == min(counted(ledger, d) for d in far)


@given(st.permutations(list(range(5))), st.lists(intervals(), min_size=5, max_size=5))
def test_the_order_of_a_ledger_says_nothing(order, ledger):
    other = [ledger[k] for k in order]
    assert openings(other, FIRST) == openings(ledger, FIRST)
