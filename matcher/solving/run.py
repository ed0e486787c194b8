"""The state of one run: the face that is left, the best plan, what is proved."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.solving import cpsat
from matcher.solving.face import Face, value_of
from matcher.solving.found import Effort, Found, Verdict
from matcher.solving.goals import Goal, canonical_rounds, step_goals
from matcher.solving.grouping import Group, next_group
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
from matcher.solving.unlimited import everyone_best, unlimited_bound
from matcher.solving.work import Work

# How many times what a step took may go into proving its plan the only one.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """What a run may use and whom it tells.

    With `work` the searches are bounded by that as well, and what ends a search before
    the seconds do is the same on every machine.
    """

    remaining: Callable[[], float]
    workers: int
    seed: int
    progress: Callable[[StepProgress], None]
    stop: Stop
    work: Work | None = None

    @property
    def left(self) -> float:
        """What is left: work where that is counted, else seconds."""
        return self.remaining() if self.work is None else self.work.left

    @property
    def over(self) -> bool:
        """Whether time is up, the work is done or the run was stopped."""
        return self.stop.is_set or self.remaining() <= 0 or self.left <= 0

    def effort(self, at_most: float = math.inf) -> Effort:
        """Return what a search that begins now may spend, `at_most` of what is left."""
        seconds, work = self.remaining(), math.inf
        if self.work is None:
            seconds = min(seconds, at_most)
        else:
            work = min(self.work.left, at_most)
        return Effort(seconds=seconds, workers=self.workers, seed=self.seed, work=work)

    def spent(self, found: Found) -> None:
        """Take off what a search used."""
        if self.work is not None:
            self.work.spend(found.work)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The last objective proved: on which face, by which weights, for how much.

    `sole` holds when the search itself proved that no other plan is as good.
    """

    face: Face
    weights: IntArray
    sole: bool
    spent: float


class Run:
    """Settles goals in order and keeps what is known, whenever it ends."""

    def __init__(self, face: Face, spending: Spending, plan: IntArray | None) -> None:
        """Start with all plans of the face; `plan` is one of them, without proof."""
        self._face = face
        self._plan = plan
        self._spending = spending
        self._last: Settled | None = None
        self._searched = False
        self._complete = False
        self._unique = False
        self._infeasible = face.impossible
        self._results: list[StepResult] = []
        self._reports: list[StepReport] = []

    def settle(self, goals: Sequence[Goal]) -> bool:
        """Prove the best value of each goal in order; False if not all are proved."""
        self._complete = False
        left = [*goals]
        while left:
            if self._infeasible or self._spending.over:
                return False
            group = next_group(self._face, left)
            if not self._settle_group(group):
                return False
            left = left[len(group.parts) :]
            if left and self._is_sole():
                self._follow(left)
                break
        self._complete = not self._infeasible
        return self._complete

    def finds_another(self) -> bool:
        """Whether another plan of the same values exists; if proved not, `unique`."""
        if self._unique:
            return False
        verdict = self._rival(math.inf)
        self._unique = verdict is Verdict.EMPTY
        self._complete = verdict is not Verdict.OPEN
        return verdict is Verdict.PROVED

    def solution(self) -> Solution:
        """Return what is known now; steps not reached show their value unproved."""
        choice = self._plan
        if choice is None:
            choice = np.full(self._face.problem.cases, -1, dtype=np.int64)
        return Solution(
            status=self._status(),
            choice=choice,
            steps=(*self._results, *self._unreached()),
            unique=self._unique and self._face.problem.canonical is not None,
        )

    def report(self) -> Report:
        """Return the sidecar: engines and seconds so far."""
        spending = self._spending
        return Report(
            workers=spending.workers, seed=spending.seed, steps=tuple(self._reports)
        )

    def _settle_group(self, group: Group) -> bool:
        before, left = self._spending.remaining(), self._spending.left
        face, weights = self._face, group.weights
        found = everyone_best(face, weights) or cpsat.search(
            face,
            weights,
            start=self._plan,
            effort=self._spending.effort(),
            stop=self._spending.stop,
        )
        self._spending.spent(found)
        self._take(found, weights)
        proved = found.verdict is Verdict.PROVED
        self._report(" + ".join(p.goal.name for p in group.parts), found.engine, before)
        self._tell(group, found.bound)
        if proved:
            spent = left - self._spending.left
            self._last = Settled(
                face=face, weights=weights, sole=found.sole, spent=spent
            )
        return proved

    def _is_sole(self) -> bool:
        """Whether only the plan at hand is left, if that is soon proved.

        Where many plans are equal a rival is soon found; where none is, this proof
        replaces those of all later steps, which are harder with each equality.
        """
        last = self._last
        allowed = 0.2 if last is None else 0.2 + PATIENCE * last.spent
        self._unique = self._rival(allowed) is Verdict.EMPTY
        return self._unique

    def _rival(self, at_most: float) -> Verdict:
        """Return `EMPTY` if proved that no plan equals ours so far, `PROVED` if one."""
        last, plan, spending = self._last, self._plan, self._spending
        if last is None or plan is None or spending.over:
            return Verdict.OPEN
        if last.sole:
            return Verdict.EMPTY
        before = spending.remaining()
        found = cpsat.search(
            last.face,
            last.weights,
            start=plan,
            rival=True,
            effort=spending.effort(at_most),
            stop=spending.stop,
        )
        spending.spent(found)
        self._report("second best", found.engine, before, last.face)
        return found.verdict if found.choice is None else Verdict.PROVED

    def _follow(self, goals: Sequence[Goal]) -> None:
        """Record the values of the only plan left as proved."""
        for goal in goals:
            bound = None if self._plan is None else value_of(goal.weights, self._plan)
            result = goal.result(self._plan, bound, proved=True)
            self._results.append(result)
            self._progress(result)

    def _take(self, found: Found, weights: IntArray) -> None:
        self._searched |= found.choice is not None or found.verdict is Verdict.EMPTY
        if found.verdict is Verdict.EMPTY:
            if self._plan is not None:
                message = f"{found.engine} says no plan exists, yet one is at hand"
                raise RuntimeError(message)
            self._infeasible = True
        if found.choice is not None and (
            self._plan is None
            or value_of(weights, found.choice) >= value_of(weights, self._plan)
        ):
            self._plan = found.choice

    def _tell(self, group: Group, bound: int | None) -> None:
        """Record a result per goal the bound says something of; keep the proved."""
        if self._plan is None or bound is None:
            return
        for part, limit in zip(
            group.parts, group.bounds(self._plan, bound), strict=True
        ):
            if limit is None:
                return
            value = value_of(part.goal.weights, self._plan)
            proved = value == limit
            result = part.goal.result(self._plan, limit, proved=proved)
            self._results.append(result)
            if proved:
                self._face = self._face.within(part.goal.weights, value)
            self._progress(result)

    def _progress(self, result: StepResult) -> None:
        problem = self._face.problem
        self._spending.progress(
            StepProgress(
                result=result,
                index=len(self._results) - 1,
                count=len(problem.steps) + (problem.canonical is not None),
                open_options=int(self._face.open.sum()),
            )
        )

    def _report(
        self, name: str, engine: str, before: float, face: Face | None = None
    ) -> None:
        self._reports.append(
            StepReport(
                name=name,
                seconds=before - self._spending.remaining(),
                engine=engine,
                open_options=int((face or self._face).open.sum()),
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
        problem = self._face.problem
        goals = [*step_goals(problem), *canonical_rounds(problem.canonical)[:1]]
        return [
            goal.result(self._plan, self._weak_bound(goal), proved=False)
            for goal in goals[len(self._results) :]
        ]

    def _weak_bound(self, goal: Goal) -> int | None:
        """Return a bound that needs no search, None where the plan reaches it.

        A plan that reaches it is not proved the best: earlier steps may still change.
        """
        bound = unlimited_bound(self._face, goal.weights)
        if self._plan is None or bound is None:
            return bound
        return None if value_of(goal.weights, self._plan) >= bound else bound
