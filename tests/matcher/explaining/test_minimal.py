"""Minimal sets of changes against their definition."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matcher.explaining.changes import minimal_sets
from matcher.explaining.minimal import Sets, minimal

rows = st.lists(
    st.tuples(
        st.integers(0, 7), st.integers(0, 3), st.integers(0, 3), st.integers(0, 1),
        st.integers(0, 2), st.integers(0, 1), st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


def sets_of(drawn):
    words = np.array([r[:4] for r in drawn], dtype=np.uint64).reshape(-1, 4)
    at = [(r[4] if r[2] else -1, r[5] if r[3] else -1) for r in drawn]
    return Sets(words=words, at=np.array(at, dtype=np.int64).reshape(-1, 2))


def plain(sets):
    """Return each row as a set of (word, bit, where)."""
    return [
        frozenset(
            (word, bit, {2: place, 3: team}.get(word))
            for word in range(4)
            for bit in range(8)
            if words[word] >> bit & 1
        )
        for words, (place, team) in zip(
            sets.words.tolist(), sets.at.tolist(), strict=True
        )
    ]


def smallest(family):
    return {a for a in family if not any(b < a for b in family)}


@given(rows)
def test_the_minimal_sets_are_those_without_a_part_among_the_others(drawn):
    sets = sets_of(drawn)
    found = plain(minimal(sets))
    assert len(found) == len(set(found))
    assert set(found) == smallest(set(plain(sets)))


@given(rows)
def test_a_set_without_room_is_kept_only_if_it_contains_none_with_room(drawn):
    sets = sets_of(drawn)
    room = np.array([r[6] for r in drawn], dtype=np.bool_)
    free, full = (plain(part) for part in minimal_sets(sets, room))
    with_room = {s for s, fits in zip(plain(sets), room, strict=True) if fits}
    without = {s for s, fits in zip(plain(sets), room, strict=True) if not fits}
    assert set(free) == smallest(with_room)
    assert set(full) == {
        s for s in smallest(without) if not any(part <= s for part in free)
    }
    assert len(full) == len(set(full))


@given(rows)
def test_a_set_opens_exactly_the_rows_that_are_part_of_it(drawn):
    sets = sets_of(drawn)
    for k, whole in enumerate(plain(sets)):
        opened = sets.within(sets.words[k], sets.at[k]).tolist()
        assert opened == [part <= whole for part in plain(sets)]
