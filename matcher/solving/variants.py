"""What else could have been: solve again with choices forced or forbidden."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from matcher.solving.face import Face, whole
from matcher.solving.problem import IntArray, Problem
from matcher.solving.run import Spending
from matcher.solving.solution import Solution
from matcher.solving.solve import solve_face
from matcher.solving.stop import Stop
from matcher.solving.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Plans that choose as `forced` (case -> option, -1 = none), never `forbidden`.

    Each case of `served` has an option, whichever.
    """

    forced: Mapping[int, int] = field(default_factory=dict)
    forbidden: frozenset[int] = frozenset()
    served: frozenset[int] = frozenset()


def best_without(
    problem: Problem,
    variant: Variant,
    *,
    remaining: Callable[[], float],
    workers: int = 8,
    seed: int = 0,
    stop: Stop | None = None,
) -> Solution:
    """Return the best plan of the variant, step by step, without the canonical step.

    `Status.INFEASIBLE` says that no plan chooses so. Step values compare with those
    of the free solution in order; the choice among equals is arbitrary, so the plan is
    not for showing. Raises `ValueError` when an option is not of the case it is forced
    on or a case or option does not exist.
    """
    spending = Spending(
        remaining=remaining,
        workers=workers,
        seed=seed,
        progress=lambda _: None,
        stop=stop or Stop(),
    )
    values_only = replace(problem, canonical=None)
    return solve_face(restricted(values_only, variant), spending)[0]


def best_within(
    problem: Problem,
    variant: Variant,
    *,
    remaining: Callable[[], float],
    work: Work,
) -> Solution:
    """Return the best plan of the variant, step by step and in the fixed order.

    One worker and a bound of `work`: equal input gives an equal answer on every
    machine, unless `remaining` seconds end it first. Raises as `best_without`.
    """
    spending = Spending(
        remaining=remaining,
        workers=1,
        seed=0,
        progress=lambda _: None,
        stop=Stop(),
        work=work,
    )
    return solve_face(restricted(problem, variant), spending)[0]


def restricted(problem: Problem, variant: Variant) -> Face:
    """Return the face of the plans of the variant."""
    _refuse_foreign(problem, variant)
    face = whole(problem)
    closed = np.zeros(problem.n_options, dtype=np.bool_)
    closed[list(variant.forbidden)] = True
    must = face.must.copy()
    must[list(variant.served)] = True
    for case, option in variant.forced.items():
        closed |= (problem.option_case == case) & (
            np.arange(problem.n_options) != option
        )
        must[case] |= option >= 0
    return replace(face.closing(closed), must=must)


def alone(problem: Problem, option: int, *, capacity: IntArray | None = None) -> bool:
    """Whether the option keeps every limit as the only one chosen.

    `capacity` (int64[n_limits]) replaces that of the problem, to ask it of what is
    left by others.
    """
    uses = problem.use_option == option
    room = problem.capacity if capacity is None else capacity
    return bool((problem.use_amount[uses] <= room[problem.use_limit[uses]]).all())


def _refuse_foreign(problem: Problem, variant: Variant) -> None:
    faults = [
        f"forbidden: {option} is not in 0..{problem.n_options - 1}"
        for option in sorted(variant.forbidden)
        if not 0 <= option < problem.n_options
    ]
    faults += [
        f"served: case {case} is not in 0..{problem.cases - 1}"
        for case in sorted(variant.served)
        if not 0 <= case < problem.cases
    ]
    for case, option in sorted(variant.forced.items()):
        if not 0 <= case < problem.cases:
            faults.append(f"forced: case {case} is not in 0..{problem.cases - 1}")
        elif option >= problem.n_options or option < -1:
            faults.append(f"forced[{case}]: {option} is not an option")
        elif option >= 0 and problem.option_case[option] != case:
            faults.append(f"forced[{case}]: option {option} is of another case")
    if faults:
        raise ValueError("; ".join(faults))
