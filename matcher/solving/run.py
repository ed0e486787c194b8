"""The state of one run: the face that is left, the best plan, what is proved."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matcher.solving import cpsat
from matcher.solving.face import Face, value_of
from matcher.solving.found import Effort, Found, Verdict
from matcher.solving.goals import Goal, canonical_goals, step_goals
from matcher.solving.problem import IntArray
from matcher.solving.solution import (
    Report,
    Solution,
    Status,
    StepProgress,
    StepReport,
    StepResult,
)
from matcher.solving.stop import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What a run may use and whom it tells."""

    remaining: Callable[[], float]
    workers: int
    seed: int
    progress: Callable[[StepProgress], None]
    stop: Stop

    @property
    def over(self) -> bool:
        """Whether time is up or the run was stopped."""
        return self.stop.is_set or self.remaining() <= 0

    @property
    def effort(self) -> Effort:
        """What a search that begins now may spend."""
        return Effort(seconds=self.remaining(), workers=self.workers, seed=self.seed)


class Run:
    """Settles goals in order and keeps what is known, whenever it ends."""

    def __init__(self, face: Face, spending: Spending) -> None:
        """Start with all plans of the face and no plan at hand."""
        self.face = face
        self.plan: IntArray | None = None
        self._spending = spending
        self._searched = False
        self._complete = False
        self._unique = False
        self._infeasible = face.impossible
        self._results: list[StepResult] = []
        self._reports: list[StepReport] = []

    def begin(self, plan: IntArray | None) -> None:
        """Hold a first plan, found without proof."""
        self.plan = plan

    def settle(self, goal: Goal) -> bool:
        """Prove the best value of the goal and keep only its plans; False if not."""
        self._complete = False
        if self._infeasible or self._spending.over:
            return False
        before = self._spending.remaining()
        found = cpsat.search(
            self.face,
            goal.weights,
            start=self.plan,
            effort=self._spending.effort,
            stop=self._spending.stop,
        )
        self._take(found, goal)
        proved = found.verdict is Verdict.PROVED
        if proved and self.plan is not None:
            value = value_of(goal.weights, self.plan)
            self.face = self.face.within(goal.weights, value)
        self._tell(goal, found, before)
        self._complete = proved
        return proved

    def finds_another(self) -> bool:
        """Whether another plan of the same values exists; if proved not, `unique`."""
        self._complete = False
        if self._spending.over:
            return False
        before = self._spending.remaining()
        found = cpsat.search(
            self.face,
            np.zeros(self.face.problem.n_options, dtype=np.int64),
            start=None,
            other_than=self.plan,
            effort=self._spending.effort,
            stop=self._spending.stop,
        )
        self._report("second best", found.engine, before)
        self._unique = found.verdict is Verdict.EMPTY
        self._complete = self._unique or found.choice is not None
        return found.choice is not None

    def solution(self) -> Solution:
        """Return what is known now; steps not reached show their value unproved."""
        choice = self.plan
        if choice is None:
            choice = np.full(self.face.problem.cases, -1, dtype=np.int64)
        return Solution(
            status=self._status(),
            choice=choice,
            steps=(*self._results, *self._unreached()),
            unique=self._unique,
        )

    def report(self) -> Report:
        """Return the sidecar: engines and seconds so far."""
        spending = self._spending
        return Report(
            workers=spending.workers, seed=spending.seed, steps=tuple(self._reports)
        )

    def _take(self, found: Found, goal: Goal) -> None:
        self._searched |= found.choice is not None or found.verdict is Verdict.EMPTY
        if found.verdict is Verdict.EMPTY:
            if self.plan is not None:
                message = f"{found.engine} says no plan exists, yet one is at hand"
                raise RuntimeError(message)
            self._infeasible = True
        if found.choice is not None and (
            self.plan is None
            or value_of(goal.weights, found.choice) >= value_of(goal.weights, self.plan)
        ):
            self.plan = found.choice

    def _tell(self, goal: Goal, found: Found, before: float) -> None:
        proved = found.verdict is Verdict.PROVED
        result = goal.result(self.plan, found.bound, proved=proved)
        self._results.append(result)
        self._report(goal.name, found.engine, before)
        problem = self.face.problem
        self._spending.progress(
            StepProgress(
                result=result,
                index=len(self._results) - 1,
                count=len(problem.steps) + (problem.canonical is not None),
                open_options=int(self.face.open.sum()),
            )
        )

    def _report(self, name: str, engine: str, before: float) -> None:
        self._reports.append(
            StepReport(
                name=name,
                seconds=before - self._spending.remaining(),
                engine=engine,
                open_options=int(self.face.open.sum()),
            )
        )

    def _status(self) -> Status:
        if self._infeasible:
            return Status.INFEASIBLE
        if self._complete:
            return Status.OPTIMAL
        if self._spending.stop.is_set:
            return Status.INTERRUPTED
        return Status.FEASIBLE if self._searched else Status.OUT_OF_TIME

    def _unreached(self) -> list[StepResult]:
        problem = self.face.problem
        goals = [*step_goals(problem)]
        if problem.canonical is not None:
            goals.append(canonical_goals(problem.canonical)[0])
        return [
            goal.result(self.plan, None, proved=False)
            for goal in goals[len(self._results) :]
        ]
