"""What so many more places in one cell really do, with every limit: a re-solve."""

from collections.abc import Sequence

import numpy as np

from matcher.claims.gaps import Checked
from matcher.gaps.values import Worth
from matcher.gaps.view import View
from matcher.result import Move
from matcher.solving import IntArray, Problem
from matcher.solving.newcomers import most_joined

# Weights have to stay exact in 64 bits, with room for a factor for moves.
LARGEST_WEIGHT = 2**48
LAST_CLASS = 3


def checked(worth: Worth, slot: int, places: int) -> Checked:
    """Return who gains a place from so many more in a cell, everybody keeping one.

    Most urgent first as the objective has it: as many as can be of each class, then
    the most days waited. A place more is like one that is there: whoever has an
    option in the cell may use it, and it takes the same of all other limits.
    """
    view = worth.view
    near = sorted(worth.parts.near(slot))
    problem, behind, start = _problem(view, near, slot, places)
    weights, told = _weights(view, near)
    found = most_joined(
        problem,
        weights[problem.option_case],
        start,
        remaining=view.day.remaining,
    )
    cases = view.day.scene.cases
    chosen = [behind[j] for j in found.choice[found.choice >= 0].tolist()]
    anew = [o for o in chosen if o not in view.day.plan.choice]
    gained = sorted(
        cases[p].ref
        for k, p in enumerate(near)
        if found.choice[k] >= 0 and start[k] < 0
    )
    return Checked(
        places=places,
        gained=tuple(gained),
        persons=len(gained),
        days=sum(map(view.day.waited, gained)) if told else None,
        proved=found.proved,
        moves=tuple(sorted((_move(view, o) for o in anew), key=lambda m: m.case)),
    )


def _problem(
    view: View, near: Sequence[int], slot: int, places: int
) -> tuple[Problem, list[int], IntArray]:
    """Return the problem of these persons, the scene's option behind each option.

    An option in the cell is there twice: on its own opening and on a place more.
    """
    day = view.day
    books = day.ledger
    extra = len(books.capacity)
    case_of: list[int] = []
    behind: list[int] = []
    triples: list[tuple[int, int, int]] = []
    start: list[int] = []
    for k, person in enumerate(near):
        start.append(-1)
        for option in view.options[person]:
            opening = books.at[_opening(view, option)]
            ways = [opening, extra] if view.cell_of[option] == slot else [opening]
            for seat in ways:
                if option == day.plan.choice[person] and seat == opening:
                    start[-1] = len(behind)
                uses = dict(books.uses[option])
                uses[seat] = uses.pop(opening)
                triples += [(limit, len(behind), a) for limit, a in uses.items()]
                case_of.append(k)
                behind.append(option)
    use = np.array(triples, dtype=np.int64).reshape(-1, 3)
    problem = Problem(
        cases=len(near),
        option_case=np.array(case_of, dtype=np.int64),
        capacity=np.array([*_room(view, near), places], dtype=np.int64),
        use_limit=use[:, 0],
        use_option=use[:, 1],
        use_amount=use[:, 2],
        steps=(),
    )
    return problem, behind, np.array(start, dtype=np.int64)


def _opening(view: View, option: int) -> str:
    offer = view.day.scene.offers[view.day.scene.options[option].offer]
    return f"OPENING:{offer.place}#{offer.opening}"


def _room(view: View, near: Sequence[int]) -> list[int]:
    """Return the room of each limit without what persons far off take of it."""
    day, room = view.day, list(view.day.ledger.capacity)
    close = set(near)
    for person, option in enumerate(day.plan.choice):
        if option is not None and person not in close:
            for limit, amount in day.ledger.uses[option]:
                room[limit] -= amount
    return room


def _weights(view: View, near: Sequence[int]) -> tuple[IntArray, bool]:
    """Return a weight for each person without a place, and whether days are in it.

    One more of a class outweighs all of the classes below, as the objective has it.
    """
    day = view.day
    refs = [day.scene.cases[p].ref for p in near]
    new = [ref for ref in refs if ref in day.nos]
    rank = {ref: (len(new) + 1) ** (LAST_CLASS - day.urgency[ref]) for ref in new}
    days = {ref: max(0, day.waited(ref)) for ref in new}
    scale = sum(days.values()) + 1
    fits = sum(rank.values()) * scale < LARGEST_WEIGHT
    worth = {r: rank[r] * scale + days[r] if fits else rank[r] for r in new}
    return np.array([worth.get(ref, 0) for ref in refs], dtype=np.int64), fits


def _move(view: View, option: int) -> Move:
    found = view.day.scene.options[option]
    offer = view.day.scene.offers[found.offer]
    return Move(
        case=view.day.scene.cases[found.case].ref,
        place=offer.place,
        team=offer.team,
        start=found.start,
        option=found.key,
    )
