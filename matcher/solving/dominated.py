"""Options that no best plan takes: another of the case is better and takes no more."""

from collections.abc import Iterator

import numpy as np

from matcher.solving.face import BoolArray, Face
from matcher.solving.goals import canonical_rounds, step_goals
from matcher.solving.rows import binding_rows

Uses = dict[int, int]
Rank = tuple[int, ...]


def undominated(face: Face) -> Face:
    """Return the face without dominated options; its best plans are the same.

    An option is dominated if another option of its case comes first in the order of
    all steps and the first canonical round, and takes no more of any limit that can
    bind. Exchanging the two keeps every limit and makes the plan better in the first
    step in which they differ. Closing options can free limits, so it is asked again
    until nothing more is closed.
    """
    while True:
        closed = _dominated(face)
        if not closed.any():
            return face
        face = face.closing(closed)


def _dominated(face: Face) -> BoolArray:
    uses = _uses(face)
    rank = _ranks(face)
    closed = np.zeros(face.problem.n_options, dtype=np.bool_)
    for options in _by_case(face):
        kept: list[int] = []
        for option in sorted(options, key=rank.__getitem__, reverse=True):
            if any(
                rank[better] > rank[option] and _within(uses[better], uses[option])
                for better in kept
            ):
                closed[option] = True
            else:
                kept.append(option)
    return closed


def _within(less: Uses, more: Uses) -> bool:
    return all(more.get(limit, 0) >= amount for limit, amount in less.items())


def _uses(face: Face) -> dict[int, Uses]:
    uses: dict[int, Uses] = {option: {} for option in face.options.tolist()}
    for row in binding_rows(face):
        amounts = zip(row.options.tolist(), row.amounts.tolist(), strict=True)
        for option, amount in amounts:
            uses[option][row.limit] = amount
    return uses


def _ranks(face: Face) -> dict[int, Rank]:
    """Return a key that is larger for an option that comes first."""
    problem, open_ = face.problem, face.options
    goals = (*step_goals(problem), *canonical_rounds(problem.canonical)[:1])
    table = np.array([goal.weights[open_] for goal in goals], dtype=np.int64)
    ranks = table.reshape(len(goals), len(open_)).T.tolist()
    return dict(zip(open_.tolist(), map(tuple, ranks), strict=True))


def _by_case(face: Face) -> Iterator[list[int]]:
    open_ = face.options
    case = face.problem.option_case[open_]
    order = np.argsort(case, kind="stable")
    ends = np.flatnonzero(np.diff(case[order])) + 1
    for part in np.split(open_[order], ends):
        yield part.tolist()
