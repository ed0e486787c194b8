"""One run, from region to verified result."""

from collections.abc import Callable
from dataclasses import dataclass

from matcher.explaining import explain
from matcher.model.region import Region
from matcher.objective import Objective, objective_id
from matcher.plan import Plan
from matcher.planning import Planned, plan_cases
from matcher.result import Result
from matcher.rules import AS_THEY_ARE, Switches, rule_set_id
from matcher.scene import Scene, prepare
from matcher.solving import Report, StepProgress, Stop
from matcher.tight import tight_limits
from matcher.verifying import Failure, Verification, verify

RESULT_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A stage that has begun; `step` is set while a step of the solve just ended."""

    stage: str
    step: StepProgress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What makes a run an analysis: rules switched, and a result to stay like.

    Of plans that are equal in every step the one that differs least from `like` wins.
    """

    switches: Switches = AS_THEY_ARE
    like: Result | None = None


NO_TRIAL = Trial()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutcome:
    """A result, what the verifier found, and the host facts."""

    result: Result
    verification: Verification
    report: Report

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The claims of the result that the verifier rejects."""
        return self.verification.failures


def run(  # noqa: PLR0913 - everything that a run depends on
    region: Region,
    *,
    snapshot: str,
    objective: Objective,
    remaining: Callable[[], float],
    workers: int = 8,
    seed: int = 0,
    progress: Callable[[Progress], None] | None = None,
    stop: Stop | None = None,
    trial: Trial = NO_TRIAL,
) -> RunOutcome:
    """Match the open cases of a region, explain every outcome, and verify it all.

    `snapshot` is the sha256 of the region's canonical bytes; `remaining` gives
    the seconds left on the caller's clock.
    """
    tell = progress or (lambda _: None)
    tell(Progress(stage="rules"))
    scene = prepare(region, objective, trial.switches)
    tell(Progress(stage="solve"))
    planned = plan_cases(
        scene,
        remaining=remaining,
        workers=workers,
        seed=seed,
        progress=lambda step: tell(Progress(stage="solve", step=step)),
        stop=stop,
        like=trial.like,
    )
    tell(Progress(stage="explain"))
    result = describe(scene, planned, snapshot)
    tell(Progress(stage="verify"))
    found = verify(region, result, snapshot=snapshot, switches=trial.switches)
    return RunOutcome(result=result, verification=found, report=planned.report)


def describe(scene: Scene, planned: Planned, snapshot: str) -> Result:
    """Return the claims about a plan; nothing is planned anew."""
    plan = Plan(choice=planned.choice, status=planned.status)
    return Result(
        format=RESULT_FORMAT,
        snapshot=snapshot,
        as_of=scene.region.as_of,
        rule_set=rule_set_id(scene.rules, scene.region.agreements),
        objective=scene.objective,
        objective_id=objective_id(scene.objective),
        status=planned.status,
        steps=planned.steps,
        unique=planned.unique,
        cases=explain(scene, plan),
        tight=tight_limits(scene, plan),
    )
