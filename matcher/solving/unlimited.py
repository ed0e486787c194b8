"""The easy case: everyone takes what is best for the goal and no limit minds."""

import numpy as np

from matcher.solving.face import Face, fits
from matcher.solving.found import Found, Verdict
from matcher.solving.problem import IntArray


def everyone_best(face: Face, goal: IntArray) -> Found | None:
    """Return the proved best plan if each case can have its best option, else None.

    `sole` says that no case has another option as good, so that the plan is the only
    one of its value.
    """
    problem = face.problem
    case, weights = problem.option_case[face.open], goal[face.open]
    none, top = _best_of_each(face, goal)
    at_top = face.options[weights == top[case]]
    choice = np.full(problem.cases, -1, dtype=np.int64)
    choice[problem.option_case[at_top]] = at_top
    choice[(top == none) & ~face.must] = -1
    if not fits(face, choice):
        return None
    ways = np.bincount(problem.option_case[at_top], minlength=problem.cases)
    ways += (top == none) & ~face.must
    return Found(
        verdict=Verdict.PROVED,
        choice=choice,
        bound=int(top.sum()),
        engine="none",
        sole=bool((ways == 1).all()),
    )


def unlimited_bound(face: Face, goal: IntArray) -> int | None:
    """Return what no plan exceeds: the sum of the best of each case, limits ignored.

    None when a case that must be served has no open option.
    """
    none, top = _best_of_each(face, goal)
    unserved = face.must & (top == none)
    return None if unserved.any() else int(top.sum())


def _best_of_each(face: Face, goal: IntArray) -> tuple[IntArray, IntArray]:
    """Return the worth of serving nobody and of the best option, for each case."""
    none = np.where(face.must, np.iinfo(np.int64).min, 0)
    top = none.copy()
    np.maximum.at(top, face.problem.option_case[face.open], goal[face.open])
    return none, top
