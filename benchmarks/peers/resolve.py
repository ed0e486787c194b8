"""The value of a place more by solving again with CP-SAT. Frozen.

What one writes first: a variable for each person and slot, everybody placed has to be
in, and the persons without a place weigh by urgency and then by days. It knows
nothing of the sweep it is measured against.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Persons without a place who are in, their weight, and the seconds it took."""

    persons: int
    weight: int
    seconds: float
    proved: bool


def resolved(
    slots: Sequence[Sequence[int]],
    room: Mapping[int, int],
    weights: Sequence[int],
    *,
    workers: int,
    limit: float,
) -> Answer:
    """Return the best seating; `slots` of each person, weight 0: has to be in."""
    begin = time.perf_counter()
    model = cp_model.CpModel()
    at: dict[int, list[cp_model.IntVar]] = {}
    goal = []
    for own, weight in zip(slots, weights, strict=True):
        seats = [model.new_bool_var("") for _ in own]
        for slot, seat in zip(own, seats, strict=True):
            at.setdefault(slot, []).append(seat)
        if weight:
            model.add_at_most_one(seats)
            goal += [(seat, weight) for seat in seats]
        else:
            model.add_exactly_one(seats)
    for slot, seats in at.items():
        model.add(sum(seats) <= room.get(slot, 0))
    model.maximize(sum(weight * seat for seat, weight in goal))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = limit
    status = solver.solve(model)
    inside = [weight for seat, weight in goal if solver.boolean_value(seat)]
    return Answer(
        persons=len(inside),
        weight=sum(inside),
        seconds=time.perf_counter() - begin,
        proved=status == cp_model.OPTIMAL,
    )
