"""Who takes part in a competition, with the options that keep every limit alone."""

from dataclasses import dataclass, replace
from functools import cached_property

from matcher.explaining.ledger import Amounts, Ledger, ledger
from matcher.explaining.moves import first_chain
from matcher.explaining.views import unit_view
from matcher.kinds import LimitKind
from matcher.plan import Plan
from matcher.result import Move
from matcher.scene import Scene

Options = dict[int, tuple[int, ...]]


@dataclass(frozen=True, kw_only=True)
class Arena:
    """A plan, and for each case its options that fit as the only new placement.

    `options`: of a placed case its chosen option is always among them; a case of
    which no option fits alone has none. `waiting`: cases without a place that have an
    option in the scene.
    """

    scene: Scene
    plan: Plan
    ledger: Ledger
    options: Options
    waiting: tuple[int, ...]

    @cached_property
    def placed(self) -> tuple[int, ...]:
        """The cases that the plan places, ascending."""
        return tuple(i for i, o in enumerate(self.plan.choice) if o is not None)

    @cached_property
    def position(self) -> dict[str, int]:
        """The position of each case by its reference."""
        return {case.ref: i for i, case in enumerate(self.scene.cases)}

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
    def of_case(self) -> Options:
        """All options of each case that has any, ascending."""
        found: dict[int, list[int]] = {}
        for position, option in enumerate(self.scene.options):
            found.setdefault(option.case, []).append(position)
        return {case: tuple(own) for case, own in found.items()}

    @cached_property
    def elsewhere(self) -> Options:
        """The options of each placed case other than its chosen one."""
        chosen = self.plan.choice
        return {
            case: tuple(o for o in self.options[case] if o != chosen[case])
            for case in self.placed
        }

    def uses(self, option: int) -> Amounts:
        """Return what an option takes: pairs of limit and amount."""
        return self.ledger.uses[option]

    def short(self, option: int, leaves: int | None = None) -> Amounts:
        """Return what an option lacks of each limit, once another option is left."""
        freed = {} if leaves is None else dict(self.uses(leaves))
        load, capacity = self.ledger.load, self.ledger.capacity
        over = (
            (k, amount + load[k] - freed.get(k, 0) - capacity[k])
            for k, amount in self.uses(option)
        )
        return tuple((k, lack) for k, lack in over if lack > 0)

    def chain(self, case: int, leaves: int) -> tuple[int, ...] | None:
        """Return an option of the case with the moves that let it in, one at a time.

        `leaves`: the option that a placed case gives up. None when none is found.
        """
        books, plan = self._without(leaves)
        starts = ((self.uses(option), (option,)) for option in self.options[case])
        return first_chain(books, plan, self.elsewhere, starts)

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

    def _without(self, option: int) -> tuple[Ledger, Plan]:
        case = self.scene.options[option].case
        load, holders = list(self.ledger.load), list(self.ledger.holders)
        for k, amount in self.uses(option):
            load[k] -= amount
            holders[k] = tuple(c for c in holders[k] if c != case)
        choice = (*self.plan.choice[:case], None, *self.plan.choice[case + 1 :])
        books = replace(self.ledger, load=tuple(load), holders=tuple(holders))
        return books, replace(self.plan, choice=choice)


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
