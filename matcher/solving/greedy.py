"""A first plan without search: take what is best by the steps in order, if it fits."""

import numpy as np

from matcher.solving.face import Face, fits
from matcher.solving.problem import IntArray, Problem


def first_plan(face: Face) -> IntArray | None:
    """Return a plan (int64[cases]) found by one pass, None when the pass finds none."""
    problem = face.problem
    left = problem.capacity.copy()
    choice = np.full(problem.cases, -1, dtype=np.int64)
    limits, amounts = _uses_by_option(problem)
    for option in _best_first(face).tolist():
        case = problem.option_case[option]
        limit, amount = limits[option], amounts[option]
        if choice[case] < 0 and (left[limit] >= amount).all():
            choice[case] = option
            left[limit] -= amount
    return choice if fits(face, choice) else None


def _best_first(face: Face) -> IntArray:
    """Return the open options that no step speaks against, best first."""
    keys: list[IntArray] = []
    for step in face.problem.steps:
        weights = step.weights[face.open]
        keys.append(-weights if step.maximise else weights)
    options = face.options
    # lexsort takes the most important key last; the index settles what is equal.
    return options[np.lexsort((options, *reversed(keys)))]


def _uses_by_option(problem: Problem) -> tuple[list[IntArray], list[IntArray]]:
    order = np.argsort(problem.use_option, kind="stable")
    cuts = np.searchsorted(problem.use_option[order], np.arange(1, problem.n_options))
    limits = np.split(problem.use_limit[order], cuts)
    amounts = np.split(problem.use_amount[order], cuts)
    return limits, amounts
