"""Limits of which a plan leaves nothing."""

from matcher.plan import Plan
from matcher.result import TightLimit
from matcher.scene import Scene


def tight_limits(scene: Scene, plan: Plan) -> tuple[TightLimit, ...]:
    """Return the limits that let nothing more through: used, and used up."""
    chosen = {o for o in plan.choice if o is not None}
    found = []
    for limit in scene.limits:
        used = sum(amount for option, amount in limit.amounts if option in chosen)
        least = min(amount for _, amount in limit.amounts)
        if used and used + least > limit.capacity:
            found.append(
                TightLimit(
                    id=limit.id, kind=limit.kind, capacity=limit.capacity, used=used
                )
            )
    return tuple(found)
