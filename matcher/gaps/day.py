"""One day that a report counts: a verified result with its scene and plan."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from matcher.explaining.ledger import Ledger, ledger
from matcher.explaining.survey import Survey, survey
from matcher.model.region import Region
from matcher.objective import StepName
from matcher.plan import Plan
from matcher.result import No, Result
from matcher.scene import Scene

PLACED = frozenset(
    {StepName.PLACED_U0, StepName.PLACED_U1, StepName.PLACED_U2, StepName.PLACED_U3}
)


@dataclass(frozen=True, kw_only=True)
class Day:
    """A result and the scene and plan it tells of; `nos` by case, in their order."""

    result: Result
    scene: Scene
    plan: Plan
    remaining: Callable[[], float]

    @property
    def region(self) -> Region:
        """The region on this day."""
        return self.scene.region

    @property
    def maximal(self) -> bool:
        """Whether it is proved that nobody fits beside all whom the plan places."""
        first = self.result.objective.steps[: len(PLACED)]
        return self.plan.proved and frozenset(first) == PLACED

    @cached_property
    def nos(self) -> dict[str, No]:
        """The no of every case without a place, by reference."""
        return {c.case: c.no for c in self.result.cases if c.no is not None}

    @cached_property
    def urgency(self) -> dict[str, int]:
        """The urgency class of every case that asks for a place."""
        return {c.case: c.urgency for c in self.result.cases}

    @cached_property
    def at(self) -> dict[str, int]:
        """The position of every case in the scene."""
        return {case.ref: i for i, case in enumerate(self.scene.cases)}

    @cached_property
    def ledger(self) -> Ledger:
        """What the plan takes of each limit."""
        return ledger(self.scene, self.plan)

    @cached_property
    def survey(self) -> Survey:
        """What explainers look up."""
        return survey(self.scene, self.plan)

    def waited(self, ref: str) -> int:
        """Return the days a case has waited, as the objective counts them."""
        return (self.region.as_of - self.region.case[ref].waiting_since).days

    def in_order(self, refs: frozenset[str] | set[str]) -> list[str]:
        """Return cases most urgent first, then those who waited longest."""
        return sorted(refs, key=lambda r: (self.urgency[r], -self.waited(r), r))


def day_of(
    result: Result, scene: Scene, plan: Plan, remaining: Callable[[], float]
) -> Day:
    """Return the day of a result; nothing is planned anew."""
    return Day(result=result, scene=scene, plan=plan, remaining=remaining)
