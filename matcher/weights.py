"""The steps of the objective as one integer weight per option."""

from collections.abc import Callable
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from matcher.model.terms import PlacementStatus
from matcher.objective import StepName, urgency_class
from matcher.options import Option
from matcher.result import CaseResult, Result
from matcher.scene import Scene

IntArray = NDArray[np.int64]
CANONICAL_BITS = 32


def step_weights(scene: Scene) -> dict[StepName, IntArray]:
    """Return, for each step of the objective, int64[options]."""
    classes = urgency_classes(scene)
    waited = [(scene.region.as_of - c.waiting_since).days for c in scene.cases]
    out = _proposals_out(scene)
    each: dict[StepName, Callable[[Option], int]] = {
        StepName.PLACED_U0: lambda o: int(classes[o.case] == 0),
        StepName.PLACED_U1: lambda o: int(classes[o.case] == 1),
        StepName.PLACED_U2: lambda o: int(classes[o.case] == 2),  # noqa: PLR2004
        StepName.PLACED_U3: lambda o: int(classes[o.case] == 3),  # noqa: PLR2004
        StepName.LATE_DAYS: lambda o: o.late_days,
        StepName.WAITED_DAYS: lambda o: waited[o.case],
        StepName.START_DAYS: lambda o: (o.start - scene.region.as_of).days,
        StepName.CONDITIONAL: lambda o: int(o.conditional),
        StepName.OVER_SECURITY: lambda o: o.over_security,
        StepName.FIT: lambda o: sum(p.points for p in o.fit),
        StepName.MOVED: lambda o: _moves(scene, out, o),
        StepName.COST_PER_DAY: lambda o: o.cost_per_day,
    }
    return {
        step: np.array([each[step](o) for o in scene.options], dtype=np.int64)
        for step in scene.objective.steps
    }


def canonical_weights(scene: Scene) -> IntArray:
    """Return int64[options]: a fixed hash of case and option, below 2**32.

    Without meaning for anybody: it only makes the optimum unique.
    """
    keys = (f"{scene.cases[o.case].ref}|{o.key}" for o in scene.options)
    return np.array([_hash(key) for key in keys], dtype=np.int64)


def urgency_classes(scene: Scene) -> tuple[int, ...]:
    """Return the urgency class of each case, waiting guard included."""
    on, objective = scene.region.as_of, scene.objective
    return tuple(urgency_class(c, on, objective) for c in scene.cases)


def _hash(key: str) -> int:
    digest = sha256(key.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - CANONICAL_BITS)


def _proposals_out(scene: Scene) -> dict[str, tuple[str, str | None]]:
    return {
        p.case: (p.place, p.team)
        for p in scene.region.placements
        if p.status is PlacementStatus.VOORGESTELD
    }


def _moves(scene: Scene, out: dict[str, tuple[str, str | None]], option: Option) -> int:
    proposed = out.get(scene.cases[option.case].ref)
    offer = scene.offers[option.offer]
    return int(proposed is not None and proposed != (offer.place, offer.team))


def likeness_weights(scene: Scene, like: Result) -> IntArray:
    """Return int64[options], whose sum is larger for a plan more like a result.

    Whether a case has a place counts before where it is, and that before how: one
    difference of the first kind outweighs any number of the others.
    """
    before = {outcome.case: outcome for outcome in like.cases}
    base = len(scene.cases) + 1
    weights = [
        _likeness(scene, option, before.get(scene.cases[option.case].ref), base)
        for option in scene.options
    ]
    return np.array(weights, dtype=np.int64)


def _likeness(
    scene: Scene, option: Option, before: CaseResult | None, base: int
) -> int:
    if before is None:
        return 0
    if before.placed is None:
        return -(base**2)
    was, offer = before.placed.option, scene.offers[option.offer]
    same_place = (was.place, was.team) == (offer.place, offer.team)
    told = (was.start, was.until, was.funding, was.bridge)
    same = same_place and told == (
        option.start,
        option.until,
        option.line,
        option.bridge,
    )
    return base**2 + base * same_place + same
