"""Tiny regions where people stay somewhere already, and their candidates."""

from dataclasses import dataclass, replace
from functools import cache
from random import Random

from matcher.candidates import candidates
from matcher.claims.candidates import Candidates
from matcher.explaining import recalled
from matcher.flow import run
from matcher.model.case import StayNow
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.result import Result
from matcher.scene import Scene, prepare
from matcher.verifying import Failure
from matcher.verifying.openings import candidates_failures
from tests.matcher.explaining.tiny import tiny_region

SNAPSHOT = "0" * 64


@dataclass(frozen=True, slots=True)
class Settled:
    region: Region
    result: Result
    scene: Scene
    plan: Plan

    def candidates(self, place: str) -> Candidates:
        return candidates(self.scene, self.plan, place, snapshot=SNAPSHOT)

    def failures(self, found: Candidates) -> list[Failure]:
        told = candidates_failures(self.region, self.result, found, snapshot=SNAPSHOT)
        return list(told)


def settled(region: Region) -> Settled:
    outcome = run(
        region,
        snapshot=SNAPSHOT,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=1,
    )
    assert outcome.failures == ()
    scene = prepare(region, Objective())
    plan = recalled(scene, outcome.result)
    return Settled(region, outcome.result, scene, plan)


def staying_region(seed: int) -> Region:
    """Return a tiny region in which most cases stay at one of its places now."""
    region, rng = tiny_region(seed), Random(seed)  # noqa: S311 - seeded, no secrets
    homes = [p.ref for p in region.places if p.housing]
    cases = tuple(
        replace(c, stay_now=StayNow(kind="ELDERS", place=rng.choice(homes)))
        if rng.random() < 0.7
        else c
        for c in region.cases
    )
    return replace(region, cases=cases)


@cache
def settled_of(seed: int) -> Settled:
    return settled(staying_region(seed))


def homes(region: Region) -> list[str]:
    return sorted(p.ref for p in region.places if p.housing)
