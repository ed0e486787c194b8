"""What a plan takes of each limit, and whether something more fits beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.limits import Use
from matcher.plan import Plan
from matcher.scene import Scene

Amounts = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Capacity and load of each limit, and what each option takes of which.

    `at`: position of a limit by id; `uses`: (limit, amount) for each option;
    `holders`: the cases of which the chosen option takes some, for each limit.
    """

    at: dict[str, int]
    capacity: tuple[int, ...]
    load: tuple[int, ...]
    uses: tuple[Amounts, ...]
    holders: tuple[tuple[int, ...], ...]

    def fits(self, uses: Iterable[Use]) -> bool:
        """Tell whether these uses fit beside the whole plan."""
        return all(use.amount + self.taken(use.id) <= use.capacity for use in uses)

    def taken(self, limit: str) -> int:
        """Return what the plan takes of a limit; nothing of one it does not know."""
        position = self.at.get(limit)
        return 0 if position is None else self.load[position]

    def beside_others(self, chosen: int, other: int) -> bool:
        """Tell whether the plan holds with option `other` instead of `chosen`."""
        own = dict(self.uses[chosen])
        return all(
            self.load[limit] - own.get(limit, 0) + amount <= self.capacity[limit]
            for limit, amount in self.uses[other]
        )


def ledger(scene: Scene, plan: Plan) -> Ledger:
    """Return what the plan takes of each limit."""
    uses: list[list[tuple[int, int]]] = [[] for _ in scene.options]
    holders: list[tuple[int, ...]] = []
    load = []
    for position, limit in enumerate(scene.limits):
        here = []
        for option, amount in limit.amounts:
            uses[option].append((position, amount))
            case = scene.options[option].case
            if plan.choice[case] == option:
                here.append((case, amount))
        holders.append(tuple(case for case, _ in here))
        load.append(sum(amount for _, amount in here))
    return Ledger(
        at={limit.id: k for k, limit in enumerate(scene.limits)},
        capacity=tuple(limit.capacity for limit in scene.limits),
        load=tuple(load),
        uses=tuple(tuple(found) for found in uses),
        holders=tuple(holders),
    )
