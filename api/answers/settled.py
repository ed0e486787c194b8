"""Where explainers start: a verified result with its scene and its plan."""

from dataclasses import dataclass

from matcher.explaining import recalled
from matcher.model.region import Region
from matcher.plan import Plan
from matcher.result import Result
from matcher.scene import Scene, prepare


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A verified result, and the scene and plan it tells of."""

    result: Result
    scene: Scene
    plan: Plan


def settled_on(region: Region, result: Result) -> Settled:
    """Return the scene and the plan that a result of this region tells of."""
    scene = prepare(region, result.objective)
    return Settled(result=result, scene=scene, plan=recalled(scene, result))
