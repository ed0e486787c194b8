"""What options take of limits other than the opening of their own dwelling."""

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matcher.gaps.day import Day

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Uses:
    """Rows (option, limit, amount), with the person of each option.

    `room` of each limit; `chosen`: the plan's options; `open`: the options that are
    still looked at.
    """

    option: IntArray
    limit: IntArray
    amount: IntArray
    person: IntArray
    room: IntArray
    chosen: BoolArray
    open: BoolArray

    @property
    def alone(self) -> BoolArray:
        """Whether each option passes by itself every limit that is looked at."""
        fits = np.ones(len(self.person), dtype=np.bool_)
        fits[self.option[self.amount > self.room[self.limit]]] = False
        return fits

    def possible(self) -> "Uses":
        """Return the same with only options that some plan with everybody in it has.

        What the plan's persons take of a limit at least, wherever they go, is taken.
        """
        found = replace(self, open=self.alone | self.chosen)
        while True:
            fewer = found.open & found.beside()
            if (fewer == found.open).all():
                return found
            found = replace(found, open=fewer)

    def most(self) -> tuple[IntArray, IntArray, IntArray]:
        """Return the most that each person takes of each limit: three columns."""
        rows = self.open[self.option]
        key = self.person[self.option[rows]] * len(self.room) + self.limit[rows]
        keys, at = np.unique(key, return_inverse=True)
        most = np.zeros(len(keys), dtype=np.int64)
        np.maximum.at(most, at, self.amount[rows])
        return keys // len(self.room), keys % len(self.room), most

    def beside(self) -> BoolArray:
        """Return whether each option fits beside what the others take at least."""
        keys, least = self._least()
        taken = np.zeros(len(self.room), dtype=np.int64)
        np.add.at(taken, keys % len(self.room), least)
        key = self.person[self.option] * len(self.room) + self.limit
        own = np.zeros(len(key), dtype=np.int64)
        if len(keys):
            at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
            own = np.where(keys[at] == key, least[at], 0)
        over = taken[self.limit] - own + self.amount > self.room[self.limit]
        fits = np.ones(len(self.person), dtype=np.bool_)
        fits[self.option[over]] = False
        return fits

    def _least(self) -> tuple[IntArray, IntArray]:
        """Return what each of the plan's persons takes of which limit at least."""
        planned = np.zeros(int(self.person.max(initial=-1)) + 1, dtype=np.bool_)
        planned[self.person[self.chosen]] = True
        options = np.bincount(self.person[self.open], minlength=len(planned))
        rows = self.open[self.option] & planned[self.person[self.option]]
        key = self.person[self.option[rows]] * len(self.room) + self.limit[rows]
        keys, at, number = np.unique(key, return_inverse=True, return_counts=True)
        least = np.full(len(keys), np.iinfo(np.int64).max)
        np.minimum.at(least, at, self.amount[rows])
        always = number == options[keys // max(1, len(self.room))]
        return keys[always], least[always]


def uses_of(day: Day) -> Uses:
    """Return what every option of the scene takes."""
    scene, books = day.scene, day.ledger
    own = {
        j: books.at[f"OPENING:{scene.offers[j].place}#{scene.offers[j].opening}"]
        for j in {option.offer for option in scene.options}
    }
    seat = np.array([own[option.offer] for option in scene.options], dtype=np.int64)
    pairs = chain.from_iterable(limit.amounts for limit in scene.limits)
    flat = np.fromiter(chain.from_iterable(pairs), dtype=np.int64)
    option, amount = flat[::2], flat[1::2]
    limit = np.repeat(
        np.arange(len(scene.limits)), [len(x.amounts) for x in scene.limits]
    )
    other = limit != seat[option]
    chosen = np.zeros(len(seat), dtype=np.bool_)
    chosen[[o for o in day.plan.choice if o is not None]] = True
    return Uses(
        option=option[other],
        limit=limit[other],
        amount=amount[other],
        person=np.array([o.case for o in scene.options], dtype=np.int64),
        room=np.array(books.capacity, dtype=np.int64),
        chosen=chosen,
        open=np.ones(len(seat), dtype=np.bool_),
    )


def passes_alone(day: Day) -> list[bool]:
    """Tell of each option whether it passes alone all but its dwelling's opening."""
    found: list[bool] = uses_of(day).alone.tolist()
    return found
