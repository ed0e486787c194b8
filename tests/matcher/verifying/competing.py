"""What is told of competition in tiny regions, with the result it is told of."""

from functools import cache

from matcher.claims.competition import Competition
from matcher.competing import compete
from matcher.flow import describe
from matcher.model.region import Region
from matcher.planning import Planned
from matcher.result import Result
from matcher.solving import Report
from matcher.verifying import Failure
from matcher.verifying.competition import verify_competition
from tests.matcher.competing.crowded import crowded_region, planned

SNAPSHOT = "0" * 64
PROVE_SECONDS = 30.0


def forever() -> float:
    return float("inf")


@cache
def told(seed: int) -> tuple[Region, Result, Competition]:
    """Return a crowded region, a result of it, and what is told of competition."""
    scene, plan = planned(crowded_region(seed), seed)
    result = describe(
        scene,
        Planned(
            choice=plan.choice,
            status=plan.status,
            steps=(),
            unique=False,
            report=Report(workers=1, seed=0, steps=()),
        ),
        SNAPSHOT,
    )
    found = compete(scene, plan, result.cases, snapshot=SNAPSHOT, remaining=forever)
    return scene.region, result, found


def failures(
    seed: int, found: Competition, prove_seconds: float | None = None
) -> tuple[Failure, ...]:
    region, result, _ = told(seed)
    return verify_competition(region, result, found, prove_seconds=prove_seconds)
