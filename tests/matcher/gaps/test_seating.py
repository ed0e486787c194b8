"""Seats: nobody loses one, as many as can be get one."""

from itertools import product
from random import Random

import pytest

from matcher.gaps.seating import Seating, bits


def most(reach, room, kept):
    """Return how many can sit at most while all of `kept` do, every way tried."""
    ways = [list(bits(r)) + ([] if p in kept else [None]) for p, r in enumerate(reach)]
    return max(
        sum(slot is not None for slot in choice)
        for choice in product(*ways)
        if all(choice.count(s) <= room[s] for s in range(len(room)))
    )


@pytest.mark.parametrize("seed", range(60))
def test_filling_seats_as_many_as_can_be_and_moves_nobody_out(seed):
    rng = Random(seed)  # noqa: S311 - seeded examples
    room = [rng.randrange(3) for _ in range(3)]
    reach = [rng.randrange(8) for _ in range(5)]
    seating = Seating(reach, room)
    for person in (0, 1):
        if reach[person]:
            seating.seat(person)
    kept = seating.seated
    left = seating.fill([p for p in range(5) if p not in kept])
    assert kept <= seating.seated
    assert len(seating.seated) == most(reach, room, kept)
    assert sorted([*left, *seating.seated]) == list(range(5))


def test_earlier_persons_come_first():
    seating = Seating([1, 1, 1], [1])
    assert seating.fill([2, 0, 1]) == [0, 1]


def test_a_copy_goes_on_by_itself():
    first = Seating([1, 1], [1])
    other = first.copy()
    other.seat(0)
    assert first.seated == frozenset()
    assert other.seated == {0}


def test_a_path_leads_through_who_sits_there_to_a_wider_slot():
    seating = Seating([0b001, 0b011, 0b110], [1, 1, 0])
    seating.put(1, 0)
    seating.put(2, 1)
    assert seating.seat(0) is not None
    assert seating.explore([0]) == {0: 0, 1: 0, 2: 0}
    who_may = {0: frozenset({0, 1}), 1: frozenset({1, 2}), 2: frozenset({2})}
    assert seating.leading_to(2, who_may) == {0, 1, 2}
    seating.widen(2)
    assert seating.seat(0) is None


@pytest.mark.parametrize("seed", range(20))
def test_after_a_trial_all_is_as_it_was(seed):
    rng = Random(seed)  # noqa: S311 - seeded examples
    seating = Seating([rng.randrange(8) for _ in range(5)], [1, 1, 0])
    seating.fill([0, 1])
    before = seating.seated
    free = {p for p in range(5) if seating.copy().seat(p) is None}
    with seating.trial():
        seating.widen(2)
        seating.fill([p for p in range(5) if p not in before])
    assert seating.seated == before
    assert {p for p in range(5) if seating.copy().seat(p) is None} == free
