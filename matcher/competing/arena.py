"""Who takes part in a competition, with the options that keep every limit alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matcher.explaining.ledger import Amounts, Ledger, ledger
from matcher.explaining.views import unit_view
from matcher.kinds import LimitKind
from matcher.plan import Plan
from matcher.result import Move
from matcher.scene import Scene
from matcher.solving import IntArray, Problem


@dataclass(frozen=True, kw_only=True)
class Arena:
    """A plan, and for each case its options that fit as the only new placement.

    `options`: of a placed case its chosen option is always among them. `waiting`:
    cases without a place that have at least one option in the scene.
    """

    scene: Scene
    plan: Plan
    ledger: Ledger
    options: dict[int, tuple[int, ...]]
    waiting: tuple[int, ...]

    @cached_property
    def placed(self) -> tuple[int, ...]:
        """The cases that the plan places, ascending."""
        return tuple(i for i, o in enumerate(self.plan.choice) if o is not None)

    @cached_property
    def views(self) -> tuple[str | None, ...]:
        """The view of each limit, None for one with unequal amounts."""
        region = self.scene.region
        return tuple(
            f"{limit.kind}/{limit.about.partition('@')[0]}"
            if limit.kind is LimitKind.KEEP_APART
            else unit_view(region, limit)
            for limit in self.scene.limits
        )

    @cached_property
    def of_case(self) -> dict[int, tuple[int, ...]]:
        """All options of each case, ascending."""
        found: dict[int, list[int]] = {i: [] for i in range(len(self.scene.cases))}
        for position, option in enumerate(self.scene.options):
            found[option.case].append(position)
        return {case: tuple(own) for case, own in found.items()}

    def short(self, taken: Amounts, *leaving: int) -> tuple[tuple[int, int], ...]:
        """Return what these uses lack of each limit, once some options are left."""
        load = dict(taken)
        for option in leaving:
            for limit, amount in self.uses(option):
                load[limit] = load.get(limit, 0) - amount
        over = (
            (limit, load[limit] + self.ledger.load[limit] - self.ledger.capacity[limit])
            for limit, _ in taken
        )
        return tuple((limit, lack) for limit, lack in over if lack > 0)

    def uses(self, option: int) -> Amounts:
        """Return what an option takes: pairs of limit and amount."""
        return self.ledger.uses[option]

    def problem(
        self, cases: Iterable[int], own: dict[int, tuple[int, ...]] | None = None
    ) -> tuple[Problem, tuple[int, ...], IntArray]:
        """Return the problem of serving all these cases, with its options and plan.

        The problem's case k is the k-th of `cases`; the tuple holds the scene's
        option behind each of its options; the array is the plan in its numbers, -1
        where the plan places nobody. `own` gives other options for some cases.
        """
        given = own or {}
        order = tuple(cases)
        behind = [
            (k, option)
            for k, case in enumerate(order)
            for option in (given if case in given else self.options)[case]
        ]
        triples = [
            (limit, position, amount)
            for position, (_, option) in enumerate(behind)
            for limit, amount in self.uses(option)
        ]
        use = np.array(triples, dtype=np.int64).reshape(-1, 3)
        at = {option: position for position, (_, option) in enumerate(behind)}
        chosen = [at.get(self.plan.choice[case] or -1, -1) for case in order]
        problem = Problem(
            cases=len(order),
            option_case=np.array([k for k, _ in behind], dtype=np.int64),
            capacity=np.array(self.ledger.capacity, dtype=np.int64),
            use_limit=use[:, 0],
            use_option=use[:, 1],
            use_amount=use[:, 2],
            steps=(),
            required=True,
        )
        start = np.array(chosen, dtype=np.int64)
        return problem, tuple(option for _, option in behind), start

    def move(self, option: int) -> Move:
        """Return the claim that a case takes this option."""
        found = self.scene.options[option]
        offer = self.scene.offers[found.offer]
        return Move(
            case=self.scene.cases[found.case].ref,
            place=offer.place,
            team=offer.team,
            start=found.start,
            option=found.key,
        )


def arena(scene: Scene, plan: Plan) -> Arena:
    """Return the arena of a plan."""
    books = ledger(scene, plan)
    own: dict[int, list[int]] = {}
    for position, option in enumerate(scene.options):
        alone = all(a <= books.capacity[k] for k, a in books.uses[position])
        if alone or plan.choice[option.case] == position:
            own.setdefault(option.case, []).append(position)
    return Arena(
        scene=scene,
        plan=plan,
        ledger=books,
        options={case: tuple(found) for case, found in own.items()},
        waiting=tuple(
            sorted(i for i in {o.case for o in scene.options} if plan.choice[i] is None)
        ),
    )
