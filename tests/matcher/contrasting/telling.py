"""Questions with the result they are about, for the second way."""

from collections.abc import Iterator
from functools import cache
from random import Random

from matcher.claims.contrast import Contrast
from matcher.flow import describe
from matcher.plan import Plan
from matcher.planning import Planned
from matcher.result import Result, RunStatus, StepClaim
from matcher.scene import Scene
from matcher.solving import Report
from matcher.verifying import Failure, verify_contrast
from tests.matcher.contrasting.asking import answer, best_plan, posed, questions
from tests.matcher.contrasting.six import ALL
from tests.matcher.explaining.tiny import scene_of, some_plan, tiny_region
from tests.matcher.verifying.running import SNAPSHOT

SECONDS = 30.0
Told = tuple[Scene, Result, Contrast]


def told_of(scene: Scene, plan: Plan) -> Result:
    """Return a result that tells of this plan; its steps are of no concern here."""
    steps = tuple(
        StepClaim(name=s.value, maximise=True, value=0, bound=None, proved=False)
        for s in scene.objective.steps
    )
    planned = Planned(
        choice=plan.choice,
        status=plan.status,
        steps=steps,
        unique=False,
        report=Report(workers=1, seed=0, steps=()),
    )
    return describe(scene, planned, SNAPSHOT)


@cache
def worked_out() -> tuple[Told, ...]:
    """Return the questions that were worked out by hand, with their answers."""
    found = []
    for worked in ALL:
        scene, plan, ask = posed(worked)
        found.append((scene, told_of(scene, plan), answer(scene, plan, ask)))
    return tuple(found)


@cache
def of_tiny(seed: int, status: RunStatus, work: float = 30.0) -> tuple[Told, ...]:
    """Return questions about a tiny region, answered within some work."""
    return tuple(_of_tiny(seed, status, work))


def _of_tiny(seed: int, status: RunStatus, work: float) -> Iterator[Told]:
    scene = scene_of(tiny_region(seed))
    if status is RunStatus.OPTIMAL:
        plan = Plan(choice=best_plan(scene).choice, status=status)
    else:
        plan = some_plan(scene, seed, status)
    result = told_of(scene, plan)
    rng = Random(seed)  # noqa: S311 - seeded questions, no secrets
    for ask in questions(scene, plan, rng):
        yield scene, result, answer(scene, plan, ask, work=work)


def failures(told: Told, prove_seconds: float | None = None) -> tuple[Failure, ...]:
    scene, result, claim = told
    return verify_contrast(
        scene.region, result, claim, snapshot=SNAPSHOT, prove_seconds=prove_seconds
    )
