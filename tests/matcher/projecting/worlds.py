"""Small worlds with everything that can be told of them, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from api.regionfile import content_hash
from fixtures.casussen.defaults import BASE_CASE, UTRECHT, Site, region_of, site
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.claims.competition import CaseCompetition
from matcher.competing.compete import compete_case
from matcher.explaining import recalled
from matcher.flow import describe, run
from matcher.model.case import Case
from matcher.model.place import Opening
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.planning import Planned
from matcher.result import CaseResult, Result, RunStatus
from matcher.scene import Scene, prepare
from matcher.solving import Report
from tests.matcher.explaining.tiny import scene_of, some_plan

RESULTS: dict[str, Result] = {}


@dataclass(frozen=True)
class World:
    """A region, and whatever the machine can say of it."""

    region: Region

    @cached_property
    def result(self) -> Result:
        snapshot = content_hash(self.region)
        if snapshot not in RESULTS:
            found = run(
                self.region,
                snapshot=snapshot,
                objective=Objective(),
                remaining=lambda: 60.0,
                workers=1,
            )
            assert found.failures == ()
            RESULTS[snapshot] = found.result
        return RESULTS[snapshot]

    @cached_property
    def scene(self) -> Scene:
        return prepare(self.region, self.result.objective)

    def outcome(self, case: str) -> CaseResult:
        return next(c for c in self.result.cases if c.case == case)

    def competition(self, case: str) -> CaseCompetition | None:
        plan = recalled(self.scene, self.result)
        return compete_case(self.scene, plan, case, remaining=lambda: 60.0)


def told(region: Region, seed: int) -> Result:
    """Return a result of some plan that keeps the limits: nothing is solved."""
    scene = scene_of(region)
    plan = some_plan(scene, seed)
    planned = Planned(
        choice=plan.choice,
        status=RunStatus.OPTIMAL,
        steps=(),
        unique=True,
        report=Report(steps=(), workers=1, seed=0),
    )
    return describe(scene, planned, "0" * 64)


def person(ref: str, **facts: object) -> Case:
    """Return somebody with a paid claim to beschermd wonen and all in order."""
    return replace(BASE_CASE, ref=ref, **{"entitlements": (wmo_bw(),), **facts})


def house(
    ref: str, *openings: Opening, municipality: str = UTRECHT, **place: object
) -> Site:
    """Return a home of its own provider, free when it has openings."""
    made = replace(BW, ref=ref, name=f"Huis {ref}", openings=openings, **place)
    return site(made, municipality=municipality)


def at(home: Site, **location: object) -> Site:
    """Return the home with something changed about its location."""
    return replace(home, location=replace(home.location, **location))


def world(cases: Iterable[Case], homes: Iterable[Site], **more: object) -> World:
    return World(region_of(tuple(cases), tuple(homes), **more))
