"""Synthetic cases and places with room as the only limit, seeded.

Whoever is alike in severity wants the same places, and few are free, so circuits are
large. No share is calibrated on practice.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np

from matcher.competing.hall import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """For each case the free places it fits, and how many each place takes."""

    choices: tuple[tuple[int, ...], ...]
    capacity: tuple[int, ...]


def crowd(
    seed: int, *, cases: int = 500, places: int = 3000, free: float = 0.1
) -> Crowd:
    """Return a crowd: the same seed gives the same one."""
    rng = np.random.default_rng(seed)
    severity, grade = rng.beta(2, 2, cases), rng.beta(2, 2, places)
    popularity = rng.gamma(2, 1, places)
    room = np.where(rng.random(places) < free, rng.choice([1, 1, 2], places), 0)
    chosen = []
    for case in range(cases):
        pull = np.exp(-(((grade - severity[case]) / 0.1) ** 2)) * popularity
        number = int(rng.integers(5, 41))
        fits = rng.choice(places, number, replace=False, p=pull / pull.sum())
        chosen.append(tuple(sorted(p for p in fits.tolist() if room[p])))
    return Crowd(choices=tuple(chosen), capacity=tuple(room.tolist()))


def largest_plan(crowd: Crowd) -> list[int | None]:
    """Return a place for as many cases as can be, in order: earlier cases first."""
    held: dict[int, list[int]] = {}
    plan: list[int | None] = [None] * len(crowd.choices)
    for case in range(len(crowd.choices)):
        _let_in(crowd, plan, held, case)
    return plan


def view_of(crowd: Crowd, plan: list[int | None]) -> View:
    """Return the view of places, as the product has it of a plan."""
    held: dict[int, list[int]] = {}
    for case, place in enumerate(plan):
        if place is not None:
            held.setdefault(place, []).append(case)
    return View(
        choices={case: frozenset(own) for case, own in enumerate(crowd.choices)},
        holders=held,
        full=frozenset(p for p, some in held.items() if len(some) == crowd.capacity[p]),
    )


def _let_in(
    crowd: Crowd, plan: list[int | None], held: dict[int, list[int]], case: int
) -> None:
    """Give a case a place if moves along a shortest path make room."""
    came: dict[int, int] = {}
    queue = deque([case])
    while queue:
        who = queue.popleft()
        for place in crowd.choices[who]:
            if place in came:
                continue
            came[place] = who
            if len(held.setdefault(place, [])) < crowd.capacity[place]:
                _shift(plan, held, came, place, case)
                return
            queue.extend(held[place])


def _shift(
    plan: list[int | None],
    held: dict[int, list[int]],
    came: dict[int, int],
    place: int,
    case: int,
) -> None:
    to: int | None = place
    while to is not None:
        who = came[to]
        before = plan[who]
        if before is not None:
            held[before].remove(who)
        plan[who] = to
        held[to].append(who)
        to = before if who != case else None
