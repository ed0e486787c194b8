"""The plans that do what is asked, and the best of them by several measures."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matcher.claims.contrast import MOVED
from matcher.contrasting.asked import Asked
from matcher.contrasting.circle import circle
from matcher.explaining.ledger import Ledger
from matcher.plan import Plan
from matcher.planning import problem_of
from matcher.scene import Scene
from matcher.solving import (
    IntArray,
    Problem,
    Solution,
    Step,
    Variant,
    Work,
    best_within,
)

STAYS, CHANGED = "holder_stays", "changed_cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foil:
    """Plans in which the newcomer has a target and all but the holder keep a place.

    Only cases of the newcomer's circle may differ from the plan of the run. `moved`
    counts the others in the plan that take another option, `changed` newly placed
    cases as well, `stays` whether the holder is where it was (all int64[options]).
    """

    problem: Problem
    variant: Variant
    moved: Step
    changed: Step
    stays: Step
    remaining: Callable[[], float]
    work: Work

    def possible(self) -> Solution:
        """Return a plan that moves as few as can be, other steps not looked at."""
        problem = replace(self.problem, steps=(self.moved,), canonical=None)
        return self._solved(problem)

    def fewest(self) -> Solution:
        """Return the best of the plans that move as few as can be."""
        return self._with_steps(self.moved, *self.problem.steps)

    def best(self) -> Solution:
        """Return the best plan that does what is asked."""
        return self._with_steps(*self.problem.steps)

    def _with_steps(self, *steps: Step) -> Solution:
        """Return the best plan by these steps; of equals the one that changes least."""
        ordered = (*steps, self.stays, self.changed)
        return self._solved(replace(self.problem, steps=ordered))

    def _solved(self, problem: Problem) -> Solution:
        return best_within(
            problem, self.variant, remaining=self.remaining, work=self.work
        )


def foil(
    scene: Scene,
    plan: Plan,
    books: Ledger,
    asked: Asked,
    *,
    remaining: Callable[[], float],
    work: Work,
) -> Foil:
    """Return the plans that do what is asked."""
    two = {asked.newcomer, asked.newcomer if asked.holder is None else asked.holder}
    own = options_alone(scene, plan, books, asked)
    near = circle(scene, books, two, _with_what_it_leaves(plan, asked, own))
    placed = {i for i, option in enumerate(plan.choice) if option is not None}
    others = placed - two
    wrong = {
        position
        for position, option in enumerate(scene.options)
        if option.case == asked.newcomer and position not in asked.targets
    }
    return Foil(
        problem=problem_of(scene),
        variant=Variant(
            forced={
                i: -1 if option is None else option
                for i, option in enumerate(plan.choice)
                if i not in near
            },
            forbidden=frozenset(wrong),
            served=frozenset({*others, asked.newcomer} & near),
        ),
        moved=Step(name=MOVED, maximise=False, weights=_elsewhere(scene, plan, others)),
        changed=Step(
            name=CHANGED,
            maximise=False,
            weights=_elsewhere(scene, plan, set(range(len(scene.cases))) - two),
        ),
        stays=Step(name=STAYS, maximise=True, weights=_stays(scene, plan, asked)),
        remaining=remaining,
        work=work,
    )


def options_alone(
    scene: Scene, plan: Plan, books: Ledger, asked: Asked
) -> tuple[tuple[int, ...], ...]:
    """Return for each case its options that keep every limit alone, and its chosen one.

    Of the newcomer only those that are asked for.
    """
    found: list[list[int]] = [[] for _ in scene.cases]
    targets = frozenset(asked.targets)
    for position, option in enumerate(scene.options):
        case = option.case
        fits = all(a <= books.capacity[k] for k, a in books.uses[position])
        if case == asked.newcomer:
            fits = fits and position in targets
        elif plan.choice[case] == position:
            fits = True
        if fits:
            found[case].append(position)
    return tuple(tuple(options) for options in found)


def _with_what_it_leaves(
    plan: Plan, asked: Asked, own: tuple[tuple[int, ...], ...]
) -> list[tuple[int, ...]]:
    """Return the options with the one that the newcomer has: what it leaves is free."""
    now = plan.choice[asked.newcomer]
    left = () if now is None else (now,)
    return [
        (*options, *left) if case == asked.newcomer else options
        for case, options in enumerate(own)
    ]


def _elsewhere(scene: Scene, plan: Plan, cases: set[int]) -> IntArray:
    """Return 1 for each option of these cases that is not the chosen one."""
    return np.array(
        [
            int(option.case in cases and plan.choice[option.case] != position)
            for position, option in enumerate(scene.options)
        ],
        dtype=np.int64,
    )


def _stays(scene: Scene, plan: Plan, asked: Asked) -> IntArray:
    now = None if asked.holder is None else plan.choice[asked.holder]
    return np.array(
        [int(position == now) for position in range(len(scene.options))],
        dtype=np.int64,
    )
