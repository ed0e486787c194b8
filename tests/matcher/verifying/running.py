"""Runs of small regions, each solved once for all tests of the verifier."""

from functools import cache

from fixtures.casussen import ALL_CASUSSEN
from fixtures.generator import Size, generate
from matcher.flow import RunOutcome, describe, run
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.planning import Planned, plan_cases
from matcher.result import Result
from matcher.scene import Scene, prepare
from matcher.verifying import Failure, verify
from tests.matcher.verifying.moving import moving, tie

SNAPSHOT = "0" * 64
PROVE_SECONDS = 30.0
SIZE = {"small": Size.of(3, 12), "broad": Size.of(4, 90)}
MADE_HERE = {"moving": moving, "tie": tie}
CASUS = {casus.key: casus for casus in ALL_CASUSSEN}


@cache
def region_of(key: str) -> Region:
    """Return the region of a casus, or MADE_HERE, or tiny-SEED-TIGHTNESS.

    Of SIZE the names may stand for tiny.
    """
    if key in CASUS:
        return CASUS[key].region()
    if key in MADE_HERE:
        return MADE_HERE[key]()
    name, seed, tightness = key.split("-")
    size = SIZE.get(name, name)
    return generate(size, int(seed), tightness=float(tightness))


@cache
def outcome_of(key: str) -> RunOutcome:
    return run(
        region_of(key),
        snapshot=SNAPSHOT,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=2,
    )


@cache
def scene_of(key: str) -> Scene:
    return prepare(region_of(key), Objective())


@cache
def planned_of(key: str) -> Planned:
    return plan_cases(
        scene_of(key),
        remaining=lambda: 60.0,
        workers=2,
        seed=0,
        progress=None,
        stop=None,
    )


def told(key: str, planned: Planned) -> Result:
    """Return the result that goes with a plan."""
    return describe(scene_of(key), planned, SNAPSHOT)


def failures(
    region: Region, result: Result, prove_seconds: float | None = None
) -> tuple[Failure, ...]:
    found = verify(region, result, snapshot=SNAPSHOT, prove_seconds=prove_seconds)
    return found.failures
