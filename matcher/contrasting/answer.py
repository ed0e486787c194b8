"""One of six answers, tried in their order, read off a stored plan."""

from collections.abc import Callable
from dataclasses import replace

from matcher.claims.contrast import MOVED, Alternative, Answer, Contrast, OpenStep
from matcher.claims.contrast import Premise as NotAsked
from matcher.contrasting.alternative import alternative
from matcher.contrasting.asked import Ask, Asked, understood
from matcher.contrasting.barred import offers_before
from matcher.contrasting.foil import Foil, foil, options_alone
from matcher.contrasting.shortage import alone, shortage, solved
from matcher.explaining.choice import worth
from matcher.explaining.ledger import ledger
from matcher.objective import objective_id
from matcher.plan import Plan
from matcher.result import CITED
from matcher.scene import Scene
from matcher.solving import Solution, Status, StepResult, Work

FORMAT = 1
# Units of search for one question: about half a minute of one processor at most.
WORK = 30.0


class ContradictionError(RuntimeError):
    """A plan was found that is better than one that was proved to be the best."""


def contrast(
    scene: Scene,
    plan: Plan,
    ask: Ask,
    *,
    snapshot: str,
    remaining: Callable[[], float],
    work: float = WORK,
) -> Contrast:
    """Return the answer to a question about a plan; nothing is planned anew.

    `work` bounds the searches, the same on every machine; `remaining` seconds end them
    too. Raises KeyError for a case or place that is not there, and ContradictionError
    when the plan of a proved run is not the best.
    """
    asked = understood(scene, plan, ask)
    claim = Contrast(
        format=FORMAT,
        snapshot=snapshot,
        as_of=scene.region.as_of,
        objective_id=objective_id(scene.objective),
        run_proved=plan.proved,
        question=ask.question,
        case=ask.case,
        other=ask.other,
        place=ask.place if isinstance(asked, NotAsked) else asked.place,
    )
    if isinstance(asked, NotAsked):
        return replace(claim, premise=asked)
    if not asked.targets:
        return _blocked(scene, asked, claim)
    return _compared(scene, plan, asked, claim, remaining, Work(work))


def _blocked(scene: Scene, asked: Asked, claim: Contrast) -> Contrast:
    found = offers_before(scene, asked.newcomer, asked.at)
    return replace(
        claim, answer=Answer.BLOCKED, all_offers=len(found), offers=found[:CITED]
    )


def _compared(
    scene: Scene,
    plan: Plan,
    asked: Asked,
    claim: Contrast,
    remaining: Callable[[], float],
    work: Work,
) -> Contrast:
    books = ledger(scene, plan)
    own = options_alone(scene, plan, books, asked)
    impossible = replace(claim, answer=Answer.IMPOSSIBLE, idle=asked.holder is not None)
    if not own[asked.newcomer]:
        return replace(impossible, shortage=alone(scene, books, asked))
    plans = foil(scene, plan, books, asked, remaining=remaining, work=work)
    possible = plans.possible()
    if not _has_plan(possible):
        proof = shortage(scene, plan, books, asked, own, remaining)
        if proof is None and possible.status is Status.INFEASIBLE:
            proof = solved()
        if proof is not None:
            return replace(impossible, shortage=proof)
        return replace(claim, answer=Answer.NOT_PROVED, open=_open(possible.steps))
    return _Search(scene, plan, asked, plans).told(claim, possible)


class _Search:
    """The answers that name a plan that does what is asked."""

    def __init__(self, scene: Scene, plan: Plan, asked: Asked, plans: Foil) -> None:
        self._scene, self._plan, self._asked, self._plans = scene, plan, asked, plans
        self._values = worth(scene)

    def told(self, claim: Contrast, possible: Solution) -> Contrast:
        """Return the answer, given a plan that moves as few as can be, if proved."""
        (count,) = possible.steps
        if not count.proved:
            return self._not_proved(claim, possible)
        fewest = None
        if count.value:
            found = self._plans.fewest()
            if not self._is_settled(found):
                return self._not_proved(claim, found)
            fewest = self._alternative(found)
        return self._compared(claim, fewest, self._plans.best())

    def _compared(
        self, claim: Contrast, fewest: Alternative | None, found: Solution
    ) -> Contrast:
        settled = self._is_settled(found)
        best = self._alternative(found) if _has_plan(found) else None
        rivals = (known for known in (best, fewest) if known and _first(known) <= 0)
        rival = next(rivals, None)
        if rival is not None and not self._plan.proved:
            return replace(claim, answer=Answer.NOT_PROVED, best=rival)
        told = replace(
            claim,
            answer=Answer.MOVES,
            fewest=fewest,
            best=best if settled else None,
            idle=self._is_idle(found),
        )
        if fewest is not None:
            return told
        if best is None or not settled:
            return self._not_proved(claim, found)
        return replace(told, answer=Answer.WORSE if best.costs else Answer.TIE)

    def _not_proved(self, claim: Contrast, found: Solution) -> Contrast:
        best = self._alternative(found) if _has_plan(found) else None
        return replace(
            claim, answer=Answer.NOT_PROVED, best=best, open=_open(found.steps)
        )

    def _alternative(self, solution: Solution) -> Alternative:
        found = alternative(
            self._scene,
            self._plan,
            self._values,
            self._asked.newcomer,
            solution.choice.tolist(),
            proved=solution.status is Status.OPTIMAL,
        )
        if self._plan.proved and _first(found) < 0:
            message = f"better than the best plan in {found.costs[0].step}"
            raise ContradictionError(message)
        return found

    def _is_settled(self, solution: Solution) -> bool:
        """Whether the steps are proved up to the first that differs from the plan.

        A plan that differs in no step from the best there is, is one of the best.
        """
        if not _has_plan(solution):
            return False
        costs = self._alternative(solution).costs
        upto = {step.value for step in self._scene.objective.steps}
        if costs:
            names = [step.name for step in solution.steps]
            upto = set(names[: names.index(costs[0].step) + 1])
        elif self._plan.proved:
            upto = set()
        needed = {MOVED} | upto
        return all(step.proved for step in solution.steps if step.name in needed)

    def _is_idle(self, found: Solution) -> bool:
        holder = self._asked.holder
        return (
            holder is not None
            and found.status is Status.OPTIMAL
            and int(found.choice[holder]) == self._plan.choice[holder]
        )


def _first(found: Alternative) -> int:
    return found.costs[0].worse_by if found.costs else 0


def _has_plan(solution: Solution) -> bool:
    return any(step.value is not None for step in solution.steps)


def _open(steps: tuple[StepResult, ...]) -> OpenStep:
    """Return the first step that is not proved; without a plan no bound is told."""
    step = next(step for step in steps if not step.proved)
    bound = None if step.value is None else step.bound
    return OpenStep(step=step.name, value=step.value, bound=bound)
